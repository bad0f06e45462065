"""The values that flow between rooms: frozen, typed, ready for JSON. Imports nothing of ours but errors."""

"""How well the reader reads: every head on its dev sets."""

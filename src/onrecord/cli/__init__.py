"""The commands: one file each, no logic; every verb lives in ``api``."""

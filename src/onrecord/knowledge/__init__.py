"""Takes a name, a title, a verb or an office and gives what the shipped tables know of it.

``data/SOURCES.md`` names the source and the terms of every table. Each table is read when it is first asked for.
"""

"""Takes a record and gives what people and programs read of it: readouts, answers, a site, JSON lines, tables.

``readout`` makes the view of a story that the terminal, the JSON and the site share; ``formats`` is the table of export
formats. Nothing here changes a record.
"""

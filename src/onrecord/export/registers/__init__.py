"""Takes a record; gives registers: views over its events and statements, each entry with its life and its evidence."""

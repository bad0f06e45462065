"""The table of tables is sound."""

from onrecord.export.csv_schema import TABLES


def test_keys_name_columns_that_are_there():
    """Primary and foreign keys name columns; a foreign key leads to the whole primary key of another table."""
    tables = {table.name: table for table in TABLES}
    assert len(tables) == len(TABLES)
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert set(table.primary) <= set(names)
        for column, other, theirs in table.keys:
            assert column in names
            assert tables[other].primary == (theirs,)

"""Fixtures for the record: made readings, and a record that holds some."""

import importlib.util
from pathlib import Path

import pytest

from onrecord.record import Record

_spec = importlib.util.spec_from_file_location("made_readings", Path(__file__).with_name("made_readings.py"))
_made = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_made)


@pytest.fixture(scope="session")
def made():
    """The module that makes readings from numbers."""
    return _made


@pytest.fixture(scope="session")
def pairs():
    """Arrivals with their readings: eight reports, some found twice or thrice."""
    return [pair for number in range(8) for pair in _made.made(number, copies=1 + number % 3)]


@pytest.fixture
def fill():
    """Fills a record at a path with pairs and groups them."""

    def filled(path, pairs, *, reader="r1", group=True, keep_source=True):
        with Record.open(path, create=True) as record:
            number = record.begin_build(version="1", reader=reader, settings={"jobs": 1})
            for arrival, reading in pairs:
                record.add(reading, arrival, reader=reader, keep_source=keep_source)
            if group:
                record.replace_grouping(_made.made_grouping(record.readings()), reader=reader)
            record.finish_build(number, read=len(pairs))
        return path

    return filled


@pytest.fixture(scope="session")
def searched(tmp_path_factory, pairs):
    """A grouped record, open for reading."""
    path = tmp_path_factory.mktemp("searched") / "r.db"
    with Record.open(path, create=True) as record:
        for arrival, reading in pairs:
            record.add(reading, arrival, reader="r1", keep_source=True)
        record.replace_grouping(_made.made_grouping(record.readings()), reader="r1")
    with Record.open(path, read_only=True) as record:
        yield record

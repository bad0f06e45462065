"""Fixtures for what is shown and written: records made by hand."""

import importlib.util
from pathlib import Path

import pytest

from onrecord.record import Record


def _beside(name):
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_made = _beside("made_story")
_plans = _beside("made_plans")


def write_record(path, pairs, grouping, *, aside=()):
    with Record.open(path, create=True) as record:
        number = record.begin_build(version="1", reader="r1", settings={"jobs": 1})
        for arrival, reading in pairs:
            record.add(reading, arrival, reader="r1", keep_source=True)
        for one in aside:
            record.set_aside(one)
        if grouping is not None:
            record.replace_grouping(grouping, reader="r1")
        record.finish_build(number, read=len(pairs))
    return path


@pytest.fixture(scope="session")
def made():
    """Gives the module that makes stories by hand."""
    return _made


@pytest.fixture(scope="session")
def write():
    """Gives the function that writes a record of pairs and their grouping."""
    return write_record


@pytest.fixture(scope="session")
def story_path(tmp_path_factory):
    """Gives the path of a record of one story in four reports."""
    return write_record(tmp_path_factory.mktemp("story") / "r.db", *_made.made_story())


@pytest.fixture(scope="session")
def made_plans():
    """Gives the module that makes plans by hand."""
    return _plans


@pytest.fixture(scope="session")
def plans_path(tmp_path_factory):
    """Gives the path of a record with a plan for each outcome."""
    return write_record(tmp_path_factory.mktemp("plans") / "r.db", *_plans.made_plans())


@pytest.fixture
def plans_record(plans_path):
    """Gives that record, open for reading."""
    with Record.open(plans_path, read_only=True) as record:
        yield record


@pytest.fixture(scope="session")
def hostile_path(tmp_path_factory):
    """Gives the path of a record of one report that means harm."""
    return write_record(tmp_path_factory.mktemp("hostile") / "r.db", *_made.made_hostile())


@pytest.fixture(scope="session")
def empty_path(tmp_path_factory):
    """Gives the path of a record of nothing."""
    return write_record(tmp_path_factory.mktemp("empty") / "r.db", [], None)


@pytest.fixture
def story_record(story_path):
    """Gives the record of one story, open for reading."""
    with Record.open(story_path, read_only=True) as record:
        yield record


@pytest.fixture
def hostile_record(hostile_path):
    """Gives the record of the report that means harm, open for reading."""
    with Record.open(hostile_path, read_only=True) as record:
        yield record


@pytest.fixture
def empty_record(empty_path):
    """Gives the record of nothing, open for reading."""
    with Record.open(empty_path, read_only=True) as record:
        yield record

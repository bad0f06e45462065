"""Workers must be able to import what they run: the functions stand in a module that is importable by name."""

import importlib
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def work_to_do():
    """The module of functions for workers, importable here and in workers."""
    folder = str(Path(__file__).parent)
    sys.path.insert(0, folder)
    yield importlib.import_module("work_to_do")
    sys.path.remove(folder)

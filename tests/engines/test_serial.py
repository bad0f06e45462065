"""The serial engine: one after the other, here."""

import os
from functools import partial

import pytest

from onrecord.engines import ENGINES, LIMITS, run, serial


def test_items_are_taken_one_by_one():
    taken = []

    def items():
        for number in range(3):
            taken.append(number)
            yield number

    results = serial.run(str, items())
    assert taken == []
    assert next(results) == "0"
    assert taken == [0]
    assert list(results) == ["1", "2"]


def test_one_job_is_done_in_this_process(work_to_do):
    assert set(run(work_to_do.process_id, range(3), jobs=1)) == {os.getpid()}


def test_every_engine_gives_the_same_results_with_functions_that_carry_arguments(work_to_do):
    add = partial(work_to_do.add, amount=5)
    expected = [number + 5 for number in range(30)]
    assert {name: list(engine(add, range(30), jobs=2, limits=LIMITS)) for name, engine in ENGINES.items()} == {
        "serial": expected,
        "processes": expected,
    }


def test_an_exception_is_raised_at_its_items_place(work_to_do):
    results = run(work_to_do.misbehave, [1, "raise", 2])
    assert next(results) == 1
    with pytest.raises(ValueError, match="no such report"):
        next(results)

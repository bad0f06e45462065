"""Worker processes: order, bounds, and what happens when one dies."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.engines import Limits, Lost, processes, run
from onrecord.errors import OnRecordError

LIMITS = Limits(seconds=20.0, memory=None)
METHODS = [name for name in ("forkserver", "spawn", "fork") if name in multiprocessing.get_all_start_methods()]


@pytest.mark.parametrize("method", METHODS)
def test_results_come_in_order_for_every_way_to_start_workers(work_to_do, method):
    results = processes.run(work_to_do.square, range(50), jobs=2, limits=LIMITS, method=method)
    assert list(results) == [number * number for number in range(50)]


def test_results_are_equal_for_any_number_of_jobs(work_to_do):
    items = ["a", 1, None, "b"] * 10
    expected = list(run(work_to_do.misbehave, items))
    for jobs in (2, 3):
        assert list(run(work_to_do.misbehave, items, jobs=jobs)) == expected


def test_the_work_is_shared(work_to_do):
    ids = set(processes.run(work_to_do.process_id, range(40), jobs=2, limits=LIMITS))
    assert len(ids) == 2
    assert os.getpid() not in ids


@pytest.mark.parametrize("deed", ["die", "exit"])
def test_an_item_that_kills_its_worker_is_lost_alone_and_named(work_to_do, deed):
    items = [*range(10), deed, *range(10)]
    results = list(processes.run(work_to_do.misbehave, items, jobs=2, limits=LIMITS))
    assert results[:10] == results[11:] == list(range(10))
    lost = results[10]
    assert isinstance(lost, Lost)
    assert lost.index == 10
    assert lost.code == "worker-died"
    assert ("signal 9" if deed == "die" else "status 3") in lost.message


def test_an_item_whose_worker_died_for_anothers_fault_gets_a_second_try(work_to_do, tmp_path):
    items = [1, str(tmp_path / "mark"), 2]
    assert list(processes.run(work_to_do.misbehave, items, jobs=2, limits=LIMITS)) == [1, "second try", 2]


def test_many_killers_in_a_row_do_not_stop_the_run(work_to_do):
    items = ["die", "exit", "die", 1, "die", 2, "exit"]
    results = list(processes.run(work_to_do.misbehave, items, jobs=2, limits=LIMITS))
    assert [item if not isinstance(item, Lost) else "lost" for item in results] == ["lost"] * 3 + [1, "lost", 2, "lost"]
    assert [item.index for item in results if isinstance(item, Lost)] == [0, 1, 2, 4, 6]


def test_an_item_over_its_time_is_ended_and_named(work_to_do):
    started = time.monotonic()
    results = list(processes.run(work_to_do.misbehave, [1, "hang", 2], jobs=2, limits=Limits(seconds=0.5, memory=None)))
    assert [results[0], results[2]] == [1, 2]
    assert results[1].code == "time-limit"
    assert "0.5 seconds" in results[1].message
    assert time.monotonic() - started < 15


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits data segments")
def test_an_item_over_its_memory_is_ended_and_named(work_to_do):
    limits = Limits(seconds=30.0, memory=400_000_000)
    results = list(processes.run(work_to_do.misbehave, [1, "eat", 2], jobs=2, limits=limits))
    assert [results[0], results[2]] == [1, 2]
    assert results[1].code == "memory-limit"
    assert "400 MB" in results[1].message


def test_an_exception_is_raised_at_its_items_place(work_to_do):
    results = processes.run(work_to_do.misbehave, [1, 2, "raise", 3], jobs=2, limits=LIMITS)
    assert [next(results), next(results)] == [1, 2]
    with pytest.raises(ValueError, match="no such report"):
        next(results)
    assert list(results) == []


def test_an_exception_that_cannot_travel_comes_as_its_words(work_to_do):
    with pytest.raises(OnRecordError, match="RefusedError: a"):
        list(processes.run(work_to_do.misbehave, ["raise oddly"], jobs=2, limits=LIMITS))


def test_large_items_and_results_do_not_block_each_other(work_to_do):
    items = [bytes(3_000_000)] * 12
    results = list(processes.run(work_to_do.echo_large, items, jobs=2, limits=LIMITS))
    assert [len(result) for result in results] == [3_000_001] * 12


def test_few_items_are_taken_ahead_however_slow_the_first_is(work_to_do):
    taken = []

    def items():
        for number in range(10_000):
            taken.append(number)
            yield number

    results = processes.run(work_to_do.slow_first, items(), jobs=2, limits=LIMITS)
    assert next(results) == 0
    assert len(taken) <= 2 * processes.WINDOW + 1
    results.close()


def test_stopping_early_leaves_no_worker(work_to_do):
    results = processes.run(work_to_do.process_id, iter(range(10_000)), jobs=2, limits=LIMITS)
    worker = next(results)
    results.close()
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("the worker is still there")


def test_no_items_start_no_worker(work_to_do, monkeypatch):
    monkeypatch.setattr(processes, "_Worker", None)
    assert list(processes.run(work_to_do.never_imported, [], jobs=4, limits=LIMITS)) == []


def test_workers_that_cannot_start_are_an_error_and_no_endless_loop(work_to_do, monkeypatch):
    monkeypatch.setattr(processes, "work", os._exit)
    with pytest.raises(OnRecordError, match="one job"):
        list(processes.run(work_to_do.square, range(5), jobs=2, limits=LIMITS))


INTERRUPTED = """
import signal, sys, time
sys.path.insert(0, sys.argv[1])
# A shell that starts the tests in the background has interrupts ignored, and children inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
from work_to_do import process_id
from onrecord.engines import run

if __name__ == "__main__":
    results = run(process_id, iter(range(10**6)), jobs=2)
    try:
        print(next(results), flush=True)
        for _ in results:
            pass
    except KeyboardInterrupt:
        results.close()
        print("stopped", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal to a group")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupt_or_a_kill_of_the_parent_ends_the_workers_too(tmp_path, ending):
    script = tmp_path / "main.py"
    script.write_text(INTERRUPTED)
    arguments = [sys.executable, str(script), str(Path(__file__).parent)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        worker = int(process.stdout.readline())
        if ending is signal.SIGINT:
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all
            assert process.stdout.readline() == "stopped\n"
        else:
            process.kill()
        process.wait(timeout=20)
    for _ in range(200):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            break
        try:
            if ") Z " in Path(f"/proc/{worker}/stat").read_text():
                break  # dead, and not yet collected by whoever inherited it
        except OSError:
            pass  # gone meanwhile, or a system without /proc: the next look says
        time.sleep(0.05)
    else:
        pytest.fail("the worker is still there")

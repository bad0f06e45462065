"""A build that is killed at any moment goes on where it stopped and ends as an unbroken one."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.record.verify import verify

HERE = Path(__file__).parent
REPORTS = 150

WRITER = """
import importlib.util, sys, time
from onrecord.record import Record, store
from onrecord.types.issue import SetAside

spec = importlib.util.spec_from_file_location("made_readings", sys.argv[1])
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)
store.BATCH_REPORTS = 7  # many commits, so that kills fall into and between them
with Record.open(sys.argv[2], create=True) as record:
    print("open", flush=True)
    build = record.begin_build(version="1", reader="r1", settings={})
    read = 0
    for number in range(int(sys.argv[3])):
        if number % 25 == 0:
            record.set_aside(SetAside(f"broken-{number}", "unreadable", "cannot be decoded"))
        for arrival, reading in made.made(number, copies=1 + number % 3):
            if not record.sighted(arrival.sha256, arrival.source, "r1"):
                record.add(reading, arrival, reader="r1", keep_source=True)
                read += 1
                time.sleep(float(sys.argv[4]))
    record.commit()
    if not record.grouped(reader="r1"):
        record.replace_grouping(made.made_grouping(record.readings()), reader="r1")
    record.finish_build(build, read=read)
print("done", read, flush=True)
"""


def start(path, pause):
    arguments = [sys.executable, "-c", WRITER, str(HERE / "made_readings.py"), str(path), str(REPORTS), str(pause)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def finish(path):
    process = start(path, 0)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return int(output.split()[-1])


def dump_of(path):
    with Record.open(path, read_only=True) as record:
        return list(record.dump())


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 on this system")
def test_a_killed_build_resumes_to_the_same_record(tmp_path):
    assert finish(tmp_path / "unbroken.db") == sum(1 + number % 3 for number in range(REPORTS))
    expected = dump_of(tmp_path / "unbroken.db")
    dice = random.Random(20240501)
    path = tmp_path / "killed.db"
    kept = []
    for _ in range(10):
        process = start(path, 0.015)
        process.stdout.readline()
        time.sleep(dice.uniform(0, 0.3))
        process.kill()
        process.communicate()
        with Record.open(path, read_only=True) as record:
            kept.append(len(record.readings()))
        assert verify(path).ok
    assert kept == sorted(kept), "each run goes on where the one before stopped"
    assert 0 < kept[-1] < REPORTS, "none was left to finish"
    rest = finish(path)
    assert 0 < rest < sum(1 + number % 3 for number in range(REPORTS)), "only what was missing is read"
    assert dump_of(path) == expected
    assert verify(path).ok
    assert finish(path) == 0
    assert dump_of(path) == expected


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 on this system")
def test_a_build_killed_while_stories_are_written_keeps_the_old_ones_or_has_the_new(tmp_path):
    finish(tmp_path / "unbroken.db")
    expected = dump_of(tmp_path / "unbroken.db")
    dice = random.Random(7)
    for place in range(4):
        path = tmp_path / f"late{place}.db"
        process = start(path, 0)
        process.stdout.readline()
        time.sleep(dice.uniform(0.2, 0.5))
        process.kill()
        process.communicate()
        assert verify(path).ok
        finish(path)
        assert dump_of(path) == expected

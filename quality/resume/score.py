"""Kills builds at random moments and compares what they end with. See README.md."""

import argparse
import gzip
import hashlib
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from quality.data import shared

SETS = ("reports/feeds_2016/articles.jsonl.gz", "reports/wikinews_2019_2020/articles.jsonl.gz",
        "reports/state_department/reports.jsonl.gz", "reports/intl_outlets_2024/articles.jsonl.gz")  # fmt: skip

READER = "onrecord_reader"
"""The pipeline that reads unless another is named."""

SOONEST = 0.05
"""Seconds below which a kill that came too late is not tried again sooner."""


def sample(count, seed):
    """Gives ``count`` JSON lines drawn from the sets, the same for one seed."""
    lines = []
    for name in SETS:
        with gzip.open(shared(name), "rb") as stream:
            lines += stream.readlines()
    return random.Random(seed).sample(lines, count)


def write_parts(lines, folder, parts):
    """Writes the lines into ``parts`` files and gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for part in range(parts):
        path = folder / f"part-{part}.jsonl"
        path.write_bytes(b"".join(lines[part::parts]))
        paths.append(str(path))
    return paths


def command(paths, record, reader, *, jobs=1):
    """Gives the command that builds a record."""
    return [sys.executable, "-m", "onrecord", "build", *paths, "--record", str(record), "--jobs", str(jobs),
            "--readouts", "0", "--reader", reader]  # fmt: skip


def build(paths, record, reader, *, jobs=1):
    """Builds without a break; gives the seconds taken."""
    started = time.perf_counter()
    result = subprocess.run(command(paths, record, reader, jobs=jobs), capture_output=True, check=False)
    if result.returncode not in (0, 1):
        raise SystemExit(result.stderr.decode())
    return time.perf_counter() - started


def stored(record):
    """Gives how many reports a record that another process is writing holds by now."""
    try:
        with closing(sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
            return connection.execute("SELECT count(*) FROM reports").fetchone()[0]
    except sqlite3.OperationalError:  # not there yet, without tables yet, or locked at this moment
        return 0


def build_killed(paths, record, reader, reports, after):
    """Kills a build ``after`` seconds from when ``reports`` reports were stored; says whether it was still running."""
    process = subprocess.Popen(command(paths, record, reader), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and stored(record) < reports:
        time.sleep(0.005)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def tail(paths, record, reader, reports):
    """Builds without a break; gives the seconds from the last report's storing to the end."""
    process = subprocess.Popen(command(paths, record, reader), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and stored(record) < reports:
        time.sleep(0.005)
    started = time.perf_counter()
    process.wait()
    return time.perf_counter() - started


def fingerprint(record):
    """Gives the hash of everything that the record holds but its builds and where reports were found."""
    from onrecord.record import Record

    digest = hashlib.sha256()
    with Record.open(record, read_only=True) as held:
        for line in held.dump():
            digest.update(line)
            digest.update(b"\n")
    return digest.hexdigest()


def trials(count, kills, seed, reader):
    """Gives (name of the trial, whether it ended as the unbroken build did), and prints each."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = sample(count, seed)
        paths = write_parts(lines, folder / "whole", 4)
        seconds = build(paths, folder / "whole.db", reader)
        wanted = fingerprint(folder / "whole.db")
        print(f"unbroken: {count} reports in {seconds:.1f} s, {wanted[:16]}")

        def judged(label, record):
            same = fingerprint(record) == wanted
            print(f"{label}: {'the same' if same else 'DIFFERS'}", flush=True)
            return label, same

        held = stored(folder / "whole.db")
        ending = tail(paths, folder / "tail.db", reader, held)
        yield judged("built again", folder / "tail.db")
        for kill in range(kills):
            record = folder / f"kill-{kill}.db"
            # Two of three at any moment of reading and storing; one of three while what was stored is grouped.
            grouping = kill % 3 == 2
            reports = held if grouping else dice.randrange(held)
            after = dice.uniform(0.0, ending * 0.9 if grouping else 0.1)
            struck = build_killed(paths, record, reader, reports, after)
            # What the end takes was measured once; on a quieter machine it is over sooner.
            while not struck and after > SOONEST:
                for left in folder.glob(f"{record.name}*"):
                    left.unlink()
                after /= 2
                struck = build_killed(paths, record, reader, reports, after)
            found = stored(record)
            build(paths, record, reader)
            moment = f"killed with {found} of {held} reports stored{', grouping' if grouping else ''}"
            yield judged(moment if struck else "ended before its kill", record)
        build(list(reversed(paths)), folder / "reversed.db", reader)
        yield judged("files in reverse", folder / "reversed.db")
        build(paths, folder / "two.db", reader, jobs=2)
        yield judged("two processes", folder / "two.db")
        for path in dice.sample(paths, len(paths)):
            build([path], folder / "one.db", reader)
        yield judged("one file at a time", folder / "one.db")


def scores(*, fast):
    """Gives the share of trials that ended the same."""
    results = [same for _, same in trials(60 if fast else 500, 3 if fast else 20, 0, READER)]
    return {"same": sum(results) / len(results)}


def main():
    """Runs from the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=500)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--reader", default=READER, help="the pipeline that reads, by name; by rule is faster")
    chosen = options.parse_args()
    results = list(trials(chosen.reports, chosen.kills, chosen.seed, chosen.reader))
    differing = [label for label, same in results if not same]
    print(json.dumps({"trials": len(results), "same": len(results) - len(differing), "differing": differing}))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())

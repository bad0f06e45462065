"""Scores every room on the labelled data, prints a table beside the floors, and refuses to sink.

    python -m quality.run                 all scorers; exit status 1 where a score is below its floor
    python -m quality.run clean stories   some of them
    python -m quality.run --fast          the subset that runs in CI
    python -m quality.run --raise         write scores that are above their floors as the new floors

Each scorer is a module ``quality.NAME.score`` with a function ``scores(fast: bool) -> dict[str, float]`` that gives
named scores (higher is better), and raises ``quality.data.Absent`` where its data is not on this machine.
"""

import argparse
import importlib
import json
import sys
import time
from pathlib import Path

from quality.data import Absent

FLOORS = Path(__file__).with_name("floors.json")

SCORERS = ("ingest", "extraction", "residue", "samples", "reader", "actors", "statements", "speakers", "said",
           "dates", "events", "stories")  # fmt: skip
"""The scorers in the order in which data flows."""

NOISE = 0.0005
"""Scores are deterministic; this only absorbs the last rounded digit of a floor."""


def main() -> int:
    """Runs the scorers that were asked for; gives the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", help=f"scorers to run, of {', '.join(SCORERS)}; all where none is named")
    options.add_argument("--fast", action="store_true", help="the subset that runs in CI")
    options.add_argument("--raise", dest="lift", action="store_true", help="raise floors to the scores reached")
    chosen = options.parse_args()
    floors = json.loads(FLOORS.read_text("utf-8"))
    kind = "fast" if chosen.fast else "full"
    sunk = run(chosen.names or SCORERS, floors[kind], fast=chosen.fast, lift=chosen.lift)
    if chosen.lift:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    if sunk:
        print(f"{len(sunk)} below the floor: {', '.join(sunk)}")
    return 1 if sunk else 0


def run(names, floors, *, fast, lift=False):
    """Runs scorers and prints a line a score; gives the names of the scores below their floors."""
    sunk = []
    print(f"{'score':58} {'now':>8} {'floor':>8}")
    for name in names:
        started = time.perf_counter()
        try:
            found = importlib.import_module(f"quality.{name}.score").scores(fast=fast)
        except Absent as reason:
            print(f"{name}: skipped, {reason}")
            continue
        for key, value in sorted(found.items()):
            full = f"{name}.{key}"
            floor = floors.get(full)
            low = floor is not None and value < floor - NOISE
            print(
                f"{full:58} {value:8.4f} {'' if floor is None else format(floor, '8.4f'):>8}{'  BELOW' if low else ''}"
            )
            if low:
                sunk.append(full)
            if lift and (floor is None or value > floor):
                floors[full] = round(value, 4)
        missing = [key for key in floors if key.startswith(f"{name}.") and key.removeprefix(f"{name}.") not in found]
        for key in missing:
            print(f"{key:58} {'missing':>8} {floors[key]:8.4f}  BELOW")
            sunk.append(key)
        print(f"{name}: {time.perf_counter() - started:.0f} s")
    return sunk


if __name__ == "__main__":
    sys.exit(main())

"""Copies and stories at doubling sizes: cost must grow in step with the reports."""

import time

from bench.readings import readings
from onrecord import stories

SIZES = (1000, 2000, 4000, 8000)


def rows():
    """Gives seconds a thousand reports at each size, and the ratio to the smallest."""
    held = readings(max(SIZES))
    found = []
    for size in SIZES:
        part = held[: min(size, len(held))]
        started = time.perf_counter()
        copies = stories.COPIES.run(part)
        grouped = stories.STORIES.run(part, copies)
        seconds = (time.perf_counter() - started) / len(part) * 1000
        found.append({"reports": len(part), "stories": len(grouped), "s per thousand": round(seconds, 2)})
    for row in found:
        row["ratio"] = round(row["s per thousand"] / found[0]["s per thousand"], 2)
    return found

"""Runs rivals in turns over the same items, so that a noisy machine treats them alike."""

import time

CHUNK = 10


def in_turns(items, workers):
    """Gives the seconds that each worker took over all items; ``workers`` maps a name to a function of one item."""
    spent = dict.fromkeys(workers, 0.0)
    for worker in workers.values():
        worker(items[0])
    for start in range(0, len(items), CHUNK):
        for name, worker in workers.items():
            started = time.perf_counter()
            for item in items[start : start + CHUNK]:
                worker(item)
            spent[name] += time.perf_counter() - started
    return spent


def ratios(count, spent, unit):
    """Gives a row a worker: how many a second, and the ratio of our speed to its speed."""
    ours = spent["onrecord"]
    return [
        {"who": name, f"{unit}/s": round(count / seconds, 1), "onrecord is": f"{seconds / ours:.2f} times as fast"}
        for name, seconds in spent.items()
    ]

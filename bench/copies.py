"""Finding copies, beside MinHash with locality-sensitive hashing (datasketch) on the same texts."""

import time

from datasketch import MinHash, MinHashLSH

from bench.readings import readings
from onrecord import stories


def minhash(held):
    """Finds near copies the usual way: 128 permutations of 5-word shingles, LSH at a Jaccard similarity of 0.5."""
    index = MinHashLSH(threshold=0.5, num_perm=128)
    pairs = 0
    for reading in held:
        words = reading.report.text.lower().split()
        sketch = MinHash(num_perm=128)
        sketch.update_batch({" ".join(words[i : i + 5]).encode() for i in range(max(1, len(words) - 4))})
        pairs += len(index.query(sketch))
        index.insert(reading.report.id, sketch)
    return pairs


def rows(count=2000):
    """Gives reports a second of both."""
    held = readings(count)
    started = time.perf_counter()
    found = stories.COPIES.run(held)
    ours = time.perf_counter() - started
    started = time.perf_counter()
    pairs = minhash(held)
    theirs = time.perf_counter() - started
    return [
        {"who": "onrecord", "reports/s": round(len(held) / ours), "copies": len(found)},
        {"who": "MinHash LSH", "reports/s": round(len(held) / theirs), "pairs": pairs,
         "onrecord is": f"{theirs / ours:.2f} times as fast"},
    ]  # fmt: skip

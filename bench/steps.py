"""The whole way of a report, and the share of each step."""

import time

from bench.data import texts
from onrecord.errors import SourceError
from onrecord.pipeline.steps import ONE_REPORT


def rows(count=500):
    """Gives reports a second for all steps together, and each step's share of the time."""
    spent = {step.name: 0.0 for step in ONE_REPORT}
    read = 0
    for arrival in texts(count):
        layers = {"arrival": arrival}
        try:
            for step in ONE_REPORT:
                started = time.perf_counter()
                made = step.run(*(layers[name] for name in step.needs))
                spent[step.name] += time.perf_counter() - started
                layers.update(zip(step.gives, made if len(step.gives) > 1 else (made,), strict=True))
        except SourceError:
            continue
        read += 1
    whole = sum(spent.values())
    shares = [{"step": name, "share": f"{seconds / whole:.0%}"} for name, seconds in spent.items()]
    return [{"step": "all", "reports/s": round(read / whole, 1)}, *shares]

"""Scores copies, stories, claims, renderings and events across reports.

    python -m quality.run stories          with floors
    python -m quality.stories.score        the same scores, beside the stored baselines, with false pairs and cost
    python -m quality.stories.score --fast without what has to be read first

What is measured stands in the modules beside this one: `copies`, `clusters`, `conflicts`, `wordings`, `chains`,
`threads`.
"""

import sys

from quality.data import shared
from quality.stories import chains, clusters, conflicts, copies, threads, wordings


def scores(*, fast=False, report=False):
    """Gives all scores; fast leaves out those whose reports must be read by the model first."""
    found = {**copies.scores(report=report), **clusters.scores(fast=fast), **wordings.scores()}
    return found if fast else {**found, **conflicts.scores(), **chains.scores(), **threads.scores()}


def main():
    for name, value in scores(fast="--fast" in sys.argv[1:], report=True).items():
        print(f"{name:45} {value:.4f}")
    print("recurrence, TF-IDF cosine: area {:.4f}, best accuracy {:.4f}".format(*clusters.recurrence_baseline()))
    print("wordings, cosine: area {:.4f}, best accuracy {:.4f}".format(*wordings.baseline()))
    for name in ("near_dup", "allsides", "ecbplus", "newswcl50"):
        print(f"\nbaselines/{name}.txt (thresholds tuned on dev, run on the other half):")
        print(shared("quality", "stories", "baselines", f"{name}.txt").read_text("utf-8"))


if __name__ == "__main__":
    main()

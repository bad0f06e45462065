"""Says what stands in direct speech: there "we" and "they" act, whom the readers of this room do not follow."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from onrecord.types.attribution import Attribution


class DirectSpeech:
    """The contents of a report's direct attributions, to be asked place by place in logarithmic time."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        """Takes the attributions of one report, in any order."""
        spans = sorted(span for one in attributions if one.kind == "direct" for span in one.content)
        self._starts = [span.start for span in spans]
        self._furthest = list(accumulate((span.end for span in spans), max))

    def holds(self, place: int) -> bool:
        """Says whether a code point stands inside direct speech, nested speech included."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and self._furthest[at] > place

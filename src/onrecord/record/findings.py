"""What a check proved and what it found wrong."""

from collections import Counter

from msgspec import Struct

MOST_FAILURES = 1000
"""Failures that are listed one by one; the rest are only counted, for a damaged file can hold millions."""


class Failure(Struct, frozen=True, order=True):
    """One thing that is not as it was written: the table (or kind of entry), its id, the report, and what differs."""

    table: str
    id: str
    report: str
    message: str


class Findings:
    """Collects what is proved and what fails, in bounded memory."""

    def __init__(self) -> None:
        """Starts with nothing proved."""
        self.proved: Counter[str] = Counter()
        self.failures: list[Failure] = []
        self.failed = 0
        self.notes: list[str] = []

    def prove(self, kind: str, holds: bool, failure: Failure) -> bool:
        """Counts one proof of this kind where it holds, else the failure; says whether it holds."""
        if holds:
            self.proved[kind] += 1
        else:
            self.fail(failure)
        return holds

    def fail(self, failure: Failure) -> None:
        """Notes a failure."""
        self.failed += 1
        if len(self.failures) < MOST_FAILURES:
            self.failures.append(failure)

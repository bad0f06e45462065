"""Proves a record or an export against its own stored texts. Knows no room that reads, and no code that writes records.

A record is proved span by span: the words of every span, rendering and piece of evidence are cut out of the stored text
again; ids and checksums are computed again; texts are compared with the pages they came from; references are followed.
An export (JSON lines, one report a line, or a folder of such files) is proved as far as its lines carry what is needed.
"""

import os
from pathlib import Path

from msgspec import Struct

from onrecord.errors import NotARecordError
from onrecord.record.findings import Failure, Findings
from onrecord.record.prove_export import prove_export
from onrecord.record.prove_record import prove_record

SQLITE_HEADER = b"SQLite format 3\x00"


class Verification(Struct, frozen=True, kw_only=True):
    """How many proofs of each kind held, and what failed. ``failed`` counts also failures beyond those listed."""

    path: str
    proved: dict[str, int]
    failures: tuple[Failure, ...]
    failed: int
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Says whether nothing failed."""
        return self.failed == 0


def verify(path: str | os.PathLike[str]) -> Verification:
    """Proves the record or export at this path. Raises NotARecordError where there is neither.

    A folder is proved as a bundle: every ``.jsonl`` and ``.jsonl.gz`` file in it.
    """
    place = Path(path)
    findings = Findings()
    if place.is_dir():
        files = sorted(p for p in place.rglob("*") if p.name.endswith((".jsonl", ".jsonl.gz")))
        if not files:
            raise NotARecordError(f"{place} holds no .jsonl file", remedy="name a record or an export")
        for file in files:
            prove_export(file, findings)
    elif not place.is_file():
        raise NotARecordError(f"there is no file {place}", remedy="name a record or an export")
    elif _begins_like_sqlite(place):
        prove_record(place, findings)
    else:
        prove_export(place, findings)
    return Verification(
        path=str(place), proved=dict(sorted(findings.proved.items())), failures=tuple(findings.failures),
        failed=findings.failed, notes=tuple(findings.notes),
    )  # fmt: skip


def _begins_like_sqlite(place: Path) -> bool:
    with place.open("rb") as file:
        return file.read(len(SQLITE_HEADER)) == SQLITE_HEADER


__all__ = ["Failure", "Verification", "verify"]

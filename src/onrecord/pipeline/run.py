"""Runs steps over layers."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from onrecord.errors import OnRecordError, StepError
from onrecord.language import READER
from onrecord.language import issues as language_issues
from onrecord.pipeline.steps import ACROSS_REPORTS, one_report
from onrecord.types.arrival import Arrival
from onrecord.types.decision import Decision
from onrecord.types.grouping import Grouping
from onrecord.types.on_disk import OnDisk
from onrecord.types.particular import Particular
from onrecord.types.reading import Reading, Readings
from onrecord.types.report import Report
from onrecord.types.step import Step


def read(arrival: Arrival, *, reader: str = READER) -> Reading:
    """Gives everything that is read from one report. Pure. Raises SourceError when there is no usable report in it."""
    return read_report(
        _run(one_report(reader)[:1], {"arrival": arrival}, where=arrival.source)["report"], reader=reader
    )


def read_report(cleaned: Report, *, reader: str = READER) -> Reading:
    """Gives everything that is read from a report that was cleaned already."""
    layers = _run(one_report(reader)[1:], {"report": cleaned}, where=cleaned.source)
    report = msgspec.structs.replace(layers["report"], published=layers["published"])
    return Reading(
        report=report,
        sentences=layers["sentences"],
        mentions=layers["mentions"],
        times=layers["times"],
        attributions=layers["attributions"],
        events=layers["events"],
        particulars=in_order((*layers["particulars"], *layers["occasions"])),
        issues=report.issues + language_issues(layers["doc"]),
    )


def in_order(particulars: Iterable[Particular]) -> tuple[Particular, ...]:
    """Gives the particulars of all rooms in text order."""
    return tuple(sorted(particulars, key=lambda one: (one.start, one.end, one.field, one.about, one.id)))


def group(readings: Readings, decisions: tuple[Decision, ...] = ()) -> Grouping:
    """Gives what the readings have in common. Pure; the same for any order in which reports and decisions came.

    The readings are taken as they are; ``decisions`` say which reports tell one story.
    """
    # Each step goes through all readings: those that are no sequence are rebuilt once from where they lie.
    held = readings if isinstance(readings, Sequence) else OnDisk(Reading, readings)
    layers = _run(ACROSS_REPORTS, {"readings": held, "decisions": decisions}, where="the record")
    return Grouping(
        copies=layers["copies"],
        stories=layers["stories"],
        statements=layers["statements"],
        events=layers["happenings"],
        claims=layers["claims"],
        threads=layers["threads"],
    )


def _run(steps: Sequence[Step], layers: dict[str, Any], *, where: str) -> dict[str, Any]:
    for step in steps:
        try:
            made = step.run(*(layers[name] for name in step.needs))
        except OnRecordError:
            raise
        except Exception as error:
            raise StepError(
                f"step {step.name} failed on {where}: {type(error).__name__}: {error}",
                remedy="a fault of onrecord, please report it with this file",
            ) from error
        layers.update(zip(step.gives, made if len(step.gives) > 1 else (made,), strict=True))
    return layers

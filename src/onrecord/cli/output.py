"""Where words and data go: data to stdout, words to stderr."""

from collections.abc import Iterable

import click

from onrecord.export.labels import named
from onrecord.export.visible import visible
from onrecord.types.issue import SetAside

NAMED = 20
"""Sources set aside that are named one by one where a record keeps them all; the rest is counted."""


def tell_set_aside(aside: Iterable[SetAside], *, record: str = "") -> None:
    """Names what was set aside, and why, on stderr; all of it where no ``record`` keeps it."""
    held = list(aside)
    most = NAMED if record else len(held)
    for item in held[:most]:
        click.echo(f"set aside: {visible(named(item))}", err=True)
    if len(held) > most:
        click.echo(f"set aside: {len(held) - most} more; `onrecord issues --record {record}` names them all", err=True)


def status_of(*, usable: bool, aside: Iterable[SetAside]) -> int:
    """Gives the exit status: 0 done; 1 done, with what may have been a report set aside; 2 nothing usable."""
    from onrecord.ingest.codes import NEVER_REPORTS

    if not usable:
        return 2
    return 1 if any(item.code not in NEVER_REPORTS for item in aside) else 0

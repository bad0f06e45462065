"""Where words and data go: data to stdout, words to stderr."""

from collections.abc import Iterable

import click

from onrecord.export.labels import named
from onrecord.export.visible import visible
from onrecord.types.issue import SetAside

NAMED = 20
"""Sources set aside that are named one by one; the rest is counted, and `onrecord issues` names all."""


def tell_set_aside(aside: Iterable[SetAside]) -> None:
    """Names what was set aside, and why, on stderr."""
    held = list(aside)
    for item in held[:NAMED]:
        click.echo(f"set aside: {visible(named(item))}", err=True)
    if len(held) > NAMED:
        click.echo(f"set aside: {len(held) - NAMED} more; `onrecord issues` names them all", err=True)


def status_of(*, usable: bool, aside: Iterable[SetAside]) -> int:
    """Gives the exit status: 0 done; 1 done, with what may have been a report set aside; 2 nothing usable."""
    from onrecord.ingest.codes import NEVER_REPORTS

    if not usable:
        return 2
    return 1 if any(item.code not in NEVER_REPORTS for item in aside) else 0

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


def status_of(*, usable: bool, aside: bool) -> int:
    """Gives the exit status: 0 done; 1 done, with something set aside; 2 nothing usable."""
    if not usable:
        return 2
    return 1 if aside else 0

"""``onrecord when``."""

from typing import Any

import click

from onrecord.cli.options import setting_options, settings_of
from onrecord.cli.output import status_of, tell_set_aside

EXAMPLES = """\b
Examples:
  onrecord when clipping.txt
  onrecord when old-pages/ --json"""


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one report a line.")
@setting_options("as_is", "reader", "fetch", "allow_private", "timeout", "max_bytes")
def command(paths: tuple[str, ...], as_json: bool, **values: Any) -> int:
    """Date a report from its own words, with reasons, or say that it cannot be told."""
    from onrecord import api
    from onrecord.export.answers import print_when
    from onrecord.types.issue import SetAside

    aside: list[SetAside] = []
    usable = False
    for outcome in api.read(paths, settings_of(values)):
        if isinstance(outcome, SetAside):
            aside.append(outcome)
            continue
        usable = True
        print_when(outcome, as_json=as_json)
    tell_set_aside(aside)
    return status_of(usable=usable, aside=aside)

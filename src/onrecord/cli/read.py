"""``onrecord read``."""

import sys
from typing import Any

import click

from onrecord.cli.options import setting_options, settings_of
from onrecord.cli.output import status_of, tell_set_aside

EXAMPLES = """\b
Examples:
  onrecord read article.html
  cat reports.jsonl | onrecord read --as-is -      offsets are those of the "text" given"""


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="The format.")
@setting_options("jobs", "as_is", "reader", "fetch", "allow_private", "timeout", "max_bytes")
def command(paths: tuple[str, ...], form: str, **values: Any) -> int:
    """Print one JSON object a report: what is read from it, before any grouping."""
    del form
    from onrecord import api
    from onrecord.export.reading_json import reading_json
    from onrecord.types.issue import SetAside

    out = sys.stdout.buffer
    aside: list[SetAside] = []
    usable = False
    for outcome in api.read(paths, settings_of(values)):
        if isinstance(outcome, SetAside):
            aside.append(outcome)
            continue
        usable = True
        out.write(reading_json(outcome) + b"\n")
        out.flush()
    tell_set_aside(aside)
    return status_of(usable=usable, aside=aside)

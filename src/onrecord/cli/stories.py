"""``onrecord stories``."""

import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from onrecord.cli.options import record_option, setting_options, settings_of
from onrecord.cli.output import status_of, tell_set_aside

EXAMPLES = """\b
Examples:
  onrecord stories                               the stories of the record, as a table
  onrecord stories --format jsonl                {"id", "story", "copy_of"} for each report
  onrecord stories reports.jsonl --format jsonl  the same, of these reports alone, keeping no record
  onrecord stories --changes                     which were merged or split, build by build"""


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@record_option
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="Format."
)
@click.option("--changes", is_flag=True, help="Print instead what became of stories as reports were added.")
@setting_options("jobs", "as_is")
def command(paths: tuple[str, ...], record_path: str, form: str, *, changes: bool, **values: Any) -> int:
    """Print which story each report belongs to, and what it copies."""
    from onrecord import api

    if changes and paths:
        raise click.UsageError("--changes is about a record; name no reports with it")
    if not paths:
        _print(record_path, form, changes=changes)
        return 0
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        held = str(Path(folder) / "record.db")
        result = api.build(paths, held, settings_of(values))
        tell_set_aside(result.set_aside)
        _print(held, form)
    return status_of(usable=result.reports > 0, aside=result.set_aside)


def _print(record_path: str, form: str, *, changes: bool = False) -> None:
    from onrecord import api
    from onrecord.export.terminal import print_story_changes, print_story_list
    from onrecord.types.wire import to_json

    with api.open_record(record_path) as record:
        if changes:
            if form == "table":
                print_story_changes(record)
            for change in record.story_changes() if form == "jsonl" else ():
                sys.stdout.buffer.write(to_json(change) + b"\n")
            return
        if form == "table":
            print_story_list(record)
            return
        out = sys.stdout.buffer
        for membership in api.memberships(record):
            out.write(to_json(membership) + b"\n")

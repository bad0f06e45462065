"""``onrecord build``."""

from typing import Any

import click

from onrecord.cli.options import DEFAULT_RECORD, record_option, setting_options, settings_of
from onrecord.cli.output import status_of, tell_set_aside
from onrecord.cli.progress import progress_bar

EXAMPLES = f"""\b
Examples:
  onrecord build reports/                        a folder of pages, texts, feeds, archives
  onrecord build news.jsonl crawl.warc.gz --jobs 2
  cat clipping.txt | onrecord build - --record clippings.db
The record is {DEFAULT_RECORD} unless --record or ONRECORD_RECORD says otherwise. Run again, it adds nothing twice."""


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@record_option
@click.option(
    "--readouts", default=3, show_default=True, help="Stories to print at the end, the most told first; -1 for all."
)
@setting_options("jobs", "as_is", "keep_source", "reader", "fetch", "allow_private", "timeout", "max_bytes")
def command(paths: tuple[str, ...], record_path: str, readouts: int, **values: Any) -> int:
    """Make or extend a record from reports: files, folders, feeds, archives, addresses, or - for standard input."""
    from onrecord import api
    from onrecord.export.labels import counted
    from onrecord.export.terminal import print_stories

    settings = settings_of(values)
    with progress_bar(lambda: api.count_reports(paths, settings)) as progress:
        result = api.build(paths, record_path, settings, progress=progress)
    changed = counted(len(result.stories), "story is", "stories are")
    tell_set_aside(result.set_aside, record=record_path)
    click.echo(
        f"{counted(result.read, 'report')} read, {result.known} known already, {len(result.set_aside)} set aside; "
        f"{record_path} holds {counted(result.reports, 'report')}; {changed} new or changed",
        err=True,
    )
    with api.open_record(record_path) as record:
        print_stories(record, ids=result.stories, limit=readouts)
    return status_of(usable=result.read + result.known > 0, aside=result.set_aside)

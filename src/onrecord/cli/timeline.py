"""``onrecord timeline``."""

from datetime import datetime

import click

from onrecord.cli.options import DAY, iso_of, record_option

EXAMPLES = """\b
Examples:
  onrecord timeline story-3fa9                    a story: the start of its id, or the address of a report in it
  onrecord timeline "Moon Jae-in"                 an actor
  onrecord timeline "border crossing"             a subject: what is told in sentences with all these words
  onrecord timeline Moon --svg moon.svg --ics moon.ics
  onrecord timeline Moon --from 2018-04-01 --json | jq .summary"""


@click.command(epilog=EXAMPLES)
@click.argument("about")
@record_option
@click.option(
    "--as", "subject", type=click.Choice(("story", "actor", "words")), help="What ABOUT names; found out else."
)
@click.option("--from", "first", type=DAY, metavar="DAY", help="Only entries of this day or later.")
@click.option("--to", "last", type=DAY, metavar="DAY", help="Only entries of this day or earlier.")
@click.option("--as-of", type=DAY, metavar="DAY", help="The day that plans are held against; see `onrecord agenda`.")
@click.option("--svg", metavar="FILE", help="Draw the happenings into this file; - for standard output.")
@click.option("--ics", metavar="FILE", help="Write the happenings as a calendar; - for standard output.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one entry a line.")
@click.option("--all", "everything", is_flag=True, help="Print every entry, however many there are.")
def command(  # noqa: PLR0913 - one argument an option
    about: str,
    record_path: str,
    *,
    subject: str | None,
    first: datetime | None,
    last: datetime | None,
    as_of: datetime | None,
    svg: str | None,
    ics: str | None,
    as_json: bool,
    everything: bool,
) -> int:
    """Print what the record holds of a story, an actor or a subject, in order of time."""
    from onrecord import api

    with api.open_record(record_path) as record:
        found = api.timeline(
            record, about, subject=subject or "", first=iso_of(first), last=iso_of(last), as_of=iso_of(as_of)
        )
    if not found.entries:
        click.echo(f"{record_path} holds nothing of it", err=True)
    if svg:
        from onrecord.export.timeline_svg import drawing
        from onrecord.export.writing import write_stream

        write_stream([drawing(found)], svg)
    if ics:
        from onrecord.export.timeline_ics import calendar
        from onrecord.export.writing import write_stream

        write_stream([calendar(found)], ics)
    if as_json or not (svg or ics):
        from onrecord.export.timeline_print import print_timeline

        if found.entries:
            print_timeline(found, as_json=as_json, everything=everything)
    return 0

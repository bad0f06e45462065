"""``onrecord tour``."""

import tempfile
from pathlib import Path

import click

EXAMPLES = """\b
Examples:
  onrecord tour
  onrecord tour --keep tour.db      keep the record, to ask it more"""


@click.command(epilog=EXAMPLES)
@click.option("--keep", metavar="FILE", help="Keep the record in this file.")
def command(keep: str | None) -> int:
    """Build a record from the bundled reports, show one story, and prove every word of it."""
    from onrecord import api
    from onrecord.cli.output import status_of, tell_set_aside
    from onrecord.export.answers import print_verification
    from onrecord.export.terminal import print_stories
    from onrecord.samples import reports_folder

    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder, reports_folder() as samples:
        path = keep or str(Path(folder) / "tour.db")
        result = api.build([str(samples)], path)
        tell_set_aside(result.set_aside)
        with api.open_record(path) as record:
            print_stories(record, ids=tuple(story.id for story in record.stories()), limit=1)
        verification = api.verify(path)
        print_verification(path if keep else "the record", verification, as_json=False)
    click.echo(
        f"{result.reports} reports read; one story of {len(result.stories)} shown. "
        + (
            f"Ask more of it: onrecord show --record {keep}"
            if keep
            else "Keep the record: onrecord tour --keep tour.db"
        ),
        err=True,
    )
    return status_of(usable=result.reports > 0 and verification.ok, aside=result.set_aside)

"""``onrecord register``."""

from datetime import datetime

import click

from onrecord.cli.options import DAY, iso_of, record_option

EXAMPLES = """\b
Examples:
  onrecord register meetings                        who met whom, with every page that tells it
  onrecord register meetings --actor "Moon Jae-in" --from 2018-04-01 --to 2018-06-30
  onrecord register meetings --status planned --json | jq .title
  onrecord register meetings --csv > meetings.csv"""


@click.command(epilog=EXAMPLES)
@click.argument("name", required=False)
@record_option
@click.option("--actor", metavar="NAME", help="Only entries in which this actor takes part.")
@click.option("--story", metavar="STORY", help="Only entries of this story: its id, or a report in it.")
@click.option("--place", metavar="NAME", help="Only entries at a place whose name has these words.")
@click.option("--from", "first", type=DAY, metavar="DAY", help="Only what lies on this day or later.")
@click.option("--to", "last", type=DAY, metavar="DAY", help="Only what lies on this day or earlier.")
@click.option("--status", "states", multiple=True, metavar="STATE", help="Only entries in this state.")
@click.option("--subjects", metavar="FILE", help="A table of subjects for positions, in place of the shipped one.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one entry a line.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a CSV table, one entry a row.")
@click.option("--all", "everything", is_flag=True, help="Print every entry, however many there are.")
def command(  # noqa: PLR0913 - one argument an option
    name: str | None,
    record_path: str,
    *,
    actor: str | None,
    story: str | None,
    place: str | None,
    first: datetime | None,
    last: datetime | None,
    states: tuple[str, ...],
    subjects: str | None,
    as_json: bool,
    as_csv: bool,
    everything: bool,
) -> int:
    """Print a register of the record: its entries, each with its life and the words that carry it.

    Without NAME, list the registers.
    """
    from onrecord import api
    from onrecord.export.registers.print_register import print_register
    from onrecord.export.registers.table import REGISTERS

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    if not name:
        for kind in REGISTERS.values():
            click.echo(f"{kind.name:12} {kind.help}")
        return 0
    with api.open_record(record_path) as record:
        found = api.register(
            record,
            name,
            actor=actor or "",
            story=story or "",
            place=place or "",
            first=iso_of(first),
            last=iso_of(last),
            states=states,
            subjects=subjects or "",
        )
        print_register(found, "json" if as_json else "csv" if as_csv else "text", everything=everything)
    return 0

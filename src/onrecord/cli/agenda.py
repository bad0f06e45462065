"""``onrecord agenda``."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import DAY, iso_of, record_option

if TYPE_CHECKING:
    from onrecord.export.agenda_outcomes import Outcome

EXAMPLES = """\b
Examples:
  onrecord agenda                          what was announced, and what became of it; overdue plans first
  onrecord agenda --as-of 2018-05-01       as it stood on that day
  onrecord agenda --actor "Moon Jae-in" --status not-reported
  onrecord agenda --from 2018-04-01 --to 2018-06-30 --json | jq .summary"""

STATUSES = ("not-reported", "ahead", "moved", "cancelled", "denied", "otherwise", "happened", "no-day")


@click.command(epilog=EXAMPLES)
@record_option
@click.option("--as-of", type=DAY, metavar="DAY", help="The day taken for today; the latest of the record without it.")
@click.option("--actor", metavar="NAME", help="Only plans in which this actor takes part.")
@click.option("--story", metavar="STORY", help="Only plans of this story: its id, or a report in it.")
@click.option("--from", "first", type=DAY, metavar="DAY", help="Only plans for this day or later.")
@click.option("--to", "last", type=DAY, metavar="DAY", help="Only plans for this day or earlier.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Only plans of which this came.")
@click.option("--called-for", is_flag=True, help="What was only asked for, too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one plan a line.")
@click.option("--all", "everything", is_flag=True, help="Print every plan, however many there are.")
def command(  # noqa: PLR0913 - one argument an option
    record_path: str,
    *,
    as_of: datetime | None,
    actor: str | None,
    story: str | None,
    first: datetime | None,
    last: datetime | None,
    statuses: tuple["Outcome", ...],
    called_for: bool,
    as_json: bool,
    everything: bool,
) -> int:
    """Print what was announced for which day, who told it, and what became of it."""
    from onrecord import api
    from onrecord.export.agenda_print import print_agenda

    with api.open_record(record_path) as record:
        found = api.agenda(
            record,
            as_of=iso_of(as_of),
            actor=actor or "",
            story=story or "",
            first=iso_of(first),
            last=iso_of(last),
            outcomes=statuses,
            called_for=called_for,
        )
        print_agenda(found, as_json=as_json, everything=everything)
    return 0

"""``onrecord decisions``."""

import click

from onrecord.cli.options import record_option

EXAMPLES = """\b
Examples:
  onrecord decisions
  onrecord decisions --about statement-51d0
  onrecord decisions --json > decisions.jsonl      to take into another record with `onrecord decide --from`"""


@click.command(epilog=EXAMPLES)
@record_option
@click.option("--about", default="", metavar="ID", help="Only those about this id.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one decision a line.")
def command(record_path: str, about: str, as_json: bool) -> int:
    """Print what people decided, by whom and when, and whether it holds."""
    from onrecord import api
    from onrecord.export.decisions import print_decisions

    with api.open_record(record_path) as record:
        print_decisions(record, about=about, as_json=as_json)
    return 0

"""``onrecord who``."""

import click

from onrecord.cli.options import not_empty, record_option

EXAMPLES = """\b
Examples:
  onrecord who "Angela Merkel"
  onrecord who Merkel --json"""


@click.command(epilog=EXAMPLES)
@click.argument("name", callback=not_empty)
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one actor a line.")
@click.option("--all", "everything", is_flag=True, help="Print everything, however much there is.")
def command(name: str, record_path: str, as_json: bool, everything: bool) -> int:
    """Print what the record holds of an actor: what it said and did, in order of time."""
    from onrecord import api
    from onrecord.export.answers import print_who

    with api.open_record(record_path) as record:
        answers = api.who(record, name)
        print_who(record, name, answers, as_json=as_json, everything=everything)
    return 0

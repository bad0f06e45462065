"""``onrecord said``."""

import click

from onrecord.cli.options import not_empty, record_option

EXAMPLES = """\b
Examples:
  onrecord said "all options are on the table"
  onrecord said "we will never talk" --by "Ana Torres"
  onrecord said "we will never talk" --json"""


@click.command(epilog=EXAMPLES)
@click.argument("words", callback=not_empty)
@record_option
@click.option("--by", default="", help="Who is said to have said it; statements of others are marked as such.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one statement a line.")
@click.option("--limit", default=10, show_default=True, help="Statements printed at most.")
def command(words: str, record_path: str, by: str, as_json: bool, limit: int) -> int:
    """Find who said these words: verbatim, altered (changes shown), joined, paraphrased, by another, not on record."""
    from onrecord import api
    from onrecord.export.answers import print_said

    with api.open_record(record_path) as record:
        found = api.said(record, words, by=by, limit=limit)
        print_said(record, words, found, by=by, as_json=as_json)
    return 0

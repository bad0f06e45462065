"""``onrecord verify``."""

import click

EXAMPLES = """\b
Examples:
  onrecord verify record.db
  onrecord verify export.jsonl"""


@click.command(epilog=EXAMPLES)
@click.argument("path", default="record.db")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(path: str, as_json: bool) -> int:
    """Prove every span, quotation and offset of a record or an export again from its stored texts."""
    from onrecord import api
    from onrecord.export.answers import print_verification

    verification = api.verify(path)
    print_verification(path, verification, as_json=as_json)
    return 0 if verification.ok else 1

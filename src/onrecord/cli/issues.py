"""``onrecord issues``."""

import click

from onrecord.cli.options import record_option

EXAMPLES = """\b
Examples:
  onrecord issues
  onrecord issues --json | jq -r .code | sort | uniq -c"""


@click.command(epilog=EXAMPLES)
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one issue a line.")
def command(record_path: str, as_json: bool) -> int:
    """Print what was set aside or read with doubt, and why."""
    from onrecord import api
    from onrecord.export.answers import print_issues

    with api.open_record(record_path) as record:
        print_issues(record, as_json=as_json)
    return 0

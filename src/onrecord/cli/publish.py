"""``onrecord publish``."""

import click

from onrecord.cli.options import record_option

EXAMPLES = """\b
Examples:
  onrecord publish site/
  onrecord publish site/ --record clippings.db"""


@click.command(epilog=EXAMPLES)
@click.argument("folder", metavar="DIR")
@record_option
def command(folder: str, record_path: str) -> int:
    """Write the record as a static site that needs no server and no JavaScript."""
    from onrecord import api

    result = api.publish(record_path, folder)
    click.echo(f"{result.pages} pages in {folder}; open {result.front}", err=True)
    return 0

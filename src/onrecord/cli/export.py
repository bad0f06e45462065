"""``onrecord export``."""

import click

from onrecord.cli.options import record_option

EXAMPLES = """\b
Examples:
  onrecord export --format jsonl -o reports.jsonl
  onrecord export --format csv -o tables/
  onrecord export --format jsonl | head -1"""


@click.command(epilog=EXAMPLES)
@record_option
@click.option("--format", "form", default="jsonl", show_default=True, help="The format; --list names them.")
@click.option("-o", "--output", default="-", show_default=True, help="File or folder to write; - for standard output.")
@click.option("--list", "listing", is_flag=True, help="List the formats and leave.")
def command(record_path: str, form: str, output: str, listing: bool) -> int:
    """Write the record in another format."""
    from onrecord import api
    from onrecord.export.formats import FORMATS, export

    if listing:
        for known in FORMATS.values():
            click.echo(f"{known.name:10} {known.help}")
        return 0
    if form not in FORMATS:
        raise click.BadParameter(f"there is no format {form!r}; there are {', '.join(FORMATS)}", param_hint="--format")
    with api.open_record(record_path) as record:
        export(record, form, output)
    return 0

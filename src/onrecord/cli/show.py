"""``onrecord show``."""

import click

from onrecord.cli.options import record_option

EXAMPLES = """\b
Examples:
  onrecord show                     the readouts of all stories, or their list where there are many
  onrecord show story-3fa9          one story; the start of its id, or the address of a report in it, is enough
  onrecord show --json | jq .title"""


@click.command(epilog=EXAMPLES)
@click.argument("story", required=False)
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one story a line.")
@click.option("--all", "everything", is_flag=True, help="Print every readout, and every line of it.")
def command(story: str | None, record_path: str, as_json: bool, everything: bool) -> int:
    """Print the readout of a story, or of all stories."""
    from onrecord import api
    from onrecord.export.terminal import print_readouts

    with api.open_record(record_path) as record:
        shown = print_readouts(record, story=story, as_json=as_json, everything=everything)
    if not shown:
        click.echo(
            f"{record_path} holds no story {story!r}; `onrecord show` lists them"
            if story
            else f"{record_path} holds no stories yet; `onrecord build REPORTS` adds some",
            err=True,
        )
        return 2
    return 0

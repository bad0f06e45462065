"""The command table. A command's file is imported when it is called, so that help and version start at once."""

import importlib
import sys
from difflib import get_close_matches
from typing import Any

import click

from onrecord.errors import OnRecordError
from onrecord.export.visible import visible
from onrecord.version import __version__

COMMANDS: dict[str, str] = {
    "build": "Make or extend a record from reports, and print what it holds.",
    "read": "Print one JSON object a report: what is read from it, before any grouping.",
    "show": "Print the readout of a story, or of all stories.",
    "said": "Find who said these words: verbatim, altered, or not on record.",
    "who": "Print what the record holds of an actor.",
    "agenda": "Print what was announced for which day, and what became of it.",
    "timeline": "Print what the record holds of a story, an actor or a subject, in order of time.",
    "register": "Print a register of the record, such as its meetings, entry by entry with evidence.",
    "when": "Date a report from its own words, with reasons.",
    "stories": "Print which story each report belongs to, and what it copies.",
    "issues": "Print what was set aside or read with doubt, and why.",
    "decide": "Keep a person's judgement: merge, split, accept, reject or correct.",
    "decisions": "Print what people decided, by whom and when, and whether it holds.",
    "verify": "Prove every span, quotation and offset again.",
    "publish": "Write the record as a static site.",
    "export": "Write the record in another format.",
    "tour": "Build a record from the bundled reports and show it.",
}
"""Name and one-line help of each command; the command itself is ``cli/NAME.py``'s ``command``."""


class LazyGroup(click.Group):
    """A group that lists its commands from a table and imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Gives the commands in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports and gives the command, or None where there is none of this name."""
        if cmd_name not in COMMANDS:
            near = get_close_matches(cmd_name, COMMANDS, 1)
            if near:
                ctx.fail(f"No such command {cmd_name!r}; did you mean {near[0]!r}?")
            return None
        command: click.Command = importlib.import_module(f"onrecord.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the table of commands without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="""\b
Try `onrecord tour`. Each command has its own --help with examples.
Exit status: 0 done; 1 done, with something set aside or a proof that failed; 2 nothing usable.""",
)
@click.version_option(__version__, prog_name="onrecord")
def group() -> None:
    """Read news reports on diplomacy and security, and keep a public record that anyone can check."""


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line.

    Exit status: 0 done; 1 done, with reports set aside or a proof that failed; 2 unusable arguments, nothing usable.
    """
    try:
        status: Any = group.main(arguments, prog_name="onrecord", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except OnRecordError as error:
        click.echo(f"onrecord: {visible(str(error))}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output has seen enough (`onrecord show | head`): leave quietly, as other tools do.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)

"""Writes the generated pages of docs/reference, or with ``--check`` says which are out of date.

python scripts/write_reference.py
python scripts/write_reference.py --check
"""

import sys
from collections.abc import Callable
from pathlib import Path

import click

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"


def settings_page() -> str:
    """Gives the page of settings, from the table of settings."""
    from onrecord.settings import SETTINGS

    rows = [f"| `{item.name}` | `{item.default!r}` | {item.help} |" for item in SETTINGS]
    return "\n".join(["# Settings", "", "| name | default | what it does |", "|---|---|---|", *rows, ""])


def commands_page() -> str:
    """Gives the page of commands, from their own help."""
    from onrecord.cli.main import COMMANDS, group

    parts = [
        "# Commands",
        "",
        "Data goes to standard output, words to standard error. Exit status: 0 done; 1 done, with reports set aside",
        "(named on standard error); 2 unusable arguments or nothing usable.",
        "",
    ]
    # As the group itself sets it: a command remembers its help option from whoever asks first.
    sizes = {"max_content_width": 100, "terminal_width": 100}
    context = click.Context(group, info_name="onrecord", help_option_names=["-h", "--help"], **sizes)
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        own = click.Context(command, info_name=name, parent=context, **sizes)
        parts += [f"## onrecord {name}", "", "```text", command.get_help(own), "```", ""]
    return "\n".join(parts)


def errors_page() -> str:
    """Gives the page of errors, from the drawing at the top of errors.py."""
    from onrecord import errors

    lines = (errors.__doc__ or "").splitlines()
    drawn = [line[4:] for line in lines if line.startswith("    ")]
    return "\n".join(["# Errors", "", lines[0], "", "```text", *drawn, "```", "", lines[-1], ""])


def codes_page() -> str:
    """Gives the page of reasons for which a source gives no report, from the table in ingest."""
    from onrecord.ingest.codes import CODES

    rows = [f"| `{code}` | {meaning} |" for code, meaning in CODES.items()]
    return "\n".join(["# Why a source gave no report", "", "| code | what it means |", "|---|---|", *rows, ""])


def record_page() -> str:
    """Gives the page of the record's tables, from the schema's own definition."""
    from onrecord.record.reference import schema_page

    return schema_page()


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "commands.md": commands_page,
    "errors.md": errors_page,
    "codes.md": codes_page,
    "record.md": record_page,
}
"""File name and maker of each generated page."""


def outdated() -> list[str]:
    """Gives the names of the pages whose file differs from what its maker gives."""
    return [
        name
        for name, make in PAGES.items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text("utf-8") != make()
    ]


if __name__ == "__main__":
    late = outdated()
    if "--check" in sys.argv:
        print("\n".join(f"out of date: docs/reference/{name}" for name in late))
        sys.exit(1 if late else 0)
    for name in late:
        (FOLDER / name).write_text(PAGES[name](), "utf-8")
        print(f"wrote docs/reference/{name}")

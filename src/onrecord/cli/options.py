"""Options that several commands take; their defaults and help come from the table of settings."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click

from onrecord.settings import SETTINGS, Settings, settings_from

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_RECORD = "record.db"


class _Day(click.DateTime):
    """A day as people and other programs write it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Gives the day, or says how to write one."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day; write it as 2018-06-12", param, ctx)


DAY = _Day(("%Y-%m-%d",))
"""The type of options that take a day."""


def not_empty(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Refuses an argument without a letter in it."""
    if not value.strip():
        raise click.BadParameter("it is empty", ctx, param)
    return value


_TABLE = {setting.name: setting for setting in SETTINGS}


def record_option(command: Command) -> Command:
    """Adds ``--record FILE``, the record to work on."""
    return click.option(
        "--record",
        "record_path",
        metavar="FILE",
        default=DEFAULT_RECORD,
        show_default=True,
        envvar="ONRECORD_RECORD",
        help="The record.",
    )(command)


def setting_options(*names: str) -> Callable[[Command], Command]:
    """Adds an option for each setting that is named: a flag where it is true or false, else one that takes a value."""

    def decorate(command: Command) -> Command:
        for name in reversed(names):
            setting = _TABLE[name]
            switch = "--" + name.replace("_", "-")
            if isinstance(setting.default, bool):
                declaration = f"{switch}/--no-{switch[2:]}" if setting.default else switch
                command = click.option(declaration, name, is_flag=True, default=setting.default, help=setting.help)(
                    command
                )
            else:
                command = click.option(
                    switch,
                    name,
                    default=setting.default,
                    type=type(setting.default),
                    show_default=True,
                    help=setting.help,
                )(command)
        return command

    return decorate


def settings_of(values: dict[str, Any]) -> Settings:
    """Gives the settings that the options of a command hold."""
    return settings_from({name: value for name, value in values.items() if name in _TABLE})


def iso_of(day: datetime | None) -> str:
    """Gives the day that an option of the type ``DAY`` holds, '' where it was not given."""
    return day.date().isoformat() if day else ""

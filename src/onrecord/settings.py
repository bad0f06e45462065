"""Every setting: name, default and help, in one table. Nothing is read at import."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from onrecord.errors import SettingError
from onrecord.language import READER


class Setting(Struct, frozen=True):
    """One setting: its name, its default, and what it does, as the docs and the command line show it."""

    name: str
    default: bool | int | float | str
    help: str


SETTINGS: tuple[Setting, ...] = (
    Setting("as_is", False, "Take the text of JSON lines and text files as clean: offsets are the caller's."),
    Setting("jobs", 1, "Processes that read reports side by side. The record is the same for any number."),
    Setting("keep_source", True, "Keep each report's page as it arrived inside the record, compressed."),
    Setting("reader", READER, "The spaCy pipeline that reads, by name."),
    Setting("fetch", False, "Fetch the linked page of a feed item that holds no full text."),
    Setting("allow_private", False, "Let addresses on this machine and on private networks be fetched."),
    Setting("timeout", 20.0, "Seconds that one fetch may take, from first to last byte."),
    Setting("max_bytes", 64 * 1024 * 1024, "Largest file, page or archive member that is read, in bytes."),
)


class Settings(Struct, frozen=True, kw_only=True):
    """The settings of one run. ``SETTINGS`` says what each one does."""

    as_is: bool = False
    jobs: int = 1
    keep_source: bool = True
    reader: str = READER
    fetch: bool = False
    allow_private: bool = False
    timeout: float = 20.0
    max_bytes: int = 64 * 1024 * 1024


def settings_from(values: Mapping[str, Any]) -> Settings:
    """Gives the defaults with these values in place; raises SettingError for an unknown name or a wrong value."""
    known = {setting.name for setting in SETTINGS}
    for name in values:
        if name not in known:
            raise SettingError(f"there is no setting {name!r}", remedy=f"the settings are {', '.join(sorted(known))}")
    try:
        settings = msgspec.convert(dict(values), Settings)
    except msgspec.ValidationError as error:
        raise SettingError(f"a setting has a wrong value: {error}", remedy="see `onrecord build --help`") from error
    if settings.jobs < 1:
        raise SettingError(f"jobs must be at least 1, not {settings.jobs}", remedy="leave it out for one process")
    return settings

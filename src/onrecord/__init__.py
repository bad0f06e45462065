"""On Record: a public record of diplomacy and security that anyone can check.

The verbs: ``read`` one report or many, ``build`` a record, ``open_record``, ``verify`` it. Each is loaded when it is
first used, so that importing the package costs nothing.
"""

from typing import TYPE_CHECKING, Any

from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.api import build, open_record, publish, read, verify
    from onrecord.errors import OnRecordError
    from onrecord.settings import Settings

__all__ = ["OnRecordError", "Settings", "__version__", "build", "open_record", "publish", "read", "verify"]

_HOMES = {
    "OnRecordError": "onrecord.errors",
    "Settings": "onrecord.settings",
    "build": "onrecord.api",
    "open_record": "onrecord.api",
    "publish": "onrecord.api",
    "read": "onrecord.api",
    "verify": "onrecord.api",
}


def __getattr__(name: str) -> Any:
    """Gives a public name from its home module on first use; raises AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    import importlib  # noqa: PLC0415  (kept out of the start-up of commands that read nothing)

    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Gives the public names."""
    return sorted(__all__)

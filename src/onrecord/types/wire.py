"""These values to JSON and back."""

import re
from typing import Any, TypeVar

import msgspec

FORMAT = 1
"""The number of the JSON format. It grows when a field changes its meaning; new fields leave it alone."""

T = TypeVar("T")

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_encoder = msgspec.json.Encoder(order="deterministic")


def to_json(value: Any) -> bytes:
    """Gives the value as UTF-8 JSON on one line; equal values give equal bytes. Lone surrogates become U+FFFD."""
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        return _encoder.encode(_scrubbed(msgspec.to_builtins(value)))


def from_json(data: bytes | str, kind: type[T]) -> T:
    """Gives the value of this kind that the JSON holds; raises msgspec.ValidationError where it holds none."""
    return msgspec.json.decode(data, type=kind)


def _scrubbed(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE_SURROGATES.sub("\ufffd", value)
    if isinstance(value, list | tuple):
        return [_scrubbed(item) for item in value]
    if isinstance(value, dict):
        return {_scrubbed(key): _scrubbed(item) for key, item in value.items()}
    return value

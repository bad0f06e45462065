"""JSON as it is found: strict first, then what careless writers leave."""

import json
from typing import Any

import msgspec

from onrecord.errors import TooLargeError, UnreadableError

MAX_VALUES = 3_000_000
"""Commas and opening brackets of one document or line. News texts of 64 MB hold 1.5 million; each value takes 50
bytes or more."""


def parse(data: bytes) -> Any:
    """Gives the value that these bytes of JSON hold.

    Raises UnreadableError where they hold none, TooLargeError where so many that they would fill memory.

    Python's own reader is the second try: it takes NaN, lone surrogates and bytes outside UTF-8.
    """
    if len(data) > MAX_VALUES and data.count(b",") + data.count(b"{") + data.count(b"[") > MAX_VALUES:
        raise TooLargeError(f"holds more than {MAX_VALUES:,} values", remedy="make JSON lines of it: jq -c '.[]'")
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        pass
    try:
        return json.loads(data.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"is no JSON: {error}") from error


def named(value: Any) -> str:
    """Gives what a JSON value is, for messages: ``a list``, ``a number``."""
    names = {list: "a list", dict: "an object", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def elements(data: bytes) -> list[bytes] | None:
    """Gives the bytes of each element of a JSON array, or None where it is no array that can be taken apart so."""
    try:
        return [bytes(raw) for raw in msgspec.json.decode(data, type=list[msgspec.Raw])]
    except (msgspec.DecodeError, msgspec.ValidationError, RecursionError):
        return None

"""Declared dates in the many forms in which sources write them, as ISO 8601."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_PARTIAL = re.compile(r"\d{4}(?:-\d\d)?")
_MILLISECONDS = 1e11
"""Numbers of seconds since 1970 stay below this until the year 5138; above it they are milliseconds."""


def iso(value: Any) -> str:
    """Gives a declared date as an ISO 8601 day or instant, in the zone it was declared in; '' where it is none.

    Takes ISO 8601 in its usual and its careless forms, RFC 2822 (feeds, mail), and seconds or milliseconds since 1970.
    A year or a month alone is kept. What cannot be read with certainty (``05/04/2024``) gives ''.
    """
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    text = str(value).strip()[:80]
    whole = _ISO.fullmatch(text)
    if whole:
        return _from_iso(whole)
    if _PARTIAL.fullmatch(text):
        return text
    return _from_mail(text)


def _from_iso(match: re.Match[str]) -> str:
    year, month, day, hour, minute, second, zone = match.groups()
    written = f"{year}-{month}-{day}"
    if hour is not None:
        written += f"T{hour}:{minute}:{second or '00'}{_zone(zone)}"
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return ""
    return written


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _from_epoch(number: float) -> str:
    if abs(number) >= _MILLISECONDS:
        number /= 1000
    try:
        moment = datetime.fromtimestamp(number, UTC)
    except (OverflowError, ValueError, OSError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1900 else ""


def _from_mail(text: str) -> str:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    if moment.year < 1900:
        return ""
    written = moment.replace(microsecond=0).isoformat()
    return written.replace("+00:00", "Z")

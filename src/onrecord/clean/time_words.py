"""Reads one time out of a declared value or a few printed words: ISO 8601, RFC 5322, figures, names of months."""

import re
from datetime import UTC, date, datetime

from msgspec import Struct

EARLIEST = 1950
"""Years before this are no years of publication of a page or a clipping's date as pages declare it."""

LATEST = 2100
"""There is no clock here; a year past this is a mistake of a template."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar enero janeiro gennaio januari",
            "february feb février fevrier februar febrero fevereiro febbraio februari",
            "march mar mars märz maerz marzo março marco maart",
            "april apr avril abril aprile",
            "may mai mayo maio maggio mei",
            "june jun juin juni junio junho giugno",
            "july jul juillet juli julio julho luglio",
            "august aug août aout agosto augustus",
            "september sep sept septembre septiembre setembro settembre",
            "october oct octobre oktober okt octubre outubro ottobre",
            "november nov novembre noviembre novembro",
            "december dec décembre decembre dezember dez diciembre dezembro dicembre",
        ),
        1,
    )
    for name in names.split()
} | {
    name: number
    for number, name in enumerate(
        (
            "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
            "ديسمبر",
        ),
        1,
    )
}  # fmt: skip
"""Months in English, French, German, Spanish, Portuguese, Italian, Dutch and Arabic (CLDR 46)."""

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""Japanese eras and the year before their first (CLDR 46)."""
_EAST_ASIAN = re.compile(
    rf"(?:(?P<era>{'|'.join(_ERAS)})(?P<n>\d{{1,2}}|元)|(?P<y>\d{{4}}))\s*年\s*(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*日"
)

_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_CLOCK = r"(?:[T ]\s*(?P<clock>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s*(?P<zone>Z|[+-]\d{2}:?\d{2}|UTC|GMT)?)?"
_ISO = re.compile(rf"(?<!\d)(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?!\d){_CLOCK}", re.IGNORECASE)
_SLASHED = re.compile(rf"(?<!\d)(?P<y>\d{{4}})[/.](?P<m>\d{{1,2}})[/.](?P<d>\d{{1,2}})(?!\d){_CLOCK}")
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?:T?\d{4,6}Z?)?(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<![\w])(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|er)?[\s\-]+(?:of |de )?(?P<n>{_NAMES})\.?,?[\s\-]+"
    r"(?:de )?(?P<y>\d{4})(?!\d)"
    r"(?:,?\s+(?P<clock>\d{2}:\d{2}(?::\d{2})?)\s*(?P<zone>Z|[+-]\d{2}:?\d{2}|UTC|GMT)?(?!\s*[ap]m))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<![\w])(?P<n>{_NAMES})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)", re.IGNORECASE
)
_FIGURES = re.compile(r"(?<!\d)(?P<a>\d{1,2})[/.\-](?P<b>\d{1,2})[/.\-](?P<y>\d{4})(?!\d)")
_EPOCH = re.compile(r"\A(?P<s>1\d{9})(?:\d{3})?\Z")


class Time(Struct, frozen=True, order=True):
    """A day (``2024-05-04``) or an instant (``2024-05-04T10:30:00+02:00``) in ISO 8601, with the zone as written."""

    iso: str

    @property
    def day(self) -> str:
        """Gives the day as written, in the zone of the page."""
        return self.iso[:10]

    @property
    def is_instant(self) -> bool:
        """Says whether an hour is given."""
        return len(self.iso) > 10


def read_time(words: str) -> Time | None:
    """Gives the first time that the words hold, or None. A time without a full and plausible day is none.

    Of figures alone (``04/05/2024``) a day above 12 says which is which; where none does, none is read.
    """
    words = words[:300].strip()
    epoch = _EPOCH.match(words)
    if epoch:
        return Time(datetime.fromtimestamp(int(epoch["s"]), UTC).isoformat())
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _SLASHED, _COMPACT):
        for found in pattern.finditer(words):
            time = _made(found)
            if time:
                return time
    eastern = _EAST_ASIAN.search(words)
    if eastern:
        era = eastern["era"]
        first = 1 if eastern["n"] == "元" else int(eastern["n"] or 0)
        return _day(_ERAS[era] + first if era else int(eastern["y"]), int(eastern["m"]), int(eastern["d"]))
    figures = _FIGURES.search(words)
    if figures:
        left, right, year = int(figures["a"]), int(figures["b"]), int(figures["y"])
        if left > 12 >= right:
            return _day(year, right, left)
        if right > 12 >= left:
            return _day(year, left, right)
        if left == right:
            return _day(year, left, right)
    return None


def _made(found: re.Match[str]) -> Time | None:
    groups = found.groupdict()
    month = _MONTHS[groups["n"].lower()] if groups.get("n") else int(groups["m"])
    time = _day(int(groups["y"]), month, int(groups["d"]))
    if time is None or not groups.get("clock"):
        return time
    clock = groups["clock"] if len(groups["clock"]) > 5 else f"{groups['clock']}:00"
    zone = groups.get("zone") or ""
    zone = "+00:00" if zone.upper() in {"Z", "UTC", "GMT"} else zone
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    iso = f"{time.iso}T{clock}{zone}"
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return time
    return Time(iso)


def _day(year: int, month: int, day: int) -> Time | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return Time(date(year, month, day).isoformat())
    except ValueError:
        return None

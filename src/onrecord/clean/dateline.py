"""Reads the dateline at the head of a body: ``GENEVA, 4 May (Agency) —``: place, date and agency as printed.

The forms are those of the Associated Press stylebook (place in capitals, comma, state or country, agency in brackets,
dash), of Reuters (``BRUSSELS/KYIV, Feb 7 (Reuters) -``), of Xinhua and KCNA (``Pyongyang, February 8 (KCNA) --``).
"""

import re

from onrecord.types.report import Dateline
from onrecord.types.span import Span

LONGEST = 140
"""Code points within which a dateline ends."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\.?"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? ?"
_DATE = rf"(?:{_WEEKDAY})?(?:{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?:,? \d{{4}})?"
_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]*[A-ZÀ-ÖØ-Þ.]"
_CAPITALS = rf"{_UPPER}(?:[ /]{_UPPER}|/ ?{_UPPER}| (?:DE|DU|LA|AND|ON|OF|THE)(?= ))*"
_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_A-Z][\w.'’-]*(?:[ /-](?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|la|el|al|of|the|du|da|do)){0,3}"
_TAIL = r"(?:, (?!(?:" + _MONTH + r") ?\d)[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3})"
_AGENCY = r"[A-Z][^()\n]{1,40}"
_DASH = r"(?:--+|—|–|-|―|:(?=\s))"

_PATTERN = re.compile(
    rf"\s*(?:(?P<capitals>{_CAPITALS}{_TAIL}{{0,2}})|(?P<name>{_NAME}{_TAIL}?))"
    rf"(?:,? (?P<date>{_DATE}))?,?"
    rf"(?: ?[(\[](?P<agency>{_AGENCY})[)\]])?,?"
    rf"(?:,? (?P<later>{_DATE}))?"
    rf"\s*(?P<dash>{_DASH})\s*(?=\S)"
)


def find_dateline(text: str) -> Dateline | None:
    """Gives the dateline at the head of a body, or None where it starts with an ordinary sentence.

    A place in capitals needs a dash; one in small letters needs a date or an agency besides.
    """
    found = _PATTERN.match(text, 0, LONGEST)
    if found is None:
        return None
    date = found["date"] or found["later"] or ""
    agency = (found["agency"] or "").strip()
    if found["name"] and not date and not agency:
        return None
    if found["dash"] in "-–:" and not date and not agency and not text[: found.end("dash")].endswith((" -", " –")):
        return None
    place = (found["capitals"] or found["name"]).strip(" ,")
    start = len(text) - len(text.lstrip())
    end = found.end("dash")
    return Dateline(text=text[start:end], place=place, date=date, agency=agency, words=Span(start, end))

"""Reads the dateline at the head of a body: ``GENEVA, 4 May (Agency) —``: place, date and agency as printed.

The forms are those of the Associated Press stylebook (place in capitals, comma, state or country, agency in brackets,
dash), of Reuters (``BRUSSELS/KYIV, Feb 7 (Reuters) -``), of Xinhua, KCNA and TASS (``MOSCOW, May 5. /TASS/.``), of the
United Nations (``Geneva, 4 May 2018 –``) and of broadcasters (``Kyiv, Ukraine (CNN) —``, brackets often lost).
"""

import re
from functools import cache
from importlib.resources import files

from onrecord.knowledge.tables import rows, several, words
from onrecord.types.report import Dateline
from onrecord.types.span import Span

LONGEST = 140
"""Code points within which a dateline ends."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.,]{0,2} ?)?"
_DATE = (
    rf"{_WEEKDAY}(?:{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?:,? \d{{4}})?(?![\d/-])"
)
_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]*[A-ZÀ-ÖØ-Þ.]"
_CAPITALS = rf"{_UPPER}(?: ?/ ?{_UPPER}| {_UPPER}){{0,5}}"
_PROPER = r"[A-ZÀ-ÖØ-Þ][^\W\d_A-Z][\w.'’-]*"
_NAME = rf"{_PROPER}(?:[ /-](?:{_PROPER}|de|la|el|al|of|the|du|da|do|and)){{0,4}}"
_TAIL = rf"(?:, (?!{_MONTH} ?\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){{0,3}})"
_DASH = r"(?:--+|—|–|-(?=\s)|―|:(?= ))"

_PATTERN = re.compile(
    rf"\s*(?:(?P<capitals>{_CAPITALS}{_TAIL}{{0,2}})|(?P<name>{_NAME}{_TAIL}{{0,2}}))?"
    rf"(?:[,.]? ?(?P<date>{_DATE}))?,?"
    rf"(?P<lone> [A-Z]{{2,5}}(?= ?[—–-]))?"
    rf"(?:[.,]? ?\((?P<round>(?:[A-Z]|dpa)[^()\n]{{0,40}})\)|[.,]? ?\[(?P<square>[A-Z][^\]\n]{{1,40}})\]"
    rf"|[.,]? /(?P<slashed>[A-Z][\w .-]{{1,20}})/\.?)?,?"
    rf"(?:,? ?(?P<later>{_DATE}))?"
    rf"\s*(?P<dash>{_DASH})?\s*"
)

_STOP_OF_LINE = re.compile(r"(?<=[A-Z]{3})\.\Z")
"""A stop that parts place and date (``MOSCOW. May 5``), and none of an abbreviation (``D.C.``)."""

_CAPTION_DATE = re.compile(rf"{_MONTH} ?\d{{1,2}}(?:, \d{{4}})?:", re.IGNORECASE)
"""After the dash of a picture agency's caption: ``WASHINGTON - JULY 11: …``."""

_NO_PLACES = words(
    """
    a about advertisement after ambassador an analysis and answer article as at before between breaking but by
    caption chapter column comment corrected correction during editor's editorial eu exclusive explainer factbox
    file first for fox from graphic he her his how i if in insight it just last level live moderator more mr mrs ms
    nato news next note on operator opinion our over part photo photos pool president question read refile related
    secretary section she since that the their they this timeline today topshot u.k. u.n. u.s. uk un under until
    update updated us usa video watch we what when where while who why with wrapup yesterday
    """
)
"""Words that open labels, speakers' turns and ordinary sentences, never a place."""


@cache
def agencies() -> frozenset[str]:
    """Gives the names under which agencies and outlets sign."""
    text = files("onrecord.clean").joinpath("data/agencies.txt").read_text("utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


_KNOWN_CITIES = frozenset(
    """
    Amsterdam, Atlanta, Baltimore, Boston, Chicago, Cincinnati, Cleveland, Dallas, Denver, Detroit, Dubai, Frankfurt,
    Geneva, Hong Kong, Honolulu, Houston, Indianapolis, Istanbul, Jerusalem, Johannesburg, Las Vegas, Los Angeles,
    Macau, Miami, Milan, Milwaukee, Minneapolis, Montreal, Mumbai, Munich, New Orleans, New York, Oklahoma City,
    Philadelphia, Phoenix, Pittsburgh, Quebec City, Rio de Janeiro, Salt Lake City, San Antonio, San Diego,
    San Francisco, Sao Paulo, Singapore, Seattle, Shanghai, St. Louis, Sydney, Tel Aviv, The Hague, Toronto,
    United Nations, Zurich
    """.casefold()
    .replace("\n", " ")
    .strip()
    .split(", ")
)
"""Cities besides capitals that stand in a dateline without their state (Associated Press stylebook, "datelines")."""

_STATES = words(
    """
    ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. miss. mo. mont. neb.
    nev. n.h. n.j. n.m. n.y. n.c. n.d. okla. ore. pa. r.i. s.c. s.d. tenn. vt. va. wash. w.va. wis. wyo. d.c.
    """
)
"""States of the United States as that stylebook shortens them."""

_BARE = re.compile(
    rf"\s*(?P<place>{_CAPITALS}(?:, (?P<state>(?:[A-Z][a-z]*\.){{1,2}}))?) +"
    r"(?=[A-Z][a-z]|[A-Z] [A-Z]?[a-z]|[A-Z]\.[A-Z]|[“\"])"
)
"""A place in capitals with nothing between it and a sentence: ``LONDON The ministry``. Feeds lose dash and agency."""


@cache
def _cities() -> frozenset[str]:
    capitals = {city.casefold() for row in rows("countries.tsv") for city in several(row[-1])}
    return _KNOWN_CITIES.union(" ".join(city.split()) for city in capitals)


def find_dateline(text: str) -> Dateline | None:
    """Gives the dateline at the head of a body, or None where it starts with an ordinary sentence.

    It ends with a dash, a colon or an agency between strokes. A place in small letters needs a date or an agency
    besides; so does any place before a colon or a single hyphen that is no well-known city. Such a city in capitals may
    stand alone.
    """
    return _signed_or_dated(text) or _bare(text)


def _bare(text: str) -> Dateline | None:
    found = _BARE.match(text[:LONGEST])
    if found is None:
        return None
    known = found["state"] or ""
    if known.casefold() not in _STATES and not all(part.strip() in _cities() for part in _parted(found["place"])):
        return None
    return Dateline(text=found["place"], place=found["place"], date="", agency="", words=Span(*found.span("place")))


def _parted(place: str) -> list[str]:
    return place.casefold().split("/")


def _signed_or_dated(text: str) -> Dateline | None:
    found = _PATTERN.match(text[:LONGEST])
    if found is None or not text[found.end() : found.end() + 1].strip():
        return None
    if not (found["dash"] or found["slashed"] or _signed_alone(found, text)):
        return None
    place = _STOP_OF_LINE.sub("", (found["capitals"] or found["name"] or "").strip(" ,"))
    agency = (found["round"] or found["square"] or found["slashed"] or "").strip()
    if found["lone"] or not agency:
        if agency:
            return None
        place, agency = _signed(f"{place}{found['lone'] or ''}")
    date = found["date"] or found["later"] or ""
    if not _holds(found, text, place=place, signed=agency, dated=date):
        return None
    start = len(text) - len(text.lstrip())
    end = start + len(text[start : found.end()].rstrip())
    return Dateline(text=text[start:end], place=place, date=date, agency=agency, words=Span(start, end))


def _signed_alone(found: re.Match[str], text: str) -> bool:
    """Says whether a known agency in brackets needs no dash: ``(CNN)The talks``, no ``Associated Press (AP) staff``."""
    place = (found["capitals"] or found["name"] or "").strip(" ,")
    return found["round"] in agencies() and place not in agencies() and not text[found.end()].islower()


def _holds(found: re.Match[str], text: str, *, place: str, signed: str, dated: str) -> bool:
    """Says whether what looks like a dateline is one."""
    if not place:
        return signed in agencies() and not dated
    if not _is_place(place, capitals=bool(found["capitals"]), sure=bool(dated) or signed in agencies()):
        return False
    if _CAPTION_DATE.match(text, found.end()):
        return False
    if dated or signed:
        return True
    if found["name"]:
        return False
    dash = found["dash"]
    known = place.casefold() in _cities()
    if dash == ":":
        return known
    apart = text[: found.end("dash")][:-1].endswith(" ")
    return dash not in "-–" or apart or known or "," in place


def _signed(place: str) -> tuple[str, str]:
    """Parts an agency that lost its brackets from a place: ``Kyiv, Ukraine CNN`` gives both."""
    for size in (1, 2, 3):
        parts = place.rsplit(" ", size)
        name = " ".join(parts[-size:])
        if name in agencies() and len(parts) > size:
            return parts[0].strip(" ,"), name
    return ("", place) if place in agencies() else (place, "")


def _is_place(place: str, *, capitals: bool, sure: bool) -> bool:
    parts = place.replace("/", " ").replace(",", " ").split()
    if not parts or len(parts) > 7 or parts[0].casefold() in _NO_PLACES:
        return False
    # A headline in capitals is longer than a place and holds small words.
    return sure or not capitals or (len(parts) <= 5 and not any(part.casefold() in _NO_PLACES for part in parts))

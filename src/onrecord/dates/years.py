"""Resolves years, decades, centuries and fiscal years."""

import re
from datetime import date

from msgspec import structs

from onrecord.dates.calendar import month_days
from onrecord.dates.counts import count_of
from onrecord.dates.fixed import Range, full_year, number
from onrecord.dates.lexicon import meaning, table
from onrecord.dates.reference import Reference
from onrecord.dates.value import Resolved, year_of, years_of
from onrecord.dates.words import Words


def year(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``2016``, ``early 2009``, ``’82``."""
    return year_of(full_year(m.text("y"), ref.published), "dates.year")


def year_range(m: Words, _ref: Reference) -> tuple[Range, Range] | None:
    """Resolves ``1950-53`` to its two ends."""
    first, words = int(m.text("y")), m.text("z")
    last = int(words) if len(words) == 4 else first // 100 * 100 + int(words)
    a, b = m.span("a"), m.span("b")
    begin, end = year_of(first, "dates.year"), year_of(last, "dates.year")
    # Longer runs are other numbers: telephones, models, results.
    if not first < last <= first + 150 or a is None or b is None or begin is None or end is None:
        return None
    return (a, begin), (b, end)


def spoken_year(m: Words, _ref: Reference) -> Resolved | None:
    """Resolves ``nineteen ninety-six`` and ``two thousand eight``."""
    words = re.split(r"[\s-]+", m.text("y").lower().replace(" oh", "").replace("-oh", ""))
    if words[0] in {"eighteen", "nineteen", "twenty"} and len(words) > 1:
        rest = 0.0 if words[1] == "hundred" else count_of(" ".join(words[1:]))
        if rest is None or not 0 <= rest < 100 or (len(words) == 2 and rest < 10 and " oh" not in m.words):
            return None
        return year_of(int({"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[words[0]] + rest), "dates.year")
    whole = count_of(" ".join(words))
    if whole is None or (whole == 2000 and not m.words.startswith("the year")) or whole > 2099:
        return None
    return year_of(int(whole), "dates.year")


def ancient_year(m: Words, _ref: Reference) -> Resolved | None:
    """Resolves ``490 BC`` (no days: the calendar of this program begins with the year 1) and ``AD 60``."""
    count = int(m.text("n"))
    if "b" in re.sub(r"[^a-z]", "", m.words):
        return Resolved(value=f"BC{count:04d}", rule="dates.ancient-year")
    return year_of(count, "dates.year")


def fiscal_year(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``fiscal 2019``: the days are known where the sentence names a country whose fiscal year is known."""
    count = full_year(m.text("z") or m.text("y"), ref.published)
    return _fiscal_year(m.sentence, count, last_named=bool(m.text("z")))


def relative_fiscal_year(m: Words, away: int, published: date, where: str) -> Resolved | None:
    """Resolves ``this fiscal year``: that of the country named in the sentence which holds the day of publication."""
    for count in (published.year - 1, published.year, published.year + 1):
        current = _fiscal_year(m.sentence, count)
        if current.first and current.last and current.first <= published <= current.last:
            return structs.replace(_fiscal_year(m.sentence, count + away), anchor=where)
    return structs.replace(_fiscal_year(m.sentence, published.year + away), anchor=where)


def _fiscal_year(sentence: str, count: int, *, last_named: bool = False) -> Resolved:
    for _, words, begins, named in table("fiscal_years.tsv"):
        if not re.search(rf"(?<!\w)(?:{words})(?!\w)", sentence):
            continue
        month = int(begins)
        first = date(count if named == "first" and not last_named else count - 1, month, 1)
        last = month_days(first.year + (month > 1), (month - 2) % 12 + 1)[1]
        return Resolved(
            value=f"{count:04d}", first=first, last=last, precision="year", rule="dates.fiscal-year-of-country"
        )
    return Resolved(value=f"{count:04d}", precision="year", rule="dates.fiscal-year")


def decade(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the late 1970s``, ``the ’80s``, ``the nineties``."""
    word = m.text("w")
    first = int(meaning("DECADEW", word)) * 10 if word else full_year(m.text("y"), ref.published)
    if first % 10:
        return None
    return years_of(first, first + 9, str(first // 10), "dates.decade")


def century(m: Words, _ref: Reference) -> Resolved | None:
    """Resolves ``the 20th century``; TIMEX3 writes its first two figures."""
    count = number(m.text("o")) or (21 if "twenty" in m.words else 0)
    if m.text("e") and not m.text("e").upper().startswith("A"):
        return Resolved(value=f"BC{count - 1:02d}", rule="dates.century")
    if not 1 <= count <= 40:
        return None
    return years_of(max(1, 100 * (count - 1)), 100 * count - 1, f"{count - 1:02d}", "dates.century")

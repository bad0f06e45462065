"""Resolves years, quarters, seasons, decades, centuries and fiscal years."""

import re
from datetime import date

from onrecord.dates.calendar import month_days
from onrecord.dates.counts import count_of
from onrecord.dates.fixed import Range, full_year, number
from onrecord.dates.lexicon import meaning, table
from onrecord.dates.reference import Reference
from onrecord.dates.value import (
    SEASON_MONTHS,
    Resolved,
    day_of,
    month_of,
    open_date,
    part_of_year,
    season_of,
    year_of,
    years_of,
)
from onrecord.dates.words import Words

_YEARS_AWAY = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}


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
    for _, words, begins, named in table("fiscal_years.tsv"):
        if not re.search(rf"\b(?:{words})\b", m.sentence):
            continue
        month = int(begins)
        first = date(count if named == "first" and not m.text("z") else count - 1, month, 1)
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


def season(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the spring of 1994``, ``last fall``, ``in the summer``."""
    code, rel = meaning("SEASON", m.text("s")), m.text("r").lower()
    begin = SEASON_MONTHS[code][0]
    if m.text("y"):
        return season_of(full_year(m.text("y"), ref.published), code, "dates.season")
    if rel in {"the following", "the previous", "that"}:
        start, anchor = ref.span_start()
        if start is None:
            return open_date(f"XXXX-{code}", "dates.season-without-year")
        later = {"the following": begin <= start.month, "the previous": -(begin >= start.month)}.get(rel, 0)
        return season_of(start.year + later, code, "dates.told-season", anchor)
    if not rel:
        count, anchor, how = ref.year(begin)
        if count is None:
            return open_date(f"XXXX-{code}", "dates.season-without-year")
        if how == "past" and ref.published is not None and begin == ref.published.month:
            # One that has only just begun is not told of as past.
            count -= 1
        return season_of(count, code, f"dates.season-{how}", anchor)
    published = ref.published
    if published is None:
        return open_date(f"XXXX-{code}", "dates.season-without-year")
    count = published.year
    if m.words.endswith("year"):
        count += _YEARS_AWAY[rel]
    elif rel in {"last", "this past", "past"}:
        # Of a winter that has not ended, the last one began the year before the last.
        count -= 1 + (published.month <= 2) if code == "WI" else begin >= published.month
    elif rel in {"next", "coming", "this coming"}:
        count += begin <= published.month
    return season_of(count, code, "dates.season", ref.from_published)


def quarter(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the third quarter of 1984``, ``last year's second half``, ``Q4 2017``."""
    letter = "H" if m.text("u").lower() == "half" else "Q"
    count = number(m.text("o")) if m.text("o") else int(m.text("n"))
    count = (2 if letter == "H" else 4) if count < 0 else count
    if m.text("y"):
        return part_of_year(int(m.text("y")), letter, count, "dates.quarter")
    if ref.published is None:
        return open_date(f"XXXX-{letter}{count}", "dates.quarter-without-year")
    away = _YEARS_AWAY.get(m.text("r").lower(), -1)
    return part_of_year(ref.published.year + away, letter, count, "dates.quarter", ref.from_published)


def bare_quarter(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the fourth quarter``: reports tell of quarters that are over, unless the verb says otherwise."""
    count = number(m.text("o"))
    count = 4 if count < 0 else count
    published = ref.published
    if count > 4 or published is None:
        return open_date(f"XXXX-Q{count}", "dates.quarter-without-year") if count <= 4 else None
    now = (published.month + 2) // 3
    pointing = ref.way()
    ahead = pointing == "future" or (pointing == "unclear" and count == now + 1)
    # Reports name quarters that are over or under way; told of as to come, one that is long over is next year's.
    year = published.year + (1 if ahead and now - count > 1 else -1 if not ahead and count > now else 0)
    return part_of_year(year, "Q", count, f"dates.quarter-{'future' if ahead else 'past'}", ref.from_published)


def year_earlier(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the year-earlier quarter``, ``the same period last year``: a year before what was told of last."""
    if "month" in m.words:
        start, anchor = ref.told.month, f"told {ref.told.month[0]}-{ref.told.month[1]:02d}" if ref.told.month else ""
        if start is None and ref.published is not None:
            start, anchor = (ref.published.year, ref.published.month), ref.from_published
        return month_of(start[0] - 1, start[1], "dates.year-earlier", anchor) if start else None
    return a_year_before(ref, "dates.year-earlier", quarter=" quarter" in f" {m.words}")


def a_year_before(ref: Reference, rule: str, *, quarter: bool = False) -> Resolved | None:
    """Gives the quarter, or else the year, that lies a year before the one told of last or the report's own."""
    told = ref.told.quarter
    if told is not None and ref.sentence - ref.told.quarter_at <= 6:
        return part_of_year(told[0] - 1, "Q", told[1], rule, f"told {told[0]}-Q{told[1]}")
    if ref.published is None:
        return open_date("XXXX-QX" if quarter else "XXXX", rule)
    if quarter:
        index = ref.published.year * 4 + (ref.published.month - 1) // 3 - 5
        return part_of_year(index // 4, "Q", index % 4 + 1, rule, ref.from_published)
    return year_of(ref.published.year - 1, rule, ref.from_published)


def year_end(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``year-end``: the last day of the year."""
    if m.text("y"):
        return day_of(date(int(m.text("y")), 12, 31), "dates.year-end")
    if ref.published is None:
        return open_date("XXXX-12-31", "dates.year-end")
    return day_of(date(ref.published.year, 12, 31), "dates.year-end", ref.from_published)

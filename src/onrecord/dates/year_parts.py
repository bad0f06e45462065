"""Resolves parts of years: seasons, quarters, halves, the year's end, and the same part a year before."""

from datetime import date

from onrecord.dates.calendar import month_number
from onrecord.dates.fixed import full_year, number
from onrecord.dates.lexicon import meaning
from onrecord.dates.reference import Reference
from onrecord.dates.value import SEASON_MONTHS, Resolved, day_of, month_of, open_date, part_of_year, season_of, year_of
from onrecord.dates.words import Words

_YEARS_AWAY = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}


def season(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the spring of 1994``, ``last fall``, ``in the summer``."""
    code, rel = meaning("SEASON", m.text("s")), m.text("r").lower()
    if m.text("y"):
        return season_of(full_year(m.text("y"), ref.published), code, "dates.season")
    if not rel or rel in {"the following", "the previous", "that"}:
        count, anchor, how = _told_season(code, rel, ref)
    elif ref.published is None:
        count, anchor, how = None, "", ""
    else:
        away = _YEARS_AWAY[rel] if m.words.endswith("year") else _seasons_away(code, rel, ref.published)
        count, anchor, how = ref.published.year + away, ref.from_published, "season"
    if count is None:
        return open_date(f"XXXX-{code}", "dates.season-without-year")
    return season_of(count, code, f"dates.{how}", anchor)


def _told_season(code: str, rel: str, ref: Reference) -> tuple[int | None, str, str]:
    """Gives the year of a season that stands bare, or that counts from what was told of last."""
    begin = SEASON_MONTHS[code][0]
    if rel:
        start, anchor = ref.span_start()
        if start is None:
            return None, "", ""
        later = {"the following": begin <= start.month, "the previous": -(begin >= start.month)}.get(rel, 0)
        return start.year + later, anchor, "told-season"
    count, anchor, how = ref.year(begin)
    if count is not None and how == "past" and ref.published is not None and begin == ref.published.month:
        # One that has only just begun is not told of as past.
        count -= 1
    return count, anchor, f"season-{how}"


def _seasons_away(code: str, rel: str, published: date) -> int:
    """Gives how many years from the report's the last, this or the next season of a kind begins."""
    begin = SEASON_MONTHS[code][0]
    # The winter of January began in the year before.
    under_way = code == "WI" and published.month <= 2
    if rel in {"last", "this past", "past"}:
        return -1 - under_way if code == "WI" else -(begin >= published.month)
    if rel in {"next", "coming", "this coming"}:
        return int(begin <= published.month)
    return -1 if under_way else 0


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


def month_quarter(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the September quarter``: the one that ends with the month."""
    count = month_number(m.text("m")) // 3
    if m.text("y"):
        return part_of_year(int(m.text("y")), "Q", count, "dates.quarter")
    return _quarter_near(count, ref)


def bare_quarter(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the fourth quarter``: reports tell of quarters that are over, unless the verb says otherwise."""
    count = number(m.text("o"))
    behind = m.sentence[m.whole[1] : m.whole[1] + _FIGURES_NEAR].lower().split()
    return _quarter_near(4 if count < 0 else count, ref, figures=not _FIGURES.isdisjoint(behind[:3]))


_FIGURES = frozenset({"gdp", "earnings", "growth", "profit", "profits", "results", "revenue", "revenues", "sales"})
"""What is reckoned up when a quarter is over."""
_FIGURES_NEAR = 60


def _quarter_near(count: int, ref: Reference, *, figures: bool = False) -> Resolved | None:
    """Gives the quarter that the verb points to; ``figures`` of the one just over may still be expected."""
    published = ref.published
    if count > 4 or published is None:
        return open_date(f"XXXX-Q{count}", "dates.quarter-without-year") if count <= 4 else None
    now = (published.month + 2) // 3
    if figures and now - count in {1, -3}:
        return part_of_year(published.year - (count > now), "Q", count, "dates.quarter-just-over", ref.from_published)
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

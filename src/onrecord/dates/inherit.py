"""Gives a piece that names no year the year of another one."""

from onrecord.dates.calendar import day_or_none, month_number
from onrecord.dates.find import Piece
from onrecord.dates.fixed import number
from onrecord.dates.lexicon import meaning
from onrecord.dates.value import Resolved, day_of, month_of, part_of_year, season_of


def in_year(left: Piece, year: int, rule: str, anchor: str) -> Resolved | None:
    """Gives a month, a day of one, a season or a quarter that names no year in a year; None for what is none."""
    if left.does == "bare-month":
        return month_of(year, month_number(left.words.text("m")), rule, anchor)
    if left.does == "month-day" and not left.words.text("y"):
        month, day = month_number(left.words.text("m")), number(left.words.text("d"))
        return day_of(day_or_none(year, month, day), rule, anchor)
    if left.does == "season" and not left.words.text("r"):
        return season_of(year, meaning("SEASON", left.words.text("s")), rule, anchor)
    if left.does == "bare-quarter":
        count = number(left.words.text("o"))
        return part_of_year(year, "Q", 4 if count < 0 else count, rule, anchor)
    return None


def part_behind_year(left: Piece) -> str:
    """Gives the month or season of a piece that names no year, as TIMEX3 writes it behind a year."""
    if left.does == "bare-month":
        return f"{month_number(left.words.text('m')):02d}"
    if left.does == "season" and not left.words.text("y") and not left.words.text("r"):
        return meaning("SEASON", left.words.text("s"))
    return ""

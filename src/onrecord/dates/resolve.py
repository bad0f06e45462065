"""The table of what resolves each form: rules.toml names these."""

from collections.abc import Callable

from onrecord.dates import clock, counted, fixed, lengths, near, year_parts, years
from onrecord.dates.fixed import Range
from onrecord.dates.reference import Reference
from onrecord.dates.value import Resolved
from onrecord.dates.words import Words

Resolver = Callable[[Words, Reference], Resolved | tuple[Range, Range] | None]

RESOLVERS: dict[str, Resolver] = {
    "full-day": fixed.full_day,
    "numeric-day": fixed.numeric_day,
    "day-range": fixed.day_range,
    "month-day": fixed.month_day,
    "told-monthday": fixed.told_monthday,
    "month": fixed.month,
    "relative-month": fixed.relative_month,
    "told-month": fixed.told_month,
    "bare-month": fixed.bare_month,
    "season": year_parts.season,
    "quarter": year_parts.quarter,
    "bare-quarter": year_parts.bare_quarter,
    "month-quarter": year_parts.month_quarter,
    "year-earlier": year_parts.year_earlier,
    "fiscal-year": years.fiscal_year,
    "year-range": years.year_range,
    "decade": years.decade,
    "century": years.century,
    "ancient-year": years.ancient_year,
    "year": years.year,
    "spoken-year": years.spoken_year,
    "year-end": year_parts.year_end,
    "weekday": near.weekday,
    "weekday-of-week": near.weekday_of_week,
    "deictic": near.deictic,
    "near-part": near.near_part,
    "told-part": near.told_part,
    "part-of": near.part_of,
    "bare-part": near.bare_part,
    "holiday": near.named_day,
    "relative": near.relative,
    "relative-but-one": near.relative_but_one,
    "weekday-monthday": near.weekday_monthday,
    "told-unit": near.told_unit,
    "the-unit": near.the_unit,
    "edge": near.edge_piece,
    "week-of": near.week_piece,
    "ordinal-unit": near.ordinal_piece,
    "vague": near.vague,
    "ago": counted.ago,
    "counted": counted.counted,
    "counted-open": counted.open_piece,
    "span-of": counted.span_of,
    "clock": clock.clock,
    "duration": lengths.duration,
    "set": lengths.repeated,
}
"""What resolves a form: its words and what they are resolved against. None for what is no time after all."""

"""The table of what resolves each form: rules.toml names these."""

from collections.abc import Callable

from onrecord.dates import (
    clock,
    counted,
    days,
    fixed,
    lengths,
    near,
    pieces,
    told_units,
    vague,
    weekdays,
    year_parts,
    years,
)
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
    "weekday": weekdays.weekday,
    "weekday-of-week": weekdays.weekday_of_week,
    "deictic": days.deictic,
    "near-part": days.near_part,
    "told-part": days.told_part,
    "part-of": days.part_of,
    "bare-part": days.bare_part,
    "holiday": days.named_day,
    "relative": near.relative,
    "relative-but-one": near.relative_but_one,
    "weekday-monthday": weekdays.weekday_monthday,
    "told-unit": told_units.told_unit,
    "the-unit": told_units.the_unit,
    "event-day": told_units.event_day,
    "edge": pieces.edge_piece,
    "week-of": pieces.week_piece,
    "ordinal-unit": pieces.ordinal_piece,
    "vague": vague.vague,
    "ago": counted.ago,
    "counted": counted.counted,
    "counted-open": pieces.counted_piece,
    "span-of": counted.span_of,
    "clock": clock.clock,
    "duration": lengths.duration,
    "set": lengths.repeated,
}
"""What resolves a form: its words and what they are resolved against. None for what is no time after all."""

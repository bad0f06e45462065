"""What an expression is resolved against: the day of publication, what was told before, the governing verb."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from onrecord.dates.calendar import day_or_none
from onrecord.dates.tense import Direction
from onrecord.dates.told import NEAR, Told


class Reference(Struct):
    """The anchors of one expression. ``way`` says whether the words around it tell of what was or what is to come."""

    published: date | None
    told: Told
    sentence: int
    history: bool
    way: Callable[[], Direction]

    @property
    def from_published(self) -> str:
        """Gives the anchor's name where something is counted from the day of publication."""
        return f"published {self.published.isoformat()}" if self.published else ""

    def day(self) -> tuple[date | None, str]:
        """Gives the day that “the next day” counts from: the day told of last, else that of publication."""
        if self.told.day is not None and (self.history or self.sentence - self.told.day_at <= NEAR):
            return self.told.day, f"told {self.told.day.isoformat()}"
        return (None, "") if self.history else (self.published, self.from_published)

    def span_start(self) -> tuple[date | None, str]:
        """Gives the first day of the time told of last, else the day of publication."""
        span = self.told.span
        if span is not None and span.first and (self.history or self.sentence - self.told.span_at <= NEAR):
            return span.first, f"told {span.value}"
        return (None, "") if self.history else (self.published, self.from_published)

    def year(self, month: int, day: int | None = None, *, over: bool = False) -> tuple[int | None, str, str]:
        """Gives the year of a month, or of a day in it, that names none; what it is counted from; and by which rule.

        ``over`` says that the day is told of as over: “since October 8”.
        """
        told = self._told_year(month)
        if told is not None:
            return told, f"told {self.told.year}", "told"
        if self.published is None:
            return None, "", "without-year"
        if day is not None:
            return self._near_day(month, day, over=over)
        return self._near_month(month)

    def _told_year(self, month: int) -> int | None:
        """Gives the year that the text itself is telling of, where it tells of one that is not the report's own."""
        told = self.told
        if told.year is None:
            return None
        away = self.sentence - told.year_at
        past = self.published is None or told.year < self.published.year - 1
        dated = told.month is not None and told.month_at == told.year_at and told.month[0] == told.year
        if not (self.history or (past and dated and away == 0 and self.way() != "future")):
            return None
        if told.month is None or told.month_at != told.year_at or told.month[0] != told.year:
            return told.year
        # Two months on, a history has gone over the end of the year; else it stays in it (set on training texts).
        ahead = (month - told.month[1]) % 12
        if ahead <= 2:
            return (told.month[0] * 12 + told.month[1] - 1 + ahead) // 12
        return told.month[0]

    def _near_day(self, month: int, day: int, *, over: bool) -> tuple[int | None, str, str]:
        published = self.published
        assert published is not None
        years = (published.year - 1, published.year, published.year + 1)
        near = [found for year in years if (found := day_or_none(year, month, day))]
        if not near:
            return None, "", "without-year"
        closest = min(near, key=lambda found: (abs((found - published).days), found))
        how = "nearest"
        if over:
            return (
                max((found for found in near if found <= published), default=closest).year,
                self.from_published,
                "past",
            )
        # Within two months one reading is near; further off the verb decides.
        if abs((closest - published).days) > 60:
            pointing = self.way()
            if pointing == "past":
                closest, how = max((found for found in near if found <= published), default=closest), "past"
            elif pointing == "future":
                closest, how = min((found for found in near if found >= published), default=closest), "future"
        return closest.year, self.from_published, how

    def _near_month(self, month: int) -> tuple[int | None, str, str]:
        published = self.published
        assert published is not None
        pointing = self.way()
        if pointing == "future":
            return published.year + (month < published.month), self.from_published, "future"
        if pointing == "past":
            return published.year - (month > published.month), self.from_published, "past"
        away = (month - published.month + 5) % 12 - 5
        return (published.year * 12 + published.month - 1 + away) // 12, self.from_published, "nearest"

"""Prints an agenda: what is open first, each plan with who announced it in which words and what became of it."""

import sys
from collections.abc import Sequence

import msgspec
from rich.text import Text

from onrecord.export.agenda import OUTCOMES, Agenda, Item
from onrecord.export.agenda_outcomes import Difference, Outcome
from onrecord.export.agenda_tellings import Telling
from onrecord.export.labels import counted, day_words, names_of
from onrecord.export.paragraphs import Paragraphs, quoted
from onrecord.export.visible import short
from onrecord.types.wire import to_json

MOST_SHOWN = 25
"""Plans of one outcome that are printed as text; JSON gives all."""

MOST_TELLINGS = 3
"""Announcements, and later tellings, of one plan that are printed as text; JSON gives all."""

OUTCOME_WORDS: dict[Outcome, str] = {
    "not-reported": "not reported since",
    "ahead": "ahead",
    "no-day": "no day named",
    "moved": "put off",
    "cancelled": "cancelled",
    "denied": "denied",
    "otherwise": "happened otherwise",
    "happened": "happened",
}
"""What a reader sees for each outcome of a plan."""

OUTCOME_STYLES: dict[Outcome, str] = {
    "not-reported": "bold yellow",
    "ahead": "cyan",
    "no-day": "cyan",
    "moved": "yellow",
    "cancelled": "red",
    "denied": "red",
    "otherwise": "yellow",
    "happened": "green",
}

_HEADINGS: dict[Outcome, str] = {
    "not-reported": "Overdue: not reported since",
    "ahead": "Ahead",
    "no-day": "No day named",
    "moved": "Put off",
    "cancelled": "Cancelled",
    "denied": "Denied",
    "otherwise": "Happened otherwise",
    "happened": "Happened as announced",
}
_COUNTED: dict[Outcome, str] = {**OUTCOME_WORDS, "not-reported": "overdue", "no-day": "without a day"}
_KIND_WORDS = {"planned": "announced", "conditional": "on a condition", "called-for": "called for"}
_FIELD_WORDS = {"day": "on another day", "place": "at another place", "who": "not all who were to take part"}


def print_agenda(agenda: Agenda, *, as_json: bool, everything: bool = False) -> None:
    """Prints an agenda as text, or as JSON: a plan a line, each with the day that was taken for today."""
    if as_json:
        for item in agenda.items:
            line = {"as_of": agenda.as_of, "as_of_because": agenda.as_of_because, **msgspec.to_builtins(item)}
            sys.stdout.buffer.write(to_json(line) + b"\n")
        sys.stdout.buffer.flush()
        return
    page = Paragraphs()
    head = Text(f"Agenda as of {day_words(agenda.as_of)}" if agenda.as_of else "Agenda", style="bold")
    head.append(f", {agenda.as_of_because}", style="default not bold")
    page.line(head)
    told = ", ".join(f"{agenda.counts[one]} {_COUNTED[one]}" for one in OUTCOMES if agenda.counts[one])
    page.line(Text(f"{counted(agenda.reports, 'report')}; {told or 'no plan'}"), 2)
    for outcome in OUTCOMES:
        held = [item for item in agenda.items if item.outcome == outcome]
        if outcome == "no-day" and held and not everything and "no-day" not in agenda.wanted:
            page.gap()
            page.more(len(held), "for no day that is named; --status no-day prints them")
        elif held:
            page.heading(_HEADINGS[outcome])
            shown = held if everything else held[:MOST_SHOWN]
            for item in shown:
                _print_item(page, item)
            page.more(len(held) - len(shown), "like this; --all prints them", 2)


def _print_item(page: Paragraphs, item: Item) -> None:
    printed = ", ".join(quoted(words, 40) for words in item.printed[:3])
    day = item.dated or (f"no day known ({printed})" if printed else "no day named")
    line = Text(day, style="bold")
    if item.overdue:
        line.append(f" · {counted(item.overdue, 'day')} overdue", style=OUTCOME_STYLES["not-reported"])
    line.append(f"  {short(item.summary, 200)}", style="default not bold")
    if item.where and item.where.name and item.where.name not in item.summary:
        line.append(f", {short(item.where.name)}", style="default not bold")
    page.line(line, 2)
    for difference in item.differences:
        page.line(Text(difference_words(difference), style=OUTCOME_STYLES["otherwise"]), 6)
    _print_tellings(page, item.announced, "")
    _print_tellings(page, item.later, OUTCOME_WORDS[item.outcome])
    for reason in item.because:
        page.line(Text(short(reason, 300), style="dim"), 6, "because ")


def difference_words(difference: Difference) -> str:
    """Gives a difference between plan and happening on one line."""
    happened, planned = short(difference.happened, 200), short(difference.planned, 200)
    told = f"{_FIELD_WORDS[difference.field]}: {happened}"
    return told if difference.field == "who" else f"{told}, not {planned}"


def _print_tellings(page: Paragraphs, tellings: Sequence[Telling], outcome: str) -> None:
    """Prints who told it when, where the words stand and what they are; of copies only that there are some."""
    origins = [one for one in tellings if one.teller.origin == one.teller.report] or list(tellings)
    for one in origins[:MOST_TELLINGS]:
        line = Text(outcome or _KIND_WORDS.get(one.status, one.status))
        line.append(f" · {short(one.teller.name, 80)}, {one.teller.dated}")
        line.append(f", characters {one.spans[0].start}–{one.spans[-1].end}", style="dim")
        if speakers := names_of(one.said_by):
            between = [actor.name for actor in one.chain if actor.name and actor not in one.said_by]
            told = f", as told by {' ← '.join(between)}" if between else ""
            line.append(f" · said by {short(speakers, 120)}{short(told, 160)}")
        line.append(": ")
        line.append(quoted(one.words, 240))
        page.line(line, 4, "– ")
    left = len(tellings) - len(origins[:MOST_TELLINGS])
    page.more(left, "reports or copies; --json gives all" if left > 1 else "report or copy; --json gives all", 6)

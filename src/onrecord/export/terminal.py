"""Prints readouts and lists of stories on a terminal, or as plain text into a pipe.

Everything printed goes through ``visible``; nothing from a report is read as markup. Colour is for terminals alone,
and nothing is said by colour alone.
"""

import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct
from rich.console import Console
from rich.text import Text

from onrecord.export.decided import decided_by
from onrecord.export.labels import FIELD_WORDS, STATUS_WORDS, counted, interval_words, names_of, weekday_of
from onrecord.export.matrix_print import print_matrix
from onrecord.export.paragraphs import Paragraphs, cited, open_console, quoted, say, worded
from onrecord.export.readout import (
    Alone,
    Citation,
    Conflict,
    Decided,
    Denial,
    Earlier,
    Fact,
    Happening,
    Later,
    Matrix,
    Plan,
    Readout,
    Said,
    Source,
    Speaker,
    Told,
    Unknown,
    find_story,
    readout,
)
from onrecord.export.visible import on_one_line, short
from onrecord.record import Record
from onrecord.record.trail import ChangeKind
from onrecord.types.actor import ActorRef
from onrecord.types.attribution import AttributionKind
from onrecord.types.story import ThreadReason
from onrecord.types.wire import to_json

FEW_STORIES = 5
"""A record of so many stories is shown in full by ``show``; a larger one as a list."""


class Limits(Struct, frozen=True, kw_only=True):
    """How many lines of each kind a shortened readout shows, and how many characters of one quotation."""

    facts: int
    speakers: int
    statements: int
    wordings: int
    happenings: int
    plans: int
    alone: int
    conflicts: int
    unknowns: int
    sources: int
    characters: int
    copies: int
    matrix: int
    panels: int
    denials: int
    decided: int


SHORT = Limits(
    facts=6, speakers=8, statements=4, wordings=3, happenings=12, plans=5, alone=2, conflicts=6, unknowns=3,
    sources=20, characters=420, copies=6, matrix=5, panels=1, denials=5, decided=6,
)  # fmt: skip
"""A readout that fits a few screens."""

_ALL = 10**9

MOST_OCCASIONS = 3
"""Words for the occasion of one saying that are printed: by what means, before whom, where."""

LEFT_OUT = 3
"""Of what a wording leaves out, so many stretches are printed."""
FULL = Limits(
    facts=_ALL, speakers=_ALL, statements=_ALL, wordings=_ALL, happenings=_ALL, plans=_ALL, alone=_ALL,
    conflicts=_ALL, unknowns=_ALL, sources=_ALL, characters=20_000, copies=_ALL, matrix=_ALL,
    panels=_ALL, denials=_ALL, decided=_ALL,
)  # fmt: skip
"""Every line; only of a quotation longer than any speech the rest is left to the JSON."""

STATUS_STYLES = {
    "happened": "green",
    "planned": "cyan",
    "conditional": "cyan",
    "called-for": "cyan",
    "denied": "red",
    "unknown": "dim",
}


_T = TypeVar("_T")

_HERE: dict[ThreadReason, str] = {
    "looks-back": "looked back on here",
    "came-about": "planned there, told here as happened",
    "told-again": "told here again",
}
_THERE: dict[ThreadReason, str] = {
    "looks-back": "looks back on this",
    "came-about": "what was planned here has happened",
    "told-again": "tells this again",
}

_UNKNOWN_WORDS = {
    "undated-report": ("report without a date", "reports without a date"),
    "cut-report": ("report cut off by a paywall", "reports cut off by a paywall"),
    "unnamed-speaker": ("statement whose speaker is not named", "statements whose speaker is not named"),
}
"""What a reader sees for one and for several unknowns of each kind. Happenings without a day are listed as such."""


def print_stories(record: Record, *, ids: Sequence[str], limit: int) -> None:
    """Prints the readouts of the stories with these ids, the most told first, ``limit`` of them at most; -1 for all."""
    wanted = set(ids)
    stories = [story for story in record.stories() if story.id in wanted]
    stories.sort(key=lambda story: -len(story.reports))
    shown = stories if limit < 0 else stories[:limit]
    console = open_console()
    for story in shown:
        ReadoutPrinter(console, readout(record, story), SHORT, record=str(record.path)).print()
    if shown and len(stories) > len(shown):
        more = counted(len(stories) - len(shown), "more story is", "more stories are")
        say(f"{more} new or changed; `onrecord show --record {record.path}` lists them")


def print_readouts(record: Record, *, story: str | None, as_json: bool, everything: bool) -> int:
    """Prints the readout of a story (its id, or the id or address of a report in it), or of all; gives how many.

    Many stories are printed as a list, unless ``everything`` is asked for. As JSON it is one readout a line.
    """
    if story:
        found = find_story(record, story)
        stories = [found] if found else []
    else:
        stories = record.stories()
    if as_json:
        for one in stories:
            sys.stdout.buffer.write(to_json(readout(record, one)) + b"\n")
        sys.stdout.buffer.flush()
        return len(stories)
    if len(stories) > FEW_STORIES and not everything:
        print_story_list(record)
        say("`onrecord show STORY` prints one; the start of its id is enough")
        return len(stories)
    console = open_console()
    limits = FULL if everything else SHORT
    for one in stories:
        ReadoutPrinter(console, readout(record, one), limits, record=str(record.path)).print()
    return len(stories)


def print_story_list(record: Record) -> None:
    """Prints a line for each story: the start of its id, days, how many reports of how many outlets, title."""
    stories = record.stories()
    console = open_console()
    size = _distinct([story.id for story in stories])
    days = [interval_words(story.from_, story.to, "day") or "undated" for story in stories]
    widest = max((len(day) for day in days), default=0)
    counts = [str(len(story.reports)) for story in stories]
    most = max((len(count) for count in counts), default=0)
    for story, day, count in zip(stories, days, counts, strict=True):
        line = Text(story.id[:size], style="dim")
        line.append(f"  {count:>{most}} {'report ' if count == '1' else 'reports'}  ", style="default")
        line.append(f"{day:<{widest}}  ")
        line.append(short(story.title, 300), style="bold")
        if console.is_terminal:
            line.truncate(console.width, overflow="ellipsis")
        console.print(line, soft_wrap=True)


_CHANGED: dict[ChangeKind, str] = {
    "renamed": "goes on as",
    "merged": "was merged into",
    "split": "was split:",
    "moved": "gave reports to",
    "gone": "has left the record:",
}


def print_story_changes(record: Record) -> None:
    """Prints a line for each story that was merged, split or went on under another id, the earliest first."""
    page = Paragraphs()
    step = 0
    for change in record.story_changes():
        if change.step != step:
            step = change.step
            build = f"Build {change.build}, {change.at}" if change.build is not None else "Outside a build"
            page.line(Text(build, style="bold"))
        line = Text(f"{change.story} {_CHANGED[change.kind]} ")
        line.append(f"{change.becomes}, " if change.becomes else "")
        line.append(counted(change.reports, "report"), style="dim")
        page.line(line, 2)


def _distinct(ids: list[str]) -> int:
    """Gives how many characters tell these ids apart, ten at least."""
    if not ids:
        return 0
    ordered = sorted(ids)
    size = len("story-") + 6
    for one, other in pairwise(ordered):
        while size < len(one) and one[:size] == other[:size]:
            size += 1
    return size


class ReadoutPrinter:
    """Prints one readout."""

    def __init__(self, console: Console, held: Readout, limits: Limits, *, record: str) -> None:
        """Takes the console, the readout, how much to show, and the path of the record to name in the way on."""
        self._page = Paragraphs(console)
        self._held = held
        self._limits = limits
        self._record = record
        self._left_out = False
        self._printed: set[str] = set()
        self._tellers = {source.number: short(source.teller) for source in held.sources}
        self._decided_by = {one.id: one for one in held.decided}

    def print(self) -> None:
        """Prints the readout, section by section; a section with nothing in it is left out."""
        self._head()
        self._facts(self._held.facts)
        self._matrix(self._held.matrix)
        self._said(self._held.said)
        self._happenings(tuple(one for one in self._held.happenings if one.status != "denied"))
        self._denials(self._held.denials)
        self._plans(self._held.plans)
        self._earlier(self._held.thread)
        self._later(self._held.followed)
        self._conflicts(self._held.conflicts)
        self._alone(self._held.alone)
        self._unknowns(self._held.unknowns)
        self._decided(self._held.decided)
        self._sources(self._held.sources)
        if self._left_out:
            self._line(Text(f"Shortened. Every line: onrecord show {self._held.id} --all --record {self._record}"), 0)
        self._page.gap()

    # Sections

    def _head(self) -> None:
        held = self._held
        self._page.console.rule(style="dim")
        self._line(Text(short(held.title, 200) or "Untitled", style="bold"), 0)
        told = [counted(held.reports, "report")]
        told.append(counted(held.outlets, "outlet") if held.outlets else "no outlet named")
        if held.copies:
            told.append(f"{held.copies} of them {'a copy' if held.copies == 1 else 'copies'}")
        self._line(Text(f"{held.dated} · {', '.join(told)}"), 0)
        if len(held.sources) > 1 and held.because:
            self._line(Text("one story: " + short("; ".join(held.because), 400), style="dim"), 0)
        self._line(Text(held.id, style="dim"), 0)

    def _facts(self, facts: tuple[Fact, ...]) -> None:
        if not facts:
            return
        self._heading("In short")
        if not any(fact.verdict == "agreed" for fact in facts):
            self._line(Text("Nothing here is told by two independent origins. The first things told:", style="dim"), 2)
        for fact in _first(facts, self._limits.facts):
            agreed = fact.verdict == "agreed"
            line = Text()
            line.append(short(fact.summary, 200), style="bold")
            if fact.kind == "statement":
                line.append(": ")
                line.append_text(self._worded(fact.wording, fact.citation.words))
            elif fact.dated:
                line.append(f", {fact.dated}")
            if fact.status and fact.status != "happened":
                line.append(f" ({STATUS_WORDS[fact.status]})", style=STATUS_STYLES[fact.status])
            line.append(cited(fact.sources))
            if fact.kind == "statement" and fact.dated:
                line.append(f" · {fact.dated}", style="dim")
            if agreed:
                line.append(f" · {fact.origins} independent origins", style="green")
            line.append_text(_dispute(fact.disputed))
            self._line(line, 2, "● " if agreed else "○ ")
            if fact.kind == "event":
                self._passage(fact.citation, 4)
        self._more(len(facts) - self._limits.facts, 2)

    def _said(self, speakers: tuple[Speaker, ...]) -> None:
        if not speakers:
            return
        self._heading("Who said what")
        for place, speaker in enumerate(_first(speakers, self._limits.speakers)):
            if place:
                self._page.gap()
            name = Text(short(speaker.name) or "Speaker not named", style="bold" if speaker.name else "dim bold")
            if speaker.title:
                name.append(f", {short(speaker.title)}", style="default not bold")
            self._line(name, 2)
            for said in _weightiest(speaker.statements, self._limits.statements):
                self._statement(said)
            self._more(len(speaker.statements) - self._limits.statements, 4)
        rest = speakers[self._limits.speakers :]
        if rest:
            count = sum(len(speaker.statements) for speaker in rest)
            names = ", ".join(short(speaker.name) or "speakers not named" for speaker in rest[:6])
            self._left_out = True
            self._page.gap()
            others = " and others" if len(rest) > 6 else ""
            self._line(Text(f"… and {counted(count, 'statement')} of {names}{others}", style="dim"), 2)

    def _statement(self, said: Said) -> None:
        first, *others = said.wordings
        self._printed.add(said.id)
        line = self._worded(first.kind, first.words, first.cue)
        line.append(cited(first.sources or first.copies))
        line.append_text(self._circumstances(said, first))
        if not said.speakers and said.because:
            line.append(f" · {short('; '.join(said.because), 300)}", style="dim")
        self._line(line, 4, "– ")
        others = [other for other in others if not _within(other, first)]
        for other in _first(others, self._limits.wordings):
            outlets = ", ".join(dict.fromkeys(self._tellers[number] for number in other.sources or other.copies))
            told = Text()
            told.append(f"in other words, {outlets}: ", style="dim")
            told.append_text(self._worded(other.kind, other.words, other.cue))
            told.append(cited(other.sources or other.copies))
            told.append_text(self._chain(other, said.speakers))
            if other.leaves_out:
                left = ", ".join(quoted(words, 60) for words in _first(other.leaves_out, LEFT_OUT))
                told.append(f" · leaves out {left}", style="dim")
            self._line(told, 6, "· ")
        self._more(len(others) - self._limits.wordings, 6)

    def _worded(self, kind: AttributionKind | None, words: str, cue: str = "") -> Text:
        return worded(kind, words, self._limits.characters, cue=cue)

    def _circumstances(self, said: Said, first: Told) -> Text:
        line = Text(style="dim")
        if said.dated:
            line.append(f" · {said.dated}")
        for words in said.occasion[:MOST_OCCASIONS]:
            line.append(f" · {short(words, 60)}")
        if said.addressees:
            line.append(f" · to {short(names_of(said.addressees), 120)}")
        line.append_text(self._chain(first, said.speakers))
        if said.origins > 1:
            line.append(f" · {said.origins} independent origins", style="green not dim")
        line.append_text(_dispute(said.disputed))
        if first.copies and first.sources:
            line.append(f" · repeated by {counted(len(first.copies), 'copy', 'copies')}")
        line.append_text(self._mark(said.decided))
        return line

    def _mark(self, decided: tuple[str, ...]) -> Text:
        """Gives what people decided about an entry, and who; when and why stand in the section on decisions."""
        told = (self._decided_by[name] for name in decided)
        return Text("".join(f" · {short(one.words, 60)} by {short(one.who, 60)}" for one in told), style="magenta")

    def _chain(self, told: Told, speakers: tuple[ActorRef, ...]) -> Text:
        """Gives the way from the page to the speakers where others stand between."""
        between = [short(actor.name) for actor in told.tellers if actor.name and actor not in speakers]
        pages = {self._tellers[number].casefold() for number in told.sources or told.copies}
        between = [name for name in between if name.casefold() not in pages]
        return Text(f" · as told by {' ← '.join(between)}" if between else "", style="dim")

    def _happenings(self, happenings: tuple[Happening, ...]) -> None:
        if not happenings:
            return
        self._heading("What happened, and what was planned")
        before = None
        for one in _first(happenings, self._limits.happenings):
            day = one.dated or "No day given"
            if day != before:
                weekday = ""
                if one.when and one.when.from_ and one.when.to and one.when.from_[:10] == one.when.to[:10]:
                    weekday = weekday_of(one.when.from_)
                self._line(Text(f"{weekday} {day}".strip(), style="bold" if one.dated else "bold dim"), 2)
                before = day
            self._printed.add(one.id)
            line = Text(STATUS_WORDS[one.status], style=STATUS_STYLES[one.status])
            line.append(f"  {short(one.summary, 200)}", style="default")
            if one.where and one.where.name and one.where.name not in one.summary:
                line.append(f", {short(one.where.name)}", style="default")
            line.append(cited(one.sources or one.copies), style="default")
            if one.origins > 1:
                line.append(f" · {one.origins} independent origins", style="green")
            line.append_text(_dispute(one.disputed))
            if one.elsewhere:
                line.append(" · told in another story too", style="dim")
            line.append_text(self._mark(one.decided))
            self._line(line, 4)
            if not one.dated and one.printed:
                told = " · ".join(quoted(words, 40) for words in one.printed[:3])
                self._line(Text(f"time as printed: {told}", style="dim"), 6)
            self._passage(one.citations[0], 6)
        self._more(len(happenings) - self._limits.happenings, 2)

    def _matrix(self, matrix: Matrix) -> None:
        if not matrix.rows:
            return
        self._heading("Who tells what")
        limits = self._limits
        self._left_out |= print_matrix(self._page, matrix, most_rows=limits.matrix, most_panels=limits.panels)

    def _denials(self, denials: tuple[Denial, ...]) -> None:
        if not denials:
            return
        self._heading("Said not to have happened")
        for one in _first(denials, self._limits.denials):
            self._printed.add(one.entry)
            line = Text(short(one.summary, 200), style="bold")
            if one.dated:
                line.append(f", {one.dated}", style="default not bold")
            line.append(cited(one.sources or one.copies), style="default not bold")
            if one.origins > 1:
                line.append(f" · {one.origins} independent origins", style="green not bold")
            self._line(line, 2)
            for citation in _first(_of_each_report(one.citations), self._limits.wordings):
                self._passage(citation, 4)
        self._more(len(denials) - self._limits.denials, 2)

    def _plans(self, plans: tuple[Plan, ...]) -> None:
        if not plans:
            return
        self._heading("Open")
        for plan in _first(plans, self._limits.plans):
            line = Text(STATUS_WORDS[plan.status], style=STATUS_STYLES[plan.status])
            line.append(f"  {short(plan.summary, 200)}", style="default")
            if plan.dated:
                line.append(f", {plan.dated}", style="default")
            line.append(f" · {plan.outcome}", style="dim")
            line.append(cited((plan.citation.source,)))
            self._line(line, 2)
        self._more(len(plans) - self._limits.plans, 2)

    def _earlier(self, thread: tuple[Earlier, ...]) -> None:
        if not thread:
            return
        self._heading("What came before")
        for earlier in _first(thread, self._limits.plans):
            line = Text(f"{short(earlier.title, 110)}, {earlier.dated}")
            line.append(f" · {earlier.story}", style="dim")
            line.append(f" · {_HERE[earlier.reason]}: “{short(earlier.citation.words, 110)}”", style="dim")
            line.append(cited((earlier.citation.source,)))
            self._line(line, 2)
        self._more(len(thread) - self._limits.plans, 2)

    def _later(self, followed: tuple[Later, ...]) -> None:
        if not followed:
            return
        self._heading("What followed")
        for later in _first(followed, self._limits.plans):
            line = Text(f"{short(later.title, 110)}, {later.dated}")
            line.append(f" · {later.story}", style="dim")
            outlet = f" ({short(later.outlet, 40)})" if later.outlet else ""
            line.append(f" · {_THERE[later.reason]}: “{short(later.words, 110)}”{outlet}", style="dim")
            self._line(line, 2)
        self._more(len(followed) - self._limits.plans, 2)

    def _conflicts(self, conflicts: tuple[Conflict, ...]) -> None:
        if not conflicts:
            return
        self._heading("Where the reports differ")
        for conflict in _first(conflicts, self._limits.conflicts):
            summary = short(conflict.summary, self._limits.characters)
            line = Text(summary, style="bold")
            line.append(f": {conflict.question}", style="default not bold")
            self._line(line, 2)
            for side in conflict.sides:
                outlets = ", ".join(dict.fromkeys(self._tellers[number] for number in side.sources))
                told = Text(short(side.shown, 120), style="yellow")
                told.append(f"  {outlets}: ", style="dim")
                told.append(self._quoted(side.citations[0].words), style="default")
                told.append(cited(side.sources), style="default")
                self._line(told, 4, "≠ ")
        self._more(len(conflicts) - self._limits.conflicts, 2)

    def _alone(self, alone: tuple[Alone, ...]) -> None:
        if not alone:
            return
        self._heading("What each outlet alone reports")
        for one in alone:
            rest = [told for told in one.lines if told.entry not in self._printed]
            above = len(one.lines) - len(rest)
            line = Text(short(one.outlet), style="bold")
            line.append(cited(one.sources), style="default not bold")
            line.append(f" · {counted(len(one.lines), 'thing')} that no other tells", style="default not bold")
            if above:
                line.append(" (above)" if not rest else f", {above} of them above", style="default not bold")
            self._line(line, 2)
            for told in rest[: self._limits.alone]:
                item = Text(f"{short(told.summary, 200)}: ")
                item.append_text(self._worded(told.wording, told.citation.words))
                item.append(cited((told.citation.source,)))
                self._line(item, 4, "– ")
            self._more(len(rest) - self._limits.alone, 4)

    def _unknowns(self, unknowns: tuple[Unknown, ...]) -> None:
        if not any(unknown.kind in _UNKNOWN_WORDS for unknown in unknowns):
            return
        self._heading("Not known")
        for kind, (one_word, many) in _UNKNOWN_WORDS.items():
            held = [unknown for unknown in unknowns if unknown.kind == kind]
            if not held:
                continue
            self._line(Text(counted(len(held), one_word, many)), 2)
            for unknown in _first(held, self._limits.unknowns):
                line = Text(short(unknown.about, 160))
                if unknown.because:
                    line.append(f" ({short('; '.join(unknown.because), 300)})", style="dim")
                line.append(cited(unknown.sources), style="default not dim")
                self._line(line, 4, "– ")
            self._more(len(held) - self._limits.unknowns, 4)

    def _decided(self, decided: tuple[Decided, ...]) -> None:
        if not decided:
            return
        self._heading("Decided by people")
        for one in _first(decided, self._limits.decided):
            line = Text(short(decided_by(one), 400))
            line.append(f" · {one.id}", style="dim")
            self._line(line, 2)
            for citation in _first(_of_each_report(one.taken_out), self._limits.wordings):
                self._passage(citation, 4)
        self._more(len(decided) - self._limits.decided, 2)

    def _sources(self, sources: tuple[Source, ...]) -> None:
        self._heading("Sources")
        copies = {source.number: source for source in sources if source.is_copy}
        origins = [source for source in sources if not source.is_copy or source.copy_of is None]
        for source in _first(origins, self._limits.sources):
            self._source(source)
            repeated = [copies[number] for number in source.copies if number in copies]
            for copy in _first(repeated, self._limits.copies):
                line = Text(f"[{copy.number}] ", style="dim")
                line.append(f"copied by {short(copy.teller)}, {copy.dated}")
                if copy.copy_kind != "exact":
                    line.append(f" ({copy.copy_kind}, {copy.copy_share:.0%} of its words)")
                self._line(line, 6)
            self._more(len(repeated) - self._limits.copies, 6)
        self._more(len(origins) - self._limits.sources, 2)

    def _source(self, source: Source) -> None:
        line = Text(short(source.outlet or source.found))
        line.append(f", {source.dated}", style="default" if source.published.from_ or source.published.to else "yellow")
        if source.title:
            line.append(f": {short(source.title, 200)}", style="italic")
        if source.cut:
            line.append(" · cut off by a paywall", style="yellow")
        if source.is_copy:
            line.append(" · copies a report of another story", style="dim")
        elif source.copy_kind == "part":
            origin = f"[{source.copy_of}]" if source.copy_of else "a report of another story"
            line.append(f" · takes a passage from {origin}", style="dim")
        self._line(line, 2, f"[{source.number}] ")
        if source.url:
            self._page.unbroken(short(source.url, 500), 6)

    # Lines

    def _heading(self, words: str) -> None:
        self._page.heading(words)

    def _line(self, text: Text, indent: int, marker: str = "") -> None:
        self._page.line(text, indent, marker)

    def _more(self, number: int, indent: int) -> None:
        self._left_out |= self._page.more(number, indent=indent)

    def _quoted(self, words: str) -> str:
        return quoted(words, self._limits.characters)

    def _passage(self, citation: Citation, indent: int) -> None:
        """Prints the sentence on the page behind a bar, since it may hold quotation marks of its own.

        The cited words stand out on a terminal; of a long sentence the stretch around them is shown.
        """
        context, most = citation.context, self._limits.characters
        first = min(span.start for span in citation.spans) - citation.sentence.start
        last = max(span.end for span in citation.spans) - citation.sentence.start
        start, end = 0, len(context)
        if end > most:
            start = max(0, first - most // 4)
            start = context.find(" ", start, first) + 1 if start else 0
            end = max(last, context.rfind(" ", start, start + most)) if last < start + most else start + most
        text = Text("[…] " if start else "", style="dim")
        text.append(_spaced(context[start:first]))
        text.append(_spaced(context[max(start, first) : min(last, end)]), style="not dim")
        text.append(_spaced(context[last:end]) + (" […]" if end < len(context) else ""))
        for line in self._page.wrapped(text, indent + 2):
            begin = Text(" " * indent)
            begin.append("│ ", style="dim")
            self._page.console.print(begin.append_text(line), soft_wrap=True)


def _spaced(piece: str) -> str:
    """Gives a piece of a sentence on one line, with one space where it begins or ends with white space."""
    shown = on_one_line(piece)
    if not shown:
        return " " if piece else ""
    return " " * piece[0].isspace() + shown + " " * piece[-1].isspace()


def _of_each_report(citations: Iterable[Citation]) -> list[Citation]:
    """Gives the first citation of each report."""
    held: dict[str, Citation] = {}
    for citation in citations:
        held.setdefault(citation.report, citation)
    return list(held.values())


def _first(items: Sequence[_T], most: int) -> Sequence[_T]:
    return items[:most]


def _dispute(fields: tuple[str, ...]) -> Text:
    told = ", ".join(FIELD_WORDS.get(field, field) for field in fields)
    return Text(f" · reports differ on {told}" if told else "", style="yellow not dim")


def _within(other: Told, first: Told) -> bool:
    """Says whether a wording is only a piece of the first one, out of the same reports."""
    piece = " ".join(other.words.split()).strip('“”"‘’.,;')
    return set(other.sources) <= set(first.sources) and piece in " ".join(first.words.split())


def _weightiest(statements: tuple[Said, ...], most: int) -> list[Said]:
    """Gives, in their order, those that most origins carry, quotations before paraphrases, long before short."""
    if len(statements) <= most:
        return list(statements)
    kinds = {"direct": 0, "mixed": 1, "indirect": 2}
    ranked = sorted(
        statements,
        key=lambda said: (-said.origins, kinds[said.wordings[0].kind], -len(said.wordings[0].words), said.id),
    )
    kept = {said.id for said in ranked[:most]}
    return [said for said in statements if said.id in kept]

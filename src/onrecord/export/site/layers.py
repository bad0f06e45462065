"""The layers of a reading as marks in its text: which words, which look, which anchors, where they lead.

Marks of the same length are given in the order in which they should lie in one another, the outermost first.
"""

from collections.abc import Iterable, Iterator

from onrecord.export.labels import event_summary, interval_words, names_of
from onrecord.export.site.addresses import entry_anchor, words_anchor
from onrecord.export.site.catalogue import Catalogue
from onrecord.export.site.highlight import Mark, Pointer
from onrecord.export.site.pages import short
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention
from onrecord.types.issue import Issue
from onrecord.types.reading import Reading
from onrecord.types.span import Span


def marks(reading: Reading, catalogue: Catalogue, cited: Iterable[Span] = ()) -> Iterator[Mark]:
    """Gives the marks of all layers of a reading, and anchors for the spans that other pages cite besides."""
    made = list(_layers(reading, catalogue))
    yield from made
    anchors = {anchor for mark in made for anchor in mark.anchors}
    for span in sorted(set(cited)):
        if words_anchor(span) not in anchors:
            yield _mark(span, "cited")


def _layers(reading: Reading, catalogue: Catalogue) -> Iterator[Mark]:
    text = reading.report.text
    for told in reading.events:
        yield _mark(told.span, "event", title=event_summary(told))
    for said in reading.attributions:
        yield from _said(said)
    for told in reading.events:
        yield from _parts_of(told)
    for mention in reading.mentions:
        page = catalogue.actor_page(mention.actor.id)
        name = mention.actor.name
        yield _mark(
            mention.span,
            f"name by-{mention.kind}",
            href=f"../{page}" if page else "",
            title=name if name != mention.span.words(text) else "",
        )
    for time in reading.times:
        yield _mark(time.span, "time", title=interval_words(time.from_, time.to, time.precision) or time.value)
    line = reading.report.dateline
    if line and line.words:
        yield _mark(line.words, "dateline")
    for issue in issues_of(reading):
        span = issue_span(issue, text)
        if span:
            yield _mark(span, "doubt", title=issue.message)


def pointers(reading: Reading) -> Iterator[Pointer]:
    """Gives the small numbers behind words that lead to the notes beside the text."""
    for number, said in enumerate(reading.attributions, 1):
        if said.content:
            title = f"Note {number}: said by {names_of(said.speakers) or 'somebody not named'}"
            yield _pointer(said.content[-1].end, f"#said-{number}", number, title, "to-said")
    for number, told in enumerate(reading.events, 1):
        title = f"Happening {number}: {event_summary(told)}"
        yield _pointer(told.trigger.end, f"#happening-{number}", number, title, "to-event")


def issues_of(reading: Reading) -> list[Issue]:
    """Gives the issues of a reading, its report's own first, each once."""
    own = [issue for issue in reading.report.issues if issue not in reading.issues]
    return [*own, *reading.issues]


def issue_span(issue: Issue, text: str) -> Span | None:
    """Gives the place of an issue in the text, None where it has none there."""
    if issue.start is None:
        return None
    end = len(text) if issue.end is None else issue.end
    return Span(issue.start, end) if 0 <= issue.start <= end <= len(text) else None


def issue_anchor(issue: Issue, text: str) -> str:
    """Gives the anchor of the words that an issue is about, '' where it has no place in the text."""
    span = issue_span(issue, text)
    return words_anchor(span) if span else ""


def _said(said: Attribution) -> Iterator[Mark]:
    names = names_of(said.speakers) or "speaker not named"
    for span in said.content:
        yield _mark(span, f"said {said.kind}", title=names)
    for span in said.source:
        yield _mark(span, "source", title=f"source: {names}")
    for span in said.cue:
        yield _mark(span, "cue", title=f"says who: {names}")
    if said.when and said.when.words:
        yield _mark(said.when.words, "place")


def _parts_of(told: EventMention) -> Iterator[Mark]:
    anchors = (entry_anchor(told.id), words_anchor(told.trigger))
    yield _mark(told.trigger, "trigger", title=event_summary(told), anchors=anchors)
    if told.when and told.when.words:
        yield _mark(told.when.words, "place")
    if told.where and told.where.words:
        yield _mark(told.where.words, "place")


def _mark(span: Span, layer: str, *, title: str = "", href: str = "", anchors: tuple[str, ...] = ()) -> Mark:
    return Mark(
        start=span.start,
        end=span.end,
        layer=layer,
        anchors=anchors or (words_anchor(span),),
        href=href,
        title=short(title),
    )


def _pointer(at: int, href: str, number: int, title: str, layer: str) -> Pointer:
    return Pointer(at=at, href=href, label=str(number), title=short(title), layer=layer)

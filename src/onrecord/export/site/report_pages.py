"""A page a report: its text with every layer marked in place, notes beside it, what was set aside at its end."""

from collections.abc import Iterable

from msgspec import Struct

from onrecord.export.decided import bearing_objects, decided_by
from onrecord.export.labels import event_summary, interval_words, place_of, published_words, when_words
from onrecord.export.reading_json import reading_object
from onrecord.export.site.addresses import entry_anchor, report_page, twin, words_anchor
from onrecord.export.site.catalogue import Catalogue, title_of
from onrecord.export.site.highlight import highlighted
from onrecord.export.site.layers import issue_anchor, issues_of, marks, pointers
from onrecord.export.site.pages import Pages
from onrecord.export.site.shown import language_tag, replaced, web_address
from onrecord.record import Record
from onrecord.record.bearings import Bearing
from onrecord.types.actor import ActorRef
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention
from onrecord.types.reading import Reading
from onrecord.types.report import Report, Residue
from onrecord.types.span import Span
from onrecord.types.when import TimeExpression

JOINT = " … "


class Note(Struct, frozen=True, kw_only=True):
    """An entry beside the text: the anchor of its words, and the page and anchor of its telling in the story."""

    entry: Attribution | EventMention | TimeExpression
    anchor: str
    words: str = ""
    summary: str = ""
    dated: str = ""
    page: str = ""


def write_report(record: Record, reading: Reading, cited: Iterable[Span], pages: Pages, catalogue: Catalogue) -> None:
    """Writes the page of a report, and notes it in the catalogue. ``cited`` are spans that other pages link to."""
    report = reading.report
    catalogue.add_report(report, (mention.actor for mention in reading.mentions))
    in_story = _in_story(record, report.id, catalogue)
    stories = [
        {"id": story, "title": catalogue.story_titles[story], "page": catalogue.story_page(story)}
        for story in catalogue.stories_of(report.id)
    ]
    copy = catalogue.copies.get(report.id)
    bearings = record.bearings(report.id)
    page = report_page(report.id)
    data = reading_object(reading) | {
        "source": source_name(report.source),
        "stories": [{"id": story["id"], "json": "../" + twin(story["page"])} for story in stories],
        "copy_of": copy,
        "decisions": bearing_objects(bearings, report.text),
        "page": page.rpartition("/")[2],
    }
    lang = language_tag(report.language)
    text = highlighted(report.text, marks(reading, catalogue, cited), pointers(reading))
    pages.put(
        page,
        "report.html",
        section="reports",
        title=title_of(report),
        data=data,
        report=report,
        text=text,
        lang=lang if lang != "en" else "",
        dated=published_words(report.published),
        modified=published_words(report.modified) if report.modified else "",
        fields=_fields(report),
        link=web_address(report.url),
        hidden=replaced(report.text),
        stories=stories,
        copy=copy,
        attributions=[_said_note(one, report.text, in_story) for one in reading.attributions],
        events=[_event_note(one, in_story) for one in reading.events],
        times=[_time_note(one, report.text) for one in reading.times],
        actors=_actors(reading),
        issues=[
            {"code": issue.code, "message": issue.message, "anchor": issue_anchor(issue, report.text)}
            for issue in issues_of(reading)
        ],
        decided=_decided(bearings, report.text),
        residue=_residue(report),
        layers=_layers(reading),
    )


def source_name(source: str) -> str:
    """Gives where a report arrived from, without the folders of the machine that read it: ``news.zip!a/b.html``."""
    source = place_of(source)
    if source.startswith(("http://", "https://")):
        return source
    path, mark, inside = source.partition("!")
    return path.replace("\\", "/").rpartition("/")[2] + mark + inside


def _in_story(record: Record, report: str, catalogue: Catalogue) -> dict[str, str]:
    """Gives, for each attribution and event mention of a report, where the story of the report tells it."""
    stories = catalogue.stories_of(report)
    if not stories:
        return {}
    found: dict[str, str] = {}
    for statement in record.statements(report=report):
        page = catalogue.story_page(statement.story)
        for rendering in statement.renderings:
            if rendering.report == report and page:
                found[rendering.attribution] = f"{page}#{entry_anchor(statement.id)}"
    page = catalogue.story_page(stories[0])
    for event in record.events(report=report):
        for telling in event.tellings:
            if telling.report == report:
                found[telling.mention] = f"{page}#{entry_anchor(event.id)}"
    return found


def _said_note(said: Attribution, text: str, in_story: dict[str, str]) -> Note:
    return Note(
        entry=said,
        anchor=words_anchor(said.content[0]) if said.content else "text",
        words=JOINT.join(span.words(text) for span in said.content),
        dated=when_words(said.when),
        page=in_story.get(said.id, ""),
    )


def _event_note(told: EventMention, in_story: dict[str, str]) -> Note:
    return Note(
        entry=told,
        anchor=words_anchor(told.span),
        summary=event_summary(told),
        dated=when_words(told.when),
        page=in_story.get(told.id, ""),
    )


def _time_note(time: TimeExpression, text: str) -> Note:
    return Note(
        entry=time,
        anchor=words_anchor(time.span),
        words=time.span.words(text),
        dated=interval_words(time.from_, time.to, time.precision),
    )


def _actors(reading: Reading) -> list[tuple[ActorRef, int, str]]:
    """Gives the actors that a report names, most named first, with the anchor of the first mention."""
    counts: dict[str, tuple[ActorRef, int, str]] = {}
    for mention in reading.mentions:
        key = mention.actor.id or mention.actor.name
        if key:
            actor, count, anchor = counts.get(key, (mention.actor, 0, words_anchor(mention.span)))
            counts[key] = (actor, count + 1, anchor)
    return sorted(counts.values(), key=lambda item: (-item[1], item[0]))


def _fields(report: Report) -> list[tuple[str, str]]:
    line = report.dateline
    fields = (
        ("Outlet", report.outlet),
        ("Agency", report.agency),
        ("Contributor", report.contributor),
        ("Dateline", line.text if line else ""),
        ("Language", report.language),
        ("Id with its collector", report.given_id),
        ("Found in", source_name(report.source)),
    )
    return [field for field in fields if field[1]]


def _residue(report: Report) -> list[tuple[str, list[Residue]]]:
    """Gives what was set aside, by reason, in the order in which reasons first come."""
    held: dict[str, list[Residue]] = {}
    for part in report.residue:
        held.setdefault(part.reason, []).append(part)
    return list(held.items())


def _decided(bearings: Iterable[Bearing], text: str) -> list[tuple[str, list[str]]]:
    """Gives the decisions that hold about a report, each on one line, with the words in it that they are about."""
    held: dict[str, tuple[str, list[str]]] = {}
    for one in bearings:
        if one.holds and not one.decision.withdraws:
            _, words = held.setdefault(one.decision.id, (decided_by(one.decision), []))
            words += [JOINT.join(span.words(text) for span in one.spans)] if one.spans and one.entry else []
    return list(held.values())


def _layers(reading: Reading) -> list[tuple[str, str, int]]:
    return [
        ("said", "Said", len(reading.attributions)),
        ("event", "Happenings", len(reading.events)),
        ("name", "Names", len(reading.mentions)),
        ("time", "Times", len(reading.times)),
    ]

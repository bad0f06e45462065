"""The verbs: what Python, the command line and, later, the web can all do.

Each verb takes plain paths and a ``Settings``; what it gives are the values of ``types`` or a small result of its own.
What reads reports is imported by the verbs that read, so that asking a record starts at once.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.errors import FetchError, OnRecordError, RecordError, SettingError, StepError, TooLargeError
from onrecord.record import Record
from onrecord.record.complete import complete
from onrecord.record.decisions import check_decision
from onrecord.record.verify import Verification
from onrecord.record.verify import verify as verify_record
from onrecord.settings import Settings, settings_from
from onrecord.types.actor import ActorRef
from onrecord.types.arrival import Arrival
from onrecord.types.decision import Decision
from onrecord.types.event import EventMention
from onrecord.types.issue import SetAside
from onrecord.types.reading import Reading
from onrecord.types.story import Event, Statement
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.export.agenda import Agenda
    from onrecord.export.agenda_outcomes import Outcome
    from onrecord.export.readout import Readout
    from onrecord.export.registers.entry import Register
    from onrecord.export.site import Published
    from onrecord.export.timeline import Timeline
    from onrecord.statements.said import Wording

Progress = Callable[[int, int], None]
"""Called after each report with the number of reports read so far and of sources set aside so far."""

_CLOSENESS = {"direct": 0, "mixed": 1, "indirect": 2}
"""How near the words of each kind of rendering are to the speaker's own."""

_VERDICTS = {"verbatim": 3, "altered": 2, "paraphrase": 1, "not-on-record": 0}
"""How much each verdict says."""

MOST_COMPARED = 100
"""Statements with words in common, best first, that are compared word by word with what was asked."""

DEFAULT = Settings()
"""The settings of a run that sets none."""


class BuildResult(Struct, frozen=True, kw_only=True):
    """What a build did: counts, what it set aside, and the ids of the stories that it made or changed."""

    read: int
    known: int
    set_aside: tuple[SetAside, ...]
    reports: int
    stories: tuple[str, ...]


class DecideResult(Struct, frozen=True, kw_only=True):
    """The decisions as they are kept, how many of them were kept already, and the ids of the stories that changed."""

    decisions: tuple[Decision, ...]
    known: int
    stories: tuple[str, ...]


class Found(Struct, frozen=True, kw_only=True):
    """A statement on record whose words answer the words asked for, and how they compare.

    ``part`` is the stretch of what was asked that this statement holds, where the rest stands in another one: a
    quotation joined from two. ``by_another`` says that nobody who was asked for is among its speakers.
    """

    statement: Statement
    wording: "Wording"
    part: str = ""
    by_another: bool = False


class Answer(Struct, frozen=True, kw_only=True):
    """What the record holds of one actor: what it said and did, in order of time."""

    actor: ActorRef
    reports: int
    mentions: int
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]


class Membership(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where one report stands: its id (the caller's own where one was given), its story, and what it copies."""

    id: str
    story: str
    copy_of: str = ""


def reader_version(settings: Settings = DEFAULT) -> str:
    """Gives the name of the reader that these settings make: every step with its version. A new name reads again."""
    from onrecord.pipeline.steps import ONE_REPORT  # noqa: PLC0415  (the rooms that read load only to read)

    steps = " ".join(f"{step.name}/{step.version}" for step in ONE_REPORT)
    return f"{settings.reader}{' as-is' if settings.as_is else ''}: {steps}"


def grouper_version(settings: Settings = DEFAULT) -> str:
    """Gives the name of what groups: the reader, and every step across reports with its version."""
    from onrecord.pipeline.steps import ACROSS_REPORTS  # noqa: PLC0415  (the rooms that read load only to read)

    steps = " ".join(f"{step.name}/{step.version}" for step in ACROSS_REPORTS)
    return f"{reader_version(settings)} | {steps}"


def read(paths: Iterable[str], settings: Settings = DEFAULT) -> Iterator[Reading | SetAside]:
    """Takes paths and addresses (``-`` is standard input) and gives the reading of each report, in the order met."""
    for _, outcome in _outcomes(_arrivals(paths, settings), settings):
        yield outcome


def build(
    paths: Iterable[str],
    record: str | os.PathLike[str],
    settings: Settings = DEFAULT,
    *,
    progress: Progress | None = None,
) -> BuildResult:
    """Makes or extends the record in the file ``record`` with the reports found at ``paths``.

    Reports that are already there are not read again; a build that was killed goes on where it stopped.
    Raises RecordError when the file cannot be opened or written.
    """
    reader = reader_version(settings)
    count = known = 0
    aside: list[SetAside] = []
    with Record.open(record, create=True) as held:
        before = {story.id: story for story in held.stories()}
        number = held.begin_build(version=__version__, reader=reader, settings=settings)

        def fresh() -> Iterator[Arrival | SetAside]:
            nonlocal known
            named = tuple(paths)
            for item in _arrivals(named, settings):
                if isinstance(item, SetAside) and item.source not in named and _is_part_of(item.source, record):
                    continue  # the record itself, where it lies in a folder of reports
                if isinstance(item, Arrival) and held.sighted(item.sha256, item.source, reader):
                    known += 1
                else:
                    yield item

        for arrival, outcome in _outcomes(fresh(), settings):
            if isinstance(outcome, SetAside):
                held.set_aside(outcome)
                aside.append(outcome)
            else:
                assert arrival is not None
                held.add(outcome, arrival, reader=reader, keep_source=settings.keep_source)
                count += 1
            if progress:
                progress(count + known, len(aside))
        held.commit()
        if not held.grouped(reader=grouper_version(settings)):
            _group(held, settings)
        held.finish_build(number, read=count, known=known, set_aside=len(aside))
        after = held.stories()
        changed = tuple(story.id for story in after if before.get(story.id) != story)
        reports = held.counts()["reports"]
    return BuildResult(read=count, known=known, set_aside=tuple(aside), reports=reports, stories=changed)


def decide(record: str | os.PathLike[str], decisions: Iterable[Decision]) -> DecideResult:
    """Keeps people's decisions in the record and makes what lies across reports again with them.

    ``ids`` may be given as a person knows them: the id of a statement or event stands for all its tellings,
    ``REPORT:5-90`` for what was read at this place of a report, and a name or address for the actor or report it names.
    Raises RecordError for a decision that cannot be carried out; none of the decisions is kept then.
    """
    with Record.open(record) as held:
        before = {story.id: story for story in held.stories()}
        whole = [complete(held, one) for one in decisions]
        for one in whole:
            check_decision(one)
        known = {one.id for one in held.decisions()}
        for one in whole:
            held.decide(one)
        if any(one.id not in known for one in whole):
            _group(held, _as_built(held))
        after = {story.id: story for story in held.stories()}
        changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    return DecideResult(decisions=tuple(whole), known=len(known & {one.id for one in whole}), stories=tuple(changed))


def count_reports(paths: Iterable[str], settings: Settings = DEFAULT) -> int | None:
    """Gives how many reports the paths hold, without reading them; None where only reading them can tell."""
    named = list(paths)
    if settings.fetch or any(path == "-" or path.startswith(("http://", "https://")) for path in named):
        return None
    return sum(isinstance(item, Arrival) for item in _arrivals(named, settings))


def open_record(path: str | os.PathLike[str]) -> Record:
    """Opens a record for reading; use it in a ``with`` statement. Raises RecordError where there is none."""
    return Record.open(path, read_only=True)


def verify(path: str | os.PathLike[str]) -> Verification:
    """Proves every span, quotation and offset of a record or an export again from its stored texts."""
    return verify_record(path)


def publish(record: str | os.PathLike[str], folder: str | os.PathLike[str]) -> "Published":
    """Writes the record as a static site into ``folder``; gives what was written. Raises ExportError."""
    from onrecord.export.site import publish as publish_site  # noqa: PLC0415  (templates load only when a site is made)

    with open_record(record) as held:
        return publish_site(held, folder)


def export(record: str | os.PathLike[str], form: str, output: str | os.PathLike[str]) -> None:
    """Writes the record in the format ``form`` (``jsonl``, ``csv``) to a file or folder. Raises ExportError."""
    from onrecord.export.formats import export as export_record  # noqa: PLC0415  (formats load only when one is written)

    with open_record(record) as held:
        export_record(held, form, os.fspath(output))


def readouts(record: Record, story: str = "") -> Iterator["Readout"]:
    """Gives the readout of one story, named by its id or the beginning of it, or of all stories by first day.

    A report's id, own id or address names its story too. Gives nothing where there is none; raises RecordError where
    several answer.
    """
    from onrecord.export.readout import find_story, readout  # noqa: PLC0415  (only those who read it need it)

    found = find_story(record, story) if story else None
    for one in ([found] if found else []) if story else record.stories():
        yield readout(record, one)


def memberships(record: Record) -> Iterator[Membership]:
    """Gives, for each report in order of id, its story and what it copies. A report found twice gives a line each time.

    Reports that arrived under several ids of the caller's are copies of the first of those ids.
    """
    copies = {copy.report: copy.of for copy in record.copies()}
    stories = {report: story.id for story in record.stories() for report in story.reports}
    given: dict[str, list[str]] = {}
    for sighting in record.sightings():
        names = given.setdefault(sighting.report, [])
        if sighting.given_id and sighting.given_id not in names:
            names.append(sighting.given_id)
    for report in sorted(stories):
        names = sorted(given.get(report, [])) or [report]
        origin = copies.get(report, "")
        first = sorted(given.get(origin, [])) or [origin]
        for place, name in enumerate(names):
            yield Membership(id=name, story=stories[report], copy_of=names[0] if place else first[0])


def said(record: Record, words: str, *, by: str = "", limit: int = 10) -> list[Found]:
    """Gives the statements on record that hold these words, best first; empty when none does.

    Those that hold them verbatim or altered come first; then the two of which a quotation was joined; where there are
    neither, paraphrases. ``by`` is the name of the actor who is said to have said it: statements of others are marked.
    """
    from onrecord.statements.said import folded  # noqa: PLC0415  (loads only when it is asked for)
    from onrecord.text.sense import telling_words  # noqa: PLC0415  (as above)

    if not words.strip():
        return []
    speakers = {found.actor.id for found in record.find_actors(by)} if by else None
    candidates = record.search_statements(words, MOST_COMPARED, some=" ".join(telling_words(folded(words))))
    near = _compared(words, candidates, speakers, sense=False)
    if any(one.wording.verdict == "verbatim" for one in near):
        return near[:limit]
    joined = _joined(words, candidates, speakers)
    if near and joined and joined[0].statement == joined[1].statement:
        joined = []  # of one statement, with a change between the parts
    return ([*joined, *near] or _compared(words, candidates, speakers, sense=True))[:limit]


def _compared(words: str, candidates: list[Statement], speakers: set[str] | None, *, sense: bool) -> list[Found]:
    """Gives the statements that hold the words in some way, best first; ``sense`` looks for paraphrases too."""
    from onrecord.statements.said import compare  # noqa: PLC0415  (loads only when it is asked for)

    found: list[tuple[int, float, int, str, Found]] = []
    for statement in candidates:
        # Of renderings that fit equally well the quotation answers, for a paraphrase is the reporter's.
        wordings = [(compare(words, one.words, sense=sense), _CLOSENESS[one.kind]) for one in statement.renderings]
        best = max(wordings, key=lambda pair: (_VERDICTS[pair[0].verdict], pair[0].score, -pair[1]), default=None)
        if best is not None and best[0].verdict != "not-on-record":
            wording, kind = best
            other = _by_another(statement, speakers)
            one = Found(statement=statement, wording=wording, by_another=other)
            found.append((2 * -_VERDICTS[wording.verdict] + other, -wording.score, kind, statement.id, one))
    found.sort(key=lambda item: item[:4])
    return [item[4] for item in found]


def _by_another(statement: Statement, speakers: set[str] | None) -> bool:
    return speakers is not None and not any(speaker.id in speakers for speaker in statement.speakers)


def _joined(words: str, candidates: list[Statement], speakers: set[str] | None) -> list[Found]:
    """Gives the two statements that hold the beginning and the end of the words asked for, or nothing."""
    from onrecord.statements.joined import find_parts  # noqa: PLC0415  (loads only when it is asked for)
    from onrecord.statements.said import compare, folded  # noqa: PLC0415  (as above)

    asked = [word for word in words.split() if folded(word)]
    held = [(statement, one.words) for statement in candidates for one in statement.renderings]
    parts = find_parts(folded(words), [folded(text) for _, text in held])
    if parts is None:
        return []
    found = []
    for place, part in ((parts.first, asked[: parts.beginning]), (parts.last, asked[len(asked) - parts.end :])):
        statement, text = held[place]
        stretch = " ".join(part)
        wording = compare(stretch, text)
        found.append(
            Found(statement=statement, wording=wording, part=stretch, by_another=_by_another(statement, speakers))
        )
    return found


def who(record: Record, name: str) -> list[Answer]:
    """Gives the actors that bear this name, most mentioned first, each with statements and events in order of time."""
    answers = []
    for found in record.find_actors(name):
        statements = sorted(record.statements(speaker=found.actor.id), key=_time_of)
        events = sorted(record.events(actor=found.actor.id), key=_time_of)
        answers.append(
            Answer(
                actor=found.actor,
                reports=found.reports,
                mentions=found.mentions,
                statements=tuple(statements),
                events=tuple(events),
            )
        )
    answers.sort(key=lambda answer: (-answer.mentions, answer.actor.id))
    return answers


def agenda(  # noqa: PLR0913 - one argument a filter
    record: Record,
    *,
    as_of: str = "",
    actor: str = "",
    story: str = "",
    first: str = "",
    last: str = "",
    outcomes: tuple["Outcome", ...] = (),
    called_for: bool = False,
) -> "Agenda":
    """Gives what was announced for which day and what became of it. Days are ISO 8601, '' for no limit.

    ``as_of`` is the day taken for today: what was published later is left out, and plans whose day is over by then are
    overdue; '' for the latest day on which a report of the record was published. Raises SettingError where no report
    names the actor, no story has the name, or a day is none.
    """
    from onrecord.export.agenda import Wanted  # noqa: PLC0415  (only those who ask for it need it)
    from onrecord.export.agenda import agenda as agenda_of_record  # noqa: PLC0415  (as above)

    for day in (as_of, first, last):
        _checked_day(day)
    return agenda_of_record(
        record,
        Wanted(
            as_of=as_of,
            actors=_actor_ids(record, actor) if actor else frozenset(),
            stories=frozenset({_story_id(record, story)}) if story else frozenset(),
            first=first,
            last=last,
            outcomes=outcomes,
            kinds=("planned", "conditional", *(("called-for",) if called_for else ())),
        ),
    )


def register(  # noqa: PLR0913 - one argument a filter
    record: Record,
    name: str,
    *,
    actor: str = "",
    story: str = "",
    place: str = "",
    first: str = "",
    last: str = "",
    states: tuple[str, ...] = (),
    subjects: str = "",
) -> "Register":
    """Gives a register of the record: its entries, each with its life and evidence. Days are ISO 8601, '' for no limit.

    ``subjects`` is the path of a table of subjects for the register of positions, '' for the shipped one. Raises
    SettingError for an unknown register or state, a table that cannot be read, and where no report names the actor, no
    story has the name, or a day is none.
    """
    from onrecord.export.registers.entry import Wanted  # noqa: PLC0415  (only those who ask for it need it)
    from onrecord.export.registers.table import register as register_of_record  # noqa: PLC0415  (as above)

    for day in (first, last):
        _checked_day(day)
    return register_of_record(
        record,
        name,
        Wanted(
            actors=_actor_ids(record, actor) if actor else frozenset(),
            stories=frozenset({_story_id(record, story)}) if story else frozenset(),
            place=place,
            first=first,
            last=last,
            states=states,
            subjects=subjects,
        ),
    )


def timeline(  # noqa: PLR0913 - one argument a filter
    record: Record, about: str, *, subject: str = "", first: str = "", last: str = "", as_of: str = ""
) -> "Timeline":
    """Gives what the record holds of something, in order of time; days are ISO 8601, both inside, '' for no limit.

    ``about`` is a story (its id or the beginning of it, or a report in it), the name of an actor, or the words of a
    subject: what of these the record holds, in this order, or what ``subject`` says (``story``, ``actor``, ``words``).
    ``as_of`` is the day that plans are held against, as in ``agenda``. Raises SettingError where a day is none, or the
    record holds no such story or actor.
    """
    from onrecord.export import timeline as timelines  # noqa: PLC0415  (only those who ask for it need it)
    from onrecord.export.readout import find_story  # noqa: PLC0415  (as above)

    for day in (first, last, as_of):
        _checked_day(day)
    found = None
    if subject == "story":
        story = record.story(_story_id(record, about))
        found = timelines.story_about(story) if story else None
    elif subject == "actor":
        _actor_ids(record, about)
    if found is None and subject in {"", "story"} and (held := find_story(record, about)):
        found = timelines.story_about(held)
    if found is None and subject in {"", "actor"} and (actors := record.find_actors(about)):
        found = timelines.actor_about([one.actor for one in actors])
    return timelines.timeline(record, found or timelines.words_about(about), first=first, last=last, as_of=as_of)


def _checked_day(day: str) -> None:
    try:
        date.fromisoformat(day or "2000-01-01")
    except ValueError as error:
        raise SettingError(f"{day!r} is no day", remedy="give it as YYYY-MM-DD") from error


def _actor_ids(record: Record, name: str) -> frozenset[str]:
    found = frozenset(one.actor.id for one in record.find_actors(name))
    if not found:
        raise SettingError(f"{name!r} is in no report of this record", remedy="`onrecord who` takes parts of a name")
    return found


def _story_id(record: Record, name: str) -> str:
    from onrecord.export.readout import find_story  # noqa: PLC0415  (only those who ask for it need it)

    found = find_story(record, name)
    if found is None:
        raise SettingError(f"{record.path} holds no story {name!r}", remedy="`onrecord show` lists them")
    return found.id


def _group(held: Record, settings: Settings) -> None:
    """Makes what lies across reports anew, as people decided it."""
    from onrecord import pipeline  # noqa: PLC0415  (the rooms that read load only to read)

    held.replace_grouping(pipeline.group(held.readings(), tuple(held.decisions())), reader=grouper_version(settings))


def _is_part_of(path: str, record: str | os.PathLike[str]) -> bool:
    """Says whether a file is the record, or what SQLite keeps beside it while it is open."""
    return os.path.realpath(path) in {
        os.path.realpath(f"{os.fspath(record)}{ending}") for ending in ("", "-wal", "-shm", "-journal")
    }


def _as_built(held: Record) -> Settings:
    """Gives the settings that say which reader the record was last built with."""
    chosen = held.builds()[-1].settings if held.builds() else {}
    return settings_from({name: chosen[name] for name in ("reader", "as_is") if name in chosen})


def _time_of(entry: Statement | Event | EventMention) -> tuple[str, str]:
    return (entry.when.from_ or "9999" if entry.when else "9999", entry.id)


def _arrivals(paths: Iterable[str], settings: Settings) -> Iterator[Arrival | SetAside]:
    from onrecord import ingest  # noqa: PLC0415  (the rooms that read load only to read)

    options = ingest.IngestOptions(
        as_is=settings.as_is,
        fetch=settings.fetch,
        allow_private=settings.allow_private,
        timeout=settings.timeout,
        max_bytes=settings.max_bytes,
    )
    return ingest.arrivals(paths, options)


def _outcomes(
    items: Iterator[Arrival | SetAside], settings: Settings
) -> Iterator[tuple[Arrival | None, Reading | SetAside]]:
    """Gives each arrival with its reading, in order. Holds no more arrivals than the engine has in flight."""
    from onrecord import engines  # noqa: PLC0415  (the rooms that read load only to read)

    waiting: deque[Arrival | SetAside] = deque()

    def noted() -> Iterator[Arrival | SetAside]:
        for item in items:
            waiting.append(item)
            yield item

    work = partial(_read_one, reader=settings.reader)
    for outcome in engines.run(work, noted(), jobs=settings.jobs):
        item = waiting.popleft()
        arrival = item if isinstance(item, Arrival) else None
        if isinstance(outcome, engines.Lost):
            yield arrival, SetAside(source=item.source, code="worker-lost", message=outcome.message)
        else:
            yield arrival, outcome


def _read_one(item: Arrival | SetAside, *, reader: str) -> Reading | SetAside:
    """Reads one arrival; whatever keeps it from being read is set aside by name. Runs in worker processes."""
    from onrecord import pipeline  # noqa: PLC0415  (the rooms that read load only to read)

    if isinstance(item, SetAside):
        return item
    try:
        return pipeline.read(item, reader=reader)
    except OnRecordError as error:
        if isinstance(error, RecordError | SettingError):
            raise
        return SetAside(source=item.source, code=_code(error), message=str(error))


def _code(error: OnRecordError) -> str:
    for kind, code in ((TooLargeError, "too-large"), (FetchError, "fetch-failed"), (StepError, "step-failed")):
        if isinstance(error, kind):
            return code
    return "unreadable"

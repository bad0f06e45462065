"""Puts the mentions of a report together: what is named, who that is, and who stays without a name."""

from typing import TYPE_CHECKING

from onrecord.actors.candidates import Candidate, candidates
from onrecord.actors.metonyms import capital_stands_for_government
from onrecord.actors.resolve import People, organisation
from onrecord.actors.scan import Word, scan
from onrecord.actors.unnamed import Unnamed, UnnamedSources, unnamed_sources
from onrecord.knowledge.names import names, states
from onrecord.knowledge.tables import words as words_of
from onrecord.knowledge.verbs import reporting_verbs
from onrecord.language import text_of
from onrecord.types.actor import ActorRef, Mention, MentionKind
from onrecord.types.ids import slug
from onrecord.types.provenance import By
from onrecord.types.report import Report
from onrecord.types.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = "1"

_GOVERNMENT = words_of("government side authorities leadership regime administration")
_NOMINAL_TITLES = frozenset(
    [
        "president",
        "vice president",
        "prime minister",
        "deputy prime minister",
        "premier",
        "chancellor",
        "foreign minister",
        "defense minister",
        "defence minister",
        "finance minister",
        "secretary of state",
        "defense secretary",
        "defence secretary",
        "foreign secretary",
        "secretary-general",
        "chief cabinet secretary",
        "ambassador",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "senator",
        "governor",
        "king",
        "queen",
        "crown prince",
        "pope",
        "general",
        "admiral",
        "professor",
        "minister",
        "leader",
        "press secretary",
        "envoy",
        "interior minister",
    ]
)
# Estimated on reports read by eye; not calibrated.
_SCORES = {
    "actors.table": 0.97,
    "actors.title": 0.95,
    "actors.given-name": 0.9,
    "actors.family-name": 0.9,
    "actors.organisation-cue": 0.85,
    "actors.place-cue": 0.85,
    "actors.speaks": 0.6,
    "actors.metonym": 0.85,
    "actors.title-alone": 0.85,
    "actors.unnamed": 0.9,
    "actors.government": 0.95,
}


class _Finder:
    """Goes through one report once, sentence by sentence, and remembers whom it named."""

    def __init__(self, report: Report, text: str, sentences: list[list[Word]]) -> None:
        self.text = text
        self.report_id = report.id
        self.people = People(report.id, report.published.day or (report.published.from_ or "")[:10] or None)
        self.sources = UnnamedSources(report.id)
        self.sentences = sentences
        self.small = frozenset(word.text for words in sentences for word in words if word.text.islower())
        self.koreas = any("Korea" in word.text for words in sentences for word in words)
        self.found: list[Mention] = []
        self.waiting: list[tuple[int, list[Word], Candidate]] = []

    def mentions(self) -> tuple[Mention, ...]:
        """Gives the mentions in text order, none overlapping another."""
        for words in self.sentences:
            self._sentence(words)
        for _, words, candidate in self.waiting:
            self._family_later(words, candidate)
        return _without_overlaps(self.found)

    def _sentence(self, words: list[Word]) -> None:
        unnamed = unnamed_sources(words)
        covered = {place for source in unnamed for place in range(source.first, source.last + 1)}
        ordered: list[tuple[int, Candidate | Unnamed]] = [(source.first, source) for source in unnamed]
        ordered += [
            (candidate.first, candidate)
            for candidate in candidates(words, self.text, small=self.small)
            if candidate.first not in covered or candidate.kind == "person"
        ]
        for _, item in sorted(ordered, key=lambda pair: pair[0]):
            if isinstance(item, Unnamed):
                self._unnamed(words, item)
            else:
                self._named(words, item)
        self._nominals(words, covered)

    def _named(self, words: list[Word], candidate: Candidate) -> None:
        if candidate.kind == "known":
            self._from_tables(words, candidate)
        elif candidate.kind == "person":
            single = candidate.first == candidate.last
            actor = self.people.titled_family(candidate) if single else self.people.full(candidate)
            self._add(candidate.start, candidate.end, actor, "name", candidate.rule, candidate.title)
        elif candidate.kind == "organisation":
            self._add(candidate.start, candidate.end, organisation(candidate, self.report_id), "name", candidate.rule)
        elif candidate.kind == "place":
            place = ActorRef(f"place:{slug(candidate.name)}", candidate.name, "place")
            self._add(candidate.start, candidate.end, place, "name", candidate.rule)
        elif candidate.kind == "said":
            unknown = ActorRef(f"name:{slug(candidate.name)}", candidate.name, "unknown")
            self._add(candidate.start, candidate.end, unknown, "name", candidate.rule)
        elif candidate.kind == "family":
            actor_or_none = self.people.family(candidate)
            if actor_or_none is not None:
                self._add(candidate.start, candidate.end, actor_or_none, "name", candidate.rule)
            else:
                self.waiting.append((candidate.start, words, candidate))
        elif candidate.kind == "title":
            self._title_alone(words, candidate.first, candidate.last, candidate.name, candidate.state)

    def _from_tables(self, words: list[Word], candidate: Candidate) -> None:
        known = candidate.known
        if known is None:
            return
        if known.kind == "adjective":
            following = words[candidate.last + 1] if candidate.last + 1 < len(words) else None
            if following is not None and following.gap == " " and following.text in _GOVERNMENT:
                self._add(candidate.start, following.end, known.actor, "nominal", "actors.government")
        elif known.kind == "capital":
            if capital_stands_for_government(words, candidate.first, candidate.last):
                self._add(candidate.start, candidate.end, known.actor, "name", "actors.metonym")
            else:
                place = ActorRef(f"place:{slug(candidate.name)}", candidate.name, "place")
                self._add(candidate.start, candidate.end, place, "name", "actors.table")
        else:
            self._add(candidate.start, candidate.end, known.actor, "name", "actors.table")

    def _family_later(self, words: list[Word], candidate: Candidate) -> None:
        """Resolves a name alone whose full form comes later; one that speaks and is never explained is unresolved."""
        actor = self.people.family(candidate)
        if actor is None and _speaks(words, candidate.last) and candidate.name.lower() not in self.small:
            actor = ActorRef(f"unresolved:{self.report_id}:{slug(candidate.name)}", candidate.name, "unknown")
        if actor is not None:
            self._add(candidate.start, candidate.end, actor, "name", candidate.rule)

    def _unnamed(self, words: list[Word], source: Unnamed) -> None:
        if source.definite and source.single:
            named = self.people.titled(words[source.last].text, "")
            if named is not None and source.last - source.first == 1:
                self._add(words[source.first].start, words[source.last].end, named, "title", "actors.title-alone")
                return
        actor = self.sources.actor(source)
        self._add(words[source.first].start, words[source.last].end, actor, "nominal", "actors.unnamed")

    def _title_alone(self, words: list[Word], first: int, last: int, title: str, state: str) -> None:
        """Adds "the Prime Minister" where the report has named one person by that title."""
        before = words[first - 1] if first > 0 else None
        following = words[last + 1] if last + 1 < len(words) else None
        if before is None or words[first].gap != " " or before.text.lower() != "the":
            if (
                before is None
                or before.text not in names()
                or not (first >= 2 and words[first - 2].text.lower() == "the")
            ):
                return
            state = names()[before.text].state
        if following is not None and following.gap == " " and following.text in {"of", "for"} and not words[last].owns:
            return
        actor = self.people.titled(title, state)
        if actor is not None:
            self._add(words[first].start, words[last].end, actor, "title", "actors.title-alone")

    def _nominals(self, words: list[Word], covered: set[int]) -> None:
        for place, word in enumerate(words):
            if word.text not in {"the", "The"}:
                continue
            for size in (3, 2, 1):
                chunk = words[place + 1 : place + 1 + size]
                if len(chunk) < size or any(w.gap != " " for w in chunk) or place + 1 in covered:
                    continue
                title = " ".join(w.text for w in chunk)
                following = words[place + 1 + size] if place + 1 + size < len(words) else None
                if title in _NOMINAL_TITLES and not any(w.owns for w in chunk[:-1]):
                    if following is None or following.gap != " " or not following.title_case or chunk[-1].owns:
                        self._title_alone(words, place + 1, place + size, title, "")
                    break
                if (
                    self.koreas
                    and size == 1
                    and title in {"North", "South"}
                    and not (
                        following is not None and following.gap == " " and following.title_case and not chunk[-1].owns
                    )
                ):
                    actor = states()["PRK" if title == "North" else "KOR"]
                    self._add(chunk[0].start, chunk[0].end, actor, "name", "actors.metonym")

    def _add(  # noqa: PLR0913, PLR0917 - the fields of a mention
        self, start: int, end: int, actor: ActorRef, kind: MentionKind, rule: str, title: str = ""
    ) -> None:
        by = By(rule, VERSION, _SCORES.get(rule, 0.8))
        self.found.append(Mention(start=start, end=end, actor=actor, kind=kind, title=title, by=by))


def find_mentions(report: Report, doc: "Doc") -> tuple[Mention, ...]:
    """Takes a report and its ``Doc``; gives its mentions in text order, none overlapping another."""
    text = text_of(doc)
    sentences = [scan(text, Span(sent.start_char, sent.end_char)) for sent in doc.sents]
    return _Finder(report, text, sentences).mentions()


def _speaks(words: list[Word], last: int) -> bool:
    verbs = reporting_verbs()
    following = words[last + 1] if last + 1 < len(words) else None
    if following is not None and following.text == "also" and last + 2 < len(words):
        following = words[last + 2]
    verb = verbs.get(following.text) if following is not None and following.gap == " " else None
    return verb is not None and verb.takes == "clause" and verb.tense != "ing" and not words[last].owns


def _without_overlaps(found: list[Mention]) -> tuple[Mention, ...]:
    """Keeps the longer of two mentions that overlap, the first found of two equally long."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return tuple(kept)

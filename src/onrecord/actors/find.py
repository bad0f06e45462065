"""Puts the mentions of a report together: what is named, who that is, and who stays without a name."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.actors.candidates import Candidate, candidates, small_bodies, small_body_end
from onrecord.actors.metonyms import stands_for_government
from onrecord.actors.organisations import Bodies
from onrecord.actors.people import People
from onrecord.actors.pronouns import PRONOUNS, Focus, Named
from onrecord.actors.proposals import Proposals, proposals, with_proposed
from onrecord.actors.quoted import Quoted
from onrecord.actors.roles import Role, body_code, names_a_body, roles_in
from onrecord.actors.scan import Word, scan
from onrecord.actors.unnamed import Unnamed, UnnamedSources, unnamed_sources
from onrecord.actors.word_lists import CALENDAR
from onrecord.knowledge.affiliations import affiliations
from onrecord.knowledge.names import states
from onrecord.knowledge.official_sites import publishing_state
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

VERSION = "5"

_GOVERNMENT = words_of("government side authorities leadership regime administration")
_TERMS_OF_OFFICE = words_of("administration government regime cabinet")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BODY_HEADS = words_of(
    "ministry department agency court commission committee party group council watchdog "
    "movement organisation organization charity"
)
_CAUCASUS = words_of(
    "Georgian Georgians Tbilisi Abkhazia Ossetia Caucasus Armenia Azerbaijan Russia Russian Saakashvili Batumi "
    "Kobakhidze Zurabishvili Zourabichvili Gakharia Moldova Ukraine"
)
"""Words of reports in which Georgia is the state of that name, not the American one."""

# Estimated on reports read by eye; not calibrated.
_SCORES = {
    "actors.table": 0.97,
    "actors.title": 0.95,
    "actors.given-name": 0.9,
    "actors.family-name": 0.9,
    "actors.well-known": 0.8,
    "actors.organisation-cue": 0.85,
    "actors.body-again": 0.75,
    "actors.place-cue": 0.85,
    "actors.reader-name": 0.85,
    "actors.described": 0.85,
    "actors.speaks": 0.6,
    "actors.metonym": 0.85,
    "actors.title-alone": 0.85,
    "actors.unnamed": 0.9,
    "actors.government": 0.95,
}


MOST_RECENT = 60
"""People named last among whom an office alone may mean one."""

_BOTH, _MODEL_ALONE = 0.95, 0.6
"""Scores of a pronoun that the rule and the model lead back to one person, and that the model leads back alone."""


class _Sentence(Struct):
    """A sentence with what it may name."""

    words: list[Word]
    candidates: list[Candidate]
    roles: list[Role]


class _Finder:
    """Goes through one report: names first, so that whoever is named anywhere is known everywhere; then all else."""

    def __init__(self, report: Report, text: str, sentences: list[list[Word]], proposed: Proposals) -> None:
        self.proposed = proposed
        self.text = text
        self.report_id = report.id
        self.small = frozenset(word.text for words in sentences for word in words if word.text.islower())
        printed = {word.text for words in sentences for word in words}
        self.american_georgia = "Georgia" in printed and not printed & _CAUCASUS
        self.sentences = [self._scan(words, text) for words in sentences]
        self.koreas = any("Korea" in word.text for words in sentences for word in words)
        day = report.published.day or (report.published.from_ or "")[:10]
        self.people = People(day, self._states(), publishing_state(report.url))
        self.bodies = Bodies(report.id)
        self.sources = UnnamedSources(report.id)
        self.quoted = Quoted(text)
        self.focus = Focus()
        self.full: dict[int, ActorRef] = {}
        self.subject_state = ""
        self.seen: dict[str, int] = {}
        self.at = 0
        self.past = False
        self.recent: dict[str, ActorRef] = {}
        self.found: list[Mention] = []
        self.by_start: dict[int, list[Mention]] = {}

    def _scan(self, words: list[Word], text: str) -> _Sentence:
        """Finds names and offices in a sentence; a name inside an office ("Hungary's PM") is none."""
        roles = roles_in(words)
        after = frozenset(role.last + 1 for role in roles if _goes_before_name(words, role))
        inside = {place for role in roles for place in range(role.first, role.last + 1)}
        found = [
            one
            for one in candidates(words, text, small=self.small, after_offices=after)
            if one.kind in {"known", "title", "person"} or one.first not in inside or one.last not in inside
        ]
        for one in found if self.american_georgia else ():
            if one.known is not None and one.known.state == "GEO":
                one.kind, one.known = "place", None
            elif one.state == "GEO":
                one.state = ""
        if self.proposed.names:
            found = with_proposed(words, found, self.proposed, frozenset(inside))
        return _Sentence(words, found, roles)

    def mentions(self) -> tuple[Mention, ...]:
        """Gives the mentions in text order, none overlapping another."""
        for sentence in self.sentences:
            self._full_names(sentence)
        for place, sentence in enumerate(self.sentences):
            self.at = place
            self.past = _of_past(sentence.words, self.people.published)
            self._read(sentence)
        return _without_overlaps(self.found)

    def _states(self) -> dict[str, int]:
        """Gives how often the report names each state, by ISO code, its capital and seats of power included."""
        count: dict[str, int] = {}
        for sentence in self.sentences:
            for candidate in sentence.candidates:
                known = candidate.known
                code = candidate.state or (known.state or body_code(known) if known else "")
                if code:
                    count[code] = count.get(code, 0) + 1
        return count

    # -- first time through: full names and the offices that stand with them ----------------------------------------

    def _full_names(self, sentence: _Sentence) -> None:
        words = sentence.words
        by_end = {role.last: role for role in sentence.roles}
        by_start = {role.opening: role for role in sentence.roles}
        for candidate in sentence.candidates:
            if candidate.kind not in {"person", "said", "family"}:
                continue
            role = _role_before(words, candidate, by_end) or _role_after(words, candidate, by_start)
            if role is not None and not candidate.title:
                candidate.title = role.phrase
                candidate.state = candidate.state or role.state
            if candidate.kind == "family" and role is not None and role.last + 1 == candidate.first:
                candidate.kind, candidate.rule = "person", "actors.title"
            if candidate.kind == "person" and candidate.first < candidate.last:
                self.full[candidate.start] = self.people.full(candidate)
                if role is not None:
                    self.people.hold(self.full[candidate.start], role)
                elif candidate.title:
                    self._hold_title(self.full[candidate.start], candidate)

    def _hold_title(self, actor: ActorRef, candidate: Candidate) -> None:
        title = Role(first=0, last=0, opening=0, phrase=candidate.title.lower(), kinds=(), state=candidate.state)
        self.people.hold(actor, title)

    # -- second time through: everything in order -------------------------------------------------------------------

    def _read(self, sentence: _Sentence) -> None:
        words = sentence.words
        ends = {candidate.last for candidate in sentence.candidates if candidate.kind in {"person", "family", "said"}}
        unnamed = [source for source in unnamed_sources(words) if not _apposed(words, source, ends)]
        covered = {place for source in unnamed for place in range(source.first, source.last + 1)}
        serves = {source.last + 2 for source in unnamed if _serves(words, source.last)}
        linked = {role.first for role in sentence.roles if _stands_with_name(words, role, sentence.candidates)}
        items: list[tuple[int, Candidate | Unnamed | Role | str]] = [(source.first, source) for source in unnamed]
        items += [
            (candidate.first, candidate)
            for candidate in sentence.candidates
            if candidate.first not in covered or candidate.kind == "person"
        ]
        items += [
            (role.first, role) for role in sentence.roles if role.first not in linked and role.opening not in serves
        ]
        items += [(place, word.text) for place, word in enumerate(words) if word.text in PRONOUNS and word.gap != "/"]
        items += [(place, _OWNERS[words[place].text]) for place in _offices_owned(words)]
        named: list[Named] = []
        for place, item in sorted(items, key=lambda pair: pair[0]):
            if isinstance(item, str):
                self._pronoun(words, place, item, named)
            elif isinstance(item, Unnamed):
                self._unnamed(words, item, named)
            elif isinstance(item, Role):
                self._office(sentence, item, named)
            else:
                self._named(words, item, named)
        self._nominals(words, covered)
        self._small_bodies(sentence)
        self.subject_state = self._subject_state(words) or self.subject_state
        self.focus.close(words, named)

    def _named(self, words: list[Word], candidate: Candidate, named: list[Named]) -> None:
        kind = candidate.kind
        if _among_days(words, candidate):
            return
        if kind == "known":
            self._from_tables(words, candidate)
        elif kind == "person":
            actor = self.full.get(candidate.start)
            if actor is None:
                actor = self.people.titled_family(candidate, self.report_id, self.seen)
                if candidate.title:
                    self._hold_title(actor, candidate)
            self._person(words, candidate, actor, candidate.rule, named)
        elif kind == "organisation":
            self._add(candidate.start, candidate.end, self.bodies.actor(candidate), "name", candidate.rule)
        elif kind == "place":
            place = ActorRef(f"place:{slug(candidate.name)}", candidate.name, "place")
            self._add(candidate.start, candidate.end, place, "name", candidate.rule)
        elif kind == "said":
            unknown = ActorRef(f"name:{slug(candidate.name)}", candidate.name, "unknown")
            self._add(candidate.start, candidate.end, unknown, "name", candidate.rule)
            self._talked_of(candidate.first, candidate.last, unknown, "", words, named)
        elif kind == "family":
            self._family(words, candidate, named)

    def _person(self, words: list[Word], candidate: Candidate, actor: ActorRef, rule: str, named: list[Named]) -> None:
        following = words[candidate.last + 1] if candidate.last + 1 < len(words) else None
        if following is not None and following.gap == " " and following.text.lower() in _TERMS_OF_OFFICE:
            # "the Torres administration": the government of the state that she leads.
            led = states().get(self.people.state_of(actor))
            if led is not None:
                self._add(candidate.start, following.end, led, "nominal", "actors.government")
                return
        self._add(candidate.start, candidate.end, actor, "name", rule, _printed_title(words, candidate))
        first = candidate.first
        while first and candidate.title_start >= 0 and words[first - 1].start >= candidate.title_start:
            first -= 1
        self._talked_of(first, candidate.last, actor, self.people.gender(actor), words, named)

    def _family(self, words: list[Word], candidate: Candidate, named: list[Named]) -> None:
        """Resolves a name alone: somebody named in full, known to all, or who speaks and is never explained."""
        actor = self.people.family(candidate, self.report_id, self.seen)
        rule = candidate.rule
        lower = candidate.name.lower()
        if actor is None and lower not in self.small and not candidate.doubtful:
            actor, rule = self.people.well_known(candidate), "actors.well-known"
        if actor is None and _is_place(candidate.name):
            place = ActorRef(f"place:{slug(candidate.name)}", candidate.name, "place")
            self._add(candidate.start, candidate.end, place, "name", "actors.place-cue")
            return
        if actor is None and _speaks(words, candidate.last) and lower not in self.small and not candidate.doubtful:
            actor = ActorRef(f"unresolved:{self.report_id}:{slug(candidate.name)}", candidate.name, "unknown")
            rule = candidate.rule
        if actor is not None:
            self._person(words, candidate, actor, rule, named)

    def _talked_of(  # noqa: PLR0913, PLR0917 - a place, and who stands there
        self, first: int, last: int, actor: ActorRef, gender: str, words: list[Word], named: list[Named]
    ) -> None:
        """Remembers that somebody is talked of here, for offices and pronouns that follow."""
        if actor.type not in {"person", "unnamed", "unknown"}:
            return
        named.append(Named(first, last, actor, gender, self.quoted.holds(words[first].start)))
        if actor.type == "person":
            self.recent.pop(actor.id, None)
            self.recent[actor.id] = actor
            self.seen[actor.id] = self.at

    def _from_tables(self, words: list[Word], candidate: Candidate) -> None:
        known = candidate.known
        if known is None:
            return
        if known.kind == "adjective":
            following = words[candidate.last + 1] if candidate.last + 1 < len(words) else None
            if following is not None and following.gap == " " and following.text in _GOVERNMENT:
                self._add(candidate.start, following.end, known.actor, "nominal", "actors.government")
        elif known.kind in {"capital", "seat"} and not stands_for_government(words, candidate, known.kind):
            place = ActorRef(f"place:{slug(candidate.name)}", candidate.name, "place")
            self._add(candidate.start, candidate.end, place, "name", "actors.table")
        elif known.kind == "capital":
            self._add(candidate.start, candidate.end, known.actor, "name", "actors.metonym")
        else:
            if known.actor.type == "organisation":
                self.bodies.remember(known.actor, known.actor.name)
            self._add(candidate.start, candidate.end, known.actor, "name", "actors.table")

    def _unnamed(self, words: list[Word], source: Unnamed, named: list[Named]) -> None:
        actor = self.sources.actor(source)
        self._add(words[source.first].start, words[source.last].end, actor, "nominal", "actors.unnamed")
        if source.single:
            gender = {"spokesman": "m", "spokeswoman": "f"}.get(words[source.last].text.lower(), "")
            self._talked_of(source.first, source.last, actor, gender, words, named)

    def _office(self, sentence: _Sentence, role: Role, named: list[Named]) -> None:
        """Adds "the prime minister" where the report or the tables say who that is on the day of publication."""
        words = sentence.words
        following = words[role.last + 1] if role.last + 1 < len(words) else None
        definite = role.determiner in {"the", "its", "their", "his", "her"} or _owned(words, role)
        if role.determiner in {"a", "an"} or not definite or names_a_body(words, role):
            return
        goes_on = (
            following is not None and following.gap in {" ", "-"} and (following.title_case or following.text == "of")
        )
        if goes_on and not role.state and not words[role.last].owns:
            return
        if role.owner >= 0 and not role.state:
            role.state = self._state_of_owner(words, role)
        place = _place_before(sentence, role.opening)
        recent = list(islice(reversed(self.recent.values()), MOST_RECENT))
        found = self.people.in_office(role, recent, place, past=self.past)
        if found is None:
            return
        actor, score = found
        first, last = words[role.first], words[role.last]
        self._add(first.start, last.end, actor, "title", "actors.title-alone", score=score)
        self._talked_of(role.opening, role.last, actor, self.people.gender(actor), words, named)

    def _state_of_owner(self, words: list[Word], role: Role) -> str:
        """Gives the state of "Trump's secretary of state"."""
        word = words[role.owner]
        for mention in reversed(self.found[-4:]):
            if mention.end == word.end and mention.actor.type == "person":
                return self.people.state_of(mention.actor)
        return ""

    def _pronoun(self, words: list[Word], place: int, word: str, named: list[Named]) -> None:
        if self.quoted.holds(words[place].start):
            return
        found = self.focus.meant(word, place, words, named)
        proposed = self._referred(words[place].start, PRONOUNS[word])
        if proposed is not None and (found is None or proposed.actor.id == found[0].actor.id):
            found = proposed, _BOTH if found is not None else _MODEL_ALONE
        if found is None:
            return
        one, score = found
        if words[place].text in _OWNERS:
            # "his office": a body that speaks for him.
            office = ActorRef(f"office:{one.actor.id}", f"{one.actor.name}’s office", "office")
            self._add(words[place].start, words[place + 1].end, office, "nominal", "actors.pronoun", score=score)
            return
        self._add(words[place].start, words[place].end, one.actor, "pronoun", "actors.pronoun", score=score)
        named.append(Named(place, place, one.actor, one.gender or PRONOUNS[word], quoted=False))

    def _referred(self, start: int, gender: str) -> Named | None:
        """Gives the one person to whom the model leads a pronoun back; None where it leads to none or to several."""
        spans = self.proposed.references.get(start, ())
        people = {
            mention.actor.id: mention.actor
            for span in spans
            for mention in self.by_start.get(span.start, ())
            if mention.actor.type in {"person", "unnamed"} and mention.end >= span.end
        }
        if len(people) != 1:
            return None
        actor = next(iter(people.values()))
        known = self.people.gender(actor)
        return Named(0, 0, actor, known, quoted=False) if known in {"", gender} else None

    def _nominals(self, words: list[Word], covered: set[int]) -> None:
        """Adds "the North" where Korea is the topic, and "the ministry" for the one named before."""
        for place, word in enumerate(words[:-1]):
            if word.text not in {"the", "The"} or place + 1 in covered:
                continue
            head = words[place + 1]
            following = words[place + 2] if place + 2 < len(words) else None
            if head.gap != " ":
                continue
            alone = following is None or following.gap != " " or not following.title_case or head.owns
            if self.koreas and head.text in {"North", "South"} and alone:
                code = "PRK" if head.text == "North" else "KOR"
                self._add(head.start, head.end, states()[code], "name", "actors.metonym")
                self._body_of(words, place + 1, code)
            elif head.text in _BODY_HEADS and _speaks(words, place + 1):
                body = self.bodies.headed(head.text)
                if body is not None:
                    self._add(head.start, head.end, body, "nominal", "actors.body-again")

    def _small_bodies(self, sentence: _Sentence) -> None:
        """Adds "the foreign ministry" and "its foreign ministry" where a state before says whose it is."""
        words = sentence.words
        for determiner, first, last, state in small_bodies(words):
            whose = state or self._whose(sentence, determiner)
            body = _small_body(words, first, first, last, whose)
            actor = self.bodies.earlier(body.name) if words[determiner].text.lower() == "the" else None
            if actor is None and whose:
                actor = self.bodies.actor(body)
            if actor is not None:
                self._add(body.start, body.end, actor, "nominal", "actors.body-again", score=0.7)

    def _body_of(self, words: list[Word], owner: int, state: str) -> None:
        """Adds "the South's presidential office"."""
        last = small_body_end(words, owner)
        if last == owner:
            return
        body = _small_body(words, owner, owner + 1, last, state)
        self._add(body.start, body.end, self.bodies.actor(body), "name", "actors.organisation-cue")

    def _whose(self, sentence: _Sentence, place: int) -> str:
        """Gives the state of a body of no state: of the place named before it, of the subject before, of the topic."""
        near = _place_before(sentence, place)
        return near or self.subject_state or self.people.topic()

    def _subject_state(self, words: Sequence[Word]) -> str:
        """Gives the state that a sentence opens with as one who acts; empty where none does."""
        here = [one for one in self.by_start.get(words[0].start, ()) if one.actor.type == "state"] if words else []
        if not here and words and words[0].text == "The" and len(words) > 1:
            here = [one for one in self.by_start.get(words[1].start, ()) if one.actor.type == "state"]
        return next((code for code, state in states().items() if here and state == here[0].actor), "")

    def _add(  # noqa: PLR0913, PLR0917 - the fields of a mention
        self,
        start: int,
        end: int,
        actor: ActorRef,
        kind: MentionKind,
        rule: str,
        title: str = "",
        *,
        score: float | None = None,
    ) -> None:
        by = By(rule, VERSION, _SCORES.get(rule, 0.8) if score is None else score)
        mention = Mention(start=start, end=end, actor=actor, kind=kind, title=title, by=by)
        self.found.append(mention)
        self.by_start.setdefault(start, []).append(mention)


def find_mentions(report: Report, doc: "Doc") -> tuple[Mention, ...]:
    """Takes a report and its ``Doc``; gives its mentions in text order, none overlapping another.

    Where a model read the document, its names and references are proposals; without one, rules and tables do alone.
    """
    text = text_of(doc)
    sentences = [scan(text, Span(sent.start_char, sent.end_char)) for sent in doc.sents]
    return _Finder(report, text, sentences, proposals(doc)).mentions()


def _of_past(words: Sequence[Word], published: str) -> bool:
    """Says whether a sentence names a year before that of publication: ``On 3 May 2012 the president declared``."""
    return any(_YEAR.fullmatch(word.text) is not None and word.text < published[:4] for word in words)


def _small_body(words: Sequence[Word], start: int, first: int, last: int, state: str) -> Candidate:
    """Gives the body that small words from ``first`` to ``last`` name; the mention begins at ``start``."""
    return Candidate(
        first=start,
        last=last,
        start=words[start].start,
        end=words[last].end,
        name=" ".join(word.text.capitalize() for word in words[first : last + 1]),
        kind="organisation",
        state=state,
    )


def _owned(words: Sequence[Word], role: Role) -> bool:
    """Says whether a possessive makes an office one (``Japan's premier``), or it opens the sentence."""
    return role.opening < role.first and (words[role.first - 1].owns or role.opening == 0)


def _apposed(words: Sequence[Word], source: Unnamed, ends: set[int]) -> bool:
    """Says whether a source without a name only says who somebody named is: ``Ana Torres, spokeswoman for X,``."""
    return source.single and source.first - 1 in ends and words[source.first].gap == ", "


def _is_place(name: str) -> bool:
    """Says whether the table of affiliations holds a name as that of a place: with a state's code alone."""
    found = affiliations(name)
    return bool(found) and all(len(one.code) == len("PRK") and not one.start for one in found)


def _place_before(sentence: _Sentence, place: int) -> str:
    """Gives the state in which a sentence says it plays: ``In Kyiv the president's office said``."""
    words = sentence.words
    for candidate in sentence.candidates:
        if candidate.first >= place:
            break
        known = candidate.known
        before = words[candidate.first - 1].text if candidate.first else ""
        if known is not None and known.state and known.kind in {"capital", "state"} and before in {"In", "in"}:
            return known.state
    return ""


_OWNERS = {"his": "he", "His": "he", "her": "she", "Her": "she"}


def _offices_owned(words: Sequence[Word]) -> list[int]:
    """Gives the places of "his" and "her" before "office", where the office speaks or denies: ``his office said``."""
    return [
        place
        for place, word in enumerate(words[:-1])
        if word.text in _OWNERS and words[place + 1].text == "office" and words[place + 1].gap == " "
        and _speaks(words, place + 1)
    ]  # fmt: skip


def _serves(words: Sequence[Word], place: int) -> bool:
    """Says whether "to", "for" or "of" follows: ``an adviser to Ukraine's president``, who is not the speaker."""
    following = words[place + 1] if place + 1 < len(words) else None
    return following is not None and following.gap == " " and following.text in {"to", "for", "of", "with"}


def _goes_before_name(words: Sequence[Word], role: Role) -> bool:
    place = role.last + 1
    return place < len(words) and words[place].gap == " " and words[place].title_case and not words[role.last].owns


def _role_before(words: Sequence[Word], candidate: Candidate, by_end: dict[int, Role]) -> Role | None:
    """Gives the office right before a name: ``prime minister Shinzo Abe``, ``Japan's spokesman, Yoshihide Suga,``."""
    first = candidate.first
    role = by_end.get(first - 1)
    if role is None or words[first - 1].owns:
        return None
    if words[first].gap == " ":
        return role
    following = words[candidate.last + 1] if candidate.last + 1 < len(words) else None
    apposed = words[first].gap == ", " and (following is None or following.gap.startswith((",", ".")))
    return role if apposed and role.opening < role.first else None


def _role_after(words: Sequence[Word], candidate: Candidate, by_start: dict[int, Role]) -> Role | None:
    """Gives the office in apposition: ``Suga, the top government spokesman``."""
    place = candidate.last + 1
    role = by_start.get(place)
    if role is None or words[place].gap != ", " or words[candidate.last].owns:
        return None
    after = words[role.last + 1] if role.last + 1 < len(words) else None
    ends = (
        after is None
        or after.gap[:1] in {",", ".", ";", ")", "\n", "—", "–"}
        or after.text in {"who", "and", "in", "of"}
    )
    return role if role.opening < role.first and (ends or role.state) else None


def _stands_with_name(words: Sequence[Word], role: Role, found: Sequence[Candidate]) -> bool:
    """Says whether an office stands beside the name of who holds it, so that it is no mention of its own."""
    for candidate in found:
        if candidate.kind not in {"person", "family", "said"}:
            continue
        if candidate.title_start >= 0 and candidate.title_start <= words[role.first].start < candidate.start:
            return True
        if _role_before(words, candidate, {role.last: role}) or _role_after(words, candidate, {role.opening: role}):
            return True
    return False


def _printed_title(words: Sequence[Word], candidate: Candidate) -> str:
    """Gives the title as it stands before the name; empty where it stands elsewhere."""
    title = candidate.title
    if not title:
        return ""
    size = len(title.split(" "))
    before = words[max(0, candidate.first - size) : candidate.first]
    printed = " ".join(word.text for word in before)
    return printed if printed.lower() == title.lower() else title if candidate.title_start >= 0 else ""


def _speaks(words: Sequence[Word], last: int) -> bool:
    verbs = reporting_verbs()
    following = words[last + 1] if last + 1 < len(words) else None
    if following is not None and following.text in {"also", "has", "later", "had"} and last + 2 < len(words):
        following = words[last + 2]
    verb = verbs.get(following.text) if following is not None and following.gap == " " else None
    return verb is not None and verb.takes != "quote" and verb.tense != "ing" and not words[last].owns


def _without_overlaps(found: list[Mention]) -> tuple[Mention, ...]:
    """Keeps the longer of two mentions that overlap, a person's before an unnamed source's of the same words."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end, m.actor.type == "unnamed")):
        if kept and mention.start < kept[-1].end:
            if _stands_over(mention, kept[-1]):
                kept[-1] = mention
            continue
        kept.append(mention)
    return tuple(kept)


def _stands_over(later: Mention, earlier: Mention) -> bool:
    if earlier.actor.type == "unnamed" and later.actor.type == "person":
        # "the top government spokesman" whom the report or the tables name.
        return later.end >= earlier.end
    return later.end - later.start > earlier.end - earlier.start


def _among_days(words: Sequence[Word], candidate: Candidate) -> bool:
    """Says whether a name that is a day's or a month's as well stands in a list of them: ``Sat, Sun and Mon``."""
    if candidate.name.lower() not in CALENDAR or candidate.title:
        return False
    near = [*words[max(0, candidate.first - 1) : candidate.first], *words[candidate.last + 1 : candidate.last + 3]]
    return any(word.text.lower() in CALENDAR for word in near)

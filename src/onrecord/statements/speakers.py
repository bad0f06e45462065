"""Says who speaks: which actors the words of a source mean, as far as the report says it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.knowledge.offices import roles
from onrecord.knowledge.people import called, with_family_name
from onrecord.knowledge.tables import words as words_of
from onrecord.statements.genders import Genders
from onrecord.statements.nouns import PLURAL_OFFICES
from onrecord.statements.press import is_press
from onrecord.statements.quotations import BLOT
from onrecord.statements.units import Unit
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.ids import slug
from onrecord.types.span import Span

SPEAKERS = frozenset({"person", "state", "organisation", "unnamed", "unknown", "office", "group"})
_BODIES = words_of(
    "company firm agency ministry service bank group council commission committee court government party union "
    "department office army military navy force university team organisation organization association federation "
    "broadcaster newspaper network channel board panel authority administration embassy mission delegation parliament "
    "senate house alliance bloc movement institute center centre watchdog regulator carrier airline automaker "
    "manufacturer retailer maker startup operator club agency's police regime junta newsroom magazine website outlet"
)
"""Nouns of bodies: "it" to a report, never "he"."""
_COMPANIES = words_of(
    "company firm group carrier airline automaker manufacturer retailer maker startup operator lender insurer "
    "brewer miner producer supplier chain giant"
)
_NUMBERS = {"two": 2, "both": 2, "pair": 2, "couple": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6}
_TOGETHER = re.compile(
    r"(?:(?:(?:the|these|those|all|both)\s+)?(?P<number>two|three|four|five|six|both|pair|trio)\b|"
    r"(?:the|these|those)\b)\s*"
    r"(?:(?!(?:business|community|religious|faith|tribal|industry|party|union|labou?r|local|opposition|civic|student)\s)[A-Za-z-]+\s)?(?P<who>leaders|presidents|men|women|ministers|sides|countries|nations|governments|parties|allies|"
    r"neighbou?rs|delegations|Koreas|envoys|negotiators|candidates|senators|rivals)?",
    re.IGNORECASE,
)
_ALL_AUTHORS = re.compile(
    r"(?:[Tt]he\s|[Aa]ll\s)?(?:[A-Z]\w+\s)?(?:[Ll]eaders|[Mm]inisters|[Pp]residents|[Pp]articipants|[Pp]arties)"
)
"""All who speak in a joint statement: ``Quad Leaders``, ``the participants``."""
_STATES = words_of("sides countries nations governments parties allies neighbours neighbors delegations koreas")
_OFFICES = (
    r"(?:(?:foreign|defen[cs]e|unification|interior|finance|trade|health|justice|economy|energy|presidential|prime\s"
    r"minister[’']s|president[’']s|state|government|cabinet|external\saffairs|information)\s){0,3}"
    r"(?:ministry|office|palace|administration|government|regime|junta|cabinet|authorities|military|army|embassy|mission|delegation|"
    r"department|readout|side|team|spokes(?:man|woman|person)[’']s\soffice)"
)
_OFFICE = re.compile(rf"(?:the\s+|its\s+|their\s+|[A-Z][\w.’' -]{{1,40}}\s+)?{_OFFICES}\b", re.IGNORECASE)
_OWNED = re.compile(rf"[’']s?\s+{_OFFICES}(?:\s+(?:readout|statement))?\s*\Z", re.IGNORECASE)
_OWNED_BY = re.compile(rf"(?:the\s+)?{_OFFICES}\s+(?:of|in)\s+(?:the\s+)?\Z", re.IGNORECASE)
_NOT_OF_STATE = re.compile(
    r"\b(?:municipal|local|city|town|village|regional|provincial|county|district|tribal|school|hospital|port|airport|"
    r"religious|prison|university)\s",
    re.IGNORECASE,
)
"""Authorities of less than a state."""
_OFFICE_BEFORE = re.compile(r"(?:the\s)?(?:(?:press|private)\s)?office\sof\s(?:[A-Z][\w.’'-]*\s){0,4}", re.IGNORECASE)
_OWN_OFFICE = re.compile(r"(?P<whose>[Hh]is|[Hh]er)\s(?:(?:press|private|parliamentary)\s)?(?:office|team|staff)")
_OF_OWNER = {"his": "he", "her": "she"}
_PRONOUN_AND = re.compile(r"(?P<who>[Hh]e|[Ss]he|[Ii]t)\sand\s(?=\S)")
_ANAPHORIC = re.compile(
    rf"(?:the|its|their|a)\s+(?:[a-z]+\s+)?{_OFFICES}(?:\s+(?:readout|statement))?\s*\Z", re.IGNORECASE
)
_PAPERS = words_of(
    "statement report reports document documents letter study survey poll release communique communiqué declaration "
    "resolution readout memo tweet post message notice indictment complaint filing affidavit ruling verdict text "
    "accord agreement announcement editorial article column book paper transcript excerpt advert ad headline record "
    "records data figures results commentary dispatch account treaty email emails"
)
_AGENCIES = words_of("agency broadcaster newspaper channel network outlet paper daily")
_CITES = re.compile(r"[\w’'.-]+")
_LEADS = frozenset(words_of("the a an this that these those one its his her their our my"))
_PREPOSITION = re.compile(
    r"\s(?:for|of|at|from|in|with|to|near|by|on|who|which|that|familiar|close|briefed|speaking|under|about|among)\s|"
    r"\s(?:(?:later|also|first|just|\w+ly)\s)?(?:released|issued|published|obtained|posted|signed|dated|carried|faxed|sent|leaked|"
    r"provided|reviewed)\b|,"
)
_SOME_OF = re.compile(
    r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost|[Ee]ach|[Nn]one|[Bb]oth)\sof\s(?:the|his|her|its|their)\s[a-z]"
)
"""Some of several without names: ``two of the sources``."""
_SUBJECT_OF = {"him": "he", "her": "she", "them": "they"}
_OWNER = re.compile(r"(?:(?<=\w)[’']s|(?<=s)[’'])\Z")
"""The possessive of a source whose noun the reader took for the cue: ``Torres’s statement that …``."""
_ASKS = re.compile(r"(?:Q|QUESTION|REPORTER|PRESS|AUDIENCE|PARTICIPANT|MODERATOR|OPERATOR)\Z")
"""Names of roles in a transcript that name nobody."""
_NOUN_BEFORE = re.compile(r"(?:\A|\s)(?P<words>(?:[Tt]he|[Aa]n?)\s(?:[a-z][\w’'-]*\s)?[a-z][\w’'-]*),\s\Z")
"""A noun phrase that a relative clause follows: ``The statement, which …``."""
_MEDIUM = re.compile(
    r"\b(?:in|via|released|issued|sent|by)\s(?:an?|the|its|his|her|their|a\sjoint)\s(?:[a-z]+\s){0,2}"
    r"(?P<noun>statement|letter|release|post|tweet|memo|communique|communiqué|email|declaration)\b"
)
"""By what somebody spoke: ``in a written statement``."""
_MOST_BACK = 40
"""Mentions looked back over for those whom "the two leaders" mean."""


class Speakers:
    """Knows who was named so far in a report, so that pronouns, offices and joint speakers can be followed back."""

    def __init__(
        self,
        report_id: str,
        referred: dict[int, ActorRef] | None = None,
        genders: Genders | None = None,
        home: ActorRef | None = None,
        authors: tuple[ActorRef, ...] = (),
    ) -> None:
        """Starts with nobody. Takes the report's id: nobody can say that two reports' unnamed sources are one.

        ``home`` is the state whose government publishes the report; ``authors`` are those of a joint statement.
        ``referred`` leads from where a pronoun or a noun phrase starts to the actor that the reader takes it for.
        """
        self.report_id = report_id
        self.home = home
        self.authors = authors
        self.referred = referred or {}
        self.genders = genders or Genders("", ())
        self.telling: list[tuple[Span, ActorRef]] = []
        self.mentioned: set[str] = set()
        self.opened: set[str] = set()
        self.papers: dict[str, tuple[ActorRef, ...]] = {}
        self.last: ActorRef | None = None
        self.recent: list[ActorRef] = []
        self.met: tuple[ActorRef, ...] = ()
        self.named: list[Mention] = []
        self.office: dict[str, ActorRef] = {}
        self.latest: tuple[ActorRef, ...] = ()

    def acted(self, actor: ActorRef) -> None:
        """Remembers that a person spoke."""
        if _may_be_he(actor):
            self.last = actor

    def told_in(self, content: Sequence[Span], actor: ActorRef) -> None:
        """Remembers whose words a stretch of the sentence that is being read is."""
        if _may_be_he(actor):
            self.telling += [(span, actor) for span in content]

    def seen(self, unit: Unit, opening: ActorRef | None) -> None:
        """Remembers the actors of a unit that is done; ``opening`` is who opens it as its subject."""
        self.telling.clear()
        people = {m.actor.id: m.actor for m in unit.mentions if m.actor.type == "person"}
        if people:
            self.recent = list(people.values())
        self.met = _met(unit) or self.met
        self.opened = set()
        if opening is not None and _is_body(opening):
            self.office["last"] = opening
            self.opened = {opening.id}
        if opening is not None and opening.type == "person":
            # Who opens a sentence is its subject, and the likeliest "he" of the next (Brennan et al. 1987).
            self.last = opening
        self.named += unit.mentions
        self.mentioned.update(m.actor.id for m in unit.mentions)

    def pronoun(self, word: str, unit: Unit, before: int) -> tuple[tuple[ActorRef, ...], str]:
        """Gives whom a pronoun stands for, and why; nobody where two people are equally near."""
        lower = word.lower()
        if lower in {"who", "which"}:
            found = _antecedent(unit, before, word)
            noun = (
                None
                if found[0]
                else _NOUN_BEFORE.search(unit.bare, max(0, before - unit.start - 60), before - unit.start)
            )
            return found if noun is None else self._nobody(noun["words"], noun["words"], opens=False)
        if lower == "it":
            return self._it(unit, before)
        if lower == "they":
            return self._they(word, unit, before)
        if lower == "we" and self.authors:
            return self._by_authors(word)
        if lower not in {"he", "she"}:
            return (), f"“{word}” is not followed back"
        own = self._own_words(lower, unit, before)
        if own is not None:
            return (own,), f"“{word}” is {own.name}, whose words these are"
        if (unnamed := _unnamed_at(unit, before)) is not None:
            return (unnamed,), f"“{word}” is taken for {unnamed.name}, of whom the sentence before tells"
        return self._he(word, unit, before)

    def _he(self, word: str, unit: Unit, before: int) -> tuple[tuple[ActorRef, ...], str]:
        """Gives the person that "he" or "she" means: the only one near, or who spoke or acted last."""
        lower = word.lower()
        near = {
            m.actor.id: m.actor
            for m in unit.mentions
            if m.actor.type == "person" and m.end <= before and self.genders.can_be(m.actor, lower)
        }
        if len(near) == 1:
            only = next(iter(near.values()))
            return (only,), f"“{word}” is {only.name}, the only person named before it in the sentence"
        last = self.last if self.last is not None and self.genders.can_be(self.last, lower) else None
        if last is not None and (not near or last.id in near):
            return (last,), f"“{word}” is taken for {last.name}, who spoke or acted last"
        recent = [actor for actor in self.recent if self.genders.can_be(actor, lower)]
        if not near and len(recent) == 1:
            return (recent[0],), f"“{word}” is {recent[0].name}, the only person named just before"
        return (), f"“{word}” could be one of several people"

    def _they(self, word: str, unit: Unit, before: int) -> tuple[tuple[ActorRef, ...], str]:
        """Gives those whom "they" means: the last named side by side, who spoke last, or the body spoken of before."""
        if self.authors:
            return self._by_authors(word)
        joined, why = self._several(None, "", unit, before, word)
        if not joined and self.latest and (len(self.latest) > 1 or _may_be_they(self.latest[0])):
            names = " and ".join(actor.name for actor in self.latest)
            return self.latest, f"“{word}” is taken for {names}, who spoke last"
        if not joined and self.met:
            return self._by_meeting(word)
        body = self.office.get("last")
        if not joined and body is not None and body.id in self.opened and body.type != "state":
            return (body,), f"“{word}” is taken for {body.name}, the subject of the sentence before"
        return joined, why

    def _by_meeting(self, words: str) -> tuple[tuple[ActorRef, ...], str]:
        """Gives those whose meeting or call the report tells of."""
        return self.met, f"“{words}” are {' and '.join(actor.name for actor in self.met)}, who met or spoke"

    def all_authors(self, words: str) -> tuple[ActorRef, ...]:
        """Gives all who speak in a joint statement where the words mean them, as "Quad Leaders" do; else nobody."""
        return self.authors if _ALL_AUTHORS.fullmatch(words) is not None else ()

    def _by_authors(self, words: str) -> tuple[tuple[ActorRef, ...], str]:
        """Gives all who speak in a joint statement."""
        return self.authors, f"“{words}” are those whose joint statement this is"

    def nearer(self, pronoun: Mention, unit: Unit) -> tuple[tuple[ActorRef, ...], str] | None:
        """Gives who is meant rather than the actor to whom a pronoun was led back by names alone; None where he is.

        Two know better: the speaker whose words hold the pronoun, and one without a name who spoke last.
        """
        word = unit.bare[pronoun.start - unit.start : pronoun.end - unit.start]
        own = self._own_words(word.lower(), unit, pronoun.start)
        if own is not None:
            return (own,), f"“{word}” is {own.name}, whose words these are"
        if not self.genders.can_be(pronoun.actor, word.lower()):
            return self.pronoun(word, unit, pronoun.start)
        last = self.last
        if last is None or last.type != "unnamed" or self.latest != (last,) or last.id in self.mentioned:
            return None
        if last.name.endswith("s") or any(m.actor == pronoun.actor and m.end < pronoun.start for m in unit.mentions):
            return None
        return (last,), f"“{word}” is taken for {last.name}, who spoke last"

    def _own_words(self, pronoun: str, unit: Unit, before: int) -> ActorRef | None:
        """Gives who is told of as saying the words in which a pronoun stands: ``an officer said that he had asked``.

        None where the words name another person before it.
        """
        for content, actor in reversed(self.telling):
            if content.start <= before < content.end and self.genders.can_be(actor, pronoun):
                others = (m for m in unit.mentions if content.start <= m.start and m.end <= before)
                named = any(m.actor.type == "person" and m.actor.id != actor.id for m in others)
                return None if named else actor
        return None

    def _it(self, unit: Unit, before: int) -> tuple[tuple[ActorRef, ...], str]:
        """Gives the organisation or state that "it" means: the one that spoke or stood last before it, if only one."""
        near = [m for m in self._back(unit, before) if m.actor.type in {"organisation", "state", "office"}]
        if near and (spoke := self.office.get("last")) is not None and near[0].actor == spoke:
            return (spoke,), f"“it” is taken for {spoke.name}, which spoke last"
        spoke = self.office.get("last")
        if spoke is not None and spoke.id not in self.opened:
            # What opened a sentence further back than the last is less near than who spoke.
            spoke = self.office.get("spoke", spoke)
        if spoke is not None:
            return (spoke,), f"“it” is taken for {spoke.name}, which spoke last"
        return (), "“it” is not followed back"

    def spoke(self, actor: ActorRef) -> None:
        """Remembers that an organisation, an office or a state spoke."""
        if _is_body(actor):
            self.office["last"] = self.office["spoke"] = actor
        self.latest = (actor,)
        self.acted(actor)

    def _back(self, unit: Unit, before: int) -> list[Mention]:
        """Gives the mentions before a place, the nearest first."""
        here = [m for m in unit.mentions if m.end <= before]
        return [*reversed(here), *reversed(self.named[-_MOST_BACK:])]

    def _several(
        self, number: int | None, who: str, unit: Unit, before: int, words: str
    ) -> tuple[tuple[ActorRef, ...], str]:
        """Gives those whom "the two leaders" means: the last so many that were named side by side."""
        if self.authors and number in {None, len(self.authors)}:
            return self._by_authors(words)
        kinds = {"state"} if who in _STATES else {"person"}
        if who and self.met and "person" in kinds and number in {None, len(self.met)}:
            return self._by_meeting(words)
        found: list[Mention] = []
        seen: set[str] = set()
        for mention in self._back(unit, before):
            if mention.actor.type in kinds and mention.actor.id not in seen:
                seen.add(mention.actor.id)
                found.append(mention)
            if number is not None and len(found) == number:
                break
        if number is None:
            found = found[:2] if len(found) > 1 and _side_by_side(found[1], found[0], unit) else []
            number = 2
        if len(found) < number:
            return (), f"the source is “{words}”; the report does not say who they are"
        joined = tuple(mention.actor for mention in reversed(found))
        if any(abs(a.start - b.start) > _FAR_APART for a, b in pairwise(found)):
            return (), f"the source is “{words}”; nobody stands near enough to be meant"
        return joined, f"“{words}” are {' and '.join(actor.name for actor in joined)}, the last who were named"

    def of_words(self, unit: Unit, span: Span) -> tuple[tuple[ActorRef, ...], str]:
        """Gives the actors that the words of a source mean, and why these, or why none."""
        if span.start < unit.start or span.end > unit.end:
            return self._elsewhere(span)
        owner = _OWNER.search(unit.bare[span.start - unit.start : span.end - unit.start])
        if owner is not None and owner.start():
            return self._owner(unit, Span(span.start, span.start + owner.start()))
        titled = _TITLED.search(unit.bare, span.start - unit.start, span.end - unit.start)
        return self._of_phrase(unit, span if titled is None else Span(span.start, unit.start + titled.start()))

    def _of_phrase(self, unit: Unit, span: Span) -> tuple[tuple[ActorRef, ...], str]:
        low, high = span.start - unit.start, span.end - unit.start
        words = unit.bare[low:high].strip()
        if BLOT in words:
            return (), "the source stands inside quotation marks"
        if re.fullmatch(r"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|I|[Ww]e|who|which|him|her|them)", words):
            return self._by_pronoun(words, unit, span.start)
        inside = [m for m in unit.mentions if span.start <= m.start and m.end <= span.end and m.actor.type in SPEAKERS]
        head = _PREPOSITION.split(words, maxsplit=1)[0]
        head_end = span.start + len(unit.bare[low:high]) - len(unit.bare[low:high].lstrip()) + len(head)
        leading = [m for m in inside if m.start < head_end]
        owned = (
            self._with_pronoun(unit, span)
            or _writes(unit, span, inside)
            or self._owned(unit, span, words, inside)
            or self._own_office(words, unit, span.start)
        )
        if owned is not None:
            return owned
        people = _named_people(unit, leading)
        if people:
            return _listed(unit, inside, people[-1] if len(people) == 1 else people[0])
        holder = _office_holder(unit, span, inside)
        if holder is not None:
            return (holder.actor,), ""
        together = _of_states(head, inside, head_end) or self._together(words, head, unit, span.start)
        if together is not None:
            return together
        unnamed = [m for m in leading if m.actor.type == "unnamed"]
        apposed = [m for m in inside if m.actor.type == "person" and unit.bare[high - 1 :] and _apposed(unit, m, span)]
        if apposed:
            return _listed(unit, inside, apposed[0])
        if unnamed:
            return (unnamed[0].actor,), ""
        last = leading[-1] if leading else None
        if last is not None and last.end >= head_end - 1 and not _possesses(unit, last):
            listed = _listed(unit, inside, leading[0])
            return listed if last.actor in listed[0] else _listed(unit, inside, last)
        nobody = self._nobody(words, head, opens=not unit.bare[:low].strip())
        definite = words[:4].lower() == "the " and (not nobody[0] or nobody[0][0].type == "unnamed")
        return self._by_reference(words, span.start, nobody) if definite else nobody

    def _with_pronoun(self, unit: Unit, span: Span) -> tuple[tuple[ActorRef, ...], str] | None:
        """Gives those whom a pronoun and a name joined by "and" mean: ``he and Prime Minister Ana Torres``."""
        joined = _PRONOUN_AND.match(unit.bare, span.start - unit.start, span.end - unit.start)
        if joined is None:
            return None
        first, why = self.pronoun(joined["who"], unit, span.start)
        others, _ = self._of_phrase(unit, Span(unit.start + joined.end(), span.end))
        return ((*first, *(one for one in others if one not in first)), why) if first and others else None

    def _own_office(self, words: str, unit: Unit, start: int) -> tuple[tuple[ActorRef, ...], str] | None:
        """Gives the office of whom "his" or "her" means: ``his office``; None for other words, or where nobody is."""
        own = _OWN_OFFICE.fullmatch(words)
        people = self.pronoun(_OF_OWNER[own["whose"].lower()], unit, start)[0] if own is not None else ()
        if not people or people[0].type != "person":
            return None
        return (_office_of(people[0]),), f"“{words}” speaks for {people[0].name}"

    def _together(self, words: str, head: str, unit: Unit, start: int) -> tuple[tuple[ActorRef, ...], str] | None:
        """Gives those whom "the two leaders", "both" or "we, the ministers of …" mean; None for other words."""
        if self.all_authors(words) or (self.authors and words.lower().startswith("we, ")):
            return self._by_authors(words)
        found = _TOGETHER.fullmatch(head.strip())
        if found is None or not (found["who"] or found["number"]) or _SOME_OF.match(words):
            return None
        number = _NUMBERS.get((found["number"] or "").lower())
        if self.authors and number is None:
            return self._by_authors(words)
        who = (found["who"] or "").lower()
        return self._several(number or (2 if who in _STATES else None), who, unit, start, words)

    def _owner(self, unit: Unit, span: Span) -> tuple[tuple[ActorRef, ...], str]:
        """Gives whom a possessor means; ``span`` is without the mark of possession."""
        named = [m for m in unit.mentions if m.end == span.end and m.start >= span.start and m.actor.type in SPEAKERS]
        return ((named[-1].actor,), "") if named else self.of_words(unit, span)

    def _by_pronoun(self, words: str, unit: Unit, start: int) -> tuple[tuple[ActorRef, ...], str]:
        found = self.pronoun(_SUBJECT_OF.get(words, words), unit, start)
        return found if found[0] else self._by_reference(words, start, found)

    def _elsewhere(self, span: Span) -> tuple[tuple[ActorRef, ...], str]:
        """Gives the actor named by a source in an earlier sentence; nobody where none is."""
        inside = [m for m in self.named[-_MOST_BACK:] if span.start <= m.start and m.end <= span.end]
        people = [m for m in inside if m.actor.type == "person"]
        if not inside or inside[-1].actor.type not in SPEAKERS:
            return (), "the source stands in another sentence and names nobody"
        # "Ana Torres, the governor of the Salt Coast,": the person, not where she governs.
        meant = people[0] if people else inside[-1]
        return (meant.actor,), f"{meant.actor.name} is the source, in another sentence"

    def _by_reference(
        self, words: str, start: int, otherwise: tuple[tuple[ActorRef, ...], str]
    ) -> tuple[tuple[ActorRef, ...], str]:
        """Gives whom the reader's references mean by words that nothing nearer explains."""
        meant = self.referred.get(start)
        if meant is None or meant.type not in SPEAKERS:
            return otherwise
        return (meant,), f"“{words}” is {meant.name} by the reader's references"

    def of_turn(self, name: str, title: str, text: str) -> tuple[tuple[ActorRef, ...], str]:
        """Gives who speaks in a turn of a transcript: the one person so named in it, or in its title.

        ``name`` is as printed, ``SECRETARY BLINKEN``.
        """
        last = name.rstrip(".").split()[-1].casefold()
        if _ASKS.fullmatch(name):
            return (
                ActorRef(f"unnamed:{self.report_id}:{slug(name)}", name.lower(), "unnamed"),
            ), f"“{name}” names nobody"
        named = {m.actor.id: m.actor for m in self.named if m.actor.type == "person" and _family(m.actor.name) == last}
        if len(named) == 1:
            return tuple(named.values()), f"“{name}” is the only person of this name in the report"
        if (holder := _holder_by_title(name, title)) is not None:
            return (holder,), f"“{name}” is {holder.name} by the report's title"
        full = re.search(
            rf"(?:\b[A-Z][\w.’'-]*\s){{1,3}}{re.escape(last)}\b", f"{title}\n{text[:_HEAD]}", re.IGNORECASE
        )
        words = full[0].split() if full is not None else []
        for first in range(len(words) - 1):
            known = called(" ".join(words[first:]))
            if len(known) == 1:
                return (known[0].actor,), f"“{name}” is {known[0].actor.name} by the report's title"
        return (
            ActorRef(f"unresolved:{self.report_id}:{slug(name)}", name.title(), "unknown"),
        ), f"“{name}” is in no table"

    def _owned(
        self, unit: Unit, span: Span, words: str, inside: list[Mention]
    ) -> tuple[tuple[ActorRef, ...], str] | None:
        """Reads "China's foreign ministry", "the foreign ministry of China", "its foreign ministry", "the ministry"."""
        low, high = span.start - unit.start, span.end - unit.start
        for mention in inside:
            after = unit.bare[mention.end - unit.start : high]
            before = unit.bare[low : mention.start - unit.start]
            if mention.actor.type == "state" and (_OWNED.match(after) or _OWNED_BY.fullmatch(before)):
                return self._remember(mention.actor, f"“{words}” speaks for {mention.actor.name}")
            if mention.actor.type == "person" and (_OWNED.match(after) or _OFFICE_BEFORE.fullmatch(before)):
                return self._remember(_office_of(mention.actor), f"“{words}” speaks for {mention.actor.name}")
            if mention.actor.type == "state" and re.fullmatch(rf"\s+{_OFFICES}\s*", after, re.IGNORECASE):
                return self._remember(mention.actor, f"“{words}” speaks for {mention.actor.name}")
        if inside or not _ANAPHORIC.fullmatch(words) or _NOT_OF_STATE.search(words):
            return None
        body = self._body_named_before(words, words.rsplit(maxsplit=1)[-1].lower())
        if body is not None:
            return body
        if self.home is not None and words.lower() == "the administration":
            return self._remember(self.home, f"“{words}” is that of {self.home.name}, which publishes the page")
        spoke = self.office.get("last") if words[:3].lower() == "its" else self.office.get("state")
        owner = spoke if spoke is not None and spoke.type == "state" else self._last_state(unit, span.start)
        if owner is None:
            return None
        return self._remember(owner, f"“{words}” is taken for that of {owner.name}, the last state named")

    def wrote(self, words: str, actors: tuple[ActorRef, ...]) -> None:
        """Remembers whose statement or letter it is in which somebody spoke; ``words`` are those of the sentence."""
        for found in _MEDIUM.finditer(words):
            self.papers[found["noun"]] = actors

    def _company(self) -> ActorRef | None:
        """Gives the company that "the company" means: the one that spoke last, else the last one named."""
        spoke = self.office.get("spoke")
        if spoke is not None and spoke.type == "organisation" and not is_press(spoke):
            return spoke
        for mention in reversed(self.named[-_MOST_BACK:]):
            bodies = mention.actor.type in {"organisation", "unknown"} and not _may_be_he(mention.actor)
            if bodies and mention.kind == "name" and not is_press(mention.actor):
                return mention.actor
        return None

    def _last_state(self, unit: Unit, before: int) -> ActorRef | None:
        for mention in self._back(unit, before):
            if mention.actor.type == "state":
                return mention.actor
        return None

    def _remember(self, actor: ActorRef, why: str) -> tuple[tuple[ActorRef, ...], str]:
        self.office["state"] = actor
        return (actor,), why

    def _body_named_before(self, words: str, last: str) -> tuple[tuple[ActorRef, ...], str] | None:
        """Gives the body named last whose name holds the noun ``last``; for "the agency", a news agency too."""
        for mention in reversed(self.named[-_MOST_BACK:]):
            named = mention.actor.type == "organisation" and last in mention.actor.name.lower().split()
            if named or (last in _AGENCIES and is_press(mention.actor)):
                return (mention.actor,), f"“{words}” is taken for {mention.actor.name}, the last one named"
        return None

    def _named_before(self, words: str, head: str, last: str) -> tuple[tuple[ActorRef, ...], str] | None:
        """Gives whom "the agency", "the company" or "the statement" means: one that was named, or spoke, before."""
        plain = _named_words(head)
        spoke = self.office.get("spoke")
        if words.lower() == "a statement" and spoke is not None and self.latest == (spoke,) and not is_press(spoke):
            return (spoke,), f"“{words}” is taken for one of {spoke.name}, which spoke last"
        if not head.lower().startswith(("the ", "its ")) or len(plain) > 2 or head.strip() != words.strip():
            return None
        if (body := self._body_named_before(words, last)) is not None:
            return body
        if (
            last in _COMPANIES
            and not plain[0].endswith(("’", "'", "’s", "'s"))
            and (firm := self._company()) is not None
        ):
            return (firm,), f"“{words}” is taken for {firm.name}, named before"
        if len(plain) == 1 and last in self.papers:
            writers = self.papers[last]
            return writers, f"“{words}” is taken for that of {' and '.join(one.name for one in writers)}"
        return None

    def _nobody(self, words: str, head: str, *, opens: bool) -> tuple[tuple[ActorRef, ...], str]:
        """Gives an actor of its own for somebody or something that the report does not name."""
        words, head = (_WHEN.sub("", _ASIDE.sub("", part)) for part in (words, head))
        if _SOME_OF.match(words):
            number, rest = words.split(" of ", maxsplit=1)
            some = f"{number.lower()} of {_PREPOSITION.split(rest, maxsplit=1)[0]}"
            return (ActorRef(f"unnamed:{self.report_id}:{slug(some)}", some, "unnamed"),), f"“{words}” names nobody"
        plain = _named_words(head)
        if not plain:
            return (), f"the source is “{words}”, which names nobody"
        last = plain[-1].lower()
        if plain == [last] and last in ORDINALS:
            return (), f"“{words}” says which of several, and names nobody"
        if plain[0][:1].isupper() and plain[-1][:1].isupper():
            # "the University of Oslo's Institute for Health" is one name.
            plain = _named_words(words.split(",", maxsplit=1)[0])
        name = " ".join(plain)
        named = self._named_before(words, head, last)
        if named is not None:
            return named
        if last in _PAPERS:
            return (ActorRef(f"document:{self.report_id}:{slug(name)}", name, "unknown"),), f"“{words}” is a document"
        if _PROPER.fullmatch(name) and (" " in name or name.isupper()) and words.startswith((name, "The ", "the ")):
            # "NBC", "Vale Capital": a name of unknown sort, one and the same in every report.
            return (ActorRef(f"name:{slug(name)}", name, "unknown"),), f"“{words}” is in no table"
        if words == name and _ONE_NAME.fullmatch(name) and not (opens and name.lower() in _MANY):
            # "Amazon", which no table has: known by this word in this report alone.
            return (
                ActorRef(f"unresolved:{self.report_id}:{slug(name)}", name, "unknown"),
            ), f"“{words}” is in no table"
        return (ActorRef(f"unnamed:{self.report_id}:{slug(name)}", name, "unnamed"),), f"“{words}” names nobody"


_ONE_NAME = re.compile(r"[A-Z][\w’'&.-]+")
_MANY = words_of(
    "many some most few others another one both several police media all nobody everyone everybody those these each "
    "neither none either somebody someone anybody anyone critics officials experts analysts sources reports polls "
    "residents speakers people authorities protesters witnesses investigators researchers scientists lawmakers"
)
"""Words that open a sentence with a capital and are no names."""


ORDINALS = words_of("first second third fourth fifth sixth last latter former next")
"""Words that say which of several is meant: ``The first promises new relations``."""
_TITLED = re.compile(
    rf"\s(?:in|of)\s(?:an?|his|her|the)\s(?:[\w-]+\s){{1,3}}(?:(?:titled|entitled|headed|headlined)\s)?{BLOT}"
)
"""By what work somebody speaks: ``the chairman |in an article titled “…”| said``."""
_ASIDE = re.compile(r"\s?\([^()]{1,40}\)")
_WHEN = re.compile(
    r"\s(?:yesterday|today|(?:the\s(?:next|same|following|previous)|this|last|next|that)\s(?:morning|afternoon|evening|night|day|week|month|year))\s*\Z"
)
"""When somebody spoke, behind who it was: ``newspapers |the next morning| spoke of failure``."""
_PROPER = re.compile(r"[A-Z][\w’'&.-]*(?:\s[A-Z][\w’'&.-]*)*\s?")


def _named_words(words: str) -> list[str]:
    """Gives the words of a phrase without the determiners that lead it."""
    found = _CITES.findall(words)
    while found and found[0].lower() in _LEADS:
        found = found[1:]
    return found


_MET = re.compile(
    r"[^;:\x00]*?\b(?:(?:met|meets|spoke|speaks|talked|talks|meeting|call|conversation|conferred)\b[^;:\x00]*?\bwith|hosted|welcomed|received)\s"
    r"[^;:\x00]*"
)
"""What stands between two people who met or spoke: ``Torres |met today in Oslo with Foreign Minister| Lang``."""


def _met(unit: Unit) -> tuple[ActorRef, ...]:
    """Gives two people of whom a sentence tells that they met or spoke; nobody where there are more or less."""
    named = {m.actor.id: m for m in reversed(unit.mentions) if m.actor.type == "person"}
    if len(named) != 2:
        return ()
    first, second = sorted(named.values(), key=lambda m: m.start)
    between = unit.bare[first.end - unit.start : second.start - unit.start]
    near = len(between) < _FAR_APART / 2
    return (first.actor, second.actor) if near and _MET.fullmatch(between) else ()


def _unnamed_at(unit: Unit, place: int) -> ActorRef | None:
    """Gives who without a name is meant by the pronoun at a place, where the actors of the report say so."""
    led = (m.actor for m in unit.mentions if m.start == place and m.kind == "pronoun" and m.actor.type == "unnamed")
    return next(led, None)


def _may_be_he(actor: ActorRef) -> bool:
    """Says whether "he" or "she" can mean an actor: a person, or one without a name that is no body.

    A name that no table has can, where it has two words or more, each with a capital and not all of it.
    """
    words = actor.name.split()
    if not words or words[-1].lower() in _BODIES:
        return False
    if actor.type == "unknown":
        return (
            len(words) > 1
            and not actor.id.startswith("document:")
            and all(w[:1].isupper() and not w.isupper() for w in words)
        )
    if actor.type == "unnamed":
        return words[-1].lower() != "media" and (not words[-1].endswith("s") or words[-1].endswith("ss"))
    return actor.type == "person"


def _office_of(person: ActorRef) -> ActorRef:
    return ActorRef(f"office:{person.id}", f"{person.name}’s office", "office")


def _is_body(actor: ActorRef) -> bool:
    """Says whether "it" can mean an actor that speaks: a state, an organisation, an office, a body without name."""
    if actor.type in {"unnamed", "unknown"}:
        words = actor.name.lower().split()
        acronym = actor.type == "unknown" and actor.name.isupper() and len(actor.name) > 2
        return acronym or (bool(words) and words[-1] in _BODIES)
    return actor.type in {"organisation", "state", "office"}


def _may_be_they(actor: ActorRef) -> bool:
    """Says whether "they" can mean one actor: a body, or somebody without a name; no document, nobody named."""
    return actor.type != "person" and not actor.id.startswith("document:")


def _named_people(unit: Unit, leading: list[Mention]) -> list[Mention]:
    """Gives the people among the first mentions of a source, without an office whose holder is named after it."""
    people = [
        m
        for m in leading
        if m.actor.type == "person"
        and m.kind != "pronoun"
        and not _possesses(unit, m)
        and _AROUND.match(unit.bare, m.end - unit.start) is None
    ]
    if len(people) > 1 and people[0].kind == "title":
        between = unit.bare[people[0].end - unit.start : people[1].start - unit.start]
        if _APPOSED_NAME.fullmatch(between):
            # "The Taoiseach (Irish PM) Simon Harris": the name says who it is, whoever the tables take for the holder.
            return people[1:]
    return people


_PLURAL_OFFICE = re.compile(rf"(?:[Tt]he\s)?(?:[A-Za-z-]+\s){{0,2}}{PLURAL_OFFICES}", re.IGNORECASE)


def _of_states(head: str, inside: list[Mention], end: int) -> tuple[tuple[ActorRef, ...], str] | None:
    """Gives the states whose "leaders" or "foreign ministers" speak, where the words name several."""
    if _PLURAL_OFFICE.fullmatch(head.strip()) is None:
        return None
    listed = {m.actor.id: m.actor for m in inside if m.start >= end and m.actor.type in {"state", "organisation"}}
    return (tuple(listed.values()), f"“{head.strip()}” speak for the states named") if len(listed) > 1 else None


_AROUND = re.compile(
    r"\s(?:(?:campaign|family)\s)?(?:supporters?|aides?|allies|ally|backers?|critics?|voters?|lawyers?|attorneys?|advis[eo]rs?|officials?|"
    r"loyalists?|opponents?|fans?|staff|staffers?|team|campaign|surrogates?|insiders?|donors?|administration|government|cabinet|regime)\b"
)
"""Those around a person, who are not that person: ``Torres supporters``."""


def _office_holder(unit: Unit, span: Span, inside: list[Mention]) -> Mention | None:
    """Gives who is named right behind the state of an office: ``the ambassador to Germany Ana Torres``."""
    if not inside or inside[-1].actor.type != "person" or inside[-1].end < span.end:
        return None
    before = unit.bare[span.start - unit.start : inside[-1].start - unit.start]
    return inside[-1] if _OFFICE_OF.fullmatch(before) else None


_OFFICE_OF = re.compile(
    r"(?:[Tt]he\s)?(?:[A-Za-z][\w.’'-]*\s){0,4}?(?:[Ee]nvoy|[Ss]ecretary|[Aa]mbassador|[Rr]epresentative|[Dd]irector|[Mm]inister|"
    r"[Cc]oordinator|[Cc]ommissioner|[Cc]ounsel(?:l?or)?|[Ll]eader|[Aa]dvis[eo]r|[Dd]eputy|[Cc]hief|[Hh]ead)\s"
    r"(?:of|for|to|on)\s(?:(?:[A-Z][\w.’'-]*|and|of|for|the),?\s){0,12}?[A-Z][\w.’'-]*\s"
)
"""An office and its matter, right before a name: ``Special Envoy for Climate Ana Torres``."""


_APPOSED_NAME = re.compile(r",?\s(?:\([^()]{1,40}\),?\s)?(?:[A-Z][\w.’'-]*\s){0,2}")
_RIGHT_BEFORE = re.compile(r",?\s(?:(?:with|in|of|for|from)\s[\w\s’'-]{2,40},\s)?")


def _antecedent(unit: Unit, before: int, word: str) -> tuple[tuple[ActorRef, ...], str]:
    """Gives whom "who" means: the one named right before it."""
    last = next((m for m in reversed(unit.mentions) if m.end <= before), None)
    if last is None or last.actor.type not in SPEAKERS:
        return (), f"“{word}” is not followed back"
    if _RIGHT_BEFORE.fullmatch(unit.bare[last.end - unit.start : before - unit.start]) is None:
        return (), f"“{word}” is not followed back"
    return (last.actor,), f"“{word}” is {last.actor.name}, named right before"


_OWN_PAPER = re.compile(
    r"[’']s?\s(?:[a-z]+\s){0,2}(?:statement|letter|tweet|post|speech|message|remarks|comments|memo|book|email|note)\s*\Z"
)
_PAPER_OF_BODY = re.compile(r"\s(?:[a-z]+\s)?(?:statement|readout|memo|tweet|spokes\w+|press\srelease)\s*\Z")
"""``the White House statement``: a body's own word, without a possessive."""
_ISSUED = (
    r"(?:from|by|of|(?:(?:later|also|first|just|\w+ly)\s)?(?:issued|signed|released|published|posted|made)"
    r"(?:\son\s[A-Z]\w+|\slate\s[A-Z]\w+|\s[A-Z]\w+day)?\s(?:by|from))"
)
_PAPER_BY = re.compile(
    r"(?:[Aa]|[Aa]n|[Tt]he|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)?\s*(?:[a-z]+\s){0,2}(?:statement|letter|tweet|post|message|release|report)\s"
    rf"(?:on\s[A-Z]\w+\s|late\s[A-Z]\w+\s|[A-Z]\w+day\s)?{_ISSUED}\s(?:(?:over|about|nearly|some|more\sthan|at\sleast)\s)?(?:\d[\d,.]*\s)?(?:the\s|[A-Z][\w.’'-]*\s){{0,3}}(?:of\s(?:[A-Z][\w.’'-]*\s){{1,3}})?\Z"
)


def _writes(unit: Unit, span: Span, inside: list[Mention]) -> tuple[tuple[ActorRef, ...], str] | None:
    """Gives whose word a document is: ``Zelensky's statement``, ``a statement from the White House``."""
    low, high = span.start - unit.start, span.end - unit.start
    for mention in inside:
        after = unit.bare[mention.end - unit.start : high]
        before = unit.bare[low : mention.start - unit.start]
        body = mention.actor.type == "organisation" and _PAPER_OF_BODY.match(after)
        if body or _OWN_PAPER.match(after) or (_PAPER_BY.fullmatch(before) and after.strip()[:1] in {"", ","}):
            return (mention.actor,), f"the document is of {mention.actor.name}"
    return None


_HEAD = 3000
"""Code points of a transcript in which it says in full who speaks."""


def _holder_by_title(name: str, title: str) -> ActorRef | None:
    """Gives whom a transcript calls by the office alone: ``THE PRESIDENT`` in “Remarks by President Biden”."""
    office = name.casefold().removeprefix("the ")
    kinds, _ = roles().get(office, ((), ()))
    if not kinds:
        return None
    found = re.search(rf"\b(?i:{re.escape(office)})\s+((?:[A-Z][\w.’'-]*\s)?[A-Z][\w’'-]+)", title)
    if found is None:
        return None
    words = found[1].removesuffix("’s").removesuffix("'s").split()
    people = {one.actor.id: one for part in (" ".join(words), words[0], words[-1]) for one in with_family_name(part)}
    held = [one.actor for one in people.values() if any(term.kind in kinds for term in one.terms)]
    return held[0] if len(held) == 1 else None


def _family(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold() if name.split() else ""


_FAR_APART = 600
"""Code points between two names beyond which nobody means both by "the two"."""


def _possesses(unit: Unit, mention: Mention) -> bool:
    return unit.bare[mention.end - unit.start : mention.end - unit.start + 2] in {"’s", "'s", "’ ", "' "}


_FAR_NAME = 7
"""Words between the comma and the name in an apposition: ``his wife, shop owner Ana Torres``."""


def _apposed(unit: Unit, mention: Mention, span: Span) -> bool:
    """Says whether a person's name stands behind an office in commas: ``China's deputy ambassador, Wu Haitao``."""
    before = unit.bare[span.start - unit.start : mention.start - unit.start]
    if before.count(",") != 1 or _possesses(unit, mention):
        return False
    behind = before.split(",")[1]
    return not behind.strip() or (mention.end >= span.end and len(behind.split()) < _FAR_NAME and behind.endswith(" "))


_JOINS = re.compile(
    r"(?:[’']s)?(?:,\s|,?\s(?:and|or)\s)(?:[\w.’'-]+\s){0,7}|,?\sand\s(?:[\w.’'-]+\s){0,8}[\w’'-]+,\s|,\s[^,]{2,80},\s(?:and\s)?(?:[\w.’'-]+\s){0,6}"
)


def _listed(unit: Unit, inside: list[Mention], first: Mention) -> tuple[tuple[ActorRef, ...], str]:
    """Gives one speaker, or all of a list that stands in the source: ``Biden, Kishida and Yoon``."""
    joined = [first.actor]
    place = first
    for mention in inside:
        if mention.start <= place.start or mention.actor.type != first.actor.type or mention.actor in joined:
            continue
        if _possesses(unit, mention):
            break
        gap = unit.bare[place.end - unit.start : mention.start - unit.start]
        if " and " not in unit.bare[first.end - unit.start : mention.end - unit.start + 200] or not _JOINS.fullmatch(
            gap
        ):
            break
        joined.append(mention.actor)
        place = mention
    last = unit.bare[first.end - unit.start : place.end - unit.start]
    return (tuple(joined) if " and " in last else (first.actor,)), ""


def _side_by_side(a: Mention, b: Mention, unit: Unit) -> bool:
    """Says whether two mentions stand in one sentence, joined by "and" or "with"."""
    if a.start < unit.start:
        return b.start - a.end < 40 if b.start < unit.start else False
    gap = unit.bare[a.end - unit.start : b.start - unit.start]
    return re.search(r"\b(?:and|with)\b", gap) is not None

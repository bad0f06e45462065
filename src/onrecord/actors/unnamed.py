"""Finds sources that a report does not name: "a senior Japanese official who briefed reporters"."""

from collections.abc import Sequence

from msgspec import Struct

from onrecord.actors.scan import Word
from onrecord.actors.word_lists import CALENDAR, NOT_NAMES, WEAK
from onrecord.knowledge.tables import words as words_of
from onrecord.knowledge.verbs import reporting_verbs
from onrecord.types.actor import ActorRef
from onrecord.types.ids import slug

HEADS = {
    "official": "official",
    "officials": "official",
    "source": "source",
    "sources": "source",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spokesperson": "spokesperson",
    "spokespeople": "spokesperson",
    "spokesmen": "spokesperson",
    "diplomat": "diplomat",
    "diplomats": "diplomat",
    "aide": "aide",
    "aides": "aide",
    "adviser": "adviser",
    "advisers": "adviser",
    "advisor": "adviser",
    "advisors": "adviser",
    "lawmaker": "lawmaker",
    "lawmakers": "lawmaker",
    "analyst": "analyst",
    "analysts": "analyst",
    "expert": "expert",
    "experts": "expert",
    "observers": "observer",
    "witness": "witness",
    "witnesses": "witness",
    "negotiator": "negotiator",
    "negotiators": "negotiator",
    "envoy": "envoy",
    "commander": "commander",
    "commanders": "commander",
    "critics": "critic",
    "residents": "resident",
    "eyewitness": "witness",
    "eyewitnesses": "witness",
}
_DETERMINERS = words_of("a an one two three four five several some the another other many both multiple")
_MODIFIERS = words_of(
    "senior top high-ranking high-level ranking former retired unnamed unidentified anonymous local government "
    "military "
    "defense defence intelligence security foreign ministry diplomatic administration state presidential "
    "embassy police "
    "army navy hospital health medical aid humanitarian party trade political nuclear cabinet congressional "
    "parliamentary federal provincial regional palace court rescue border key close two three independent outside "
    "knowledgeable informed well-placed western eastern department industry law enforcement counterterrorism "
    "opposition rebel union election electoral economic campaign chief deputy lead long-time longtime official "
    "finance interior justice economy energy information transport agriculture education environment unification "
    "commerce treasury ministerial joint ruling-party european arab u.s based civil defence middle "
    "ranking unspecified another"
)


class Unnamed(Struct):
    """A source without a name: words ``first`` to ``last``, the head noun's sort, and whether it is one person."""

    first: int
    last: int
    head: str
    single: bool
    definite: bool
    name: str


def unnamed_sources(words: Sequence[Word]) -> list[Unnamed]:
    """Gives the unnamed sources of one sentence, in order."""
    found = []
    for place, word in enumerate(words):
        head = HEADS.get(word.text.lower() if place == 0 else word.text)
        if (
            head is None
            or _stands_before_name(words, place)
            or (word.text == "official" and _is_adjective(words, place))
        ):
            continue
        first = _opening(words, place)
        determiner = words[first].text.lower() if first < place else ""
        if (
            word.text in {"critics", "residents", "experts", "analysts", "observers"}
            and determiner == "the"
            and place - first == 1
        ):
            continue
        plural = word.text.endswith("s") or word.text in {"spokespeople", "spokesmen"}
        kept = [w.text for w in words[first : place + 1]]
        if kept[0].lower() in {"a", "an", "the", "one"} and len(kept) > 1:
            kept = kept[1:]
        if (
            head in {"source", "envoy", "commander", "aide", "witness"}
            and not plural
            and determiner not in _DETERMINERS
        ):
            continue
        if head == "source" and not _speaking_source(words, first, place):
            continue
        found.append(Unnamed(first, place, head, not plural, determiner == "the", " ".join(kept)))
    return found


def _speaking_source(words: Sequence[Word], first: int, place: int) -> bool:
    """Says whether "sources" are people: they speak, are close to somebody, or are of a body that speaks."""
    following = words[place + 1].text if place + 1 < len(words) and words[place + 1].gap == " " else ""
    if following == "of":
        return False
    speaks = following in reporting_verbs() or following in {"familiar", "close", "with", "who", "briefed", "inside"}
    of_body = any(words[k].text.lower() in _SPEAKING_BODIES or words[k].title_case for k in range(first, place))
    return speaks or of_body


_SPEAKING_BODIES = words_of(
    "senior diplomatic government military security intelligence ministry police informed official medical "
    "local anonymous "
    "well-placed palace party administration congressional"
)


def _stands_before_name(words: Sequence[Word], place: int) -> bool:
    following = words[place + 1] if place + 1 < len(words) else None
    return words[place].owns or (
        following is not None
        and following.gap in {" ", ", "}
        and following.title_case
        and following.text.lower() not in CALENDAR
        and following.text != "I"
    )


def _is_adjective(words: Sequence[Word], place: int) -> bool:
    """Says whether "official" stands before a noun, as in ``official tour`` or ``official residence``."""
    following = words[place + 1] if place + 1 < len(words) else None
    if place and words[place - 1].text.lower() in {
        "an",
        "his",
        "her",
        "its",
        "their",
        "no",
        "first",
        "any",
        "as",
        "is",
        "was",
        "not",
    }:
        before_senior = words[place - 1].text.lower() == "an"
        if not before_senior:
            return True
    if following is None or following.gap != " ":
        return False
    return following.text.lower() in _OFFICIAL_THINGS or following.text.endswith(
        ("tion", "tions", "ment", "ments", "ence", "ances")
    )


_OFFICIAL_THINGS = words_of(
    "tour visit visits residence language languages trip website site figures data policy position response "
    "name results "
    "ceremony welcome opening start document documents news media rate title duties capacity delegation level response "
    "reaction report reports comment line talks business dinner photo time records count toll speech meeting dialogue "
    "party opposition account accounts twitter source sources letter inquiry government party term state role poverty "
    "use support help aid inflation death unemployment jobless campaign currency newspaper agency "
    "organ paper video list guidance advice view version story history day holiday flag seal logo line channel channels"
)


def _opening(words: Sequence[Word], place: int) -> int:
    """Gives the first word of the phrase whose head stands at ``place``."""
    first = place
    while first > 0 and place - first < 8 and words[first].gap == " ":
        word = words[first - 1]
        lower = word.text.lower()
        if lower in _DETERMINERS:
            return first - 1
        modifies = (
            lower in _MODIFIERS
            or (word.title_case and lower not in CALENDAR and (lower not in NOT_NAMES or lower in WEAK))
            or word.text == "US"
            or lower in HEADS
        )
        if not modifies:
            break
        first -= 1
    if words[first].owns and first < place:
        return first
    return first


class UnnamedSources:
    """The unnamed sources of one report so far: "the official" is the one official that spoke before."""

    def __init__(self, report_id: str) -> None:
        """Takes the report's id: nobody can say that two reports' unnamed officials are one."""
        self.report_id = report_id
        self._single: dict[str, dict[str, ActorRef]] = {}

    def actor(self, source: Unnamed) -> ActorRef:
        """Gives the actor of an unnamed source; a definite one is the one before it that it can be."""
        if source.definite and source.single:
            earlier = self._earlier(source)
            if earlier is not None:
                return earlier
        actor = ActorRef(f"unnamed:{self.report_id}:{slug(source.name)}", source.name, "unnamed")
        if source.single:
            self._single.setdefault(source.head, {})[actor.id] = actor
        return actor

    def _earlier(self, source: Unnamed) -> ActorRef | None:
        asked = set(source.name.lower().split())
        fitting = [a for a in self._single.get(source.head, {}).values() if asked <= set(a.name.lower().split())]
        return fitting[0] if len(fitting) == 1 else None

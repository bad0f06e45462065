"""Says who stands beside a cue: a mention, a pronoun, or words that name nobody."""

import re

from msgspec import Struct

from onrecord.knowledge.tables import words as words_of
from onrecord.statements.cues import Cue, cues
from onrecord.statements.nouns import PLURAL_OFFICES, phrase_after, phrase_before, phrase_between
from onrecord.statements.quotations import BLOT
from onrecord.statements.speakers import SPEAKERS, Speakers
from onrecord.statements.units import Unit
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.span import Span

_ADVERBS = (
    r"(?:also|later|then|again|earlier|reportedly|repeatedly|recently|previously|separately|further|too|sometimes|often|"
    r"always|frequently|once|"
    r"once|even|"
    r"first|finally|both|now|still|has|have|had|just|himself|herself|himself also|"
    r"(?!(?:family|ally|rally|assembly|Italy|July|reply|supply|bully|anomaly|monopoly|daily|weekly|Assembly|Daily|Weekly)\b)\w+ly)"
)
_TIME = (
    r"(?:on |late |early |last |this )*(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|"
    r"yesterday|week|month)"
    r"(?: (?:morning|afternoon|evening|night))?"
)
_BETWEEN = re.compile(
    rf"\s*(?:,?\s(?:Jr|Sr)\.,?\s)?(?:,?\s?\([^()]{{1,30}}\),?\s+)?(?:(?:{_ADVERBS}|{_TIME})\s+){{0,3}}\Z"
)
_APPOSITIVE = re.compile(
    r"(?:[’']s?)?(?:\s(?:in|of|at|from|for|with|to)\s[^,;:\n\x00]{2,60})?,\s[^\n;:\x00]{2,180},\s+(?:"
    + _ADVERBS
    + r"\s+)?\Z"
)
_PRONOUN = re.compile(
    rf"(?:\A|[\s,;:\x00(—–\"”“-])(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)\s+(?:{_ADVERBS}\s+){{0,2}}\Z"
)
_NOUNS = re.compile(
    r"(?:\A|[,;:\x00(—–]\s*|\s(?=(?:the|a|an|one|some|many|several|most|other)\s))"
    r"(?P<words>(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost|[Oo]ther|[Tt]hese|[Tt]heir|[Hh]is|"
    r"[Ii]ts)\s(?:(?!(?:the|an?)\s)[\w’'.-]+\s){1,6})(?:also\s|\w+ly\s)?\Z"
)
_ELIDED = re.compile(rf"[^,]\s+(?:and|but)\s+(?:{_ADVERBS}\s+)?\Z|,\s(?:and|but)\s+(?:{_ADVERBS}\s+)?\Z")
"""What stands before a verb whose subject is not said again: ``Torres left and said …``."""
_BARE_PLURAL = re.compile(r"(?:\A|[,;]\s)(?P<words>(?:[a-z][\w’'-]*\s){0,3}(?:police|medics|[a-z]{3,}s)\s)\Z")
_IN_COMMAS = re.compile(rf",\s(?:{_ADVERBS}\s+)?")
_INVERTED = re.compile(
    r"\s+(?P<lead>(?:(?:the|a|an|its|their|his|former|Rep\.|Sen\.)\s+)?(?:(?:[\w.’'&-]+\s+){0,7}|"
    r"(?:(?:[A-Z][\w.’'&-]*|of|for|and|the)\s+){0,16}))\Z"
)
_TITLE_WORD = re.compile(r"[\w.’'&/-]+")


_OTHER_PHRASE = re.compile(r"\w\s(?:in|on|at|during|to|after)\s")
"""What opens a phrase of its own behind a subject: ``said the mission in a statement to CNN``."""

MEDIUM = re.compile(
    r",?\s(?:in|at|on|via|through|during)\s(?:(?:an?|the|its|his|her|their|one|another|separate|joint|recent)\s){0,2}"
    r"(?:[a-z]+\s){0,2}(?:statements?|interviews?|speech|speeches|address|letters?|messages?|tweets?|posts?|conference|"
    r"briefing|release|remarks|testimony|editorial|report|Twitter|Facebook|Telegram|Instagram|X|video|note|notice|"
    r"communique|communiqué|declaration|readout|memo|commentary|telegram|telegrams)"
    r"(?:\s(?:on|late|early|last)\s[A-Z]\w+|\s[A-Z]\w+day)?,?\s*\Z"
)
"""Where something was said, between the subject and its verb: ``The committee in a statement said …``."""

_PAPER = re.compile(
    r"\s+(?:[a-z]+\s){0,2}?(?:release|statement|report|study|website|document|documents|data|figures|poll|tweet|"
    r"post|survey|filing|memo|letter)\b"
)


_DESCRIBES = re.compile(
    r"\s+(?!(?:in|on|at|who|that|and|after|which|during|while|when|as|but|has|have|is|was|said|about|over|by|"
    r"for|to|last|this|of)\b)"
    r"(?!(?:release|statement|report|data)\b)[a-z]"
)


class Source(Struct):
    """Who a cue names: the place of the words, the actors, and why these, or why none."""

    span: Span | None
    speakers: tuple[ActorRef, ...] = ()
    because: str = ""
    first: int = -1


def before_cue(unit: Unit, cue: Cue, speakers: Speakers) -> Source | None:
    """Gives the subject that stands before a cue: ``Abe said``, ``Maeshima, a professor, said``, ``he said``.

    Between a quotation and its tag nothing but the subject stands, so all words there belong to it.
    """
    if cue.whom is not None:
        return source_of(unit, Span(unit.start + cue.whom[0], unit.start + cue.whom[1]), speakers)
    briefed = _BRIEFED.search(unit.bare, max(0, cue.start - 200), cue.start) if cue.verb.lemma in _TELLING else None
    if briefed is not None:
        return source_of(unit, Span(unit.start + briefed.start("phrase"), unit.start + briefed.end("phrase")), speakers)
    medium = MEDIUM.search(unit.bare, max(0, cue.start - 80), cue.start)
    if medium is not None and medium.start() > 0 and unit.bare[medium.start() - 1].isalnum():
        # The subject ends where the phrase that says by what means begins.
        cue = Cue(medium.start() + 1, cue.end, cue.verb, cue.shape)
    mark = unit.bare.rfind(BLOT, max(0, cue.start - 175), cue.start)
    tagged = mark >= 0 and next(cues(unit.bare[mark + 1 : cue.start]), None) is not None
    if tagged and (nearest := _subject(unit, cue, speakers)) is not None:
        # "“…,” Torres wrote Oslo confirmed it": a stop is missing, and the tag has a verb of its own.
        return nearest
    if mark >= 0 and cue.verb.tense != "ing":
        phrase = phrase_between(unit.bare, mark + 1, cue.start)
        if phrase is not None:
            return source_of(unit, Span(unit.start + phrase[0], unit.start + phrase[1]), speakers)
    return _subject(unit, cue, speakers)


_BRIEFED = re.compile(
    r"(?:\A|[.;]\s|,\s(?:but|and)\s|\A(?:But|And|Meanwhile,|However,)\s)(?P<phrase>"
    r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Ss]everal|[Ss]ome|[Tt]he)\s"
    r"(?:[\w’'.-]+\s){0,5}?(?:sources?|person|people|officials?|diplomats?|aides?)\s(?:with|familiar|close|briefed|involved)\s"
    r"(?:(?!\b(?:said|says|told|and\ssaid)\b)[^;\x00\n]){2,160}?)\s\Z"
)
"""A source described by what it knows: ``A person familiar with the talks between Paris, Rome and Oslo told``."""


def _subject(unit: Unit, cue: Cue, speakers: Speakers) -> Source | None:
    left = unit.bare[max(0, cue.start - 260) : cue.start]
    offset = unit.start + max(0, cue.start - 260)
    mention = _mention_before(unit, unit.start + cue.start)
    named = _named_before(unit, cue, mention, speakers) if mention is not None else None
    if named is not None:
        return named
    if mention is not None and _ELIDED.search(left):
        first = opening(unit)
        if first is not None and opens(unit, first):
            found = _coordinated(unit, first)
            return Source(found.span, found.speakers, "the subject of the sentence goes on", found.first)
    pronoun = _PRONOUN.search(left)
    if pronoun is not None:
        span = Span(offset + pronoun.start("who"), offset + pronoun.end("who"))
        actors, why = speakers.pronoun(pronoun["who"], unit, span.start)
        return Source(span, actors, why, span.start)
    nouns = _NOUNS.search(left) or _BARE_PLURAL.search(left)
    if nouns is not None and _names_a_teller(nouns["words"]):
        start = offset + nouns.start("words")
        words = re.sub(rf"(?:\s+{_ADVERBS})+\s*\Z", "", nouns["words"].rstrip())
        return source_of(unit, Span(start, start + len(words)), speakers)
    phrase = phrase_before(unit.bare, cue.start)
    if phrase is not None and (cue.verb.lemma in _TELLING or can_tell(unit, phrase)):
        return source_of(unit, Span(unit.start + phrase[0], unit.start + phrase[1]), speakers)
    return None


def _named_before(unit: Unit, cue: Cue, mention: Mention, speakers: Speakers) -> Source | None:
    """Gives the source that a name before a cue is: right before it, apposed, or with an apposition of its own."""
    gap = unit.bare[mention.end - unit.start : cue.start]
    if mention.actor.type == "unknown" and (joint := speakers.all_authors(mention.actor.name)):
        return Source(
            mention.span, joint, f"“{mention.actor.name}” are those whose joint statement this is", mention.start
        )
    if gap.strip() == "having":
        return _coordinated(unit, mention)
    if _BETWEEN.fullmatch(gap) and not _is_object(unit, mention):
        return _nearer(unit, mention, speakers) or _coordinated(unit, mention)
    if _IN_COMMAS.fullmatch(gap) and unit.bare[: mention.start - unit.start].endswith(", "):
        # "Russia's defence minister, Sergei Shoigu, told": the name stands in apposition to an office.
        return _coordinated(unit, mention)
    far = _appositive_owner(unit, unit.start + cue.start)
    if far is None or far.actor.type == "unnamed" or _is_object(unit, far):
        # "officials at the ministry, a part of the cabinet, said": the whole phrase says who they are.
        return None
    return _coordinated(unit, far)


def _nearer(unit: Unit, mention: Mention, speakers: Speakers) -> Source | None:
    """Gives the source of a pronoun that means another than whom names alone lead to."""
    found = speakers.nearer(mention, unit) if mention.kind == "pronoun" else None
    return None if found is None else Source(Span(mention.start, mention.end), *found, mention.start)


_NAMES = re.compile(r"(?:The\s)?[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*)*\s?")


def can_tell(unit: Unit, phrase: tuple[int, int]) -> bool:
    """Says whether a noun phrase can be who tells: by its noun, a mention in it, or a name that no table has."""
    head = head_of(unit.bare[slice(*phrase)])
    end = unit.start + phrase[0] + len(head)
    if any(m.actor.type in SPEAKERS and end - 1 <= m.end <= end + 1 for m in unit.mentions):
        return True
    return _names_a_teller(head) or _NAMES.fullmatch(head) is not None


_TELLING = frozenset({"say", "tell", "add"})
"""Verbs that take nobody for a subject but who tells."""


def head_of(words: str) -> str:
    """Gives a noun phrase up to its first preposition or comma, so that it ends in its head noun."""
    return re.split(r"\s(?:of|for|in|at|from|to|with|on|who|which|near|under|by|between)\s|,", words, maxsplit=1)[0]


def source_of(unit: Unit, span: Span, speakers: Speakers) -> Source:
    """Gives the source that these words are, with the actors that they mean."""
    actors, why = speakers.of_words(unit, span)
    return Source(span, actors, why, span.start)


def opening(unit: Unit) -> Mention | None:
    """Gives the first speaker named in a sentence; a state that only describes an office is none."""
    found: Mention | None = None
    for mention in unit.mentions:
        if mention.actor.type not in SPEAKERS:
            continue
        if found is not None and not _TITLE_BETWEEN.fullmatch(
            unit.bare[found.end - unit.start : mention.start - unit.start]
        ):
            break
        found = mention
        if found.actor.type not in {"state", "organisation"}:
            break
    return found


_TITLE_BETWEEN = re.compile(r"(?:[’']s)?\s+(?:[A-Z][\w.’'-]*\s+|of\s+(?=[A-Z])|(?:leader|president|premier)\s+){0,6}")


def opens(unit: Unit, mention: Mention) -> bool:
    """Says whether a mention, with its title, opens the sentence as its subject."""
    lead = unit.bare[: with_title(unit, mention).start - unit.start]
    return (
        re.fullmatch(r"[\s“\"]*(?:(?:But|And|Meanwhile|The|the)[\s,]+)?(?:[A-Z][\w.’'-]*,?\s+){0,4}", lead) is not None
    )


def _names_a_teller(words: str) -> bool:
    """Says whether the words end in a noun of somebody, or something written, that tells."""
    if BLOT in words or re.search(r"\b(?:and|or|but|between|outside|that|who|which|with)\b", words[:-1]):
        return False
    kept = re.sub(rf"(?:\s+{_ADVERBS})+\s*\Z", "", words.rstrip()).split()
    return bool(kept) and kept[-1].lower() in _TELLERS


_TELLERS = words_of(
    "ministry statement report reports newspaper agency department court group company bank government regime "
    "police paper "
    "document documents letter study survey poll release communique network channel website broadcaster "
    "magazine outlet lawyer "
    "lawyers attorney man woman mother father family president minister leader leaders general prosecutor "
    "prosecutors judge "
    "mayor governor senator candidate campaign author authors researcher researchers scientist scientists "
    "driver victim soldier "
    "doctor doctors couple two pair sides countries board panel commission committee council union party "
    "military army navy "
    "force embassy office administration institute center centre university team chief director chairman "
    "chairwoman secretary "
    "ambassador envoy official officials source sources ministers lawmakers senators lawmaker people ones one "
    "others union "
    "announcement memo tweet post message notice indictment complaint filing affidavit ruling verdict "
    "resolution declaration members medics farmers rescuers supporters attorneys "
    "authorities organization organisation association federation alliance bloc body front movement militants "
    "rebels fighters "
    "side medics aide aides member members readout traders dealers adviser advisers advisor representative "
    "representatives economist economists professor teacher student "
    "students reporter journalist writer actor actress singer "
    "star player coach "
    "manager owner founder executive spokesman spokeswoman king queen prince princess pope bishop priest imam "
    "cleric activist "
    "activists protester protesters resident residents villager neighbor neighbour witness witnesses survivor "
    "survivors chancellor "
    "premier republican democrat nominee billionaire businessman politician diplomat diplomats analyst analysts "
    "expert experts".strip()
)


def after_cue(unit: Unit, cue: Cue, speakers: Speakers) -> Source | None:
    """Gives the subject that stands after a cue: ``said Ana Torres, a negotiator``, ``according to officials``."""
    place = unit.start + cue.end
    for mention in unit.mentions:
        if mention.start < place or mention.actor.type not in SPEAKERS:
            continue
        gap = unit.bare[cue.end : mention.start - unit.start]
        if (
            len(gap) > 90
            or _OTHER_PHRASE.search(gap)
            or not _INVERTED.fullmatch(gap + ("" if gap.endswith(" ") else " "))
        ):
            break
        lead = gap.strip()
        span = Span(mention.start - (len(gap.lstrip()) if lead else 0), mention.end)
        following = unit.bare[mention.end - unit.start : mention.end - unit.start + 3]
        if mention.actor.type in {"state", "organisation"} and any(
            m.start == mention.end + 1 and m.actor.type == "person" and not m.title for m in unit.mentions
        ):
            # "Assistant Secretary for European Affairs Ana Torres": the name follows.
            continue
        if mention.actor.type == "person" and _OTHER_BEHIND.match(unit.bare, mention.end - unit.start):
            # "Trump critic Ana Torres": the name follows.
            continue
        if following[:2] in {"’s", "'s"}:
            return _possessed(unit, mention, speakers)
        if mention.actor.type == "state" and _DESCRIBES.match(unit.bare, mention.end - unit.start):
            # "a U.S. watchdog": the state only describes who tells.
            break
        paper = _PAPER.match(unit.bare[mention.end - unit.start : mention.end - unit.start + 60])
        if paper is not None:
            span = Span(span.start, mention.end + paper.end())
        return Source(span, (mention.actor,), "", span.start)
    return _phrase_after(unit, cue, speakers)


_OTHER_BEHIND = re.compile(
    r"\s(?:critic|supporter|ally|aide|adviser|advisor|lawyer|attorney|spokes(?:man|woman|person)|loyalist|opponent|rival|donor)\s[A-Z]"
)

_ACCORDING_TO = re.compile(
    r"\s+(?P<words>(?:the|a|an|its|their|one|two|several|some)?\s?[\w’'.-]+(?:\s[\w’'.-]+){0,5})\s?(?=[,.;]|\Z)"
)


def _phrase_after(unit: Unit, cue: Cue, speakers: Speakers) -> Source | None:
    """Gives the noun phrase after a cue as its subject, where no name of a speaker leads it."""
    place = unit.start + cue.end
    if cue.shape == "according":
        found = _ACCORDING_TO.match(unit.bare[cue.end : cue.end + 90])
        if found is not None:
            span = Span(place + found.start("words"), place + found.end("words"))
            words = found["words"].rstrip(" .")
            named = _named_behind(unit, span.start - unit.start + len(words))
            if named is not None:
                return Source(Span(span.start, named.end), (named.actor,), "", span.start)
            return source_of(unit, Span(span.start, span.start + len(words)), speakers)
    phrase = _with_writer(unit, phrase_after(unit.bare, cue.end))
    if phrase is None or (cue.shape != "according" and _SUBJECT_OPENS.match(unit.bare, phrase[0]) is None):
        return None
    named = _named_behind(unit, phrase[1])
    if named is not None:
        return Source(Span(unit.start + phrase[0], named.end), (named.actor,), "", unit.start + phrase[0])
    return source_of(unit, Span(unit.start + phrase[0], unit.start + phrase[1]), speakers)


_WRITTEN_BY = re.compile(r"(?:\s(?:on|late|early|last)\s[A-Z]?\w+|\s[A-Z]\w+day)?\s(?:by|from)\s")


def _with_writer(unit: Unit, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Gives a document's phrase with who wrote it: ``according to |a post on Monday by Ana Torres|``."""
    if phrase is None or not _PAPER.fullmatch(f" {unit.bare[slice(*phrase)].removeprefix('a ').removeprefix('the ')}"):
        return phrase
    by = _WRITTEN_BY.match(unit.bare, phrase[1])
    writer = phrase_after(unit.bare, by.end()) if by is not None else None
    return phrase if writer is None else (phrase[0], writer[1])


_TITLE_BEHIND = re.compile(r",\s(?:(?:the\s)?(?:Rev|Dr|Mr|Mrs|Ms|Prof|Gen|Col|Adm|Sen|Rep|Gov|Sir)\.?\s)?")
_AFTER_NAME = re.compile(r"\s*(?:[.,;\n\x00]|\Z)")


def _named_behind(unit: Unit, place: int) -> Mention | None:
    """Gives the person whose name stands behind a phrase in apposition: ``said one of the envoys, Ana Torres.``"""
    lead = _TITLE_BEHIND.match(unit.bare, place)
    if lead is None:
        return None
    start = unit.start + lead.end()
    named = [m for m in unit.mentions if m.start == start and m.actor.type == "person" and m.kind == "name"]
    return named[0] if named and _AFTER_NAME.match(unit.bare, named[0].end - unit.start) else None


_SUBJECT_OPENS = re.compile(r"(?:[A-Z]|(?:the|an?|one|two|three|some|many|his|her|its|their|another|officials)\b)")


def _possessed(unit: Unit, mention: Mention, speakers: Speakers) -> Source | None:
    """Gives the source of ``according to China's state media``: the words, since the owner is not who speaks."""
    rest = re.match(
        r"(?P<words>[’']s(?:\s[\w’'.-]+){1,5}?)(?=[,.;]|\Z|\s(?:on|in|at|to|that|who)\b)",
        unit.bare[mention.end - unit.start :][:90],
    )
    if rest is None:
        return None
    end = mention.end + rest.end("words")
    named = _named_behind(unit, end - unit.start)
    if named is not None:
        return Source(Span(mention.start, named.end), (named.actor,), "", mention.start)
    return source_of(unit, Span(mention.start, end), speakers)


def _mention_before(unit: Unit, place: int) -> Mention | None:
    best = None
    for mention in unit.mentions:
        if mention.end <= place and mention.actor.type in SPEAKERS:
            best = mention
    return best


def _appositive_owner(unit: Unit, place: int) -> Mention | None:
    """Gives the mention whose apposition ends right before the cue: ``X, a professor at Y, said``."""
    # The names behind are blotted: "Centre for Rivers and Seas" joins nothing.
    behind, end = "", place
    for mention in reversed(unit.mentions):
        if mention.end > end or mention.actor.type not in SPEAKERS:
            continue
        if place - mention.end > 200:
            return None
        gap = unit.bare[mention.end - unit.start : end - unit.start] + behind
        behind, end = "_" * (mention.end - mention.start) + gap, mention.start
        if (
            _APPOSITIVE.fullmatch(gap)
            and not re.search(r"\b(?:and|but)\s+(?:[A-Z]|he|she|they)", gap)
            and gap.count(",") <= 4
        ):
            opening = unit.bare[: mention.start - unit.start]
            if re.search(
                r"(?:\A|[,;\x00—–:]\s*|\b(?:and|but|when|while|as|that|the)\s+)(?:[\w.’'-]+\s+){0,7}\Z", opening
            ):
                return mention
    return None


def _is_object(unit: Unit, mention: Mention) -> bool:
    """Says whether a preposition or a verb owns the mention, so that it is no subject: ``a meeting with Abe said``."""
    left = unit.bare[max(0, mention.start - unit.start - 60) : mention.start - unit.start]
    if mention.title and left.rstrip().endswith(mention.title):
        left = left.rstrip()[: -len(mention.title)]
    if re.search(r"\bbetween\s(?:[\w.’'-]+\s){1,4}and\s(?:[\w.’'-]+\s){0,3}\Z", left):
        return True
    if mention.actor.type == "state" and _OFFICES_OF.search(left):
        return True
    left = _LISTED_BEFORE.sub("", left)
    left = _BODY_OF.sub("", left)
    left = re.sub(r"(?:\b(?:the|a|an|visiting|former|then)\s+|\b[A-Z][\w.’'-]*\s+){0,4}\Z", "", left)
    return bool(
        re.search(
            r"\b(?:to|with|by|from|against|between|for|about|of|near|under|via|told|tells|telling|toward|towards|"
            r"in|at)\s*\Z",
            left,
        )
    )


_BODY_OF = re.compile(r"(?<=\sof\s)(?:the|its|his|their)\s[a-z]+[’']s\s\Z")
"""``of |the army's| Western Command``"""
_OFFICES_OF = re.compile(rf"\b{PLURAL_OFFICES}\sof\s(?:the\s)?(?:[A-Z][\w.’'-]*,?\s(?:and\s)?(?:the\s)?){{1,8}}\Z")
"""Those of several states, the last of which is looked at: ``the leaders of Oslo, Rome and |Paris|``."""
_LISTED_BEFORE = re.compile(r"(?:the\s)?(?:\b[A-Z][\w.’'-]*,\s){1,4}and\s\Z")
"""The first of a list whose last is looked at: ``between the Israeli, French, and |UK ministers|``."""


def _coordinated(unit: Unit, mention: Mention) -> Source:
    """Gives one speaker, or two joined by "and": ``Pence and Abe agreed``."""
    span = with_title(unit, mention)
    start, joined = span.start, [mention.actor]
    for other in reversed(unit.mentions):
        if other.end > start or other.actor.type not in SPEAKERS or other.actor in joined:
            continue
        gap = unit.bare[other.end - unit.start : start - unit.start]
        if other.actor.type == "state" and _TITLE_BETWEEN.fullmatch(gap):
            # "Abe and U.S. Vice President Mike Pence": the state says whose office it is.
            start = other.start
            continue
        if not (_AND if len(joined) == 1 else _COMMA).fullmatch(gap):
            break
        if len(joined) > 1 and (other.actor.type != joined[0].type or _is_object(unit, other)):
            # "between Seoul and Tokyo, Abe and Pence agreed": the comma ends a phrase, it parts no list.
            break
        start = with_title(unit, other).start
        joined.insert(0, other.actor)
    return Source(Span(start, span.end), tuple(joined), "", start)


_AND = re.compile(r",?\s+and\s+(?:visiting\s+|the\s+)?(?:[A-Z][\w.’'-]*\s+){0,5}")
_COMMA = re.compile(r",\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s+){0,5}")
"""What stands between speakers of a list: ``Biden, Kishida and Yoon``."""


_THE = re.compile(r"(?<!\w)[Tt]he\s\Z")


def with_title(unit: Unit, mention: Mention) -> Span:
    """Gives the mention with the title printed before it."""
    if mention.title:
        left = unit.bare[: mention.start - unit.start]
        place = left.rfind(mention.title)
        if place >= 0 and not left[place + len(mention.title) :].strip():
            return Span(unit.start + place, mention.end)
    if mention.kind == "title":
        left = unit.bare[max(0, mention.start - unit.start - 4) : mention.start - unit.start]
        if left.lower().endswith("the "):
            return Span(mention.start - 4, mention.end)
    if mention.actor.type in {"organisation", "state", "unnamed"} and _THE.search(
        unit.bare, 0, mention.start - unit.start
    ):
        return Span(mention.start - 4, mention.end)
    return Span(mention.start, mention.end)


def addressees(unit: Unit, cue: Cue) -> tuple[tuple[ActorRef, ...], int, str]:
    """Gives whom "told" is said to: actors, how far their words reach in the bare text, and a note where no name is."""
    if cue.shape != "quoted" and cue.verb.lemma not in {
        "tell",
        "assure",
        "inform",
        "remind",
        "warn",
        "urge",
        "ask",
        "thank",
    }:
        return (), cue.end, ""
    place = unit.start + cue.end
    for mention in unit.mentions:
        if mention.start < place:
            continue
        gap = unit.bare[cue.end : mention.start - unit.start]
        if re.fullmatch(r"\s+(?:to\s+)?(?:the\s+)?(?:[A-Z][\w.’'-]*\s+){0,5}", gap) and mention.actor.type != "place":
            return (mention.actor,), mention.end - unit.start, ""
        break
    found = re.match(
        r"\s+(?P<who>reporters|journalists|lawmakers|a news conference|parliament|state media|the "
        r"media|the press|the BBC|"
        r"(?:the\s)?[A-Z][\w-]+(?:\s[A-Z]\w+){0,3}|them|him|her|me|us)\b",
        unit.bare[cue.end : cue.end + 60],
    )
    if found is None and cue.verb.lemma == "tell":
        found = _TOLD.match(unit.bare, cue.end)
        if found is not None:
            end = found.end("who")
            named = [m for m in unit.mentions if place <= m.start and m.end == unit.start + end]
            return tuple(m.actor for m in named), end, "" if named else f"said to {found['who']}"
    if found is not None:
        return (), cue.end + found.end(), f"said to {found['who']}"
    return (), cue.end, ""


_TOLD = re.compile(
    r"\s+(?P<who>(?:[^\s,;:\x00]+\s+){0,8}?[^\s,;:\x00]+)(?=\s+(?:(?:by|in|on|at)\s+(?:[\w’'.-]+\s+){1,4})?that\b)"
)
"""Whom "told" is said to, whoever it is, where a clause with "that" follows."""

"""Finds where the noun phrase beside a cue begins and ends, by its words alone: no tagger is needed."""

import re

from onrecord.knowledge.tables import words as words_of
from onrecord.statements.quotations import BLOT

LONGEST = 18
"""Words of a noun phrase read at most."""

MEASURE = re.compile(
    r"(?:(?:the|its|their|his|her)\s)?(?:\w+\s)?(?:rights?|needs?|principles?|abilit(?:y|ies)|size|age|merits?|circumstances|characteristics|seasons?|traditions?|"
    r"requirements?|demands?|will)(?:\s(?:of|to|for)\s.*)?|(?:whether|how|what|who|where)\s.*",
    re.DOTALL,
)
"""What something goes by and nobody tells: ``according to |their needs|``."""
_TOKEN = re.compile(r"[^\s\x00]+")
_PARENTHESIS = re.compile(r"\([^()\n\x00]{1,40}\)")
_INITIAL = re.compile(
    r"(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Rep|Sen|Gov|Gen|Lt|Col|Adm|Prof|Rev|Sgt|Capt|Maj|St|Jr|Sr|No|Atty)\."
)
_ENDS = words_of(
    "on during after before when as while last this earlier later via to who which that because if since by until "
    "upon following according adding through yesterday today Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "is are was were has have had will would can could may and's"
)
"""Words before which the subject of a verb that stands before it ends."""
_TIMED = re.compile(
    r"(?:in|at)\s+(?:a|an|his|her|its|their|the\s+(?:interview|statement|speech|debate|event|rally|same|wake|past)|"
    r"\d|response|reference|recent|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|one|another|what|remarks|comments|public|private)\b"
)
"""Where "in" and "at" say when or by what means something was said, not where its sayer belongs."""
_APPOSITION = re.compile(
    r",\s+(?:(?:\d{1,3}|(?:a|an|the|one|chief|chair|director|president|head|founder|co-founder|who|whose|which|former|formerly|previously|"
    r"then|[A-Z][\w.’'-]+[’']s?|spokes\w+|professor|executive|senior|deputy)\b)[^,;\n\x00“\"]{0,140}?"
    r"(?=,|;|\n|\x00|\.(?:\s|\Z)|\Z)|[A-Z][a-z]{0,5}\.,?)"
)


def phrase_after(bare: str, place: int) -> tuple[int, int] | None:
    """Gives start and end of the noun phrase that opens at ``place``: ``said|Ana Torres, a negotiator at home|.``.

    Takes a masked text. None where no noun phrase opens there.
    """
    start = end = -1
    at = place
    for count in range(LONGEST):
        at = _skip_blanks(bare, at)
        aside = _PARENTHESIS.match(bare, at)
        if aside is not None and count:
            at = end = aside.end()
            continue
        token = _TOKEN.match(bare, at)
        if token is None or not _goes_on(bare, token, first=not count):
            break
        start = at if start < 0 else start
        core = token[0].rstrip(',.;:?!”"')
        abbreviated = _INITIAL.fullmatch(token[0]) or re.fullmatch(r"(?:[A-Za-z]\.){2,}", token[0])
        end = token.end() if abbreviated else at + len(core)
        at = token.end()
        if core != token[0] and not abbreviated:
            break
    if start < 0 or end <= start:
        return None
    for _ in range(2):
        more = _APPOSITION.match(bare, end)
        if more is None:
            break
        end = more.end()
    return start, end


def _skip_blanks(bare: str, at: int) -> int:
    while at < len(bare) and bare[at].isspace() and bare[at] != "\n":
        at += 1
    return at


def _goes_on(bare: str, token: re.Match[str], *, first: bool) -> bool:
    """Says whether a word belongs to the noun phrase that is being read."""
    word = token[0]
    if word[0] in '(“"—–':
        return False
    if first:
        return word[0].isalnum() or word[0] in "’'"
    return word.rstrip(',.;:?!”"') not in _ENDS and _TIMED.match(bare, token.start()) is None


_OPENS = re.compile(
    r"(?:[A-Z0-9][\w.’'&-]*|the|a|an|one|two|three|four|some|many|several|most|other|another|both|he|she|they|we|it|I|"
    r"his|her|their|its|our|these|those|officials|people|critics|supporters|analysts|experts|lawyers|aides)\b"
)
_OWN_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do)\b|"
    r"\b(?:and|but|or)\s+(?:[a-z]+ed|then)\b"
)
_TRAILING = re.compile(
    r"(?:\s+(?:also|later|then|again|reportedly|repeatedly|recently|previously|quickly|further|once|has|have|had|even|"
    r"(?:did|has|have|had|does|do|would|could)\snot|just|now|still|himself|herself|long|since|already|first|both|"
    r"(?!(?:family|ally|rally|assembly|Italy|July|reply|supply|bully|anomaly|monopoly|"
    r"daily|weekly|Assembly|Daily|Weekly)\b)\w+ly|"
    r"(?:on |late |early )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday)))+\Z"
)


_NAME_LAST = re.compile(r",\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}\s?\Z")
"""An office and a name behind it: ``the envoy, Ana Torres``. Other commas stand around an apposition, in pairs."""


def phrase_between(bare: str, low: int, high: int) -> tuple[int, int] | None:
    """Gives the noun phrase that fills what stands between a quotation's end at ``low`` and a verb at ``high``.

    Nothing but the subject stands there: ``“…,” |Harry Bond, 30, of Raleigh,| said``. None where it is something else.
    """
    words = bare[low:high]
    if len(words) > 170 or BLOT in words or "\n" in words:
        return None
    start = low + len(words) - len(words.lstrip(" ,–—-"))
    end = low + len(words.rstrip())
    if end <= start or _OPENS.match(bare, start) is None:
        return None
    plain = bare[start:end]
    trailing = _TRAILING.search(plain)
    if trailing is not None:
        plain = plain[: trailing.start()]
    commas = plain.count(",")
    if commas and not plain.endswith((",", ".,")) and _NAME_LAST.search(plain) is None:
        return None
    main = plain.split(",")[0]
    if _OWN_VERB.search(main) or len(main.split()) > LONGEST or re.search(r"\b(?:that|which|as|when|who)\b", main):
        return None
    end = start + len(plain.rstrip(" ,"))
    return (start, end) if end > start else None


_EDGE = re.compile(
    r"[\x00;:—–\n(]|--\s|(?:\A|\s)(?:that|but|But|while|While|as|As|when|When|after|After|although|Although|though|because|"
    r"if|If|which|whom|where|since|until|before|Before|whether|what|how|why)\s"
)
_LEAD = re.compile(
    r"\d{0,2}\s?[ap]\.?m\.?,?\s+|(?:[\s,“\"]*(?:And|But|Meanwhile|However|Still|Yet|Also|Later|Separately|Now|So|Then),?\s+)+|\s+"
)
_STARTS = re.compile(
    r"(?:[A-Z0-9][\w.’'&-]*|the|a|an|one|two|three|four|five|some|many|several|most|few|other|another|both|all|"
    r"his|her|their|its|our|my|these|those|this|that|no|every|each|state|local|federal|senior|top|[a-z-]+[a-z]s|police|"
    r"people)\b"
)
_VERB_BEFORE_AND = re.compile(r"\b(?:[a-z]{2,}ed|left|went|met|came|took|made|gave|held|sent|said|is|was|are|were)\b")


_APPOSED = re.compile(
    r"(?:\A|[.;\n]\s*|[,\x00]\s(?:but|and|while|as)\s)(?:(?:But|And|Still)\s)?"
    r"(?P<phrase>(?!(?:In|On|At|By|For|From|With|After|Before|During|As|When|While|If|Last|This|Since|Until|Despite)\b)"
    r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,5}\s?,\s(?:an?|the|who|whose|\d{1,2})\b[^;\x00\n]{2,170}),\s*\Z"
)
"""A name with an apposition or a clause of its own between commas: ``Ana Torres, whose father was a sailor, said``."""


def phrase_before(bare: str, high: int) -> tuple[int, int] | None:
    """Gives the noun phrase that ends right before a verb at ``high``, back to the clause's edge.

    Takes a masked text. ``In Paris, |the ministry’s spokesman, Jean Roux,| said``; None where a verb of its own stands
    in it.
    """
    low = max(0, high - 200)
    # An abbreviation in parentheses is part of the name before it.
    window = _PARENTHESIS.sub(lambda aside: "_" * len(aside[0]), bare[low:high])
    apposed = _APPOSED.search(window)
    if apposed is not None and not (low and not apposed.start()):
        return low + apposed.start("phrase"), low + apposed.end("phrase")
    edge = max((match.end() for match in _EDGE.finditer(window)), default=0)
    segment = window[edge:]
    if low and not edge:
        return None
    trailing = _TRAILING.search(segment.rstrip())
    stop = trailing.start() if trailing is not None else len(segment.rstrip())
    plain = segment[:stop]
    lead = _LEAD.match(plain)
    start = lead.end() if lead else 0
    if plain.endswith(","):
        start = _apposition_start(plain, start)
    elif (adverbial := _ADVERBIAL_LEAD.match(plain, start)) is not None and "," not in plain:
        start = adverbial.end()
    elif ", " in plain[start:]:
        start = _list_start(plain, start)
    for joint in re.finditer(r"\s(?:and|or)\s+", plain):
        if joint.start() > start and _VERB_BEFORE_AND.search(plain, start, joint.start()):
            start = joint.end()
    joining = re.compile(r"(?:and|but|or|so|yet|then)\s+").match(plain, start)
    start = joining.end() if joining is not None else start
    found = plain[start:].rstrip(" ,")
    if not found or _STARTS.match(found) is None or _OWN_VERB.search(found.split(",")[0]):
        return None
    if len(found.split()) > LONGEST or BLOT in found:
        return None
    return low + edge + start, low + edge + start + len(found)


_ADVERBIAL_LEAD = re.compile(
    r"(?:In|On|At|During|After|Through|Under|By)\s(?:[\w’'-]+\s){1,6}(?=(?:the|an?|its|their|his|her|both|all)\s[\w’'-]+(?:\s[\w’'-]+){0,3}\s?\Z)"
)
"""A preposition's phrase that opens a sentence with no comma behind: ``In a joint statement |the three| spoke``."""


def _apposition_start(plain: str, start: int) -> int:
    """Gives where the phrase opens whose apposition ends with a comma: ``On Monday, |Ana Torres, a negotiator,``."""
    commas = [m.start() for m in re.finditer(r",\s", plain)]
    opening = plain[start:]
    if commas and re.match(r"(?:In|On|At|During|After|By|For|From|Last|This|Earlier|With)\b", opening):
        return commas[0] + 2
    return start


_CAPITALISED_LIST = re.compile(
    r"(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*\s?,\s)+(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*\s?,?\s)?and\s"
)


_OFFICE_AND_NAME = re.compile(
    r"(?:\A|,\s)(?P<np>(?:[\w’'-]+\s){0,6}[\w’'-]+,\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}\s?)\Z"
)


PLURAL_OFFICES = r"(?:leaders|presidents|ministers|governments|envoys)"
"""Who speaks for several states at once."""
_OFFICES_OF = re.compile(
    rf"(?:[Tt]he\s)?(?:[a-z-]+\s)?{PLURAL_OFFICES}\sof\s"
    r"(?:(?:and\s)?(?:the\s)?[A-Z][\w.’'-]*,?(?:\s|\Z)){2,8}\Z"
)
"""Those of several states: ``In December |the leaders of Oslo, Rome and Paris| said``."""


def _list_start(plain: str, start: int) -> int:
    """Gives where the phrase opens after a comma, unless the commas part a list of names."""
    if _CAPITALISED_LIST.match(plain, start):
        return start
    several = _OFFICES_OF.search(plain, start)
    if several is not None:
        return several.start()
    office = _OFFICE_AND_NAME.search(plain[start:])
    if office is not None and re.match(r"(?:[A-Z][\w.]*[’']s?|[Tt]he|[Ii]ts|[Hh]is|[Tt]heir)\s", office["np"]):
        return start + office.start("np")
    return plain.rfind(", ") + 2

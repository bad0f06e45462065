"""Says whether an actor is a news organisation, by its name."""

import re

from onrecord.knowledge.tables import words as words_of
from onrecord.types.actor import ActorRef

_MEDIA = re.compile(
    r"\b(?:News|Times|Post|Journal|Herald|Tribune|Daily|Press|Media|TV|Television|Radio|Broadcasting|newspaper|"
    r"broadcaster|media|outlet|outlets|network|channel|website|news\sagency|tabloid|magazine)\b"
)
_NAMED_MEDIA = words_of(
    "reuters afp ap upi interfax tass ria xinhua kcna yonhap kyodo nhk cnn bbc npr cnbc bloomberg axios politico "
    "anadolu irna isna fars mehr wafa sana mena pti ani ptv dpa ansa efe kyodo jiji asahi yomiuri nikkei haaretz ynet "
    "guardian economist spiegel bild monde figaro liberation pais suspilne ukrinform kommersant vedomosti rbc "
    "izvestia cctv scmp rappler dawn geo ndtv hindu wsj hurriyet sabah aljazeera"
)

_PAPERS = words_of("mail telegraph sun mirror express star metro standard independent observer globe gazette chronicle")
"""Words that are a paper's whole name."""


def is_press(actor: ActorRef) -> bool:
    """Says whether an actor is a news agency, a paper or a broadcaster: by a word of its name, or the name itself."""
    plain = re.sub(r"[^a-z ]", "", actor.name.lower()).split()
    named = any(word in _NAMED_MEDIA for word in plain) or " ".join(plain).removeprefix("the ") in _PAPERS
    return actor.type not in {"person", "state", "place"} and (named or _MEDIA.search(actor.name) is not None)

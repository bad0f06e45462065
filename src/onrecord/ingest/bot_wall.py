"""Pages that are no report but a gate: they ask to prove that one is human, or to switch something on."""

import re

GATES = re.compile(
    r"checking your browser|enable (?:javascript and )?cookies|just a moment\.\.\.|are you a robot|access denied"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|ddos protection by|attention required! \| cloudflare"
    r"|unusual traffic from your|access to this page has been denied|request unsuccessful\. incapsula"
    r"|pardon our interruption|press (?:&amp;|&|and) hold to confirm",
    re.IGNORECASE,
)
"""Words of the gates that are in use: Cloudflare, Akamai, Imperva, PerimeterX, DataDome, Distil, Google."""

GATE_WORDS = 120
"""A gate says less than this; an article about gates says more."""

# A script ends where the next begins at the latest, so that scripts that never end cost no more than others.
_TAGS = re.compile(
    r"<(script|style)\b[^<]*(?:<(?!/?(?:script|style)\b)[^<]*)*</(?:script|style)\s*>|<[^<>]{0,5000}>", re.IGNORECASE
)


def is_gate(content: str) -> bool:
    """Says whether a page is a gate and no report."""
    if len(content) > 200_000 or not GATES.search(content):
        return False
    return len(_TAGS.sub(" ", content).split()) < GATE_WORDS

"""Says whether a belief that the reader proposes is one: what somebody thinks, feels, wants or stands for.

The reader learnt belief from a corpus that counts many objects of acts ("signed an arrangement", "explored a theme")
among attitudes. A record of who stands for what has no use for them, so a bare object needs a word of attitude.
"""

import re

_CLAUSE_OPENS = re.compile(
    r"\W*(?:(?:that|whether|if|how|why|what|who|when|where|which|to|there|it|he|she|they|we|i)\b|"
    r"(?:the|its|his|her|their|our)\s(?:importance|need|necessity|urgency|value)\b)",
    re.IGNORECASE,
)
"""How a clause opens, or a noun that judges: ``discussed |the importance of open lines|``."""
_STEMS = (
    # for, against, or neither
    r"agree|disagree|concur|support|back(?:s|ed|ing)?\b|stand(?:s|ing)?\b|stood\b|endors|favou?r|approv|disapprov|embrac|"
    r"accept|welcom|reject|refus|oppos|oppon|divid|mixed|split|stance|position|opinion|solidar|"
    # praise and blame
    r"admir|appreciat|respect|credit|prais|applau|congratul|hail|laud|thank|grateful|condemn|critici|blam|downplay|"
    # liking, fear and grief
    r"prefer|like[sd]?\b|lov(?:e|es|ed)\b|hat(?:e|es|ed|red)\b|resent|regret|fear|dread|worr|concern|alarm|afraid|shock|surpris|"
    r"upset|angry|anger|frustrat|disappoint|satisf|pleas|happy|unhappy|proud|sorry|mourn|grie[fv]|sympath|condol|optimis|pessimis|"
    # thought and knowledge
    r"believ|belief|think|thought|mind(?:s|ed)?\b|consider|regard|deem|judg|view|see[ns]?\b|saw\b|feels?\b|felt\b|sens(?:e|es|ed)\b|"
    r"imagin|envision|suppos|assum|foresee|predict|anticipat|expect|suspect|doubt|sc?k?eptic|trust|distrust|convinc|confiden|"
    r"certain|sure\b|aware|know[ns]?\b|knew\b|understand|understood|remember|recall|recogni|conclud|find(?:s|ings?)?\b|found\b|"
    # will
    r"hope|hoping|wish|want|desir|dream|await|long(?:s|ed|ing)?\b|look(?:s|ed|ing)?\sforward|need(?:s|ed)?\b|seek|sought|aim(?:s|ed)?\b|"
    r"intend|intent|plan(?:s|ned|ning)?\b|decid|determin|resolv|commit|willing|ready\b|reluctan|hesita|insist|demand|requir|priori|"
    # what words and papers do
    r"discuss|signal|suggest|indicat|impl(?:y|ies|ied)|reveal|show(?:s|ed|n|ing)?\b|reflect|affirm|reaffirm|clear\b|outspoken|"
    r"value[sd]?\b|share[sd]?\b|interest|statement|declaration|communiqu"
)
_ATTITUDE = re.compile(rf"\b(?:{_STEMS})", re.IGNORECASE)


def is_attitude(cue: str, content: str) -> bool:
    """Says whether words that tell of a belief do: a clause is believed whatever the verb; an object needs a verb,
    noun or adjective of attitude.
    """
    return _CLAUSE_OPENS.match(content) is not None or _ATTITUDE.search(cue) is not None

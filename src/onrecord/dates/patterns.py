"""The forms in which English news prints times, as regular expressions; none repeats a repetition."""

import re

S = r"[ \u00a0]"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept\.?|Sep\.?|Oct\.?|Nov\.?|Dec\.?)"
)
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
PART = r"(?:morning|afternoon|evening|night)"
NUMBER = (
    r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|"
    r"several|a" + S + r"few|a" + S + r"couple" + S + r"of|\d{1,3}(?:\.\d)?)"
)
UNIT = r"(?:second|minute|hour|day|week|month|year|decade|century|quarter|weekend)"
CLOCK = (
    r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?" + S + r"?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b)|"
    r"(?:[01]?\d|2[0-3])[:.h]?[0-5]\d" + S + r"(?:GMT|UTC|EST|EDT|CET|JST|KST|BST|ET|local" + S + r"time)|"
    r"(?:[01]?\d|2[0-3]):[0-5]\d|noon|midnight)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"
_DATE_TAIL = rf"(?:(?:,{S}?|{S})(?P<{{}}>{YEAR})(?!\d))?"


def _compiled(pattern: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if ignore_case else 0)


PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("iso", _compiled(rf"\b(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b")),
    (
        "month-day-range",
        _compiled(
            rf"\b(?P<month>{MONTH}){S}(?P<d>{DAY})(?:{S}?[-–—]{S}?|{S}(?:to|and|through){S})(?P<d2>{DAY})(?!\d)"
            + _DATE_TAIL.format("y")
        ),
    ),
    (
        "day-month-range",
        _compiled(
            rf"\b(?P<d>{DAY})(?:{S}?[-–—]{S}?|{S}(?:to|and){S})(?P<d2>{DAY}){S}(?P<month>{MONTH})\b"
            + _DATE_TAIL.format("y")
        ),
    ),
    (
        "month-day",
        _compiled(
            rf"\b(?:(?P<wd>{WEEKDAY}),?{S})?(?P<month>{MONTH}){S}(?P<d>{DAY})(?:st|nd|rd|th)?(?![\d:]|\.\d|,\d{{3}}\b)"
            + _DATE_TAIL.format("y")
        ),
    ),
    (
        "day-month",
        _compiled(
            rf"\b(?:(?P<wd>{WEEKDAY}),?{S})?(?:the{S})?(?P<d>{DAY})(?:st|nd|rd|"
            rf"th)?{S}(?:of{S})?(?P<month>{MONTH})(?![a-z])" + _DATE_TAIL.format("y")
        ),
    ),
    (
        "month-of-year",
        _compiled(
            rf"\b(?:(?:early|late|mid)[- ])?(?P<month>{MONTH})(?:,?{S}(?:of{S})?(?P<y>{YEAR})(?!\d)|"
            rf"{S}(?:of{S})?(?P<rel>last|this|next){S}year\b)"
        ),
    ),
    (
        "relative-month",
        _compiled(
            rf"\b(?P<rel>last|this|next|this{S}past|earlier{S}this|later{S}this){S}(?P<month>{MONTH})(?![a-z])",
            ignore_case=True,
        ),
    ),
    (
        "bare-month",
        _compiled(
            rf"\b(?P<pre>[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|[Ff]rom|[Oo]f|[Bb]efore|[Aa]fter|[Ee]arly|[Ll]ate|"
            rf"[Mm]id|through|to){S}"
            rf"(?:(?:early|late|mid)[- ])?(?P<month>January|February|March|April|May|June|July|August|September|"
            rf"October|November|December)"
            rf"(?![a-z'’]|{S}[A-Z0-9])"
        ),
    ),
    ("years", _compiled(rf"\b(?P<y>{YEAR}){S}?[-–—]{S}?(?P<y2>{YEAR}|\d\d)(?![\d\-–:])")),
    ("years-to", _compiled(rf"\b(?:[Ff]rom|[Bb]etween){S}(?P<y>{YEAR}){S}(?:to|and|until|through){S}(?P<y2>{YEAR})\b")),
    ("decade", _compiled(rf"\b(?:(?:early|late|mid)[- ])?(?:the{S})?(?P<y>(?:1[5-9]|20)\d0)[’']?s\b")),
    (
        "quarter",
        _compiled(
            rf"\b(?:the{S})?(?P<n>first|second|third|fourth|last){S}(?P<unit>quarter|half){S}of{S}(?:(?P<y>{YEAR})|"
            rf"(?P<rel>last|this|next|the){S}year)\b"
        ),
    ),
    (
        "bare-quarter",
        _compiled(rf"\b(?:the{S})?(?P<n>first|second|third|fourth)(?:{S}|-)quarter\b(?!{S}(?:of|final|century))"),
    ),
    (
        "season",
        _compiled(
            rf"\b(?:(?P<rel>last|this|next|this{S}past|this{S}coming){S}(?P<season>{SEASON})|"
            rf"(?:the{S})?(?P<s2>{SEASON}){S}of{S}(?P<y>{YEAR}))\b"
        ),
    ),
    (
        "ago",
        _compiled(
            rf"\b(?P<n>{NUMBER}){S}(?P<unit>{UNIT})s?{S}(?P<dir>ago|earlier|later)\b(?!{S}(?:than|this))",
            ignore_case=True,
        ),
    ),
    (
        "span-of",
        _compiled(
            rf"\b(?:the{S})?(?P<rel>last|past|next|coming|previous|following){S}(?P<n>{NUMBER}){S}(?P<unit>{UNIT})s\b",
            ignore_case=True,
        ),
    ),
    (
        "relative",
        _compiled(
            rf"\b(?:(?P<pos>earlier|later|early|late|the{S}end{S}of|the{S}start{S}of|the{S}beginning{S}of){S})?"
            rf"(?:the{S})?(?P<rel>last|this|next|past|this{S}past|this{S}coming|coming|previous){S}(?P<unit>week|"
            rf"month|year|weekend|quarter|decade|century)\b"
            rf"(?![-’']?(?:long|old)|{S}or{S}so)",
            ignore_case=True,
        ),
    ),
    (
        "weekday",
        _compiled(
            rf"\b(?:(?P<pos>early|late|earlier|later){S}(?:on{S})?)?(?:(?P<rel>last|next|this|this{S}past|"
            rf"this{S}coming|coming){S})?(?P<wd>{WEEKDAY})(?:{S}(?P<part>{PART}))?(?![a-z])"
            rf"(?:{S}(?P<rel2>last|next|this){S}week\b)?"
        ),
    ),
    (
        "deictic",
        _compiled(rf"\b(?P<word>today|tonight|yesterday|tomorrow)(?:{S}(?P<part>{PART}))?\b", ignore_case=True),
    ),
    ("part", _compiled(rf"\b(?P<rel>this|last)[ ](?P<part>{PART})\b(?!{S}[A-Z])", ignore_case=True)),
    ("clock", _compiled(rf"(?<![\d:.,$€£])(?<!\d[-–])\b(?P<clock>{CLOCK})(?![\d:])")),
    (
        "duration",
        _compiled(
            rf"\b(?P<n>{NUMBER})(?P<sep>-|–|{S})(?P<unit>second|minute|hour|day|week|month|year|"
            rf"decade)(?P<plural>s?)\b(?!-old|{S}old|{S}olds|[’']s{S}old|{S}(?:ago|earlier|later))",
            ignore_case=True,
        ),
    ),
    (
        "set",
        _compiled(
            rf"\b(?:(?P<each>every|each){S}(?P<unit>day|week|month|year|{WEEKDAY}|{PART})|(?P<adv>daily|weekly|"
            rf"monthly|annually|yearly))\b",
            ignore_case=True,
        ),
    ),
    (
        "year",
        _compiled(
            rf"(?<![\d$€£¥#.,/:-])\b(?P<y>19\d\d|20\d\d)\b(?![\d%/:]|[.,]\d|-\d|{S}(?:people|men|women|troops|"
            rf"soldiers|dollars|euros|"
            rf"tons|tonnes|km|kilomet|miles|met[er]|feet|points|votes|jobs|million|billion|trillion|cases|deaths|"
            rf"homes|years|of{S}them|children|civilians|fighters|migrants|others|percent|residents|members|"
            rf"employees|workers|students|pounds|acres|hectares|MW|mAh|x{S}|×))"
        ),
    ),
)
"""Name and form, the more specific first: where two overlap, the longer stands, and of two equally long the first."""

TRIGGERS = re.compile(
    r"\d|[Jj]anuary|[Ff]ebruary|March|April|May\b|June|July|August|September|October|November|December|day|week|"
    r"month|year|"
    r"night|morning|noon|evening|quarter|decade|centur|hour|minute|second|spring|summer|autumn|fall|winter|tomorrow|"
    r"daily|annually|half",
    re.IGNORECASE,
)
"""One of these stands in every expression; sentences without any are not searched."""

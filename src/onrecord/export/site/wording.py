"""What a reader of the site sees for the short names that the record uses."""

from onrecord.export.view import CellMark

KIND_WORDS = {"direct": "in these words", "indirect": "in other words", "mixed": "partly in these words"}
"""For the kinds of attribution."""

COPY_WORDS = {
    "exact": "exact copy",
    "near": "copy",
    "abridged": "abridged copy",
    "extended": "extended copy",
    "part": "takes a passage",
}
"""For the kinds of copy; ``of`` follows."""

ACTOR_WORDS = {
    "person": "person",
    "office": "office",
    "state": "state",
    "organisation": "organisation",
    "group": "group",
    "place": "place",
    "unnamed": "unnamed source",
    "unknown": "name",
}
"""For the types of actor."""

RESIDUE_WORDS = {
    "navigation": "Navigation",
    "icons": "Names of icons",
    "template": "Unfilled templates",
    "paywall": "Paywall and subscription offers",
    "newsletter": "Newsletter boxes",
    "promotion": "Promotion",
    "cookies": "Cookie notices",
    "related": "Related stories",
    "comments": "Comments",
    "social": "Sharing buttons",
    "credit": "Picture credits",
    "caption": "Captions",
    "byline": "Byline",
    "title": "Headline",
    "dateline": "Dateline",
    "date": "Date",
    "correction": "Corrections",
    "contact": "Contact",
    "boilerplate": "Standing text",
    "advertisement": "Advertisements",
    "control-characters": "Control characters",
    "repeated": "Repeated parts",
    "other": "Other",
}
"""For the reasons why a part of a page is not body text."""

UNKNOWN_WORDS = {
    "undated-report": "Reports without a date",
    "cut-report": "Reports cut off",
    "unnamed-speaker": "Words whose speaker is not named",
    "undated-happening": "Happenings without a day",
}
"""For the kinds of what a story's reports do not say."""

COUNT_WORDS = (
    ("reports", "Reports"),
    ("stories", "Stories"),
    ("copies", "Copies"),
    ("actors", "Actors, under each name"),
    ("mentions", "Mentions of actors"),
    ("times", "Times"),
    ("attributions", "Attributions in reports"),
    ("statements", "Statements"),
    ("event_mentions", "Tellings of happenings"),
    ("particulars", "Particulars of these"),
    ("events", "Happenings"),
    ("claims", "Claims"),
    ("issues", "Doubts inside reports"),
    ("set_asides", "Sources set aside"),
    ("decisions", "Decisions by people"),
)
"""Tables of a record that the page about it counts."""

CELL_WORDS: dict[CellMark, str] = {
    "told": "told",
    "quoted": "quoted",
    "partly-quoted": "partly quoted",
    "retold": "in other words",
    "gives": "gives it",
    "other": "gives another that can be true too",
    "differs": "gives one that cannot be true too",
    "silent": "does not say",
    "untold": "tells nothing of it",
}
"""What a cell of the matrix says."""

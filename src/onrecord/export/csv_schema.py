"""The tables of a CSV export: every table and column with its type and what it holds, as ``datapackage.json`` says it.

Types and keys are those of Frictionless Table Schema 1 (https://specs.frictionlessdata.io/table-schema/).
"""

from typing import Literal

from msgspec import Struct

ColumnType = Literal["string", "integer", "number", "boolean"]


class Column(Struct, frozen=True):
    """A column: its name, what it holds, and its type."""

    name: str
    help: str
    type: ColumnType = "string"


class Table(Struct, frozen=True, kw_only=True):
    """A table, written to ``NAME.csv``. ``keys`` leads from columns of this table to a column of another."""

    name: str
    help: str
    columns: tuple[Column, ...]
    primary: tuple[str, ...] = ()
    keys: tuple[tuple[str, str, str], ...] = ()


_REPORT = Column("report_id", "The report.")
_OF_REPORT = (("report_id", "reports", "report_id"),)
_SPAN = (
    Column("start", "First code point of the words in the report's text, counted from 0.", "integer"),
    Column("end", "Code point after the last.", "integer"),
    Column("words", "The exact words at that place."),
)
_BY = (
    Column("rule", "The rule or model that made the row."),
    Column("version", "The version of its step."),
    Column("score", "How sure it is, from 0 to 1.", "number"),
)
_WHEN = (
    Column("when_from", "First day or instant (ISO 8601); empty where open or unknown."),
    Column("when_to", "Last day or instant, inside; empty where open or unknown."),
    Column("when_precision", "How exact the time is."),
    Column("when_rule", "The rule that gave the time."),
)
_BECAUSE = Column("because", "Why, in plain words; several reasons are parted by semicolons.")
_POSITION = Column("position", "Place in the order, counted from 0.", "integer")


def _actors(role: str, who: str) -> tuple[Column, Column]:
    return (
        Column(f"{role}_ids", f"Ids of {who}, parted by semicolons; empty for one without an id."),
        Column(f"{role}_names", f"Names of {who}, in the same order, parted by semicolons."),
    )


TABLES: tuple[Table, ...] = (
    Table(
        name="reports",
        help="Published articles: their clean text and what is known of them.",
        primary=("report_id",),
        keys=(("story_id", "stories", "story_id"),),
        columns=(
            Column("report_id", "The report's id, made from outlet, declared day and text."),
            Column("id", "The caller's own id, where one was given."),
            Column("outlet", "Who published it."),
            Column("title", "Headline."),
            Column("byline", "Who wrote it."),
            Column("contributor", "Who contributed."),
            Column("agency", "The agency that it credits."),
            Column("dateline", "The dateline as printed."),
            Column("language", "Language (BCP 47)."),
            Column("url", "Address."),
            Column("published_from", "First day or instant on which it can have been published (ISO 8601)."),
            Column("published_to", "Last day or instant."),
            Column("published_precision", "How exact that is."),
            Column("published_basis", "given, inferred or unknown."),
            Column("published_because", "What the time of publication rests on."),
            Column("modified_from", "First day or instant on which it was changed last."),
            Column("modified_to", "Last day or instant."),
            Column("cut", "Whether a paywall cut the text off.", "boolean"),
            Column("corrections", "Correction notes, parted by semicolons."),
            Column("story_id", "The story it belongs to."),
            Column("text", "The clean text; all offsets count its code points."),
            Column("text_sha256", "SHA-256 of the text in UTF-8."),
            Column("source", "Where it was found first."),
            Column("sha256", "SHA-256 of the page as it arrived."),
        ),
    ),
    Table(
        name="mentions",
        help="Words that name or refer to an actor.",
        keys=_OF_REPORT,
        columns=(
            _REPORT,
            *_SPAN,
            Column("actor_id", "The actor: a Wikidata id where known."),
            Column("actor_name", "Its name."),
            Column("actor_type", "person, office, state, organisation, group, place, unnamed or unknown."),
            Column("kind", "name, title, nominal or pronoun."),
            Column("title", "Office or title that stands with the name."),
            *_BY,
        ),
    ),
    Table(
        name="times",
        help="Words for a time, and the interval they denote.",
        keys=_OF_REPORT,
        columns=(
            _REPORT,
            *_SPAN,
            Column("type", "TIMEX3 type."),
            Column("value", "TIMEX3 value."),
            Column("from", "First day or instant (ISO 8601)."),
            Column("to", "Last day or instant."),
            Column("precision", "How exact it is."),
            Column("anchor", "What it was counted from."),
            *_BY,
        ),
    ),
    Table(
        name="attributions",
        help="Content that a report gives to a source: who said what, as one report has it.",
        primary=("attribution_id",),
        keys=(*_OF_REPORT, ("statement_id", "statements", "statement_id")),
        columns=(
            Column("attribution_id", "The attribution's id."),
            _REPORT,
            Column("statement_id", "The statement that it renders."),
            Column("content", "Spans of what is said, as start-end, parted by spaces."),
            Column("words", "The exact words of the content, parts joined by an ellipsis between spaces."),
            Column("cue", "Spans of the words that attribute it."),
            Column("cue_words", "Those words."),
            Column("source", "Spans of the words for the source."),
            Column("source_words", "Those words."),
            Column("kind", "direct (a quotation), indirect (a paraphrase) or mixed."),
            Column("speech", "false for belief and thought.", "boolean"),
            *_actors("speaker", "the speakers"),
            *_actors("addressee", "those addressed"),
            *_actors("chain", "the tellers between the page and the words, nearest the page first"),
            *_WHEN,
            _BECAUSE,
            *_BY,
        ),
    ),
    Table(
        name="event_mentions",
        help="Events as one report tells them.",
        primary=("mention_id",),
        keys=(*_OF_REPORT, ("event_id", "events", "event_id")),
        columns=(
            Column("mention_id", "The event mention's id."),
            _REPORT,
            Column("event_id", "The event that it tells."),
            *_SPAN,
            Column("trigger", "Span of the verb or noun."),
            Column("trigger_words", "The verb or noun."),
            Column("type", "PLOVER type."),
            Column("mode", "PLOVER mode."),
            Column("cameo", "CAMEO code."),
            *_actors("source", "those who act"),
            *_actors("target", "those acted upon"),
            *_WHEN,
            Column("where_name", "Place as printed."),
            Column("where_id", "Id of the place."),
            Column("status", "happened, planned, conditional, called-for, denied or unknown."),
            _BECAUSE,
            *_BY,
        ),
    ),
    Table(
        name="particulars",
        help="What a report tells beside who did what to whom: of events, attributions, other particulars, or alone.",
        primary=("particular_id",),
        keys=_OF_REPORT,
        columns=(
            Column("particular_id", "The particular's id."),
            _REPORT,
            Column("about", "The event mention, attribution or other particular that it belongs to."),
            *_SPAN,
            Column("field", "What it tells."),
            Column("value", "Its normal form."),
            *_actors("actor", "those whom the words name"),
            *_WHEN,
            Column("status", "happened, planned, conditional, called-for, denied or unknown."),
            _BECAUSE,
            *_BY,
        ),
    ),
    Table(
        name="statements",
        help="What an actor said on one occasion, over all reports.",
        primary=("statement_id",),
        keys=(("story_id", "stories", "story_id"),),
        columns=(
            Column("statement_id", "The statement's id."),
            Column("story_id", "Its story."),
            *_actors("speaker", "the speakers"),
            Column("words", "The fullest quotation of it."),
            *_WHEN,
            Column("renderings", "How many renderings it has.", "integer"),
        ),
    ),
    Table(
        name="renderings",
        help="Each report's telling of a statement.",
        primary=("statement_id", "position"),
        keys=(
            ("statement_id", "statements", "statement_id"),
            ("attribution_id", "attributions", "attribution_id"),
            *_OF_REPORT,
        ),
        columns=(
            Column("statement_id", "The statement."),
            _POSITION,
            _REPORT,
            Column("attribution_id", "The attribution."),
            Column("spans", "Spans of the words, as start-end, parted by spaces."),
            Column("words", "The exact words."),
            Column("kind", "direct, indirect or mixed."),
        ),
    ),
    Table(
        name="events",
        help="Happenings, over all reports.",
        primary=("event_id",),
        keys=(("story_id", "stories", "story_id"),),
        columns=(
            Column("event_id", "The event's id."),
            Column("story_id", "Its story."),
            Column("type", "PLOVER type."),
            Column("mode", "PLOVER mode."),
            Column("cameo", "CAMEO code."),
            *_actors("source", "those who act"),
            *_actors("target", "those acted upon"),
            *_WHEN,
            Column("where_name", "Place as printed."),
            Column("where_id", "Id of the place."),
            Column("status", "happened, planned, conditional, called-for, denied or unknown."),
            Column("tellings", "How many event mentions tell it.", "integer"),
        ),
    ),
    Table(
        name="stories",
        help="Reports about the same happening.",
        primary=("story_id",),
        columns=(
            Column("story_id", "The story's id."),
            Column("title", "Headline of its most typical report."),
            Column("from", "First day."),
            Column("to", "Last day."),
            Column("reports", "How many reports it has.", "integer"),
            _BECAUSE,
        ),
    ),
    Table(
        name="copies",
        help="Reports whose words come from another.",
        keys=(*_OF_REPORT, ("of", "reports", "report_id")),
        columns=(
            _REPORT,
            Column("of", "The report that it takes its words from."),
            Column("kind", "exact, near, abridged, extended or part."),
            Column("score", "Share of its words found there, from 0 to 1.", "number"),
            _BECAUSE,
        ),
    ),
    Table(
        name="threads",
        help="Stories that go on from earlier ones, each with the words of the later story that say so.",
        primary=("story_id", "earlier"),
        keys=(
            ("story_id", "stories", "story_id"),
            ("earlier", "stories", "story_id"),
            ("event_id", "events", "event_id"),
            *_OF_REPORT,
        ),
        columns=(
            Column("story_id", "The later story."),
            Column("earlier", "The earlier story."),
            Column("reason", "looks-back, came-about or told-again."),
            Column("event_id", "The event that it tells of."),
            _REPORT,
            Column("start", "Start of the words in the report's text.", "integer"),
            Column("end", "End of the words.", "integer"),
            Column("words", "The words there, exactly."),
            _BECAUSE,
        ),
    ),
    Table(
        name="claims",
        help="Values of one field of one statement or event, and whether reports agree on them.",
        primary=("claim_id",),
        columns=(
            Column("claim_id", "The claim's id."),
            Column("entry", "The statement or event that it is about."),
            Column("field", "The field."),
            Column("value", "The value."),
            Column("verdict", "agreed, single-source or in-conflict."),
            Column("origins", "How many independent origins give it.", "integer"),
        ),
    ),
    Table(
        name="evidence",
        help="The words on a page that carry a claim.",
        primary=("claim_id", "position"),
        keys=(("claim_id", "claims", "claim_id"), *_OF_REPORT, ("origin", "reports", "report_id")),
        columns=(
            Column("claim_id", "The claim."),
            _POSITION,
            _REPORT,
            Column("origin", "The report whose words these are, where this one is a copy."),
            Column("spans", "Spans of the words, as start-end, parted by spaces."),
            Column("words", "The exact words."),
            *_actors("chain", "the tellers between the page and the words, nearest the page first"),
            *_BY,
        ),
    ),
    Table(
        name="decisions",
        help="What people decided, as it was decided; what was read is shown as they decided it.",
        primary=("decision_id",),
        columns=(
            Column("decision_id", "The decision's id, made from all it says."),
            Column("kind", "merge, split, accept, reject or correct."),
            Column("ids", "The ids it is about, parted by semicolons."),
            Column("field", "For a correction: which field."),
            Column("value", "For a correction: the right value; for a merge of actors: the one that stays."),
            Column("who", "Who decided."),
            Column("when", "When it was decided, as given."),
            Column("note", "Why, in their words."),
            Column("in_force", "Whether nobody has taken it back.", "boolean"),
        ),
    ),
    Table(
        name="decided",
        help="What in a report a decision is about.",
        keys=(("decision_id", "decisions", "decision_id"), *_OF_REPORT),
        columns=(
            Column("decision_id", "The decision."),
            _REPORT,
            Column("entry", "The attribution, event, particular, report or decision; empty for mentions of an actor."),
            Column("spans", "Spans of its words, as start-end, parted by spaces."),
            Column("words", "The exact words."),
            Column("holds", "Whether it was neither taken back nor overruled by a later one.", "boolean"),
        ),
    ),
    Table(
        name="residue",
        help="What was set aside of a page as not its body, and why.",
        primary=("report_id", "position"),
        keys=_OF_REPORT,
        columns=(
            _REPORT,
            _POSITION,
            Column("reason", "Why it is not body text."),
            Column("text", "The words set aside."),
            Column("source_start", "First code point in the page as it arrived, where known.", "integer"),
            Column("source_end", "Code point after the last.", "integer"),
            Column("rule", "The rule that set it aside."),
            Column("score", "How sure it is, from 0 to 1.", "number"),
        ),
    ),
    Table(
        name="issues",
        help="What was read with doubt, and sources that gave no report.",
        keys=_OF_REPORT,
        columns=(
            Column("report_id", "The report; empty where a source gave none."),
            Column("source", "The source that gave no report."),
            Column("code", "Short name of the issue."),
            Column("message", "What it is, in plain words."),
            Column("start", "First code point of the words it is about.", "integer"),
            Column("end", "Code point after the last.", "integer"),
            Column("words", "Those words."),
        ),
    ),
)  # fmt: skip
"""Every table, in the order of ``datapackage.json``."""

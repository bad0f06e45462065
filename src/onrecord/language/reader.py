"""The spaCy pipeline that reads, loaded once and only when the first report comes."""

from functools import cache
from typing import TYPE_CHECKING

from onrecord.errors import SettingError
from onrecord.language.sentences import BREAKS
from onrecord.types.issue import Issue
from onrecord.types.report import Report
from onrecord.types.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

VERSION = "5"
MODEL_READER = "onrecord_reader"
"""The name of our pipeline that reads with the model."""

RULES_READER = "onrecord_rules"
"""The name of our pipeline that cuts tokens and sentences by rule, and finds nothing else: fast, without a model."""

READER = MODEL_READER
"""The name of the pipeline that reads by default. Any other name than ours is looked up among spaCy's pipelines."""

READ_LIMIT = 2_000_000
"""Code points read of one report: some 300,000 words, several times the longest report or book-length interview."""

MODEL_LIMIT = 150_000
"""Code points of a report up to which the model reads it: some 25,000 words, more than all but books. What is longer is
read by rule, and an issue says so: the model takes about half a minute for so many, and minutes for a book."""

_ISSUES = "onrecord.issues"
_TEXT = "onrecord.text"


@cache
def load(name: str = READER) -> "Language":
    """Gives the spaCy pipeline of this name, loaded once a process. Raises SettingError where there is none."""
    import spacy  # noqa: PLC0415 - half a second that commands which read nothing need not spend

    from onrecord.language.extensions import register  # noqa: PLC0415 - as above
    from onrecord.language.sentence_marks import SentenceStarts  # noqa: PLC0415 - as above
    from onrecord.language.tokens import BoundedTokenizer  # noqa: PLC0415 - as above

    register()
    if name not in {MODEL_READER, RULES_READER}:
        try:
            return spacy.load(name)
        except OSError as error:
            raise SettingError(f"there is no spaCy pipeline {name!r}", remedy=f"install it or use {READER}") from error
    nlp = spacy.blank("en")
    nlp.meta["name"] = name
    nlp.max_length = READ_LIMIT
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    if name == RULES_READER:
        nlp.add_pipe(SentenceStarts.FACTORY)
    else:
        from onrecord.language.component import ReaderComponent  # noqa: PLC0415 - as above

        nlp.add_pipe(ReaderComponent.FACTORY)
    return nlp


def read(report: Report, *, reader: str = READER) -> tuple["Doc", tuple[Span, ...]]:
    """Takes a report and the name of a pipeline; gives its ``Doc`` and its sentences, in text order.

    ``doc.text`` equals ``report.text``, or its first part where the text is longer than ``READ_LIMIT``. A dateline is a
    sentence of its own: what follows it has another subject.
    """
    text = report.text
    if len(text) > READ_LIMIT:
        text = text[: _last_gap(text)]
    by_rule = reader == MODEL_READER and len(text) > MODEL_LIMIT
    nlp = load(RULES_READER if by_rule else reader)
    doc = nlp.make_doc(text)
    doc.user_data[_TEXT] = text
    if report.dateline is not None and report.dateline.words is not None:
        doc.user_data[BREAKS] = (report.dateline.words.end,)
    doc = nlp(doc)
    if by_rule:
        message = (
            f"longer than {MODEL_LIMIT:,} characters: read by rules alone; "
            "split the text into reports to have the model read it"
        )
        doc.user_data[_ISSUES] = (Issue("read-by-rules", message),)
    if len(text) < len(report.text):
        message = (
            f"only the first {len(text):,} of {len(report.text):,} characters were read; "
            "split the text into reports to have the rest read"
        )
        doc.user_data[_ISSUES] = (*issues(doc), Issue("too-long", message, len(text), len(report.text)))
    return doc, _sentences(doc, text)


def text_of(doc: "Doc") -> str:
    """Gives the text of a document that ``read`` made, without joining its tokens again as ``doc.text`` does."""
    found: str = doc.user_data.get(_TEXT) or doc.text
    return found


def issues(doc: "Doc") -> tuple[Issue, ...]:
    """Gives what was left unread in this document, and why."""
    found: tuple[Issue, ...] = doc.user_data.get(_ISSUES, ())
    return found


def _last_gap(text: str) -> int:
    """Gives where to cut a long text: after its last white space within the limit, if there is any near."""
    for mark in ("\n", " "):
        place = text.rfind(mark, READ_LIMIT - 10_000, READ_LIMIT)
        if place > 0:
            return place
    return READ_LIMIT


def _sentences(doc: "Doc", text: str) -> tuple[Span, ...]:
    """Gives the sentences without white space at their ends; those of nothing but white space are left out."""
    trimmed = (Span(sent.start_char, sent.end_char).trimmed(text) for sent in doc.sents)
    return tuple(span for span in trimmed if len(span))

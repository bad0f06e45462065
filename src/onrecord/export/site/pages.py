"""Makes pages out of templates and puts each into the folder with its JSON twin.

Everything that a template prints goes through ``shown`` and is then escaped, by the environment itself: no template
can forget it.
"""

from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.export.labels import FIELD_WORDS, STATUS_WORDS, VERDICT_WORDS, counted
from onrecord.export.reading_json import exact_json
from onrecord.export.site.addresses import actor_page, entry_anchor, report_page, story_page, to_words, twin
from onrecord.export.site.catalogue import Catalogue
from onrecord.export.site.folder import SiteFolder
from onrecord.export.site.shown import shown
from onrecord.export.site.wording import ACTOR_WORDS, COPY_WORDS, KIND_WORDS, RESIDUE_WORDS
from onrecord.export.view import Citation, Told
from onrecord.version import __version__

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
"""Content Security Policy (W3C, level 3): a style sheet and pictures of this site, no script at all."""

SECTIONS = (
    ("Stories", "index.html"),
    ("Registers", "registers.html"),
    ("Actors", "actors.html"),
    ("Reports", "reports.html"),
    ("Issues", "issues.html"),
    ("About", "about.html"),
)

MOST_WORDS = 4000
"""Characters of one quotation that a list of them shows; the report's page and the JSON hold all."""

AROUND = 400
"""Characters of the sentence around quoted words that are shown at either side."""

SHORT = 220
"""Characters of words in a note beside the text that holds them."""


class Pages:
    """The templates, and the folder that their pages go to."""

    def __init__(self, folder: SiteFolder, catalogue: Catalogue) -> None:
        """Takes the folder and what pages know of one another."""
        self.folder = folder
        self.count = 0
        self._environment = Environment(
            loader=PackageLoader("onrecord.export.site"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            finalize=_harmless,
            auto_reload=False,
        )
        self._environment.filters |= {
            "actor_page": actor_page,
            "report_page": report_page,
            "anchor": entry_anchor,
            "to_words": _cited_words,
            "words_page": to_words,
            "story_page": story_page,
            "in_context": in_context,
            "said_words": said_words,
            "short": short,
            "capitalize_first": _capitalised,
        }
        self._environment.globals |= {
            "policy": POLICY,
            "version": __version__,
            "sections": SECTIONS,
            "actor_pages": catalogue.actors,
            "counted": counted,
            "status_words": STATUS_WORDS,
            "verdict_words": VERDICT_WORDS,
            "field_words": FIELD_WORDS,
            "kind_words": KIND_WORDS,
            "copy_words": COPY_WORDS,
            "actor_words": ACTOR_WORDS,
            "residue_words": RESIDUE_WORDS,
        }

    def put(self, page: str, template: str, *, section: str, title: str, data: Any, **held: Any) -> None:
        """Writes the page at this path and its twin, which holds ``data``."""
        other = twin(page)
        html = self._environment.get_template(template).render(
            page=page,
            root="../" * page.count("/"),
            twin=other.rpartition("/")[2],
            section=section,
            title=title,
            **held,
        )
        self.folder.write(other, exact_json(data) + b"\n")
        self.folder.write(page, html.encode("utf-8"))
        self.count += 1

    def part(self, template: str, **held: Any) -> Markup:
        """Gives a piece of a page."""
        return Markup(self._environment.get_template(template).render(**held))  # noqa: S704  (escaped by the environment)


def in_context(citation: Citation) -> list[tuple[str, bool]]:
    """Gives the sentence around cited words in pieces; True marks the words themselves."""
    first = citation.sentence.start
    if len(citation.context) != len(citation.sentence) or not citation.spans:
        return [(_cut(citation.words), True)]
    pieces: list[tuple[str, bool]] = []
    at = max(0, citation.spans[0].start - first - AROUND)
    if at:
        pieces.append(("[…] ", False))
    for span in citation.spans:
        start, end = span.start - first, span.end - first
        if not at <= start <= end <= len(citation.context):
            return [(_cut(citation.words), True)]
        pieces += [(_cut(citation.context[at:start]), False), (_cut(citation.context[start:end]), True)]
        at = end
    rest = citation.context[at:]
    pieces.append((rest if len(rest) <= AROUND else rest[:AROUND].rstrip() + " […]", False))
    return [piece for piece in pieces if piece[0]]


def said_words(told: Told) -> str:
    """Gives the words of a statement as they are shown: a quotation in quotation marks."""
    return quoted_words(told.words, told.kind)


def quoted_words(words: str, kind: str) -> str:
    """Gives words as they are shown: a direct quotation in quotation marks, whatever else as it is."""
    words = _cut(words)
    return words if kind != "direct" or words[:1] in "“\"‘'„«" else f"“{words}”"


def short(words: str) -> str:
    """Gives words on one line, cut for a note."""
    line = " ".join(words[: 4 * SHORT].split())
    return line if len(line) <= SHORT else line[:SHORT].rsplit(" ", 1)[0].rstrip() + " […]"


def numbered_pages(paths: Iterable[str]) -> list[tuple[int, str]]:
    """Gives the parts of a list as numbers and file names, for links between them."""
    return [(number, path.rpartition("/")[2]) for number, path in enumerate(paths, 1)]


def _harmless(value: Any) -> Any:
    """What the environment does to everything a template prints, before it escapes it."""
    if isinstance(value, Markup):
        return value
    return shown(value) if isinstance(value, str) else value


def _cited_words(citation: Citation, root: str) -> str:
    return root + to_words(citation.report, citation.spans)


def _cut(words: str) -> str:
    return words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rstrip() + " […]"


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]

"""What the two ways of cleaning, of plain text and of HTML, have in common: a report in the making."""

from msgspec import Struct

from onrecord.types.issue import Issue
from onrecord.types.offset_map import OffsetMap
from onrecord.types.report import Caption, Residue
from onrecord.types.when import Published


class Draft(Struct, frozen=True, kw_only=True):
    """What was read from the content of one arrival. Empty where the content says nothing."""

    text: str
    offsets: OffsetMap
    residue: tuple[Residue, ...] = ()
    title: str = ""
    byline: str = ""
    contributor: str = ""
    agency: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    published: Published = Published()
    modified: Published | None = None
    captions: tuple[Caption, ...] = ()
    corrections: tuple[str, ...] = ()
    cut: bool = False
    issues: tuple[Issue, ...] = ()

"""ninjs, the IPTC's JSON for news: versions 1.x (``body_text``, ``headline``) to 3.x (``bodies``, ``headlines``)."""

from collections.abc import Iterator
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.ingest.declared import merged
from onrecord.ingest.item import Item
from onrecord.ingest.moments import iso
from onrecord.types.arrival import Arrival, Given, Media
from onrecord.types.issue import SetAside
from onrecord.types.wire import to_json

_WITHHELD = ("withheld", "canceled", "cancelled")

_MARKS = ("versioncreated", "pubstatus", "bodies", "headlines", "associations", "renditions", "body_text", "body_xhtml",
          "body_html", "headline", "urgency", "copyrightholder", "copyrightnotice", "infosources", "contentcreated",
          "located", "altids", "profile", "by", "eventdetails", "descriptions")  # fmt: skip

_PLANS = ("event", "planning")

_MARKED_UP = ("html", "xhtml", "html5")


def is_ninjs(value: dict[str, Any]) -> bool:
    """Says whether a JSON object is a ninjs item: it has a ``uri``, and properties that only ninjs names so."""
    if "ninjs" in str(value.get("standard", "")) or "ninjs" in str(value.get("$standard", "")):
        return True
    return (
        isinstance(value.get("uri"), str)
        and "text" not in value
        and any(name.lower() in _MARKS or name.startswith("body_") for name in value)
    )


def ninjs_outcomes(
    item: Item, value: dict[str, Any], data: bytes, *, as_is: bool, part: str = ""
) -> Iterator[Arrival | SetAside]:
    """Gives the report of a ninjs item and those of the items associated with it that hold text of their own."""
    value = _lower(value)
    status = value.get("pubstatus")
    if status in _WITHHELD:
        yield item.aside("not-news", f"was marked {status} by its agency", part=part)
        return
    if value.get("type") in _PLANS:
        yield item.aside("not-news", f"is a ninjs item of type {value['type']}: it says what is to come", part=part)
        return
    outcome = _report(item, value, data, as_is=as_is, part=part)
    found = [outcome] if outcome else []
    for name, entry in _associated(value):
        associated = _lower(entry)
        below = _report(item, associated, to_json(entry), as_is=as_is, part=f"{part}#{name}")
        if below:
            found.append(below)
    if not found:
        kind = value.get("type")
        what = f"is a ninjs item of type {kind}" if isinstance(kind, str) else "is a ninjs item"
        yield item.aside("not-news", f"{what} without a body", part=part)
    yield from found


def _report(item: Item, value: dict[str, Any], data: bytes, *, as_is: bool, part: str) -> Arrival | None:
    inner, content, media = _body(value, as_is=as_is)
    if not content.strip():
        return None
    given = merged(merged(item.given, _given(value)), inner)
    return item.arrival(content, media, data, given=given, as_is=as_is and media == "text", part=part)


def _given(value: dict[str, Any]) -> Given:
    # The text at hand is that of its version: what it calls today is the day of this version.
    date = _first_date(value, "versioncreated", "contentcreated", "firstcreated")
    source = _sources(value)
    holder = _word(value.get("copyrightholder"))
    return Given(
        id=_word(value.get("uri")),
        url=_address(value),
        title=_headline(value),
        byline=_word(value.get("byline")) or _word(value.get("by")),
        date=date,
        language=_word(value.get("language")),
        outlet=source or holder,
        agency=source or holder,
        place=_word(value.get("located")),
        declared_by="ninjs",
    )


def _lower(value: dict[str, Any]) -> dict[str, Any]:
    """Gives an item with its properties in lower case: version 3 writes ``versionCreated`` for ``versioncreated``."""
    return {name.lower(): part for name, part in value.items()}


def _first_date(value: dict[str, Any], *names: str) -> str:
    return next((found for name in names if (found := iso(value.get(name)))), "")


def _headline(value: dict[str, Any]) -> str:
    headlines = value.get("headlines")
    if isinstance(headlines, list):
        told = [entry for entry in headlines if isinstance(entry, dict) and _word(entry.get("value"))]
        main = next((entry for entry in told if entry.get("role") == "main"), told[0] if told else None)
        if main:
            return _word(main["value"])
    if _word(value.get("headline")):
        return _word(value["headline"])
    others = (_word(value[name]) for name in sorted(value) if name.startswith("headline_"))
    return next((other for other in others if other), "") or _word(value.get("title")) or _word(value.get("name"))


def _body(value: dict[str, Any], *, as_is: bool) -> tuple[Given, str, Media]:
    """Gives the body in the rendition that keeps most of its form; plain text where offsets must be the caller's."""
    marked: list[tuple[Given, str]] = []
    plain: list[str] = []
    bodies = value.get("bodies")
    for entry in bodies if isinstance(bodies, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("value"), str):
            form = {name.lower(): part for name, part in entry.items()}
            _sort_in(f"{form.get('contenttype', '')} {form.get('role', '')}".lower(), entry["value"], marked, plain)
    for name in sorted(value):
        if name.startswith("body_") and isinstance(value[name], str):
            _sort_in(name.removeprefix("body_"), value[name], marked, plain)
    page = next(((inner, markup) for inner, markup in marked if markup.strip()), None)
    text = next((text for text in plain if text.strip()), "")
    if page and not (as_is and text):
        return page[0], page[1], "html"
    return Given(), text, "text"


def _sort_in(form: str, content: str, marked: list[tuple[Given, str]], plain: list[str]) -> None:
    if "nitf" in form:
        marked.append(_from_nitf(content))
    elif any(name in form for name in _MARKED_UP) or content.lstrip().startswith("<"):
        marked.append((Given(), content))
    else:
        plain.append(content)


def _from_nitf(content: str) -> tuple[Given, str]:
    # The XML parser loads only for the few bodies in NITF.
    from onrecord.ingest.nitf import is_nitf, nitf_page  # noqa: PLC0415
    from onrecord.ingest.xml_tree import parse_xml  # noqa: PLC0415

    try:
        root = parse_xml(content.encode("utf-8", "replace"))
    except OnRecordError:
        return Given(), content
    return nitf_page(root) if is_nitf(root) else (Given(), content)


def _associated(value: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    associations = value.get("associations")
    if isinstance(associations, dict):
        for name in sorted(associations):
            if isinstance(associations[name], dict):
                yield name, associations[name]
    elif isinstance(associations, list):
        for number, entry in enumerate(associations, 1):
            if isinstance(entry, dict):
                yield _word(entry.get("name")) or str(number), entry


def _sources(value: dict[str, Any]) -> str:
    for field in ("infosources", "infosource"):
        entries = value.get(field)
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict) and _word(entry.get("name")):
                return _word(entry["name"])
    return ""


def _address(value: dict[str, Any]) -> str:
    uri = _word(value.get("uri"))
    return uri if uri.lower().startswith(("http://", "https://")) else ""


def _word(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""

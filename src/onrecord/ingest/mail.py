"""Mail messages (EML), such as newsletters and press releases, and pages saved as one (MHTML, RFC 2557)."""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any

from msgspec import structs

from onrecord.errors import TooLargeError, UnreadableError
from onrecord.ingest.encoding import decode
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.moments import iso
from onrecord.ingest.page import with_saved_address
from onrecord.ingest.stream import HeldBytes, Stream
from onrecord.knowledge.tables import words
from onrecord.types.arrival import Arrival, Given
from onrecord.types.issue import SetAside

_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_REPORTS = ("text/html", "text/plain", "message/rfc822", "application/zip", "application/xml", "text/xml",
            "application/json", "application/pdf", "application/xhtml+xml", "application/msword",
            "application/octet-stream")  # fmt: skip


MAX_PARTS = 20_000
"""Lines that may part a message. Each part takes some 2 kB of memory, however empty it is."""

MAX_HEADERS = 200_000
"""Lines that look like a header. Each real one takes some 200 bytes of memory."""

MAX_HEADER = 10_000
"""Bytes of a header that is read here. The parser of the standard library takes hours and gigabytes for long ones."""

_READ = re.compile(
    rb"^(?:content-[\w-]+|subject|from|date|message-id|mime-version|snapshot-content-location)[ \t]*:"
    rb"[^\n]*(?:\n[ \t][^\n]*)*",
    re.MULTILINE | re.IGNORECASE,
)
_HEADER = re.compile(rb"^[\w-]+:", re.MULTILINE)


_OF_LISTS = ("List-Id", "List-Unsubscribe", "List-Post")
_OFFICES = words(
    "alert alerts briefing bulletin communications daily desk digest editor editors info letters media morning news "
    "newsdesk newsletter newsletters newsroom no-reply noreply notifications pressoffice press publications reply "
    "subscriptions team updates weekly wire"
)
"""Names of mailboxes that no single person has."""

_WRITER_OF_OUTLET = re.compile(r"(?P<writer>\S[^@]{1,60}?)\s+(?:from|at|via)\s+(?P<outlet>\S[^@]{1,80})")


def read_mail(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the report in a message and those attached to it. Raises UnreadableError, TooLargeError."""
    data = item.stream.read_all(intake.options.max_bytes)
    _check(data)
    try:
        message = BytesParser(policy=policy.default).parsebytes(data.lstrip())
        parts = list(_leaves(message))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise UnreadableError(f"is no message that can be read: {error}", remedy="export it again") from error
    if message.get_content_type() in _ENCRYPTED:
        yield item.aside("encrypted", "is an encrypted message; decrypt it and export it again")
        return
    saved = _header(message, "Snapshot-Content-Location")
    body = _body(parts, message, as_is=intake.options.as_is and not saved)
    if body is None:
        yield item.aside("no-text", "is a message without a text")
    else:
        yield _report(item, body, data, _given(item.given, message, saved), as_is=intake.options.as_is)
    if saved or message.get_content_type() == "multipart/related":
        return
    for number, part in enumerate(parts, 1):
        if part is not body and _is_attached(part):
            name = _file_name(part) or f"part-{number}"
            content = _bytes(part)
            item.budget.spend(len(content))
            yield from intake.take(
                item.part(f"!{name}", name, Stream(HeldBytes(content)), declared=_header(part, "Content-Type"))
            )


def _check(data: bytes) -> None:
    """Raises TooLargeError for a message that would keep the parser busy for hours or fill memory."""
    if (
        data.count(b"\n--") > MAX_PARTS
        or sum(1 for _ in _HEADER.finditer(data)) > MAX_HEADERS
        or any(found.end() - found.start() > MAX_HEADER for found in _READ.finditer(data))
    ):
        raise TooLargeError("is a message whose parts or headers have no end", remedy="export its text alone")


def _report(item: Item, body: EmailMessage, data: bytes, given: Given, *, as_is: bool) -> Arrival | SetAside:
    html = body.get_content_type() in {"text/html", "application/xhtml+xml"}
    found = decode(_bytes(body), "html" if html else "text", _header(body, "Content-Type"))
    if not found.text.strip():
        return item.aside("empty", "is a message without a text; nothing was lost")
    given = with_saved_address(given, found.text)
    return item.arrival(
        found.text,
        "html" if html else "text",
        data,
        given=given,
        encoding=found.encoding,
        as_is=as_is and not html,
    )


def _given(outer: Given, message: EmailMessage, saved: str) -> Given:
    title = _header(message, "Subject")
    if saved:
        # The date of a saved page is the day it was saved, and its sender the browser.
        return structs.replace(outer, url=saved, title=title, declared_by="saved-page")
    byline, outlet = _sender(message)
    return structs.replace(
        outer,
        id=_header(message, "Message-ID").strip("<> "),
        title=title,
        byline=byline or outer.byline,
        outlet=outlet or outer.outlet,
        date=iso(_header(message, "Date")),
        language=_header(message, "Content-Language"),
        declared_by="mail",
    )


def _sender(message: EmailMessage) -> tuple[str, str]:
    """Gives byline and outlet: a person who writes signs; a list (RFC 2919, RFC 2369) or an office publishes.

    ``Jane Doe from The Wire`` and ``Jane Doe at The Wire`` name both.
    """
    name, address = parseaddr(_header(message, "From"))
    both = _WRITER_OF_OUTLET.fullmatch(name)
    if both is not None:
        return both["writer"], both["outlet"]
    box = address.partition("@")[0].casefold()
    if box in _OFFICES or any(message.get(field) is not None for field in _OF_LISTS):
        return "", name or address.partition("@")[2]
    return name or address, ""


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.walk():
        if not part.is_multipart():
            yield part


def _body(parts: list[EmailMessage], message: EmailMessage, *, as_is: bool) -> EmailMessage | None:
    """Gives the part that is the text: the page (the plain text where offsets are the caller's), not an attachment."""
    root = message.get_param("start") if message.get_content_type() == "multipart/related" else None
    inline = [part for part in parts if part.get_content_disposition() != "attachment" and not _file_name(part)]
    wanted = ("text/plain", "text/html") if as_is else ("text/html", "application/xhtml+xml", "text/plain")
    if root:
        inline.sort(key=lambda part: _header(part, "Content-ID") != root)
    for kind in wanted:
        found = next((part for part in inline if part.get_content_type() == kind), None)
        if found is not None and _bytes(found).strip():
            return found
    return None


def _is_attached(part: EmailMessage) -> bool:
    disposed = part.get_content_disposition() == "attachment" or bool(_file_name(part))
    return disposed and part.get_content_type() in _REPORTS


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(message: EmailMessage, name: str) -> str:
    try:
        value: Any = message[name]
        return " ".join(str(value).split()) if value is not None else ""
    except Exception:  # noqa: BLE001  (the header parser of the standard library fails in many ways on hostile headers)
        return ""


def _file_name(part: EmailMessage) -> str:
    try:
        name = part.get_filename() or ""
    except Exception:  # noqa: BLE001  (as above)
        return ""
    return name.replace("\\", "/").rpartition("/")[2].strip()

"""The table of kinds, and how a file's kind is told: from its content first, its name second.

A kind has a reader (``module:function`` in this room, loaded when first met), or a code and a message under which files
of this kind are set aside.
"""

import json
import re

from msgspec import Struct

from onrecord.ingest.encoding import marked_encoding, wide_encoding
from onrecord.ingest.limits import HEAD
from onrecord.ingest.signatures import signed_kind


class Kind(Struct, frozen=True, kw_only=True):
    """One kind of file: who reads it, or why nobody does."""

    name: str
    reader: str = ""
    code: str = ""
    message: str = ""


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="html", reader="page:read_page"),
        Kind(name="text", reader="plain:read_text"),
        Kind(name="json-lines", reader="json_lines:read_lines"),
        Kind(name="json", reader="json_document:read_document"),
        Kind(name="feed", reader="feed:read_feed"),
        Kind(name="newsml-g2", reader="newsml_g2:read_newsml"),
        Kind(name="newsml-1", reader="newsml_1:read_newsml_1"),
        Kind(name="nitf", reader="nitf:read_nitf"),
        Kind(name="mail", reader="mail:read_mail"),
        Kind(name="mailbox", reader="mailbox:read_mailbox"),
        Kind(name="gzip", reader="compressed:read_gzip"),
        Kind(name="bzip2", reader="compressed:read_bzip2"),
        Kind(name="xz", reader="compressed:read_xz"),
        Kind(name="zip", reader="zip_archive:read_zip"),
        Kind(name="tar", reader="tar_archive:read_tar"),
        Kind(name="warc", reader="warc:read_warc"),
        Kind(name="empty", code="empty", message="is empty; nothing was lost"),
        Kind(name="pdf", code="pdf", message="is a PDF document; make text of it first, for instance with pdftotext"),
        Kind(
            name="office",
            code="office-document",
            message="is a word processor's or spreadsheet's file; save it as HTML or as plain text first",
        ),
        Kind(name="image", code="image", message="is a picture; its text, if any, must be typed or recognised first"),
        Kind(name="audio-video", code="audio-video", message="is a sound or a film; bring in its transcript"),
        Kind(
            name="table",
            code="table",
            message="is a table of separated values; make JSON lines of it, with the fields id, text, date, title, url",
        ),
        Kind(name="program", code="program-file", message="is code, a style, a font or a database, no report"),
        Kind(name="archive", code="archive-unsupported", message="is an archive that is not opened; unpack it first"),
        Kind(name="zstd", code="archive-unsupported", message="is packed with zstd; unpack it first with zstd -d"),
        Kind(name="lz4", code="archive-unsupported", message="is packed with lz4; unpack it first with lz4 -d"),
        Kind(
            name="arc",
            code="archive-unsupported",
            message="is an ARC file, the format before WARC; convert it with `warcio recompress IN.arc.gz OUT.warc.gz`",
        ),
        Kind(
            name="documentation", code="documentation", message="is about the files beside it; name it alone to read it"
        ),
        Kind(
            name="xml-unknown",
            code="xml-unknown",
            message="is XML, and none of RSS, Atom, NewsML, NITF and XHTML; export it as one of these",
        ),
        Kind(
            name="binary", code="binary", message="is neither text nor a known kind of file; export it as HTML or text"
        ),
    )
}
"""Name → kind."""

EXTENSIONS: dict[str, str] = {
    **dict.fromkeys(("html", "htm", "xhtml", "shtml"), "html"),
    **dict.fromkeys(("jsonl", "ndjson", "jl"), "json-lines"),
    **dict.fromkeys(
        ("css", "js", "mjs", "map", "ts", "py", "sh", "sql", "ini", "toml", "yaml", "yml", "lock"), "program"
    ),
    **dict.fromkeys(("csv", "tsv"), "table"),
    "json": "json",
    "eml": "mail",
    "mht": "mail",
    "mhtml": "mail",
}
"""What a name tells about a file whose content is some text."""

DOCUMENTATION = re.compile(
    r"(?:readme|licen[cs]e|copying|changelog|contributing)(?:[._-].*)?"
    r"|(?:notice|authors|manifest|sources|about|citation)(?:\.(?:md|txt|rst))?",
    re.IGNORECASE | re.DOTALL,
)
"""Names of texts that are about the files beside them."""

_ROOTS: dict[str, str] = {
    **dict.fromkeys(("rss", "feed", "rdf", "channel", "entry"), "feed"),
    **dict.fromkeys(
        (
            "newsmessage",
            "newsitem",
            "packageitem",
            "conceptitem",
            "knowledgeitem",
            "planningitem",
            "catalogitem",
            "contentset",
            "contentmeta",
            "itemmeta",
            "groupset",
        ),
        "newsml-g2",
    ),
    "newsml": "newsml-1",
    "nitf": "nitf",
    "html": "html",
    "svg": "image",
}
"""Local name of an XML document's root, in lower case → kind."""

_PROLOGUE = re.compile(r"(?:\s|<\?[^>]*>|<!--.*?-->|<!DOCTYPE\b[^>\[]*(?:\[[^\]]*\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_TAG = re.compile(
    r"<!doctype\s+html|</?(?:html|head|body|title|meta|link|script|style|div|p|span|article|section|header|main|table|"
    r"h[1-6]|ul|ol|li|br|a|img|figure|blockquote|pre|font|center|em|strong|b|i|iframe|frameset|noscript|textarea)\b"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_PAGE = re.compile(r"<!doctype\s+html|<(?:html|head|body|frameset)\b", re.IGNORECASE)
_JSON_OBJECT = re.compile(r'\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|\})')
_JSON_ARRAY = re.compile(r'\[\s*(?:\{\s*["}]|\]\s*$)')
_MAIL_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t]|\r?$)")
_MAIL_MARKS = frozenset({"mime-version", "message-id", "received", "return-path", "content-type", "delivered-to"})
_MAIL_NAMES = frozenset({"from", "to", "subject", "date", "sender", "reply-to"})
_MAILBOX = re.compile(r"From \S+.{0,60}\d\d:\d\d:\d\d.{0,40}\d{4}\r?\n[A-Za-z][A-Za-z0-9-]{1,60}:")

_ODD = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ODD_SHARE = 0.05
"""Share of control characters from which bytes are no text. Broken pages reach a few in a thousand; executables and
packed data have one in ten."""


def kind_of(head: bytes, name: str, declared: str = "", *, named: bool = True) -> Kind:
    """Gives the kind of a file from its first bytes, its name and the content type that a header declares.

    ``named`` says that a user named exactly this file: then a README is read like any text.
    """
    return KINDS[_kind(head, name, declared, named=named)]


def _kind(head: bytes, name: str, declared: str, *, named: bool) -> str:
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        # A file that starts with more blanks than are looked at may still hold a report behind them.
        return "empty" if len(head) < HEAD else "text"
    signed = signed_kind(head)
    if signed == "zip" and _is_office(head):
        return "office"
    if signed:
        return signed
    if _is_old_tar(head):
        return "tar"
    text = _as_text(head)
    if text is None:
        return "binary"
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    told = _told_by_text(text.lstrip("\ufeff \t\r\n\x00"), extension)
    if told:
        return told
    if EXTENSIONS.get(extension, "") in {"program", "table", "json-lines", "json"}:
        return EXTENSIONS[extension]
    if not named and DOCUMENTATION.fullmatch(name):
        return "documentation"
    if declared.lower().startswith(("image/svg", "text/css", "text/javascript", "application/javascript")):
        return "program"
    return "text"


def _as_text(head: bytes) -> str | None:
    """Gives the head as text good enough to tell a kind by, or None where it is no text."""
    encoding, skip = marked_encoding(head)
    encoding = encoding or wide_encoding(head)
    if encoding and encoding != "utf-8":
        return head[skip:].decode(encoding, "replace")
    if len(_ODD.findall(head)) > len(head) * _ODD_SHARE and not _PAGE.search(head.decode("latin-1")):
        return None
    return head[skip:].decode("latin-1")


def _told_by_text(text: str, extension: str) -> str:
    if text.startswith(("{", "[")):
        told = _json_kind(text, extension)
        if told:
            return told
    if text.startswith("<"):
        told = _markup_kind(text)
        if told:
            return told
    mail = _mail_kind(text, extension)
    if mail:
        return mail
    tags = sum(1 for _ in zip(range(8), _TAG.finditer(text), strict=False))
    if _PAGE.search(text[:4096]) or (tags and EXTENSIONS.get(extension) == "html") or tags >= 8:
        return "html"
    return ""


def _json_kind(text: str, extension: str) -> str:
    if _JSON_ARRAY.match(text):
        return "json"
    if not _JSON_OBJECT.match(text):
        return ""
    if EXTENSIONS.get(extension) == "json-lines":
        return "json-lines"
    first, newline, rest = text.partition("\n")
    if not newline:
        # One line that may go on for megabytes: the reader of lines takes a lone object for what it is.
        return "json-lines"
    if _is_object(first):
        return "json-lines"
    # A first line that is no object by itself opens a document, or is one bad line among good ones.
    opens = first.rstrip().endswith(("{", "[", ",", ":"))
    second = rest.lstrip().partition("\n")[0]
    return "json-lines" if not opens and _is_object(second) else "json"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _markup_kind(text: str) -> str:
    prologue = _PROLOGUE.match(text)
    start = prologue.end() if prologue else 0
    root = _ROOT.match(text, start)
    if root and root[1].lower() in _ROOTS:
        return _ROOTS[root[1].lower()]
    if root and not _TAG.match(text, start) and not _PAGE.search(text, 0, 4096):
        return "xml-unknown" if text.startswith("<?xml") or f"</{root[0][1:]}" in text else ""
    if text.startswith("<?xml") and not _TAG.search(text):
        return "xml-unknown"
    return "html" if _TAG.search(text) else ""


def _mail_kind(text: str, extension: str) -> str:
    if _MAILBOX.match(text):
        return "mailbox"
    names: set[str] = set()
    for line in text.split("\n", 60)[:60]:
        if not line.strip():
            break
        if line[0] in " \t" and names:
            continue
        header = _MAIL_HEADER.match(line)
        if not header:
            return ""
        names.add(header[1].lower())
    if names & _MAIL_MARKS and names & _MAIL_NAMES:
        return "mail"
    return "mail" if EXTENSIONS.get(extension) == "mail" and names & (_MAIL_MARKS | _MAIL_NAMES) else ""


def _is_office(head: bytes) -> bool:
    """Says whether a zip archive is a document: by the name of its first member (ECMA-376, OpenDocument, EPUB)."""
    first = head[30 : 30 + int.from_bytes(head[26:28], "little")]
    if first in {b"[Content_Types].xml", b"_rels/.rels", b"mimetype"} or first.startswith(b"docProps/"):
        return True
    return first.startswith((b"word/", b"xl/", b"ppt/")) and first.endswith((b".xml", b".rels"))


def _is_old_tar(head: bytes) -> bool:
    """Says whether the first block is a tar header without the ``ustar`` mark: its checksum is right (POSIX.1)."""
    if len(head) < 512 or not head[0]:
        return False
    field = head[148:156].strip(b" \x00")
    if not field or not all(48 <= digit <= 55 for digit in field):
        return False
    return int(field, 8) == sum(head[:148]) + 8 * 32 + sum(head[156:512])

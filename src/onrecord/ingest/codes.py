"""The stable codes under which ingest sets sources aside, and what each one means."""

CODES: dict[str, str] = {
    "missing": "There is nothing at this path.",
    "unreadable": "The bytes cannot be opened, unpacked or parsed.",
    "empty": "There are no bytes, or only blanks.",
    "too-large": "It is over a limit of size, number or depth.",
    "empty-folder": "A folder or an archive holds no report.",
    "documentation": "A README, a licence or the like, met in a folder: it is about the files beside it.",
    "link": "A link inside a folder or an archive; links are not followed there.",
    "special-file": "A device, a pipe or a socket inside a folder.",
    "unsafe-path": "An archive member whose name leads out of the archive.",
    "encrypted": "An archive member, or a message, that needs a password or a key.",
    "image": "A picture.",
    "audio-video": "A sound or a film.",
    "pdf": "A PDF document.",
    "office-document": "A word processor's, a spreadsheet's or an e-book's file.",
    "table": "A table of comma- or tab-separated values.",
    "program-file": "A style sheet, a script, a font, a program, a database: no report.",
    "archive-unsupported": "A container of a kind that is not opened.",
    "xml-unknown": "XML of a kind that holds no reports, or that is not known.",
    "binary": "Bytes that are no text and no known kind of file.",
    "bad-line": "A line of a JSON lines file that is no JSON object.",
    "bad-json": "JSON that cannot be parsed.",
    "no-text": "A report without text.",
    "summary-only": "A feed item with nothing but a headline or a teaser; --fetch brings in its page.",
    "not-news": "A wire item of another kind: a picture, a planning or a concept item, a cancelled report.",
    "damaged": "A container is damaged from some place on; what came before was read.",
    "cut-off": "A record ends before its declared length.",
    "records-skipped": "Records of a web archive that hold no page, counted.",
    "bad-address": "An address that is none, or of another kind than http and https.",
    "refused-address": "An address on this machine or a private network; --allow-private lets it be fetched.",
    "robots": "The site's robots.txt asks not to fetch this page.",
    "fetch-failed": "An address could not be fetched.",
    "ingest-failed": "A fault of this program on this source.",
}
"""Code → meaning. A test keeps this table and the code apart from drifting."""

NEVER_REPORTS = frozenset(("documentation", "image", "audio-video", "program-file", "not-news", "records-skipped"))
"""Codes of what lies beside reports and is none: named and counted, and no reason for another exit status."""

"""Kinds of file that are told by their first bytes."""

from typing import NamedTuple


class Signature(NamedTuple):
    """Bytes at a place that tell a kind."""

    offset: int
    mark: bytes
    kind: str


SIGNATURES: tuple[Signature, ...] = (
    Signature(0, b"\x1f\x8b", "gzip"),
    Signature(0, b"BZh", "bzip2"),
    Signature(0, b"\xfd7zXZ\x00", "xz"),
    Signature(0, b"\x28\xb5\x2f\xfd", "zstd"),
    Signature(0, b"\x04\x22\x4d\x18", "lz4"),
    Signature(0, b"PK\x03\x04", "zip"),
    Signature(0, b"PK\x05\x06", "zip"),
    Signature(257, b"ustar", "tar"),
    Signature(0, b"WARC/", "warc"),
    Signature(0, b"filedesc://", "arc"),
    Signature(0, b"%PDF-", "pdf"),
    Signature(0, b"%!PS", "pdf"),
    Signature(0, b"{\\rtf", "office"),
    Signature(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    Signature(0, b"\x89PNG\r\n\x1a\n", "image"),
    Signature(0, b"\xff\xd8\xff", "image"),
    Signature(0, b"GIF87a", "image"),
    Signature(0, b"GIF89a", "image"),
    Signature(8, b"WEBP", "image"),
    Signature(0, b"II*\x00", "image"),
    Signature(0, b"MM\x00*", "image"),
    Signature(0, b"\x00\x00\x01\x00", "image"),
    Signature(4, b"ftypavif", "image"),
    Signature(4, b"ftypheic", "image"),
    Signature(4, b"ftyp", "audio-video"),
    Signature(8, b"WAVE", "audio-video"),
    Signature(8, b"AVI ", "audio-video"),
    Signature(0, b"ID3", "audio-video"),
    Signature(0, b"OggS", "audio-video"),
    Signature(0, b"fLaC", "audio-video"),
    Signature(0, b"\x1aE\xdf\xa3", "audio-video"),
    Signature(0, b"Rar!\x1a\x07", "archive"),
    Signature(0, b"7z\xbc\xaf\x27\x1c", "archive"),
    Signature(0, b"SQLite format 3\x00", "program"),
    Signature(0, b"\x7fELF", "program"),
    Signature(0, b"MZ\x90", "program"),
    Signature(0, b"\xca\xfe\xba\xbe", "program"),
    Signature(0, b"\x00asm", "program"),
    Signature(0, b"wOFF", "program"),
    Signature(0, b"wOF2", "program"),
    Signature(0, b"\x00\x01\x00\x00\x00", "program"),
    Signature(0, b"OTTO\x00", "program"),
    Signature(0, b"PAR1", "program"),
    Signature(0, b"ARROW1", "program"),
)
"""First match wins. Sources: the registrations at IANA and the ``file(1)`` magic of these formats."""


def signed_kind(head: bytes) -> str:
    """Gives the kind that the first bytes tell, or ''."""
    for offset, mark, kind in SIGNATURES:
        if head.startswith(mark, offset):
            return kind
    return ""

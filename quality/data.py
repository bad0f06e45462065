"""Where the labelled data lies, and the key by which labels name a text that is not in this repository."""

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Absent(Exception):  # noqa: N818  (a state of the machine, no fault)
    """The data that a scorer needs is not on this machine."""


def shared(*parts: str) -> Path:
    """Gives a path inside the folder of labelled data beside the repository; raises Absent where it is not there."""
    path = ROOT.parent / "shared" / Path(*parts)
    if not path.exists():
        raise Absent(f"{Path('shared', *parts)} is not beside the repository")
    return path


def text_key(text: str) -> str:
    """Gives the SHA-256 of a text in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

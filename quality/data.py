"""Where the labelled data lies."""

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

"""Paragraphs on standard output: wrapped, indented, never markup, coloured on a terminal only."""

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from onrecord.export.visible import short
from onrecord.types.attribution import AttributionKind

WIDEST = 100
"""Columns used at most; longer lines are hard to read."""

NARROWEST = 32

OPENING = frozenset('“"«„‘')
"""Marks that open a quotation on the page."""

NOT_QUOTED: dict[AttributionKind | None, str] = {"indirect": "paraphrased", "mixed": "partly quoted"}
"""What stands before words that are not, or not all, the speaker's own."""


def open_console() -> Console:
    """Gives a console on standard output: no markup, no guessing, at most ``WIDEST`` columns wide."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").casefold().replace("-", "")
    if "utf" not in encoding and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without our letters shows their codes
    console = Console(highlight=False, markup=False, emoji=False)
    return Console(highlight=False, markup=False, emoji=False, width=max(NARROWEST, min(console.width, WIDEST)))


def say(words: str) -> None:
    """Says something about the data, on standard error, after the data that was printed before."""
    sys.stdout.flush()
    sys.stderr.write(words + "\n")


def quoted(words: str, most: int = 20_000) -> str:
    """Gives words of a report on one line in quotation marks, unless they bring their own."""
    plain = short(words, most)
    return plain if plain[:1] in OPENING else f"“{plain}”"


def worded(kind: AttributionKind | None, words: str, most: int = 20_000, *, cue: str = "") -> Text:
    """Gives words of a statement so that nobody takes a paraphrase for a quotation, nor an opinion for a saying.

    ``cue`` is the verb as printed, where it says more than that something was said.
    """
    line = Text()
    if kind in NOT_QUOTED:
        line.append(f"{NOT_QUOTED[kind]}, “{short(cue, 60)}”: " if cue else f"{NOT_QUOTED[kind]}: ", style="dim")
        return line.append(short(words, most))
    return line.append(quoted(words, most))


def cited(numbers: Iterable[int]) -> str:
    """Gives the numbers of sources as a readout cites them: `` [1] [3]``."""
    return "".join(f" [{number}]" for number in numbers)


class Paragraphs:
    """Prints paragraphs."""

    def __init__(self, console: Console | None = None) -> None:
        """Takes the console, else opens one on standard output."""
        self.console = console or open_console()

    def line(self, text: Text, indent: int = 0, marker: str = "") -> None:
        """Prints a paragraph, wrapped, its later lines standing under its first word."""
        for place, line in enumerate(self.wrapped(text, indent + len(marker))):
            start = Text()
            start.append(" " * indent + (marker if not place else " " * len(marker)), style="dim")
            self.console.print(start.append_text(line), soft_wrap=True)

    def unbroken(self, words: str, indent: int) -> None:
        """Prints an address on a line of its own, however long, so that it can be followed and copied."""
        self.console.print(Text(" " * indent + words, style="dim"), soft_wrap=True)

    def wrapped(self, text: Text, indent: int) -> list[Text]:
        """Gives the lines of a paragraph that fit beside an indent of so many columns."""
        lines = list(text.wrap(self.console, max(16, self.console.width - indent), overflow="fold"))
        for line in lines:
            line.rstrip()
        return lines

    def heading(self, words: str) -> None:
        """Prints the heading of a section."""
        self.gap()
        self.line(Text(words.upper(), style="bold cyan"))

    def gap(self) -> None:
        """Prints an empty line."""
        self.console.print()

    def more(self, number: int, of: str = "", indent: int = 0) -> bool:
        """Says how many were left out, if any; gives whether any was."""
        if number > 0:
            self.line(Text(f"… {number} more {of}".rstrip(), style="dim"), indent)
        return number > 0

"""Prints the matrix of a story on a terminal: a column for each outlet, a line for each value, marks that are words."""

from collections.abc import Sequence

from rich.text import Text

from onrecord.export.paragraphs import Paragraphs, cited
from onrecord.export.view import Column, Matrix, MatrixLine, MatrixRow
from onrecord.export.visible import short

MARK_WORDS = {
    "told": "told",
    "quoted": "quoted",
    "partly-quoted": "partly",
    "retold": "retold",
    "gives": "yes",
    "other": "other",
    "differs": "no",
    "silent": "–",
    "untold": "",
}
"""What stands in a cell."""

STYLES = {"gives": "green", "differs": "red", "other": "yellow", "silent": "dim"}

LEGEND = (
    ("gives", "yes: gives this value"),
    ("other", "other: gives another, which can be true too"),
    ("differs", "no: gives another, which cannot"),
    ("silent", "–: does not say"),
)

WIDTH = 7
"""Columns of text for an outlet."""

VOICES = 8
"""Columns of text for the number of independent origins."""

NARROWEST_LABEL = 24
LONGEST_LABEL = 110


def print_matrix(page: Paragraphs, matrix: Matrix, *, most_rows: int, most_panels: int) -> bool:
    """Prints the matrix, as many outlets beside each other as there is room; gives whether anything was left out.

    More outlets than there is room for stand in further panels, each with all rows.
    """
    rows = matrix.rows[:most_rows]
    per_panel = max(1, (page.console.width - 2 - NARROWEST_LABEL - VOICES) // WIDTH)
    # Outlets that tell nothing of any row would only be empty columns.
    telling = [n for n in range(len(matrix.columns)) if any(row.cells[n].mark != "untold" for row in rows)]
    panels = [telling[at : at + per_panel] for at in range(0, len(telling), per_panel)]
    names = {n: _name(place) for place, n in enumerate(telling)}
    for panel in panels[:most_panels]:
        if panel is not panels[0]:
            page.gap()
        _print_panel(page, matrix, rows, panel, names)
    hidden = sum(len(panel) for panel in panels[most_panels:])
    left_out = page.more(hidden, "outlet" if hidden == 1 else "outlets", indent=2)
    return page.more(len(matrix.rows) - len(rows), indent=2) or left_out


def _print_panel(
    page: Paragraphs, matrix: Matrix, rows: Sequence[MatrixRow], panel: Sequence[int], names: dict[int, str]
) -> None:
    for n in panel:
        page.line(_heading(matrix.columns[n]), 2, f"{names[n]} ")
    marks = {cell.mark for row in rows for line in row.lines for n in panel for cell in [line.cells[n]]}
    legend = " · ".join(words for mark, words in LEGEND if mark in marks)
    page.line(Text(legend, style="dim"), 2)
    label = page.console.width - 2 - VOICES - WIDTH * len(panel)
    head = Text(" " * (2 + label), style="bold")
    head.append("".join(f"{names[n]:<{WIDTH}}" for n in panel) + "origins", style="bold")
    page.console.print(head, soft_wrap=True)
    for row in rows:
        if all(row.cells[n].mark == "untold" for n in panel):
            continue
        _print_line(page, Text(short(row.summary, LONGEST_LABEL), style="bold"), row, panel, label=label, indent=2)
        for line in row.lines:
            words = Text(f"{line.question}: ", style="dim")
            words.append(short(line.shown, LONGEST_LABEL), style="not dim")
            if line.verdict == "in-conflict":
                words.append(" (in conflict)", style="yellow not dim")
            _print_line(page, words, line, panel, label=label, indent=4)


def _print_line(  # noqa: PLR0913 - where and how wide
    page: Paragraphs, words: Text, line: MatrixRow | MatrixLine, panel: Sequence[int], *, label: int, indent: int
) -> None:
    """Prints words, wrapped in their column, with the cells beside their first line."""
    width = 2 + label - indent - 1
    for place, part in enumerate(words.wrap(page.console, width, overflow="fold")):
        part.rstrip()
        printed = Text(" " * indent).append_text(part)
        if not place:
            printed.append(" " * (2 + label - printed.cell_len))
            for n in panel:
                mark = line.cells[n].mark
                printed.append(f"{MARK_WORDS[mark]:<{WIDTH}}", style=STYLES.get(mark, "default"))
            printed.append(str(line.origins))
        page.console.print(printed, soft_wrap=True)


def _heading(column: Column) -> Text:
    line = Text(short(column.outlet, 60))
    line.append(cited(column.sources))
    if column.copies:
        line.append(f" · copied{'' if column.sources else ' from another story'} in{cited(column.copies)}", style="dim")
    return line


def _name(place: int) -> str:
    """Gives the letters of a column: A to Z, then AA, AB and on."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

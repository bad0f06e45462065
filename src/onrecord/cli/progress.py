"""The progress bar of long work: on a terminal only, on stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_bar(total: Callable[[], int | None]) -> Iterator[Callable[[int, int], None] | None]:
    """Gives a function to call with the reports read and the sources set aside; None where stderr is no terminal.

    ``total`` is asked for the number of reports only when there is somebody to see it.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    with console.status("counting reports"):
        expected = total()
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[aside]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=expected, rate="", aside="")

        def advance(read: int, aside: int) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            bar.update(
                task,
                completed=read,
                rate=f"{read / elapsed:.0f} a second" if elapsed > 1 else "",
                aside=f"{aside} set aside" if aside else "",
            )

        yield advance

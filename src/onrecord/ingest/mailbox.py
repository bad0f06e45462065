"""Mailboxes: many messages in one file (mbox, RFC 4155), streamed."""

from collections.abc import Iterator

from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.stream import HeldBytes, Stream, amount
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside


def read_mailbox(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the reports of each message, named ``alerts.mbox#3``; a line that starts with ``From `` starts one."""
    limit = intake.options.max_bytes
    number = 0
    lines: list[bytes] = []
    length = 0
    for _, line in item.stream.lines(limit):
        if line is not None and line.startswith(b"From ") and (not number or not lines[-1:] or not lines[-1].strip()):
            if number:
                yield from _message(item, intake, lines, length, number)
            number += 1
            lines, length = [], 0
            continue
        length += limit + 1 if line is None else len(line) + 1
        if length <= limit:
            # ">From " is how the format writes a line of the message that starts with "From ".
            lines.append(line[1:] if line is not None and line.startswith(b">From ") else line or b"")
        else:
            lines.clear()
    yield from _message(item, intake, lines, length, number)


def _message(item: Item, intake: Intake, lines: list[bytes], length: int, number: int) -> Iterator[Arrival | SetAside]:
    if length > intake.options.max_bytes:
        over = amount(intake.options.max_bytes)
        yield item.aside("too-large", f"is a message over {over} (raise --max-bytes to read it)", part=f"#{number}")
        return
    yield from intake.take(item.part(f"#{number}", "message.eml", Stream(HeldBytes(b"\n".join(lines)))))

"""The table of export formats: one row a format, one file each."""

import importlib

from msgspec import Struct

from onrecord.errors import ExportError
from onrecord.record import Record


class Format(Struct, frozen=True, kw_only=True):
    """A format: its name, what it gives, and whether it is a folder of files rather than one stream.

    ``module`` holds ``write(record, output)`` and is imported when the format is used.
    """

    name: str
    help: str
    module: str
    folder: bool


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format(
            name="jsonl",
            help="JSON lines: a report a line with all that was read from it and its story (.gz compresses).",
            module="onrecord.export.jsonl",
            folder=False,
        ),
        Format(
            name="csv",
            help="A folder of CSV tables with datapackage.json, which describes every column.",
            module="onrecord.export.csv_tables",
            folder=True,
        ),
        Format(
            name="plover",
            help="JSON lines: an event a line in PLOVER's terms, with every report that tells it (.gz compresses).",
            module="onrecord.export.plover",
            folder=False,
        ),
        Format(
            name="cameo",
            help="Tab-separated: an event a row under CAMEO codes, in columns like GDELT's, with status and words.",
            module="onrecord.export.cameo",
            folder=False,
        ),
    )
}
"""Every format by name."""


def export(record: Record, form: str, output: str) -> None:
    """Writes the record in this format to a file or folder; ``-`` is standard output.

    The same record gives the same bytes. What is at ``output`` is replaced when all is written, or not at all. Raises
    ExportError for an unknown format or a place that cannot be written.
    """
    if form not in FORMATS:
        raise ExportError(f"there is no format {form!r}", remedy=f"the formats are {', '.join(FORMATS)}")
    if output == "-" and FORMATS[form].folder:
        raise ExportError(f"{form} is a folder of files", remedy="name the folder with -o DIR")
    importlib.import_module(FORMATS[form].module).write(record, output)

"""Every error that On Record raises, in one tree.

::

    OnRecordError
    ├── SourceError        the source's fault: a file, page, feed or archive cannot be used; it is set aside
    │   ├── UnreadableError    the bytes cannot be decoded, parsed or opened
    │   ├── TooLargeError      over a size, depth or element limit
    │   └── FetchError         an address cannot be fetched, or may not be
    ├── SettingError       the user's fault: an argument or a setting makes no sense
    ├── RecordError        the record cannot be opened, written or trusted
    │   ├── NotARecordError    the file is something else
    │   └── RecordVersionError the record was made by a newer On Record
    ├── StepError          our fault: a step failed on one report; the report is set aside and named
    └── ExportError        an export or a page cannot be written

Each error says what happened (``message``) and the way out (``remedy``).
"""


class OnRecordError(Exception):
    """The base of all errors raised on purpose by this package."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        """Takes what happened, in plain words, and what the reader of the message can do about it."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """Gives the message, with the way out where there is one."""
        return f"{self.message} ({self.remedy})" if self.remedy else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Survives the way back from a worker process with its remedy."""
        return (_rebuild, (type(self), self.message, self.remedy))


def _rebuild(kind: type[OnRecordError], message: str, remedy: str) -> OnRecordError:
    return kind(message, remedy=remedy)


class SourceError(OnRecordError):
    """A source of reports cannot be used; it is set aside and counted, and everything else goes on."""


class UnreadableError(SourceError):
    """The bytes of a source cannot be decoded, parsed or opened."""


class TooLargeError(SourceError):
    """A source is over a limit of size, depth or number of elements."""


class FetchError(SourceError):
    """An address could not be fetched, or may not be."""


class SettingError(OnRecordError):
    """An argument or a setting makes no sense."""


class RecordError(OnRecordError):
    """A record cannot be opened, written or trusted."""


class NotARecordError(RecordError):
    """The file that was named is not a record."""


class RecordVersionError(RecordError):
    """The record was made by a newer version of On Record."""


class StepError(OnRecordError):
    """A step failed on one report: a fault of this program. The report is set aside with the step's name."""


class ExportError(OnRecordError):
    """An export or a page could not be written."""

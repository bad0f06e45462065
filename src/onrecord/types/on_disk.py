"""A sequence of entries that lies in a temporary file: what a record of any size is made of, in little memory."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import Any, Generic, TypeVar, overload
from weakref import finalize

import msgspec

T = TypeVar("T", bound=msgspec.Struct)

IN_MEMORY = 1 << 24
"""Bytes that are held in memory; what is more goes to the temporary file."""


class OnDisk(Sequence[T], Generic[T]):
    """Entries of one kind, decoded one by one and as often as asked; equal to any sequence of equal entries.

    The file has no name and is gone with the sequence.
    """

    def __init__(self, kind: type[T], entries: Iterable[T] = ()) -> None:
        """Takes the kind of the entries, and the first of them."""
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._encoder = msgspec.msgpack.Encoder()
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (closed with this sequence)
        finalize(self, self._file.close)
        self._starts, self._sizes, self._end = array("Q"), array("Q"), 0
        self._odd: dict[int, T] = {}
        self.extend(entries)

    def append(self, entry: T) -> None:
        """Adds an entry at the end."""
        try:
            data = self._encoder.encode(entry)
        except UnicodeEncodeError:  # halves of surrogate pairs are in no encoding
            self._odd[self._end] = entry
            data = b"\0"
        self._file.seek(self._end)
        self._file.write(data)
        self._starts.append(self._end)
        self._sizes.append(len(data))
        self._end += len(data)

    def extend(self, entries: Iterable[T]) -> None:
        """Adds entries at the end."""
        for entry in entries:
            self.append(entry)

    def sort(self) -> None:
        """Puts the entries in the order of their ids."""
        ids: list[str] = [_id_of(entry) for entry in self]
        order = sorted(range(len(ids)), key=ids.__getitem__)
        self._starts = array("Q", (self._starts[n] for n in order))
        self._sizes = array("Q", (self._sizes[n] for n in order))

    def __len__(self) -> int:
        """Gives how many there are."""
        return len(self._starts)

    def __iter__(self) -> Iterator[T]:
        """Gives the entries in order."""
        return map(self._at, range(len(self)))

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        """Gives the entry at this place, or those of a slice as a tuple."""
        if isinstance(place, slice):
            return tuple(map(self._at, range(*place.indices(len(self)))))
        return self._at(range(len(self))[place])

    def __eq__(self, other: object) -> bool:
        """Says whether the other is a sequence of equal entries."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(one == theirs for one, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # entries can be added

    def __repr__(self) -> str:
        """Gives how many entries of which kind there are."""
        return f"OnDisk({self._decoder.type.__name__}, {len(self)} entries)"

    def _at(self, place: int) -> T:
        start = self._starts[place]
        if start in self._odd:
            return self._odd[start]
        self._file.seek(start)
        return self._decoder.decode(self._file.read(self._sizes[place]))


def _id_of(entry: Any) -> str:
    return str(entry.id)

"""All steps across reports at 1,000, 10,000 and 30,000 reports: cost must grow in step with them.

A few hundred reports are read once and repeated: each repetition is moved ten years on, so that a day holds as many
reports as before, tells of other people (actors bear other ids) and has a third of its words changed for others of the
same length, so that spans stay true. They lie on disk and are read again by every step, as a record's are, so that the
peak of memory is the grouping's own. The same texts go through a TF-IDF stream (average link, likeness fading over
three days), the usual way, in the same run. ``ONRECORD_BENCH_SIZES`` names other sizes.
"""

import os
import random
import re
import string
import tempfile
import time
from collections import Counter, deque
from datetime import date, timedelta
from math import exp, log, sqrt
from pathlib import Path

import msgspec

from bench.data import texts
from bench.memory import peak_megabytes
from onrecord import pipeline
from onrecord.errors import SourceError
from onrecord.types.reading import Reading

SIZES = tuple(int(size) for size in os.environ.get("ONRECORD_BENCH_SIZES", "1000 10000 30000").split())
READ = 250
DAYS_A_ROUND = 3650
CHANGED = 0.33
_WORD = re.compile(r"[A-Za-z]+")


def rows():
    """Gives seconds a thousand reports at each size, the ratio to the smallest, memory, and the ratio to TF-IDF."""
    held = _read(READ)
    found = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            part = _OnDisk(Path(folder) / "readings", (_again(held, n) for n in range(size)))
            started = time.process_time()
            made = pipeline.group(part)
            ours = (time.process_time() - started) / size * 1000
            peak, stories, claims = peak_megabytes(), len(made.stories), len(made.claims)
            del made
            started = time.process_time()
            _stream(part)
            theirs = (time.process_time() - started) / size * 1000
        found.append(
            {
                "reports": size,
                "stories": stories,
                "claims": claims,
                "s per thousand": round(ours, 2),
                "ratio to the smallest": round(ours / (found[0]["s per thousand"] if found else ours), 2),
                "times the TF-IDF stream": round(ours / theirs, 2),
                "peak MB": round(peak),
            }
        )
    return found


class _OnDisk:
    """Readings in the order of their reports' ids, decoded one by one and as often as asked."""

    def __init__(self, path, readings):
        """Takes the file to keep them in, and the readings in any order."""
        self._path = path
        self._places = []
        at = 0
        with path.open("wb") as stream:
            for reading in readings:
                data = msgspec.msgpack.encode(reading)
                stream.write(data)
                self._places.append((reading.report.id, at, len(data)))
                at += len(data)
        self._places.sort()
        self._decoder = msgspec.msgpack.Decoder(Reading)

    def __len__(self):
        return len(self._places)

    def __iter__(self):
        with self._path.open("rb") as stream:
            for _, at, size in self._places:
                stream.seek(at)
                yield self._decoder.decode(stream.read(size))

    def by_day(self):
        """Gives the readings by day of publication, then id, without holding more than one."""
        days = ((reading.report.published.from_ or "", n) for n, reading in enumerate(self))
        places = [self._places[n] for _, n in sorted(days)]
        with self._path.open("rb") as stream:
            for _, at, size in places:
                stream.seek(at)
                yield self._decoder.decode(stream.read(size))


def _read(count):
    found = {}
    for arrival in texts(count):
        try:
            reading = pipeline.read(arrival, reader="onrecord_rules")
        except SourceError:
            continue
        found[reading.report.id] = reading
    return [found[key] for key in sorted(found)]


def _again(held, number):
    """Gives the reading with this number: one of those read, moved and changed by the number of its round."""
    reading, turn = held[number % len(held)], number // len(held)
    report = reading.report
    day = report.published.day
    published = report.published
    if day:
        moved = (date.fromisoformat(day) + timedelta(days=DAYS_A_ROUND * turn)).isoformat()
        published = msgspec.structs.replace(published, from_=moved, to=moved)
    dice = random.Random(number)
    text = _WORD.sub(lambda word: _other(word[0], turn) if dice.random() < CHANGED else word[0], report.text)
    changed = msgspec.structs.replace(report, id=f"{report.id}-{turn:05}", text=text, published=published)
    return _renamed(msgspec.structs.replace(reading, report=changed), turn)


def _other(word, turn):
    letters = string.ascii_lowercase
    shift = turn % 25 + 1 if turn else 0
    return "".join(letters[(letters.index(c.lower()) + shift * (i + 1)) % 26] for i, c in enumerate(word))


def _renamed(reading, turn):
    """Gives the reading with other ids for its actors, through its JSON: every place that names one is renamed."""
    data = msgspec.json.encode(reading).replace(b'"id":"Q', f'"id":"T{turn}Q'.encode())
    return msgspec.json.decode(data, type=type(reading))


def _stream(readings):
    """Groups reports as they come: each joins the group of the last seven days that it is most like, on average."""
    seen = Counter()
    groups = []
    recent = deque()
    for reading in readings.by_day():
        counts = Counter(word.lower() for word in _WORD.findall(reading.report.text))
        seen.update(counts.keys())
        of = len(groups) + 1
        vector = {word: (1 + log(n)) * log((1 + of) / seen[word]) for word, n in counts.items() if seen[word] <= of}
        length = sqrt(sum(value * value for value in vector.values())) or 1.0
        vector = {word: value / length for word, value in vector.items()}
        day = date.fromisoformat((reading.report.published.from_ or "1970-01-01")[:10]).toordinal()
        while recent and day - recent[0][0] > 7:
            recent.popleft()
        likeness = Counter()
        for other_day, other, group in recent:
            shared = sum(value * other[word] for word, value in vector.items() if word in other)
            likeness[group] += shared * exp(-0.5 * ((day - other_day) / 3) ** 2) / groups[group]
        best = max(likeness, key=lambda group: (likeness[group], -group), default=None)
        if best is None or likeness[best] < 0.16:
            best = len(groups)
            groups.append(0)
        groups[best] += 1
        recent.append((day, vector, best))
    return len(groups)

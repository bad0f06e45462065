"""What the cases run on."""

import gzip
import io
import json
import random
import tarfile
from pathlib import Path

from onrecord.types.arrival import Arrival, Given

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SETS = ("feeds_2016/articles", "intl_outlets_2024/articles", "wikinews_2019_2020/articles",
        "state_department/reports", "kcna_2024/articles")  # fmt: skip


def pages(limit=181):
    """Gives pages as they arrived: (name, HTML)."""
    archive = SHARED / "quality" / "extraction" / "aeb" / "pages.tar.xz"
    if not archive.is_file():
        return bundled_pages()
    found = []
    with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as tar:
        for member in tar:
            stream = tar.extractfile(member)
            if stream is None or len(found) >= limit:
                continue
            data = stream.read()
            data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
            found.append((member.name, data.decode("utf-8", "replace")))
    return found


def bundled_pages():
    """Gives the bundled pages, fifty times over."""
    from onrecord.samples import reports_folder

    with reports_folder() as folder:
        held = [(path.name, path.read_text("utf-8")) for path in sorted(Path(folder).glob("*.html"))]
    return held * 50


def texts(count, seed=0):
    """Gives arrivals of plain text with their outlet and day: ``count`` drawn from the sets, the same for one seed."""
    rows = []
    for name in SETS:
        path = SHARED / "reports" / f"{name}.jsonl.gz"
        if path.is_file():
            with gzip.open(path, "rt", encoding="utf-8") as stream:
                rows += [json.loads(line) for line in stream]
    if not rows:
        rows = bundled_texts()
    dice = random.Random(seed)
    chosen = [rows[place % len(rows)] for place in dice.sample(range(max(count, len(rows))), count)]
    return [
        Arrival(
            source=f"row {number}",
            media="text",
            content=row["text"],
            sha256=f"{number:064x}",
            given=Given(
                id=str(number),
                title=(row.get("title") or "").strip(),
                outlet=row.get("outlet") or "",
                date=row.get("date") or row.get("dct") or "",
            ),
        )
        for number, row in enumerate(chosen)
    ]


def bundled_texts():
    """Gives the bundled reports' texts as rows."""
    from onrecord import api
    from onrecord.samples import reports_folder

    with reports_folder() as folder:
        readings = [item for item in api.read([str(folder)]) if hasattr(item, "report")]
    return [
        {
            "text": item.report.text,
            "title": item.report.title,
            "outlet": item.report.outlet,
            "date": item.report.published.day,
        }
        for item in readings
    ]

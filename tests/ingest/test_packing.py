"""How reports are packed does not matter."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import ingest
from onrecord.types.arrival import Arrival

WORDS = st.lists(
    st.sampled_from(["minister", "border", "été", "外相", "met", "&amp;", "“talks”", "2024"]), min_size=1, max_size=30
)
FILES = st.dictionaries(st.sampled_from([f"{folder}{n}.{kind}" for folder in ("", "a/", "b/c/") for n in "xyz" for kind in ("txt", "html")]), WORDS, min_size=1, max_size=6)  # fmt: skip


def written(name, words):
    text = " ".join(words)
    return (f"<html><body><p>{text}</p></body></html>" if name.endswith("html") else text).encode()


def zipped(files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def tarred(files, mode="w"):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


def inside(path):
    """Gives name, content, media and hash of every report at a path, sorted."""
    found = list(ingest.arrivals([str(path)]))
    assert all(isinstance(item, Arrival) for item in found), found
    cut = len(str(path)) + 1
    return sorted((item.source[cut:].rpartition("!")[2], item.content, item.media, item.sha256) for item in found)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=FILES)
def test_a_folder_and_its_archives_hold_the_same_reports(tmp_path_factory, files):
    """Folder, zip, tar, packed tars and archives inside archives give the same contents under the same names."""
    room = tmp_path_factory.mktemp("packing")
    data = {name: written(name, words) for name, words in files.items()}
    folder = room / "folder"
    for name, part in data.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(part)
    packed = {
        "a.zip": zipped(data), "a.tar": tarred(data), "a.tar.gz": tarred(data, "w:gz"), "a.tar.xz": tarred(data, "w:xz"),
        "a.tbz": tarred(data, "w:bz2"), "b.zip": zipped({"in.tar.gz": tarred(data, "w:gz")}),
        "b.tar": tarred({"in.zip": zipped(data)}), "misnamed.txt": zipped(data),
    }  # fmt: skip
    wanted = inside(folder)

    for name, part in packed.items():
        (room / name).write_bytes(part)
        assert inside(room / name) == wanted, name


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(WORDS.map(" ".join), min_size=1, max_size=8))
def test_lines_an_array_and_packed_lines_hold_the_same_reports(tmp_path_factory, texts):
    """JSON lines, the same in a list, and either packed in any way give the same contents in the same order."""
    room = tmp_path_factory.mktemp("lines")
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    ways = {
        "a.jsonl": lines, "a.json": json.dumps(rows).encode(), "b.json": json.dumps(rows, indent=1).encode(), "c": lines,
        "a.jsonl.gz": gzip.compress(lines), "two.jsonl.gz": gzip.compress(lines[:20]) + gzip.compress(lines[20:]),
        "a.jsonl.bz2": bz2.compress(lines), "a.jsonl.xz": lzma.compress(lines), "crlf.jsonl": lines.replace(b"\n", b"\r\n"),
        "bom.jsonl": b"\xef\xbb\xbf" + lines, "wide.jsonl": lines.decode().encode("utf-16"),
        "blank.jsonl": lines.replace(b"\n", b"\n\n"),
    }  # fmt: skip

    for name, data in ways.items():
        (room / name).write_bytes(data)
        found = list(ingest.arrivals([str(room / name)]))
        assert [(item.given.id, item.content) for item in found] == [(row["id"], row["text"]) for row in rows], name

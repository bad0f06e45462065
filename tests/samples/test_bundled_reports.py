"""The bundled reports: what is there, that it is ours, and what the program makes of the pages."""

import gzip
import importlib.util
import re

import pytest
from quality.samples import gold, score

from onrecord.samples import reports_folder

REPORTS = gold.reports()
STORIES = gold.stories()


@pytest.fixture(scope="module")
def readings():
    return score.readings()


@pytest.fixture(scope="module")
def grouping(readings):
    return score.grouping(readings)


def test_the_folder_holds_every_form():
    """The bundled files cover the usual forms and stay small."""
    with reports_folder() as folder:
        files = [path for path in folder.rglob("*") if path.is_file()]
        endings = {"".join(path.suffixes[-2:]) if path.suffix == ".gz" else path.suffix for path in files}

        assert {".html", ".txt", ".txt.gz", ".jsonl", ".json", ".xml", ".eml", ".warc.gz"} <= endings
        assert sum(path.stat().st_size for path in files) < 500_000


def test_every_report_has_gold_and_nothing_is_set_aside(readings):
    """Each source that the gold names gives one report, and no other comes in."""
    assert sorted(readings) == sorted(REPORTS)


def test_the_outlets_lead_nowhere():
    """Addresses end in .example (RFC 2606), so that no real outlet is taken for the author."""
    with reports_folder() as folder:
        for path in folder.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
                hosts = set(re.findall(r"https?://([^/\s\"'<>]+)", text))
                standards = {"schema.org", "www.w3.org"}
                assert all(host.endswith(".example") or host in standards for host in hosts), path


def test_the_texts_are_short_and_in_plain_letters():
    """Bodies are of 60 to 450 words, with no letter that a keyboard needs help for but typographic marks."""
    for name, report in REPORTS.items():
        assert 60 <= len(report["text"].split()) <= 450, name
        assert set(re.sub(r"[ -~\n]", "", report["text"])) <= set("“”‘’—–"), name


def test_the_web_archive_is_what_its_recipe_makes(root):
    """The archive's records are those that the committed pages give, byte for byte."""
    spec = importlib.util.spec_from_file_location("make_archive", root / "training" / "samples" / "make_archive.py")
    recipe = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(recipe)
    with reports_folder() as folder:
        held = (folder / "kestrel" / "archive.warc.gz").read_bytes()

    assert gzip.decompress(held) == gzip.decompress(recipe.archive())


@pytest.mark.parametrize(
    ("name", "field"), [(n, f) for n in REPORTS for f in score.PAGE_FIELDS if f not in REPORTS[n]["not_yet"]]
)
def test_a_page_is_taken_apart_as_the_gold_says(readings, name, field):
    """Each field of each report is what a careful reader wrote down."""
    expected, found = score.page_field(field, REPORTS[name], readings[name].report)

    assert found == expected


def test_copies_are_those_of_the_gold(grouping):
    """Each copy is found with its origin, and no other."""
    assert score.copies(grouping) == {(copy["report"], copy["of"]) for copy in STORIES["copies"]}


@pytest.mark.parametrize(
    "story", [story for story in STORIES["stories"] if "not_yet" not in story], ids=lambda story: story["name"]
)
def test_a_story_holds_its_reports_and_no_other(grouping, story):
    """Reports about one happening are one story; others are not drawn in."""
    assert frozenset(story["reports"]) in score.stories(grouping)


def test_no_story_holds_reports_of_two_happenings(grouping):
    """A story may still lack a report, but none is made of two stories of the gold."""
    of = {report: story["name"] for story in STORIES["stories"] for report in story["reports"]}
    for members in score.stories(grouping):
        assert len({of[report] for report in members}) == 1, sorted(members)


@pytest.mark.parametrize("pair", STORIES["apart"], ids=lambda pair: " | ".join(pair["stories"]))
def test_two_visits_months_apart_stay_two_stories(grouping, pair):
    """The same people at the same place again is another happening."""
    reports = {story["name"]: set(story["reports"]) for story in STORIES["stories"]}
    first, second = (reports[name] for name in pair["stories"])
    for members in score.stories(grouping):
        assert not (members & first and members & second)

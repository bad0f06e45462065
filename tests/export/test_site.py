"""The site: pages that link to the words, with twins, that nothing from a report can turn into anything but text."""

import json
import posixpath
import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from onrecord.errors import ExportError
from onrecord.export.registers.table import REGISTERS
from onrecord.export.site import publish
from onrecord.record import Record
from onrecord.record.verify import verify
from onrecord.types.issue import SetAside

VOID = {"meta", "link", "input", "br", "hr", "img"}


class Page(HTMLParser):
    """Reads a page strictly: every element is closed in its turn."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links, self.tags, self.heads, self.attributes = [], [], [], [], [], []
        self._pieces = {}
        self.feed(html)
        self.close()
        self.text = {place: "".join(pieces) for place, pieces in self._pieces.items()}

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        assert len(held) == len(attrs), attrs
        self.tags.append((tag, held))
        self.attributes += [name for name, _ in attrs]
        if "id" in held:
            self.ids.append(held["id"])
        if "href" in held:
            self.links.append((tag, held))
        if re.fullmatch("h[1-6]", tag):
            self.heads.append(int(tag[1]))
        if tag not in VOID and tag not in {"line", "rect", "path", "circle"}:
            self.open.append((tag, held.get("class", "")))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open, tag
            assert self.open.pop()[0] == tag

    def handle_data(self, data):
        for place in {f"{tag}.{name}" for tag, names in self.open for name in [*names.split(), ""]}:
            self._pieces.setdefault(place, []).append(data)


def pages_of(folder):
    return {
        path.relative_to(folder).as_posix(): Page(path.read_bytes().decode()) for path in sorted(folder.rglob("*.html"))
    }


def bytes_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def published(path, folder):
    with Record.open(path, read_only=True) as record:
        return publish(record, folder)


@pytest.fixture(scope="module")
def story_site(story_path, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "made" / "deep"
    published(story_path, folder)
    return folder


@pytest.fixture(scope="module")
def hostile_site(hostile_path, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "hostile"
    published(hostile_path, folder)
    return folder


@pytest.fixture(params=["story_site", "hostile_site"])
def site(request):
    return request.getfixturevalue(request.param)


def test_every_link_and_anchor_inside_the_site_leads_somewhere(site):
    """No link is dead, and no page is out of reach."""
    pages = pages_of(site)
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    reached = {"index.html"}
    for name, page in pages.items():
        for _, held in page.links:
            parts = urlsplit(held["href"])
            if parts.scheme:
                continue
            goal = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
            goal_name = goal if parts.path else name
            assert goal_name in files, (name, held["href"])
            reached.add(goal_name)
            if parts.fragment:
                assert unquote(parts.fragment) in pages[goal_name].ids, (name, held["href"])
    assert set(pages) <= reached


def test_every_page_has_a_twin_that_it_links_to_twice(site):
    """The twin stands beside the page, is JSON, and is linked in the head and where a reader sees it."""
    for name, page in pages_of(site).items():
        twin = name.removesuffix(".html") + ".json"
        assert json.loads((site / twin).read_bytes()) is not None
        places = [tag for tag, held in page.links if held["href"] == twin.rpartition("/")[2]]
        assert places == ["link", "a"]


def test_no_page_holds_a_script_a_handler_a_style_or_a_foreign_picture(site):
    """The policy forbids all of them, and nothing relies on the policy."""
    for page in pages_of(site).values():
        tags = {tag for tag, _ in page.tags}
        assert not tags & {"script", "style", "iframe", "object", "embed", "img", "form", "base"}
        assert not [name for name in page.attributes if name.startswith("on") or name in {"style", "src", "srcset"}]
        policies = [held["content"] for _, held in page.tags if held.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1
        assert policies[0].startswith("default-src 'none';")
        assert "unsafe" not in policies[0]


def test_ids_are_unique_and_headings_skip_no_level(site):
    """One h1 a page, then no heading more than one level below the one before."""
    for name, page in pages_of(site).items():
        assert len(page.ids) == len(set(page.ids)), name
        assert page.heads.count(1) == 1, name
        assert page.heads[0] == 1, name
        assert all(after - before <= 1 for before, after in zip(page.heads, page.heads[1:], strict=False)), name


def test_text_that_means_harm_stays_text(hostile_site):
    """Markup is shown as it was written; overrides, escapes and NUL become signs that steer nothing."""
    for name, page in pages_of(hostile_site).items():
        html = (hostile_site / name).read_bytes().decode()
        assert "<script" not in html.lower(), name
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", html), name
        assert not [held for _, held in page.links if urlsplit(held["href"]).scheme not in {"", "https"}], name
    report = next(page for name, page in pages_of(hostile_site).items() if name.startswith("report/"))
    assert "<script>alert(1)</script>" in report.text["div.text"]
    assert "javascript:" in report.text["bdi."]


def test_links_out_of_the_site_tell_nothing_and_open_nothing(story_site):
    """A report's address is a link only where it is a plain web address, and then without a way back."""
    outside = [
        held for page in pages_of(story_site).values() for _, held in page.links if urlsplit(held["href"]).scheme
    ]

    assert {held["href"] for held in outside} == {"https://harbour.example/ministers"}
    assert {held["rel"] for held in outside} == {"noopener nofollow noreferrer external"}


def test_the_text_on_the_page_is_the_text_of_the_report(story_site):
    """Marks and numbers add no character, so that what is copied from the page is the report's own words."""
    pages = pages_of(story_site)
    twins = [json.loads(path.read_bytes()) for path in sorted((story_site / "report").glob("*.json"))]

    assert len(twins) == 4
    for twin in twins:
        assert pages["report/" + twin["page"]].text["div.text"] == twin["text"]


def test_the_twin_of_a_report_can_be_proved(site):
    """`onrecord verify` takes the twin as it is: id, checksum, every span and every word, also of broken text."""
    for path in sorted((site / "report").glob("*.json")):
        proof = verify(path)
        assert proof.ok, proof.failures
        assert proof.proved["spans"] > 0


def test_a_story_shows_agreement_difference_plans_and_copies(story_site):
    """What the reports agree on comes first; conflicts stand side by side; the copy is folded under its origin."""
    name, page = next((name, page) for name, page in pages_of(story_site).items() if name.startswith("story/"))
    html = (story_site / name).read_text("utf-8")
    heads = re.findall(r"<h2[^>]*>([^<]*)</h2>", html)

    assert heads[0] == "What the reports agree on"
    assert heads.index("Where the reports differ") < heads.index("Who said what") < heads.index("Sources")
    assert html.count('<p class="value">') == 2
    assert "Lind is to visit Norland" in page.text["ul.plans"]
    assert "1 copy of it" in page.text["details."]
    assert "agreed: 2 independent origins" in page.text["span.verdict"]


def test_the_matrix_is_a_table_that_can_be_heard(story_site):
    """Each heading has its scope, the table its caption, each cell its words, and its region can be scrolled by key."""
    (page,) = [html for path in story_site.rglob("*.html") if 'id="matrix"' in (html := path.read_text("utf-8"))]
    table = re.search(r'<div class="scroll"([^>]*)>\s*<table class="matrix">(.*?)</table>', page, re.DOTALL)

    assert 'tabindex="0"' in table[1]
    assert 'aria-labelledby="matrix-caption"' in table[1]
    assert '<caption id="matrix-caption">' in table[2]
    headings = re.findall(r"<th\b(.*?)>", table[2])
    assert headings
    assert all("scope=" in heading for heading in headings)
    cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", table[2], re.DOTALL)]
    assert all(cells)
    assert {"told", "quoted", "in other words", "tells nothing of it"} <= {cell.partition(":")[0] for cell in cells}


def test_a_story_page_links_to_the_words_it_quotes(story_site):
    """The link behind an outlet leads to the place in the report where exactly the quoted words stand."""
    name, page = next((name, page) for name, page in pages_of(story_site).items() if name.startswith("story/"))
    links = [held["href"] for _, held in page.links if held.get("class") == "words"]
    story = json.loads((story_site / name.replace(".html", ".json")).read_bytes())
    cited = {f"w{first[0]}-{first[1]}" for fact in story["facts"] for first in fact["citation"]["spans"][:1]}

    assert links
    assert cited <= {link.rpartition("#")[2] for link in links}


def test_the_timeline_is_a_picture_with_words(story_site):
    """The picture has a title and a description, and a link to the list for each happening that it draws."""
    name = next(path for path in sorted((story_site / "story").glob("*.html")))
    html = name.read_text("utf-8")
    picture = html[html.index("<svg") : html.index("</svg>")]

    assert "Timeline of happenings and reports" in picture
    assert re.search(r'<desc id="[^"]+">From 7 May 2024 to 20 May 2024, 4 reports\.', picture)
    assert len(re.findall('<a href="#event-', picture)) == 2


def test_an_actor_page_tells_what_it_said_and_did_in_order_of_time(story_site):
    """Statements and happenings stand under their days, the earliest first, each with a link to the words."""
    name, page = next((name, page) for name, page in pages_of(story_site).items() if "paavo-lind" in name)
    html = (story_site / name).read_text("utf-8")
    days = re.findall(r"<h3>([^<]*)</h3>", html)

    assert days == ["7 May 2024", "8 May 2024", "20 May 2024", "Day not known"]
    assert "Nothing is agreed until everything is agreed" in page.text["ul.entries"]
    assert all("report/" in held["href"] for _, held in page.links if held.get("class") == "words")


def test_residue_stands_at_the_end_with_its_reason(story_site):
    """What was set aside is shown behind the text, under the reason why."""
    html = next(
        text for path in (story_site / "report").glob("*.html") if "Subscribe now" in (text := path.read_text("utf-8"))
    )

    assert html.index('class="text"') < html.index("Set aside from the page") < html.index("Subscribe now")
    assert "Paywall and subscription offers" in html


def test_doubts_and_set_asides_have_a_page_without_folders_of_the_machine(story_path, tmp_path):
    """A source that gave no report is named by its file; where it lay on somebody's disk is nobody's business."""
    path = tmp_path / "r.db"
    path.write_bytes(story_path.read_bytes())
    aside = SetAside(
        source="/home/jo/clippings/a.zip!b/c.html",
        code="unreadable",
        message="/home/jo/clippings/a.zip!b/c.html is empty",
    )
    with Record.open(path) as record:
        record.set_aside(aside)
    published(path, tmp_path / "site")
    everything = b"".join(bytes_of(tmp_path / "site").values())
    page = (tmp_path / "site" / "issues.html").read_text("utf-8")

    assert b"/home/jo" not in everything
    assert "a.zip!b/c.html is empty" in page
    assert "the dateline names no agency" in page


def test_the_same_record_gives_the_same_bytes(story_path, story_site, tmp_path):
    """Another folder, another day: the same files with the same bytes."""
    published(story_path, tmp_path / "again")

    assert bytes_of(tmp_path / "again") == bytes_of(story_site)


def test_a_second_run_writes_nothing_anew(story_path, tmp_path):
    """Files whose bytes are right are left as they are, so that a site can be synchronised by date."""
    first = published(story_path, tmp_path / "site")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*.html")}
    second = published(story_path, tmp_path / "site")

    assert first.written == second.unchanged
    assert (second.written, second.removed, second.pages) == (0, 0, first.pages)
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*.html")}


def test_pages_of_what_is_gone_are_removed_and_strangers_files_are_not(story_path, empty_path, tmp_path):
    """A page that the record no longer holds goes; what somebody else put there stays."""
    site = tmp_path / "site"
    published(story_path, site)
    (site / "CNAME").write_text("record.example", "utf-8")
    (site / "report" / "notes.txt").write_text("mine", "utf-8")
    result = published(empty_path, site)
    left = sorted(name for name in bytes_of(site) if name.endswith(".html"))

    standing = ["about.html", "actors.html", "index.html", "issues.html", "registers.html", "reports.html"]
    assert left == sorted([*standing, *(f"register/{name}.html" for name in REGISTERS)])
    assert result.removed > 10
    assert (site / "CNAME").read_text("utf-8") == "record.example"
    assert (site / "report" / "notes.txt").read_text("utf-8") == "mine"
    assert not (site / "story").exists()


def test_a_record_of_nothing_makes_a_site_that_says_so(empty_path, tmp_path):
    """An empty record has a front page, too."""
    result = published(empty_path, tmp_path / "site")
    page = Page((tmp_path / "site" / "index.html").read_text("utf-8"))

    assert result.front == str(tmp_path / "site" / "index.html")
    assert "holds no stories yet" in page.text["main."]


def test_a_folder_with_other_things_in_it_is_refused(story_path, tmp_path):
    """Nobody's papers are mixed with the site, and the message says what to do."""
    (tmp_path / "letter.txt").write_text("dear", "utf-8")

    with pytest.raises(ExportError, match=r"letter\.txt.*name an empty or a new folder"):
        published(story_path, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_many_reports_are_spread_over_pages_that_load(tmp_path, made_many, monkeypatch):
    """Lists are cut into months, letters and parts; every page is reached from the front page."""
    monkeypatch.setattr("onrecord.export.site.lists.MOST_LINES", 3)
    monkeypatch.setattr("onrecord.export.site.lists.MOST_FRONT", 2)
    monkeypatch.setattr("onrecord.export.site.standing_pages.MOST_ISSUES", 10)
    monkeypatch.setattr("onrecord.export.site.actor_pages.MOST_ENTRIES", 5)
    site = tmp_path / "site"
    published(made_many, site)
    pages = pages_of(site)
    names = " ".join(pages)

    assert len([name for name in pages if name.startswith("report/")]) == 30
    assert len([name for name in pages if re.fullmatch(r"reports/2024-\d\d\.html", name)]) >= 8
    assert re.search(r"reports/2024-\d\d_2\.html", names)
    assert re.search(r"stories/2024-\d\d\.html", names)
    assert re.search(r"actors/[a-z]\.html", names)
    assert re.search(r"actor/person-\S+_2\.html", names)
    assert "issues_2.html" in pages
    test_every_link_and_anchor_inside_the_site_leads_somewhere(site)


@pytest.fixture(scope="module")
def made_many(tmp_path_factory):
    """Gives the path of a record of thirty reports of all months, each with two doubts."""
    import importlib.util
    from pathlib import Path

    place = Path(__file__).parent.parent / "record" / "made_readings.py"
    spec = importlib.util.spec_from_file_location("made_readings", place)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    path = tmp_path_factory.mktemp("many") / "r.db"
    with Record.open(path, create=True) as record:
        for number in range(30):
            for arrival, reading in made.made(number):
                record.add(reading, arrival, reader="r", keep_source=False)
        record.commit()
        record.replace_grouping(made.made_grouping(record.readings()), reader="r")
    return path

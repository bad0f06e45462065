"""Marks in a text: nested, crossing, empty or many, they never change a character of it."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.export.site.highlight import DEEPEST, Mark, Pointer, highlighted
from onrecord.export.site.shown import shown


class Seen(HTMLParser):
    """Reads marked text back: its characters, the classes over each, and that all is closed in its turn."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.over, self.ids, self.deepest_links = [], [], {}, 0
        self.text = ""
        self.feed(str(html))
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        if "id" in held:
            assert held["id"] not in self.ids
            self.ids[held["id"]] = len(self.text)
        self.open.append((tag, held.get("class", "")))
        self.deepest_links = max(self.deepest_links, sum(tag == "a" for tag, _ in self.open))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        self.over += [{name for _, name in self.open} for _ in data]


texts = st.text(st.one_of(st.sampled_from("ab \n\n\r\t<>&\"'\u202e\x00éд"), st.characters()), max_size=80)


@st.composite
def marked(draw):
    text = draw(texts)
    places = st.integers(0, len(text))
    marks = [
        Mark(
            start=min(ends), end=max(ends), layer=f"l{number}", anchors=(f"a{number}", f"b{number}"),
            href=draw(st.sampled_from(("", "x.html"))),
        )
        for number, ends in enumerate(draw(st.lists(st.tuples(places, places), max_size=12)))
    ]  # fmt: skip
    pointers = [
        Pointer(at=at, href=f"#n{number}", label=str(number), title="note", layer="to-said")
        for number, at in enumerate(draw(st.lists(places, max_size=4)))
    ]
    return text, marks, pointers


@given(marked())
@settings(max_examples=120, deadline=None)
def test_the_text_content_is_the_text(case):
    """Whatever overlaps whatever, reading the HTML back gives the text that went in, one code point for one."""
    text, marks, pointers = case
    seen = Seen(highlighted(text, marks, pointers))

    assert seen.text == shown(text)
    assert len(seen.text) == len(text)


@given(marked())
@settings(max_examples=120, deadline=None)
def test_every_character_wears_the_marks_that_cover_it_and_no_other(case):
    """A mark lies over exactly its words, in however many pieces; only line breaks between paragraphs are bare."""
    text, marks, pointers = case
    seen = Seen(highlighted(text, marks, pointers))
    for at, character in enumerate(text):
        if character == "\n":
            continue
        expected = {mark.layer for mark in marks if mark.start <= at < mark.end}
        worn = {name.removesuffix(" on") for name in seen.over[at] if name}
        assert worn == expected


@given(marked())
@settings(max_examples=120, deadline=None)
def test_every_anchor_stands_once_and_not_behind_its_words(case):
    """Links to any mark lead somewhere, even to marks of nothing; links never lie inside links."""
    text, marks, pointers = case
    seen = Seen(highlighted(text, marks, pointers))

    assert set(seen.ids) == {anchor for mark in marks for anchor in mark.anchors}
    assert seen.deepest_links <= 1
    for mark in marks:
        if text[mark.start : mark.end].strip("\n"):
            assert all(mark.start <= seen.ids[anchor] < mark.end for anchor in mark.anchors)


def test_crossing_marks_are_split_and_nested_ones_are_not():
    """The piece behind the crossing wears the class again, without the anchor."""
    html = highlighted(
        "one two three",
        [Mark(start=0, end=7, layer="x", anchors=("x",)), Mark(start=4, end=13, layer="y", anchors=("y",))],
    )

    assert html == (
        '<p dir="auto"><span id="x" class="x">one <span id="y" class="y">two</span></span>'
        '<span class="y on"> three</span></p>'
    )


def test_a_link_inside_a_link_is_no_link():
    """HTML knows no link in a link: the inner name is marked but leads nowhere."""
    html = highlighted(
        "King Mira of Oro",
        [Mark(start=0, end=16, layer="name", href="a.html"), Mark(start=13, end=16, layer="name", href="b.html")],
    )

    assert html.count("<a ") == 1
    assert 'href="b.html"' not in html


def test_a_tower_of_marks_costs_no_more_than_its_height_allows():
    """Ten thousand crossing marks are all reachable, and the page stays in proportion."""
    count = 10_000
    text = "x" * count
    marks = [Mark(start=n, end=count, layer="x", anchors=(f"a{n}",)) for n in range(count)]
    html = highlighted(text, marks)

    assert len(html) < 60 * count
    assert Seen(html).text == text
    assert html.count('class="x') <= DEEPEST


def test_an_attribute_cannot_be_left():
    """Quotation marks and angles in a title stay inside it."""
    html = highlighted("word", [Mark(start=0, end=4, layer="x", title='" onclick="alert(1)"><b>')])

    assert html == '<p dir="auto"><span class="x" title="&#34; onclick=&#34;alert(1)&#34;&gt;&lt;b&gt;">word</span></p>'

"""An arrival becomes a report: body, fields, residue, and the way back."""

import html
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import clean
from onrecord.errors import SourceError, TooLargeError, UnreadableError
from onrecord.types.arrival import Arrival, Given
from onrecord.types.ids import report_id
from onrecord.types.offset_map import OffsetMap

PAGE = """<!doctype html><html lang="en"><head><title>Ferry talks end without a vote | The Quay Post</title>
<link rel="canonical" href="https://quaypost.example/2024/05/04/ferry-talks">
<meta property="og:site_name" content="The Quay Post"><meta property="og:title" content="Ferry talks end without a vote">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry talks end without a vote",
"datePublished":"2024-05-04T10:30:00+02:00","dateModified":"2024-05-05","author":{"@type":"Person","name":"Ana Berg"}}</script>
</head><body><nav class="menu"><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ferry talks end without a vote</h1><p class="byline">By Ana Berg</p>
<p>HARBOUR TOWN &mdash; Ministers of both islands <b>put off</b> a vote on the ferry on Saturday after six hours of talks,
a spokeswoman said.</p>
<p>&ldquo;We will meet again in May,&rdquo; she told reporters &amp; left. Neither side would say what had been offered.</p>
<figure><img src="x.jpg"><figcaption>The quay on Friday. (Quay Photos)</figcaption></figure>
<p>The last vote was put off in March, when a storm closed the harbour for three days and the boats stayed in port.</p>
</article><div class="related"><a href="/a">Storm closes the harbour for a third day</a></div>
<footer>Copyright The Quay Post</footer></body></html>"""


def report(content, media="html", *, as_is=False, **declared):
    """Gives the report of one arrival."""
    digest = sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    arrival = Arrival(source="a", media=media, content=content, sha256=digest, given=Given(**declared), as_is=as_is)
    return clean.STEP.run(arrival)


def leads_back(made, content):
    """Says whether every run of the map holds."""
    for run in made.offsets.runs:
        words, source = made.text[run.start : run.end], content[run.source_start : run.source_end]
        if words != source and (run.verbatim or "".join(html.unescape(source).split()) != "".join(words.split())):
            return False
    return True


def reasons(made, words):
    """Gives the reasons of the residue that holds these words."""
    return {item.reason for item in made.residue if words in item.text}


def test_the_body_of_a_page_is_its_paragraphs_and_nothing_else():
    """Menu, heading, byline, caption, related stories and footer are no body."""
    made = report(PAGE)

    assert made.text.split("\n\n")[0].startswith("HARBOUR TOWN — Ministers of both islands put off a vote")
    assert len(made.text.split("\n\n")) == 3
    assert made.text.endswith("stayed in port.")


def test_what_is_no_body_is_set_aside_with_a_reason_and_a_place():
    """Each part around the article is residue that quotes the page."""
    made = report(PAGE)

    assert reasons(made, "Home") == {"navigation"}
    assert reasons(made, "Storm closes") == {"related"}
    assert reasons(made, "Quay Photos") == {"caption"}
    assert reasons(made, "Copyright") == {"boilerplate"}
    assert all("Copyright" in PAGE[r.source.start : r.source.end] for r in made.residue if "Copyright" in r.text)


def test_a_page_gives_its_fields():
    """Headline, names, outlet, address, dateline and the day with its basis come from the page."""
    made = report(PAGE)

    assert (made.title, made.byline, made.outlet) == ("Ferry talks end without a vote", "Ana Berg", "The Quay Post")
    assert made.url == "https://quaypost.example/2024/05/04/ferry-talks"
    assert (made.published.from_, made.published.basis) == ("2024-05-04T10:30:00+02:00", "given")
    assert made.modified.day == "2024-05-05"
    assert made.dateline.place == "HARBOUR TOWN"
    assert made.captions[0].text == "The quay on Friday. (Quay Photos)"
    assert made.language == "en"


def test_the_body_of_a_page_leads_back_to_the_page():
    """Every run holds, and every word of the body has one."""
    made = report(PAGE)
    mapped = sum(len("".join(made.text[run.start : run.end].split())) for run in made.offsets.runs)

    assert leads_back(made, PAGE)
    assert mapped == len("".join(made.text.split()))


def test_what_the_source_declares_comes_before_what_the_page_says():
    """A feed's title, outlet, day and names win over the page's."""
    made = report(PAGE, title="Talks end", outlet="Wire", date="2024-05-03", byline="Bo Dahl", id="7")

    assert (made.title, made.outlet, made.byline, made.published.day, made.given_id) == (
        "Talks end", "Wire", "Bo Dahl", "2024-05-03", "7",
    )  # fmt: skip
    assert made.id == report_id("Wire", "2024-05-03", made.text)


def test_an_address_gives_a_day_that_is_inferred_and_not_part_of_the_id():
    """A day read from an address is said to be inferred."""
    made = report("<p>" + "The ministers met in the harbour town and put the vote off. " * 8 + "</p>",
                  url="https://quaypost.example/2024/05/04/ferry")  # fmt: skip

    assert (made.published.day, made.published.basis) == ("2024-05-04", "inferred")
    assert made.id == report_id("quaypost.example", "", made.text)


def test_text_as_it_is_stays_as_it_is():
    """``as_is`` keeps every character, sets nothing aside, and maps each to itself."""
    content = "  Share\n\x00Icon Menu \u202e\n"
    made = report(content, "text", as_is=True)

    assert (made.text, made.residue, made.offsets) == (content, (), OffsetMap.identity(len(content)))


def test_control_characters_of_a_text_are_set_aside():
    """What no reader sees is residue with its place, and the map goes around it."""
    content = "The ministers met on Tues\u202eday in the town, a spokeswoman\x00 said, and will meet again in May."
    made = report(content, "text")

    assert "Tuesday in the town" in made.text
    assert [item.source.start for item in made.residue if item.reason == "control-characters"] == [25, 56]
    assert leads_back(made, content)


@pytest.mark.parametrize("content", ["", " \n\t", "\x00\x00", "<html><body></body></html>", "<script>x</script>"])
def test_a_page_without_text_is_refused_with_a_way_out(content):
    """What holds no text of an article raises an error that says what to do."""
    with pytest.raises(UnreadableError) as refused:
        report(content)

    assert refused.value.remedy


def test_a_text_too_long_for_a_report_is_refused_with_a_way_out():
    """Fifty megabytes of one line are no report, and said so at once."""
    with pytest.raises(TooLargeError) as refused:
        report("The boats stay in port. " * 2_200_000, "text")

    assert refused.value.remedy


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 30_000 + "<p>" + "Words of the harbour. " * 30,
        "<p>" * 30_000 + "Words of the harbour. " * 30,
        "<p>Words of the harbour.</p>" * 25_000,
        "<b><i>" * 20_000 + "Words of the harbour. " * 30,
        "<p>" + "x" * 3_000_000 + " word. </p>",
        '<a href="' * 20_000 + "Words of the harbour. " * 30,
        "<table><tr><td>" * 5_000 + "Words of the harbour. " * 30,
    ],
)
@pytest.mark.slow
def test_hostile_pages_end(content):
    """Deep, broad, endless and unclosed pages give a report or an error of ours."""
    try:
        made = report(content)
    except SourceError:
        return
    assert leads_back(made, content)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class=menu>", "</div>", "The ferry sails at noon today. ", "&amp;",
                                 "<a href='x'>", "</a>", "\u202e", "<br>", "&#8217;", " ", "\n", "<h1>", "</h1>"]), max_size=30))  # fmt: skip
def test_whatever_is_made_of_a_page_leads_back(pieces):
    """Any mixture of tags and words gives a report whose runs all hold, or an error of ours."""
    content = "".join(pieces)
    try:
        made = report(content)
    except SourceError:
        return
    assert leads_back(made, content)
    assert made == report(content)


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("abC .\n\t\u00a0\x00\u202e-—,;1\r"), max_size=120))
def test_whatever_is_made_of_a_text_leads_back(content):
    """Any text gives a report whose runs quote the text exactly, or an error of ours."""
    try:
        made = report(content, "text")
    except SourceError:
        return
    assert all(run.verbatim for run in made.offsets.runs)
    assert leads_back(made, content)


def test_bytes_that_could_not_be_decoded_are_said():
    """The replacement character names the loss and its first place."""
    made = report("The ministers met in \ufffdslo on Monday. They left at noon.", as_is=True)
    [issue] = made.issues

    assert issue.code == "undecodable"
    assert made.text[issue.start : issue.end] == "\ufffd"


@pytest.mark.parametrize(
    ("declared", "days", "precision"),
    [("2024-02", ("2024-02-01", "2024-02-29"), "month"), ("2024", ("2024-01-01", "2024-12-31"), "year")],
)
def test_a_declared_month_is_an_interval(declared, days, precision):
    """A month or a year is kept as what it says, and gives the id no day."""
    made = report("The ministers met in Oslo.", as_is=True, date=declared)

    assert (made.published.from_, made.published.to) == days
    assert made.published.precision == precision
    assert made.id == report_id("", "", made.text)


@pytest.mark.parametrize("name", ["The Quay Post | Harbour news", "News from the harbour - Quay Post"])
def test_a_site_that_names_itself_with_a_slogan_is_told_by_its_host(name):
    """The part of its name that is the host's is the outlet."""
    page = PAGE.replace('content="The Quay Post"', f'content="{name}"')

    assert report(page, url="https://www.quaypost.example/1").outlet in {"The Quay Post", "Quay Post"}


def test_a_text_of_no_named_outlet_is_its_host_s():
    """As a page is."""
    made = report("The ministers met in Oslo, a spokesman said.", media="text", url="https://www.quaypost.example/1")

    assert made.outlet == "quaypost.example"


@pytest.mark.parametrize("name", ["Ana Berg The Quay Post", "Ana Berg"])
def test_an_outlet_right_behind_the_author_is_no_part_of_the_name(name):
    """Some sites print both in one field."""
    assert report(PAGE.replace('"name":"Ana Berg"', f'"name":"{name}"')).byline == "Ana Berg"


def test_the_headline_of_a_page_ends_before_the_name_of_its_host():
    """Where no heading of the page says it without."""
    page = PAGE.replace("<h1>Ferry talks end without a vote</h1>", "").replace(
        "Ferry talks end without a vote", "Ferry talks end without a vote - QUAY POST"
    )
    assert report(page.replace('content="The Quay Post"', 'content="x"')).title == "Ferry talks end without a vote"

"""Readouts on a terminal and in a pipe."""

import io
import json
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from onrecord.export import terminal
from onrecord.export.paragraphs import Paragraphs
from onrecord.export.readout import readout
from onrecord.export.terminal import FULL, SHORT, ReadoutPrinter, print_readouts, print_stories, print_story_list

ANSI = re.compile("\x1b")


def printed(record, *, width=88, limits=SHORT, colour=False):
    (story,) = record.stories()
    out = io.StringIO()
    console = Console(
        file=out, width=width, markup=False, emoji=False, highlight=False, force_terminal=colour, color_system="standard" if colour else None
    )  # fmt: skip
    ReadoutPrinter(console, readout(record, story), limits, record="r.db").print()
    return out.getvalue()


def test_a_readout_reads_as_it_should(story_record, root):
    """The whole readout of the story made by hand, as a reader meets it."""
    golden = root / "tests" / "cases" / "export" / "readout_of_a_story.txt"

    assert printed(story_record) == golden.read_text("utf-8")


@pytest.mark.parametrize("width", [32, 40, 60, 100])
def test_lines_stay_within_the_width(story_record, hostile_record, width):
    """No line but an address is wider than the terminal, wide and combining characters counted as they show."""
    for record in (story_record, hostile_record):
        for line in printed(record, width=width, limits=FULL).splitlines():
            assert cell_len(line) <= width or line.lstrip().startswith(("https:", "javascript:")), line


def test_a_pipe_gets_no_colour_and_says_the_same(story_record):
    """Colour adds nothing but colour: without it the words are the same."""
    coloured = printed(story_record, colour=True)

    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == printed(story_record)


def test_text_of_reports_steers_nothing(hostile_record):
    """Escapes, overrides, markup and links of a report are printed as characters that can be read."""
    shown = printed(hostile_record, limits=FULL)

    assert all(c.isprintable() or c == "\n" for c in shown)
    assert "\\u001b[31m[bold red]\\u202e" in shown


def test_a_long_story_is_shortened_and_says_how_to_see_all(story_record):
    """What is left out is counted, and a line says how to see every line; in full nothing is left out."""
    tight = dict.fromkeys(SHORT.__struct_fields__, 1) | {"characters": 30}
    shown = printed(story_record, limits=type(SHORT)(**tight))

    assert "… 2 more" in shown
    assert re.search(r"Shortened\. Every line: onrecord show story-\w+ --all\s+--record r\.db", shown)
    assert "Shortened" not in printed(story_record, limits=FULL)


def test_statements_kept_are_the_weightiest_in_their_own_order(story_record):
    """Of many statements those that most origins carry and quotations stay; their order does not change."""
    (story,) = story_record.stories()
    lind = readout(story_record, story).said[1]

    assert [said.wordings[0].kind for said in terminal._weightiest(lind.statements, 1)] == ["direct"]
    assert terminal._weightiest(lind.statements, 9) == list(lind.statements)


def test_a_paraphrase_is_never_shown_as_a_quotation(story_record):
    """Wherever words of a paraphrase stand as somebody's words, they say so and carry no quotation marks."""
    shown = " ".join(printed(story_record, limits=FULL).split())

    assert shown.count("paraphrased: the crossing would stay shut") == 1
    assert "“the crossing would stay shut" not in shown
    assert "“the border crossing would reopen" not in shown


def test_json_is_the_same_readout(story_record, capfdbinary):
    """show --json prints the readout that is printed as text, one story a line."""
    (story,) = story_record.stories()

    assert print_readouts(story_record, story=None, as_json=True, everything=False) == 1
    (line,) = capfdbinary.readouterr().out.splitlines()
    held = json.loads(line)
    assert held["id"] == story.id
    assert held["from"] == "2024-05-08"
    assert [fact["verdict"] for fact in held["facts"]] == ["agreed", "agreed", "single-source"]
    assert held["said"][0]["statements"][0]["wordings"][0]["citations"][0]["spans"]


def test_many_stories_are_listed(story_record, monkeypatch, capsys):
    """Above a handful a list is printed, with the way to one story on stderr; all of them when asked."""
    monkeypatch.setattr(terminal, "FEW_STORIES", 0)
    (story,) = story_record.stories()

    assert print_readouts(story_record, story=None, as_json=False, everything=False) == 1
    listed = capsys.readouterr()
    assert listed.out.startswith(story.id[:12])
    assert "Ministers meet in Port Amber" in listed.out
    assert "onrecord show STORY" in listed.err
    print_readouts(story_record, story=None, as_json=False, everything=True)
    assert "IN SHORT" in capsys.readouterr().out


def test_no_story_prints_nothing(story_record, empty_record, capsys):
    """An unknown name and an empty record give nothing and count nothing."""
    assert print_readouts(story_record, story="nothing", as_json=False, everything=False) == 0
    assert print_readouts(empty_record, story=None, as_json=False, everything=False) == 0
    print_story_list(empty_record)
    print_stories(empty_record, ids=(), limit=3)
    assert capsys.readouterr().out == ""


def test_new_stories_beyond_the_limit_are_counted(story_record, capsys):
    """After a build some readouts are printed; the rest is counted on stderr, and 0 prints none."""
    (story,) = story_record.stories()
    print_stories(story_record, ids=(story.id,), limit=-1)
    whole = capsys.readouterr()
    print_stories(story_record, ids=(story.id,), limit=0)
    none = capsys.readouterr()

    assert "IN SHORT" in whole.out
    assert whole.err == ""
    assert none.out == ""


def test_a_terminal_without_our_letters_shows_codes(monkeypatch):
    """An ASCII terminal gets codes in place of letters that it lacks, and nothing fails."""
    from rich.text import Text

    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    monkeypatch.setattr("sys.stdout", stream)
    Paragraphs().line(Text("“é”"))
    stream.flush()

    assert raw.getvalue() == b"\\u201c\\xe9\\u201d\n"


@pytest.mark.parametrize("place", [0, 40, 300, 580])
def test_of_a_long_sentence_the_cited_words_are_shown(place):
    """Whatever stands around them, the cited words are there, and what is left out is marked."""
    from onrecord.export.view import Citation
    from onrecord.types.provenance import By
    from onrecord.types.span import Span

    sentence = "and so on " * 60
    context = sentence[:place] + "they met in Oslo " + sentence[place:]
    span = Span(1000 + place, 1000 + place + len("they met in Oslo"))
    citation = Citation(
        source=1, report="r", spans=(span,), words="they met in Oslo", sentence=Span(1000, 1000 + len(context)),
        context=context, by=By(rule="r", version="1"),
    )  # fmt: skip
    out = io.StringIO()
    console = Console(file=out, width=80, markup=False, emoji=False, highlight=False)
    printer = ReadoutPrinter.__new__(ReadoutPrinter)
    printer._page, printer._limits = Paragraphs(console), SHORT
    printer._passage(citation, 4)
    shown = " ".join(out.getvalue().replace("│", " ").split())

    assert "they met in Oslo" in shown
    assert "[…]" in shown
    assert len(shown) < SHORT.characters + 20


def test_a_section_with_nothing_in_it_is_left_out(hostile_record):
    """No heading stands above nothing: one report that says all it says has no conflicts, plans or unknowns."""
    shown = printed(hostile_record)

    for heading in ("OPEN", "WHERE THE REPORTS DIFFER", "WHAT EACH OUTLET ALONE REPORTS", "NOT KNOWN"):
        assert heading not in shown
    assert not re.search(r"\n[A-Z ,]+\n\n", shown)

"""Codes and times in plain words."""

import pytest

from onrecord.export.labels import (
    FIELD_WORDS,
    STATUS_WORDS,
    VERDICT_WORDS,
    counted,
    day_words,
    event_summary,
    interval_words,
    named,
    place_of,
    published_words,
)
from onrecord.types.actor import ActorRef
from onrecord.types.event import PloverType, Status, Where
from onrecord.types.issue import SetAside
from onrecord.types.story import Event
from onrecord.types.when import Published

A, B = ActorRef(id="a", name="Ana Torres"), ActorRef(id="b", name="Paavo Lind")


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2018-02-07", "2018-02-07", "day", "7 February 2018"),
        ("2016-05-05", "2016-05-07", "interval", "5–7 May 2016"),
        ("2016-05-30", "2016-06-02", "interval", "30 May – 2 June 2016"),
        ("2015-12-30", "2016-01-02", "interval", "30 December 2015 – 2 January 2016"),
        ("2016-02-01", "2016-02-29", "month", "February 2016"),
        ("2016-12-01", "2016-12-31", "month", "December 2016"),
        ("2016-01-01", "2016-12-31", "year", "2016"),
        ("9999-12-01", "9999-12-31", "month", "1–31 December 9999"),
        (None, "2016-05-05", "unknown", "by 5 May 2016"),
        ("2016-05-05", None, "unknown", "5 May 2016 or later"),
        (None, None, "unknown", ""),
        ("2016-05-05T14:30:00Z", "2016-05-05T14:30:00Z", "minute", "5 May 2016, 14:30"),
        ("2016-05-05T10:00", "2016-05-05T12:00", "part-of-day", "5 May 2016"),
        ("Ramadan", "Ramadan", "day", "Ramadan"),
    ],
)
def test_an_interval_is_said_as_people_say_it(first, last, precision, words):
    """Days, months, years and open ends each have their form; what is no date is left as it is."""
    assert interval_words(first, last, precision) == words


def test_a_day_without_a_clock_shows_none():
    """Midnight in data is mostly no time at all."""
    assert day_words("2018-02-07T00:00:00Z") == "7 February 2018"


def test_the_basis_of_a_date_shows():
    """A date that was inferred says so; one without a basis is none."""
    given = {"from_": "2018-02-07", "to": "2018-02-07", "precision": "day"}

    assert published_words(Published(**given, basis="given")) == "7 February 2018"
    assert published_words(Published(**given, basis="inferred")) == "7 February 2018 (inferred)"
    assert published_words(Published(**given, basis="unknown")) == "undated"
    assert published_words(Published()) == "undated"


def event(**values):
    return Event(id="e", story="s", tellings=(), **{"type": "CONSULT", **values})


def test_an_event_is_summed_up_on_one_line():
    """Talks have sides, visits a goal, deeds a direction; nobody is invented."""
    assert event_summary(event(cameo="041", sources=(A,), targets=(B,))) == "Phone call: Ana Torres, Paavo Lind"
    visit = {"cameo": "042", "mode": "visit", "where": Where(name="Oslo")}
    assert event_summary(event(**visit, sources=(A,))) == "Visit: Ana Torres to Oslo"
    assert event_summary(event(**visit)) == "Visit: somebody to Oslo"
    assert event_summary(event(type="SANCTION", sources=(A,), targets=(B,))) == "Sanction: Ana Torres → Paavo Lind"
    assert event_summary(event()) == "Talks: nobody named"


def test_every_kind_status_verdict_and_field_has_words():
    """No code of the types is left without words for people."""
    for kind in PloverType.__args__:
        assert event_summary(event(type=kind))
    assert set(STATUS_WORDS) == set(Status.__args__)
    assert set(VERDICT_WORDS) == {"agreed", "single-source", "in-conflict"}
    assert {"who", "whom", "when", "where", "status", "wording"} <= set(FIELD_WORDS)


def test_numbers_agree_with_their_nouns():
    """One report, two reports, and a noun of its own where an s will not do."""
    assert (counted(1, "report"), counted(2000, "report"), counted(2, "copy", "copies")) == (
        "1 report",
        "2,000 reports",
        "2 copies",
    )


@pytest.mark.parametrize(
    ("source", "message", "told"),
    [
        ("pipe", "is a device, a pipe or a socket", "pipe: is a device, a pipe or a socket"),
        ("a.html", "a.html: no text was found in it", "a.html: no text was found in it"),
        ("-", "is empty", "standard input: is empty"),
        ("-#3", "is empty", "standard input#3: is empty"),
    ],
)
def test_what_was_set_aside_is_named_once(source, message, told):
    """Also where the message says a word that is its name."""
    assert named(SetAside(source, "code", message)) == told


def test_a_file_whose_name_begins_with_a_dash_is_no_standard_input():
    """Only the dash alone is."""
    assert place_of("-notes.txt") == "-notes.txt"

"""Finds what the report names: tables first, then titles with names, then runs of capitalised words by their cues."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from onrecord.actors.scan import Word, match_at
from onrecord.actors.word_lists import (
    CALENDAR,
    EVENT_ENDS,
    FAMILY_FIRST,
    KIN,
    NAMES_TOO,
    NOT_NAMES,
    ORGANISATION_ENDS,
    ORGANISATION_OPENS,
    PARTICLES,
    PERSON_NOUNS,
    PLACE_ENDS,
    WEAK,
)
from onrecord.knowledge.names import Name, names, openings, states
from onrecord.knowledge.people import called, folded, given_names, is_given_name
from onrecord.knowledge.tables import words as words_of
from onrecord.knowledge.titles import title_openings, titles
from onrecord.knowledge.verbs import reporting_verbs

Kind = Literal["known", "person", "family", "organisation", "place", "title", "said"]
LONGEST_RUN = 8


class Candidate(Struct, kw_only=True):
    """A stretch of words that names something.

    ``known`` holds what the tables know of a state, seat or organisation; ``title`` the words of a title before a
    person's name; ``state`` the ISO code of the state named right before. ``kind`` is ``family`` for one word alone
    that may be somebody's family name, and ``said`` for a name of unknown sort that speaks. ``doubtful`` is a family
    name that is a month or a day of the week too: Sun, May.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    kind: Kind
    known: Name | None = None
    title: str = ""
    title_start: int = -1
    state: str = ""
    rule: str = ""
    doubtful: bool = False


def candidates(
    words: Sequence[Word], text: str, *, small: frozenset[str], after_offices: frozenset[int] = frozenset()
) -> Iterator[Candidate]:
    """Gives the candidates of one sentence in order.

    ``after_offices`` holds the places right after an office printed small: a name is expected there. ``small`` holds
    the words that the report also prints without a capital: one of them that opens a sentence is no name. In a
    heading, where most words have capitals, only the tables are trusted.
    """
    heading = _is_heading(words, text)
    place = 0
    state, state_end = "", -1
    while place < len(words):
        found = _here(words, place, small, after_offices, heading=heading)
        if found is None:
            place += 1
            continue
        if is_credit(words, found):
            found.rule = "skip"
        if found.known is not None and found.known.state:
            state, state_end = found.known.state, found.last
        elif found.kind == "organisation" and found.state:
            # "Australian Police Commissioner X": the state of the body is that of its head.
            state, state_end = found.state, found.last
        elif state and (found.title or found.kind == "organisation") and _belongs(words, found, state_end):
            found.state = state
        if found.rule != "skip":
            yield found
        place = found.last + 1


def _here(
    words: Sequence[Word], place: int, small: frozenset[str], after_offices: frozenset[int], *, heading: bool
) -> Candidate | None:
    """Gives what starts here: somebody introduced, a name of the tables, a title, or a run of capitalised words."""
    # "al-Jaber": an article printed small belongs to the name.
    capital = words[place].title_case or _ARTICLE_JOINED.match(words[place].text) is not None
    if capital and not heading and (place in after_offices or _after_person_noun(words, place)):
        introduced = _introduced(words, place)
        if introduced is not None:
            return introduced
    region = _region(words, place)
    if region is not None:
        return region
    found = _table_name(words, place) or _titled(words, place, heading=heading)
    if found is not None or not capital:
        return found
    return _known_person(words, place) if heading else _capital_run(words, place, small)


_PARTS = frozenset({"Northern", "Southern", "Eastern", "Western"})


def _region(words: Sequence[Word], place: int) -> Candidate | None:
    """Gives a part of a state, printed as a name: ``Northern Ireland`` is a place, and no state speaks by its mouth."""
    if words[place].text not in _PARTS or place + 1 >= len(words) or words[place + 1].gap != " ":
        return None
    if match_at(words, place, openings().get(words[place].text, ())):
        return None
    size = match_at(words, place + 1, openings().get(words[place + 1].text, ()))
    known = names().get(_printed(words, place + 1, place + size)) if size else None
    if known is None or known.kind != "state":
        return None
    return candidate_at(words, place, place + size, "place", "actors.place-cue")


def _after_person_noun(words: Sequence[Word], place: int) -> bool:
    """Says whether a noun for a person stands right before: ``the activist Ana Torres``, ``his wife Evgenia``."""
    return place > 0 and words[place].gap == " " and words[place - 1].text in PERSON_NOUNS and not words[place - 1].owns


def _introduced(words: Sequence[Word], place: int) -> Candidate | None:
    """Gives the person named right after an office or a noun for a person."""
    forms = title_openings().get(words[place].text)
    if forms and match_at(words, place, forms):
        return None
    last = _person_end(words, place)
    kin = place > 0 and words[place - 1].text in KIN
    if last < place or words[last].text in ORGANISATION_ENDS | EVENT_ENDS | PLACE_ENDS:
        return None
    if last == place and not kin:
        return None
    if words[place].text in openings() or (last > place and words[last].text in openings()):
        return None
    return candidate_at(words, place, last, "person", "actors.title")


def is_compound(form: str) -> bool:
    """Says whether a word only describes what follows: ``Hamas-run``, ``Gaza-based``."""
    return form.endswith(_COMPOUND_ENDS)


def is_credit(words: Sequence[Word], found: Candidate) -> bool:
    """Says whether a name is of who took a picture: ``Ana Torres/Getty Images``, ``(Photo by Ana Torres / AFP)``."""
    if found.kind == "known":
        return False
    first, place = found.first, found.last + 1
    if (
        first > 1
        and words[first - 1].text == "by"
        and words[first - 2].text in {"Photo", "Picture", "Image", "Photograph"}
    ):
        return True
    while place < len(words) and words[place].gap == " " and words[place].text.isupper() and place - found.last < 3:
        place += 1
    following = words[place] if place < len(words) else None
    return following is not None and following.gap.strip() == "/" and following.title_case


def _belongs(words: Sequence[Word], found: Candidate, state_end: int) -> bool:
    """Says whether a state's name stands right before a title with a name, or before an organisation."""
    if found.first - state_end > len(found.title.split()) + 1:
        return False
    return all(words[place].gap in {" ", "’ ", "' "} for place in range(state_end + 1, found.first + 1))


def _is_heading(words: Sequence[Word], text: str) -> bool:
    """Says whether most words have capitals and no stop ends them: a heading or a list of names."""
    if not words or re.match(r"[’']?s?[”\"’')]*[.!?:]", text[words[-1].end : words[-1].end + 6]):
        return False
    letters = [word for word in words if word.text[0].isalpha() and len(word.text) > 3]
    if len(letters) < 4:
        return False
    return sum(word.title_case for word in letters) >= 0.75 * len(letters)


def _printed(words: Sequence[Word], first: int, last: int) -> str:
    """Gives a name as printed, with plain apostrophes and blanks, without the ending of its last word."""
    return " ".join([*(word.printed for word in words[first:last]), words[last].text])


def candidate_at(words: Sequence[Word], first: int, last: int, kind: Kind, rule: str, **more: object) -> Candidate:
    """Gives the candidate that the words from ``first`` to ``last`` are, named as printed."""
    name = _printed(words, first, last)
    return Candidate(
        first=first,
        last=last,
        start=words[first].start,
        end=words[last].end,
        name=name,
        kind=kind,
        rule=rule,
        **more,  # type: ignore[arg-type]
    )


def _table_name(words: Sequence[Word], place: int) -> Candidate | None:
    """Gives a name of the tables that starts here, unless it is the beginning of a longer name of another sort."""
    forms = openings().get(words[place].text)
    if forms is None:
        return None
    size = match_at(words, place, forms)
    if not size:
        return None
    last = place + size - 1
    known = names()[_printed(words, place, last)]
    if known.kind == "state" and last + 1 < len(words) and (person := _known_person(words, place)) is not None:
        # "Israel Katz", "Jordan Bardella".
        return person
    longer = _organisation_run(words, last)
    if longer > last and known.kind in {"state", "adjective", "capital"}:
        # "Tokyo University", "China Daily", "Japanese Foreign Ministry": the body, not the state.
        return candidate_at(words, place, longer, "organisation", "actors.organisation-cue", state=known.state)
    of_state = known.kind in {"state", "adjective"} or bool(known.home)
    body = small_body_end(words, last) if of_state else last
    if body > last:
        state = known.state or known.home
        found = candidate_at(words, place, body, "organisation", "actors.organisation-cue", state=state)
        # One id with "Foreign Ministry (China)": no possessive, and capitals.
        own = " ".join(word.text.capitalize() for word in words[last + 1 : body + 1])
        found.name = f"{states()[state].name} {own}" if state in states() else own
        return found
    following = _run_end(words, last)
    if known.kind in {"state", "capital"} and following > last and words[following].text in EVENT_ENDS | PLACE_ENDS:
        return candidate_at(words, place, following, "known", "skip")
    if (
        words[place].text.istitle() is False
        and words[place].text in {"US", "WHO", "AP", "AU"}
        and _shouted(words, place)
    ):
        return None
    return candidate_at(words, place, last, "known", "actors.table", known=known)


_BODY_WORDS = words_of(
    "general foreign defense defence finance interior unification trade commerce justice economy economic energy "
    "transport agriculture education health environment culture information external home "
    "national security air"
)
_BODIES = {
    "ministry": _BODY_WORDS,
    "department": _BODY_WORDS,
    "office": frozenset({"presidential", "foreign"}),
    "staff": frozenset({"general"}),
    "force": frozenset({"air"}),
}
_LONE_BODIES = words_of("military army navy police")
"""Bodies that a state's name alone goes before: ``Israel's military``."""


def small_body_end(words: Sequence[Word], last: int) -> int:
    """Gives the end of a state's body printed without capitals: ``South Korea's defense ministry``; else ``last``."""
    end = last + 1
    if end < len(words) and words[end].text in _LONE_BODIES and words[end].gap in {" ", "’ ", "' "}:
        return end if _stands_alone(words, end) else last
    while (
        end < len(words) and end - last <= 2 and words[end].text in _BODY_WORDS and words[end].gap in {" ", "’ ", "' "}
    ):
        end += 1
    if end == last + 1 or end >= len(words) or words[end].gap != " ":
        return last
    return end if words[end - 1].text in _BODIES.get(words[end].text, frozenset()) else last


_OF_ONE_STATE = {"unification": "KOR"}
"""Bodies that one state alone has."""


def small_bodies(words: Sequence[Word]) -> Iterator[tuple[int, int, int, str]]:
    """Gives bodies printed small behind a determiner: ``the foreign ministry``, ``its defense ministry``.

    Each is the places of its determiner, of its first and last word, and the state that alone has such a body.
    """
    for place, word in enumerate(words[:-1]):
        if word.text.lower() not in {"the", "its", "their"} or word.owns:
            continue
        end = small_body_end(words, place)
        if end > place and words[end].text != "police":
            yield place, place + 1, end, _OF_ONE_STATE.get(words[place + 1].text, "")


_BODY_ACTS = words_of("said says has had was is will would and also did in on spoke speaks fired killed launched")


def _stands_alone(words: Sequence[Word], place: int) -> bool:
    """Says whether a body's name ends here: ``the Israeli military said``, not ``Israeli military operations``."""
    following = words[place + 1] if place + 1 < len(words) else None
    return (
        following is None
        or following.gap != " "
        or following.text in _BODY_ACTS
        or following.text in reporting_verbs()
        or words[place].owns
    )


def _shouted(words: Sequence[Word], place: int) -> bool:
    """Says whether the words around are all in capitals, so that ``US`` may be a pronoun."""
    around = [word.text for word in words[max(0, place - 2) : place + 3] if len(word.text) > 2]
    return bool(around) and all(word.isupper() for word in around)


def _run_end(words: Sequence[Word], last: int) -> int:
    """Gives the last of the capitalised words that follow without anything between them but a blank."""
    end = last
    while (
        end + 1 < len(words)
        and end - last < LONGEST_RUN
        and words[end + 1].title_case
        and words[end + 1].gap == " "
        and not words[end].owns
        and not words[end + 1].text.endswith(_COMPOUND_ENDS)
    ):
        end += 1
    return end


_COMPOUND_ENDS = ("-linked", "-backed", "-led", "-run", "-based", "-aligned", "-controlled", "-affiliated", "-held")
"""Ends of words that only describe: ``Hamas-run``, ``Gaza-based``."""


def _organisation_run(words: Sequence[Word], last: int) -> int:
    """Gives the last word of an organisation's name that goes on from ``last``; ``last`` itself when there is none."""
    end = _run_end(words, last)
    for opening in range(last + 1, end + 1):
        if _organisation_opens(words, opening):
            return max(_of_phrase_end(words, opening), last)
    for stop in range(end, last, -1):
        if words[stop].text in ORGANISATION_ENDS:
            return stop
    return last


def _titled(words: Sequence[Word], place: int, *, heading: bool = False) -> Candidate | None:
    """Gives a person's name with the title before it, or a title standing alone."""
    forms = title_openings().get(words[place].text)
    size = match_at(words, place, forms) if forms else 0
    if not size:
        return None
    last = place + size - 1
    if size == 1 and place + 1 < len(words) and words[place + 1].gap == " " and words[place].text in given_names():
        known = _known_person(words, place)
        if known is not None:
            # "Gen Nakatani" is no general.
            return known
    # "Foreign Minister and Deputy Prime Minister X" and "President-elect" stay what they are.
    more = _titled_again(words, last)
    name_first = more + 1
    joined = name_first < len(words) and words[name_first].gap == " "
    name_last = _person_end(words, name_first) if joined else more
    title = " ".join(word.text for word in words[place : more + 1])
    if words[more].owns or name_last < name_first:
        return candidate_at(words, place, more, "title", "actors.title-alone")
    if heading and not called(" ".join(word.text for word in words[name_first : name_last + 1])):
        return _known_person(words, name_first) or candidate_at(words, place, more, "title", "skip")
    if size == 1 and name_first == name_last and words[name_last].text in ORGANISATION_ENDS:
        # "the General Staff": a body whose name opens like a title.
        return None
    if words[name_last].text in ORGANISATION_ENDS | EVENT_ENDS or words[name_first].text in openings():
        return candidate_at(words, place, more, "title", "skip")
    if titles()[" ".join(word.text for word in words[place : last + 1])] == "courtesy" and title in {"Miss", "Lord"}:
        title = ""
    found = candidate_at(words, name_first, name_last, "person", "actors.title", title=title)
    found.title_start = words[place].start
    return found


def _titled_again(words: Sequence[Word], last: int) -> int:
    """Gives the last word of titles heaped up: ``Deputy Prime Minister Gen.``"""
    while last + 1 < len(words) and words[last + 1].gap == " " and not words[last].owns:
        if words[last + 1].text in given_names() and _known_person(words, last + 1) is not None:
            break
        forms = title_openings().get(words[last + 1].text)
        size = match_at(words, last + 1, forms) if forms else 0
        if not size:
            break
        last += size
    return last


def _person_end(words: Sequence[Word], first: int) -> int:
    """Gives the last word of a person's name that starts at ``first``; ``first - 1`` where none starts."""
    last = first - 1
    place = first
    while place < len(words) and place - first < 5:
        word = words[place]
        if place > first and word.gap != " ":
            break
        if place > first and words[place - 1].owns:
            break
        named = word.title_case and (_may_be_name(word.text) or _calendar_name(words, place, first))
        if named or _ARTICLE_JOINED.match(word.text):
            last = place
        elif place == first or not _joins_names(words, place):
            break
        place += 1
    return last


def _joins_names(words: Sequence[Word], place: int) -> bool:
    """Says whether a small word goes on inside a name: ``von der Leyen``, ``Kang Do Yun``."""
    following = words[place + 1 : place + 3]
    if not following or following[0].gap != " ":
        return False
    if words[place].title_case:
        return words[place - 1].text in FAMILY_FIRST and following[0].title_case
    if words[place].text not in PARTICLES:
        return False
    return following[0].title_case or (
        following[0].text in PARTICLES and len(following) > 1 and following[1].title_case
    )


def _calendar_name(words: Sequence[Word], place: int, first: int) -> bool:
    """Says whether a month or a day of the week is part of a name: ``Sun Jianguo``, ``Theresa May``."""
    if words[place].text.lower() not in NAMES_TOO or _is_date(words, place):
        return False
    following = words[place + 1] if place + 1 < len(words) else None
    joined = following is not None and following.gap == " " and following.title_case and _may_be_name(following.text)
    return place > first or joined


_ARTICLE_JOINED = re.compile(r"(?:al|el|as|an|ad|at|ar|ash|ul|bin|ibn)-[A-Z]")
"""``al-Falih``: a name with its article, printed small."""
_CONTRACTED = re.compile(r"[’'](?:ve|m|ll|re|d|t|s)\Z")


def _may_be_name(form: str) -> bool:
    lower = form.lower()
    return (
        lower not in NOT_NAMES
        and lower not in CALENDAR
        and not form.isdigit()
        and _CONTRACTED.search(form) is None
        and not (form.isupper() and len(form) > 3 and "." not in form)
        and not any(char.isdigit() for char in form)
    )


def _known_person(words: Sequence[Word], place: int) -> Candidate | None:
    """Gives the longest full name from here on that is in the table of people."""
    end = max(_run_end(words, place), _person_end(words, place))
    for last in range(min(end, place + 4), place, -1):
        if words[last].title_case and len(called(" ".join(word.text for word in words[place : last + 1]))) >= 1:
            return candidate_at(words, place, last, "person", "actors.table")
    return None


def _capital_run(words: Sequence[Word], place: int, small: frozenset[str]) -> Candidate | None:
    """Gives what a run of capitalised words names, judged by the words in it and around it."""
    word = words[place]
    lower = word.text.lower()
    opens = place == 0 or any(mark in word.gap for mark in '"“‘«(:—–\n')
    if word.text.endswith(_COMPOUND_ENDS):
        return None
    if lower in NAMES_TOO and not _is_date(words, place) and _run_end(words, place) == place:
        return _doubtful(words, place, small)
    if _names_nothing(words, place):
        return None
    known = _known_person(words, place) or _organisation_here(words, place)
    if known is not None:
        return known
    run_end = _run_end(words, place)
    if run_end > place and words[run_end].text in PLACE_ENDS:
        return candidate_at(words, place, run_end, "place", "actors.place-cue")
    if run_end > place and words[run_end].text in EVENT_ENDS:
        return candidate_at(words, place, run_end, "known", "skip")
    end = _person_end(words, place)
    if end < place:
        return None
    if place == end:
        return _single(words, place, small, opens=opens)
    if opens and lower in small and word.text not in given_names():
        return None
    return _several_words(words, place, end, run_end)


def _names_nothing(words: Sequence[Word], place: int) -> bool:
    """Says whether the word here opens no name: a day, a month, a word of the language in capitals."""
    lower = words[place].text.lower()
    if lower in CALENDAR:
        return not _calendar_name(words, place, place)
    return lower in NOT_NAMES and lower not in WEAK and not _organisation_opens(words, place)


def _doubtful(words: Sequence[Word], place: int, small: frozenset[str]) -> Candidate | None:
    """Gives a family name that is a word of the calendar too: somebody's only where the report names him in full."""
    found = _single(words, place, small, opens=False)
    if found is not None:
        found.doubtful = True
    return found


def _is_date(words: Sequence[Word], place: int) -> bool:
    """Says whether a word that is a month or a day of the week is used as one: ``in May``, ``May 5``."""
    before = words[place - 1].text.lower() if place and words[place].gap == " " else ""
    following = words[place + 1] if place + 1 < len(words) and words[place + 1].gap == " " else None
    beside = [words[k].text.lower() for k in (place - 1, place + 1) if 0 <= k < len(words)]
    if words[place].text.lower() == "sun" and any(word in CALENDAR for word in beside):
        return True
    return before in _BEFORE_DATES or before.isdigit() or (following is not None and following.text[0].isdigit())


_BEFORE_DATES = words_of("in on since by last next until from during early mid late this of every each before after")


def _several_words(words: Sequence[Word], place: int, end: int, run_end: int) -> Candidate | None:
    for inner in range(place + 1, end):
        # "Dallas Mayor Mike Rawlings": the title stands inside the run.
        titled = _titled(words, inner)
        if titled is not None and titled.kind == "person":
            return titled
    first = folded(words[place].text).title()
    if any(words[k].text in openings() for k in range(place, end + 1)) and first not in given_names():
        return None
    by_given = is_given_name(words[place].text)
    by_family = words[place].text in FAMILY_FIRST and end - place <= 2
    initial = end - place <= 3 and any(
        len(words[k].text) == 2 and words[k].text[1] == "." for k in range(place + 1, end)
    )
    if words[place].text in EVENT_ENDS | ORGANISATION_ENDS | PLACE_ENDS:
        # "Pacific Affairs Daniel Reyes": the office ends, the name begins.
        begins = next((k for k in range(place + 1, end) if words[k].text in given_names()), None)
        return candidate_at(words, begins, end, "person", "actors.given-name") if begins else None
    if by_given or by_family or initial:
        return candidate_at(words, place, end, "person", "actors.given-name" if by_given else "actors.family-name")
    if end == run_end and end - place <= 3 and _described(words, end):
        return candidate_at(words, place, end, "person", "actors.described")
    if end == run_end and end - place <= 3 and _speaks(words, place, end):
        return candidate_at(words, place, end, "said", "actors.speaks")
    return candidate_at(words, place, end, "known", "skip")


def _organisation_opens(words: Sequence[Word], place: int) -> bool:
    return (
        words[place].text in ORGANISATION_OPENS
        and place + 2 < len(words)
        and words[place + 1].text in {"of", "for"}
        and words[place + 1].gap == " "
    )


def _organisation_here(words: Sequence[Word], place: int) -> Candidate | None:
    """Gives an organisation: a run that ends in a cue (Foreign Ministry) or opens with one (Ministry of Defence)."""
    if _organisation_opens(words, place) or (
        place + 3 < len(words)
        and words[place].title_case
        and words[place + 1].text in ORGANISATION_OPENS
        and words[place + 2].text in {"of", "for"}
    ):
        end = _of_phrase_end(words, place)
        if end > place:
            return candidate_at(words, place, end, "organisation", "actors.organisation-cue")
    end = _organisation_run(words, place)
    if end == place or words[place].text.lower() in CALENDAR:
        return None
    lower = words[place].text.lower()
    if (
        end - place == 1
        and lower in NOT_NAMES
        and lower not in {"central", "national", "federal", "supreme", "cabinet"}
    ):
        return None
    return candidate_at(words, place, end, "organisation", "actors.organisation-cue")


def _of_phrase_end(words: Sequence[Word], place: int) -> int:
    """Gives the end of ``Ministry of Foreign Affairs and Trade``."""
    last = -1
    end = place
    while end < len(words) and end - place < LONGEST_RUN + 2:
        word = words[end]
        if end > place and (word.gap != " " or words[end - 1].owns):
            break
        forms = title_openings().get(word.text)
        if end > place and forms and match_at(words, end, forms):
            break
        whole = match_at(words, end, openings().get(word.text, ())) if end > place else 0
        if whole > 1:
            # "of the Democratic People's Republic of Korea": one name, taken whole.
            last = end + whole - 1
            end += whole
            continue
        if word.title_case and word.text.lower() not in CALENDAR:
            last = end
        elif word.text not in {"of", "for", "the", "and", "on"} or (
            word.text in {"and", "the", "on"} and end > place and not _next_is_title(words, end)
        ):
            break
        end += 1
    if last > 0 and words[last - 1].text == "and" and _tail_is_new_name(words, last):
        last -= 2
    return last if last > place else -1


def _next_is_title(words: Sequence[Word], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].title_case and words[place + 1].gap == " "


def _tail_is_new_name(words: Sequence[Word], last: int) -> bool:
    """Says whether the word after "and" is a name of its own, as in ``the Bank of Japan and Toyota``."""
    return words[last].text in openings() or words[last].text in given_names()


def _single(words: Sequence[Word], place: int, small: frozenset[str], *, opens: bool) -> Candidate | None:
    word = words[place]
    if len(word.text) < 2 or not word.text[0].isalpha() or word.text.endswith("."):
        return None
    if opens and word.text.lower() in small:
        return None
    return candidate_at(words, place, place, "family", "actors.family-name")


def _described(words: Sequence[Word], end: int) -> bool:
    """Says whether an age or a noun for a person follows in commas: ``Cetra Brooksby, 21,``, ``…, a chemist at X``."""
    after = words[end + 1 : end + 9]
    if not after or after[0].gap != ", ":
        return False
    if after[0].text.isdigit() and len(after[0].text) <= len("99"):
        return len(after) > 1 and after[1].gap.startswith(",")
    if after[0].text not in {"a", "an", "the"}:
        return False
    for word in after[1:]:
        if word.gap != " ":
            return False
        if word.text in PERSON_NOUNS or word.text in _MORE_PEOPLE:
            return True
    return False


_MORE_PEOPLE = words_of(
    "man woman major member director president chairman chairwoman manager minister officer adviser advisor aide "
    "mother father nurse driver farmer engineer consultant fellow partner chairperson salesman actor actress singer "
    "player coach"
)
"""More nouns for people, which stand before names too seldom to introduce one."""


def _speaks(words: Sequence[Word], place: int, end: int) -> bool:
    """Says whether a verb of speech stands right after or right before the name."""
    verbs = reporting_verbs()
    after = words[end + 1] if end + 1 < len(words) else None
    before = words[place - 1] if place > 0 else None
    return (
        after is not None and after.gap in {" ", ", "} and after.text in verbs and verbs[after.text].takes != "quote"
    ) or (before is not None and words[place].gap == " " and before.text in {"said", "says", "told", "added"})

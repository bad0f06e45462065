"""Who held an office on a day, and what reports call offices: questions written from public knowledge."""

import subprocess
import sys

import pytest

from onrecord.knowledge import offices, people
from onrecord.knowledge.tables import lines

QUESTIONS = """
chief cabinet secretary | JPN | 2018-02-07 | Yoshihide Suga
chief cabinet secretary | JPN | 2021-01-15 | Katsunobu Kato
chief cabinet secretary | JPN | 2022-03-01 | Hirokazu Matsuno
chief cabinet secretary | JPN | 2024-06-01 | Yoshimasa Hayashi
top government spokesman | JPN | 2017-04-27 | Yoshihide Suga
prime minister | JPN | 2007-03-01 | Shinzo Abe
prime minister | JPN | 2010-07-01 | Naoto Kan
prime minister | JPN | 2018-02-07 | Shinzo Abe
prime minister | JPN | 2021-01-15 | Yoshihide Suga
prime minister | JPN | 2023-05-19 | Fumio Kishida
foreign minister | JPN | 2018-02-07 | Taro Kono
foreign minister | JPN | 2016-01-10 | Fumio Kishida
defense minister | JPN | 2018-02-07 | Itsunori Onodera
defence minister | JPN | 2017-01-10 | Tomomi Inada
finance minister | JPN | 2018-02-07 | Taro Aso
president | USA | 2016-05-27 | Barack Obama
president | USA | 2018-02-07 | Donald Trump
president | USA | 2022-03-01 | Joe Biden
president | USA | 2025-03-01 | Donald Trump
vice president | USA | 2018-02-07 | Mike Pence
secretary of state | USA | 2014-01-10 | John Kerry
secretary of state | USA | 2017-04-26 | Rex Tillerson
secretary of state | USA | 2019-02-28 | Mike Pompeo
secretary of state | USA | 2023-06-19 | Antony Blinken
secretary of state | USA | 2025-03-01 | Marco Rubio
defense secretary | USA | 2016-06-04 | Ash Carter
secretary of defense | USA | 2018-02-07 | Jim Mattis
defense secretary | USA | 2024-09-17 | Lloyd Austin
treasury secretary | USA | 2018-02-07 | Steven Mnuchin
white house press secretary | USA | 2017-04-26 | Sean Spicer
national security adviser | USA | 2018-01-10 | H. R. McMaster
un ambassador | USA | 2018-01-10 | Nikki Haley
president | KOR | 2016-02-10 | Park Geun-hye
president | KOR | 2018-04-27 | Moon Jae-in
president | KOR | 2023-04-26 | Yoon Suk-yeol
foreign minister | KOR | 2018-02-07 | Kang Kyung-wha
leader | PRK | 2010-01-10 | Kim Jong-il
leader | PRK | 2018-02-07 | Kim Jong-un
foreign minister | PRK | 2018-02-07 | Ri Yong-ho
president | CHN | 2008-08-08 | Hu Jintao
leader | CHN | 2018-02-07 | Xi Jinping
premier | CHN | 2018-02-07 | Li Keqiang
foreign minister | CHN | 2018-02-07 | Wang Yi
foreign minister | CHN | 2023-03-07 | Qin Gang
president | RUS | 2010-01-10 | Dmitry Medvedev
president | RUS | 2018-02-07 | Vladimir Putin
foreign minister | RUS | 2018-02-07 | Sergey Lavrov
defence minister | RUS | 2022-03-01 | Sergei Shoigu
president | UKR | 2016-01-10 | Petro Poroshenko
president | UKR | 2022-03-01 | Volodymyr Zelensky
foreign minister | UKR | 2022-03-01 | Dmytro Kuleba
prime minister | GBR | 2016-02-20 | David Cameron
prime minister | GBR | 2018-02-07 | Theresa May
prime minister | GBR | 2020-06-01 | Boris Johnson
prime minister | GBR | 2024-08-16 | Keir Starmer
foreign secretary | GBR | 2018-02-07 | Boris Johnson
foreign secretary | GBR | 2024-08-16 | David Lammy
home secretary | GBR | 2015-06-01 | Theresa May
president | FRA | 2016-01-10 | François Hollande
president | FRA | 2018-02-07 | Emmanuel Macron
foreign minister | FRA | 2018-02-07 | Jean-Yves Le Drian
chancellor | DEU | 2018-02-07 | Angela Merkel
chancellor | DEU | 2022-06-01 | Olaf Scholz
foreign minister | DEU | 2024-02-17 | Annalena Baerbock
prime minister | ISR | 2018-02-07 | Benjamin Netanyahu
prime minister | ISR | 2021-09-01 | Naftali Bennett
defence minister | ISR | 2024-09-17 | Yoav Gallant
president | TUR | 2018-02-07 | Recep Tayyip Erdoğan
supreme leader | IRN | 2018-02-07 | Ali Khamenei
president | IRN | 2018-02-07 | Hassan Rouhani
foreign minister | IRN | 2018-02-07 | Mohammad Javad Zarif
prime minister | IND | 2018-02-07 | Narendra Modi
external affairs minister | IND | 2018-02-07 | Sushma Swaraj
prime minister | AUS | 2018-02-07 | Malcolm Turnbull
prime minister | CAN | 2018-02-07 | Justin Trudeau
president | PHL | 2018-02-07 | Rodrigo Duterte
prime minister | HUN | 2024-07-05 | Viktor Orban
president | TWN | 2018-02-07 | Tsai Ing-wen
un secretary-general | UN | 2016-05-01 | Ban Ki-moon
u.n. secretary-general | UN | 2018-02-07 | António Guterres
nato secretary general | NATO | 2018-02-07 | Jens Stoltenberg
eu foreign policy chief | EU | 2024-07-22 | Josep Borrell
commission president | EU | 2024-07-05 | Ursula von der Leyen
"""

ASKED = [tuple(cell.strip() for cell in line.split("|")) for line in QUESTIONS.strip().splitlines()]


@pytest.mark.parametrize(("phrase", "state", "day", "name"), ASKED)
def test_an_office_on_a_day_gives_its_holder(phrase, state, day, name):
    """The one who held the office then, and nobody else."""
    found = offices.holder(phrase, state, day)

    assert found is not None
    assert found.actor in {one.actor for one in people.called(name)}


def test_an_office_that_nobody_held_gives_nobody():
    """A day before the table begins, and a state without such an office."""
    assert offices.holder("secretary of state", "USA", "1750-01-01") is None
    assert offices.holder("chief cabinet secretary", "FRA", "2018-02-07") is None


def test_a_phrase_that_is_no_office_gives_nobody():
    """Words that the table of roles does not hold."""
    assert offices.holder("man of the hour", "JPN", "2018-02-07") is None


def test_spellings_of_one_name_lead_to_one_person():
    """Romanisations, order, hyphens, short given names and middle names."""
    for group in (
        ("Kim Jong Un", "Kim Jong-un", "Kim Jong-Un"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Kishida Fumio", "Fumio Kishida"),
        ("Tayyip Erdogan", "Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Antony J. Blinken", "Antony Blinken", "Tony Blinken"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Wladyslaw Kosiniak-Kamysz", "Władysław Kosiniak-Kamysz"),
    ):
        found = [people.called(name) for name in group]

        assert found[0] != ()
        assert all(one == found[0] for one in found)


def test_terms_lie_in_order_and_end_after_they_begin():
    """No term of the table ends before it begins, as far as its days are known to the month."""
    wrong = []
    for place in range(len(lines("people.tsv"))):
        identity = lines("people.tsv")[place].split("\t", 1)[0]
        one = people.person(identity)
        wrong += [
            (identity, term) for term in one.terms if term.start and term.end and term.end < term.start[: len(term.end)]
        ]
    assert len(wrong) < 20  # slips of the sources


def test_the_tables_load_in_a_moment():
    """A fresh process answers its first questions in less than half a second, import and all."""
    script = (
        "import time; t = time.perf_counter()\n"
        "from onrecord.knowledge import affiliations, names, offices, people\n"
        "people.called('Shinzo Abe'); offices.holder('president', 'USA', '2018-02-07'); names.openings()\n"
        "affiliations.affiliation('Jalalabad'); people.given_names(); print(time.perf_counter() - t)"
    )
    took = min(
        float(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout)
        for _ in range(3)
    )

    assert took < 0.5


def test_a_person_speaks_for_the_state_of_the_office_held_on_a_day():
    """By id or by name; where no office was held on the day, for the last state before it."""
    abe = people.called("Shinzo Abe")[0].actor

    assert people.state_of_person(abe.id, day="2018-02-07").name == "Japan"
    assert people.state_of_person("", "Shinzo Abe", "2018-02-07").name == "Japan"
    assert people.state_of_person(abe.id).name == "Japan"


def test_who_holds_no_office_on_a_day_speaks_for_no_state_in_office():
    """With ``in_office`` an office that ended counts no more."""
    abe = people.called("Shinzo Abe")[0].actor

    assert people.state_of_person(abe.id, day="2018-02-07", in_office=True).name == "Japan"
    assert people.state_of_person(abe.id, day="1960-02-07", in_office=True) is None
    assert people.state_of_person(abe.id, in_office=True) is None


def test_nobody_speaks_for_a_state_whom_no_table_has():
    """Neither an unknown id nor an unknown name leads anywhere."""
    assert people.state_of_person("unresolved:x:y", "Quorin Ashvale", "2018-02-07") is None

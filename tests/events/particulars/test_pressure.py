"""Measures of pressure: what becomes of them, by whom, on whom, on whose authority, with which exceptions."""

import pytest

MOVES = [
    ("Japan imposed new sanctions on North Korea on Tuesday.", "imposed Japan happened 2018-02-06", "North Korea"),
    ("The European Union tightened its sanctions on Belarus last week.", "tightened European Union happened 2018-01-29",
     "Belarus"),
    ("Washington eased sanctions on Myanmar.", "eased United States happened", "Myanmar"),
    ("The sanctions on Iran were lifted in January.", "lifted  happened 2018-01-01", "Iran"),
    ("“We are announcing sanctions on Norway,” Prime Minister Shinzo Abe said.", "imposed Japan happened", "Norway"),
    ("Norway threatened to impose tariffs on Swedish timber.", "threatened Norway happened", "Swedish timber"),
    ("The president postponed the tariffs on Mexico.", "postponed president happened", "Mexico"),
    ("The United States waived sanctions on Iraq.", "waived United States happened", "Iraq"),
    ("Canada did not impose sanctions on Chile.", "imposed Canada denied", "Chile"),
    ("Lawmakers urged the government to impose sanctions on Russia.", "imposed government called-for", "Russia"),
    ("The Treasury Department sanctioned two banks in Moscow.", "imposed Treasury Department happened",
     "two banks in Moscow"),
    ("China is considering export controls on rare minerals.", "considered China happened", "rare minerals"),
    ("Once the sanctions on Iran are lifted, the ferries will sail.", "lifted  conditional", "Iran"),
    ("Norway reaffirmed its policy of maintaining sanctions on Syria.", "extended Norway happened", "Syria"),
    ("Norway stressed the importance of tightening sanctions on Syria.", "tightened Norway called-for", "Syria"),
    ("Tariffs on Norway are set to rise in May.", "tightened  planned 2018-05-01", "Norway"),
    ("The ferry carried coal in violation of sanctions on Syria.", "evaded  happened", "Syria"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "on"), MOVES)
def test_a_measure_is_told_with_what_becomes_of_it_and_on_whom(lines, text, told, on):
    """The move is a participle, the doer who does it, the measure names on whom it is."""
    found = lines(text)

    move = next(one for one in found if one.startswith("> move"))
    measure = next(one for one in found if one.startswith("measure"))
    assert move.split(":")[0] == "> move [" + told.replace(" ", "] ", 1).rstrip()
    assert measure.split("] ")[1].split(":")[0] == on


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed in Oslo without sanctions of any kind.",
        "Will the council impose sanctions on Mali?",
        "It is the harshest sanction that a council can impose on Norway.",
        "Norway broke off ties over demonstrations sanctioned by the state.",
        "The bakery lifted its limit on rolls.",
        "Sanctions were imposed.",
        "Ways to tighten sanctions on Iran were on the table.",
    ],
)
def test_what_tells_of_no_move_is_no_measure(lines, text):
    """A measure that is merely named, asked about, or none of a state's is left out."""
    assert not lines(text)


def test_an_authority_belongs_to_the_measure_of_its_sentence(lines):
    """A resolution, an order or an act is what a measure rests on."""
    found = lines("The Treasury Department sanctioned two banks in Moscow under Executive Order 14024.")

    assert "> authority [Executive Order 14024] : Executive Order 14024" in found


def test_a_ferry_let_into_a_port_is_an_exception(lines):
    """What is allowed "as an exception to" a measure is given whole, and who allows it has waived the measure."""
    found = lines("South Korea allowed the ferry Halden to enter a port as an “exception” to unilateral sanctions.")

    said = "allowed the ferry Halden to enter a port as an “exception” to unilateral sanctions"
    assert f"> exception [] : {said}" in found
    assert f"> move [waived] South Korea happened: {said}" in found


def test_figures_of_trade_say_what_they_measure(lines):
    """A rank, a share and an amount each keep their unit, and whose trade they measure."""
    found = lines(
        "China is North Korea's largest trading partner, with 90 percent of its foreign trade. "
        "Trade between Norway and Sweden reached $40 billion last year. "
        "The poll gave the party 40 percent of the vote."
    )

    assert found == [
        "figure [largest trading partner] North Korea, China: North Korea's largest trading partner",
        "figure [90 percent of its foreign trade] North Korea, China: 90 percent of its foreign trade",
        (
            "figure [$40 billion: Trade between Norway and Sweden] Norway, Sweden: "
            "Trade between Norway and Sweden reached $40 billion"
        ),
    ]

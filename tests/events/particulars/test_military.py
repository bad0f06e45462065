"""Military assets and exercises: what becomes of them, whose they are, where."""

import pytest

MOVES = [
    ("The destroyer USS Halden arrived in Yokosuka on Monday.", "asset [ship: USS Halden] : USS Halden",
     "> move [deployed]  happened 2018-02-05: USS Halden arrived"),
    ("Japan will buy two Aegis Ashore radar stations from the United States.",
     "asset [radar station: Aegis Ashore] : two Aegis Ashore radar stations",
     "> move [bought] Japan planned: buy two Aegis Ashore radar stations"),
    ("North Korea tested a ballistic missile on Sunday.", "asset [missile] : ballistic missile",
     "> move [tested] North Korea happened 2018-02-04: tested a ballistic missile"),
    ("North Korea paraded four Hwasong-15 missiles in Pyongyang.",
     "asset [missile: Hwasong-15] : four Hwasong-15 missiles",
     "> move [paraded] North Korea happened: paraded four Hwasong-15 missiles"),
    ("The United States withdrew its troops from Syria.", "asset [troops] United States: its troops",
     "> move [withdrawn] United States happened: withdrew its troops"),
    ("The minister called for the withdrawal of Russian troops.", "asset [troops] Russia: Russian troops",
     "> move [withdrawn]  called-for: withdrawal of Russian troops"),
    ("Russia and Belarus began joint drills on Monday.", "exercise [exercise] Russia, Belarus: joint drills",
     "> move [held] Russia, Belarus happened 2018-02-05: began joint drills"),
    ("The joint U.S.-South Korean military exercises have been postponed.",
     "exercise [exercise] United States, South Korea: joint U.S.-South Korean military exercises",
     "> move [postponed]  happened: joint U.S.-South Korean military exercises have been postponed"),
    ("South Korea suspended the military drills on Friday.", "exercise [exercise] : military drills",
     "> move [suspended] South Korea happened 2018-02-02: suspended the military drills"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "thing", "move"), MOVES)
def test_an_asset_is_told_with_what_becomes_of_it(lines, text, thing, move):
    """The asset has its kind and name, and whose it is; the move who makes it, when, and whether it was made."""
    found = lines(text)

    assert thing in found
    assert move in found


@pytest.mark.parametrize(
    "text",
    [
        "The bakery tested a new oven.",
        "The video shows drones over the harbour.",
        "The party sent a youth brigade to the dam.",
        "A missile struck the market.",
        "Were the troops withdrawn?",
        "The council said that Norway should give up its nuclear weapons.",
        "The ground-based radars are old.",
    ],
)
def test_what_is_no_asset_or_is_not_moved_is_left_out(lines, text):
    """An oven is no asset, a film moves none, a missile that strikes is not destroyed, a question tells nothing."""
    assert not lines(text)


def test_a_battery_taken_up_again_keeps_its_name(lines):
    """ "The battery" is the Patriot battery told of just before."""
    found = lines("Pence visited a Patriot PAC-3 missile battery in Tokyo. He watched the battery from a tent.")

    assert [one for one in found if one.startswith("asset")] == [
        "asset [battery: Patriot] : Patriot PAC-3 missile battery",
        "asset [battery: Patriot] : battery",
    ]


def test_to_travel_somewhere_to_inspect_is_to_inspect(lines):
    """Of "visited the base to inspect the launchers" the visit says that it was done."""
    found = lines(
        "Pence visited the air base at Yokota to inspect the Patriot (MIM-104) launchers deployed by Japan’s "
        "Self-Defense Forces."
    )

    moves = [one.split(":")[0] for one in found if one.startswith("> move")]
    assert "> move [inspected] Mike Pence happened" in moves or "> move [inspected] Pence happened" in moves
    assert "> move [deployed] Self-Defense Forces happened" in moves


def test_a_place_stands_by_the_asset(lines):
    """Where it is comes from the words around the asset or its move."""
    found = lines("Russia and Belarus began joint drills near Brest on Monday.")

    assert "> base [Brest] Brest: Brest" in found

"""What governs a trigger says whether its event happened: of any trigger, whatever it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.events.status import status_of

SENTENCES = [
    ("happened", "The ministers [met] in Geneva on Monday."),
    ("happened", "The envoy has [met] both sides twice."),
    ("happened", "They spoke after [talks] in the harbour town."),
    ("happened", "The ships were [inspected] by three officers."),
    ("happened", "The two managed to [agree] on a text."),
    ("happened", "The army is [shelling] the port."),
    ("happened", "Ruritania [deploys] second battery on coast"),
    ("happened", "The president held [talks] with the queen."),
    ("happened", "She [visited] the base before she left."),
    ("planned", "The ministers will [meet] in Geneva on Monday."),
    ("planned", "The president is to [visit] the island next week."),
    ("planned", "The two sides agreed to [sign] the treaty in May."),
    ("planned", "He spoke ahead of the [summit] in Vienna."),
    ("planned", "The [talks] are scheduled for Friday."),
    ("planned", "The [summit] will open on Tuesday."),
    ("planned", "The battery is expected to [arrive] in June."),
    ("planned", "Ruritania to [buy] two ferries"),
    ("planned", "Officials will hold [talks] on the border."),
    ("planned", "He pledged to [withdraw] the regiment by autumn."),
    ("conditional", "If the ferries [sail], the port will close."),
    ("conditional", "The kingdom could [impose] new duties."),
    ("conditional", "He threatened to [close] the strait."),
    ("conditional", "The government is considering [sending] a second ship."),
    ("conditional", "Both warned of the risk of [war] in the valley."),
    ("conditional", "The ministers would [meet] again unless the truce failed."),
    ("called-for", "The council urged Ruritania to [release] the sailors."),
    ("called-for", "He called for [talks] between the two capitals."),
    ("called-for", "The union demanded a [withdrawal] of the garrison."),
    ("called-for", "Both sides should [respect] the line."),
    ("called-for", "She wants to [visit] the prisoners."),
    ("called-for", "The king offered to [mediate] in the dispute."),
    ("denied", "The two did not [discuss] the islands."),
    ("denied", "The ministry denied any [attack] on the ferry."),
    ("denied", "He refused to [meet] the envoy."),
    ("denied", "The government has yet to [approve] the sale."),
    ("denied", "There are no plans to [deploy] the battery."),
    ("denied", "She ruled out [talks] before spring."),
    ("denied", "The [visit] was cancelled on Sunday."),
    ("denied", "The sailors were never [released]."),
    ("denied", "The army won’t [leave] the valley."),
    ("denied", "He cannot [attend] the summit."),
    ("unknown", "The ship is believed to [carry] grain."),
    ("called-for", "Their efforts to [meet] the rebels went on."),
    ("unknown", "The guards had planned to [strike] the port."),
    ("unknown", "The fleet was sent in order to [block] the strait."),
    ("unknown", "The boats may have [crossed] the strait at night."),
]


@pytest.mark.parametrize(("expected", "marked"), SENTENCES)
def test_what_governs_a_trigger_says_its_status(expected, marked):
    """The trigger stands in brackets."""
    start = marked.index("[")
    end = marked.index("]") - 1
    sentence = marked.replace("[", "").replace("]", "")

    state, why = status_of(sentence, start, end)

    assert (state, bool(why)) == (expected, True), why


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 40))
def test_any_text_has_a_status(text, start, length):
    """Nothing crashes, and the status is one of the six."""
    start = min(start, len(text))
    state, _ = status_of(text, start, min(len(text), start + length))

    assert state in {"happened", "planned", "conditional", "called-for", "denied", "unknown"}


def test_a_sentence_without_end_costs_no_more_than_a_page():
    """Only the words near a trigger are read."""
    text = "the talks " * 200_000

    assert status_of(text, 1_000_000, 1_000_005)[0] in {"happened", "unknown"}

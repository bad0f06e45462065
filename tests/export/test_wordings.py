"""A readout holds each wording of a statement against the fullest one, word by word."""

from tests.export.test_thread import Held, report

from onrecord.export.readout import readout

SAID = (
    "Unless the island shows a sincere will to disarm and takes concrete steps, we cannot expect any meaningful talks"
)
AGAIN = "Unless the island demonstrates a sincere will to disarm, we cannot expect any meaningful dialogue"


def test_the_second_wording_says_what_it_leaves_out_and_what_it_puts_otherwise():
    held = Held(
        report("a", f"“{SAID},” Prime Minister Shinzo Abe said in Tokyo on Wednesday after the talks.", "2018-02-07"),
        report("b", f"Prime Minister Shinzo Abe said in Tokyo on Wednesday after the talks: “{AGAIN}.”", "2018-02-07"),
    )

    [said] = [
        one
        for story in held.stories()
        for speaker in readout(held, story).said
        for one in speaker.statements
        if len(one.wordings) > 1
    ]
    first, second = said.wordings

    assert not first.aligned
    assert not first.leaves_out
    assert second.leaves_out == ("and takes concrete steps",)
    parts = {part.kind: part for part in second.aligned}
    assert parts["left-out"].full.words(first.words) == "and takes concrete steps"
    assert parts["other-words"].told.words(second.words) == "dialogue"
    assert parts["other-words"].full.words(first.words) == "talks"

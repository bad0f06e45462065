"""What was read of a report so far: its attributions in the making, who spoke, and which quotations are taken."""

from msgspec import Struct, field

from onrecord.statements.cues import Cue
from onrecord.statements.drafts import Draft
from onrecord.statements.sources import opening, opens
from onrecord.statements.speakers import Speakers
from onrecord.statements.units import Unit


class SoFar(Struct):
    """The state of a reading.

    ``here`` holds the cues of the sentence that is being read, ``made`` its attributions so far, ``used`` the ids of
    the quotations that are taken.
    """

    text: str
    speakers: Speakers
    drafts: list[Draft] = field(default_factory=list)
    here: list[Cue] = field(default_factory=list)
    made: list[Draft] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def seen(self, unit: Unit) -> None:
        """Remembers the actors of a sentence that is done."""
        first = opening(unit)
        self.speakers.seen(unit, first.actor if first is not None and opens(unit, first) else None)

    def remember(self, draft: Draft) -> None:
        """Remembers who spoke."""
        if draft.unit is not None and draft.source.speakers:
            self.speakers.wrote(draft.unit.bare, draft.source.speakers)
        if len(draft.source.speakers) == 1:
            self.speakers.spoke(draft.source.speakers[0])
            self.speakers.told_in(draft.content, draft.source.speakers[0])
        elif draft.source.speakers:
            self.speakers.latest = draft.source.speakers

"""Who made an entry: the rule or model, its version, and how sure it is."""

from msgspec import Struct


class By(Struct, frozen=True, order=True):
    """The rule or model that made an entry.

    ``rule`` is dotted, room first: ``statements.tag-after``. ``version`` is the version of the room's step.
    ``score`` is in [0, 1]: a rule's measured or estimated precision, or a model's probability.
    """

    rule: str
    version: str
    score: float = 1.0

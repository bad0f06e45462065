"""Checks that every step's needs are given by a step before it."""

from collections.abc import Iterable, Sequence

from onrecord.errors import SettingError
from onrecord.types.step import Layer, Step


def check(steps: Sequence[Step], given: Iterable[Layer]) -> None:
    """Raises SettingError when a step needs a layer that nothing before it gives, or gives one that is there."""
    known = set(given)
    for step in steps:
        missing = [layer for layer in step.needs if layer not in known]
        if missing:
            raise SettingError(
                f"step {step.name!r} needs {', '.join(missing)}, which no step before it gives",
                remedy="move it after the step that does",
            )
        again = [layer for layer in step.gives if layer in known]
        if again:
            raise SettingError(
                f"step {step.name!r} gives {', '.join(again)}, which is already there",
                remedy="each layer has one giver",
            )
        known.update(step.gives)

"""The order of steps is checked against what they need and give."""

import pytest

from onrecord.errors import SettingError
from onrecord.pipeline.plan import check
from onrecord.pipeline.steps import ACROSS_REPORTS, ONE_REPORT
from onrecord.types.step import Step


def step(name, needs, gives):
    return Step(name=name, version="1", needs=needs, gives=gives, per="report", run=lambda *layers: layers)


def test_the_shipped_order_works():
    """Each step finds what it needs, for one report and across reports."""
    check(ONE_REPORT, ["arrival"])
    check(ACROSS_REPORTS, ["readings", "decisions"])


def test_a_need_that_nothing_gives_is_named():
    """A step before the giver of its layer cannot run."""
    with pytest.raises(SettingError, match="'dates' needs doc"):
        check([step("dates", ("doc",), ("times",)), step("language", ("report",), ("doc",))], ["report"])


def test_a_layer_has_one_giver():
    """A second giver of a layer is refused."""
    with pytest.raises(SettingError, match="already there"):
        check([step("a", (), ("doc",)), step("b", (), ("doc",))], [])

"""The gate refuses to sink."""

import sys
import types

from quality.run import run


def scorer(monkeypatch, values):
    module = types.ModuleType("quality.toy.score")
    module.scores = lambda fast: values
    monkeypatch.setitem(sys.modules, "quality.toy", types.ModuleType("quality.toy"))
    monkeypatch.setitem(sys.modules, "quality.toy.score", module)


def test_a_score_below_its_floor_is_named(monkeypatch, capsys):
    """A drop of a point is refused and named."""
    scorer(monkeypatch, {"f1": 0.90})

    assert run(["toy"], {"toy.f1": 0.91}, fast=True) == ["toy.f1"]
    assert "BELOW" in capsys.readouterr().out


def test_a_score_that_is_no_longer_given_is_below_its_floor(monkeypatch):
    """A floor cannot be escaped by not measuring."""
    scorer(monkeypatch, {})

    assert run(["toy"], {"toy.f1": 0.5}, fast=True) == ["toy.f1"]


def test_raising_never_lowers(monkeypatch):
    """--raise lifts floors that were passed and leaves the others."""
    scorer(monkeypatch, {"a": 0.9, "b": 0.1})
    floors = {"toy.a": 0.5, "toy.b": 0.2}
    run(["toy"], floors, fast=True, lift=True)

    assert floors == {"toy.a": 0.9, "toy.b": 0.2}

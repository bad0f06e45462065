"""The shipped tables answer what the rooms ask."""

import subprocess
import sys

import pytest

from onrecord.knowledge import names, people, titles, verbs
from onrecord.knowledge.tables import rows


def test_a_state_is_known_by_name_adjective_and_capital():
    """All three lead to one actor."""
    forms = [names.names()[form] for form in ("Japan", "Japanese", "Tokyo")]

    assert {form.actor.id for form in forms} == {"Q17"}
    assert [form.kind for form in forms] == ["state", "adjective", "capital"]


def test_no_two_states_share_a_name():
    """A printed name of a state stands for one state."""
    seen = {}
    for code, _, _, name, others, *_ in rows("countries.tsv"):
        for form in (name, *others.split(";")):
            if form:
                assert seen.setdefault(form, code) == code


def test_names_are_found_without_accents_and_hyphens():
    """Spellings of one name meet."""
    assert [p.actor.id for p in people.called("Moon Jae In")] == ["Q21001"]
    assert people.called("Tarō Asō") == people.called("Taro Aso") != ()


def test_terms_name_state_office_start_and_end():
    """The terms of a person are in order."""
    [person] = people.called("Mike Pence")

    assert ("USA", "Vice President", "2017-01-20", "2021-01-20") in [
        (t.state, t.office, t.start, t.end) for t in person.terms
    ]


def test_every_verb_has_a_past_a_present_and_an_ing_form():
    """Forms lead back to their verb."""
    found = verbs.reporting_verbs()

    assert {found[form].lemma for form in ("said", "says", "saying")} == {"say"}
    assert found["denied"].tense == "past"
    assert not found["believes"].speech


def test_longest_titles_come_first():
    """So that Deputy Prime Minister is not read as Prime Minister."""
    forms = titles.title_openings()["Deputy"]

    assert [len(form) for form in forms] == sorted((len(form) for form in forms), reverse=True)


def test_every_table_has_its_source_named(root):
    """SOURCES.md names each shipped table."""
    data = root / "src" / "onrecord" / "knowledge" / "data"
    sources = (data / "SOURCES.md").read_text("utf-8")

    assert [path.name for path in sorted(data.glob("*.tsv")) if f"`{path.name}`" not in sources] == []


@pytest.mark.shared
def test_the_recipe_gives_the_shipped_bytes(root, shared, tmp_path):
    """Running the recipe again changes nothing."""
    copy = tmp_path / "training" / "knowledge"
    copy.mkdir(parents=True)
    for recipe in sorted((root / "training" / "knowledge").glob("*.py")):
        (copy / recipe.name).write_text(recipe.read_text("utf-8"), "utf-8")
    for name in ("by_hand", "SOURCES.md.in"):
        (copy / name).symlink_to(root / "training" / "knowledge" / name)
    subprocess.run(
        [sys.executable, str(copy / "make_tables.py"), "--shared", str(shared)], check=True, capture_output=True
    )
    made = tmp_path / "src" / "onrecord" / "knowledge" / "data"
    kept = root / "src" / "onrecord" / "knowledge" / "data"

    assert {p.name: p.read_bytes() for p in made.iterdir()} == {p.name: p.read_bytes() for p in kept.iterdir()}

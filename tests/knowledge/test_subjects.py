"""The table of subjects: what ships is well formed, and a user's own is checked before it is used."""

import pytest

from onrecord.errors import SettingError
from onrecord.knowledge.subjects import HEADING, read_subjects, shipped_subjects, stance_words


def test_every_shipped_subject_has_a_question_terms_and_words_on_both_sides():
    subjects = shipped_subjects()
    assert len({one.id for one in subjects}) == len(subjects) >= 40
    for one in subjects:
        assert one.question.endswith("?"), one.id
        assert all(all(term) for term in one.terms), one.id
        assert min(len(one.terms), len(one.pro), len(one.con)) > 0, one.id
        assert not set(one.pro) & set(one.con), one.id


def test_no_phrase_stands_for_two_kinds():
    seen = {}
    for kind, phrases in stance_words().items():
        for phrase in phrases:
            assert seen.setdefault(phrase, kind) == kind, phrase


def test_a_table_of_ones_own_is_read(tmp_path):
    place = tmp_path / "mine.tsv"
    place.write_text(
        "\t".join(HEADING) + "\nfish\tFishing rights\tKeep them?\tfish*+rights;quota*\tkeep\tend;cut*\n\n", "utf-8"
    )
    (subject,) = read_subjects(str(place))
    assert subject.terms == (("fish*", "rights"), ("quota*",))
    assert (subject.pro, subject.con) == (("keep",), ("end", "cut*"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "heading"),
        (b"id\tname\n", "heading"),
        ("\t".join(HEADING).encode() + b"\na\tA\tQ?\n", "line 2"),
        ("\t".join(HEADING).encode() + b"\na\tA\tQ?\tt\t\t\na\tA\tQ?\tt\t\t\n", "line 3"),
        (b"\xff\xfe\x00", "cannot read"),
    ],
)
def test_a_table_that_is_none_is_refused_with_the_way_out(tmp_path, content, said):
    place = tmp_path / "mine.tsv"
    place.write_bytes(content)
    with pytest.raises(SettingError, match=said):
        read_subjects(str(place))


def test_a_table_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SettingError, match="cannot read"):
        read_subjects(str(tmp_path / "none.tsv"))

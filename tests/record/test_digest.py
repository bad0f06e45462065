"""Checksums over rows are what their definition says, on the writer's side and on the checker's."""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.checksums import rows_checksum, short_checksum
from onrecord.record.digest import RowDigest, short_digest, text_digest

VALUES = (
    st.none() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(codec=None, exclude_categories=()))
)
ROWS = st.lists(st.lists(VALUES, max_size=4).map(tuple), max_size=5)


def test_a_text_is_hashed_in_utf_8_with_lone_surrogates_as_three_bytes():
    assert text_digest("Tōkyō") == hashlib.sha256("Tōkyō".encode()).hexdigest()
    assert text_digest("\ud800") == hashlib.sha256(b"\xed\xa0\x80").hexdigest()


def test_rows_are_hashed_as_json_in_ascii_without_spaces():
    assert short_digest([("é", 1, None), (0.5,)]) == hashlib.sha256(b'[["\\u00e9",1,null],[0.5]]').hexdigest()[:16]
    digest = RowDigest()
    digest.add("é", 1)
    digest.add(None)
    assert digest.hex() == hashlib.sha256(b'["\\u00e9",1]\n[null]\n').hexdigest()


@given(rows=ROWS)
def test_the_checker_computes_what_the_writer_computes(rows):
    assert short_checksum(rows) == short_digest(rows)
    digest = RowDigest()
    for row in rows:
        digest.add(*row)
    assert rows_checksum(rows) == digest.hex()


@given(one=ROWS, other=ROWS)
def test_other_rows_have_another_checksum(one, other):
    same = json.dumps(one) == json.dumps(other)
    assert (short_digest(one) == short_digest(other)) == same

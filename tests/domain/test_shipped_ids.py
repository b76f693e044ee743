"""Shipped defaults have the same id in every office for ever: UUIDv5 of table and code."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.identity import shipped_id

SPACE = uuid.UUID("6f1b8a52-c2d9-4e6f-9a35-d7b04c81e2aa")


@pytest.mark.parametrize(
    ("table", "code", "expected"),
    [
        ("attendance_status", "H", "69b50b69aa33595bad9a57ce10b6aeb7"),
        ("session_kind", "MM", "cb89c0fa21dd566490574fc3cb43a758"),
        ("holiday", "2026-08-17", "e3e6421acb2a5dcbbde1b591d62f18e2"),
    ],
)
def test_ids_that_offices_have_never_change(table, code, expected):
    assert shipped_id(table, code) == expected


@given(table=st.text(max_size=20), code=st.text(max_size=20))
def test_it_is_what_the_standard_says(table, code):
    assert shipped_id(table, code) == uuid.uuid5(SPACE, f"{table}/{code}").hex

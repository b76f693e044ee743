"""Kehadiran: a whole sheet as it comes back signed, by the keys that it takes."""

import pytest

from rehabdesk.domain.session import SessionState
from tests.sample_office import a_running_program

MOST_KEYS = 30


@pytest.fixture
def program(store):
    return a_running_program(store, tuple(f"Warga {number:02}" for number in range(1, 26)))


def keys_in(parts):
    """How many keys somebody presses: a named one or a pair with Ctrl or Alt is one."""
    named = {"enter", "f8", "alt+j", "ctrl+enter"}
    return sum(1 if one in named else len(one) for one in parts)


def test_a_sheet_of_25_with_four_exceptions_takes_few_keys(sheet, store, session):
    marks = ("3s", "7i", "enter", "12a", "20a", "f8")
    end = ("alt+j", "21", "ctrl+enter")

    sheet.type("3s", "7i", "sidang", "enter", "12a", "20a", "f8")
    seen = sheet.marks()
    sheet.type(*end)

    assert seen == "HHSHHHIHHHHAHHHHHHHAHHHHH"
    reasons = [row.reason for row in sheet.store.attendance.of_session(session.id) if row.reason]
    assert reasons == ["sidang"]
    closed = store.sessions.get(session.id)
    assert (closed.state, closed.head_count) == (SessionState.RECORDED, 21)
    assert keys_in((*marks, *end)) == 16 <= MOST_KEYS

"""A backup against today, kind by kind."""

import pytest

from rehabdesk.domain.backup import Contents
from rehabdesk.services.rescue import Compared, compare
from rehabdesk.wording.tables import TABLES


def test_only_kinds_that_are_in_one_of_both_are_told():
    then = Contents(counts={"resident": 3, "session": 2})
    today = Contents(counts={"resident": 5, "room": 1})

    found = {one.words: (one.then, one.today) for one in compare(then, today)}

    assert found == {
        TABLES["resident"]: (3, 5),
        TABLES["session"]: (2, 0),
        TABLES["room"]: (0, 1),
    }


def test_what_is_there_today_may_be_unknown():
    (line,) = compare(Contents(counts={"resident": 3}), None)

    assert (line.then, line.today, line.lost) == (3, None, 0)


@pytest.mark.parametrize(
    ("then", "today", "lost"), [(3, 2, 0), (3, 3, 0), (3, 4, 1), (3, None, 0), (0, 4, 4)]
)
def test_what_came_later_would_be_lost(then, today, lost):
    assert Compared(words="Residen", then=then, today=today).lost == lost

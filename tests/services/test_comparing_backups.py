"""A backup against today, kind by kind and not only by numbers."""

import pytest

from rehabdesk.services.comparing import Compared, by_words
from rehabdesk.storage.whole_file import TableDifference
from rehabdesk.wording.tables import TABLES


def a_difference(table, then, today, *, lost=0, back=0, changed=0):
    return TableDifference(
        table=table, then=then, today=today, lost=lost, back=back, changed=changed
    )


def test_only_kinds_that_are_in_one_of_both_are_told():
    tables = (
        a_difference("resident", 3, 5, lost=2),
        a_difference("session", 2, 0, back=2),
        a_difference("room", 0, 1, lost=1),
        a_difference("holiday", 0, 0),
    )

    found = {one.words: (one.then, one.today) for one in by_words(tables, readable=True)}

    assert found == {
        TABLES["resident"]: (3, 5),
        TABLES["session"]: (2, 0),
        TABLES["room"]: (0, 1),
    }


def test_what_is_there_today_may_be_unknown():
    (line,) = by_words((a_difference("resident", 3, 0, back=3),), readable=False)

    assert (line.then, line.today, line.same) == (3, None, False)


@pytest.mark.parametrize(
    ("lost", "back", "changed", "same"),
    [(0, 0, 0, True), (1, 0, 0, False), (0, 1, 0, False), (0, 0, 1, False)],
)
def test_equal_numbers_are_the_same_only_where_no_row_differs(lost, back, changed, same):
    line = Compared(words="Residen", then=3, today=3, lost=lost, back=back, changed=changed)

    assert line.same is same

"""A backup against today, kind by kind and not only by numbers."""

import pytest

from rehabdesk.services.comparing import Compared, Comparison, by_words
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

    found = {one.words: (one.then, one.today) for one in by_words(tables)}

    assert found == {
        TABLES["resident"]: (3, 5),
        TABLES["session"]: (2, 0),
        TABLES["room"]: (0, 1),
    }


def test_what_is_there_today_may_be_unknown():
    line = Compared(words="Residen", then=3, today=None)

    assert (line.lost, line.back, line.changed, line.same) == (0, 0, 0, False)


def test_a_table_without_a_word_of_its_own_is_told_only_where_it_differs():
    tables = (
        a_difference("picture_part", 2, 2),
        a_difference("session_kind", 2, 2, changed=1),
        a_difference("attendance_status", 4, 4, changed=1),
        a_difference("room", 1, 1),
        a_difference("resident", 1, 1),
    )

    words = [one.words for one in by_words(tables)]

    known = [TABLES["resident"], TABLES["room"]]
    assert words == [*known, "Jenis sesi", "Status kehadiran"]


@pytest.mark.parametrize(
    ("lost", "changed", "loses"), [(0, 0, False), (1, 0, True), (0, 1, True), (1, 1, True)]
)
def test_a_restore_loses_what_is_there_today_only_or_otherwise(lost, changed, loses):
    line = Compared(words="Residen", then=3, today=3, back=1, lost=lost, changed=changed)
    same = Compared(words="Sesi", then=3, today=3)

    assert Comparison(lines=(same, line)).loses is loses
    assert Comparison(lines=()).loses is False


@pytest.mark.parametrize(
    ("lost", "back", "changed", "same"),
    [(0, 0, 0, True), (1, 0, 0, False), (0, 1, 0, False), (0, 0, 1, False)],
)
def test_equal_numbers_are_the_same_only_where_no_row_differs(lost, back, changed, same):
    line = Compared(words="Residen", then=3, today=3, lost=lost, back=back, changed=changed)

    assert line.same is same

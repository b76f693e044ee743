"""A column of a printed list, where nothing is said of it."""

from rehabdesk.domain.printed_list import MOST_ROWS, ListAlign, ListColumn


def test_words_stand_at_the_left_unless_it_is_said_otherwise():
    assert ListColumn(heading="Nama").align is ListAlign.LEFT


def test_a_list_of_more_than_a_hundred_pages_is_not_printed():
    assert MOST_ROWS == 5000

"""Columns of plain texts are taken over as they stand, no cell of them is copied."""

import pytest

from rehabdesk.services.importing.fields import ColumnMeaning, FieldKind
from rehabdesk.services.importing.readings import Readings
from rehabdesk.spreadsheets.days import DayOrder
from tests.services.importing.office_lists import TODAY


def taken_over(kind, *cells):
    """Whether every cell of a column is the very text that the list has."""
    given = ["".join(list(one)) for one in cells]
    found = Readings(ColumnMeaning(key="x", label="X", kind=kind, limit=30), DayOrder(), TODAY).of(
        given
    )
    assert found == given
    return all(one is other for one, other in zip(found, given, strict=True))


@pytest.mark.parametrize(
    "kind", [FieldKind.TEXT, FieldKind.BLOCK, FieldKind.REGISTRATION, FieldKind.PERSON_NO]
)
@pytest.mark.parametrize("cells", [("BI 1/20",), ("BI 1/20", "BI 2/20", "A.7-3")])
def test_plain_texts_and_numbers_are_the_cells_themselves(kind, cells):
    assert taken_over(kind, *cells)


def test_a_plus_among_texts_is_as_plain_as_any_other_sign():
    assert taken_over(FieldKind.TEXT, "A+", "B")


def test_a_number_may_be_longer_than_the_texts_of_its_column():
    assert taken_over(FieldKind.REGISTRATION, "x" * 40)

"""What each described field may hold is what is saved: at its limits, and one beyond."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.refusals import Missing, NotANumber, TooLong
from rehabdesk.services.saving import checked
from rehabdesk.wording.fields.catalogue import FIELDS_OF
from rehabdesk.wording.fields.field import FieldKind
from tests.full_record import filled

NO_ONE_TEXT = {FieldKind.CHOICE, FieldKind.ALIASES, FieldKind.LINES, FieldKind.SEVERAL}


def of_each_record(wanted):
    """The fields of every described record that a condition holds for, with their record's."""
    return [
        pytest.param(fields, one, id=f"{fields.record.__name__}-{one.key}")
        for fields in FIELDS_OF.values()
        for one in fields.fields
        if wanted(one)
    ]


TEXTS = of_each_record(lambda one: one.limit and not one.check and one.kind not in NO_ONE_TEXT)
LINES = of_each_record(lambda one: one.kind is FieldKind.LINES)
SEVERAL = of_each_record(lambda one: one.kind is FieldKind.SEVERAL and one.required)
NUMBERS = of_each_record(lambda one: one.kind is FieldKind.WHOLE)


def saved(fields, **changes):
    """A record with something in every field, and this in one, as it would be saved."""
    empty = fields.record(**dict.fromkeys(fields.record.__struct_fields__, ""))
    return checked(replace(filled(empty, fields), **changes), fields)


@pytest.mark.parametrize(("fields", "one"), TEXTS)
def test_a_text_may_be_as_long_as_its_field_says(fields, one):
    most = "y" * one.limit

    assert getattr(saved(fields, **{one.key: most}), one.key) == most
    with pytest.raises(TooLong) as refused:
        saved(fields, **{one.key: most + "y"})
    assert refused.value.field == one.key


@pytest.mark.parametrize(("fields", "one"), TEXTS)
def test_a_text_may_be_left_out_where_its_field_says_so(fields, one):
    if not one.required:
        assert getattr(saved(fields, **{one.key: " "}), one.key) == ""
        return
    with pytest.raises(Missing) as refused:
        saved(fields, **{one.key: " "})
    assert refused.value.field == one.key


@pytest.mark.parametrize(("fields", "one"), NUMBERS)
def test_a_number_lies_where_its_field_says(fields, one):
    for number in (one.least, one.most):
        assert getattr(saved(fields, **{one.key: number}), one.key) == number
    for number in (one.least - 1, one.most + 1):
        with pytest.raises(NotANumber) as refused:
            saved(fields, **{one.key: number})
        assert refused.value.field == one.key


@pytest.mark.parametrize(("fields", "one"), LINES)
def test_lines_are_as_many_and_as_long_as_their_field_says(fields, one):
    most = ("y" * one.limit,) * one.most

    assert getattr(saved(fields, **{one.key: ("", *most)}), one.key) == most
    with pytest.raises(NotANumber):
        saved(fields, **{one.key: (*most, "y")})
    with pytest.raises(TooLong):
        saved(fields, **{one.key: (most[0] + "y",)})
    with pytest.raises(Missing):
        saved(fields, **{one.key: (" ",)})


@pytest.mark.parametrize(("fields", "one"), SEVERAL)
def test_of_several_one_at_least_is_chosen_where_the_field_says_so(fields, one):
    with pytest.raises(Missing) as refused:
        saved(fields, **{one.key: ()})
    assert refused.value.field == one.key

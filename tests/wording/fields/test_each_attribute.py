"""Each attribute of a record stands in the description of its fields, so that all may use it."""

import pytest

from rehabdesk.wording.fields.catalogue import FIELDS_OF
from rehabdesk.wording.fields.field import FieldKind

DESCRIBED = [pytest.param(one, id=table) for table, one in FIELDS_OF.items()]


@pytest.mark.parametrize("fields", DESCRIBED)
def test_each_attribute_of_a_record_is_described_once(fields):
    described = [one.key for one in fields.fields] + list(fields.elsewhere)
    forgotten = set(fields.record.__struct_fields__) - set(described)

    assert not forgotten, (
        f"{fields.record.__name__} has {sorted(forgotten)}: add one RecordField for each in"
        " rehabdesk/wording/fields/, or its reason under elsewhere. Forms, lists, views, print and"
        " audit log then have it."
    )
    assert sorted(described) == sorted(fields.record.__struct_fields__)


@pytest.mark.parametrize("fields", DESCRIBED)
def test_no_heading_means_two_fields(fields):
    headings = [word for one in fields.fields for word in one.headings.split(";") if word]

    assert len(headings) == len({word.casefold() for word in headings})


@pytest.mark.parametrize("fields", DESCRIBED)
def test_each_field_that_lists_have_shows_how_it_is_filled_in(fields):
    silent = [one.key for one in fields.fields if one.headings and not one.example]
    chosen = [one.key for one in fields.fields if one.kind is FieldKind.CHOICE]

    assert set(silent) <= set(chosen), (
        f"add example= to {sorted(set(silent) - set(chosen))}: the template of a list shows it"
    )

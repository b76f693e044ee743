"""Days of one record that exclude each other are told at the later field."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.services.importing.order import out_of_order
from rehabdesk.wording.fields.program import COHORT
from tests.sample_office import START, a_cohort


@pytest.mark.parametrize(("last", "told"), [(28, True), (1, False), (2, False)])
def test_an_end_before_the_beginning_is_told(store, last, told):
    ends_on = date(2021, 2, 28) if told else date(2021, 3, last)
    cohort = replace(a_cohort(store), ends_on=ends_on)

    field, why = out_of_order(cohort, COHORT)

    assert cohort.starts_on == START
    assert (field, bool(why)) == (("ends_on", True) if told else ("", False))


def test_a_record_whose_fields_are_not_described_has_no_order():
    assert out_of_order(object(), None) == ("", "")

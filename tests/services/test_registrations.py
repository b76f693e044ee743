"""The numbers that a person carries, one after the other."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.refusals import EndsBeforeStart
from rehabdesk.domain.resident import NumberKind
from rehabdesk.services.registrations import add_registration, correct_registration
from tests.sample_office import TODAY, a_registration, a_resident


def test_a_new_register_number_is_the_one_that_lists_show(store):
    resident = a_resident(store, registration_no="BI 283/20")
    new = a_registration(resident, "BIIa 12/21", valid_from=TODAY)
    done = add_registration(store, replace(new, matched=""))
    assert done.record.matched == "BIIa 12/21"
    assert store.residents.get(resident.id).registration_no == "BIIa 12/21"
    assert store.registrations.find(value="BI 283/20")[0].valid_to == date(2021, 4, 4)


def test_an_old_number_is_found_but_not_shown(store):
    resident = a_resident(store, registration_no="BI 283/20")
    old = a_registration(
        resident, "AIII 7/19", valid_from=date(2019, 1, 1), valid_to=date(2020, 5, 31)
    )
    done = add_registration(store, old)
    assert store.residents.get(resident.id).registration_no == "BI 283/20"
    assert store.search.find("AIII 7/19") == (resident.id,)
    store.undo(done.change)
    assert store.search.find("AIII 7/19") == ()


def test_a_medical_number_is_no_register_number(store):
    resident = a_resident(store, registration_no="BI 283/20")
    add_registration(store, a_registration(resident, "RM-0042", kind=NumberKind.MEDICAL))
    assert store.residents.get(resident.id).registration_no == "BI 283/20"
    assert store.registrations.find(value="BI 283/20")[0].valid_to is None


def test_a_mistyped_number_is_corrected_in_place(store):
    resident = a_resident(store, registration_no="BI 283/20")
    (number,) = store.registrations.find(resident=resident.id)
    correct_registration(store, replace(number, value="BI 238/20"))
    (corrected,) = store.registrations.find(resident=resident.id)
    assert (corrected.id, corrected.matched) == (number.id, "BI 238/20")
    assert store.residents.get(resident.id).registration_no == "BI 238/20"


def test_a_number_cannot_end_before_it_began(store):
    resident = a_resident(store)
    with pytest.raises(EndsBeforeStart):
        add_registration(store, a_registration(resident, "BI 1/21", valid_to=date(2020, 5, 1)))

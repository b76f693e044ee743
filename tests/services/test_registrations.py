"""The numbers that a person carries, one after the other."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import ResidentId, new_id
from rehabdesk.domain.refusals import EndsBeforeStart
from rehabdesk.domain.resident import NumberKind, Resident
from rehabdesk.services.registrations import add_registration, correct_registration
from rehabdesk.services.residents import add_resident, update_resident
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


@pytest.mark.parametrize("typed", ["BIIa. 103 / 18", "B IIa 103/2018", "b2a.0103/18"])
def test_one_written_form_is_shown_and_the_number_stays_as_it_was_typed(store, typed):
    person = Resident(id=ResidentId(new_id()), name="Mahmud", registration_no=typed)

    shown = add_resident(store, person, None, today=TODAY).record

    assert shown.registration_no == store.residents.get(person.id).registration_no == "BIIa 103/18"
    (number,) = store.registrations.find(resident=person.id)
    assert (number.value, number.matched) == (typed, "BIIa 103/18")


def test_what_no_register_writes_stays_as_it_was_typed(store):
    person = Resident(id=ResidentId(new_id()), name="Mahmud", registration_no="titipan  Polres 7")

    assert add_resident(store, person, None, today=TODAY).record.registration_no == (
        "titipan Polres 7"
    )


def test_changing_a_name_leaves_the_typed_number_alone(store):
    person = Resident(id=ResidentId(new_id()), name="Mahmud", registration_no="BI.7 / 2021")
    shown = add_resident(store, person, None, today=TODAY).record

    update_resident(store, replace(shown, name="Mahmud Karta"), today=TODAY)

    assert [one.value for one in store.registrations.all()] == ["BI.7 / 2021"]
    assert store.residents.get(person.id).registration_no == "BI 7/21"


def test_a_number_that_is_typed_differently_is_corrected_and_shown_as_before(store):
    person = Resident(id=ResidentId(new_id()), name="Mahmud", registration_no="BI 7/21")
    shown = add_resident(store, person, None, today=TODAY).record

    again = update_resident(store, replace(shown, registration_no="B.I.7/21"), today=TODAY).record

    assert again.registration_no == "BI 7/21"
    assert [one.value for one in store.registrations.all()] == ["B.I.7/21"]


def test_a_new_number_is_shown_in_the_written_form_too(store):
    person = a_resident(store, registration_no="AIII 5/20")

    add_registration(store, a_registration(person, "B II.a 12 / 2021", valid_from=TODAY))

    assert store.residents.get(person.id).registration_no == "BIIa 12/21"

"""Adding, changing and removing residents, their stays, places and photos."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.identity import ResidentId, StayId, new_id
from rehabdesk.domain.refusals import (
    EndsBeforeStart,
    InUse,
    LaterThanToday,
    Missing,
    NikWrong,
    NotActive,
    NotFound,
)
from rehabdesk.domain.resident import ExitReason, Resident, Stay
from rehabdesk.services.office import read_picture
from rehabdesk.services.residents import (
    add_resident,
    end_stay,
    remove_resident,
    save_stay,
    set_photo,
    update_resident,
)
from tests.sample_office import START, TODAY, a_cohort, a_resident, an_enrolment

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)


def new_resident(**fields):
    given: dict[str, Any] = {
        "name": "Mahmud bin Karta",
        "registration_no": "BI 283/20",
        "block": "A",
        "cell": "18",
    }
    return Resident(id=ResidentId(new_id()), **(given | fields))


def new_stay(resident, **fields):
    return Stay(id=StayId(new_id()), resident=resident.id, **fields)


def added(store, **fields):
    resident = new_resident(**fields)
    stay = new_stay(resident, entered_on=date(2020, 6, 1))
    return add_resident(store, resident, stay, today=TODAY).record


def test_a_new_resident_comes_with_stay_number_and_place_and_is_found(store):
    resident = added(store, name="  Mahmud   bin Karta ")
    assert resident.name == "Mahmud bin Karta"
    (number,) = store.registrations.find(resident=resident.id)
    assert (number.matched, number.valid_from) == ("BI 283/20", date(2020, 6, 1))
    (place,) = store.placements.find(resident=resident.id)
    assert (place.block, place.cell, place.placed_to) == ("A", "18", None)
    assert store.stays.find(resident=resident.id)[0].entered_on == date(2020, 6, 1)
    assert store.search.find("b1.283/2020") == (resident.id,)


def test_adding_a_resident_is_taken_back_whole(store):
    resident = new_resident()
    done = add_resident(store, resident, new_stay(resident), today=TODAY)
    store.undo(done.change)
    assert store.residents.get(resident.id) is None
    assert store.registrations.find(resident=resident.id) == ()
    assert store.search.find("Mahmud") == ()


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [({"name": " "}, Missing, "name"), ({"nik": "123"}, NikWrong, "nik")],
)
def test_a_resident_with_a_wrong_field_is_not_added(store, fields, refusal, field):
    with pytest.raises(refusal) as refused:
        add_resident(store, new_resident(**fields), None, today=TODAY)
    assert refused.value.field == field
    assert store.residents.all() == ()


def test_a_new_number_closes_the_old_one_the_day_before(store):
    resident = added(store)
    update_resident(store, replace(resident, registration_no="BIIa 12/21"), today=TODAY)
    old, new = store.registrations.find(resident=resident.id)
    assert (old.value, old.valid_to) == ("BI 283/20", date(2021, 4, 4))
    assert (new.value, new.valid_from, new.valid_to) == ("BIIa 12/21", TODAY, None)
    assert store.search.find("BI 283/20") == store.search.find("BIIa 12/21") == (resident.id,)


def test_a_number_written_differently_is_the_same_number(store):
    resident = added(store)
    update_resident(store, replace(resident, registration_no="B.I.283/2020"), today=TODAY)
    (number,) = store.registrations.find(resident=resident.id)
    assert (number.value, number.matched) == ("B.I.283/2020", "BI 283/20")


def test_a_number_mistyped_today_leaves_no_trace_when_corrected_today(store):
    resident = added(store)
    wrong = replace(resident, registration_no="BI 999/21")
    update_resident(store, wrong, today=TODAY)
    update_resident(store, replace(wrong, registration_no="BI 998/21"), today=TODAY)
    values = [one.value for one in store.registrations.find(resident=resident.id)]
    assert values == ["BI 283/20", "BI 998/21"]


def test_a_move_to_another_cell_keeps_where_the_person_was(store):
    resident = added(store)
    moved = replace(resident, block="B", cell="3")
    update_resident(store, moved, today=TODAY)
    update_resident(store, replace(moved, cell="4"), today=TODAY)
    places = store.placements.find(resident=resident.id)
    assert [(one.cell, one.placed_to) for one in places] == [("18", date(2021, 4, 4)), ("4", None)]


def test_a_renamed_resident_is_found_by_the_new_name_and_by_the_old_after_undo(store):
    resident = added(store)
    done = update_resident(store, replace(resident, name="Suparman"), today=TODAY)
    assert store.search.find("Suparman") == (resident.id,)
    store.undo(done.change)
    assert store.search.find("Mahmud") == (resident.id,)
    assert store.residents.get(resident.id) == resident


def test_somebody_unknown_cannot_be_changed(store):
    with pytest.raises(NotFound):
        update_resident(store, new_resident(), today=TODAY)


def test_a_stay_cannot_end_before_it_began(store):
    resident = a_resident(store)
    stay = new_stay(resident, entered_on=TODAY, exited_on=START)
    with pytest.raises(EndsBeforeStart):
        save_stay(store, stay)


def test_the_end_of_a_stay_proposes_the_enrolments_that_still_run(store):
    enrolment = an_enrolment(store, a_cohort(store))
    done = end_stay(store, enrolment.resident, reason=ExitReason.RELEASED, on=TODAY, today=TODAY)
    assert done.proposals == (enrolment,)
    assert store.enrolments.get(enrolment.id).state is EnrolmentState.ACTIVE


def test_the_end_of_a_stay_ends_enrolments_when_asked_and_undo_brings_all_back(store):
    enrolment = an_enrolment(store, a_cohort(store))
    done = end_stay(
        store,
        enrolment.resident,
        reason=ExitReason.TRANSFERRED,
        on=TODAY,
        note="Ke Lapas Cilegon",
        today=TODAY,
        end_enrolments=True,
    )
    ended = store.enrolments.get(enrolment.id)
    assert (ended.state, ended.ended_on) == (EnrolmentState.LEFT, TODAY)
    assert ended.end_reason is ExitReason.TRANSFERRED
    store.undo(done.change)
    assert store.enrolments.get(enrolment.id) == enrolment
    assert store.stays.find(resident=enrolment.resident)[0].exited_on is None


def test_the_end_of_a_stay_closes_the_place(store):
    resident = added(store)
    end_stay(store, resident.id, reason=ExitReason.PAROLE, on=TODAY, today=TODAY)
    assert store.placements.find(resident=resident.id)[0].placed_to == TODAY


def test_nobody_leaves_tomorrow_or_twice_or_before_coming(store):
    resident = a_resident(store)
    with pytest.raises(LaterThanToday):
        end_stay(store, resident.id, reason=ExitReason.RELEASED, on=date(2021, 4, 6), today=TODAY)
    with pytest.raises(EndsBeforeStart):
        end_stay(store, resident.id, reason=ExitReason.RELEASED, on=date(2020, 1, 1), today=TODAY)
    end_stay(store, resident.id, reason=ExitReason.RELEASED, on=TODAY, today=TODAY)
    with pytest.raises(NotActive):
        end_stay(store, resident.id, reason=ExitReason.RELEASED, on=TODAY, today=TODAY)


def test_somebody_who_was_enrolled_stays_in_the_file(store):
    enrolment = an_enrolment(store, a_cohort(store))
    with pytest.raises(InUse):
        remove_resident(store, enrolment.resident)


def test_somebody_typed_in_by_mistake_can_be_removed_and_comes_back_by_undo(store):
    resident = added(store)
    done = remove_resident(store, resident.id)
    assert store.residents.get(resident.id) is None
    assert store.search.find("Mahmud") == ()
    store.undo(done.change)
    assert store.search.find("283/20") == (resident.id,)
    assert len(store.registrations.find(resident=resident.id)) == 1


def test_a_photo_replaces_the_one_before(store):
    resident = a_resident(store)
    first, second = read_picture(PNG), read_picture(PNG)
    set_photo(store, resident.id, first)
    set_photo(store, resident.id, second)
    assert store.residents.get(resident.id).photo == second.id
    assert [one.id for one in store.pictures.all()] == [second.id]
    set_photo(store, resident.id, None)
    assert store.residents.get(resident.id).photo is None


@pytest.mark.parametrize(
    ("block", "cell", "placed"), [("B", "9", 1), ("B", "", 1), ("", "9", 1), ("", "", 0)]
)
def test_whoever_moves_has_a_place_from_today_where_a_block_or_a_cell_is_known(
    store, block, cell, placed
):
    person = a_resident(store, block="A", cell="1")

    update_resident(store, replace(person, block=block, cell=cell), today=TODAY)

    running = [one for one in store.placements.find(resident=person.id) if one.placed_to is None]
    assert [(one.block, one.cell, one.placed_from) for one in running] == (
        [(block, cell, TODAY)] * placed
    )

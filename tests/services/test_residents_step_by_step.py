"""Step by step: who may be removed and what goes with them, photos, and the end of a stay."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.refusals import EndsBeforeStart, InUse, LaterThanToday, TooLong
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.enrolment import end_enrolment
from rehabdesk.services.expected_list import add_person, freeze_roster
from rehabdesk.services.office import read_picture
from rehabdesk.services.residents import (
    add_resident,
    end_stay,
    remove_resident,
    save_stay,
    set_photo,
    update_resident,
)
from rehabdesk.services.restricting import restrict
from tests.sample_office import (
    START,
    TODAY,
    a_cohort,
    a_resident,
    a_running_program,
    a_session,
    an_enrolment,
)
from tests.services.test_residents import PNG, added, new_resident, new_stay

ENTERED = date(2020, 6, 1)


def test_whatever_hangs_on_somebody_typed_in_by_mistake_goes_and_comes_with_them(store):
    person = added(store)
    restrict(store, person.id, "Saksi", today=TODAY)
    shelves = (store.registrations, store.stays, store.placements, store.restrictions)
    assert [one.count() for one in shelves] == [1, 1, 1, 1]

    done = remove_resident(store, person.id)
    assert [one.count() for one in shelves] == [0, 0, 0, 0]

    store.undo(done.change)
    assert [one.count() for one in shelves] == [1, 1, 1, 1]


def test_whoever_is_enrolled_and_on_a_list_is_in_use_as_often_as_that(store):
    cohort, group, (enrolment, _) = a_running_program(store)
    session = a_session(store, cohort, group)
    freeze_roster(store, session)
    guest = a_resident(store, "Rudi bin Ali")
    add_person(store, session, guest.id)

    with pytest.raises(InUse) as both:
        remove_resident(store, enrolment.resident)
    with pytest.raises(InUse) as listed:
        remove_resident(store, guest.id)

    assert (both.value.facts["count"], listed.value.facts["count"]) == (2, 1)


def test_a_photo_goes_with_the_last_picture_and_one_that_is_set_again_stays(store):
    person, picture = a_resident(store), read_picture(PNG)

    first = set_photo(store, person.id, picture)
    again = set_photo(store, person.id, picture)
    assert [one.id for one in store.pictures.all()] == [picture.id]
    assert first.record.photo == again.record.photo == picture.id
    assert first.change.label == "Foto diganti"

    gone = set_photo(store, person.id, None)
    assert store.pictures.all() == ()
    assert (gone.record.photo, gone.change.label) == (None, "Foto dihapus")


@pytest.mark.parametrize(
    ("on", "refusal"),
    [
        (ENTERED - timedelta(days=1), EndsBeforeStart),
        (ENTERED, None),
        (TODAY, None),
        (TODAY + timedelta(days=1), LaterThanToday),
    ],
)
def test_a_stay_ends_from_its_first_day_until_today(store, on, refusal):
    person = a_resident(store)

    def leave():
        return end_stay(store, person.id, reason=ExitReason.RELEASED, on=on, today=TODAY)

    if refusal is None:
        assert leave().stay.exited_on == on
    else:
        with pytest.raises(refusal) as refused:
            leave()
        assert refused.value.field in ("on", None, "")


@pytest.mark.parametrize(("length", "kept"), [(300, True), (301, False)])
def test_a_note_on_the_end_of_a_stay_has_300_signs_at_most(store, length, kept):
    person = a_resident(store)
    given = {"reason": ExitReason.RELEASED, "on": TODAY, "today": TODAY, "note": "x" * length}

    if kept:
        assert end_stay(store, person.id, **given).stay.exit_note == "x" * length
    else:
        with pytest.raises(TooLong):
            end_stay(store, person.id, **given)


@pytest.mark.parametrize(("days", "proposed"), [(-1, True), (0, False), (1, False)])
def test_an_enrolment_that_ended_by_then_is_not_proposed(store, days, proposed):
    enrolment = an_enrolment(store, a_cohort(store))
    end_enrolment(store, enrolment.id, on=TODAY, reason=ExitReason.DROPPED)
    left = TODAY + timedelta(days=days)

    done = end_stay(
        store,
        enrolment.resident,
        reason=ExitReason.RELEASED,
        on=left,
        today=TODAY + timedelta(days=1),
    )

    assert [one.id for one in done.proposals] == ([enrolment.id] if proposed else [])
    assert done.ended == ()


def test_an_enrolment_that_begins_after_the_stay_ends_on_its_own_first_day(store):
    person = a_resident(store)
    enrolment = an_enrolment(store, a_cohort(store), person, on=START + timedelta(days=7))

    done = end_stay(
        store,
        person.id,
        reason=ExitReason.RELEASED,
        on=START,
        today=TODAY,
        end_enrolments=True,
    )

    (ended,) = done.ended
    assert (ended.id, ended.ended_on) == (enrolment.id, START + timedelta(days=7))
    assert done.proposals == ()


def test_whoever_moves_twice_on_one_day_was_never_at_the_place_between(store):
    person = added(store)
    for cell in ("19", "20"):
        person = update_resident(store, replace(person, cell=cell), today=TODAY).record

    places = sorted(store.placements.find(resident=person.id), key=lambda one: one.cell)

    assert [(one.cell, one.placed_to) for one in places] == [
        ("18", TODAY - timedelta(days=1)),
        ("20", None),
    ]


def test_who_is_only_renamed_keeps_place_and_number_as_they_were(store):
    person = added(store)
    before = (store.placements.all(), store.registrations.all())

    done = update_resident(store, replace(person, name="Mahmud Karta"), today=TODAY)

    assert (store.placements.all(), store.registrations.all()) == before
    assert done.change.label == "Residen diubah"


def test_aliases_are_tidied_and_none_stands_twice(store):
    person = added(store, aliases=(" Acil ", "", "Acil", "Along"), note="  Alergi ")

    assert (person.aliases, person.note) == (("Acil", "Along"), "Alergi")


def test_somebody_may_come_without_a_stay_and_without_a_place(store):
    resident = new_resident(block="", cell="")

    add_resident(store, resident, None, today=TODAY)

    assert store.stays.find(resident=resident.id) == ()
    assert store.placements.find(resident=resident.id) == ()
    assert store.search.find("mahmud") == (resident.id,)


@pytest.mark.parametrize(("days", "kept"), [(-1, False), (0, True), (1, True)])
def test_a_stay_may_end_on_the_day_it_began(store, days, kept):
    person = a_resident(store)
    stay = new_stay(person, entered_on=ENTERED, exited_on=ENTERED + timedelta(days=days))

    if kept:
        save_stay(store, stay)
        assert store.stays.get(stay.id) == stay
    else:
        with pytest.raises(EndsBeforeStart):
            save_stay(store, stay)
    save_stay(store, replace(stay, entered_on=None))

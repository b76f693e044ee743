"""One field of many people is changed at once: looked at first, one change, taken back as one."""

from datetime import date

import pytest

from rehabdesk.domain.refusals import NotAllowed
from rehabdesk.domain.resident import Sex
from rehabdesk.domain.user import Role
from rehabdesk.services.many_residents import (
    FIELDS,
    change_field,
    changes_of,
    move_residents,
    moves_of,
)
from rehabdesk.services.undoing import take_back
from rehabdesk.wording.fields.resident import RESIDENT
from tests.sample_notes import seated
from tests.sample_office import TODAY, a_counselor, a_group, a_resident, a_running_program

PEOPLE = ("Agus Salim", "Budi Hartono", "Cecep Sudrajat")


@pytest.fixture
def people(store):
    return [
        a_resident(store, name, f"BI {at}/21", block=block, cell="1")
        for at, (name, block) in enumerate(zip(PEOPLE, ("A", "A", "B"), strict=True), 1)
    ]


def ids(people):
    return [one.id for one in people]


def blocks(store, people):
    return [store.residents.get(one.id).block for one in people]


def entries(store):
    return store.query("SELECT count(*) FROM audit_entry", ())[0][0]


def test_the_look_tells_who_changes_from_what_to_what_and_leaves_out_who_has_it(store, people):
    found = changes_of(store, ids(people), "block", "B")

    assert [(one.name, one.before, one.after) for one in found] == [
        ("Agus Salim", "A/1", "B/1"),
        ("Budi Hartono", "A/1", "B/1"),
    ]
    assert blocks(store, people) == ["A", "A", "B"]


def test_the_change_is_one_entry_and_says_what_and_how_many(store, people):
    before = entries(store)

    done = change_field(store, ids(people), "block", "B", today=TODAY)

    assert blocks(store, people) == ["B", "B", "B"]
    assert len(done.done) == 2
    assert done.change.label == "Blok 2 orang diubah"
    assert entries(store) == before + 1


def test_it_is_taken_back_as_one_with_the_places_as_they_were(store, people):
    def places():
        return sorted(
            (one.resident, one.block, one.placed_from, one.placed_to)
            for one in store.placements.all()
        )

    before = places()
    done = change_field(store, ids(people), "block", "B", today=TODAY)
    assert places() != before

    take_back(store, done.change)

    assert blocks(store, people) == ["A", "A", "B"]
    assert places() == before


def test_a_new_block_is_dated_from_today(store, people):
    change_field(store, ids(people), "block", "C", today=TODAY)

    running = store.placements.find(resident=people[0].id, placed_to=None)
    assert [(one.block, one.placed_from) for one in running] == [("C", TODAY)]


@pytest.mark.parametrize("key", FIELDS)
def test_each_field_that_is_offered_can_be_changed(store, people, key):
    value = {"sex": Sex.FEMALE, "consent_on": date(2021, 3, 1)}.get(key, "Lain")

    change_field(store, ids(people), key, value, today=TODAY)

    assert {getattr(store.residents.get(one.id), key) for one in people} == {value}
    assert key in RESIDENT.by_key


def test_a_block_is_written_as_the_office_writes_it(store):
    here = a_resident(store, "Agus Salim", "BI 1/21", block="Blok C", cell="1")
    other = a_resident(store, "Budi Hartono", "BI 2/21", block="Blok A", cell="1")

    looked = changes_of(store, [here.id, other.id], "block", "c")
    change_field(store, [here.id, other.id], "block", "c", today=TODAY)

    assert [one.name for one in looked] == ["Budi Hartono"]
    assert blocks(store, [here, other]) == ["Blok C", "Blok C"]


def test_a_name_or_a_number_is_never_given_to_many(store, people):
    with pytest.raises(ValueError, match="registration_no"):
        change_field(store, ids(people), "registration_no", "BI 1/21", today=TODAY)


def test_who_may_not_write_people_changes_nobody(store, people):
    seated(store, Role.OPERATOR)

    with pytest.raises(NotAllowed):
        change_field(store, ids(people), "block", "B", today=TODAY)


def test_many_come_to_a_counselor_with_the_group(store):
    cohort, group, enrolments = a_running_program(store, PEOPLE)
    other = a_group(store, cohort, "Kelompok B", counselor=a_counselor(store).id)
    outside = a_resident(store, "Dadang Suhendar", "BI 77/21")
    wanted = [*(one.resident for one in enrolments), outside.id]

    looked = moves_of(store, wanted, other.id, since=TODAY)
    done = move_residents(store, wanted, other.id, since=TODAY)

    assert {(one.before, one.after) for one in looked} == {(group.name, "Kelompok B")}
    assert len(looked) == len(done.done) == 3
    assert [one for one, _ in done.refused] == [outside.id]
    assert len(store.memberships.roster(other.id, TODAY)) == 3

    take_back(store, done.change)

    assert len(store.memberships.roster(group.id, TODAY)) == 3

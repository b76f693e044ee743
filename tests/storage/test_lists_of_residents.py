"""Lists of residents: what narrows them, their order, a line's words, and who leaves too early."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.domain.resident import ExitReason
from rehabdesk.domain.user import Role
from rehabdesk.services.enrolment import end_enrolment, suspend
from rehabdesk.services.restricting import restrict
from rehabdesk.storage.residents import SORTS
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_cohort,
    a_group,
    a_resident,
    an_enrolment,
)

LATER = TODAY + timedelta(days=10)


class People:
    """Five people: in group A, suspended in B, gone from the programme, gone home, and new."""

    def __init__(self, store):
        self.store = store
        self.cohort = a_cohort(store)
        self.a, self.b = (a_group(store, self.cohort, f"Kelompok {one}") for one in "AB")
        self.agus = a_resident(
            store, "Agus Salim", "BI 5/21", block="B", cell="10", birth_on=date(1990, 1, 1),
            aliases=("Gus",),
        )  # fmt: skip
        self.budi = a_resident(
            store, "budi hartono", "BI 4/21", block="A", cell="2", birth_on=date(1985, 1, 1)
        )
        self.cecep = a_resident(store, "Cecep", "BI 3/21", block="A", cell="10")
        self.dadang = a_resident(store, "Dadang", "BI 2/21")
        self.eko = a_resident(store, "Eko", "BI 1/21", birth_on=date(1980, 1, 1))
        an_enrolment(store, self.cohort, self.agus, self.a)
        two = an_enrolment(store, self.cohort, self.budi, self.b)
        three = an_enrolment(store, self.cohort, self.cecep, self.a)
        suspend(store, two.id, on=TODAY, reason="Sakit")
        end_enrolment(store, three.id, on=TODAY, reason=ExitReason.DROPPED)
        (stay,) = store.stays.find(resident=self.dadang.id)
        with store.change("Keluar"):
            store.stays.put(replace(stay, exited_on=TODAY, expires_on=date(2021, 5, 1)))

    def names(self, sort="name", *, descending=False, day=LATER, **wanted):
        ids = self.store.residents.ids(ResidentFilter(**wanted), day, sort, descending=descending)
        return "".join(self.store.residents.get(one).name[0].upper() for one in ids)


@pytest.fixture
def people(store):
    return People(store)


@pytest.mark.parametrize(
    ("sort", "up", "down"),
    [
        ("name", "ABCDE", "EDCBA"),
        ("registration_no", "EDCBA", "ABCDE"),
        ("birth_on", None, "ABE"),
        ("expires_on", "D", None),
    ],
)
def test_a_list_is_sorted_both_ways(people, sort, up, down):
    if up:
        assert people.names(sort).startswith(up)
    if down:
        assert people.names(sort, descending=True).startswith(down)


def test_cells_are_sorted_as_numbers_within_their_block(people):
    assert people.names("place").endswith("BCA")


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_has_everybody(people, sort):
    assert sorted(people.names(sort)) == list("ABCDE")
    assert sorted(people.names(sort, descending=True)) == list("ABCDE")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "ABCDE"),
        ({"text": "agus"}, "A"),
        ({"text": "gus"}, "A"),
        ({"text": "nobody at all"}, ""),
        ({"text": "  "}, "ABCDE"),
        ({"block": "A"}, "BC"),
        ({"state": "none"}, "DE"),
        ({"state": "active"}, "A"),
        ({"state": "suspended"}, "B"),
        ({"state": "left"}, "C"),
        ({"present_only": True}, "ABCE"),
        ({"state": "none", "present_only": True}, "E"),
    ],
)
def test_a_list_is_narrowed(people, wanted, found):
    assert people.names(**wanted) == found


def test_a_list_is_narrowed_to_a_cohort_or_a_group(people):
    assert people.names(cohort=people.cohort.id) == "ABC"
    assert people.names(cohort="other") == ""
    assert people.names(group=people.b.id) == "B"


def test_a_line_says_where_somebody_stands_on_a_day(store, people):
    agus, budi, cecep, eko = store.residents.lines(
        [people.agus.id, people.budi.id, people.cecep.id, people.eko.id], LATER
    )

    assert (agus.name, agus.aliases, agus.registration_no) == ("Agus Salim", ("Gus",), "BI 5/21")
    assert (agus.block, agus.cell, agus.birth_on) == ("B", "10", date(1990, 1, 1))
    assert (agus.cohort_name, agus.group_name) == (people.cohort.name, "Kelompok A")
    assert (agus.state, agus.exited_on, agus.expires_on) == (EnrolmentState.ACTIVE, None, None)
    assert budi.state is EnrolmentState.SUSPENDED
    (part,) = store.enrolments.of_resident(people.agus.id)
    assert (agus.enrolment, agus.cohort) == (part.id, people.cohort.id)
    assert (cecep.state, cecep.group_name) == (EnrolmentState.LEFT, "Kelompok A")
    assert (eko.enrolment, eko.cohort, eko.group, eko.state) == (None,) * 4
    assert (eko.cohort_name, eko.group_name) == ("", "")


def test_a_line_says_when_somebody_left_and_when_the_sentence_ends(store, people):
    (dadang,) = store.residents.lines([people.dadang.id], LATER)

    assert (dadang.exited_on, dadang.expires_on) == (TODAY, date(2021, 5, 1))


def test_lines_come_in_the_order_asked_for(store, people):
    ids = [people.eko.id, "nobody", people.agus.id]

    assert [one.name for one in store.residents.lines(ids, LATER)] == ["Eko", "Agus Salim"]


def test_blocks_are_those_that_somebody_lives_in(store, people):
    assert store.residents.blocks() == ("A", "B")


def test_residents_are_given_by_id(store, people):
    ids = [people.agus.id, "nobody"]

    assert set(store.residents.many(ids)) == {people.agus.id}
    assert set(store.residents.on_sheets(ids)) == {people.agus.id}
    assert not store.residents.is_hidden(people.agus.id)
    assert not store.residents.is_hidden("nobody")


@pytest.mark.parametrize(
    ("expires", "two_thirds", "leaves"),
    [
        (END - timedelta(days=1), None, END - timedelta(days=1)),
        (END, None, None),
        (None, END - timedelta(days=1), END - timedelta(days=1)),
        (None, END, None),
        (None, TODAY, TODAY),
        (None, TODAY - timedelta(days=1), None),
        (END - timedelta(days=1), END - timedelta(days=2), END - timedelta(days=2)),
        (None, None, None),
    ],
)
def test_who_leaves_before_the_programme_ends_is_told(store, expires, two_thirds, leaves):
    cohort = a_cohort(store)
    person = a_resident(store, "Agus Salim", "BI 5/21")
    an_enrolment(store, cohort, person, a_group(store, cohort))
    (stay,) = store.stays.find(resident=person.id)
    with store.change("Pidana"):
        store.stays.put(replace(stay, expires_on=expires, two_thirds_on=two_thirds))

    found = store.residents.released_early(TODAY)

    assert [one.leaves_on for one in found] == ([leaves] if leaves else [])
    for one in found:
        assert one.by_two_thirds is (leaves == two_thirds)
        assert (one.name, one.registration_no) == ("Agus Salim", "BI 5/21")
        assert (one.group_name, one.cohort_name) == ("Kelompok A", cohort.name)
        assert one.cohort_ends_on == END


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, True),
        ({"closed_on": TODAY}, False),
        ({"ends_on": TODAY}, True),
        ({"ends_on": TODAY - timedelta(days=1)}, False),
    ],
)
def test_only_a_running_cohort_warns_of_who_leaves(store, fields, told):
    cohort = a_cohort(store)
    person = a_resident(store)
    an_enrolment(store, cohort, person)
    (stay,) = store.stays.find(resident=person.id)
    with store.change("Pidana"):
        store.stays.put(replace(stay, expires_on=START + timedelta(days=1)))
        store.cohorts.put(replace(cohort, **fields))

    assert bool(store.residents.released_early(TODAY)) is told


def test_the_number_of_all_is_right_before_in_and_after_a_change_that_failed(store):
    a_resident(store, "Agus")
    assert store.residents.count() == store.residents.count() == 1

    def fails():
        with store.change("Gagal"):
            a_resident(store, "Budi")
            assert store.residents.count() == 2
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()

    assert store.residents.count() == 1
    a_resident(store, "Cecep")
    assert store.residents.count() == 2


def test_some_are_counted_by_what_is_asked_in_a_change_and_outside(store):
    for name in ("Agus", "Budi", "Budi"):
        a_resident(store, name)

    assert store.residents.count() == 3
    assert store.residents.count("name = ?", ("Budi",)) == 2
    assert store.residents.count("name = ?", ("Agus",)) == 1
    with store.change("Isi"):
        assert store.residents.count("name = ?", ("Budi",)) == 2
    assert store.residents.count() == 3


def test_the_number_of_all_follows_who_sits_at_the_desk(store):
    hidden = a_resident(store, "Agus")
    a_resident(store, "Budi")
    restrict(store, hidden.id, "Saksi", today=TODAY)
    assert store.residents.count() == 2

    for role, number in ((Role.READER, 1), (Role.TEAM_LEAD, 2), (Role.OPERATOR, 1)):
        store.desk = replace(store.desk, role=role)
        assert store.residents.count() == number
        assert store.residents.count("name = ?", ("Agus",)) == number - 1


def test_numbers_are_sorted_by_register_then_number_then_year(store):
    wanted = ["AIII 5/21", "BI 9/20", "BI 10/19", "BI 10/20", "BI 100/18", "BIIa 2/20"]
    for number in reversed(wanted):
        a_resident(store, "Andi", number)

    found = store.residents.ids(ResidentFilter(), TODAY, "registration_no", descending=False)

    assert [store.residents.get(one).registration_no for one in found] == wanted

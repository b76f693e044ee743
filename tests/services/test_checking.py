"""A check finds what is wrong with an office's file, by name."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import ExpectedRow, Sheet
from rehabdesk.domain.enrolment import Enrolment, Membership
from rehabdesk.domain.identity import (
    CohortId,
    EnrolmentId,
    GroupId,
    MembershipId,
    ResidentId,
    SessionId,
    SheetId,
    new_id,
)
from rehabdesk.domain.program import Cohort, Group
from rehabdesk.domain.resident import Resident
from rehabdesk.services.checking import WORDS, check_office
from rehabdesk.services.defaults import put_defaults
from rehabdesk.storage import Store, open_in_memory


@pytest.fixture
def store():
    opened = open_in_memory()
    put_defaults(opened, 2021)
    yield opened
    opened.close()


def _wrong(store: Store) -> dict[str, int]:
    return {name: count for name, _, count in check_office(store).findings if count}


def _resident(store: Store) -> Resident:
    resident = Resident(id=ResidentId(new_id()), name="Uji")
    with store.change("Uji"):
        store.residents.put(resident)
        store.search.refresh(resident.id)
    return resident


def test_a_sound_office_has_no_findings(store: Store):
    _resident(store)
    result = check_office(store)
    assert result.sound
    assert result.counts["Residen"] == 1
    assert {name for name, _, _ in result.findings} == set(WORDS)


def test_a_mark_without_its_session_is_found(store: Store):
    resident = _resident(store)
    with store.change("Uji"):
        row = ExpectedRow(
            session=SessionId(new_id()), resident=resident.id, number=1, status=77, note="x"
        )
        store.attendance.put(row)
    assert _wrong(store) == {"marks_without_session": 1, "marks_of_unknown_status": 1}


def test_two_groups_at_one_time_are_found(store: Store):
    resident = _resident(store)
    cohort = Cohort(
        id=CohortId(new_id()),
        name="Uji",
        fiscal_year=2021,
        kind=store.program_kinds.all()[0].id,
        starts_on=date(2021, 3, 1),
        ends_on=date(2021, 8, 31),
    )
    group = Group(id=GroupId(new_id()), cohort=cohort.id, name="A")
    enrolment = Enrolment(
        id=EnrolmentId(new_id()),
        resident=resident.id,
        cohort=cohort.id,
        enrolled_on=cohort.starts_on,
    )
    first = Membership(
        id=MembershipId(new_id()),
        enrolment=enrolment.id,
        care_group=group.id,
        since=cohort.starts_on,
        until=date(2021, 4, 1),
    )
    second = replace(first, id=MembershipId(new_id()), since=date(2021, 4, 2), until=None)
    with store.change("Uji"):
        store.cohorts.put(cohort)
        store.groups.put(group)
        store.enrolments.put(enrolment)
        store.memberships.put_all((first, second))
    assert check_office(store).sound
    with store.change("Uji"):
        store.memberships.put(replace(second, since=date(2021, 4, 1)))
    assert _wrong(store) == {"overlapping_memberships": 1}


def test_a_search_index_that_lost_somebody_is_found(store: Store):
    resident = Resident(id=ResidentId(new_id()), name="Tak terindeks")
    with store.change("Uji"):
        store.residents.put(resident)
    assert _wrong(store) == {"search_out_of_step": 1}


@pytest.mark.parametrize("until", [date(2021, 4, 1), date(2021, 4, 2), date(2021, 4, 3), None])
def test_a_membership_that_ends_on_the_day_before_the_next_is_no_overlap(store: Store, until):
    enrolment = EnrolmentId(new_id())
    store.connection.execute("PRAGMA foreign_keys = OFF")
    first = Membership(
        id=MembershipId(new_id()),
        enrolment=enrolment,
        care_group=GroupId(new_id()),
        since=date(2021, 3, 1),
        until=until,
    )
    second = replace(
        first, id=MembershipId(new_id()), since=date(2021, 4, 2), until=date(2021, 5, 1)
    )
    with store.change("Uji"):
        store.memberships.put_all((first, second))

    overlap = until is None or until >= second.since

    assert _wrong(store).get("overlapping_memberships", 0) == int(overlap)
    with store.change("Uji"):
        store.memberships.remove(second.id)
    assert "overlapping_memberships" not in _wrong(store)


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_a_person_who_stands_twice_in_the_index_is_found(store: Store, rows):
    resident = _resident(store)
    for _ in range(rows - 1):
        store.connection.execute(
            "INSERT INTO resident_search (id, words, numbers) VALUES (?, 'uji', '')",
            (resident.id,),
        )

    assert _wrong(store).get("search_out_of_step", 0) == rows - 1


def test_somebody_who_is_gone_and_still_in_the_index_is_found(store: Store):
    resident = _resident(store)
    with store.change("Hapus"):
        store.residents.remove(resident.id)

    assert _wrong(store) == {"search_out_of_step": 1}


def test_a_detail_and_a_mark_without_their_people_are_found(store: Store):
    resident = _resident(store)
    session = SessionId(new_id())
    with store.change("Uji"):
        store.attendance.put(ExpectedRow(session=session, resident=resident.id, number=1, note="x"))
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute("DELETE FROM resident")
    assert _wrong(store)["marks_without_resident"] == 1

    store.connection.execute("DELETE FROM attendance")

    assert _wrong(store)["details_without_mark"] == 1


def test_a_sheet_number_that_was_given_twice_is_found(store: Store):
    sheet = Sheet(
        id=SheetId(new_id()),
        session=SessionId(new_id()),
        number="x",
        year=2021,
        serial=7,
        printed_at=store.now(),
        roster=(),
    )
    store.connection.execute("PRAGMA foreign_keys = OFF")
    other = replace(sheet, id=SheetId(new_id()), serial=8)
    with store.change("Uji"):
        store.sheets.put_all((sheet, other))
    assert "doubled_sheet_numbers" not in _wrong(store)
    with store.change("Uji"):
        store.sheets.put(replace(other, serial=7))
    assert _wrong(store)["doubled_sheet_numbers"] == 1
    with store.change("Uji"):
        store.sheets.put(replace(other, serial=7, year=2022))
    assert "doubled_sheet_numbers" not in _wrong(store)


def test_people_are_counted_though_rows_are_wrong_while_every_page_is_good(store: Store):
    person = _resident(store)
    store.connection.execute("DELETE FROM resident_search")

    found = check_office(store)

    assert not found.sound
    assert found.counts["Residen"] == store.residents.count() >= 1
    assert store.residents.get(person.id) == person

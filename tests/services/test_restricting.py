"""A restricted resident is found by those alone who have the right, and signs like everybody."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.domain.refusals import Missing, NotAllowed, NotFound
from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.personal_record import personal_record_dossier, personal_record_pdf
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.services.restricting import (
    lift_restriction,
    note_restricted_opened,
    restrict,
    restriction_of,
)
from rehabdesk.services.sheet_words import SheetOptions, sheet_dossier
from tests.sample_office import TODAY, a_resident, a_running_program, a_session

NOW = datetime(2021, 4, 5, 9, tzinfo=UTC)
WHY = "Saksi dalam perkara yang berjalan"
BLIND = [role for role in Role if not may(role, Right.SEE_RESTRICTED)]


def as_role(store, role):
    store.desk = replace(store.desk, role=role)


@pytest.fixture
def hidden(store):
    """A resident who is restricted, beside one who is not."""
    a_resident(store, "Andi Saputra", "BI 1/2021")
    person = a_resident(store, "Mahmud bin Karta", "BI 2/2021")
    with store.change("Indeks"):
        store.search.rebuild()
    restrict(store, person.id, WHY, today=TODAY)
    return person


def test_an_operator_and_a_reader_are_the_roles_without_the_right():
    assert BLIND == [Role.OPERATOR, Role.READER]


@pytest.mark.parametrize("role", BLIND, ids=lambda role: role.value)
def test_whoever_lacks_the_right_finds_nobody(store, hidden, role):
    as_role(store, role)

    listed = store.residents.ids(ResidentFilter(), TODAY)
    typed = store.residents.ids(ResidentFilter(text="mahmud"), TODAY)

    assert len(listed) == store.residents.count() == 1
    assert typed == ()
    assert store.residents.get(hidden.id) is None
    assert store.residents.lines([hidden.id], TODAY) == ()
    assert not store.residents.many([hidden.id])
    assert [one.name for one in store.residents.all()] == ["Andi Saputra"]
    assert restriction_of(store, hidden.id) is None


def test_the_number_of_residents_is_counted_for_each_role_of_its_own(store, hidden):
    before = store.residents.count()
    as_role(store, Role.READER)

    assert (before, store.residents.count()) == (2, 1)


@pytest.mark.parametrize("role", [one for one in Role if one not in BLIND])
def test_the_others_see_the_person_and_why(store, hidden, role):
    as_role(store, role)

    found = store.residents.ids(ResidentFilter(text="mahmud"), TODAY)
    restriction = restriction_of(store, hidden.id)

    assert found == (hidden.id,)
    assert restriction is not None
    assert restriction.reason == WHY


def test_an_operator_prints_no_personal_record_of_a_restricted_resident(store, hidden):
    as_role(store, Role.OPERATOR)

    with pytest.raises(NotFound):
        personal_record_pdf(store, hidden.id, today=TODAY, now=NOW)


def test_the_resident_sees_on_the_own_record_that_it_is_restricted(store, hidden):
    paper = personal_record_dossier(store, hidden.id, today=TODAY, now=NOW)

    assert any(WHY in words for one in paper.sections for _, words in one.lines)


def test_on_the_daftar_hadir_the_name_stands_for_it_must_be_signed(store):
    cohort, group, enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    rows = freeze_roster(store, session)
    person = store.residents.get(enrolments[0].resident)
    restrict(store, person.id, WHY, today=TODAY)
    as_role(store, Role.OPERATOR)

    dossier = sheet_dossier(store, session, rows, None, SheetOptions(), now=NOW)

    assert person.name in str(dossier)
    assert sheets_pdf(store, [session], now=NOW).pdf


def test_restricting_asks_for_the_right_and_for_a_reason(store, hidden):
    other = store.residents.ids(ResidentFilter(text="andi"), TODAY)[0]
    with pytest.raises(Missing):
        restrict(store, other, "  ", today=TODAY)
    as_role(store, Role.OPERATOR)
    with pytest.raises(NotAllowed):
        restrict(store, other, WHY, today=TODAY)


def test_a_restriction_is_lifted_with_a_reason_and_both_stand_in_the_log(store, hidden):
    with pytest.raises(Missing):
        lift_restriction(store, hidden.id, "")
    lift_restriction(store, hidden.id, "Perkara selesai")

    told = [one.why for one in store.audit.of_row("resident", hidden.id)]
    as_role(store, Role.READER)

    assert told[:2] == ["Perkara selesai", WHY]
    assert store.residents.get(hidden.id) is not None


def test_restricting_again_gives_another_reason(store, hidden):
    restrict(store, hidden.id, "Ancaman", today=TODAY)

    assert [one.reason for one in store.restrictions.find(resident=hidden.id)] == ["Ancaman"]


def test_opening_a_restricted_record_is_noted_once_a_day(store, hidden):
    note_restricted_opened(store, hidden.id)
    note_restricted_opened(store, hidden.id)
    note_restricted_opened(store, store.residents.ids(ResidentFilter(text="andi"), TODAY)[0])

    read = [
        one for one in store.audit.of_row("resident", hidden.id) if one.kind is EntryKind.READING
    ]
    assert [one.label for one in read] == ["Data residen terbatas dibuka"]

"""One number on two people: stopped, with a reason as the way on, and the reason is kept."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import ResidentId, new_id
from rehabdesk.domain.refusals import LaterThanToday, NumberTaken
from rehabdesk.domain.resident import NumberKind, Resident
from rehabdesk.domain.user import Role
from rehabdesk.services.importing.looking import look
from rehabdesk.services.registrations import (
    add_registration,
    correct_registration,
    require_own_number,
)
from rehabdesk.services.residents import add_resident, remove_resident, update_resident
from rehabdesk.services.restricting import restrict
from rehabdesk.storage import AuditFilter, Desk
from rehabdesk.wording.refusals import sentence
from tests.sample_office import TODAY, a_registration, a_resident
from tests.services.importing.office_lists import MAHMUD, a_plan, fates, imported, people_list

NUMBER, SPELT = "BI 283/20", "b.1 283/2020"
NIK = "3604011708850001"
REASON = "Dua orang, dicocokkan dengan kartu."


@pytest.fixture
def mahmud(store):
    return a_resident(store, "Mahmud bin Karta", NUMBER, nik=NIK)


def somebody(name="Agus Salim", **fields):
    return Resident(id=ResidentId(new_id()), name=name, **fields)


def reasons(store):
    return [one.why for one in store.audit.entries(AuditFilter()) if one.why]


@pytest.mark.parametrize("typed", [NUMBER, SPELT])
def test_a_new_person_with_another_s_number_is_stopped(store, mahmud, typed):
    people = store.residents.count()

    with pytest.raises(NumberTaken) as refused:
        add_resident(store, somebody(registration_no=typed), None, today=TODAY)

    assert refused.value.field == "registration_no"
    assert mahmud.name in sentence(refused.value)
    assert store.residents.count() == people


@pytest.mark.parametrize("why", ["", "   "])
def test_blanks_are_no_reason(store, mahmud, why):
    with pytest.raises(NumberTaken):
        add_resident(store, somebody(registration_no=NUMBER), None, today=TODAY, why=why)


def test_a_reason_is_the_way_on_and_stands_in_the_log(store, mahmud):
    twin = somebody(registration_no=NUMBER)

    add_resident(store, twin, None, today=TODAY, why=REASON)

    assert store.residents.get(twin.id) is not None
    assert reasons(store) == [REASON]


def test_another_number_next_to_it_needs_no_reason(store, mahmud):
    for number in ("BI 284/20", "BI 283/21", "BIIa 283/20", "BI 28/20", ""):
        add_resident(store, somebody(registration_no=number), None, today=TODAY)
    assert store.residents.count() == 6


def test_a_change_to_another_s_number_is_stopped_and_one_to_a_spelling_is_not(store, mahmud):
    agus = a_resident(store, "Agus Salim", "BI 1/20")

    with pytest.raises(NumberTaken):
        update_resident(store, replace(agus, registration_no=SPELT), today=TODAY)
    update_resident(store, replace(mahmud, registration_no=SPELT), today=TODAY)
    update_resident(store, replace(agus, registration_no=SPELT), today=TODAY, why=REASON)

    assert store.residents.get(agus.id).registration_no == NUMBER
    assert reasons(store) == [REASON]


def test_who_shares_a_number_already_is_changed_without_being_asked_again(store, mahmud):
    twin = somebody(registration_no=NUMBER)
    add_resident(store, twin, None, today=TODAY, why=REASON)

    update_resident(store, replace(twin, birth_place="Serang"), today=TODAY)

    assert store.residents.get(twin.id).birth_place == "Serang"


def test_a_number_that_somebody_carried_before_is_still_theirs(store, mahmud):
    update_resident(store, replace(mahmud, registration_no="BIIa 12/21"), today=TODAY)

    with pytest.raises(NumberTaken):
        add_resident(store, somebody(registration_no=NUMBER), None, today=TODAY)


def test_a_number_of_a_removed_person_is_free(store, mahmud):
    remove_resident(store, mahmud.id)

    add_resident(store, somebody(registration_no=NUMBER, nik=NIK), None, today=TODAY)

    assert store.residents.count() == 1


def test_a_nik_is_one_person_s(store, mahmud):
    with pytest.raises(NumberTaken) as refused:
        add_resident(store, somebody(nik=NIK), None, today=TODAY)
    assert refused.value.field == "nik"

    add_resident(store, somebody(nik=NIK[:-1] + "2"), None, today=TODAY)
    add_resident(store, somebody(nik=NIK), None, today=TODAY, why=REASON)


@pytest.mark.parametrize("kind", NumberKind)
def test_a_number_of_a_kind_is_one_person_s_in_that_kind(store, mahmud, kind):
    agus = a_resident(store, "Agus Salim")
    added = a_registration(agus, NUMBER, kind=kind)

    if kind is NumberKind.REGISTER:
        with pytest.raises(NumberTaken) as refused:
            add_registration(store, added)
        assert refused.value.field == "value"
        assert store.registrations.find(resident=agus.id) == ()
        add_registration(store, added, why=REASON)
        assert reasons(store) == [REASON]
    else:
        add_registration(store, added)


def test_a_correction_to_another_s_number_is_stopped(store, mahmud):
    agus = a_resident(store, "Agus Salim", "BI 1/20")
    (number,) = store.registrations.find(resident=agus.id)

    with pytest.raises(NumberTaken):
        correct_registration(store, replace(number, value=NUMBER))
    correct_registration(store, replace(number, value="B I 1/2020"))
    correct_registration(store, replace(number, value=NUMBER), why=REASON)

    assert reasons(store) == [REASON]


@pytest.mark.parametrize(("days", "allowed"), [(-1, True), (0, True), (1, False)])
def test_a_number_holds_at_the_latest_from_today(store, days, allowed):
    """Lists show it at once, so it cannot begin tomorrow."""
    agus = a_resident(store, "Agus Salim", "BI 1/20")
    added = a_registration(agus, "BI 2/26", valid_from=store.today() + timedelta(days=days))

    if allowed:
        add_registration(store, added)
        assert store.residents.get(agus.id).registration_no == "BI 2/26"
    else:
        with pytest.raises(LaterThanToday):
            add_registration(store, added)
        assert store.residents.get(agus.id).registration_no == "BI 1/20"


def test_the_name_of_a_restricted_person_is_not_told_to_who_may_not_see_it(store, mahmud):
    restrict(store, mahmud.id, "Perlindungan saksi", today=date(2021, 4, 1))
    store.desk = Desk(origin=store.desk.origin, role=Role.OPERATOR)
    agus = a_resident(store, "Agus Salim")

    with pytest.raises(NumberTaken) as refused:
        require_own_number(store, a_registration(agus, NUMBER), "")

    assert mahmud.name not in sentence(refused.value)
    assert "terbatas" in sentence(refused.value)


def test_an_imported_row_with_another_s_number_is_stopped_until_somebody_decides(store):
    """The decision is made row by row, and the log tells it with both people."""
    imported(store, a_plan(store, people_list(MAHMUD)))
    stranger = (MAHMUD[0], "Zulkifli Bin Umar", date(1999, 9, 9), "0099999", "Islam")
    plan = a_plan(store, people_list(stranger))
    (doubtful,) = look(store, plan).rows
    assert doubtful.candidates

    imported(store, plan.with_answers({doubtful.row.number: "new"}))

    assert store.residents.count() == 2
    assert reasons(store) == ["baris 2: Orang lain dengan nomor yang sama: Mahmud Bin Karta."]


def test_an_imported_change_to_another_s_number_is_told_at_its_row(store):
    rudi = ("BI 9/20", "Rudi Bin Ali", date(1990, 1, 5), "0012346", "Islam")
    imported(store, a_plan(store, people_list(MAHMUD, rudi)))

    preview = look(store, a_plan(store, people_list((MAHMUD[0], *rudi[1:]))))

    assert fates(preview) == {"invalid": 1}


def test_a_nik_that_is_changed_to_another_s_is_stopped_at_its_field(store, mahmud):
    agus = a_resident(store, "Agus Salim", nik=NIK[:-1] + "2")

    with pytest.raises(NumberTaken) as refused:
        update_resident(store, replace(agus, nik=NIK), today=TODAY)
    assert (refused.value.field, refused.value.facts) == (
        "nik",
        {"text": f"NIK {NIK}", "name": mahmud.name},
    )
    assert store.residents.get(agus.id) == agus

    update_resident(store, replace(agus, nik=NIK), today=TODAY, why=REASON)
    assert store.residents.get(agus.id).nik == NIK


def test_a_nik_that_two_people_share_already_is_not_asked_about_at_each_change(store, mahmud):
    agus = a_resident(store, "Agus Salim", nik=NIK)

    update_resident(store, replace(agus, block="B"), today=TODAY)
    update_resident(store, replace(agus, nik=""), today=TODAY)

    assert store.residents.get(agus.id).nik == ""

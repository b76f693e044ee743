"""What is written of the people of a list: numbers, places, stays, and what the log says."""

from datetime import date

import pytest

from rehabdesk.domain.resident import NumberKind
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.preview import NEW
from rehabdesk.storage import AuditFilter
from tests.sample_office import a_registration, a_resident
from tests.services.importing.office_lists import (
    HEADINGS,
    MAHMUD,
    NOW,
    TODAY,
    a_plan,
    fates,
    imported,
    people_list,
)

ENTERED = date(2020, 6, 1)


def numbers(store, kind):
    return sorted(
        (one.value, one.matched, one.valid_from, one.valid_to)
        for one in store.registrations.all()
        if one.kind is kind
    )


@pytest.mark.parametrize(("shared", "told"), [(1, 1), (19, 19), (20, 20), (21, 20)])
def test_the_log_says_of_at_most_twenty_with_whose_number_they_were_added(store, shared, told):
    rows = []
    for number in range(shared):
        a_resident(store, f"Orang Ke{number} Bin Ali", f"BI {number}/20")
        rows.append((f"BI {number}/20", f"Yohanes Ke{number} Pattiasina", None, "", ""))
    plan = a_plan(store, people_list(*rows, ("BI 99/20", "Galih Permadi", None, "", "")))
    answers = {row.row.number: NEW for row in look(store, plan).rows[:shared]}

    carry_out(store, plan.with_answers(answers), now=NOW)

    why = store.audit.entries(AuditFilter(), 1)[0].why
    assert why.count("Orang lain dengan nomor yang sama") == told
    assert why.startswith("baris 2: Orang lain dengan nomor yang sama: Orang Ke0 Bin Ali.")
    assert "Galih" not in why


def test_a_list_of_new_people_whose_numbers_are_free_gives_the_log_no_reason(store):
    carry_out(store, a_plan(store, people_list(MAHMUD)), now=NOW)

    assert store.audit.entries(AuditFilter(), 1)[0].why == ""


@pytest.mark.parametrize(("entered", "since"), [(ENTERED, ENTERED), ("", TODAY)])
def test_numbers_and_place_of_a_new_person_hold_from_the_day_of_entry_or_from_today(
    store, entered, since
):
    headings = (*HEADINGS, "Tgl Masuk", "Blok", "Sel", "No. Rekam Medis")
    imported(
        store, a_plan(store, people_list((*MAHMUD, entered, "A", "18", "RM 1"), headings=headings))
    )

    assert numbers(store, NumberKind.REGISTER) == [("BI 283/20", "BI 283/20", since, None)]
    own = since if entered else None
    assert numbers(store, NumberKind.PERSON_NO) == [("0012345", "0012345", own, None)]
    assert numbers(store, NumberKind.MEDICAL) == [("RM 1", "RM 1", None, None)]
    (place,) = store.placements.all()
    assert (place.block, place.cell, place.placed_from, place.placed_to) == ("A", "18", since, None)


@pytest.mark.parametrize(("block", "cell", "places"), [("A", "", 1), ("", "18", 1), ("", "", 0)])
def test_whoever_has_a_block_or_a_cell_has_a_place(store, block, cell, places):
    headings = (*HEADINGS, "Blok", "Sel")

    imported(store, a_plan(store, people_list((*MAHMUD, block, cell), headings=headings)))

    assert store.placements.count() == places


def test_whoever_has_no_numbers_carries_none(store):
    imported(store, a_plan(store, people_list(("", "Mahmud Bin Karta", "", "", ""))))

    assert store.registrations.all() == ()
    assert store.search.find("mahmud") == (store.residents.all()[0].id,)


def test_another_person_number_takes_the_place_of_the_old_one_and_no_other_number_goes(store):
    one = a_resident(store, "Mahmud Bin Karta", "BI 283/20")
    other = a_resident(store, "Rudi Bin Ali", "BI 103/20")
    with store.change("Nomor"):
        for person, value, kind in (
            (one, "11", NumberKind.PERSON_NO),
            (one, "RM 1", NumberKind.MEDICAL),
            (other, "22", NumberKind.PERSON_NO),
        ):
            store.registrations.put(a_registration(person, value, kind=kind))
    headings = ("No. Registrasi", "Nama", "No. Rekam Medis")
    row = ("BI 283/20", "Mahmud Bin Karta", "RM 2")

    assert fates(imported(store, a_plan(store, people_list(row, headings=headings)))) == {
        "changed": 1
    }

    assert [one[0] for one in numbers(store, NumberKind.MEDICAL)] == ["RM 2"]
    assert [one[0] for one in numbers(store, NumberKind.PERSON_NO)] == ["11", "22"]
    assert len(numbers(store, NumberKind.REGISTER)) == 2


def test_zeros_in_front_are_no_other_person_number(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    row = (*MAHMUD[:3], "12345", "Hindu")

    assert fates(imported(store, a_plan(store, people_list(row)))) == {"changed": 1}

    assert [one[0] for one in numbers(store, NumberKind.PERSON_NO)] == ["0012345"]


def test_a_changed_person_without_a_stay_gets_one_only_where_the_list_says_something_of_it(store):
    one = a_resident(store, "Mahmud Bin Karta", "BI 283/20")
    (stay,) = store.stays.all()
    with store.change("Hilang"):
        store.stays.remove(stay.id)
    headings = ("No. Registrasi", "Nama", "Pasal")

    imported(
        store,
        a_plan(store, people_list(("BI 283/20", "Mahmud Bin Karta", "112"), headings=headings)),
    )

    (made,) = store.stays.find(resident=one.id)
    assert (made.article, made.entered_on, made.exited_on) == ("112", None, None)

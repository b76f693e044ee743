"""Imports taken back: at once, after the file was closed, and never over later work."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.refusals import AlreadyUndone, BuiltOn, SamePerson
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.batches import undo_batch
from rehabdesk.services.importing.errors import error_workbook
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.merging import merge_residents, undo_merge
from tests.sample_office import a_cohort, a_resident, a_running_program, a_session, an_enrolment
from tests.services.importing.office_lists import (
    MAHMUD,
    NOW,
    RUDI,
    a_plan,
    fates,
    imported,
    people_list,
)


def everything(store):
    return (store.residents.all(), store.stays.all(), set(store.registrations.all()))


def test_an_import_is_taken_back_in_one_step(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    before = everything(store)
    done = carry_out(store, a_plan(store, people_list((*MAHMUD[:4], "Hindu"), RUDI)), now=NOW)
    assert everything(store) != before

    undo_batch(store, done.record.id, now=NOW)

    assert everything(store) == before
    assert not store.search.find("rudi")
    with pytest.raises(AlreadyUndone):
        undo_batch(store, done.record.id, now=NOW)


def test_the_undo_of_the_session_takes_back_the_import_too(store):
    done = carry_out(store, a_plan(store, people_list(MAHMUD)), now=NOW)

    store.undo(done.change)

    assert not store.residents.all()
    assert not store.imports.all()


def test_a_change_made_since_forbids_the_way_back_and_is_named(store):
    done = carry_out(store, a_plan(store, people_list(MAHMUD, RUDI)), now=NOW)
    with store.change("Catatan"):
        store.residents.put(replace(store.residents.all()[0], note="Alergi"))

    with pytest.raises(BuiltOn) as refused:
        undo_batch(store, done.record.id, now=NOW)
    assert refused.value.facts["what"] == "1 data residen"
    assert store.residents.count() == 2


def test_refused_rows_go_out_in_the_files_own_layout_and_come_back_corrected(store):
    bad = (*MAHMUD[:2], "31-02-1988", *MAHMUD[3:])
    preview = look(store, a_plan(store, people_list(RUDI, bad)))

    content = error_workbook(preview)
    again = a_plan(store, content)

    assert [*again.table.headings[:5]] == list(preview.plan.table.headings)
    assert again.table.headings[-1] == "Alasan ditolak"
    assert again.columns[-1] == ""
    assert "31-02-1988" in str(again.table.lines[0].cells[-1])
    assert fates(look(store, again)) == {"invalid": 1}


def test_merging_two_records_moves_everything_and_can_be_undone(store):
    cohort, group, (enrolment,) = a_running_program(store, ["Mahmud Bin Karta"])
    session = a_session(store, cohort, group)
    freeze_roster(store, session)
    merged = enrolment.resident
    kept = a_resident(store, "M. Karta", "BI 9/20", religion="Islam")
    before = (store.residents.all(), store.enrolments.all())

    merge = merge_residents(store, kept.id, merged, now=NOW).record

    assert [one.resident for one in store.enrolments.all()] == [kept.id]
    assert store.attendance.row(session.id, kept.id) is not None
    assert store.residents.get(kept.id).aliases == ("Mahmud Bin Karta",)
    assert store.search.find("mahmud") == (kept.id,)

    undo_merge(store, merge.id, now=NOW)
    assert (store.residents.all(), store.enrolments.all()) == before
    assert store.attendance.row(session.id, merged) is not None
    assert store.attendance.row(session.id, kept.id) is None


def test_two_who_sat_in_one_cohort_are_two_people(store):
    cohort = a_cohort(store)
    one, other = a_resident(store, "Ali"), a_resident(store, "Ali")
    for person in (one, other):
        an_enrolment(store, cohort, person)

    with pytest.raises(SamePerson):
        merge_residents(store, one.id, other.id, now=NOW)
    with pytest.raises(SamePerson):
        merge_residents(store, one.id, one.id, now=NOW)


def test_a_merged_persons_number_leads_to_the_kept_record(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    double = store.residents.all()[0]
    kept = a_resident(store, "Mahmud Karta", "BI 9/20")
    merge_residents(store, kept.id, double.id, now=NOW)

    preview = look(store, a_plan(store, people_list(MAHMUD)))

    assert preview.rows[0].target == kept.id


def test_imports_of_terms_are_taken_back_too(store):
    content = people_list(("Ruang Anggrek", 20), headings=("Ruang", "Kapasitas"))
    before = store.rooms.all()
    done = carry_out(store, a_plan(store, content, ImportSubject.ROOMS), now=NOW)
    assert len(store.rooms.all()) == len(before) + 1

    undo_batch(store, done.record.id, now=NOW)

    assert store.rooms.all() == before

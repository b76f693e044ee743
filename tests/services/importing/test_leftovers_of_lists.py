"""What an import leaves behind: rows to be corrected, answers, shapes, ends of stays with notes."""

import pytest

from rehabdesk.domain.importing import ImportMode, ImportSubject
from rehabdesk.domain.resident import ExitReason, NumberKind, Sex
from rehabdesk.services.importing.apply import carry_out, remember_shape
from rehabdesk.services.importing.columns import likelier_subject
from rehabdesk.services.importing.errors import error_workbook
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.merging import merge_residents
from rehabdesk.services.importing.missing import end_stays, follow_proposals
from rehabdesk.services.importing.preview import NEW, SKIP
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.storage import AuditFilter
from rehabdesk.wording.terms import label
from tests.sample_office import a_counselor, a_resident, a_running_program
from tests.services.importing.office_lists import (
    HEADINGS,
    MAHMUD,
    NOW,
    RUDI,
    TODAY,
    a_plan,
    fates,
    imported,
    people_list,
)

BAD = (*MAHMUD[:2], "31-02-1988", *MAHMUD[3:])
ABOVE = [("DAFTAR PENGHUNI",), ("Lapas Serang, Maret 2021",)]


def test_the_lines_above_the_headings_stand_above_the_refused_rows_too(store):
    content = xlsx_of(HEADINGS, [RUDI, BAD], above=ABOVE, sheet="Blok A")
    first = look(store, a_plan(store, content))

    again = a_plan(store, error_workbook(first))

    assert again.table.preface == ("DAFTAR PENGHUNI", "Lapas Serang, Maret 2021")
    assert again.table.name == "Blok A"
    assert len(again.table.lines) == 1


def test_a_second_round_of_corrections_has_one_column_of_reasons(store):
    first = look(store, a_plan(store, people_list(BAD)))
    second = look(store, a_plan(store, error_workbook(first)))

    third = a_plan(store, error_workbook(second))

    assert third.table.headings == (*HEADINGS, "Alasan ditolak")
    (line,) = third.table.lines
    assert line.cells[0] == MAHMUD[0]
    assert str(line.cells[-1]).startswith("Tgl Lahir: ")


def test_a_doubtful_row_goes_out_with_its_doubt(store):
    a_resident(store, "Mahmud Bin Karta", "BI 1/19")
    preview = look(store, a_plan(store, people_list(("BI 2/20", MAHMUD[1], "", "", ""))))
    assert fates(preview) == {"doubtful": 1}

    (line,) = a_plan(store, error_workbook(preview)).table.lines

    assert line.cells[-1] == preview.rows[0].why != ""


def test_a_row_that_was_passed_over_once_is_asked_about_again(store):
    a_resident(store, "Mahmud Bin Karta", "BI 1/19")
    doubtful = ("BI 2/20", "Mahmud Bin Karta", "", "", "")
    plan = a_plan(store, people_list(doubtful, RUDI))

    assert fates(imported(store, plan.with_answers({2: SKIP}))) == {"skipped": 1, "new": 1}

    assert store.import_answers.all() == ()
    assert fates(look(store, plan)) == {"doubtful": 1, "unchanged": 1}


def test_an_answer_for_a_row_that_is_not_in_the_list_is_forgotten(store):
    plan = a_plan(store, people_list(MAHMUD))

    imported(store, plan.with_answers({2: NEW, 99: NEW}))

    assert [one.answer for one in store.import_answers.all()] == [NEW]


def test_stays_that_are_ended_from_a_list_keep_what_was_noted(store):
    _, group, (one, other) = a_running_program(store)

    done = end_stays(
        store,
        [one.resident],
        reason=ExitReason.TRANSFERRED,
        on=TODAY,
        today=TODAY,
        note="Ke Lapas Cilegon",
    )

    (stay,) = store.stays.find(resident=one.resident)
    assert (stay.exited_on, stay.exit_reason, stay.exit_note) == (
        TODAY,
        ExitReason.TRANSFERRED,
        "Ke Lapas Cilegon",
    )
    ended = store.enrolments.get(one.id)
    assert (ended.ended_on, ended.end_note) == (TODAY, "Ke Lapas Cilegon")
    assert store.enrolments.get(other.id).ended_on is None
    assert done.done == (one.resident,)
    assert store.memberships.roster(group.id, TODAY.replace(day=2)) == (other.resident,)


def test_a_proposal_that_is_followed_says_by_which_word(store):
    headings = (*HEADINGS, "Status")
    plan = a_plan(store, people_list((*MAHMUD, "PULANG"), (*RUDI, "SAKIT"), headings=headings))
    imported(store, plan)

    done = follow_proposals(store, look(store, plan).proposals, on=TODAY, today=TODAY)

    (gone,) = [one for one in store.stays.all() if one.exited_on]
    assert (gone.exit_reason, gone.exit_note) == (ExitReason.RELEASED, "Menurut SDP: PULANG")
    assert done.done == (gone.resident,)
    assert store.audit.entries(AuditFilter(), 1)[0].label == "Status SDP diterapkan"


@pytest.mark.parametrize("row", [BAD, (*MAHMUD[:3], "1.23E+15", "")])
def test_a_refused_row_proposes_nothing(store, row):
    imported(store, a_plan(store, people_list(MAHMUD)))
    headings = (*HEADINGS, "Status")

    preview = look(store, a_plan(store, people_list((*row, "PULANG"), headings=headings)))

    assert fates(preview) == {"invalid": 1}
    assert preview.proposals == ()


def test_a_person_number_and_a_medical_number_come_to_somebody_known_by_list(store):
    imported(store, a_plan(store, people_list((*MAHMUD[:3], "", MAHMUD[4]))))
    headings = (*HEADINGS, "No. Rekam Medis")

    plan = a_plan(store, people_list((*MAHMUD, "RM 12"), headings=headings))
    assert fates(imported(store, plan)) == {"changed": 1}

    kept = {one.kind: one.value for one in store.registrations.all()}
    assert kept == {
        NumberKind.REGISTER: MAHMUD[0],
        NumberKind.PERSON_NO: MAHMUD[3],
        NumberKind.MEDICAL: "RM 12",
    }
    assert fates(look(store, plan)) == {"unchanged": 1}


@pytest.mark.parametrize(
    ("cell", "changes"), [("Islam", 0), ("ISLAM", 0), (" islam ", 0), ("Hindu", 1)]
)
def test_a_word_in_another_case_is_the_same_word(store, cell, changes):
    imported(store, a_plan(store, people_list(MAHMUD)))

    preview = look(store, a_plan(store, people_list((*MAHMUD[:4], cell), RUDI)))

    assert len(preview.changes) == changes


def test_only_the_blanks_of_a_counselor_are_filled_where_that_is_chosen(store):
    a_counselor(store, "Ratna Kusumawati", phone="0811000111")
    content = xlsx_of(
        ("Nama", "NIP", "HP"), [("Ratna Kusumawati", "198101112005032001", "085980513958")]
    )
    plan = a_plan(store, content, ImportSubject.COUNSELORS, mode=ImportMode.FILL)

    preview = imported(store, plan)

    assert {one.key: one.taken for one in preview.changes} == {"nip": True, "phone": False}
    (ratna,) = store.counselors.all()
    assert (ratna.nip, ratna.phone) == ("198101112005032001", "0811000111")


def test_a_file_is_read_as_the_last_one_of_its_headings_was(store):
    plan = a_plan(store, people_list(MAHMUD), mode=ImportMode.FILL)
    plan = a_plan(
        store,
        people_list(MAHMUD),
        mode=ImportMode.FILL,
        modes={"religion": ImportMode.ADD},
        columns=(*plan.columns[:-1], ""),
    )
    remember_shape(store, plan)
    count = len(store.audit.entries(AuditFilter(), 500))
    remember_shape(store, plan)

    again = a_plan(store, people_list(RUDI))

    assert again.remembered
    assert (again.mode, again.modes) == (ImportMode.FILL, {"religion": ImportMode.ADD})
    assert again.columns == (*plan.columns[:-1], "")
    assert len(store.audit.entries(AuditFilter(), 500)) == count


def test_a_meaning_that_this_version_does_not_know_is_not_remembered(store):
    plan = a_plan(store, people_list(MAHMUD))
    remember_shape(store, plan)
    (kept,) = store.import_shapes.all()
    strange = tuple(one.replace("\treligion", "\tkeyakinan") for one in kept.meanings)
    assert strange != kept.meanings
    with store.change("Susunan kolom diingat"):
        store.import_shapes.put(type(kept)(id=kept.id, subject=kept.subject, meanings=strange))

    again = a_plan(store, people_list(MAHMUD))

    assert not again.remembered
    assert again.columns == plan.columns


COUNSELORS = ("Nama", "NIP", "Jabatan", "Instansi")


@pytest.mark.parametrize(
    ("headings", "chosen", "likelier"),
    [
        (COUNSELORS, ImportSubject.ROOMS, ImportSubject.COUNSELORS),
        (COUNSELORS[:3], ImportSubject.ROOMS, None),
        (COUNSELORS, ImportSubject.COUNSELORS, None),
        (("Tanggal", "Nama Libur"), ImportSubject.TOPICS, ImportSubject.HOLIDAYS),
        (("Tanggal", "Lain"), ImportSubject.TOPICS, None),
        # A list of people that has a column for each day is a month of marks.
        (("Nama", "1", "2", "3"), ImportSubject.PEOPLE, ImportSubject.MARKS),
        (("Nama", "1", "2"), ImportSubject.PEOPLE, None),
        (("Paraf", "Foto", "1", "2"), ImportSubject.PEOPLE, ImportSubject.MARKS),
        (("Paraf", "Foto", "1", "Lain"), ImportSubject.PEOPLE, None),
    ],
)
def test_a_list_of_clearly_another_kind_is_pointed_out(store, headings, chosen, likelier):
    content = xlsx_of(headings, [tuple("x" for _ in headings)])
    table = a_plan(store, content, chosen).table

    assert likelier_subject(chosen, table) is likelier


@pytest.mark.parametrize(
    ("kept", "merged", "after"),
    [
        (Sex.MALE, Sex.FEMALE, Sex.FEMALE),
        (Sex.FEMALE, Sex.MALE, Sex.FEMALE),
        (Sex.MALE, Sex.MALE, Sex.MALE),
    ],
)
def test_of_two_records_the_sex_that_was_chosen_by_hand_stays(store, kept, merged, after):
    one = a_resident(store, "Sri Lestari", sex=kept, note="Alergi", religion="Islam")
    other = a_resident(store, "Sri L.", sex=merged, note="Asma", religion="Hindu", address="Serang")

    merge = merge_residents(store, one.id, other.id, now=NOW).record

    whole = store.residents.get(one.id)
    assert (whole.sex, whole.religion, whole.address) == (after, "Islam", "Serang")
    assert (whole.note, whole.aliases) == ("Alergi\nAsma", ("Sri L.",))
    assert merge.merged_name == "Sri L."


def test_what_an_import_did_is_counted_and_named_after_its_file(store):
    plan = a_plan(store, people_list(MAHMUD, RUDI)).with_answers({2: SKIP})

    done = carry_out(store, plan, now=NOW)

    batch = done.record
    assert (batch.added, batch.changed, batch.unchanged) == (1, 0, 0)
    assert batch.label == f"{label(ImportSubject.PEOPLE)}: daftar.xlsx"
    assert batch.file_name == "daftar.xlsx"


def touched(store, plan):
    return {one.table for one in carry_out(store, plan, now=NOW).change.touched}


def test_how_a_list_was_read_is_written_once_and_again_only_where_it_was_read_otherwise(store):
    first = touched(store, a_plan(store, people_list(MAHMUD)))
    second = touched(store, a_plan(store, people_list(RUDI)))
    changed = (*RUDI[:4], "Hindu")
    third = touched(store, a_plan(store, people_list(changed), modes={"name": ImportMode.FILL}))

    assert "import_shape" in first
    assert "import_shape" not in second
    assert "import_shape" in third


def test_whom_a_list_of_counselors_passed_over_is_no_answer_to_keep(store):
    content = xlsx_of(("Nama", "NIP"), [("Ratna Kusumawati", ""), ("Yayah Rokayah", "")])
    plan = a_plan(store, content, ImportSubject.COUNSELORS).with_answers({2: SKIP, 3: NEW})

    assert fates(imported(store, plan)) == {"skipped": 1, "new": 1}

    assert store.import_answers.all() == ()

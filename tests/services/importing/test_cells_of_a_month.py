"""Cell by cell of a month of marks: which session is meant, which mark, and what is left out."""

from datetime import date, datetime, time

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportMode, ImportSubject
from rehabdesk.domain.session import SessionState
from rehabdesk.services.attendance import finish_sheet
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.marks import days_asked, month_said
from rehabdesk.services.importing.preview import SKIP
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import a_group, a_resident, a_running_program, a_session, an_enrolment
from tests.services.importing.office_lists import NOW, a_plan, fates

APRIL = [("REKAPITULASI KEHADIRAN",), ("Bulan April 2021",)]


def a_month(store, days, *rows, above=APRIL, sheet="Rekap", **changes):
    content = xlsx_of(("Nama", *days), rows, above=above, sheet=sheet)
    return a_plan(store, content, ImportSubject.MARKS, **changes)


def codes(store, session):
    """The code of each person by name."""
    known = {one.number: one.code for one in store.statuses.all()}
    return {
        store.residents.get(row.resident).name: known.get(row.status, "")
        for row in store.attendance.of_session(session.id)
    }


@pytest.fixture
def program(store):
    cohort, group, _ = a_running_program(store)
    return cohort, group


@pytest.mark.parametrize(
    ("heading", "day"),
    [("1", 1), ("01", 1), ("30", 30), ("Tgl 5", 5), ("Tgl. 5", 5)],
)
def test_a_day_is_read_from_the_first_to_the_last_of_the_month(store, program, heading, day):
    session = a_session(store, *program, held_on=date(2021, 4, day))

    carry_out(store, a_month(store, (heading,), ("Agus Salim", "H")), now=NOW)

    assert codes(store, session)["Agus Salim"] == "H"


@pytest.mark.parametrize("heading", ["0", "31", "32"])
def test_a_day_that_the_month_does_not_have_is_no_day(store, program, heading):
    session = a_session(store, *program, held_on=date(2021, 4, 5))

    carry_out(store, a_month(store, ("5", heading), ("Agus Salim", "H", "Q")), now=NOW)

    assert codes(store, session)["Agus Salim"] == "H"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("H", "H"), ("h", "H"), ("✓", "H"), ("√", "H"), ("v", "H"), ("V", "H")),
        *(("Hadir", "H"), ("SAKIT", "S"), ("a", "A"), ("-", "-")),
    ],
)
def test_a_mark_is_a_code_a_word_or_a_tick(store, program, cell, code):
    session = a_session(store, *program)

    preview = look(store, a_month(store, ("5",), ("Agus Salim", cell), ("Mahmud bin Karta", "H")))

    (agus, _) = preview.rows
    assert [one.status.code for one in agus.result] == [code]
    assert [one.session for one in agus.result] == [session.id]


def test_a_status_that_is_used_no_longer_is_no_mark(store, program):
    a_session(store, *program)
    late = next(one for one in store.statuses.all() if one.code == "T")
    assert fates(look(store, a_month(store, ("5",), ("Agus Salim", "T")))) == {"changed": 1}
    with store.change("Status"):
        store.statuses.put(replace(late, active=False))

    preview = look(store, a_month(store, ("5",), ("Agus Salim", "T")))

    assert "“T”" in preview.problems[0].problem


def test_a_bad_cell_of_a_month_refuses_only_itself_and_is_told(store, program):
    session = a_session(store, *program)
    a_session(store, *program, held_on=date(2021, 4, 6))
    plan = a_month(store, ("5", "6"), ("Agus Salim", "H", "Q"))

    preview = look(store, plan)
    carry_out(store, plan, now=NOW)

    assert (fates(preview), preview.problems) == ({"changed": 1}, ())
    assert [(one.row, one.column, one.problem) for one in preview.warnings] == [
        (4, "6", "Kode “Q” tidak ada dalam daftar status. Sel ini tidak diambil.")
    ]
    assert codes(store, session)["Agus Salim"] == "H"


@pytest.mark.parametrize("nothing", ["—", "–", "...", "tidak ada"])
def test_a_cell_that_says_nothing_is_no_mark(store, program, nothing):
    a_session(store, *program)

    preview = look(store, a_month(store, ("5",), ("Agus Salim", nothing)))

    assert fates(preview) == {"unchanged": 1}
    assert not preview.warnings


@pytest.mark.parametrize(("again", "told"), [("H", False), ("A", True), ("", False)])
def test_two_rows_of_a_person_that_contradict_each_other_are_told(store, program, again, told):
    session = a_session(store, *program)
    plan = a_month(store, ("5",), ("Agus Salim", "H"), ("Agus Salim", again))

    preview = look(store, plan)
    carry_out(store, plan, now=NOW)

    assert any("Baris 4 mencatat" in one.problem for one in preview.problems) is told
    assert codes(store, session)["Agus Salim"] == "H"


@pytest.mark.parametrize(("cell", "reason"), [("I", "Impor dari rekap bulanan"), ("S", "")])
def test_a_mark_that_needs_a_reason_says_where_it_came_from(store, program, cell, reason):
    session = a_session(store, *program)

    carry_out(store, a_month(store, ("5",), ("Agus Salim", cell)), now=NOW)

    (row,) = [one for one in store.attendance.of_session(session.id) if one.status is not None]
    assert row.reason == reason


@pytest.mark.parametrize(("today", "told"), [(4, True), (5, False), (6, False)])
def test_tomorrow_has_no_marks_yet(store, program, today, told):
    a_session(store, *program)
    store.now = lambda: datetime(2021, 4, today, 9, 0).astimezone()

    preview = look(store, a_month(store, ("5",), ("Agus Salim", "H")))

    assert [one.problem for one in preview.problems] == (
        ["Tanggal 05-04-2021 belum tiba."] if told else []
    )


@pytest.mark.parametrize(("until", "meant"), [(4, False), (5, True), (6, True), (None, True)])
def test_a_day_is_of_the_group_in_which_somebody_was_on_it(store, program, until, meant):
    a_session(store, *program)
    agus = next(one for one in store.residents.all() if one.name == "Agus Salim")
    (enrolment,) = store.enrolments.of_resident(agus.id)
    (member,) = store.memberships.of_enrolment(enrolment.id)
    with store.change("Isi contoh"):
        store.memberships.put(replace(member, until=until and date(2021, 4, until)))

    preview = look(store, a_month(store, ("5",), ("Agus Salim", "H")))

    assert fates(preview) == ({"changed": 1} if meant else {"invalid": 1})


@pytest.mark.parametrize(("since", "meant"), [(4, True), (5, True), (6, False)])
def test_a_day_before_somebody_came_to_the_group_is_not_theirs(store, program, since, meant):
    a_session(store, *program)
    cohort, group = program
    an_enrolment(store, cohort, a_resident(store, "Budi Santoso"), group, date(2021, 4, since))

    preview = look(store, a_month(store, ("5",), ("Budi Santoso", "H")))

    assert fates(preview) == ({"changed": 1} if meant else {"invalid": 1})


def test_a_cancelled_session_takes_no_marks(store, program):
    a_session(store, *program, state=SessionState.CANCELLED, state_reason="Libur")
    a_session(store, *program, held_on=date(2021, 4, 6))

    preview = look(store, a_month(store, ("5", "6"), ("Agus Salim", "H", "")))

    assert "Tidak ada sesi" in preview.problems[0].problem


def test_a_heading_with_a_kind_means_the_session_of_that_kind(store, program):
    first, second = store.session_kinds.all()[:2]
    one = a_session(store, *program, kind=first.id, starts_at=time(8), ends_at=time(9))
    other = a_session(store, *program, kind=second.id, starts_at=time(10), ends_at=time(11))

    plan = a_month(store, (f"5 {second.short}",), ("Agus Salim", "H"))
    assert days_asked(look(store, plan)) == ()
    carry_out(store, plan, now=NOW)

    assert codes(store, one) == {}
    assert codes(store, other)["Agus Salim"] == "H"


def test_two_sessions_of_a_day_are_asked_about_with_their_number(store, program):
    first, second = store.session_kinds.all()[:2]
    for kind, hour in ((first, 8), (second, 10)):
        a_session(store, *program, kind=kind.id, starts_at=time(hour), ends_at=time(hour + 1))
    plan = a_month(store, ("5",), ("Agus Salim", "H"))

    preview = look(store, plan)

    assert preview.problems[0].problem == "Ada 2 sesi pada 05-04-2021. Pilih jenis sesinya."
    (asked,) = days_asked(preview)
    assert (asked.kinds, asked.kind) == ((first.id, second.id), "")
    chosen = replace(plan, day_kinds={asked.number: second.id})
    assert days_asked(look(store, chosen))[0].kind == second.id


@pytest.mark.parametrize(
    ("above", "sheet", "file", "month"),
    [
        ([("Bulan April 2021",)], "Mei 2021", "rekap juni 2021.xlsx", date(2021, 4, 1)),
        ([("Rekap",)], "Mei 2021", "rekap juni 2021.xlsx", date(2021, 5, 1)),
        ([("Rekap",)], "Rekap", "rekap juni 2021.xlsx", date(2021, 6, 1)),
        ([("BULAN DESEMBER 2021",)], "Rekap", "x.xlsx", date(2021, 12, 1)),
        ([("Januari",)], "2021", "x.xlsx", None),
    ],
)
def test_the_month_stands_above_the_table_on_the_sheet_or_in_the_files_name(
    store, above, sheet, file, month
):
    content = xlsx_of(("Nama", "5"), [("Agus Salim", "H")], above=above, sheet=sheet)

    assert month_said(a_plan(store, content, ImportSubject.MARKS, file)) == month


def test_a_month_that_was_chosen_counts_more_than_what_is_written(store, program):
    may = a_session(store, *program, held_on=date(2021, 5, 5))

    plan = a_month(store, ("5",), ("Agus Salim", "H"), month=date(2021, 5, 1))
    carry_out(store, plan, now=NOW)

    assert codes(store, may)["Agus Salim"] == "H"


def test_of_two_of_one_name_the_one_whose_group_met_is_meant(store, program):
    a_session(store, *program)
    a_resident(store, "Agus Salim")

    preview = look(store, a_month(store, ("5",), ("Agus Salim", "H")))

    (row,) = preview.rows
    assert store.enrolments.of_resident(row.target)


def test_of_two_of_one_name_whose_groups_both_met_nobody_is_guessed(store, program):
    cohort, _ = program
    a_session(store, *program)
    other = a_group(store, cohort, "Kelompok B")
    an_enrolment(store, cohort, a_resident(store, "Agus Salim"), other)
    a_session(store, cohort, other)

    preview = look(store, a_month(store, ("5",), ("Agus Salim", "H")))

    assert fates(preview) == {"doubtful": 1}
    chosen = preview.rows[0].candidates[0]
    plan = a_month(store, ("5",), ("Agus Salim", "H"))
    number = preview.rows[0].row.number
    assert look(store, plan.with_answers({number: chosen})).rows[0].target == chosen
    assert fates(look(store, plan.with_answers({number: SKIP}))) == {"skipped": 1}


def test_whom_the_register_lacks_gets_no_marks(store, program):
    a_session(store, *program)

    preview = look(store, a_month(store, ("5",), ("Yohanes Pattiasina", "H")))

    assert [one.problem for one in preview.problems] == ["Belum ada dalam data residen."]


def test_an_empty_cell_is_no_mark_and_the_same_mark_no_change(store, program):
    first = a_session(store, *program)
    second = a_session(store, *program, held_on=date(2021, 4, 6))
    plan = a_month(store, ("5", "6"), ("Agus Salim", "H", ""))

    carry_out(store, plan, now=NOW)

    assert codes(store, first)["Agus Salim"] == "H"
    assert codes(store, second) == {}
    assert fates(look(store, plan)) == {"unchanged": 1}


def test_whoever_is_not_on_a_frozen_list_is_put_on_it(store, program):
    session = a_session(store, *program)
    freeze_roster(store, session)
    cohort, group = program
    an_enrolment(store, cohort, a_resident(store, "Budi Santoso"), group)
    assert "Budi Santoso" not in codes(store, session)

    carry_out(store, a_month(store, ("5",), ("Budi Santoso", "S")), now=NOW)

    assert codes(store, session) == {"Agus Salim": "", "Mahmud bin Karta": "", "Budi Santoso": "S"}


@pytest.mark.parametrize(("mode", "after"), [(ImportMode.FILL, "H"), (ImportMode.UPDATE, "A")])
def test_a_mark_of_a_closed_sheet_changes_only_as_a_correction(store, program, mode, after):
    session = a_session(store, *program)
    carry_out(
        store, a_month(store, ("5",), ("Agus Salim", "H"), ("Mahmud bin Karta", "H")), now=NOW
    )
    finish_sheet(store, store.sessions.get(session.id))
    plan = a_month(store, ("5",), ("Agus Salim", "A"), mode=mode)

    (change,) = look(store, plan).changes
    assert (change.label, change.file_value, change.our_value) == ("05-04-2021", "A", "H")
    assert change.taken is (after == "A")
    if change.taken:
        carry_out(store, plan, now=NOW)

    assert codes(store, session)["Agus Salim"] == after
    assert [one.why for one in store.corrections.all()] == (
        ["Impor daftar.xlsx"] if after == "A" else []
    )


def test_a_row_of_a_month_whose_number_cannot_be_read_marks_nobody(store, program):
    a_session(store, *program, held_on=date(2021, 4, 5))
    headings = ("Nama", "No. Registrasi", "5")
    content = xlsx_of(headings, [("Agus Salim", "1.23E+15", "H")], above=APRIL)

    preview = look(store, a_plan(store, content, ImportSubject.MARKS))

    assert fates(preview) == {"invalid": 1}
    assert preview.rows[0].title == "Agus Salim"
    assert [one.column for one in preview.problems] == ["No. Registrasi"]

"""Typing a sheet back in: what a mark keeps, and how it is taken back."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import CountsAs
from rehabdesk.domain.refusals import (
    NotANumber,
    NotFound,
    ReasonNeeded,
    SessionCancelled,
    SessionNotOpen,
    SheetNumberWrong,
    SheetOfOtherOffice,
    StatusUnknown,
)
from rehabdesk.domain.session import SessionState
from rehabdesk.domain.sheet_code import make_sheet_code, office_signs
from rehabdesk.services import attendance
from rehabdesk.services.attendance import Detail
from rehabdesk.services.expected_list import remove_person
from rehabdesk.services.terms import save_status
from rehabdesk.services.undoing import take_back
from tests.sample_office import a_resident, a_running_program, a_session, a_sheet
from tests.services.marks import (
    PEOPLE,
    a_frozen_session,
    history,
    mark,
    marks,
    rows,
    status,
)


@pytest.fixture
def session(store):
    return a_frozen_session(store)


def test_a_sheet_is_found_by_its_number_with_or_without_dashes(store, session):
    sheet = a_sheet(store, session, serial=42)

    found = [attendance.find_sheet(store, text) for text in (sheet.number, " 21-0042 7")]
    found.append(attendance.find_sheet(store, sheet.number.replace("-", "")))

    assert [one.session for one in found] == [session.id] * 3


def test_a_scanned_code_finds_its_sheet_and_one_of_another_office_does_not(store, session):
    sheet = a_sheet(store, session, serial=42)
    ours = office_signs(store.office.id)
    theirs = "AB" if ours != "AB" else "AC"

    assert attendance.find_sheet(store, make_sheet_code(sheet.number, 2, ours)).id == sheet.id
    with pytest.raises(SheetOfOtherOffice) as refusal:
        attendance.find_sheet(store, make_sheet_code(sheet.number, 2, theirs))
    assert refusal.value.facts == {"theirs": theirs, "ours": ours}


def test_a_mistyped_sheet_number_and_one_never_printed_are_told_apart(store, session):
    sheet = a_sheet(store, session, serial=42)
    wrong = sheet.number[:-1] + str((int(sheet.number[-1]) + 1) % 10)

    with pytest.raises(SheetNumberWrong):
        attendance.find_sheet(store, wrong)
    with pytest.raises(NotFound):
        attendance.find_sheet(store, a_sheet_number_of(999))


def a_sheet_number_of(serial):
    from rehabdesk.domain.sheet_number import make_sheet_number

    return make_sheet_number(2021, serial)


def test_a_mark_is_there_at_once_and_leaves_the_others_empty(store, session):
    mark(store, session, 1, "S")

    assert marks(store, session) == "_S_"
    assert history(store, session) == []


def test_a_status_that_asks_for_a_reason_is_refused_without_one(store, session):
    with pytest.raises(ReasonNeeded):
        mark(store, session, 0, "I")
    mark(store, session, 0, "I", Detail(reason="Kunjungan keluarga"))

    assert rows(store, session)[0].reason == "Kunjungan keluarga"


def test_minutes_late_stay_only_with_a_late_status(store, session):
    mark(store, session, 0, "T", Detail(minutes_late=15))
    mark(store, session, 1, "H", Detail(minutes_late=15))

    assert [row.minutes_late for row in rows(store, session)] == [15, None, None]


@pytest.mark.parametrize(
    "detail", [Detail(minutes_late=-1), Detail(minutes_late=999), Detail(engagement=6)]
)
def test_numbers_out_of_range_are_refused(store, session, detail):
    with pytest.raises(NotANumber):
        mark(store, session, 0, "T", detail)


def test_a_cancelled_session_refuses_marks(store, session):
    cancelled = replace(session, state=SessionState.CANCELLED)

    with pytest.raises(SessionCancelled):
        mark(store, cancelled, 0, "H")


def test_a_session_without_a_list_has_nobody_to_mark(store):
    cohort, group, _enrolments = a_running_program(store, PEOPLE)
    planned = a_session(store, cohort, group)

    with pytest.raises(SessionNotOpen):
        attendance.mark(store, planned, a_resident(store, "Dadang").id, status(store, "H"))
    with pytest.raises(SessionNotOpen):
        attendance.finish_sheet(store, planned)


def test_a_status_that_is_no_longer_in_use_cannot_be_given(store, session):
    retired = replace(status(store, "X"), active=False)

    with pytest.raises(StatusUnknown):
        attendance.mark(store, session, rows(store, session)[0].resident, retired)


def test_a_note_can_be_added_to_a_mark_whose_status_went_out_of_use(store, session):
    mark(store, session, 0, "D")
    save_status(store, replace(status(store, "D"), active=False))

    mark(store, session, 0, "D", Detail(note="dapur"))

    assert rows(store, session)[0].note == "dapur"


def test_filling_leaves_every_mark_as_it_was(store, session):
    mark(store, session, 1, "A")

    filled = attendance.fill_empty(store, session, status(store, "H"))

    assert (filled.record, marks(store, session)) == (2, "HAH")


def test_filling_where_nothing_is_empty_changes_nothing(store, session):
    attendance.fill_empty(store, session, status(store, "H"))

    again = attendance.fill_empty(store, session, status(store, "A"))

    assert (again.record, again.change.touched, marks(store, session)) == (0, [], "HHH")


def test_a_fill_is_taken_back_as_one_step(store, session):
    mark(store, session, 1, "A")
    filled = attendance.fill_empty(store, session, status(store, "H"))

    take_back(store, filled.change)

    assert marks(store, session) == "_A_"


def test_what_was_taken_back_can_be_done_again(store, session):
    filled = attendance.fill_empty(store, session, status(store, "H"))
    undone = take_back(store, filled.change)

    take_back(store, undone.change)

    assert marks(store, session) == "HHH"


def test_steps_are_taken_back_one_after_the_other(store, session):
    steps = [mark(store, session, 0, code) for code in "HSA"]

    seen = []
    for step in reversed(steps):
        take_back(store, step.change)
        seen.append(marks(store, session)[0])

    assert seen == ["S", "H", "_"]


def test_a_refused_mark_between_two_steps_back_is_no_hindrance(store, session):
    steps = [mark(store, session, 0, code) for code in "HS"]
    take_back(store, steps[1].change)

    with pytest.raises(ReasonNeeded):
        mark(store, session, 0, "I")
    take_back(store, steps[0].change)

    assert marks(store, session)[0] == "_"


def test_a_fill_tells_how_many_it_filled_and_inside_another_deed_leaves_the_name_to_it(
    store, session
):
    filled = attendance.fill_empty(store, session, status(store, "H"))
    take_back(store, filled.change)

    with store.change("Luar") as outer:
        attendance.fill_empty(store, session, status(store, "H"))

    assert (filled.change.label, outer.label) == ("3 baris kosong diisi Hadir", "Luar")


def test_an_overwritten_mark_stays_in_the_history_and_so_does_its_return(store, session):
    mark(store, session, 0, "H")
    second = mark(store, session, 0, "S")
    take_back(store, second.change)

    hadir, sakit = status(store, "H").number, status(store, "S").number
    assert history(store, session) == [(hadir, sakit, ""), (sakit, hadir, "Diurungkan")]


def test_saying_more_of_a_mark_is_no_correction(store, session):
    mark(store, session, 0, "T")
    mark(store, session, 0, "T", Detail(minutes_late=10, engagement=4))

    assert history(store, session) == []


def test_clearing_makes_a_row_empty_with_all_that_was_said_of_it(store, session):
    mark(store, session, 0, "H", Detail(note="memimpin doa", engagement=5))

    attendance.clear(store, session, rows(store, session)[0].resident)

    row = rows(store, session)[0]
    assert (row.status, row.note, row.engagement) == (None, "", None)


def test_clearing_takes_the_minutes_of_somebody_late_away(store, session):
    mark(store, session, 0, "T", Detail(minutes_late=15))
    assert rows(store, session)[0].minutes_late == 15

    attendance.clear(store, session, rows(store, session)[0].resident)

    assert rows(store, session)[0].minutes_late is None


def test_another_mark_keeps_note_and_engagement_but_no_reason_of_the_old_one(store, session):
    mark(store, session, 0, "I", Detail(reason="sidang", note="kembali 10.00", engagement=2))

    kept = attendance.kept_detail(rows(store, session)[0])

    assert kept == Detail(note="kembali 10.00", engagement=2)


def test_present_are_those_whose_status_counts_as_present(store, session):
    for place, code in enumerate("HTL"):
        mark(store, session, place, code)

    assert attendance.present_count(store, rows(store, session)) == 2
    assert status(store, "L").counts_as is CountsAs.IGNORED


def test_a_removed_person_comes_back_by_undo_with_the_same_number(store, session):
    second = rows(store, session)[1]
    removed = remove_person(store, session, second.resident)

    take_back(store, removed.change)

    assert [row.number for row in rows(store, session)] == [1, 2, 3]


def test_filling_an_open_sheet_is_no_correction(store, session):
    mark(store, session, 1, "A")

    attendance.fill_empty(store, session, status(store, "H"))

    assert history(store, session) == []


def test_a_status_that_asks_for_a_reason_fills_no_sheet(store, session):
    with pytest.raises(ReasonNeeded):
        attendance.fill_empty(store, session, status(store, "I"))

    assert marks(store, session) == "___"

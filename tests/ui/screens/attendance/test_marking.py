"""Kehadiran by keyboard: marks, fills, steps back, what is said of a mark."""

from PySide6.QtWidgets import QLabel

from rehabdesk.services import attendance


def test_a_letter_marks_saves_at_once_and_goes_on(sheet):
    sheet.type("h", "S", "a")

    assert sheet.marks() == sheet.seen() == "HSA___"
    assert sheet.row() == 4
    assert "Tersimpan pukul" in sheet.words()


def test_a_sheet_begins_at_its_first_empty_row(sheet, session):
    sheet.type("hh", "esc")

    sheet.page.open_session(session.id)

    assert sheet.row() == 3


def test_one_key_fills_only_empty_rows_and_says_so_when_there_is_none(sheet):
    sheet.type("a", "f8")
    filled = sheet.marks()

    sheet.type("f8")

    assert filled == sheet.marks() == "AHHHHH"
    told = [one.text() for one in sheet.page.window().findChildren(QLabel)]
    assert "Tidak ada baris kosong." in told


def test_steps_are_undone_and_done_again_one_by_one_also_the_fill(sheet):
    sheet.type("h", "a", "f8")
    seen = []
    for key in ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y", "ctrl+y"):
        sheet.type(key)
        seen.append(sheet.marks())

    assert seen == ["HA____", "H_____", "______", "H_____", "HA____", "HAHHHH"]
    assert sheet.seen() == sheet.marks()


def test_undo_beyond_the_first_step_touches_nothing_else(sheet, store):
    counselor_count = store.counselors.count()

    sheet.type("h", "ctrl+z", "ctrl+z")

    assert "Tidak ada lagi yang dapat diurungkan" in sheet.words()
    assert store.counselors.count() == counselor_count


def test_undo_goes_back_to_the_row_it_concerns(sheet):
    sheet.type("hhh", "home", "s", "ctrl+z")

    assert (sheet.marks(), sheet.row()) == ("HHH___", 1)


def test_a_status_with_a_reason_asks_for_it_beside_the_row(sheet):
    sheet.type("i")
    empty_until_answered = sheet.marks()

    sheet.type("enter")
    scolded = "Tuliskan alasannya." in sheet.words()
    sheet.type("kunjungan keluarga", "enter", "h")

    assert (empty_until_answered, scolded) == ("______", True)
    assert sheet.marks() == "IH____"
    assert sheet.rows()[0].reason == "kunjungan keluarga"


def test_a_reason_left_with_esc_marks_nothing(sheet):
    sheet.type("i", "sid", "esc")

    assert (sheet.marks(), sheet.row()) == ("______", 1)
    assert sheet.capture.table.hasFocus()


def test_a_recent_reason_is_one_arrow_away(sheet):
    sheet.type("i", "sidang PN Serang", "enter")

    sheet.type("i", "down", "enter")

    assert [row.reason for row in sheet.rows()[:2]] == ["sidang PN Serang"] * 2


def test_late_asks_for_minutes_that_may_stay_open(sheet):
    sheet.type("t", "15", "enter", "t", "enter", "t", "h")

    assert sheet.marks() == "TTTH__"
    assert [row.minutes_late for row in sheet.rows()[:3]] == [15, None, None]


def test_a_late_mark_and_its_minutes_are_one_step(sheet):
    sheet.type("t", "15", "enter", "ctrl+z")

    assert sheet.marks() == "______"


def test_a_number_and_a_letter_mark_that_row(sheet):
    sheet.type("5s")

    assert (sheet.marks(), sheet.row()) == ("____S_", 6)


def test_a_number_and_enter_go_to_that_row(sheet):
    sheet.type("4", "enter")
    there = sheet.row()

    sheet.type("99", "enter")

    assert there == sheet.row() == 4
    assert "Tidak ada baris nomor 99" in sheet.words()


def test_backspace_clears_a_mark_and_goes_up_from_an_empty_row(sheet):
    sheet.type("hs", "backspace", "backspace")
    cleared = sheet.marks()

    sheet.type("up", "del")

    assert (cleared, sheet.marks()) == ("H_____", "______")


def test_a_note_is_written_and_shown(sheet):
    sheet.type("h", "up", "f2", "memimpin doa", "enter")

    assert sheet.rows()[0].note == "memimpin doa"
    assert sheet.capture.table.hasFocus()


def test_engagement_by_ctrl_digit_and_row_by_row(sheet):
    sheet.type("hhh", "home", "ctrl+5", "down", "f6", "42", "f6")

    assert [row.engagement for row in sheet.rows()[:3]] == [5, 4, 2]
    assert sheet.marks() == "HHH___"


def test_a_letter_that_is_no_status_marks_nothing_and_says_what_there_is(sheet):
    sheet.type("q")

    assert sheet.marks() == "______"
    assert "bukan tanda" in sheet.words()


def test_a_click_on_a_status_marks_like_its_letter(sheet):
    sheet.capture.legend.buttons[0].click()

    assert (sheet.marks(), sheet.row()) == ("H_____", 2)
    assert sheet.capture.legend.buttons[0].count == 1


def test_the_keys_are_told_on_f1(sheet):
    told = {one.keys for one in sheet.page.commands()}

    assert {"F8", "Ctrl+Z", "Ctrl+Enter", "Ctrl+H", "Angka, huruf", "F6"} <= told


def test_a_mark_made_by_somebody_else_is_seen(sheet, store, session):
    sheet.type("h")

    attendance.fill_empty(store, session, store.statuses.all()[0])

    assert sheet.seen() == "HHHHHH"
    assert sheet.row() == 2

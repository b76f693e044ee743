"""Any row of a preview is left out, corrected or joined, by mouse and keyboard, and undone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rehabdesk.domain.importing import ImportSubject, RowFate
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.ui.screens.imports.tabs import Tab
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.fields import TextField
from tests.sample_office import a_resident
from tests.services.importing.office_lists import HEADINGS, MAHMUD, RUDI, people_list
from tests.ui.screens.test_imports import Desk, part

WRONG = ("BI 5/20", "Ali Bin Umar", "31-02-1988", "", "")
TWICE = (("BI 1/20", "Radit Sentosa", date(1990, 2, 12)), ("", "Radit Sentosa", date(1990, 2, 12)))


@pytest.fixture
def desk(qtbot, store, tmp_path):
    made = Desk(qtbot, store, tmp_path)
    yield made
    made.context.close()


def table(desk):
    return desk.page.outcome.tabs.first_table()


def point_at(desk, row):
    tabs = desk.page.outcome.tabs
    tabs.point_at(next(one for one in tabs.rows.rows() if one.row.number == row))


def press(desk, key, modifier=Qt.KeyboardModifier.NoModifier):
    table(desk).setFocus()
    desk.qtbot.keyClick(table(desk), key, modifier)
    desk.settle()


def undo(desk):
    press(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def shown(desk, row):
    """What the table shows of a row, by the headings of its columns."""
    model = desk.page.outcome.tabs.rows
    place = model.place_of(row)
    return {
        one.heading: model.index(place, at).data() or "" for at, one in enumerate(model.columns)
    }


def people(desk):
    return sorted(one.name for one in desk.store.residents.all())


def test_a_new_row_is_left_out_by_a_key_and_comes_back_by_undo(desk):
    desk.window.activateWindow()
    desk.preview(people_list(MAHMUD, RUDI))
    point_at(desk, 2)

    press(desk, Qt.Key.Key_Delete)
    assert desk.figure(RowFate.NEW) == "1"
    assert shown(desk, 2)["Hasil"] == "Dilewati"
    undo(desk)
    assert desk.figure(RowFate.NEW) == "2"
    press(desk, Qt.Key.Key_Delete)
    press(desk, Qt.Key.Key_Delete)
    assert desk.figure(RowFate.NEW) == "2"
    press(desk, Qt.Key.Key_Delete)
    desk.import_now()

    assert people(desk) == ["Rudi Bin Ali"]


def test_several_rows_are_left_out_at_once(desk):
    desk.preview(people_list(MAHMUD, RUDI))
    table(desk).selectAll()

    desk.click(desk.page.outcome.skip_button)

    assert desk.figure(RowFate.NEW) == "0"
    assert not desk.page.next_button.isEnabled()
    assert desk.page.outcome.skip_button.text() == "Ambil &lagi"
    desk.click(desk.page.outcome.skip_button)
    assert desk.figure(RowFate.NEW) == "2"


def test_a_refused_row_is_corrected_in_place_where_the_cursor_waits_in_the_wrong_cell(desk):
    desk.window.activateWindow()
    desk.preview(people_list(MAHMUD, WRONG))
    assert table(desk).current_row().row.number == 3

    press(desk, Qt.Key.Key_F2)
    (dialog,) = desk.dialogs()
    born = dialog.form.field_row("2").field
    assert "31-02-1988" in dialog.form.errors()["2"]
    assert dialog.focusWidget() is born
    born.set_value("28-02-1988")
    desk.click(dialog.verb_button)

    assert desk.figure(RowFate.INVALID) == "0"
    assert shown(desk, 3)["Tgl Lahir"] == "28-02-1988"
    assert shown(desk, 3)["Keterangan"] == "Diperbaiki."
    undo(desk)
    assert desk.figure(RowFate.INVALID) == "1"
    press(desk, Qt.Key.Key_Return)
    (dialog,) = desk.dialogs()
    dialog.form.field_row("2").field.set_value("28-02-1988")
    desk.click(dialog.verb_button)
    desk.import_now()
    born = {one.name: one.birth_on for one in desk.store.residents.all()}
    assert born["Ali Bin Umar"] == date(1988, 2, 28)


def test_a_new_row_is_corrected_too(desk):
    desk.preview(people_list(MAHMUD, RUDI))
    point_at(desk, 3)

    desk.click(desk.page.outcome.correct_button)
    (dialog,) = desk.dialogs()
    texts = [one.value() for one in dialog.findChildren(TextField)]
    assert texts == ["BIIa 103/20", "Rudi Bin Ali", "05-01-1990", "0012346", "Kristen"]
    dialog.form.field_row("1").field.set_value("Rudi Hartono")
    desk.click(dialog.verb_button)
    desk.import_now()

    assert people(desk) == ["Mahmud Bin Karta", "Rudi Hartono"]


def test_doubtful_and_refused_rows_stand_first_and_the_cursor_goes_from_doubt_to_doubt(desk):
    rows = [MAHMUD, *((*one, "", "") for one in (*TWICE, ("BI 9/20", *TWICE[0][1:]))), WRONG]
    desk.preview(people_list(*rows))
    numbers = [one.row.number for one in desk.page.outcome.tabs.rows.rows()]
    assert numbers == [4, 5, 6, 2, 3]

    desk.click(desk.page.outcome.decide_button)
    (dialog,) = desk.dialogs()
    part(dialog, ChoiceField).set_value("new")
    desk.click(dialog.verb_button)

    assert table(desk).current_row().row.number == 5
    assert desk.figure(RowFate.DOUBTFUL) == "1"


def test_a_row_that_doubts_an_earlier_one_is_joined_with_it(desk):
    desk.preview(people_list(*((*one, "", "Hindu"[: 5 * at]) for at, one in enumerate(TWICE))))
    assert desk.figure(RowFate.DOUBTFUL) == "1"

    press(desk, Qt.Key.Key_Return)
    (dialog,) = desk.dialogs()
    answer = part(dialog, ChoiceField)
    words = [text for _, text in answer.options()]
    assert words == [
        "Orang yang sama dengan baris 2: gabungkan",
        "Orang lain, bukan yang sama",
        "Lewati baris ini",
    ]
    answer.set_value("same")
    desk.click(dialog.verb_button)

    assert shown(desk, 3)["Keterangan"] == "Digabung ke baris 2."
    desk.import_now()
    (person,) = desk.store.residents.all()
    assert (person.registration_no, person.religion) == ("BI 1/20", "Hindu")


def test_a_new_row_is_joined_with_somebody_of_the_register_or_another_row(desk):
    known = a_resident(desk.store, "Rudi Hartono", "BI 77/19")
    desk.preview(people_list(MAHMUD, RUDI))
    point_at(desk, 3)

    press(desk, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = desk.dialogs()
    dialog.form.field_row("named").field.set_value("BI 5/55")
    desk.click(dialog.verb_button)
    assert "BI 5/55" in dialog.form.errors()["named"]
    dialog.form.field_row("named").field.set_value("BI 77/19")
    desk.click(dialog.verb_button)
    assert desk.figure(RowFate.CHANGED) == "1"
    undo(desk)
    assert desk.figure(RowFate.NEW) == "2"

    desk.click(desk.page.outcome.join_button)
    (dialog,) = desk.dialogs()
    desk.click(dialog.verb_button)
    assert dialog.form.errors()
    dialog.form.field_row("other").field.set_value(2)
    desk.click(dialog.verb_button)

    assert shown(desk, 3)["Keterangan"] == "Digabung ke baris 2."
    assert known in desk.store.residents.all()


def test_a_room_of_a_list_is_one_that_the_office_has(desk):
    headings = ("Nama Ruang", "Kapasitas")
    desk.preview(xlsx_of(headings, [("Aula", 40)]), ImportSubject.ROOMS)
    desk.import_now()
    desk.page.go_back()
    desk.page.go_back()
    desk.preview(xlsx_of(headings, [("Ruang Aula", 60)]), ImportSubject.ROOMS)

    desk.click(desk.page.outcome.join_button)
    (dialog,) = desk.dialogs()
    ours = dialog.form.field_row("ours").field
    assert [words for _, words in ours.options()] == ["Aula"]
    ours.set_value(ours.options()[0][0])
    desk.click(dialog.verb_button)

    assert desk.figure(RowFate.CHANGED) == "1"


def test_the_rows_show_every_column_that_will_be_written(desk):
    rows = [("BI 1/20", "Ali als. Acil", "Serang, 12-03-1988", "A/18", 36, "biru")]
    headings = ("No Reg", "Nama", "Tempat, Tgl Lahir", "Blok/Kamar", "Pidana (bulan)", "Warna")
    desk.preview(people_list(*rows, headings=headings))

    assert shown(desk, 2) == {
        "Baris": "2",
        "Hasil": "Baru",
        "Nama": "Ali",
        "Keterangan": "",
        "No Reg": "BI 1/20",
        "Tempat, Tgl Lahir": "Serang, 12-03-1988",
        "Blok/Kamar": "A/18",
        "Pidana (bulan)": "36",
        "Alias": "Acil",
    }


def test_what_was_decided_stays_when_a_column_is_given_another_meaning(desk):
    desk.preview(people_list(MAHMUD, RUDI))
    point_at(desk, 2)
    desk.click(desk.page.outcome.skip_button)

    desk.click(desk.page.back_button)
    page = desk.page
    page.columns.table.select_place(HEADINGS.index("Agama"))
    page.columns.meaning.set_value("")
    page.columns.meaning.changed.emit()
    desk.click(page.next_button)

    assert shown(desk, 2)["Hasil"] == "Dilewati"
    assert "Agama" not in shown(desk, 2)
    desk.click(page.outcome.undo_button)
    assert shown(desk, 2)["Hasil"] == "Baru"
    assert "Agama" not in shown(desk, 2)


def test_what_was_decided_stays_when_the_file_is_read_again_until_it_is_imported(desk):
    desk.preview(people_list(MAHMUD, RUDI))
    point_at(desk, 2)
    desk.click(desk.page.outcome.skip_button)
    for _ in range(2):
        desk.click(desk.page.back_button)

    desk.preview(people_list(RUDI, WRONG, MAHMUD))
    assert shown(desk, 4)["Hasil"] == "Dilewati"
    desk.import_now()
    for _ in range(2):
        desk.click(desk.page.back_button)

    desk.preview(people_list(MAHMUD))
    assert shown(desk, 2)["Hasil"] == "Baru"


def test_once_nothing_is_left_to_undo_the_window_undoes(desk):
    desk.window.activateWindow()
    desk.preview(people_list(MAHMUD))
    table(desk).setFocus()
    pane = desk.page.outcome
    assert not pane.rows.can_undo()
    press(desk, Qt.Key.Key_Delete)
    assert pane.rows.can_undo()
    undo(desk)

    assert not pane.rows.can_undo()
    assert not pane.undo_button.isEnabled()
    assert QApplication.activeModalWidget() is None


def test_deeds_about_rows_stand_in_the_tab_of_the_rows_only(desk):
    desk.preview(people_list(MAHMUD))
    pane = desk.page.outcome
    assert pane.correct_button.isVisible()

    pane.tabs.show_tab(Tab.CHANGES)

    assert not pane.correct_button.isVisible()
    assert pane.rows.correct.why_not()


def test_all_deeds_about_rows_have_room_beside_each_other(desk):
    desk.preview(people_list(*((*one, "", "") for one in TWICE), WRONG))
    pane = desk.page.outcome
    pane.add_button.show()
    pane.skip_button.setText("Ambil &lagi")
    desk.settle()

    assert pane.errors_button.isVisible()
    assert desk.page.minimumSizeHint().width() <= 1190


def test_no_heading_of_the_preview_stands_twice_whatever_the_list_calls_its_columns(desk):
    day = (date(2032, 8, 17), "Kemerdekaan")
    desk.preview(xlsx_of(("Tanggal", "Keterangan"), (day,)), ImportSubject.HOLIDAYS)

    headings = [one.heading for one in desk.page.outcome.tabs.rows.columns]

    assert "Keterangan di daftar" in headings
    assert len(headings) == len(set(headings))

"""Residen: added, changed, moved and let go, with every refusal beside its field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.resident import ExitReason
from tests.sample_office import (
    a_cohort,
    a_resident,
    an_enrolment,
)
from tests.ui.screens.resident_desk import Desk, some_people


@pytest.fixture
def desk(qtbot, store, tmp_path):
    return Desk(qtbot, store, tmp_path)


@pytest.fixture
def people(store):
    return some_people(store)


def test_adding_somebody_saves_the_person_the_stay_and_the_number(desk, store):
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.dialog()
    desk.qtbot.keyClicks(dialog.fields.widgets["name"], "Darma Wijaya als. Cemong")
    dialog.fields.widgets["name"].editingFinished.emit()
    desk.qtbot.keyClicks(dialog.fields.widgets["registration_no"], "BI 7/21")
    desk.qtbot.keyClicks(dialog.fields.widgets["birth_on"].line_edit(), "2 april 1990")
    desk.qtbot.keyClicks(dialog.stay_fields.widgets["expires_on"].line_edit(), "01-05-2024")
    desk.carry_out(dialog)

    made = store.residents.all()[0]
    assert (made.name, made.aliases, made.birth_on) == (
        "Darma Wijaya",
        ("Cemong",),
        date(1990, 4, 2),
    )
    assert store.stays.find(resident=made.id)[0].expires_on == date(2024, 5, 1)
    assert store.registrations.find(resident=made.id)[0].matched == "BI 7/21"
    assert "BI 7/21" in desk.shown_words()
    assert [one.endswith("ditambahkan") for one in desk.shell.said] == [True]


def test_adding_can_be_taken_back(desk, store):
    desk.page.deeds.add()
    dialog = desk.dialog()
    desk.qtbot.keyClicks(dialog.fields.widgets["name"], "Darma Wijaya")
    desk.carry_out(dialog)
    desk.shell.undo()
    desk.settle()

    assert store.residents.all() == ()
    assert desk.page.panes.detail() is None


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("name", "", "harus diisi"),
        ("name", "a" * 300, "Terlalu panjang"),
        ("name", "Budi \U0001f600", "tidak dapat dicetak"),
        ("nik", "123", "NIK harus 16 angka"),
        ("cell", "x" * 21, "Terlalu panjang"),
    ],
)
def test_a_wrong_identity_is_refused_beside_its_field(desk, store, field, text, words):
    desk.page.deeds.add()
    dialog = desk.dialog()
    dialog.fields.widgets["name"].setText("Budi")
    dialog.fields.widgets[field].setText(text)
    desk.carry_out(dialog)

    assert words in dialog.form.errors()[field]
    assert dialog.isVisible()
    assert store.residents.count() == 0


def test_a_pasted_table_becomes_one_line(desk):
    desk.page.deeds.add()
    dialog = desk.dialog()
    dialog.fields.widgets["name"].set_value("Budi\tbin\r\nHasan")

    assert dialog.fields.record().name == "Budi bin Hasan"


def test_dates_of_the_sentence_out_of_order_are_refused(desk, store):
    desk.page.deeds.add()
    dialog = desk.dialog()
    dialog.fields.widgets["name"].setText("Budi")
    dialog.stay_fields.widgets["two_thirds_on"].set_value(date(2023, 1, 1))
    dialog.stay_fields.widgets["expires_on"].set_value(date(2022, 1, 1))
    desk.carry_out(dialog)

    assert list(dialog.form.errors()) == ["expires_on"]
    assert store.residents.count() == 0


def test_a_possible_double_is_shown_while_typing_and_leads_to_the_record(people, desk):
    desk.page.deeds.add()
    dialog = desk.dialog()
    desk.qtbot.keyClicks(dialog.fields.widgets["name"], "MACHMUD bin KARTA")
    desk.qtbot.waitUntil(dialog.doubles.isVisible, timeout=2000)
    assert dialog.doubles.people() == (people[0].id,)

    link = next(one for one in dialog.doubles.findChildren(QPushButton) if one.isVisible())
    desk.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    desk.qtbot.mouseClick(dialog.discard_button, Qt.MouseButton.LeftButton)
    desk.settle()

    assert desk.page.table.current_row().id == people[0].id


def test_a_double_is_also_found_by_its_number(people, desk):
    desk.page.deeds.add()
    dialog = desk.dialog()
    desk.qtbot.keyClicks(dialog.fields.widgets["registration_no"], "BIIA.12/2019")
    desk.qtbot.waitUntil(dialog.doubles.isVisible, timeout=2000)

    assert dialog.doubles.people() == (people[1].id,)


def test_f2_changes_the_identity_and_the_list_keeps_its_place(people, desk, store):
    desk.choose(people[2])
    desk.page.table.setFocus()
    desk.press(Qt.Key.Key_F2)
    dialog = desk.dialog()
    dialog.fields.widgets["occupation"].setText("Petani")
    desk.carry_out(dialog)

    assert store.residents.get(people[2].id).occupation == "Petani"
    assert desk.page.table.current_row().id == people[2].id


def test_a_new_number_ends_the_old_one_and_both_stay_in_the_history(people, desk, store):
    desk.choose(people[0])
    desk.page.deeds.add_number(people[0].id)
    dialog = desk.dialog()
    dialog.form.field_row("value").field.setText("BI 500/21")
    desk.carry_out(dialog)
    desk.page.record.show_tab("history")
    desk.settle()

    assert store.residents.get(people[0].id).registration_no == "BI 500/21"
    words = desk.shown_words()
    assert "1 Jun 2020 – 4 Apr 2021" in words
    assert "5 Apr 2021 – sekarang" in words


def test_a_move_to_another_cell_is_dated(people, desk, store):
    desk.page.deeds.move_place(people[0].id)
    dialog = desk.dialog()
    dialog.form.field_row("block").field.setText("C")
    dialog.form.field_row("cell").field.setText("7")
    dialog.form.field_row("since").field.set_value(date(2021, 4, 1))
    desk.carry_out(dialog)

    places = store.placements.find(resident=people[0].id)
    assert (places[-1].block, places[-1].cell, places[-1].placed_from) == (
        "C",
        "7",
        date(2021, 4, 1),
    )


def test_a_move_in_the_future_is_refused(people, desk, store):
    desk.page.deeds.move_place(people[0].id)
    dialog = desk.dialog()
    dialog.form.field_row("since").field.set_value(date(2021, 5, 1))
    desk.carry_out(dialog)

    assert dialog.form.errors() == {"since": "Tanggal itu belum tiba."}


def test_ending_a_stay_ends_the_programme_with_it_unless_the_tick_is_taken_away(desk, store):
    cohort = a_cohort(store)
    both = [a_resident(store, "Agus Salim"), a_resident(store, "Budi Hasan")]
    enrolments = [an_enrolment(store, cohort, one) for one in both]
    for resident, ends_too in zip(both, (True, False), strict=True):
        desk.page.deeds.end_stay(resident.id)
        dialog = desk.dialog()
        dialog.form.field_row("reason").field.set_value(ExitReason.PAROLE)
        dialog.form.field_row("end_enrolments").field.set_value(ends_too)
        desk.carry_out(dialog)

    states = [store.enrolments.get(one.id).state for one in enrolments]
    assert states == [EnrolmentState.LEFT, EnrolmentState.ACTIVE]
    desk.choose(both[0])
    assert "Pembebasan bersyarat (PB), 5 Apr 2021" in desk.page.record.chips()


def test_a_stay_cannot_end_tomorrow(people, desk, store):
    desk.page.deeds.end_stay(people[0].id)
    dialog = desk.dialog()
    dialog.form.field_row("reason").field.set_value(ExitReason.RELEASED)
    dialog.form.field_row("on").field.set_value(date(2021, 4, 6))
    desk.carry_out(dialog)

    assert "belum tiba" in dialog.form.errors()["on"]
    assert store.stays.find(resident=people[0].id)[0].exited_on is None

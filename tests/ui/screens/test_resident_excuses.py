"""The excuses of one person: listed with their days, corrected, removed, told where they clash."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from rehabdesk.services.excuses import save_excuse
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.dialog import FormDialog
from tests.sample_office import TODAY
from tests.services.excused import a_group_of_two, a_list, an_excuse, said
from tests.ui.dialog_walk import settle

DAY = timedelta(days=1)


@pytest.fixture
def office(store):
    return a_group_of_two(store)


@pytest.fixture
def window(qtbot, store, office, tmp_path):
    assert office
    made = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.context.today = lambda: TODAY
    made.resize(1366, 728)
    made.show()
    return made


def record_of(window, resident):
    window.go("residents", resident)
    page = window.page("residents")
    assert isinstance(page, ResidentsPage)
    page.record.show_tab("history")
    return page.record


def lines_of(record):
    settle()
    shown = record.history.excuses.lines.findChildren(QLabel)
    return [one.text() for one in shown if not one.isHidden()]


def press(record, words):
    buttons = record.history.excuses.findChildren(QPushButton) + (
        record.history.excuses.findChildren(QToolButton)
    )
    (found,) = [one for one in buttons if words in one.accessibleName() + one.text()]
    found.click()


def the_dialog(window):
    (found,) = [one for one in window.findChildren(FormDialog) if one.isVisible()]
    return found


def test_past_running_and_coming_excuses_are_listed_the_newest_first(window, store, office):
    *_, agus, _ = office
    several: tuple[dict[str, Any], ...] = (
        {"first_on": TODAY - 9 * DAY, "last_on": TODAY - 8 * DAY, "reason": "Demam"},
        {"first_on": TODAY, "last_on": None, "weekdays": (1,), "document": "SK 7"},
        {"first_on": TODAY + 9 * DAY, "last_on": TODAY + 9 * DAY},
    )
    for fields in several:
        save_excuse(store, an_excuse(store, agus, **fields))

    record = record_of(window, agus)

    assert lines_of(record) == [
        "14 Apr 2021",
        "Sakit · akan datang",
        "sejak 5 Apr 2021",
        "Sakit · setiap Selasa · SK 7 · berlaku sekarang",
        "27 Mar 2021 – 28 Mar 2021",
        "Sakit · Demam",
    ]


def test_whoever_is_excused_today_is_told_so_under_the_name(window, store, office):
    *_, agus, budi = office
    save_excuse(store, an_excuse(store, agus))
    save_excuse(store, an_excuse(store, budi, first_on=TODAY + DAY))

    assert "Sakit s.d. 9 Apr" in record_of(window, agus).chips()
    assert "Sakit s.d. 9 Apr" not in record_of(window, budi).chips()


def test_two_excuses_of_one_time_name_each_other(window, store, office):
    *_, agus, _ = office
    save_excuse(store, an_excuse(store, agus))
    save_excuse(store, an_excuse(store, agus, "B", last_on=TODAY))

    words = " ".join(lines_of(record_of(window, agus)))

    assert "Bertabrakan dengan Sakit s.d. 9 Apr." in words
    assert "Bertabrakan dengan Bon / sidang 5 Apr." in words


def test_an_excuse_is_ended_earlier_at_the_persons_page(qtbot, window, store, office):
    *_, agus, _ = office
    tomorrow = a_list(store, office, 1)
    save_excuse(store, an_excuse(store, agus))
    record = record_of(window, agus)

    press(record, "Ubah halangan")
    dialog = the_dialog(window)
    dialog.form.field_row("last_on").field.set_value(TODAY)
    dialog.carry_out()

    assert said(store, tomorrow, agus)[0] == ""
    qtbot.waitUntil(lambda: lines_of(record)[0] == "5 Apr 2021")


def test_an_excuse_is_removed_and_comes_back_with_undo(qtbot, window, store, office):
    *_, agus, _ = office
    tomorrow = a_list(store, office, 1)
    save_excuse(store, an_excuse(store, agus))
    record = record_of(window, agus)

    press(record, "Hapus halangan")
    the_dialog(window).carry_out()
    assert said(store, tomorrow, agus)[0] == ""
    qtbot.waitUntil(lambda: lines_of(record) == ["Tidak ada."])

    window.context.undo()
    assert said(store, tomorrow, agus)[0] == "S"


def test_a_correction_on_finished_sheets_is_asked_why(window, store, office):
    *_, agus, _ = office
    today = a_list(store, office)
    save_excuse(store, an_excuse(store, agus))
    with store.change("Selesai"):
        closed = store.sessions.get(today.id)
        store.sessions.put(replace(closed, state=type(closed.state).RECORDED))
    record = record_of(window, agus)

    press(record, "Ubah halangan")
    dialog = the_dialog(window)
    dialog.form.field_row("first_on").field.set_value(TODAY + DAY)
    dialog.carry_out()
    assert dialog.isVisible()
    dialog.form.field_row("why").field.set_value("Salah tanggal")
    dialog.carry_out()

    assert said(store, today, agus)[0] == ""

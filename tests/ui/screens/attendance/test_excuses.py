"""Excuses at the open sheet: seen beside the mark, given with F7, and never over a typed mark."""

from datetime import timedelta
from typing import Any

import pytest

from rehabdesk.services.excuses import save_excuse
from rehabdesk.ui.screens.attendance.dialogs import FindPerson
from rehabdesk.ui.widgets.dialog import FormDialog
from tests.sample_office import TODAY, a_session
from tests.services.excused import a_group_of_two, a_list, an_excuse, said
from tests.ui.screens.attendance.counselor import Counselor

DAY = timedelta(days=1)


@pytest.fixture
def office(store):
    return a_group_of_two(store)


@pytest.fixture
def desk(qtbot, store, office, tmp_path):
    assert office
    return Counselor(qtbot, store, tmp_path)


def remarks(desk):
    column = [one.key for one in desk.capture.model.columns].index("remarks")
    model = desk.capture.model
    return [model.index(row, column).data() for row in range(len(model.lines))]


def dialog_of(desk, kind: type[Any] = FormDialog):
    found = [one for one in desk.window.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_sheet_of_a_coming_session_says_who_is_excused_until_when(desk, store, office):
    *_, agus, _ = office
    save_excuse(store, an_excuse(store, agus, "I", reason="Sidang"))
    tomorrow = a_list(store, office, 1)

    desk.page.open_session(tomorrow.id)

    assert remarks(desk) == ["Izin s.d. 9 Apr; Sidang", ""]
    assert desk.capture.line().name == "Budi Hartono"


def test_a_mark_typed_over_an_excuse_says_nothing_of_it_until_it_is_undone(desk, store, office):
    *_, agus, _ = office
    save_excuse(store, an_excuse(store, agus))
    today = a_list(store, office)
    desk.page.open_session(today.id)
    desk.capture.go_to(0)

    desk.type("h")
    assert (desk.marks(), remarks(desk)) == ("H_", ["", ""])

    desk.type("ctrl+z")
    assert (desk.marks(), remarks(desk)) == ("S_", ["Sakit s.d. 9 Apr", ""])


def test_an_excuse_is_given_at_the_row_of_an_open_sheet_and_says_what_it_fills(desk, store, office):
    *_, agus, _ = office
    today, tomorrow = a_list(store, office), a_list(store, office, 1)
    desk.page.open_session(today.id)
    desk.capture.go_to(0)

    desk.page.people.ask_excuse()
    dialog = dialog_of(desk)
    dialog.form.field_row("last_on").field.set_value(TODAY + DAY)
    shown = [one.text() for one in dialog.form.children() if hasattr(one, "text")]
    assert "Pada daftar hadir yang sudah disiapkan: 2 baris kosong terisi." in shown
    dialog.carry_out()

    assert [said(store, one, agus)[0] for one in (today, tomorrow)] == ["S", "S"]
    assert desk.marks() == "S_"
    assert remarks(desk)[0] == "Sakit s.d. 6 Apr"


def test_without_an_open_sheet_the_person_is_found_first(desk, store, office):
    cohort, group, agus, _ = office
    a_session(store, cohort, group)

    desk.page.people.ask_excuse()
    finding = dialog_of(desk, FindPerson)
    finding.search.setText("agus")
    desk.qtbot.waitUntil(lambda: finding.table.current_row() is not None)
    finding.choose()
    dialog = dialog_of(desk)
    dialog.form.field_row("reason").field.set_value("Demam")
    dialog.carry_out()

    (made,) = store.excuses.find(resident=agus)
    assert (made.first_on, made.last_on, made.reason) == (TODAY, TODAY, "Demam")


def test_a_status_that_asks_for_a_reason_is_not_given_without_one(desk, store, office):
    *_, agus, _ = office
    desk.page.open_session(a_list(store, office).id)
    desk.capture.go_to(0)
    desk.page.people.ask_excuse()
    dialog = dialog_of(desk)
    leave = next(one for one in store.statuses.all() if one.code == "I")
    dialog.form.field_row("status").field.set_value(leave.id)

    dialog.carry_out()

    assert dialog.form.errors() == {"reason": "Tuliskan alasannya."}
    assert store.excuses.find(resident=agus) == ()


def test_an_office_without_a_status_for_it_is_told_where_to_make_one(desk, store):
    store.connection.execute("UPDATE attendance_status SET in_advance = 0")

    assert "Status kehadiran" in desk.page.people.why_no_excuse()

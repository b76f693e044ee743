"""Days and times that exclude each other are refused beside the field, and none is changed."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt

from rehabdesk.domain.identity import RegistrationId, StayId, new_id
from rehabdesk.domain.importing import ImportSubject, RowFate
from rehabdesk.domain.refusals import EndsBeforeStart
from rehabdesk.domain.resident import NumberKind, Registration, Stay
from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.ui.screens.audit.filters import AuditFilters
from rehabdesk.ui.screens.counselors.form import CounselorDialog
from rehabdesk.ui.screens.programs.cohort_dialogs import open_close, open_cohort
from rehabdesk.ui.screens.programs.part_dialogs import open_phase
from rehabdesk.ui.screens.residents.number_dialogs import correct_number_dialog
from rehabdesk.ui.screens.residents.resident_dialogs import add_dialog
from rehabdesk.ui.screens.residents.stay_dialogs import new_stay_dialog, stay_dialog
from rehabdesk.ui.screens.schedule.change_dialogs import open_change, open_move
from rehabdesk.ui.screens.schedule.names import read_names
from rehabdesk.ui.screens.schedule.new_dialog import NewSessionDialog
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_cohort,
    a_counselor,
    a_resident,
    a_running_program,
    a_session,
)
from tests.services.importing.office_lists import a_plan, imported, people_list
from tests.ui.screens.dialogs import dialog_of, field_of
from tests.ui.screens.office_page import an_office_page, part_of
from tests.ui.screens.test_imports import Desk as ImportDesk

EARLIER, LATER = date(2021, 2, 1), date(2021, 2, 20)
DAY = timedelta(days=1)


def _number(desk):
    person = a_resident(desk.store)
    return Registration(
        id=RegistrationId(new_id()),
        resident=person.id,
        kind=NumberKind.REGISTER,
        value="BI 1/20",
        matched="BI1/20",
    )


def _stay(desk):
    return Stay(id=StayId(new_id()), resident=a_resident(desk.store).id)


def _a_session(desk):
    cohort, group, _people = a_running_program(desk.store)
    return a_session(desk.store, cohort, group)


def _new_series(desk):
    _cohort, group, _people = a_running_program(desk.store)
    dialog = NewSessionDialog(desk, (TODAY, time(9, 0), (group.id,)))
    dialog.session_form.kind.set_value(desk.store.session_kinds.all()[0].id)
    dialog.repeat.set_value(True)
    dialog.repeat.changed.emit()
    return dialog


def _moved(desk):
    session = _a_session(desk)
    return open_move(desk, session, read_names(desk.store))


DIALOGS = {
    "angkatan": (lambda d: open_cohort(d, a_cohort(d.store), lambda _: None), "starts_on ends_on"),
    "angkatan baru": (lambda d: open_cohort(d, None, lambda _: None), "starts_on ends_on"),
    "fase": (lambda d: open_phase(d, a_cohort(d.store), None), "starts_on ends_on"),
    "nomor": (lambda d: correct_number_dialog(d, _number(d)), "valid_from valid_to"),
    "konselor": (
        lambda d: CounselorDialog(d, a_counselor(d.store), new=False),
        "active_from active_to",
    ),
    "masa pidana: keluar": (lambda d: stay_dialog(d, _stay(d)), "entered_on expires_on"),
    "masa pidana: ditahan": (lambda d: stay_dialog(d, _stay(d)), "detained_on expires_on"),
    "masa pidana: 1/2": (lambda d: stay_dialog(d, _stay(d)), "one_third_on half_on"),
    "masa pidana: 2/3": (lambda d: stay_dialog(d, _stay(d)), "half_on two_thirds_on"),
    "masa pidana: bebas": (lambda d: stay_dialog(d, _stay(d)), "two_thirds_on expires_on"),
    "residen": (lambda d: add_dialog(d, lambda _: None), "birth_on entered_on"),
    "jadwal": (_new_series, "held_on ends_on"),
}


@pytest.mark.parametrize("named", DIALOGS)
def test_a_day_before_the_one_it_follows_is_refused_beside_its_field(qtbot, desk, named):
    make, pair = DIALOGS[named]
    first, last = pair.split()
    dialog = make(desk)
    dialog.open()
    form = dialog.form
    field_of(dialog, first).set_value(LATER)
    field_of(dialog, last).set_value(EARLIER)

    dialog.carry_out()

    said = form.errors().get(last, "")
    assert said == f"Lebih awal daripada “{form.field_row(first).spoken_label}”."
    assert dialog.isVisible()
    assert field_of(dialog, first).value() == LATER
    assert field_of(dialog, last).value() == EARLIER

    field_of(dialog, last).set_value(LATER)
    assert last not in form.errors()


@pytest.mark.parametrize("make", [_moved, lambda d: open_change(d, _a_session(d)), _new_series])
@pytest.mark.parametrize("end", [time(8, 30), time(9, 0)])
def test_a_session_ends_after_it_starts(qtbot, desk, make, end):
    dialog = make(desk)
    dialog.open()
    field_of(dialog, "starts_at").set_value(time(9, 0))
    field_of(dialog, "ends_at").set_value(end)

    dialog.carry_out()

    assert dialog.form.errors().get("ends_at") == "Harus sesudah “Mulai”."


def test_it_is_said_when_the_earlier_field_is_left_too(qtbot, desk):
    dialog = open_cohort(desk, a_cohort(desk.store), lambda _: None)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    first = field_of(dialog, "starts_on")
    first.setFocus()
    first.set_value(END + DAY)

    qtbot.keyClick(first.line_edit(), Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: "ends_on" in dialog.form.errors())
    assert field_of(dialog, "ends_on").value() == END


def test_an_official_does_not_end_before_he_begins(qtbot, store, tmp_path):
    page = an_office_page(qtbot, store, tmp_path)
    part: Any = part_of(page, "officials")
    part.add()
    dialog = dialog_of(page, qtbot)
    field_of(dialog, "active_from").set_value(LATER)
    field_of(dialog, "active_to").set_value(EARLIER)
    dialog.form.validate()
    assert dialog.form.errors()["active_to"] == "Lebih awal daripada “Mulai”."


def test_nobody_comes_back_before_having_left(qtbot, desk):
    person = a_resident(desk.store)
    stay = desk.store.stays.find(resident=person.id)
    with desk.store.change("Keluar"):
        for one in stay:
            desk.store.stays.remove(one.id)
        desk.store.stays.put(
            Stay(id=StayId(new_id()), resident=person.id, entered_on=START, exited_on=LATER + DAY)
        )
    dialog = new_stay_dialog(desk, person)
    dialog.open()
    field_of(dialog, "entered_on").set_value(LATER)
    dialog.carry_out()
    assert "keluar terakhir" in dialog.form.errors()["entered_on"]


def test_a_cohort_is_not_closed_before_it_begins(qtbot, desk):
    dialog = open_close(desk, a_cohort(desk.store))
    field_of(dialog, "on").set_value(START - DAY)
    dialog.carry_out()
    assert dialog.form.errors()["on"]


def test_the_days_of_a_filter_exclude_each_other_in_words(qtbot, store):
    filters = AuditFilters(store, TODAY)
    qtbot.addWidget(filters)
    filters.show()
    filters.first.set_value(LATER)
    filters.last.set_value(EARLIER)
    assert filters.trouble.isVisible()
    assert filters.trouble.text() == "Sampai tanggal lebih awal daripada “dari tanggal”."
    filters.last.set_value(LATER)
    assert not filters.trouble.isVisible()


DECREE = (("Nama", "No. Registrasi", "Jenis Rehabilitasi"), [("Ali Bin Umar", "BI 1/20", "Sosial")])


def test_a_decrees_list_makes_no_cohort_whose_days_exclude_each_other(store):
    plan = a_plan(
        store,
        xlsx_of(*DECREE),
        ImportSubject.ENROLMENTS,
        cohort="Rehabilitasi Sosial TA 2021",
        starts_on=LATER,
        ends_on=EARLIER,
    )
    with pytest.raises(EndsBeforeStart):
        look(store, plan)


def test_the_days_of_a_new_cohort_are_refused_before_the_preview(qtbot, store, tmp_path):
    desk = ImportDesk(qtbot, store, tmp_path)
    page = desk.page
    page.start.choose(ImportSubject.ENROLMENTS)
    page.open_file(desk.a_file(xlsx_of(*DECREE)))
    desk.settle()
    choice = page.columns.cohort
    choice.first.set_value(LATER)
    choice.last.set_value(EARLIER)

    assert choice.trouble.text() == "Tanggal selesai lebih awal daripada “Tanggal mulai”."
    assert choice.trouble.isVisible()
    assert not page.next_button.isEnabled()
    page.go_on()
    assert page.stack.currentWidget() is page.columns

    choice.last.set_value(LATER)
    assert page.next_button.isEnabled()
    desk.context.close()


def test_a_counselor_in_a_list_does_not_end_before_beginning(store):
    headings = ("Nama", "Mulai Tugas", "Selesai Tugas")
    rows = [("Ratna Kusumawati", LATER, EARLIER), ("Dewi Lestari", EARLIER, LATER)]
    preview = imported(store, a_plan(store, xlsx_of(headings, rows), ImportSubject.COUNSELORS))

    assert [one.fate for one in preview.rows] == [RowFate.INVALID, RowFate.NEW]
    assert "lebih awal daripada Aktif sejak" in preview.rows[0].row.problems[0].problem
    assert [one.name for one in store.counselors.all()] == ["Dewi Lestari"]


def test_days_of_a_sentence_out_of_order_are_told(store):
    headings = ("No. Registrasi", "Nama", "1/2 MP", "2/3 MP")
    row = ("BI 1/20", "Ali Bin Umar", date(2023, 5, 1), date(2022, 5, 1))
    told = [
        one.problem
        for one in look(store, a_plan(store, people_list(row, headings=headings))).warnings
    ]
    assert told == [
        "01-05-2022 lebih awal daripada 1/2 masa pidana (01-05-2023); periksa keduanya."
    ]

"""The program page, used as a counselor uses it: keys and clicks, then a look at the file."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.enrolment import end_enrolment
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.programs.cohort_dialogs import open_close, open_cohort
from rehabdesk.ui.screens.programs.enrol_dialog import EnrolDialog
from rehabdesk.ui.screens.programs.panel import GROUPS, HISTORY, PEOPLE
from rehabdesk.ui.screens.programs.part_dialogs import open_grid, open_group, open_phase
from rehabdesk.ui.screens.programs.pasted import match_pasted
from rehabdesk.ui.screens.programs.person_dialogs import (
    open_end,
    open_move,
    open_reinstate,
    open_suspend,
)
from rehabdesk.ui.screens.programs.screen import ProgramsPage
from tests.sample_office import (
    START,
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_registration,
    a_resident,
    a_room,
    a_running_program,
    a_session,
)
from tests.ui.shell_double import RecordingShell


class Desk(Context):
    """A context whose day is the sample office's."""

    def today(self):
        return TODAY


@pytest.fixture
def shell(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1190, 690)
    window.show()
    return RecordingShell(window)


@pytest.fixture
def desk(store, shell, tmp_path):
    return Desk(store, shell, Preferences(tmp_path))


def _page(qtbot, desk, section=GROUPS):
    page = ProgramsPage(desk)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    page.show()
    page.panel.show_section(section)
    return page


def _press(qtbot, dialog):
    qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)


def test_an_empty_office_is_offered_its_first_cohort(qtbot, desk):
    page = _page(qtbot, desk)

    assert page.split.detail() is None
    assert not page.listing.isVisible()


def test_a_new_cohort_is_named_after_kind_and_year(qtbot, desk, store):
    made = []
    dialog = open_cohort(desk, None, made.append)
    form = dialog.form

    form.year.set_value(2022)
    _press(qtbot, dialog)

    cohort = store.cohorts.get(made[0])
    assert cohort.name == f"{store.program_kinds.all()[0].title} TA 2022"
    assert cohort.fiscal_year == 2022
    assert (cohort.starts_on, cohort.ends_on) == (date(2021, 5, 1), date(2021, 10, 31))


def test_a_second_cohort_of_a_year_is_proposed_as_the_second_wave(qtbot, desk, store):
    a_cohort(store, f"{store.program_kinds.all()[0].title} TA 2021")

    dialog = open_cohort(desk, None, lambda _id: None)

    assert dialog.form.name.value().endswith("TA 2021 Gelombang II")


def test_a_cohort_that_ends_before_it_starts_is_refused_beside_the_field(qtbot, desk, store):
    dialog = open_cohort(desk, None, lambda _id: None)
    dialog.form.ends_on.set_value(date(2021, 1, 1))

    _press(qtbot, dialog)

    assert "ends_on" in dialog.form.errors()
    assert not store.cohorts.all()


@pytest.mark.parametrize("name", ["x" * 300, "Angkatan 😀"])
def test_a_name_that_cannot_be_printed_is_refused_beside_the_field(qtbot, desk, store, name):
    dialog = open_cohort(desk, None, lambda _id: None)
    dialog.form.name.set_value(name)

    _press(qtbot, dialog)

    assert "name" in dialog.form.errors()
    assert not store.cohorts.all()


def test_the_list_says_how_many_people_there_are(qtbot, desk, store):
    _cohort, _group, enrolments = a_running_program(store)
    end_enrolment(store, enrolments[0].id, on=TODAY, reason=ExitReason.RELEASED)

    page = _page(qtbot, desk)

    assert (page.listing.line().now, page.listing.line().ever) == (1, 2)
    assert "2 seluruhnya" in page.panel.facts.text()


def test_a_group_is_added_with_its_counselor_and_room(qtbot, desk, store):
    cohort = a_cohort(store)
    counselor, room = a_counselor(store), a_room(store)
    page = _page(qtbot, desk)
    dialog = open_group(desk, cohort, None)
    dialog.form.field_row("counselor").field.set_value(counselor.id)
    dialog.form.field_row("room").field.set_value(room.id)

    _press(qtbot, dialog)

    group = store.groups.all()[0]
    assert (group.name, group.counselor, group.room) == ("Kelompok A", counselor.id, room.id)
    assert page.panel.groups.model.rows()[0].counselor == counselor.name


def test_a_group_above_its_capacity_is_warned_of(qtbot, desk, store):
    cohort = a_cohort(store)
    group = a_group(store, cohort, capacity=1)
    from tests.sample_office import an_enrolment

    for name in ("Agus Salim", "Budi Santoso"):
        an_enrolment(store, cohort, a_resident(store, name), group)

    page = _page(qtbot, desk)

    assert "kapasitasnya 1" in page.panel.groups.warning.text()
    assert len(page.panel.groups.member_model.rows()) == 2


def test_a_phase_outside_the_cohort_is_refused(qtbot, desk, store):
    cohort = a_cohort(store)
    dialog = open_phase(desk, cohort, None)
    dialog.form.field_row("name").field.set_value("Orientasi")
    dialog.form.field_row("ends_on").field.set_value(date(2021, 12, 1))

    _press(qtbot, dialog)

    assert "ends_on" in dialog.form.errors()
    assert not store.phases.all()


def test_the_typed_name_leaves_whoever_has_it(qtbot, desk, store):
    a_running_program(store)
    page = _page(qtbot, desk, PEOPLE)

    qtbot.keyClicks(page.panel.people.search, "agus")
    qtbot.waitUntil(lambda: page.panel.people.model.rowCount() == 1)

    assert page.panel.people.model.rows()[0].name == "Agus Salim"


def test_the_chosen_move_to_another_group_from_a_day(qtbot, desk, store):
    cohort, group, enrolments = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    page = _page(qtbot, desk, PEOPLE)
    page.panel.people.table.selectAll()
    dialog = open_move(desk, cohort, page.panel.people.table.selected_rows())
    dialog.form.field_row("group").field.set_value(other.id)

    _press(qtbot, dialog)

    assert len(store.memberships.roster(other.id, TODAY)) == 2
    assert len(store.memberships.roster(group.id, date(2021, 4, 4))) == len(enrolments)
    assert {one.group.id for one in page.panel.people.model.rows()} == {other.id}


def test_a_move_of_many_is_taken_back_as_one(qtbot, desk, store, shell):
    cohort, group, _enrolments = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    page = _page(qtbot, desk, PEOPLE)
    page.panel.people.table.selectAll()
    dialog = open_move(desk, cohort, page.panel.people.table.selected_rows())
    dialog.form.field_row("group").field.set_value(other.id)
    _press(qtbot, dialog)

    shell.undo()

    assert len(store.memberships.roster(group.id, TODAY)) == 2


def test_a_suspension_without_reason_is_refused(qtbot, desk, store):
    a_running_program(store)
    page = _page(qtbot, desk, PEOPLE)
    page.panel.people.table.select_place(0)
    dialog = open_suspend(desk, page.panel.people.table.selected_rows())

    _press(qtbot, dialog)

    assert "reason" in dialog.form.errors()
    assert all(one.state is EnrolmentState.ACTIVE for one in store.enrolments.all())


def test_an_end_with_its_reason_can_be_taken_back_later(qtbot, desk, store):
    cohort, _group, _enrolments = a_running_program(store)
    page = _page(qtbot, desk, PEOPLE)
    people = page.panel.people
    people.table.select_place(0)
    dialog = open_end(desk, cohort, people.table.selected_rows())
    dialog.form.field_row("end_reason").field.set_value(ExitReason.TRANSFERRED.value)
    _press(qtbot, dialog)
    assert people.model.rowCount() == 1

    people.state.set_value("left")
    people.table.select_place(0)
    dialog = open_reinstate(desk, people.table.selected_rows())
    dialog.form.field_row("reason").field.set_value("Mutasi batal")
    _press(qtbot, dialog)

    assert all(one.state is EnrolmentState.ACTIVE for one in store.enrolments.all())


def test_only_deeds_that_fit_are_offered(qtbot, desk, store):
    a_running_program(store)
    page = _page(qtbot, desk, PEOPLE)
    people = page.panel.people
    assert not people.move_button.isEnabled()

    people.table.select_place(0)

    assert people.move_button.isEnabled()
    assert people.resume_button.isHidden()


def test_many_are_enrolled_at_once_and_told_who_could_not(qtbot, desk, store, shell):
    cohort = a_cohort(store)
    group = a_group(store, cohort)
    first = a_resident(store, "Agus Salim", "BI 1/20")
    _other, _group, enrolments = a_running_program(store, ("Mahmud bin Karta",))
    dialog = EnrolDialog(desk, cohort)
    dialog.group.set_value(group.id)
    dialog.picker.choose([first.id, enrolments[0].resident])
    dialog.open()

    _press(qtbot, dialog)

    assert dialog.isVisible()
    assert "Mahmud bin Karta" in dialog.trouble.text()
    assert store.memberships.roster(group.id, TODAY) == (first.id,)
    assert "1 peserta didaftarkan." in shell.said


def test_space_ticks_a_resident(qtbot, desk, store):
    a_resident(store, "Agus Salim", "BI 1/20")
    dialog = EnrolDialog(desk, a_cohort(store))
    qtbot.addWidget(dialog)
    dialog.picker.table.focus_list()

    qtbot.keyClick(dialog.picker.table, Qt.Key.Key_Space)

    assert len(dialog.picker.chosen()) == 1
    assert "1 orang" in dialog.verb_button.text()


def test_a_pasted_list_finds_numbers_and_names_however_they_are_spelt(store):
    one = a_resident(store, "Mahmud bin Karta", "B.I. 283/2020")
    two = a_resident(store, "Agus Salim", "BI 4/20")
    for resident in (one, two):
        with store.change("Isi contoh"):
            store.registrations.put(a_registration(resident, resident.registration_no))

    found = match_pasted(store, "1. bi.283/20\nAGUS SALIM als. Acil\n\nOrang Lain\tBI 99/20\n")

    assert found.found == (one.id, two.id)
    assert found.unknown == ("Orang Lain BI 99/20",)


def test_a_name_of_two_people_is_doubtful(store):
    for number in ("BI 1/20", "BI 2/20"):
        a_resident(store, "Agus Salim", number)

    assert match_pasted(store, "Agus Salim").doubtful == ("Agus Salim",)


def test_closing_says_how_many_completed_and_can_be_opened_again(qtbot, desk, store, shell):
    cohort, _group, _enrolments = a_running_program(store)
    page = _page(qtbot, desk)
    dialog = open_close(desk, cohort)

    _press(qtbot, dialog)

    assert "2 peserta menyelesaikan program" in shell.said[-1]
    assert {one.state for one in store.enrolments.all()} == {EnrolmentState.COMPLETED}
    page.panel.reopen()
    assert store.cohorts.all()[0].closed_on is None


def test_the_monthly_grid_is_shown(qtbot, desk, store, shell):
    cohort, group, _enrolments = a_running_program(store)
    a_session(store, cohort, group)
    dialog = open_grid(desk, cohort, [group], group)

    _press(qtbot, dialog)

    pdf, title, name = shell.pdfs[0]
    assert pdf.startswith(b"%PDF")
    assert "April 2021" in title
    assert name == "rekap-2021-04-kelompok-a.pdf"


def test_history_tells_who_joined(qtbot, desk, store):
    a_running_program(store)
    page = _page(qtbot, desk, HISTORY)

    rows = page.panel.section().model.rows()

    assert {(one.what, one.day) for one in rows} == {("Menjadi peserta", START)}


def test_another_screen_can_ask_for_a_cohort(qtbot, desk, store):
    a_running_program(store)
    other = a_cohort(store, "Rehabilitasi Medis")
    page = _page(qtbot, desk)

    page.show_target(other.id)

    assert page.panel.cohort().id == other.id


def test_enter_on_a_participant_opens_the_record(qtbot, desk, store, shell):
    a_running_program(store)
    page = _page(qtbot, desk, PEOPLE)
    page.panel.people.table.select_place(0)

    qtbot.keyClick(page.panel.people.table, Qt.Key.Key_Return)

    assert shell.went[-1] == ("residents", page.panel.people.model.rows()[0].resident.id)

"""The participants of a cohort: moved, suspended, ended, enrolled one by one and many."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.resident import ExitReason
from rehabdesk.ui.screens.programs.cohort_dialogs import open_close
from rehabdesk.ui.screens.programs.enrol_dialog import EnrolDialog
from rehabdesk.ui.screens.programs.panel import GROUPS, HISTORY, PEOPLE
from rehabdesk.ui.screens.programs.part_dialogs import open_grid
from rehabdesk.ui.screens.programs.pasted import match_pasted
from rehabdesk.ui.screens.programs.person_dialogs import (
    open_end,
    open_move,
    open_reinstate,
    open_remove,
    open_return,
    open_suspend,
)
from rehabdesk.ui.screens.programs.screen import ProgramsPage
from tests.sample_office import (
    START,
    TODAY,
    a_cohort,
    a_group,
    a_registration,
    a_resident,
    a_running_program,
    a_session,
)

DAY = timedelta(days=1)


def _page(qtbot, desk, section=GROUPS):
    page = ProgramsPage(desk)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    page.show()
    page.panel.show_section(section)
    return page


def _field(dialog, name) -> Any:
    return dialog.form.field_row(name).field


def _press(qtbot, dialog):
    qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)


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
    _field(dialog, "group").set_value(other.id)

    _press(qtbot, dialog)

    assert len(store.memberships.roster(other.id, TODAY)) == 2
    assert len(store.memberships.roster(group.id, date(2021, 4, 4))) == len(enrolments)
    assert {one.group for one in page.panel.people.model.rows()} == {other}


def test_a_move_of_many_is_taken_back_as_one(qtbot, desk, store, shell):
    cohort, group, _enrolments = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    page = _page(qtbot, desk, PEOPLE)
    page.panel.people.table.selectAll()
    dialog = open_move(desk, cohort, page.panel.people.table.selected_rows())
    _field(dialog, "group").set_value(other.id)
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


def test_a_suspension_until_a_day_and_its_corrected_end(qtbot, desk, store):
    a_running_program(store)
    page = _page(qtbot, desk, PEOPLE)
    people = page.panel.people
    people.table.select_place(0)
    dialog = open_suspend(desk, people.table.selected_rows())
    _field(dialog, "until").set_value(TODAY + 4 * DAY)
    _field(dialog, "reason").set_value("Sidang")
    _press(qtbot, dialog)
    (line,) = people.table.selected_rows()
    assert "Ditangguhkan s.d. 9 Apr" in people.model.data(
        people.model.index(0, 3), Qt.ItemDataRole.DisplayRole
    )
    back = next(one for one in people.commands() if "kembali" in one.text)
    assert not back.why_not()

    dialog = open_return(desk, line)
    assert _field(dialog, "on").value() == TODAY + 5 * DAY
    _field(dialog, "on").set_value(TODAY + 2 * DAY)
    _field(dialog, "reason").set_value("Sidang selesai lebih awal")
    _press(qtbot, dialog)

    steps = store.enrolment_events.find(enrolment=line.id)
    assert [one.happened_on for one in steps[1:]] == [TODAY, TODAY + 2 * DAY]


def test_a_last_day_before_the_first_is_refused_beside_the_field(qtbot, desk, store):
    a_running_program(store)
    page = _page(qtbot, desk, PEOPLE)
    page.panel.people.table.select_place(0)
    dialog = open_suspend(desk, page.panel.people.table.selected_rows())
    _field(dialog, "until").set_value(TODAY - DAY)
    _field(dialog, "reason").set_value("Sidang")

    _press(qtbot, dialog)

    assert set(dialog.form.errors()) == {"until"}
    assert {one.state for one in store.enrolment_events.all()} == {EnrolmentState.ACTIVE}


def test_a_mistaken_enrolment_goes_and_comes_back_by_undo(qtbot, desk, store, shell):
    cohort, _, enrolments = a_running_program(store)
    page = _page(qtbot, desk, PEOPLE)
    people = page.panel.people
    people.table.select_place(0)
    dialog = open_remove(desk, people.table.selected_rows())
    _field(dialog, "reason").set_value("Salah orang")

    _press(qtbot, dialog)

    assert people.model.rowCount() == len(enrolments) - 1
    shell.undo()
    assert len(store.enrolments.of_cohort(cohort.id)) == len(enrolments)


def test_an_end_with_its_reason_can_be_taken_back_later(qtbot, desk, store):
    cohort, _group, _enrolments = a_running_program(store)
    page = _page(qtbot, desk, PEOPLE)
    people = page.panel.people
    people.table.select_place(0)
    dialog = open_end(desk, cohort, people.table.selected_rows())
    _field(dialog, "end_reason").set_value(ExitReason.TRANSFERRED.value)
    _press(qtbot, dialog)
    assert people.model.rowCount() == 1

    people.state.set_value("left")
    people.table.select_place(0)
    dialog = open_reinstate(desk, people.table.selected_rows())
    _field(dialog, "reason").set_value("Mutasi batal")
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


def test_people_that_were_ticked_are_not_thrown_away_by_escape_without_asking(qtbot, desk, store):
    a_resident(store, "Agus Salim", "BI 1/20")
    dialog = EnrolDialog(desk, a_cohort(store))
    dialog.open()
    dialog.picker.table.focus_list()
    qtbot.keyClick(dialog.picker.table, Qt.Key.Key_Space)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.discard_button.isVisible()
    qtbot.keyClick(dialog.keep_button, Qt.Key.Key_Escape)
    assert len(dialog.picker.chosen()) == 1


def test_the_group_says_while_people_are_chosen_that_it_will_be_too_full(qtbot, desk, store):
    cohort = a_cohort(store)
    group = a_group(store, cohort, capacity=1)
    people = [a_resident(store, name).id for name in ("Agus Salim", "Budi Santoso")]
    dialog = EnrolDialog(desk, cohort)
    qtbot.addWidget(dialog)

    dialog.picker.choose(people)
    before = dialog.form.field_row("group").hint_text()
    dialog.group.set_value(group.id)

    assert not before
    assert dialog.form.field_row("group").hint_text() == "Akan berisi 2 orang, kapasitasnya 1."


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

    section: Any = page.panel.section()
    rows = section.model.rows()

    assert {(one.what, one.day) for one in rows} == {("Menjadi peserta", START)}


def test_another_screen_can_ask_for_a_cohort(qtbot, desk, store):
    a_running_program(store)
    other = a_cohort(store, "Rehabilitasi Medis")
    page = _page(qtbot, desk)

    page.show_target(other.id)

    assert page.panel.cohort() == other


def test_enter_on_a_participant_opens_the_record(qtbot, desk, store, shell):
    a_running_program(store)
    page = _page(qtbot, desk, PEOPLE)
    page.panel.people.table.select_place(0)

    qtbot.keyClick(page.panel.people.table, Qt.Key.Key_Return)

    assert shell.went[-1] == ("residents", page.panel.people.model.rows()[0].resident.id)

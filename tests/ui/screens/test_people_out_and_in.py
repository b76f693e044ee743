"""Lists of people go out as they are shown, and come into an empty office as the same people."""

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.enrolment import end_enrolment
from rehabdesk.services.exporting import SDP_LIKE, ListFormat, list_bytes, people_table
from rehabdesk.services.importing.looking import look
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.programs.panel import PEOPLE
from rehabdesk.ui.screens.programs.screen import ProgramsPage
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from tests.sample_office import START, a_group, a_resident, a_running_program, an_enrolment
from tests.services.importing.office_lists import a_file_plan, a_plan, fates, imported
from tests.ui.screens.test_lists_out_and_in import an_empty_office, sent
from tests.ui.shell_double import RecordingShell


def test_the_list_of_residents_survives_the_round_as_it_is_shown(qtbot, store, tmp_path):
    imported(store, a_file_plan(store, "sdp_export.xlsx", ImportSubject.PEOPLE))
    context = Context(store, RecordingShell(QWidget()), Preferences(tmp_path))
    page = ResidentsPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.table.rows_model().rowCount() == 240)

    content = sent(store, page.table, tmp_path, 3, ListFormat.XLSX)
    context.close()

    other = an_empty_office()
    imported(other, a_plan(other, content))
    assert shown_of(other) == shown_of(store)


def shown_of(store):
    """What the list of residents shows of everybody."""
    return {
        (one.name, one.aliases, one.registration_no, one.birth_on, one.block, one.cell)
        for one in store.residents.all()
    }


def test_the_participants_of_a_cohort_survive_the_round(qtbot, store, tmp_path):
    cohort, group, _ = a_running_program(store, ())
    groups = [group, group, a_group(store, cohort, "Kelompok Melati"), None, group]
    names = ("Mahmud Bin Karta", "Agus Salim", "Budi Bin Umar", "Rudi Bin Ali", "Ali")
    enrolments = [
        an_enrolment(store, cohort, a_resident(store, name, f"BI {number}/20"), group)
        for number, (name, group) in enumerate(zip(names, groups, strict=True), 1)
    ]
    end_enrolment(store, enrolments[4].id, reason=ExitReason.TRANSFERRED, on=START)
    context = Context(store, RecordingShell(QWidget()), Preferences(tmp_path))
    page = ProgramsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.panel.show_section(PEOPLE)
    page.panel.people.state.set_value("")
    people = list_bytes(people_table(store, SDP_LIKE), ListFormat.XLSX)

    content = sent(store, page.panel.people.table, tmp_path, 7, ListFormat.XLSX)
    context.close()

    other = an_empty_office()
    imported(other, a_plan(other, people))
    plan = replace(
        a_plan(other, content, ImportSubject.ENROLMENTS),
        cohort=cohort.name,
        starts_on=cohort.starts_on,
        ends_on=cohort.ends_on,
    )
    preview = imported(other, plan)
    assert fates(preview) == {"new": 4, "skipped": 1}
    assert who_is_where(other) == who_is_where(store)
    assert fates(look(other, plan)) == {"unchanged": 4, "skipped": 1}


def who_is_where(store):
    """Name and group of everybody who takes part."""
    running = store.enrolments.select("state = 'active'")
    names = {one.id: one.name for one in store.residents.all()}
    groups = {one.id: one.name for one in store.groups.all()}
    of = {one.enrolment: groups[one.care_group] for one in store.memberships.all()}
    return {(names[one.resident], of.get(one.id, "")) for one in running}

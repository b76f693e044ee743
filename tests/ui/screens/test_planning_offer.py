"""A cohort without sessions is named on *Jadwal*, with the way to plan all of them."""

from datetime import timedelta

import pytest

from rehabdesk.ui.screens.kit.planning import ToPlan
from rehabdesk.ui.screens.programs.screen import ProgramsPage
from rehabdesk.ui.screens.programs.template_dialog import TemplateDialog
from rehabdesk.ui.screens.schedule.screen import SchedulePage
from tests.sample_office import TODAY, a_cohort, a_group, a_running_program, a_session


def shown(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1190, 690)
    page.show()
    return page


def test_a_cohort_without_sessions_is_named_until_it_has_one(qtbot, desk, store, shell):
    cohort, group, _enrolments = a_running_program(store)
    page = shown(qtbot, SchedulePage(desk))
    assert cohort.name in page.planning.text()

    page.planning.button.click()
    assert shell.went == [("programs", ToPlan(cohort=cohort.id))]

    a_session(store, cohort, group)
    page.look_again()
    assert not page.planning.isVisible()
    assert page.planning.command.why_not()


def test_of_several_the_one_that_has_none_is_offered(qtbot, desk, store):
    cohort, group, _enrolments = a_running_program(store)
    a_session(store, cohort, group)
    second = a_cohort(store, "Gelombang II")
    a_group(store, second, "Kelompok X")

    page = shown(qtbot, SchedulePage(desk))

    assert second.name in page.planning.text()


@pytest.mark.parametrize(("ended", "offered"), [(1, False), (0, True), (-1, True)])
def test_a_cohort_of_the_past_is_offered_nothing_any_more(qtbot, desk, store, ended, offered):
    last = TODAY - timedelta(days=ended)
    a_cohort(store, "Gelombang lama", starts_on=TODAY - timedelta(days=90), ends_on=last)

    page = shown(qtbot, SchedulePage(desk))

    assert page.planning.isVisible() is offered


def test_an_office_without_cohorts_is_offered_nothing(qtbot, desk):
    page = shown(qtbot, SchedulePage(desk))

    assert not page.planning.isVisible()


def test_the_program_page_opens_the_dialog_for_it(qtbot, desk, store, shell):
    a_running_program(store)
    second = a_cohort(store, "Gelombang II")
    page = shown(qtbot, ProgramsPage(desk))

    page.show_target(ToPlan(cohort=second.id))

    (dialog,) = shell.window.findChildren(TemplateDialog)
    assert page.panel.cohort() == second
    assert dialog.isVisible()

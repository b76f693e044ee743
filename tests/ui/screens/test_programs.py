"""The program page, used as a counselor uses it: keys and clicks, then a look at the file."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.enrolment import end_enrolment
from rehabdesk.ui.screens.programs.cohort_dialogs import open_cohort
from rehabdesk.ui.screens.programs.panel import GROUPS
from rehabdesk.ui.screens.programs.part_dialogs import open_group, open_phase
from rehabdesk.ui.screens.programs.screen import ProgramsPage
from tests.sample_office import (
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_resident,
    a_room,
    a_running_program,
    an_enrolment,
)


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


def test_an_empty_office_is_offered_its_first_cohort(qtbot, desk):
    page = _page(qtbot, desk)

    assert page.split.detail() is None
    assert not page.listing.isVisible()


def test_a_new_cohort_is_named_after_kind_and_year(qtbot, desk, store):
    made = []
    dialog = open_cohort(desk, None, made.append)

    _field(dialog, "fiscal_year").set_value(2022)
    _press(qtbot, dialog)

    cohort = store.cohorts.get(made[0])
    assert cohort.name == f"{store.program_kinds.all()[0].title} TA 2022"
    assert cohort.fiscal_year == 2022
    assert (cohort.starts_on, cohort.ends_on) == (date(2021, 5, 1), date(2021, 10, 31))


def test_a_second_cohort_of_a_year_is_proposed_as_the_second_wave(qtbot, desk, store):
    a_cohort(store, f"{store.program_kinds.all()[0].title} TA 2021")

    dialog = open_cohort(desk, None, lambda _id: None)

    assert _field(dialog, "name").value().endswith("TA 2021 Gelombang II")


def test_a_cohort_that_ends_before_it_starts_is_refused_beside_the_field(qtbot, desk, store):
    dialog = open_cohort(desk, None, lambda _id: None)
    _field(dialog, "ends_on").set_value(date(2021, 1, 1))

    _press(qtbot, dialog)

    assert "ends_on" in dialog.form.errors()
    assert not store.cohorts.all()


@pytest.mark.parametrize("name", ["x" * 300, "Angkatan 😀"])
def test_a_name_that_cannot_be_printed_is_refused_beside_the_field(qtbot, desk, store, name):
    dialog = open_cohort(desk, None, lambda _id: None)
    _field(dialog, "name").set_value(name)

    _press(qtbot, dialog)

    assert "name" in dialog.form.errors()
    assert not store.cohorts.all()


def test_the_list_says_how_many_people_there_are(qtbot, desk, store):
    _cohort, _group, enrolments = a_running_program(store)
    end_enrolment(store, enrolments[0].id, on=TODAY, reason=ExitReason.RELEASED)

    page = _page(qtbot, desk)

    line = page.listing.line()
    assert line is not None
    assert (line.now, line.ever) == (1, 2)
    assert "2 seluruhnya" in page.panel.facts.text()


def test_a_group_is_added_with_its_counselor_and_room(qtbot, desk, store):
    cohort = a_cohort(store)
    counselor, room = a_counselor(store), a_room(store)
    page = _page(qtbot, desk)
    dialog = open_group(desk, cohort, None)
    _field(dialog, "counselor").set_value(counselor.id)
    _field(dialog, "room").set_value(room.id)

    _press(qtbot, dialog)

    group = store.groups.all()[0]
    assert (group.name, group.counselor, group.room) == ("Kelompok A", counselor.id, room.id)
    assert page.panel.groups.model.rows()[0].counselor == counselor.name


def test_a_group_above_its_capacity_is_warned_of(qtbot, desk, store):
    cohort = a_cohort(store)
    group = a_group(store, cohort, capacity=1)
    for name in ("Agus Salim", "Budi Santoso"):
        an_enrolment(store, cohort, a_resident(store, name), group)

    page = _page(qtbot, desk)

    assert "kapasitasnya 1" in page.panel.groups.warning.text()
    assert len(page.panel.groups.member_model.rows()) == 2


def test_a_group_of_a_planned_cohort_is_counted_and_warned_of_as_it_will_begin(qtbot, desk, store):
    cohort = a_cohort(store, starts_on=date(2021, 9, 1), ends_on=date(2022, 2, 28))
    group = a_group(store, cohort, capacity=1)
    for name in ("Agus Salim", "Budi Santoso"):
        an_enrolment(store, cohort, a_resident(store, name), group, on=cohort.starts_on)

    page = _page(qtbot, desk)

    assert "kapasitasnya 1" in page.panel.groups.warning.text()
    assert page.panel.groups.model.rows()[0].people == 2


def test_a_phase_outside_the_cohort_is_refused(qtbot, desk, store):
    cohort = a_cohort(store)
    dialog = open_phase(desk, cohort, None)
    _field(dialog, "name").set_value("Orientasi")
    _field(dialog, "ends_on").set_value(date(2021, 12, 1))

    _press(qtbot, dialog)

    assert "ends_on" in dialog.form.errors()
    assert not store.phases.all()

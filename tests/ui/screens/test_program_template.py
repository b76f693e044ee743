"""A cohort's calendar from a template, asked for on *Program*: shown, made, and taken back."""

from datetime import date

import pytest

from rehabdesk.domain.identity import HolidayId, new_id
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.ui.screens.programs.template_dialog import open_template
from tests.sample_office import a_cohort, a_counselor, a_group, a_room


@pytest.fixture
def cohort(store):
    a_counselor(store, "Ratna Dewi")
    a_room(store, "Ruang 1", capacity=25)
    a_room(store, "Aula", capacity=140)
    with store.change("libur"):
        store.holidays.put(
            Holiday(
                id=HolidayId(new_id()), day=date(2021, 3, 8), kind=DayKind.CLOSED, label="Razia"
            )
        )
    return a_cohort(store, target=22)


def rows(dialog):
    return dialog.preview.model.rows()


def test_every_session_is_shown_with_the_reason_of_each_shift(desk, cohort):
    dialog = open_template(desk, cohort)

    assert "Therapeutic community 6 bulan" in dialog.template.currentText()
    assert len(rows(dialog)) == dialog.preview.held() > 300
    moved = [line for line in rows(dialog) if "Razia" in line.words]
    assert moved
    assert all(line.what.startswith("Seminar") for line in moved)
    assert "bergeser" in dialog.preview.heading.text()
    assert "Kelompok A (Ratna Dewi, Ruang 1)" in dialog.preview.caption.text()
    assert "Orientasi 1 s.d. 28 Maret 2021" in dialog.preview.caption.text()


def test_only_what_is_shifted_can_be_shown(desk, cohort):
    dialog = open_template(desk, cohort)
    every = len(rows(dialog))

    dialog.preview.only_told.click()

    assert 0 < len(rows(dialog)) < every
    assert all(line.words for line in rows(dialog))
    dialog.preview.only_told.click()
    assert len(rows(dialog)) == every


def test_another_template_and_other_groups_are_planned_at_once(desk, cohort, qtbot):
    dialog = open_template(desk, cohort)

    dialog.template.set_value("15-hari/1")
    dialog.groups.set_value(3)
    qtbot.waitUntil(lambda: "Kelompok C" in dialog.preview.caption.text())

    assert {line.groups for line in rows(dialog)} == {"A", "B", "C", "Semua"}
    assert "Angkatan diperpanjang" not in dialog.preview.caption.text()


def test_a_number_of_groups_that_cannot_be_is_said_and_nothing_shown(desk, cohort, qtbot):
    dialog = open_template(desk, cohort)

    dialog.groups.clear()
    qtbot.waitUntil(lambda: not rows(dialog))
    dialog.carry_out()

    assert dialog.isVisible()
    assert not desk.store.sessions.find(cohort=cohort.id)


def test_the_calendar_is_made_and_can_be_taken_back(desk, cohort):
    dialog = open_template(desk, cohort)
    shown = dialog.preview.held()

    dialog.carry_out()

    assert len(desk.store.sessions.find(cohort=cohort.id)) == shown
    assert desk.shell.said[-1].endswith("sesi dijadwalkan.")
    desk.shell.undo()
    assert not desk.store.sessions.find(cohort=cohort.id)
    assert not desk.store.groups.find(cohort=cohort.id)


def test_groups_that_are_there_are_not_asked_for(desk, cohort):
    a_group(desk.store, cohort, "Melati")

    dialog = open_template(desk, cohort)

    assert not dialog.form.has_field("new_groups")
    assert {line.groups for line in rows(dialog)} == {"Melati"}


def test_what_stands_there_already_is_said_to_be_replaced(desk, cohort):
    open_template(desk, cohort).carry_out()

    dialog = open_template(desk, cohort)

    assert "sesi yang sudah terencana diganti" in dialog.preview.caption.text()

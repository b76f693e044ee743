"""The history at a record: what was done to it, told with both values in Indonesian."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QMenu

from rehabdesk.domain.resident import Sex
from rehabdesk.domain.user import Role
from rehabdesk.services.programs import save_group
from rehabdesk.services.residents import save_stay, update_resident
from rehabdesk.ui.screens.kit.command import fill_menu
from rehabdesk.ui.screens.kit.record_history import RecordHistoryDialog
from rehabdesk.ui.screens.programs.panel import CohortPanel
from rehabdesk.ui.screens.residents.deeds import ResidentDeeds
from tests.sample_office import (
    TODAY,
    a_counselor,
    a_resident,
    a_running_program,
)


def opened(shell):
    found = [one for one in shell.window.findChildren(RecordHistoryDialog) if one.isVisible()]
    return found[-1]


def told(dialog):
    words = []
    for place in range(dialog.model.rowCount()):
        dialog.table.select_place(place)
        words.append(dialog.view.toPlainText())
    return "\n".join(words)


def test_a_residents_history_tells_terms_days_and_what_hangs_on_the_person(desk, shell, store):
    person = a_resident(store, "Mahmud bin Karta", "BI 1/2021")
    update_resident(store, replace(person, sex=Sex.FEMALE, birth_on=date(1990, 5, 17)), today=TODAY)
    stay = store.stays.find(resident=person.id)[0]
    save_stay(store, replace(stay, expires_on=date(2022, 1, 3)))

    ResidentDeeds(desk, lambda _target: None).show_history(person.id)
    words = told(opened(shell))

    assert "jenis kelamin: Laki-laki → Perempuan" in words
    assert "17 Mei 1990" in words
    assert "ekspirasi" in words
    assert "3 Jan 2022" in words
    assert "Komputer" in words


def test_a_cohorts_history_names_the_counselor_behind_an_id(desk, shell, store):
    cohort, group, _ = a_running_program(store)
    counselor = a_counselor(store, "Ratna Dewi")
    save_group(store, replace(group, counselor=counselor.id))
    panel = CohortPanel(desk, shell.window)
    panel.cohort = lambda: cohort

    panel.show_history()

    assert "Ratna Dewi" in told(opened(shell))


@pytest.mark.parametrize(("role", "can"), [(Role.OPERATOR, False), (Role.TEAM_LEAD, True)])
def test_only_whoever_may_read_the_log_is_offered_the_history(desk, shell, store, role, can):
    person = a_resident(store, "Mahmud bin Karta", "BI 1/2021")
    store.desk = replace(store.desk, role=role)
    menu = QMenu(shell.window)

    entries = ResidentDeeds(desk, lambda _target: None).of(lambda: person.id)
    fill_menu(menu, desk, entries)

    entry = next(one for one in menu.actions() if "Riwayat" in one.text())
    assert entry.isEnabled() is can

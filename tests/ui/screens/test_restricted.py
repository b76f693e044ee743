"""The screen Residen with somebody whose record is restricted, for those who may see and not."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPlainTextEdit

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.user import Role
from rehabdesk.services.restricting import restrict
from rehabdesk.ui.shell.finding.found import request_of
from rehabdesk.ui.shell.finding.people import PeopleFinder
from tests.sample_office import TODAY, a_resident
from tests.ui.screens.resident_desk import Desk

WHY = "Saksi dalam perkara yang berjalan"


@pytest.fixture
def hidden(store):
    a_resident(store, "Andi Saputra", "BI 1/2021")
    person = a_resident(store, "Mahmud bin Karta", "BI 2/2021")
    with store.change("Indeks"):
        store.search.rebuild()
    restrict(store, person.id, WHY, today=TODAY)
    return person


def at_desk(qtbot, store, folder, role):
    store.desk = replace(store.desk, role=role)
    return Desk(qtbot, store, folder)


def read(store, person):
    return [
        one.label
        for one in store.audit.of_row("resident", person.id)
        if one.kind is EntryKind.READING
    ]


def test_an_operator_neither_finds_nor_opens_the_record(qtbot, store, tmp_path, hidden):
    desk = at_desk(qtbot, store, tmp_path, Role.OPERATOR)

    desk.choose(hidden)

    assert desk.names() == ["Andi Saputra"]
    assert "terbatas" in desk.shell.said[-1]
    assert "Mahmud" not in desk.shown_words()
    assert not read(store, hidden)


def test_a_counselor_sees_that_it_is_restricted_and_the_opening_is_noted(
    qtbot, store, tmp_path, hidden
):
    desk = at_desk(qtbot, store, tmp_path, Role.COUNSELOR)

    desk.choose(hidden)

    assert "Terbatas" in desk.page.record.chips()
    assert read(store, hidden) == ["Data residen terbatas dibuka"]


@pytest.mark.parametrize(("role", "found"), [(Role.OPERATOR, 0), (Role.MEDICAL, 1)])
def test_the_finder_knows_nobody_whom_the_role_may_not_see(
    qtbot, store, tmp_path, hidden, role, found
):
    desk = at_desk(qtbot, store, tmp_path, role)
    finder = PeopleFinder(desk.context)

    people = finder.find(request_of("mahmud", desk.context.today()), frozenset())

    assert len(people) == found


def write(dialog, name, words):
    field = dialog.form.field_row(name).field
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText(words)


def test_a_team_lead_restricts_and_lifts_from_the_menu(qtbot, store, tmp_path):
    person = a_resident(store, "Andi Saputra", "BI 1/2021")
    desk = at_desk(qtbot, store, tmp_path, Role.TEAM_LEAD)
    desk.choose(person)

    desk.page.deeds.restrict(person.id)
    dialog = desk.form_dialog()
    write(dialog, "reason", WHY)
    desk.carry_out(dialog)
    assert "Terbatas" in desk.page.record.chips()
    desk.page.deeds.lift_restriction(person.id)
    dialog = desk.form_dialog()
    write(dialog, "why", "Perkara selesai")
    desk.carry_out(dialog)

    assert "Terbatas" not in desk.page.record.chips()

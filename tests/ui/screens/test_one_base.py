"""Every percentage of attendance on the screen has the base of certificate and recap, and a tip."""

from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from rehabdesk.domain.attendance import Basis
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.services.attendance import finish_sheet, mark
from rehabdesk.services.certificates import lines
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.office import save_rule
from rehabdesk.services.progress import cohort_progress
from rehabdesk.ui.screens.certificates.rows import COLUMNS as CERTIFICATE_COLUMNS
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from rehabdesk.ui.screens.home.cohort_card import CohortCard
from rehabdesk.ui.screens.programs.columns import MEMBER_COLUMNS, PERSON_COLUMNS
from rehabdesk.ui.screens.programs.lines import person_lines
from rehabdesk.ui.screens.schedule.screen import SchedulePage
from rehabdesk.wording.certificate_rule import base_sentence
from tests.sample_office import TODAY, a_running_program, a_session
from tests.ui.screens.resident_desk import Desk as ResidentDesk

BASES = pytest.mark.parametrize(
    ("basis", "figure"), [(Basis.HELD, ("50 %", 4)), (Basis.ATTENDABLE, ("66,6 %", 3))]
)


@pytest.fixture
def cohort(store):
    """Agus was there twice, ill once and away once."""
    made, group, _enrolments = a_running_program(store, ("Agus Salim",))
    for hour, code in enumerate("HHSA"):
        _session(store, made, group, {"Agus Salim": code}, hour)
    return made


def _session(store, cohort, group, codes, hour=0):
    statuses = {one.code: one for one in store.statuses.all()}
    times = {"starts_at": time(8 + hour), "ends_at": time(8 + hour, 45)}
    session = a_session(store, cohort, group, **times)
    for row in freeze_roster(store, session):
        mark(store, session, row.resident, statuses[codes[store.residents.get(row.resident).name]])
    return finish_sheet(store, session).record


def _even(percent):
    """As a column writes it, so that its figures line up: "50 %" is "50,0 %"."""
    return percent if "," in percent else percent.replace(" %", ",0 %")


def _column(columns, key="attendance") -> Any:
    return next(one for one in columns if one.key == key)


@BASES
def test_the_people_of_a_program_have_it(store, cohort, basis, figure):
    save_rule(store, CertificateRule(basis=basis))
    line = person_lines(store, cohort, TODAY)[0]

    for columns in (PERSON_COLUMNS, MEMBER_COLUMNS):
        column = _column(columns)
        assert column.text(line) == f"2 / {figure[1]} = {_even(figure[0])}"
        assert column.tip(line) == base_sentence(basis)
        assert column.sort(line) == 2 / figure[1]
    assert _column(PERSON_COLUMNS).spoken(line) == f"2 dari {figure[1]} sesi"


@BASES
def test_the_certificate_list_has_it(store, cohort, basis, figure):
    save_rule(store, CertificateRule(basis=basis))
    row = CertificateRow(line=lines(store, cohort, today=TODAY)[0])

    column = _column(CERTIFICATE_COLUMNS)
    assert column.text(row) == f"2 / {figure[1]} = {_even(figure[0])}"
    assert column.tip(row) == base_sentence(basis)


@BASES
def test_the_card_of_a_cohort_has_it(qtbot, store, cohort, basis, figure):
    save_rule(store, CertificateRule(basis=basis))
    card = CohortCard(cohort_progress(store, cohort, TODAY))
    qtbot.addWidget(card)

    shown = {one.text(): one.toolTip() for one in card.findChildren(QLabel)}
    assert shown[f"{figure[0]} · 2 dari {figure[1]}"] == base_sentence(basis)
    assert shown["Kehadiran"] == base_sentence(basis)


@BASES
def test_a_residents_record_has_it(qtbot, store, tmp_path, cohort, basis, figure):
    save_rule(store, CertificateRule(basis=basis))
    desk = ResidentDesk(qtbot, store, tmp_path)
    desk.choose(store.residents.all()[0])
    words = f"Hadir 2 / {figure[1]} = {_even(figure[0])}"

    for tab in ("overview", "attendance"):
        desk.page.record.show_tab(tab)
        desk.settle()
        shown = [one for one in desk.page.record.findChildren(QLabel) if one.isVisible()]
        heading = next(one for one in shown if one.text() == words)
        around: Any = heading.parentWidget()
        assert base_sentence(basis) in {heading.toolTip(), around.toolTip()}


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (Basis.HELD, "1 dari 2 (50 %), yang sakit, izin, dan sejenisnya ikut dihitung"),
        (Basis.ATTENDABLE, "1 dari 1 (100 %), yang sakit, izin, dan sejenisnya tidak dihitung"),
    ],
)
def test_a_session_of_the_timetable_has_it(qtbot, desk, store, basis, words):
    made, group, _enrolments = a_running_program(store)
    session = _session(store, made, group, {"Agus Salim": "H", "Mahmud bin Karta": "S"})
    save_rule(store, CertificateRule(basis=basis))
    page = SchedulePage(desk)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    page.show()
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)

    assert page.panel.session == session
    assert ("Hadir", words) in page.panel.facts_of(page.week, session)

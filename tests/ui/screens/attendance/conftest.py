"""A program, a session with its list, a counselor at the window."""

import pytest
from PySide6.QtWidgets import QApplication

from rehabdesk.services.expected_list import freeze_roster
from tests.sample_office import a_running_program, a_session
from tests.ui.screens.attendance.counselor import Counselor

PEOPLE = tuple(f"Warga {letter}" for letter in "ABCDEF")


@pytest.fixture
def program(store):
    return a_running_program(store, PEOPLE)


@pytest.fixture
def session(store, program):
    cohort, group, _enrolments = program
    planned = a_session(store, cohort, group)
    freeze_roster(store, planned)
    return planned


@pytest.fixture
def counselor(qtbot, store, session, tmp_path):
    return Counselor(qtbot, store, tmp_path)


@pytest.fixture
def sheet(counselor, session):
    counselor.page.open_session(session.id)
    QApplication.processEvents()
    return counselor

"""Every role opens every screen that it finds in its sidebar, and nothing breaks."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.main_window import MainWindow


@pytest.mark.parametrize("role", [Role.READER, Role.OPERATOR, Role.COUNSELOR])
def test_a_role_opens_its_screens(demonstration, qtbot, tmp_path, role):
    demonstration.desk = replace(demonstration.desk, role=role)
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()

    for key in window.stack.screens:
        window.go(key)
        qtbot.wait(1)

    assert ("audit" in window.stack.screens) is may(role, Right.READ_AUDIT)


def test_a_reader_who_opens_a_sheet_is_refused_in_words(demonstration, qtbot, tmp_path):
    demonstration.desk = replace(demonstration.desk, role=Role.READER)
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    sheet = demonstration.sheets.all()[-1]
    entries = demonstration.audit.verify().count

    window.go("attendance", sheet.session)
    qtbot.keyClicks(window.focusWidget(), "h")

    rows = demonstration.attendance.of_session(sheet.session)
    assert demonstration.audit.verify().count == entries
    assert rows

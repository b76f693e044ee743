"""Setting up a new office: three steps, and nothing on the disk before the last."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from rehabdesk.domain.user import Role
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.new_office_dialog import NewOfficeDialog
from tests.own_office import LIGHT, WORDS


@pytest.fixture
def dialog(qtbot, tmp_path):
    made = NewOfficeDialog(tmp_path / "kantor", Preferences(tmp_path / "atur"), effort=LIGHT)
    made.show()
    yield made
    if isValid(made):
        made.close()


def fill(dialog, words=WORDS):
    dialog.office.name.setText("Lembaga Pemasyarakatan Uji")
    dialog.office.city.setText("Serang")
    dialog.go_on()
    dialog.founder.name.setText("Ratna Dewi")
    dialog.founder.login.setText("ratna")
    dialog.founder.passphrase.field.setText(words)
    dialog.founder.passphrase.again.setText(words)
    dialog.go_on()


def test_an_office_is_made_with_its_administrator(dialog, qtbot, tmp_path):
    fill(dialog)
    dialog.recovery.typed.setText(dialog.recovery.code.lower().replace("-", " "))

    with qtbot.waitSignal(dialog.founded) as founded:
        dialog.go_on()

    store = founded.args[0]
    assert [one.role for one in store.users.all()] == [Role.ADMINISTRATOR]
    assert store.desk.user == store.users.all()[0].id
    assert "pemulihan" in store.keys.owners()
    store.close()


def test_a_weak_passphrase_does_not_get_past_its_step(dialog, tmp_path):
    fill(dialog, "rahasia ratna")

    assert dialog.stack.currentWidget() is dialog.founder
    assert "mudah ditebak" in dialog.founder.errors()["passphrase"]
    assert not (tmp_path / "kantor").exists()


def test_the_strength_is_said_while_typing(dialog):
    dialog.founder.passphrase.field.setText("rahasia saya")

    assert "“rahasia”" in dialog.founder.field_row("passphrase")._hint.text()


def test_the_key_must_be_typed_back(dialog, tmp_path):
    fill(dialog)
    code = dialog.recovery.code
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    dialog.recovery.typed.setText(wrong)

    dialog.go_on()

    assert "ke-8" in dialog.recovery.errors()["typed"]
    assert not (tmp_path / "kantor").exists()


def test_the_sheet_with_the_key_is_shown_from_memory(dialog, qtbot):
    fill(dialog)

    with qtbot.waitSignal(dialog.recovery.paper_wanted) as paper:
        dialog.recovery.print_button.click()

    assert paper.args[0].startswith(b"%PDF-")


def test_what_was_typed_is_not_thrown_away_by_escape_without_asking(dialog, qtbot):
    dialog.office.city.setText("Serang")

    QTest.keyClick(dialog.office.city, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.discard_button.isVisible()
    QTest.keyClick(dialog.keep_button, Qt.Key.Key_Escape)
    assert not dialog.discard_button.isVisible()
    assert dialog.next_button.isVisible()
    dialog.cancel_button.click()
    dialog.discard_button.click()

    assert not isValid(dialog) or not dialog.isVisible()


def test_it_is_left_at_once_where_nothing_was_typed(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not isValid(dialog) or not dialog.isVisible()

"""*Tentang* names every part and its licence, and checks the program on a click."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from rehabdesk import __version__, paths
from rehabdesk.services.trouble_log import note_trouble
from rehabdesk.services.versions import parts
from rehabdesk.ui.shell.about_dialog import AboutDialog
from rehabdesk.ui.shell.engine_check import failures
from rehabdesk.ui.shell.looks import set_theme


@pytest.fixture
def dialog(qtbot, store):
    set_theme(dark=False)
    opened = AboutDialog(store)
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(opened)
    opened.show()
    return opened


def test_every_part_has_a_version_and_words_of_its_licence(dialog):
    named = {one.name: one for one in parts()}

    assert {"PySide6_Essentials", "sqlcipher3", "reportlab", "Inter"} <= named.keys()
    for part in named.values():
        assert part.text or part.licence, part.name


def test_the_licence_of_the_chosen_part_is_shown(dialog):
    row = next(n for n, one in enumerate(parts()) if one.name == "Inter")

    dialog.names.setCurrentRow(row)

    assert "SIL OPEN FONT LICENSE" in dialog.words.toPlainText().upper()


def test_the_check_says_what_it_found_and_keeps_a_report_without_names(
    qtbot, dialog, monkeypatch, tmp_path
):
    monkeypatch.setattr(paths, "computer_settings_folder", lambda: tmp_path)

    dialog.check_button.click()
    qtbot.waitUntil(dialog.check_button.isEnabled, timeout=60_000)

    (report,) = (tmp_path / "log").glob("pemeriksaan-*.txt")
    assert "Semua bagian bekerja" in dialog.outcome.text()
    assert "SQL" not in report.name
    assert str(tmp_path) not in report.read_text(encoding="utf-8")


def test_closing_during_the_check_waits_for_it(dialog):
    dialog.check_button.click()

    dialog.reject()

    assert not dialog.isVisible()


def test_qts_own_parts_work_here(qtbot):
    set_theme(dark=False)

    assert failures() == []


def test_what_helps_by_telephone_is_copied_without_names(dialog, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "computer_settings_folder", lambda: tmp_path)
    note_trouble(ValueError("Mahmud bin Karta"))

    dialog.copy_button.click()

    copied = QGuiApplication.clipboard().text()
    assert f"RehabDesk {__version__}" in copied
    assert copied.rstrip().endswith("ValueError -")
    assert "Mahmud" not in copied
    assert "1 baris terakhir" in dialog.outcome.text()

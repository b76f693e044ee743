"""What cost an officer time every day, and does not come back."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.audit import note_opened
from rehabdesk.services.next_step import NextStepKind
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.audit.screen import AuditPage
from rehabdesk.ui.screens.home.screen import HomePage
from rehabdesk.ui.screens.kit.step_words import list_of, short_words
from rehabdesk.ui.shell.paper_dialog import PaperDialog
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.folder import FolderField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.suggest_field import SuggestField
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.names import one_stop
from rehabdesk.wording.numbers import even_percent
from tests.sample_office import a_resident
from tests.services.importing.office_lists import MAHMUD, people_list
from tests.ui.screens.test_imports import Desk as ImportDesk
from tests.ui.shell_double import RecordingShell


@pytest.fixture
def window(qtbot):
    from PySide6.QtWidgets import QWidget

    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def desk(store, window, tmp_path):
    made = Context(store, RecordingShell(window), Preferences(tmp_path / "pilihan"))
    made.today = lambda: date(2021, 3, 1)
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_cursor(qtbot, window, key):
    pressed: list[str] = []
    for name in ("Buka", "Kantor baru"):
        one = button(name, parent=window)
        one.clicked.connect(lambda _=False, name=name: pressed.append(name))
        one.show()
        one.setFocus()
        qtbot.keyClick(one, key)
    assert pressed == ["Buka", "Kantor baru"]


def a_dialog(qtbot, fields, *, danger=False):
    form, done = Form(), []
    for number in range(fields):
        form.row(f"Isian {number}", TextField(), name=str(number))
    dialog = FormDialog("Isi", form, "&Simpan", lambda: done.append(1), danger=danger)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog, done


def test_enter_ends_a_small_dialog_and_no_other(qtbot):
    for fields, danger, ends in (
        (1, False, True),
        (2, False, True),
        (3, False, False),
        (1, True, False),
    ):
        dialog, done = a_dialog(qtbot, fields, danger=danger)
        qtbot.keyClick(dialog.form.field_row("0").field, Qt.Key.Key_Return)
        assert bool(done) is ends, (fields, danger)


def test_the_foot_of_a_dialog_names_the_key_that_ends_it(qtbot):
    from PySide6.QtWidgets import QLabel

    def foot(dialog):
        return [one.text() for one in dialog.findChildren(QLabel) if "Enter" in one.text()]

    assert foot(a_dialog(qtbot, 1)[0]) == ["Enter: simpan"]
    assert foot(a_dialog(qtbot, 3)[0]) == ["Ctrl+Enter: simpan"]


LONG = "Rehabilitasi Sosial Tahap Kedua Angkatan Gelombang Pertama Tahun Anggaran 2021"


def test_a_choice_opens_wide_enough_for_its_longest_words(qtbot, window):
    field: ChoiceField[int] = ChoiceField(
        [(n, f"{LONG} {n}") for n in range(5)], searchable=False, parent=window
    )
    field.setFixedWidth(160)
    field.show()
    field.showPopup()
    view = field.view()
    words = view.fontMetrics().horizontalAdvance(f"{LONG} 0")
    assert view.viewport().width() >= min(words, field.screen().availableGeometry().width() // 2)
    field.hidePopup()


def test_a_blank_within_typed_words_goes_on_finding(qtbot, window):
    field: ChoiceField[int] = ChoiceField(
        [(0, "Rehab Medis"), (1, "Rehab Sosial"), (2, "Pasca")], searchable=False, parent=window
    )
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "rehab s")
    assert not field.view().isVisible()
    assert field.value() == 1


def test_a_blank_alone_still_opens_a_choice(qtbot, window):
    field: ChoiceField[int] = ChoiceField([(0, "Satu"), (1, "Dua")], parent=window)
    field.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Space)
    qtbot.waitUntil(field.view().isVisible)
    field.hidePopup()


def test_a_blank_before_any_word_offers_nothing(qtbot, window):
    searched: ChoiceField[int] = ChoiceField(
        [(n, f"Orang Ke {n}") for n in range(12)], parent=window
    )
    suggested = SuggestField(["Blok A", "Blok B"], parent=window)
    for field in (searched.lineEdit(), suggested):
        assert field is not None
        field.window().show()
        field.setFocus()
        QTest.keyClicks(field, " ")
        assert field.text() == ""
        completer = field.completer()
        popup = completer.popup() if completer else None
        assert popup is not None
        assert not popup.isVisible()


def test_where_a_document_was_saved_is_said_in_its_window(qtbot, window, tmp_path, monkeypatch):
    from tests.ui.shell.test_paper_dialog import pdf as make_pdf

    shown: list[Any] = []
    monkeypatch.setattr("rehabdesk.ui.shell.paper_dialog.open_folder", shown.append)
    content: Any = getattr(make_pdf, "__wrapped__", None) or make_pdf._fixture_function
    dialog = PaperDialog(
        content(), "Daftar hadir", "daftar.pdf", Preferences(tmp_path), parent=window
    )
    dialog.open()
    target = tmp_path / "hasil" / "daftar.pdf"
    target.parent.mkdir()

    dialog.save_to(target)

    assert dialog.saved.isVisible()
    assert "daftar.pdf" in dialog.saved.text()
    assert str(target.parent) in dialog.saved.text()
    qtbot.mouseClick(dialog.folder_button, Qt.MouseButton.LeftButton)
    assert shown == [target]


def test_a_folder_can_be_chosen_by_a_button(qtbot, window, tmp_path):
    from PySide6.QtWidgets import QFileDialog

    field = FolderField(str(tmp_path / "belum" / "ada"), parent=window)
    field.show()
    qtbot.mouseClick(field.choose_button, Qt.MouseButton.LeftButton)
    dialog = field.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.directory().absolutePath() == str(tmp_path)
    dialog.fileSelected.emit(str(tmp_path))
    assert field.value() == str(tmp_path)
    dialog.close()


def test_sentences_end_with_one_full_stop(qtbot, window):
    name = "Ratna Kusumawati, S.Psi."
    assert one_stop(f"Selamat bekerja, {name}. Terakhir masuk hari ini.").count("..") == 0
    assert one_stop("Tunggu… lalu ../folder ...") == "Tunggu… lalu ../folder ..."
    assert Banner(f"Konselor: {name}.", parent=window).text() == f"Konselor: {name}"


def test_percentages_of_a_column_line_up():
    shares = [even_percent(309, 309), even_percent(218, 230), even_percent(0, 12)]
    assert shares == ["100,0 %", "94,7 %", "0,0 %"]
    assert even_percent(0, 0) == "–"


def test_the_first_steps_can_be_pressed_and_name_the_import_first(qtbot, desk, window):
    page = HomePage(desk)
    page.setParent(window)
    page.reload()
    for step, subject in (
        (NextStepKind.COUNSELORS, ImportSubject.COUNSELORS),
        (NextStepKind.RESIDENTS, ImportSubject.PEOPLE),
        (NextStepKind.ENROLMENTS, ImportSubject.ENROLMENTS),
    ):
        assert short_words(step).startswith("Impor ")
        assert list_of(step) is subject
    buttons = page.checklist.findChildren(QPushButton)
    goes = [one for one in buttons if one.isVisibleTo(page) and one.text() == "Buka"]
    assert len(goes) == 6
    for one in goes:
        one.click()
    assert desk.shell.went == [
        ("imports", "counselors"),
        ("programs", None),
        ("programs", None),
        ("imports", "people"),
        ("imports", "enrolments"),
        ("schedule", None),
    ]


def test_after_an_import_the_next_step_is_offered(qtbot, store, tmp_path):
    desk = ImportDesk(qtbot, store, tmp_path)
    desk.preview(people_list(MAHMUD))
    desk.import_now()
    onwards = desk.page.onwards
    qtbot.waitUntil(onwards.isVisible)
    assert onwards.text().startswith("Impor selesai. Berikutnya: Belum ada konselor.")
    assert onwards.go_button.text() == "Impor Konselor"

    desk.click(onwards.go_button)

    assert desk.page.start.subject.value() is ImportSubject.COUNSELORS
    assert desk.page.stack.currentWidget() is desk.page.start
    assert not onwards.isVisible()
    desk.context.close()


def test_the_log_names_whose_record_was_opened(qtbot, desk, window):
    person = a_resident(desk.store, "Muhammad Al Fatih bin Umar")
    note_opened(desk.store, "resident", person.id, "Data residen dibuka")
    page = AuditPage(desk)
    page.setParent(window)
    page.reload()
    page.table.select_place(0)
    assert "Muhammad Al Fatih bin Umar" in page.view.toPlainText()

"""A finished document on screen: saved whole or not at all, printed page by page."""

import pytest
import pyzipper
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from rehabdesk.documents.catalogue import DOCUMENTS
from rehabdesk.domain.audit import EntryKind
from rehabdesk.storage import AuditFilter
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.kit.sealing import SealingDialog
from rehabdesk.ui.shell.paper_dialog import PaperDialog
from rehabdesk.ui.widgets.pdf_pages import PdfPages
from tests.documents import real


@pytest.fixture
def pdf():
    document = DOCUMENTS[0]
    return document.draw(real.of(document)[:1])


@pytest.fixture
def dialog(qtbot, pdf, tmp_path, store):
    made = PaperDialog(pdf, "Daftar hadir", "daftar.pdf", Preferences(tmp_path / "atur"), store)
    qtbot.addWidget(made)
    made.show()
    return made


def test_pages_are_turned_while_the_cursor_is_on_the_print_button(qtbot, tmp_path, store):
    document = DOCUMENTS[0]
    several = document.draw(real.of(document) * 3)
    dialog = PaperDialog(several, "Daftar hadir", "daftar.pdf", Preferences(tmp_path), store)
    qtbot.addWidget(dialog)
    dialog.show()
    canvas = dialog.view.canvas

    places = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End):
        qtbot.keyClick(dialog.print_button, key)
        places.append(canvas.page())
    qtbot.keyClick(dialog.print_button, Qt.Key.Key_Home)

    assert places == [1, 2, 1, canvas.page_count() - 1]
    assert canvas.page() == 0


def test_a_saved_document_is_the_one_that_was_shown(dialog, pdf, tmp_path):
    dialog.save_to(tmp_path / "daftar hadir")

    assert (tmp_path / "daftar hadir.pdf").read_bytes() == pdf
    assert [one.name for one in tmp_path.glob("*.baru")] == []


def test_a_folder_that_is_gone_is_said_and_the_dialog_stays(dialog, tmp_path):
    dialog.save_to(tmp_path / "tidak-ada" / "daftar.pdf")

    assert dialog.trouble.isVisible()
    assert "daftar.pdf" in dialog.trouble.text()
    assert dialog.isVisible()


def test_the_folder_of_the_last_save_is_remembered(dialog, tmp_path):
    dialog.save_to(tmp_path / "daftar.pdf")

    assert Preferences(tmp_path / "atur").choices.save_folder == str(tmp_path)


def test_a_document_is_saved_locked_unless_somebody_insists(dialog, pdf, tmp_path, monkeypatch):
    chosen = tmp_path / "rekap.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    dialog.save_document()
    asking = dialog.findChild(SealingDialog)
    asking.locks.set_value(False)
    words = asking.passphrase

    asking.save_button.click()

    assert pdf not in chosen.read_bytes()
    with pyzipper.AESZipFile(chosen) as archive:
        archive.setpassword(words.encode())
        assert archive.namelist() == ["Daftar Hadir.pdf"]
        assert archive.read("Daftar Hadir.pdf") == pdf


def test_a_document_is_saved_open_only_after_a_warning(dialog, pdf, tmp_path, monkeypatch):
    chosen = tmp_path / "rekap.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    dialog.save_document()
    asking = dialog.findChild(SealingDialog)

    asking.open_field.set_value(True)
    assert asking.warning.isVisible()
    asking.save_button.click()

    assert chosen.read_bytes() == pdf


def test_what_is_saved_and_printed_stands_in_the_log_by_kind_and_never_by_name(
    dialog, store, tmp_path
):
    pages = dialog.view.page_count()
    dialog.save_to(tmp_path / "Mahmud bin Karta.pdf")
    dialog.save_to(tmp_path / "Mahmud bin Karta.pdf", "KATA-SANDI-UJI-YANG-PANJANG")
    dialog.note_printed(1)

    assert [(one.kind, one.label) for one in reversed(store.audit.entries(AuditFilter()))][-3:] == [
        (EntryKind.EXPORT, f"Dokumen disimpan: Daftar Hadir, {pages} halaman, tanpa kunci"),
        (EntryKind.EXPORT, f"Dokumen disimpan: Daftar Hadir, {pages} halaman, terkunci"),
        (EntryKind.PRINT, "Dokumen dikirim ke printer: Daftar Hadir, 1 halaman"),
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.key)
def test_every_document_says_what_kind_it_is_and_of_nobody(document):
    """The entry in the log and the name inside a locked zip are taken from there."""
    titles = set()
    for one in real.of(document):
        pages = PdfPages(document.draw([one]))
        titles.add(pages.title())
        pages.close()

    assert len(titles) == 1
    assert titles.pop().casefold()[:5] in document.title.casefold()

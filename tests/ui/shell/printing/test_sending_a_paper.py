"""From the shown paper to the printer: beside the window, noted, and it can be stopped."""

import sys
import time

import pytest

from rehabdesk.domain.audit import EntryKind
from rehabdesk.storage import AuditFilter
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.paper_dialog import PaperDialog
from rehabdesk.ui.shell.printing.progress import PrintingDialog
from tests.ui.shell.printing.papers import A4, F4, order, paper

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a program for sh stands in")
PDF = paper(A4, F4, F4)


@pytest.fixture
def dialog(qtbot, tmp_path, store):
    made = PaperDialog(PDF, "Daftar hadir", "daftar.pdf", Preferences(tmp_path / "atur"), store)
    qtbot.addWidget(made)
    made.show()
    return made


def prints(store):
    entries = reversed(store.audit.entries(AuditFilter()))
    return [one.label for one in entries if one.kind is EntryKind.PRINT]


def running(dialog):
    return dialog.findChild(PrintingDialog)


def sent(qtbot, dialog, wanted):
    dialog.send(wanted)
    assert running(dialog).isVisible()
    qtbot.waitUntil(lambda: running(dialog) is None, timeout=20_000)


def test_a_paper_that_was_sent_is_noted_with_its_pages(qtbot, dialog, store, desk):
    with qtbot.waitSignal(dialog.printed):
        sent(qtbot, dialog, order(PDF, copies=2))

    assert desk.jobs() == 4
    assert prints(store) == ["Dokumen dikirim ke printer: Daftar Hadir, 6 halaman"]
    assert not dialog.trouble.isVisible()


def test_a_printer_that_takes_nothing_is_said_and_nothing_is_noted(qtbot, dialog, store, desk):
    desk.install("exit 1")

    sent(qtbot, dialog, order(PDF))

    assert "Printer Kantor tidak menerima dokumen" in dialog.trouble.text()
    assert dialog.trouble.isVisible()
    assert prints(store) == []


def test_what_went_out_before_a_trouble_is_noted(qtbot, dialog, store, desk):
    desk.install('[ "$number" = 1 ] || exit 1')

    sent(qtbot, dialog, order(PDF))

    assert dialog.trouble.isVisible()
    assert prints(store) == ["Dokumen dikirim ke printer: Daftar Hadir, 1 halaman"]


def test_the_window_lives_while_a_printer_takes_its_time_and_can_stop_it(
    qtbot, dialog, store, desk
):
    desk.install('[ "$number" = 1 ] || exec sleep 60')
    dialog.send(order(PDF))
    panel = running(dialog).panel
    qtbot.waitUntil(lambda: panel.bar.value() == 1, timeout=20_000)
    began = time.monotonic()

    panel.cancel_button.click()
    qtbot.waitUntil(lambda: running(dialog) is None, timeout=20_000)

    assert time.monotonic() - began < 10
    assert desk.taken_back() == ["Kantor-1"]
    assert "dihentikan" in dialog.trouble.text()
    assert prints(store) == ["Dokumen dikirim ke printer: Daftar Hadir, 1 halaman"]


def test_to_leave_the_window_stops_what_is_being_printed(qtbot, tmp_path, store, desk):
    desk.install("exec sleep 60")
    dialog = PaperDialog(PDF, "Daftar hadir", "daftar.pdf", Preferences(tmp_path), store)
    dialog.show()
    dialog.send(order(PDF))
    qtbot.waitUntil(lambda: desk.jobs() == 1, timeout=20_000)
    began = time.monotonic()

    dialog.deleteLater()
    qtbot.wait(50)

    assert time.monotonic() - began < 10


def test_the_print_button_asks_for_a_printer(dialog, monkeypatch, tmp_path):
    from rehabdesk.ui.shell.printing.dialog import PrintDialog

    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no-server"))
    dialog.print_button.click()

    asking = dialog.findChild(PrintDialog)
    assert asking.isVisible()
    asking.reject()

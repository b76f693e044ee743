"""From the shown certificates to the printer: one original, whatever is pressed again."""

import sys
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from rehabdesk.services.certificates import Pick, issue, lines
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.kit.going_certificates import GoingCertificates
from rehabdesk.ui.shell.paper_dialog import PaperDialog
from rehabdesk.ui.shell.printing.dialog import PrintDialog
from rehabdesk.ui.shell.printing.progress import PrintingDialog
from tests.documents.reading import pages_of
from tests.sample_office import END, a_running_program
from tests.ui.shell.printing.papers import order
from tests.ui.shell_double import RecordingShell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a program for sh stands in")
LAST_WEEK = date(2021, 8, 30)


@pytest.fixture
def issued(store):
    cohort, _group, _enrolments = a_running_program(store, ("Agus Salim", "Budi Hartono"))
    picks = [
        Pick(enrolment_id=one.enrolment.id, override_reason="Dikecualikan")
        for one in lines(store, cohort, today=LAST_WEEK)
    ]
    return issue(store, cohort, picks, issued_on=END, today=LAST_WEEK).record


@pytest.fixture
def dialog(qtbot, tmp_path, store, issued):
    window = QWidget()
    qtbot.addWidget(window)
    choices = Preferences(tmp_path / "atur")
    context = Context(store, RecordingShell(window), choices)
    going = GoingCertificates(context, issued)
    made = PaperDialog(going.shown(), "Sertifikat", "sertifikat.pdf", choices, store, going=going)
    qtbot.addWidget(made)
    made.show()
    yield made
    context.close()


def marked(pdf):
    """Which pages bear the mark of a copy."""
    return ["SALINAN" in "".join(page.text.split()) for page in pages_of(pdf)]


def sent(qtbot, dialog, **wanted):
    dialog.send(order(dialog.pdf, **wanted))
    qtbot.waitUntil(lambda: dialog.findChild(PrintingDialog) is None, timeout=20_000)


def originals(store):
    return [one.original_on is not None for one in store.certificates.all()]


def test_what_is_printed_again_in_the_same_window_is_a_copy(qtbot, dialog, desk, store):
    assert marked(dialog.pdf) == [False] * 4

    sent(qtbot, dialog)
    assert marked(desk.content(1)) == [False] * 4
    assert marked(dialog.pdf) == [True] * 4
    sent(qtbot, dialog)

    assert marked(desk.content(2)) == [True] * 4
    assert originals(store) == [True, True]
    assert [one.copies for one in store.certificates.all()] == [1, 1]


def test_three_of_each_are_never_printed_at_once(qtbot, dialog, desk):
    sent(qtbot, dialog, copies=3)

    said = [word for job in range(1, desk.jobs() + 1) for word in desk.words(job)]
    assert "3" not in said
    assert sum(len(pages_of(desk.content(job + 1))) for job in range(desk.jobs())) == 4


def test_the_printers_window_says_why_there_is_one_of_each(qtbot, dialog, desk):
    dialog.print_document()

    asking = dialog.findChild(PrintDialog)
    assert not asking.copies.isEnabled()
    assert asking.copies.value() == 1
    asking.reject()


def test_a_printer_that_takes_nothing_leaves_the_original_where_it_was(qtbot, dialog, desk, store):
    desk.install("exit 1")
    sent(qtbot, dialog)
    assert originals(store) == [False, False]
    desk.install()

    sent(qtbot, dialog)

    assert marked(desk.content(desk.jobs())) == [False] * 4


def test_a_trial_of_the_first_leaves_the_others_their_originals(qtbot, dialog, desk, store):
    sent(qtbot, dialog, numbers=[0, 1])
    assert originals(store) == [True, False]

    sent(qtbot, dialog, numbers=[2, 3])

    assert marked(desk.content(2))[-2:] == [False, False]
    assert originals(store) == [True, True]


def test_fronts_first_and_backs_after_the_sheets_were_turned_are_originals(
    qtbot, dialog, desk, store
):
    sent(qtbot, dialog, numbers=[0, 2])
    sent(qtbot, dialog, numbers=[1, 3])

    fronts, backs = marked(desk.content(1)), marked(desk.content(desk.jobs()))
    assert fronts == backs == [False, False]
    assert [one.copies for one in store.certificates.all()] == [0, 0]


def test_what_was_saved_is_the_original_and_the_next_is_a_copy(dialog, tmp_path, store):
    dialog.save_to(tmp_path / "satu.pdf")
    dialog.save_to(tmp_path / "dua.pdf")

    assert marked((tmp_path / "satu.pdf").read_bytes()) == [False] * 4
    assert marked((tmp_path / "dua.pdf").read_bytes()) == [True] * 4


def test_a_folder_that_is_gone_leaves_the_original_where_it_was(dialog, tmp_path, store):
    dialog.save_to(tmp_path / "tidak-ada" / "satu.pdf")

    assert dialog.trouble.isVisible()
    assert originals(store) == [False, False]
    assert marked(dialog.pdf) == [False] * 4


def test_after_an_original_went_a_trouble_later_does_not_bring_it_back(dialog, tmp_path, store):
    dialog.save_to(tmp_path / "satu.pdf")
    dialog.save_to(tmp_path / "tidak-ada" / "dua.pdf")

    assert originals(store) == [True, True]
    assert [one.copies for one in store.certificates.all()] == [0, 0]

"""The dialog before printing, and its question where a page meets another paper."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.printer_paper import PaperSize, Printer, PrinterPaper, Sides
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.printing.dialog import PrintDialog
from rehabdesk.ui.shell.printing.question import PaperQuestion
from rehabdesk.ui.shell.screen_check import repeated_mnemonics
from rehabdesk.ui.theme.apply import apply_theme
from tests.ui.shell.printing.papers import A4, F4, MM

A4_PAPER = PrinterPaper(size=PaperSize(210, 297), key="A4")
F4_PAPER = PrinterPaper(size=PaperSize(215.9, 330.2), key="Folio")
LEGAL = PrinterPaper(size=PaperSize(215.9, 355.6), key="Legal")
BOTH = Printer(name="Kepegawaian", papers=(A4_PAPER, F4_PAPER), usual=A4_PAPER, two_sided=True)
FILLED = Printer(name="Rehabilitasi", papers=(A4_PAPER, F4_PAPER), usual=F4_PAPER)
ONLY_A4 = Printer(name="Kasir", papers=(A4_PAPER, LEGAL), usual=A4_PAPER)


class Room:
    """Printers as they stand in an office; the answer of one can be kept waiting."""

    def __init__(self, *printers):
        self.printers = {one.name: one for one in printers}
        self.answer = threading.Event()
        self.answer.set()
        self.asked_in = set()

    def names(self):
        return tuple(self.printers)

    def named(self, name):
        self.answer.wait(10)
        self.asked_in.add(threading.current_thread())
        return self.printers[name]


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path)


@pytest.fixture
def open_dialog(qtbot, preferences):
    def open_(*printers, pages=(F4, F4, F4), wait=True):
        room = Room(*printers)
        sizes = [(width * MM, height * MM) for width, height in pages]
        window = QWidget()
        qtbot.addWidget(window)
        dialog: Any = PrintDialog(b"", "Daftar Hadir", sizes, preferences, window, room)
        dialog.room, dialog.orders = room, []
        dialog.ordered.connect(dialog.orders.append)
        dialog.window_of_it = window
        dialog.open()
        if printers and wait:
            qtbot.waitUntil(dialog.verb_button.isEnabled)
        return dialog

    return open_


def question_of(dialog):
    found = [one for one in dialog.findChildren(PaperQuestion) if one.isVisible()]
    assert len(found) == 1
    assert repeated_mnemonics(found[0]) == []
    return found[0]


def test_pages_on_the_printers_usual_paper_go_without_a_question(open_dialog):
    dialog = open_dialog(FILLED)

    dialog.verb_button.click()

    (order,) = dialog.orders
    assert order.printer == "Rehabilitasi"
    assert [one.paper for one in order.runs] == [F4_PAPER]
    assert order.page_count() == 3
    assert not dialog.isVisible()


def test_the_dialog_says_which_paper_the_pages_need_and_what_the_printer_takes(open_dialog):
    dialog = open_dialog(BOTH, pages=(A4, F4, F4))
    words = [
        one.text() for one in dialog.findChildren(type(dialog.form.field_row("Printer")._hint))
    ]

    assert "1 halaman A4, 2 halaman F4. Dicetak dalam ukuran sebenarnya (100 %)." in words
    assert dialog.form.field_row("Printer").hint_text() == "Kertas yang biasa: A4 (210 × 297 mm)"


def test_the_dialog_shows_all_its_fields_without_scrolling(open_dialog, qtbot, qapp):
    apply_theme(qapp, dark=False)
    dialog = open_dialog(BOTH)

    qtbot.waitUntil(lambda: dialog.form.field_row("Printer").hint_text().startswith("Kertas"))
    qtbot.wait(100)

    assert dialog._scroll.verticalScrollBar().maximum() == 0


def test_pages_copies_and_sides_are_as_they_were_typed(open_dialog):
    dialog = open_dialog(replace_usual(BOTH))
    dialog.pages.set_value("2-3")
    dialog.copies.set_value(4)
    dialog.sides.set_value(Sides.LONG_EDGE)

    dialog.verb_button.click()

    (order,) = dialog.orders
    assert order.runs[0].run.pages == (1, 2)
    assert (order.copies, order.sides, order.page_count()) == (4, Sides.LONG_EDGE, 8)


def replace_usual(printer):
    return Printer(
        name=printer.name, papers=printer.papers, usual=F4_PAPER, two_sided=printer.two_sided
    )


def test_a_printer_of_one_side_is_not_asked_for_two(open_dialog):
    dialog = open_dialog(FILLED)

    assert not dialog.sides.isEnabled()


@pytest.mark.parametrize("typed", ["4", "0", "2-1", "semua"])
def test_pages_that_are_not_there_are_said_under_the_field(open_dialog, typed):
    dialog = open_dialog(FILLED)
    dialog.pages.set_value(typed)

    dialog.verb_button.click()

    assert dialog.orders == []
    assert "1 sampai 3" in dialog.form.errors()["Halaman"]


def test_a_paper_that_the_printer_is_not_filled_with_is_asked_about(open_dialog):
    dialog = open_dialog(BOTH)

    dialog.verb_button.click()

    question = question_of(dialog)
    assert dialog.orders == []
    assert question.windowTitle() == "Sudahkah kertas F4 terpasang?"
    assert question.focusWidget() is question.other_button
    question.print_button.click()
    assert [one.paper for one in dialog.orders[0].runs] == [F4_PAPER]
    assert not dialog.isVisible()


def test_a_printer_that_is_always_filled_so_is_asked_about_once(open_dialog):
    dialog = open_dialog(BOTH)
    dialog.verb_button.click()
    question = question_of(dialog)
    question.again.set_value(True)
    question.print_button.click()

    again = open_dialog(BOTH)
    again.verb_button.click()

    assert len(again.orders) == 1


def test_the_answer_counts_for_that_printer_alone(open_dialog):
    dialog = open_dialog(BOTH)
    dialog.verb_button.click()
    question = question_of(dialog)
    question.again.set_value(True)
    question.print_button.click()
    other = Printer(name="Lain", papers=BOTH.papers, usual=A4_PAPER)

    again = open_dialog(other)
    again.verb_button.click()

    assert again.orders == []
    question_of(again)


def test_a_paper_that_the_printer_does_not_know_is_asked_about_and_cut_edges_are_named(
    open_dialog,
):
    dialog = open_dialog(ONLY_A4)

    dialog.verb_button.click()

    question = question_of(dialog)
    assert question.windowTitle() == "Printer ini tidak mengenal kertas F4"
    assert question.again.isHidden()
    row = question.papers["F4"].parentWidget()
    assert row.hint_text() == (
        "Di tengah kertas, terpotong 16,5 mm di tiap tepi pendek, 2,5 mm di tiap tepi panjang."
    )
    question.print_button.click()
    assert [one.paper for one in dialog.orders[0].runs] == [A4_PAPER]


def test_a_larger_paper_can_be_chosen_instead_and_nothing_is_cut(open_dialog):
    dialog = open_dialog(ONLY_A4)
    dialog.verb_button.click()
    question = question_of(dialog)

    question.papers["F4"].set_value(LEGAL)

    row = question.papers["F4"].parentWidget()
    assert row.hint_text() == "Di tengah kertas, tidak ada yang terpotong."
    question.print_button.click()
    assert [one.paper for one in dialog.orders[0].runs] == [LEGAL]


def test_the_known_papers_of_a_mixed_document_stay_as_they_are(open_dialog):
    dialog = open_dialog(ONLY_A4, pages=(A4, F4, A4))
    dialog.verb_button.click()
    question = question_of(dialog)
    question.papers["F4"].set_value(LEGAL)

    question.print_button.click()

    assert [one.paper for one in dialog.orders[0].runs] == [A4_PAPER, LEGAL, A4_PAPER]


def test_another_printer_can_be_chosen_from_the_question(open_dialog, qtbot):
    dialog = open_dialog(ONLY_A4, FILLED)
    dialog.verb_button.click()

    qtbot.keyClick(question_of(dialog).other_button, Qt.Key.Key_Return)

    assert dialog.orders == []
    assert dialog.isVisible()
    dialog.printer.set_value("Rehabilitasi")
    qtbot.waitUntil(dialog.verb_button.isEnabled)
    dialog.verb_button.click()
    assert dialog.orders[0].printer == "Rehabilitasi"


@pytest.mark.parametrize("escape", [False, True])
def test_to_stop_prints_nothing(open_dialog, qtbot, escape):
    dialog = open_dialog(ONLY_A4)
    dialog.verb_button.click()
    question = question_of(dialog)

    if escape:
        qtbot.keyClick(question, Qt.Key.Key_Escape)
    else:
        question.stop_button.click()

    assert dialog.orders == []
    assert dialog.isVisible() is escape


def test_without_a_printer_it_says_so_and_points_to_saving(open_dialog):
    dialog = open_dialog()

    assert dialog.trouble.isVisible()
    assert "simpan" in dialog.trouble.text()
    assert not dialog.verb_button.isEnabled()
    dialog.carry_out()
    assert dialog.orders == []


def test_a_printer_that_takes_its_time_is_asked_beside_the_window(open_dialog, qtbot):
    dialog = open_dialog(FILLED, wait=False)
    dialog.room.answer.clear()
    slow = Printer(name="Jauh", papers=(F4_PAPER,), usual=F4_PAPER)
    dialog.room.printers["Jauh"] = slow
    dialog.printer.set_options([("Rehabilitasi", "Rehabilitasi"), ("Jauh", "Jauh")])
    dialog.printer.set_value("Jauh")

    assert not dialog.verb_button.isEnabled()
    dialog.carry_out()
    assert dialog.orders == []
    dialog.room.answer.set()
    qtbot.waitUntil(dialog.verb_button.isEnabled)
    assert threading.main_thread() not in dialog.room.asked_in


def test_the_printer_of_the_last_time_is_offered_first(open_dialog):
    first = open_dialog(ONLY_A4, FILLED)
    first.printer.set_value("Rehabilitasi")
    first._known["Rehabilitasi"] = FILLED
    first.carry_out()

    assert open_dialog(ONLY_A4, FILLED).printer.value() == "Rehabilitasi"
    assert open_dialog(ONLY_A4).printer.value() == "Kasir"


def test_choices_that_were_not_carried_out_are_no_typing_that_is_asked_about(open_dialog, qtbot):
    dialog = open_dialog(FILLED)
    dialog.pages.set_value("2")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()

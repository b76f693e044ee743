"""The search field, the field for everything, the preview and the segments."""

import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from reportlab.pdfgen.canvas import Canvas

from rehabdesk.ui.widgets.command_list import CommandList
from rehabdesk.ui.widgets.command_model import MARKS_ROLE, CommandItem
from rehabdesk.ui.widgets.letters import places
from rehabdesk.ui.widgets.pdf_view import PdfView
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.segmented import Segmented

ITEMS = (
    CommandItem(title="Cetak lembar hari ini", keys="Ctrl+P", payload="print"),
    CommandItem(title="Residen", payload="residents"),
    CommandItem(title="Calon ganda", payload="doubles"),
)


def test_search_waits_for_a_rest_and_trims(qtbot):
    field = SearchField("Cari nama")
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.searched) as heard:
        qtbot.keyClicks(field, " agus  s ")

    assert heard.args == ["agus s"]


def test_down_goes_to_the_list_and_escape_clears(qtbot):
    field = SearchField("Cari nama")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "agus")

    with qtbot.waitSignals([field.searched, field.list_wanted]):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert field.text() == ""


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("les", "Cetak lembar sesi", ()),
        ("lem", "Cetak lembar", (6, 7, 8)),
        ("lembar cetak", "Cetak lembar", (0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11)),
        ("clh", "Cetak lembar hari", ()),
        ("hadir", "Kehadiran", (2, 3, 4, 5, 6)),
        ("adi", "Kehadiran", ()),
        ("maruf é", "Ma'ruf Émil", (7,)),
    ],
)
def test_typed_words_are_marked(query, text, marked):
    assert places(query, text) == marked


def _found(text, deliver):
    deliver([one for one in ITEMS if text.casefold() in one.title.casefold()])


def _commands(qtbot, provider=_found) -> CommandList:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    commands = CommandList(window, provider)
    commands.setProperty("keep", window)
    return commands


def test_a_few_letters_and_enter_choose(qtbot):
    commands = _commands(qtbot)
    commands.open_list()
    qtbot.keyClicks(commands.field, "ce")

    with qtbot.waitSignal(commands.chosen) as chosen:
        qtbot.keyClick(commands.field, Qt.Key.Key_Return)

    assert chosen.args[0].payload == "print"
    assert not commands.isVisible()


def test_arrows_move_and_escape_closes(qtbot):
    commands = _commands(qtbot)
    commands.open_list()

    qtbot.keyClick(commands.field, Qt.Key.Key_Down)
    assert commands.view.currentIndex().row() == 1
    qtbot.keyClick(commands.field, Qt.Key.Key_Up)
    qtbot.keyClick(commands.field, Qt.Key.Key_Up)
    assert commands.view.currentIndex().row() == 2
    qtbot.keyClick(commands.field, Qt.Key.Key_Escape)

    assert not commands.isVisible()


def test_a_late_answer_to_an_older_text_is_passed_over(qtbot):
    waiting = []
    commands = _commands(qtbot, lambda text, deliver: waiting.append((text, deliver)))
    commands.search("ag")
    commands.search("agus")

    waiting[1][1]([CommandItem(title="AGUS Salim", payload="agus")])
    waiting[0][1]([CommandItem(title="Salah", payload="wrong")])

    first = commands.model.index(0, 0)
    assert commands.model.rowCount() == 1
    assert first.data() == "AGUS Salim"
    assert first.data(MARKS_ROLE) == (0, 1, 2, 3)


def _pdf(pages: int) -> bytes:
    store = io.BytesIO()
    canvas = Canvas(store, pagesize=(595, 842))
    for _page in range(pages):
        canvas.rect(0, 0, 595, 842, fill=1)
        canvas.showPage()
    canvas.save()
    return store.getvalue()


def test_a_pdf_is_shown_page_by_page(qtbot):
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    view.show_pdf(_pdf(3))

    assert view.page_count() == 3
    middle = view.canvas.grab().toImage().pixelColor(300, 300)
    assert middle.lightness() < 20
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    assert view.canvas.page() == 1
    qtbot.keyClick(view.canvas, Qt.Key.Key_End)
    assert view.canvas.page() == 2
    view.canvas.set_fit("page")
    assert view.canvas.page() == 2


def test_what_is_no_pdf_is_refused_in_words(qtbot):
    view = PdfView()
    qtbot.addWidget(view)

    with pytest.raises(ValueError, match="tidak dapat dibuka"):
        view.show_pdf(b"bukan PDF")


def test_segments_change_with_the_arrows(qtbot):
    segments = Segmented("Keadaan", (("all", "Semua"), ("active", "Aktif")))
    qtbot.addWidget(segments)

    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.keyClick(segments, Qt.Key.Key_Right)

    assert chosen.args == ["active"]
    assert segments.value() == "active"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_cursor_comes_back_to_where_it_was(qtbot, key):
    window = QWidget()
    qtbot.addWidget(window)
    QLineEdit(window)
    before = QLineEdit(window)
    QLineEdit(window)
    commands = CommandList(window, _found)
    window.resize(800, 600)
    window.show()
    window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)

    commands.open_list()
    qtbot.waitUntil(commands.field.hasFocus)
    qtbot.keyClick(commands.field, key)

    assert window.focusWidget() is before
    assert not commands.isVisible()

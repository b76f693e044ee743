"""Fields take what people type and paste."""

from datetime import date, time
from typing import Any

from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCalendarWidget

from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.field import Field
from rehabdesk.ui.widgets.fields import CheckField, NoteField, NumberField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.picture_field import PictureField
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.time_field import TimeField
from tests.ui.typist import KEYBOARD

TODAY = date(2021, 3, 1)


def test_every_field_is_what_a_form_asks_for(qtbot):
    fields = [
        TextField(),
        NoteField(),
        NumberField(),
        CheckField("Ya"),
        ChoiceField(),
        DateField(today=TODAY),
        TimeField(),
        PictureField(),
        Segmented("Jenis", ((1, "Satu"),)),
    ]
    for field in fields:
        qtbot.addWidget(field)

    assert [type(field).__name__ for field in fields if not isinstance(field, Field)] == []


def test_a_pasted_table_becomes_one_line(qtbot):
    field = TextField()
    qtbot.addWidget(field)

    field.setText("  Agus\tSalim\r\nBin  Sarta ")

    assert field.value() == "Agus Salim Bin Sarta"


def test_a_name_of_300_letters_is_refused_and_not_cut(qtbot):
    field = TextField(limit=200)
    qtbot.addWidget(field)

    field.setText("A" * 300)

    assert field.error() == "Terlalu panjang: 300 karakter, paling banyak 200."
    assert len(field.value()) == 300


def test_a_number_field_refuses_letters_and_what_is_out_of_range(qtbot):
    field = NumberField(lowest=1, highest=40)
    qtbot.addWidget(field)

    field.setText("dua")
    assert (field.value(), field.error()) == (None, "Isi dengan angka bulat.")

    field.setText("41")
    assert field.error() == "Isi dengan angka 1 sampai 40."

    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert (field.value(), field.error()) == (40, "")


def test_plus_minus_and_h_move_a_date(qtbot):
    field = DateField(date(2021, 2, 28), today=TODAY)
    qtbot.addWidget(field)

    qtbot.keyClicks(field.line_edit(), "+")
    assert field.value() == date(2021, 3, 1)
    qtbot.keyClicks(field.line_edit(), "--")
    assert field.value() == date(2021, 2, 27)
    qtbot.keyClicks(field.line_edit(), "h")
    assert field.value() == TODAY


def test_a_date_with_minus_signs_can_be_typed(qtbot):
    field = DateField(today=TODAY)
    qtbot.addWidget(field)

    qtbot.keyClicks(field.line_edit(), "5-3-2021")

    assert field.value() == date(2021, 3, 5)


def test_a_typed_date_is_spelt_out_when_left(qtbot):
    field = DateField(today=TODAY)
    qtbot.addWidget(field)

    qtbot.keyClicks(field.line_edit(), "1/3/21")
    qtbot.keyClick(field.line_edit(), Qt.Key.Key_Return)

    assert field.line_edit().text() == "01-03-2021"
    assert field.line_edit().toolTip() == "Senin, 1 Maret 2021"


def test_an_empty_date_is_none_and_no_error(qtbot):
    field = DateField(today=TODAY)
    qtbot.addWidget(field)

    assert (field.value(), field.error(), field.is_empty()) == (None, "", True)


def test_a_wrong_date_says_why(qtbot):
    field = DateField(today=TODAY)
    qtbot.addWidget(field)

    field.line_edit().setText("31-02-2021")

    assert field.value() is None
    assert field.error() == ("Tanggal 31-02-2021 tidak ada: Februari 2021 sampai tanggal 28.")


def test_a_day_is_picked_from_the_calendar(qtbot):
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.show()

    field.open_calendar()
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.clicked.emit(QDate(2021, 3, 17))

    assert field.value() == date(2021, 3, 17)


def test_a_time_steps_with_the_arrows(qtbot):
    field = TimeField(time(8, 30))
    qtbot.addWidget(field)

    qtbot.keyClick(field, Qt.Key.Key_Up)

    assert field.value() == time(8, 45)


def test_a_choice_is_found_by_typing_a_part_of_it(qtbot):
    field = ChoiceField([(n, f"Kelompok {c}") for n, c in enumerate("ABCDEFGHIJ")])
    qtbot.addWidget(field)

    field.setEditText("pok d")
    assert field.error() == "“pok d” tidak ada dalam daftar."
    field.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))

    assert (field.value(), field.error()) == (3, "")


def test_a_choice_typed_with_a_stray_blank_is_that_choice(qtbot):
    field = ChoiceField([(n, f"Kelompok {c}") for n, c in enumerate("ABCDEFGHIJ")])
    qtbot.addWidget(field)

    field.setEditText(" kelompok  D ")

    assert (field.value(), field.error()) == (3, "")


def test_a_choice_stays_when_the_options_change(qtbot):
    field = ChoiceField([(1, "Satu"), (2, "Dua")], value=2)
    qtbot.addWidget(field)

    field.set_options([(2, "Dua"), (3, "Tiga")])
    assert field.value() == 2

    field.set_options([(3, "Tiga")])
    assert field.value() is None


def test_alt_and_a_letter_leave_no_offers_over_the_next_field(qtbot):
    """They took the keys that were meant for it."""
    form = Form()
    choice: Any = ChoiceField([(n, f"Sesi {n}") for n in range(12)])
    text = TextField()
    form.row("&Jenis", choice)
    form.row("&Ketik", text)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitActive(form)
    choice.setFocus()
    window = form.windowHandle()
    for letter in "Sesi 7":
        KEYBOARD.keyClick(window, letter)
    choice.completer().complete()
    qtbot.waitUntil(lambda: choice.completer().popup().isVisible())

    KEYBOARD.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    KEYBOARD.keyClick(window, "x")

    assert not choice.completer().popup().isVisible()
    assert choice.value() == 7
    assert text.text() == "x"

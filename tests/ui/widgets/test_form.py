"""Forms name every field and say what is wrong beside it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.segmented import Segmented


def _form(qtbot) -> tuple[Form, TextField, DateField]:
    form = Form()
    qtbot.addWidget(form)
    name, born = TextField(), DateField(today=date(2021, 3, 1))
    form.row("&Nama", name, name="name", required=True, hint="Seperti di kartu")
    form.row("Tanggal lahir", born, name="born")
    return form, name, born


def test_every_field_has_an_accessible_name(qtbot):
    form, name, born = _form(qtbot)

    assert name.accessibleName() == "Nama"
    assert name.accessibleDescription() == "wajib diisi. Seperti di kartu"
    assert born.line_edit().accessibleName() == "Tanggal lahir"
    unnamed = [
        child
        for child in form.findChildren(QWidget)
        if child.focusPolicy() is not Qt.FocusPolicy.NoFocus and not child.accessibleName()
    ]
    assert unnamed == []


def test_an_empty_required_field_is_named_only_when_asked(qtbot):
    form, name, _born = _form(qtbot)
    assert form.errors() == {}

    assert not form.validate()

    assert form.errors() == {"name": "Nama harus diisi."}
    assert name.property("state") == "danger"


def test_a_refusal_stays_in_sight_until_something_is_changed(qtbot):
    form, name, born = _form(qtbot)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    born.set_value(date(2021, 2, 1))
    form.show_error("born", "Lebih awal daripada awalnya.")

    born.line_edit().setFocus()
    name.setFocus()
    assert form.errors() == {"born": "Lebih awal daripada awalnya."}

    qtbot.keyClicks(name, "A")
    assert form.errors() == {}


def test_an_empty_required_field_stays_named_while_another_is_filled(qtbot):
    form = Form()
    qtbot.addWidget(form)
    first, second = TextField(), TextField()
    form.row("&Nama", first, name="first", required=True)
    form.row("&Alamat", second, name="second", required=True)
    form.validate()

    qtbot.keyClicks(first, "A")

    assert form.errors() == {"second": "Alamat harus diisi."}


def test_typing_takes_the_error_away(qtbot):
    form, name, _born = _form(qtbot)
    form.validate()

    qtbot.keyClicks(name, "A")

    assert form.errors() == {}
    assert name.property("state") == ""
    assert form.validate()


def test_a_wrong_field_is_refused_with_its_own_sentence(qtbot):
    form, name, born = _form(qtbot)
    name.setText("Agus")
    born.line_edit().setText("31-02-2021")

    assert not form.validate()

    assert form.errors()["born"].startswith("Tanggal 31-02-2021 tidak ada")
    assert born.line_edit().accessibleDescription().startswith("Tanggal 31-02-2021 tidak ada")


def test_a_check_of_the_screen_is_shown_under_its_field(qtbot):
    form = Form()
    qtbot.addWidget(form)
    field = TextField("1987")
    form.row("NIP", field, check=lambda: "NIP harus 18 angka.")

    assert not form.validate()
    assert form.errors() == {"NIP": "NIP harus 18 angka."}


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_4])
def test_alt_and_a_letter_that_is_no_access_key_writes_nothing(qtbot, key):
    form, name, born = _form(qtbot)
    choice = ChoiceField([("a", "Apel"), ("b", "Belimbing")], value="a")
    form.row("Buah", choice, name="fruit")
    form.show()

    for field in (name, born.line_edit(), choice.focusProxy() or choice):
        field.setFocus()
        qtbot.keyClick(field, key, Qt.KeyboardModifier.AltModifier)

    assert (name.value(), born.line_edit().text()) == ("", "")
    assert choice.value() == "a"
    assert not form.is_dirty()


def test_the_access_key_of_a_row_of_buttons_leads_to_them(qtbot):
    form, _name, _born = _form(qtbot)
    repeat = Segmented("Pengulangan", [(False, "Sekali"), (True, "Setiap pekan")])
    row = form.row("&Pengulangan", repeat, name="repeat")

    led = [words.buddy() for words in row.findChildren(QLabel) if words.text() == "&Pengulangan"]

    assert [repeat.isAncestorOf(one) for one in led] == [True]
    assert all(one.focusPolicy() is not Qt.FocusPolicy.NoFocus for one in led)


def test_a_hidden_row_is_not_asked(qtbot):
    form, _name, _born = _form(qtbot)

    form.field_row("name").hide()

    assert form.validate()


def _dialog(qtbot, deed) -> tuple[FormDialog, TextField]:
    form, name, _born = _form(qtbot)
    dialog = FormDialog("Residen baru", form, "Simpan", deed)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog, name


def test_the_verb_does_the_deed_and_closes(qtbot):
    done: list[str] = []
    dialog, name = _dialog(qtbot, lambda: done.append(name.value()))
    qtbot.keyClicks(name, "Agus")

    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)

    assert done == ["Agus"]
    assert not dialog.isVisible()


def test_ctrl_enter_is_the_verb(qtbot):
    done: list[str] = []
    dialog, name = _dialog(qtbot, lambda: done.append(name.value()))
    qtbot.waitExposed(dialog)
    qtbot.keyClicks(name, "Agus")

    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert done == ["Agus"]


def test_a_refused_deed_leaves_the_dialog_open_with_the_reason(qtbot):
    dialog, name = _dialog(qtbot, lambda: "Nomor sudah dipakai.")
    qtbot.keyClicks(name, "Agus")

    dialog.carry_out()

    assert dialog.isVisible()
    assert dialog.trouble.isVisible()
    assert dialog.trouble.text() == "Nomor sudah dipakai."


def test_a_faulty_form_does_no_deed(qtbot):
    done: list[str] = []
    dialog, _name = _dialog(qtbot, lambda: done.append("!"))

    dialog.carry_out()

    assert done == []
    assert dialog.isVisible()


def test_escape_closes_at_once_when_nothing_was_typed(qtbot):
    dialog, _name = _dialog(qtbot, lambda: None)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


def test_escape_asks_before_throwing_away_what_was_typed(qtbot):
    dialog, name = _dialog(qtbot, lambda: None)
    qtbot.keyClicks(name, "Agus")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert any(words.text() == "Buang isian?" for words in dialog.findChildren(QLabel))

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert name.value() == "Agus"

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.mouseClick(dialog.discard_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_enter_presses_the_button_that_has_the_cursor_and_saves_from_no_field_of_a_long_form(qtbot):
    done: list[str] = []
    form, name, _born = _form(qtbot)
    form.row("&Catatan", TextField())
    dialog = FormDialog("Tambah residen", form, "&Simpan", lambda: done.append("!"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(name, "Agus")

    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert done == []

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.keyClick(dialog.keep_button, Qt.Key.Key_Return)
    assert not dialog.discard_button.isVisible()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.discard_button.setFocus()
    qtbot.keyClick(dialog.discard_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_dialog_grows_by_the_errors_it_shows(qtbot):
    form, _name, _born = _form(qtbot)
    dialog = FormDialog("Residen baru", form, "Simpan", lambda: None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    before = dialog.height()
    form.row("Catatan", TextField(), name="note", required=True)

    dialog.carry_out()

    qtbot.waitUntil(lambda: dialog.height() > before)

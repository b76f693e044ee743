"""*Apa ini?*: every field says what it asks for, on Shift+F1 and by the mark beside its label."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QWhatsThis,
)

from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.what_is import WhatIsMark
from rehabdesk.wording.fields.catalogue import FIELDS_OF
from tests.ui.explained import what_is

FIELDS = (
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QPlainTextEdit,
    QTextEdit,
    QCheckBox,
    QRadioButton,
    Segmented,
)


def unexplained(root):
    """The fields below a window or page that something can be typed or chosen in."""
    return [
        f"{type(one).__name__} {one.accessibleName()}".strip()
        for kind in FIELDS
        for one in root.findChildren(kind)
        if not (getattr(one, "isReadOnly", bool)() or what_is(one))
    ]


def explaining():
    """Whether Qt shows an explanation; it is drawn and cannot be read back."""
    return any(
        one.isVisible() and one.metaObject().className() == "QWhatsThat"
        for one in QApplication.topLevelWidgets()
    )


@pytest.mark.parametrize("key", [one.key for one in SCREENS])
def test_every_field_of_a_page_says_what_it_asks_for(demonstration, qtbot, tmp_path, key):
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.go(key)

    assert unexplained(window.page(key)) == []


@pytest.mark.parametrize("table", FIELDS_OF)
def test_what_a_field_is_says_more_than_its_name_in_one_or_two_short_sentences(table):
    for one in FIELDS_OF[table].fields:
        assert one.what.endswith((".", "?")), one.key
        assert one.what.count(". ") <= 2, one.key
        assert len(one.what) > len(one.name) + 10, one.key


def test_the_mark_beside_a_label_shows_what_the_field_asks_for(qtbot):
    form = Form({"name": "Nama seperti dalam putusan."})
    qtbot.addWidget(form)
    form.row("&Nama", TextField(), name="name")
    form.show()
    mark = form.findChild(WhatIsMark)

    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)

    assert explaining()
    QWhatsThis.hideText()


def test_shift_f1_in_a_field_shows_what_it_asks_for(qtbot):
    form = Form({"name": "Nama seperti dalam putusan."})
    qtbot.addWidget(form)
    row = form.row("&Nama", TextField(), name="name")
    form.show()
    row.field.setFocus()

    qtbot.keyClick(
        row.field.focusProxy() or row.field, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier
    )

    assert explaining()
    QWhatsThis.hideText()


def test_a_form_refuses_a_field_that_nobody_has_explained(qtbot):
    form = Form({})
    qtbot.addWidget(form)

    with pytest.raises(KeyError, match="name"):
        form.row("&Nama", TextField(), name="name")

"""Dialogs show long titles and sentences whole, also in the largest text."""

import pytest
from PySide6.QtWidgets import QLabel

from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.theme.fonts import STEPS, choose_step
from rehabdesk.ui.widgets.confirm import Confirm
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form

NAME = "Dr. Muhammad Abdurrahman Wahyudiningrat Kusumawardhana, S.Psi., M.Si."
SENTENCE = "Hanya kelompok yang belum pernah beranggota dan tanpa jadwal yang dapat dihapus. " * 2


@pytest.fixture(params=STEPS)
def step(request):
    choose_step(request.param)
    set_theme(dark=False)
    yield
    choose_step(STEPS[0])
    set_theme(dark=False)


def cut(dialog):
    """The words that have less room than they need."""
    return [
        one.text()
        for one in dialog.findChildren(QLabel)
        if one.isVisible()
        and one.text()
        and (
            one.height() < one.heightForWidth(one.width())
            if one.wordWrap()
            else one.width() < one.minimumSizeHint().width()
        )
    ]


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.wait(50)
    return dialog


@pytest.mark.usefixtures("step")
def test_a_question_with_long_words_is_whole(qtbot):
    assert cut(shown(qtbot, Confirm(f"Hapus {NAME}?", SENTENCE, "Hapus", danger=True))) == []


@pytest.mark.usefixtures("step")
def test_a_title_with_a_long_name_is_whole(qtbot):
    form = Form()
    form.row("&Kata sandi", TextField())
    title = f"Kata sandi baru untuk {NAME}"
    assert cut(shown(qtbot, FormDialog(title, form, "Ganti", lambda: None))) == []

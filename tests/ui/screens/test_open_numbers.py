"""Certificates without a number on the page: told, found, named in files, and filled in."""

from dataclasses import dataclass
from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rehabdesk.services.certificates import Pick, issue, lines
from rehabdesk.services.certificates_out import would_go_out
from rehabdesk.services.office import save_numbering
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.certificates.screen import CertificatesPage
from rehabdesk.ui.screens.kit.certificate_papers import file_name, number_part
from rehabdesk.ui.shell.screen_check import repeated_mnemonics
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.dialog import FormDialog
from tests.sample_office import END, NUMBERING, a_running_program
from tests.ui.screens.dialogs import dialog_of
from tests.ui.shell_double import RecordingShell

DAY = date(2021, 8, 30)


class _OnADay(Context):
    def today(self):
        return DAY


@dataclass
class Shown:
    page: CertificatesPage
    made: tuple


@pytest.fixture
def shown(qtbot, store, tmp_path):
    """Two certificates whose numbers are open."""
    save_numbering(store, replace(NUMBERING, by_hand=True))
    cohort, _group, _enrolments = a_running_program(store)
    picks = [
        Pick(enrolment_id=one.enrolment.id, override_reason="Uji")
        for one in lines(store, cohort, today=DAY)
    ]
    made = issue(store, cohort, picks, issued_on=END, today=DAY).record
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    context = _OnADay(store, RecordingShell(window), Preferences(tmp_path))
    page = CertificatesPage(context)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    page.show()
    yield Shown(page, made)
    context.close()


def state_of(page, place):
    column = next(one for one in page.model.columns if one.key == "state")
    row = page.model.rows()[place]
    return column.text(row), column.tone(row)


def test_the_list_and_the_sums_say_that_numbers_are_waited_for(shown):
    assert state_of(shown.page, 0) == ("Terbit, belum bernomor", Tone.ACCENT)
    assert "2 sudah terbit (2 belum bernomor)" in shown.page._subtitle.text()
    assert shown.page.panes.person.number_button.isVisible()
    assert repeated_mnemonics(shown.page) == []


def test_a_number_is_filled_in_by_keyboard_and_taken_back(shown, qtbot, store):
    shown.page.table.select_place(0)
    qtbot.mouseClick(shown.page.panes.person.number_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(shown.page, qtbot, FormDialog)
    field = dialog.form.field_row("serial").field

    qtbot.keyClicks(field, "217")
    hint = dialog.form.field_row("serial").hint_text()
    assert hint.endswith("\nW12.PAS.PAS1-PK.06.05-0217 TAHUN 2021")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert state_of(shown.page, 0) == ("Terbit no. 0217", Tone.INFO)
    assert not shown.page.panes.person.number_button.isVisible()
    assert "(1 belum bernomor)" in shown.page._subtitle.text()
    shown.page.context.shell.undo()
    assert state_of(shown.page, 0)[0] == "Terbit, belum bernomor"


def test_a_number_that_somebody_has_is_refused_beside_the_field(shown, qtbot):
    for place in (0, 1):
        shown.page.table.select_place(place)
        shown.page.deeds.fill_current()
        dialog = dialog_of(shown.page, qtbot, FormDialog)
        dialog.form.field_row("serial").field.set_value(217)
        dialog.carry_out()

    assert "0217 TAHUN 2021” sudah ada" in dialog.form.errors()["serial"]
    assert state_of(shown.page, 1)[0] == "Terbit, belum bernomor"


def test_files_of_open_ones_have_names_of_their_own(shown, store):
    leaving = would_go_out(store, shown.made, today=DAY)

    assert len({number_part(one) for one in shown.made}) == 2
    assert file_name(leaving[0]) == f"Sertifikat - {shown.made[0].check_code} - Agus Salim.pdf"


def test_all_of_them_are_one_file_that_names_no_number(shown):
    shown.page.deeds.print_all()

    _pdf, title, name = shown.page.context.shell.pdfs[-1]
    assert (title, name) == ("Sertifikat: 2 orang", "Sertifikat belum bernomor.pdf")

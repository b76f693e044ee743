"""The dialog that issues: the last number where it must be told, and the end of a range."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.official_numbers import NumberRange
from rehabdesk.services.certificates import lines, revoke
from rehabdesk.services.office import save_numbering
from rehabdesk.storage.pc import go_on_after_restore, renew_identity
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.certificates.issuing import IssueDialog
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from tests.sample_office import NUMBERING, a_running_program
from tests.ui.shell_double import RecordingShell

LAST_WEEK = date(2021, 8, 30)


class _OnADay(Context):
    def today(self):
        return LAST_WEEK


@pytest.fixture
def open_dialog(qtbot, store, tmp_path):
    """A dialog for both people of a programme, as exceptions."""
    cohort, _group, _enrolments = a_running_program(store)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    context = _OnADay(store, RecordingShell(window), Preferences(tmp_path))

    made = []

    def opened():
        rows = [
            CertificateRow(line=one, exception="Uji")
            for one in lines(store, cohort, today=LAST_WEEK)
        ]
        dialog = IssueDialog(context, cohort, rows, made.append)
        dialog.open()
        return dialog

    yield opened
    context.close()


def put_back(store):
    renew_identity(store.connection)
    go_on_after_restore(store.connection)


def serials(store):
    return [one.serial for one in store.certificates.all()]


def test_an_office_that_never_went_back_is_asked_nothing(open_dialog, store):
    dialog = open_dialog()

    assert not dialog.last.isVisible()
    dialog.carry_out()
    assert serials(store) == [1, 2]


def test_after_going_back_nothing_is_issued_before_the_last_number_is_told(open_dialog, store):
    put_back(store)
    dialog = open_dialog()
    assert dialog.last.isVisible()
    assert dialog._numbers.text().startswith("Isi nomor urut terakhir")
    assert "belum tercatat satu nomor pun" in dialog.form.field_row("last_given").hint_text()

    dialog.carry_out()
    assert "Nomor urut terakhir tahun 2021" in dialog.form.errors()["last_given"]
    assert serials(store) == []

    dialog.last.set_value(217)
    assert "0218 TAHUN 2021" in dialog._numbers.text()
    dialog.carry_out()
    assert serials(store) == [218, 219]


def test_an_answer_below_the_highest_known_is_refused_beside_its_field(open_dialog, store):
    open_dialog().carry_out()
    for one in store.certificates.all():
        revoke(store, one, reason="Salah nama", today=LAST_WEEK)
    put_back(store)
    dialog = open_dialog()
    hint = dialog.form.field_row("last_given").hint_text()
    assert "sampai nomor urut 2" in hint
    assert dialog.last.placeholderText() == "2"

    dialog.last.set_value(1)
    dialog.carry_out()

    assert dialog.form.errors()["last_given"].startswith("Nomor urut 2 sudah diketahui")
    assert serials(store) == [1, 2]


@pytest.mark.parametrize(("last", "told"), [(13, False), (12, True), (11, True)])
def test_the_end_of_a_range_is_told_ten_numbers_before(open_dialog, store, last, told):
    mine = NumberRange(place=0, first=1, last=last)
    save_numbering(store, replace(NUMBERING, ranges=(mine,)))

    dialog = open_dialog()

    assert dialog._few.isVisible() is told
    if told:
        assert f"tinggal {last - 2} nomor" in dialog._few.text()


def test_open_numbers_are_told_before_they_are_issued(open_dialog, store):
    save_numbering(store, replace(NUMBERING, by_hand=True))
    put_back(store)
    dialog = open_dialog()
    assert dialog._numbers.text().startswith("Nomor W12.PAS.PAS1-PK.06.05-……………… TAHUN 2021\n")
    assert not dialog.last.isVisible()

    dialog.carry_out()

    assert serials(store) == [0, 0]


def test_a_batch_that_a_range_has_no_room_for_is_refused_in_words(open_dialog, store):
    mine = NumberRange(place=0, first=501, last=501)
    save_numbering(store, replace(NUMBERING, ranges=(mine,)))
    dialog = open_dialog()
    assert dialog._numbers.text().startswith("Nomor 501 sampai 501 tinggal 1, padahal")
    assert not dialog._few.isVisible()

    dialog.carry_out()

    assert dialog.trouble.text().startswith("Nomor 501 sampai 501 tinggal 1, padahal")
    assert serials(store) == []

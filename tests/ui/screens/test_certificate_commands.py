"""Sertifikat: what can be done is told once, and what does not fit says why."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QDialog

from rehabdesk.domain.rights import Right
from rehabdesk.domain.user import Role
from rehabdesk.services.attendance import finish_sheet, mark
from rehabdesk.services.certificates_due import issue_due
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.certificates.screen import CertificatesPage
from rehabdesk.ui.screens.kit.command import press
from rehabdesk.ui.screens.kit.permitting import missing_words
from tests.sample_office import END, a_running_program, a_session

ALWAYS, NEVER = "Agus Salim", "Mahmud bin Karta"


@pytest.fixture
def cohort(store):
    """One who was always there, and one who never was."""
    made, group, _enrolments = a_running_program(store, (ALWAYS, NEVER))
    statuses = {one.code: one for one in store.statuses.all()}
    session = a_session(store, made, group)
    for row in freeze_roster(store, session):
        code = "H" if store.residents.get(row.resident).name == ALWAYS else "A"
        mark(store, session, row.resident, statuses[code])
    finish_sheet(store, session)
    return made


class LastWeek(Context):
    """A context that stands on the last Monday of the program."""

    def today(self):
        return date(2021, 8, 30)


def shown(store, shell, qtbot, folder):
    page = CertificatesPage(LastWeek(store, shell, Preferences(folder)))
    qtbot.addWidget(page)
    page.resize(1190, 690)
    page.show()
    return page


@pytest.fixture
def page(store, shell, qtbot, tmp_path, cohort):
    return shown(store, shell, qtbot, tmp_path)


def issue(store, cohort):
    issue_due(store, cohort, issued_on=END, today=END)


def choose(page, *names):
    rows = page.model.rows()
    places = [at for at, row in enumerate(rows) if row.line.resident.name in names]
    page.table.select_place(places[0])
    how = QItemSelectionModel.SelectionFlag
    for at in places[1:]:
        page.table.selectionModel().select(page.model.index(at, 0), how.Select | how.Rows)


def why(page):
    return {one.words: one.why_not() for one in page.commands()}


def menu_of(page):
    page.print_menu.aboutToShow.emit()
    return {
        one.text().partition("\t")[0].replace("&", ""): one
        for one in page.print_menu.actions()
        if not one.isSeparator()
    }


def test_the_print_menu_counts_when_it_opens(page, store, cohort):
    choose(page, NEVER)
    assert {words: one.isEnabled() for words, one in menu_of(page).items()} == {
        "Semua yang terbit, satu berkas (0)": False,
        "Yang dipilih (0)": False,
        "Salinan yang dipilih (0), bertanda SALINAN": False,
        "Satu berkas per orang…": False,
        "Buku register": True,
    }

    issue(store, cohort)
    choose(page, ALWAYS, NEVER)

    assert {words: one.isEnabled() for words, one in menu_of(page).items()} == {
        "Semua yang terbit, satu berkas (1)": True,
        "Yang dipilih (1)": True,
        "Salinan yang dipilih (1), bertanda SALINAN": True,
        "Satu berkas per orang…": True,
        "Buku register": True,
    }


def test_the_print_menu_prints_the_chosen(page, store, cohort):
    issue(store, cohort)
    choose(page, ALWAYS)

    menu_of(page)["Salinan yang dipilih (1), bertanda SALINAN"].trigger()

    assert page.context.shell.pdfs[-1][1].startswith("Salinan sertifikat")


def test_what_fits_somebody_short_of_the_rule_and_what_does_not(page):
    choose(page, NEVER)
    found = why(page)

    assert found["Terbitkan dengan alasan"] == ""
    assert found["Pratinjau sertifikat"] == ""
    assert found["Hapus alasan terbit"] == "Tidak terbit dengan alasan."
    assert found["Cabut sertifikat"] == "Sertifikatnya belum terbit."
    assert found["Terbitkan sertifikat untuk yang memenuhi"] == ""
    said = "Tidak ada yang siap menerima sertifikat di antara yang dipilih."
    assert found["Terbitkan sertifikat untuk yang dipilih"] == said

    page.set_exception(page.current().key, "Sakit paru")
    found = why(page)
    assert found["Terbitkan dengan alasan"] == "Sudah akan terbit dengan alasan."
    assert found["Hapus alasan terbit"] == ""
    assert found["Terbitkan sertifikat untuk yang dipilih"] == ""


def test_what_fits_somebody_whose_certificate_is_issued(page, store, cohort):
    choose(page, ALWAYS)
    assert why(page)["Terbitkan dengan alasan"] == "Sudah memenuhi syarat."

    issue(store, cohort)
    found = why(page)

    assert found["Cabut sertifikat"] == found["Riwayat perubahan sertifikat"] == ""
    assert found["Lihat dan cetak sertifikat"] == ""
    assert found["Pratinjau sertifikat"] == "Sertifikatnya sudah terbit."
    assert found["Terbitkan dengan alasan"] == "Sertifikatnya sudah terbit."
    assert found["Isi nomor sertifikat"] == "Sertifikatnya sudah bernomor."
    assert found["Terbitkan sertifikat untuk yang memenuhi"] == (
        "Belum ada yang memenuhi syarat sertifikat."
    )


def test_ctrl_k_takes_no_certificate_back_that_is_not_issued(page):
    choose(page, NEVER)
    command = next(one for one in page.commands() if one.words == "Cabut sertifikat")

    press(page.context, command)

    assert page.context.shell.said == ["Sertifikatnya belum terbit."]
    assert not page.context.shell.window_widget().findChildren(QDialog)


def test_enter_shows_nothing_to_who_may_not_print_and_says_so(
    store, shell, qtbot, tmp_path, cohort
):
    store.desk = replace(store.desk, role=Role.READER)
    page = shown(store, shell, qtbot, tmp_path)
    choose(page, ALWAYS)

    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert shell.pdfs == []
    assert shell.said == [missing_words(Right.PRINT)]

"""Rooms, days off, topics and partner staff come in on the screen, and go back in one step."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from rehabdesk.domain.importing import ImportSubject, RowFate
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.ui.background import Worker
from rehabdesk.wording.terms import label
from tests.services.importing.office_lists import LISTS as LISTS_OF_OFFICE
from tests.ui.screens.test_imports import Desk


@pytest.fixture
def desk(qtbot, store, tmp_path):
    made = Desk(qtbot, store, tmp_path)
    yield made
    made.context.close()


LISTS = {
    ImportSubject.ROOMS: (
        ("Nama Ruangan", "Kapasitas"),
        [("Aula Barat", 40), ("Ruang Konseling 2", 6)],
    ),
    ImportSubject.HOLIDAYS: (
        ("Tanggal", "Keterangan"),
        [(date(2032, 5, 2), "Idulfitri"), (date(2032, 5, 3), "Idulfitri hari kedua")],
    ),
    ImportSubject.TOPICS: (
        ("Materi", "Jenis Sesi"),
        [("Mengelola uang", "SEM"), ("Kejujuran", "")],
    ),
    ImportSubject.COUNSELORS: (
        ("Nama", "Instansi", "HP"),
        [("Yayah Rokayah", "Yayasan Harapan", "085980513958"), ("dr. Umar", "Puskesmas", "")],
    ),
}


def shelf(store, subject):
    return {
        ImportSubject.ROOMS: store.rooms,
        ImportSubject.HOLIDAYS: store.holidays,
        ImportSubject.TOPICS: store.topics,
        ImportSubject.COUNSELORS: store.counselors,
    }[subject]


@pytest.mark.parametrize("subject", LISTS, ids=lambda one: one.value)
def test_a_list_of_terms_comes_in_once_and_goes_back(desk, subject):
    headings, rows = LISTS[subject]
    before = len(shelf(desk.store, subject).all())

    desk.preview(xlsx_of(headings, rows), subject)
    assert desk.figure(RowFate.NEW) == "2"
    assert desk.figure(RowFate.INVALID) == "0"
    desk.import_now()
    assert len(shelf(desk.store, subject).all()) == before + 2
    assert desk.figure(RowFate.UNCHANGED) == "2"
    assert not desk.page.next_button.isEnabled()

    desk.click(desk.page.back_button)
    desk.click(desk.page.back_button)
    desk.page.start.table.select_place(0)
    desk.click(desk.page.start.undo_button)
    (question,) = desk.dialogs()
    desk.click(question.verb_button)
    assert len(shelf(desk.store, subject).all()) == before


def test_a_room_whose_capacity_is_no_number_is_told_by_its_row(desk):
    rows = [("Aula Barat", "banyak"), ("Ruang Konseling 2", 6)]

    desk.preview(xlsx_of(("Nama Ruangan", "Kapasitas"), rows), ImportSubject.ROOMS)

    assert desk.figure(RowFate.INVALID) == "1"
    (problem,) = desk.page.outcome.tabs.problems.rows()
    assert (problem.row, problem.column) == (2, "Kapasitas")
    assert "bilangan bulat" in problem.problem


def test_a_list_of_another_kind_is_noticed_and_read_as_such(desk):
    page = desk.page
    page.start.choose(ImportSubject.COUNSELORS)
    page.open_file(str(LISTS_OF_OFFICE / "sdp_export.xlsx"))
    banner = page.columns.other
    assert banner.isVisible()
    assert banner.text() == "Judul kolomnya seperti daftar Residen (SDP), bukan Konselor."

    desk.click(page.columns.other_button)

    assert page.plan.subject is ImportSubject.PEOPLE
    assert not banner.isVisible()
    assert page.columns.model.rows()[1].meaning == "No. Registrasi"


def test_a_list_of_its_own_kind_is_let_be(desk):
    kinds = {
        "sdp_export.xlsx": ImportSubject.PEOPLE,
        "sk_peserta.xlsx": ImportSubject.ENROLMENTS,
        "konselor.xlsx": ImportSubject.COUNSELORS,
    }
    for name, subject in kinds.items():
        desk.page.start.choose(subject)
        desk.page.open_file(str(LISTS_OF_OFFICE / name))
        assert not desk.page.columns.other.isVisible()


def test_a_preview_of_terms_shows_only_what_terms_have(desk):
    headings, rows = LISTS[ImportSubject.ROOMS]
    desk.preview(xlsx_of(headings, rows), ImportSubject.ROOMS)

    tabs = desk.page.outcome.tabs
    shown = [one.text() for one in tabs.tab.findChildren(QPushButton) if one.isVisible()]
    assert shown == ["Baris (2)", "Sel berbeda (0)", "Masalah (0)"]
    assert "No. registrasi" not in [o.heading for o in tabs.first_table().shown_columns()]


def test_a_list_written_before_the_window_looks_again_leaves_nothing_in_its_way(desk, monkeypatch):
    headings, rows = LISTS[ImportSubject.TOPICS]
    desk.preview(xlsx_of(headings, rows), ImportSubject.TOPICS)
    begin = Worker.start

    def begin_and_end(worker):
        begin(worker)
        worker.wait()

    monkeypatch.setattr(Worker, "start", begin_and_end)
    desk.import_now()

    assert desk.figure(RowFate.UNCHANGED) == "2"


@pytest.mark.parametrize("subject", list(ImportSubject), ids=lambda one: one.value)
def test_a_template_of_every_list_is_saved_from_the_page(desk, subject):
    desk.page.start.choose(subject)
    desk.click(desk.page.start.template_button)
    (asking,) = desk.window.findChildren(QFileDialog)
    name = f"Templat {label(subject)}.xlsx".replace("/", "-")
    assert asking.selectedFiles() == [str(Path.home() / name)]
    asking.fileSelected.emit(str(desk.folder / name))
    asking.close()

    assert "tersimpan" in desk.shell.said[-1]
    sheets = read_tables(name, (desk.folder / name).read_bytes())
    assert [one.name for one in sheets] == [label(subject)[:31], "Petunjuk"]


def test_a_template_that_cannot_be_written_is_said(desk):
    desk.page.start.write_template(desk.folder / "tidak ada" / "templat.xlsx")

    assert "templat.xlsx" in desk.shell.warned[-1]

"""Beside importing: lists that go out as they are shown, and two records that become one."""

import pytest
import pyzipper
from PySide6.QtWidgets import QFileDialog

from rehabdesk.domain.audit import EntryKind
from rehabdesk.services.exporting import ListFormat
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.storage import AuditFilter
from rehabdesk.ui.screens.imports.tabs import Tab
from rehabdesk.ui.screens.kit.exporting import ask_file, export, table_as_shown
from rehabdesk.ui.screens.kit.merging import ask_unmerge, last_merge, merge_dialog
from rehabdesk.ui.widgets.fields import TextField
from tests.sample_office import a_resident
from tests.services.importing.office_lists import (
    HEADINGS,
    MAHMUD,
    RUDI,
    a_plan,
    imported,
    people_list,
)
from tests.ui.screens.test_imports import Desk, part


@pytest.fixture
def desk(qtbot, store, tmp_path):
    made = Desk(qtbot, store, tmp_path)
    yield made
    made.context.close()


def test_any_list_goes_out_as_it_is_shown(desk):
    desk.preview(people_list(MAHMUD, RUDI))
    table = desk.page.outcome.tabs.tables[Tab.ROWS]
    table.horizontalHeader().setSectionHidden(1, True)

    export(desk.context, table_as_shown(table), desk.folder / "baris.xlsx", ListFormat.XLSX, "")

    cells = read_tables("baris.xlsx", (desk.folder / "baris.xlsx").read_bytes())[0].cells
    assert [*cells[0]] == ["Baris", "Nama", "Keterangan", *HEADINGS[:1], *HEADINGS[2:]]
    assert [*cells[1][:2], cells[1][3]] == [2, "Mahmud Bin Karta", "BI 283/20"]
    assert "2 baris tersimpan" in desk.shell.said[-1]


def test_a_list_is_exported_locked_unless_somebody_insists_and_either_is_noted(desk):
    desk.preview(people_list(MAHMUD, RUDI))
    table = desk.page.outcome.tabs.tables[Tab.ROWS]
    ask_file(desk.context, table)
    (asking,) = desk.dialogs()
    words = asking.passphrase
    desk.click(asking.save_button)
    _chosen(desk, "keluar.zip")

    with pyzipper.AESZipFile(desk.folder / "keluar.zip") as archive:
        content = archive.read("Baris daftar.xlsx", pwd=words.encode())
    assert len(read_tables("baris.xlsx", content)[0].cells) == 3
    assert "2 baris tersimpan terkunci di keluar.zip" in desk.shell.said[-1]

    ask_file(desk.context, table)
    asking = desk.dialogs()[-1]
    asking.open_field.set_value(True)
    asking.forms.set_value(ListFormat.CSV)
    assert asking.warning.isVisible()
    assert asking.heading.text() == "Berkas tidak dikunci"
    desk.click(asking.save_button)
    _chosen(desk, "keluar.csv")

    assert b"Mahmud" in (desk.folder / "keluar.csv").read_bytes()
    assert [one.label for one in desk.store.audit.entries(AuditFilter(kind=EntryKind.EXPORT))] == [
        "Daftar diekspor: Baris daftar, 2 baris, tanpa kunci",
        "Daftar diekspor: Baris daftar, 2 baris, terkunci",
    ]


def _chosen(desk, name):
    """Choose a place in the system's dialog."""
    dialog = desk.shell.window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(desk.folder / name))
    dialog.reject()


def test_two_records_of_one_person_are_merged_and_parted_again(desk):
    store = desk.store
    kept = a_resident(store, "Mahmud Bin Karta", "BI 1/19")
    double = a_resident(store, "Mahmud Karta", "BI 2/20")
    dialog = merge_dialog(desk.context, kept)
    dialog.open()
    part(dialog, TextField).set_value("bi 2 / 20")
    desk.click(dialog.verb_button)

    assert [one.id for one in store.residents.all()] == [kept.id]
    assert store.search.find("BI 2/20") == (kept.id,)

    ask_unmerge(desk.context, double.id)
    assert desk.shell.said[-1] == "Catatan ini tidak pernah digabung."
    ask_unmerge(desk.context, kept.id)
    (question,) = desk.dialogs()
    desk.click(question.verb_button)
    assert {one.id for one in store.residents.all()} == {kept.id, double.id}
    assert last_merge(desk.context, kept.id) is None


def test_a_cell_that_differs_and_a_problem_say_whose_they_are(desk):
    imported(desk.store, a_plan(desk.store, people_list(MAHMUD, RUDI)))
    desk.preview(people_list((*MAHMUD[:4], "Kristen"), (*RUDI[:2], "31-02-1990", *RUDI[3:])))

    tabs = desk.page.outcome.tabs
    assert table_as_shown(tabs.tables[Tab.CHANGES]).rows == (
        (2, "Mahmud Bin Karta", "Agama", "Islam", "Kristen", "Berkas"),
    )
    assert table_as_shown(tabs.tables[Tab.PROBLEMS]).rows[0][:3] == (3, "Rudi Bin Ali", "Tgl Lahir")


def test_a_number_that_both_records_have_leads_to_the_other_one(desk):
    kept = a_resident(desk.store, "Mahmud Bin Karta", "BI 1/19")
    double = a_resident(desk.store, "Mahmud Karta", "BI 1/19")
    dialog = merge_dialog(desk.context, kept)
    dialog.open()
    part(dialog, TextField).set_value("BI 1/19")
    desk.click(dialog.verb_button)

    assert [one.id for one in desk.store.residents.all()] == [kept.id]
    merge = last_merge(desk.context, kept.id)
    assert merge is not None
    assert merge.merged == double.id


def test_a_refused_dialog_grows_by_its_trouble(desk):
    kept = a_resident(desk.store, "Mahmud Bin Karta", "BI 1/19")
    dialog = merge_dialog(desk.context, kept)
    dialog.open()
    desk.settle()
    before = dialog.height()
    part(dialog, TextField).set_value("BI 1/19")
    desk.click(dialog.verb_button)

    assert dialog.trouble.isVisible()
    assert dialog.height() >= before + dialog.trouble.height()

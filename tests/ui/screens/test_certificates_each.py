"""Certificates one file a person: in a folder that is open, or in one locked zip."""

import pytest
import pyzipper

from rehabdesk.domain.audit import EntryKind
from rehabdesk.services.attendance import finish_sheet, mark
from rehabdesk.services.certificates_due import issue_due
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.storage import AuditFilter
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.certificates import each
from rehabdesk.ui.shell.main_window import MainWindow
from tests.sample_office import END, a_running_program, a_session


@pytest.fixture
def issued(store):
    """Two people who were always there, and their certificates."""
    cohort, group, _enrolments = a_running_program(store, ("Agus Salim", "Budi Hartono"))
    present = store.statuses.all()[0]
    session = a_session(store, cohort, group)
    for row in freeze_roster(store, session):
        mark(store, session, row.resident, present)
    finish_sheet(store, session)
    issue_due(store, cohort, issued_on=END, today=END)
    return store.certificates.all()


def test_one_file_for_each_person_is_written_with_safe_names(desk, qtbot, tmp_path, store, issued):
    folder = tmp_path / "sertifikat"
    folder.mkdir()

    dialog = each.EachDialog(desk, issued, folder)
    dialog.open()
    qtbot.waitUntil(lambda: "2 berkas tersimpan di folder sertifikat." in desk.shell.said)

    assert sorted(one.name for one in folder.iterdir()) == [
        "Sertifikat - W12.PAS.PAS1-PK.06.05-0001 TAHUN 2021 - Agus Salim.pdf",
        "Sertifikat - W12.PAS.PAS1-PK.06.05-0002 TAHUN 2021 - Budi Hartono.pdf",
    ]


def test_one_file_for_each_person_is_locked_in_one_zip_that_names_nobody(
    desk, qtbot, tmp_path, store, issued
):
    words, place = "KATA-SANDI-UJI-YANG-PANJANG", tmp_path / "Sertifikat.zip"

    dialog = each.EachDialog(desk, issued, place, words)
    dialog.open()
    qtbot.waitUntil(lambda: "2 berkas tersimpan terkunci di Sertifikat.zip." in desk.shell.said)

    with pyzipper.AESZipFile(place) as archive:
        assert not [name for name in archive.namelist() if "Agus" in name or "Budi" in name]
        read = [archive.read(name, pwd=words.encode()) for name in archive.namelist()]
    assert len(read) == 2
    assert all(one.startswith(b"%PDF-") for one in read)
    (entry,) = store.audit.entries(AuditFilter(kind=EntryKind.EXPORT))
    assert entry.label == "Dokumen disimpan: Sertifikat, 2 berkas, terkunci"


def test_a_folder_that_is_gone_is_said_in_words(desk, qtbot, tmp_path, store, issued):
    dialog = each.EachDialog(desk, issued, tmp_path / "tidak-ada")
    dialog.open()

    qtbot.waitUntil(lambda: bool(desk.shell.warned))
    assert "tidak-ada tidak dapat ditulisi" in desk.shell.warned[0]


def test_what_could_not_be_written_is_taken_back_also_where_the_window_closes_at_once(
    qtbot, tmp_path, store, issued
):
    window = MainWindow(store, Preferences(tmp_path / "pilihan"))
    qtbot.addWidget(window)
    window.show()
    each.EachDialog(window.context, issued, tmp_path / "tidak-ada").open()
    assert store.certificates.all() != issued

    window.leave(lambda: "")

    assert store.certificates.all() == issued

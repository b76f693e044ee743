"""Backups that make themselves, the banner nobody can overlook, and the way out."""

import shutil
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.backup import BackupPlace, BackupResult
from rehabdesk.services.safekeeping import backups_of, charge_of, choose_folder
from rehabdesk.services.safety import Safety
from rehabdesk.storage import open_office
from rehabdesk.storage.long_log import LONG
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.backup_watch import danger_of
from rehabdesk.ui.shell.leaving import LeavingDialog
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.rescue_dialog import RescueDialog
from tests.sample_office import a_room
from tests.storage.test_damage import flip, pages_of
from tests.storage.test_office_file import WORDS, an_office_on_disk

NOW = datetime(2026, 5, 4, 16, 0).astimezone()


@pytest.fixture(scope="module")
def kept_office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("jaga") / "kantor"
    an_office_on_disk(folder).close()
    return folder


@pytest.fixture
def office(kept_office, tmp_path):
    shutil.copytree(kept_office, tmp_path / "kantor")
    store = open_office(tmp_path / "kantor", WORDS)
    yield store
    store.close()


@pytest.fixture
def window(office, qtbot, tmp_path):
    made = MainWindow(office, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    yield made
    made.leaving.settled = True


def idle(qtbot, window):
    qtbot.waitUntil(lambda: not window.backups.busy(), timeout=20_000)


def made_now(office):
    charge = charge_of(office)
    assert charge is not None
    return backups_of(charge, roots=())


def test_a_new_office_is_not_alarmed_before_its_first_backup_was_tried(window, office, qtbot):
    assert window.backups.banner.isHidden()
    window.backups.show_state()
    assert window.backups.banner.isHidden()


def test_a_new_office_whose_first_backup_failed_is_told_and_gets_one_with_one_press(
    window, office, qtbot
):
    window.backups._tried = True
    window.backups.show_state()
    assert window.backups.banner.isVisible()

    window.backups.back_up_now()
    idle(qtbot, window)

    assert len(made_now(office)) == 1
    assert window.backups.banner.isHidden()


def test_changes_are_backed_up_after_some_time(window, office, qtbot):
    a_room(office, "Aula")
    window.backups.look()
    assert not window.backups.busy()

    window.backups._last_try -= timedelta(minutes=31)
    window.backups.look()
    idle(qtbot, window)

    assert made_now(office)[0][2].held.counts["room"] == 1
    assert not window.backups.changed


def test_closing_after_work_makes_the_days_last_backup_first(window, office, qtbot):
    a_room(office, "Aula")
    closed = []
    window.closed.connect(lambda: closed.append(True))

    window.close()
    assert window.findChild(LeavingDialog) is not None
    qtbot.waitUntil(lambda: bool(closed), timeout=20_000)

    assert made_now(office)[0][2].held.counts["room"] == 1


def test_nobody_has_to_wait_for_it(window, office, qtbot):
    a_room(office, "Aula")
    closed = []
    window.closed.connect(lambda: closed.append(True))
    window.close()

    window.findChild(LeavingDialog).leave_button.click()

    assert closed == [True]


def test_closing_without_changes_closes_at_once(window, office):
    window.backups.changed = False
    closed = []
    window.closed.connect(lambda: closed.append(True))

    window.close()

    assert closed == [True]
    assert made_now(office) == ()


def test_a_failed_place_stays_on_the_banner_until_it_works(window, office, qtbot, tmp_path):
    (tmp_path / "tidak ada").mkdir()
    choose_folder(window.backups.charge, tmp_path / "tidak ada")
    (tmp_path / "tidak ada").rmdir()
    window.backups.back_up_now()
    idle(qtbot, window)

    assert window.backups.banner.isVisible()
    assert "folder pilihan gagal" in window.backups.banner.text()

    (tmp_path / "tidak ada").mkdir()
    window.backups.back_up_now()
    idle(qtbot, window)
    assert window.backups.banner.isHidden()


def test_room_for_marks_is_taken_soon_after_the_start(window, office, qtbot):
    log = office.path.with_name("kantor.rehab-wal")
    assert log.stat().st_size < LONG

    window.backups._look_first()

    qtbot.waitUntil(lambda: log.stat().st_size == LONG, timeout=20_000)


def test_a_damaged_file_is_said_soon_after_the_start(window, office, qtbot):
    office.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = office.path
    flip(path, (pages_of(path) // 2) * 4096)

    window.backups._look_first()
    qtbot.waitUntil(lambda: "rusak" in window.backups.banner.text(), timeout=20_000)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"newest": None, "stale": True}, "Belum ada cadangan"),
        ({"newest": NOW - timedelta(days=5), "stale": True}, "5 hari lalu"),
        ({"newest": None, "stale": True, "from_later": True}, "jam komputer"),
        ({"stick_stale": True}, "Flashdisk"),
        (
            {
                "failed": (
                    BackupResult(place=BackupPlace.STICK, where="", at=NOW, trouble="DiskFull"),
                )
            },
            "flashdisk gagal",
        ),
    ],
)
def test_every_danger_has_its_words(changes, words):
    usual = {"newest": NOW, "stale": False, "failed": (), "only_here": False, "stick_stale": False}

    said = danger_of(Safety(**(usual | changes)), NOW)

    assert words in said
    assert bool(words) == bool(said)


def wait_for(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog._worker is None, timeout=60_000)


def test_an_office_comes_back_on_another_pc_with_the_stick_alone(window, office, qtbot, tmp_path):
    a_room(office, "Aula")
    window.backups.back_up_now()
    idle(qtbot, window)
    stick = shutil.copytree(office.path.parent / "cadangan", tmp_path / "stik" / "RehabDesk Uji x")
    dialog = RescueDialog(tmp_path / "pc lain", parent=window)
    dialog.show()
    restored = []
    dialog.restored.connect(lambda folder, words: restored.append((folder, words)))
    assert dialog.model.rowCount() == 0

    dialog.look_in(stick.parent)
    dialog.passphrase.setText("bukan ini kata sandinya")
    dialog.look()
    wait_for(qtbot, dialog)
    assert "tidak cocok" in dialog.message.text()
    assert not dialog.verb_button.isEnabled()
    dialog.passphrase.setText(WORDS)
    dialog.look()
    wait_for(qtbot, dialog)
    assert dialog.verb_button.isEnabled()
    dialog.verb_button.click()
    qtbot.waitUntil(lambda: bool(restored), timeout=20_000)

    store = open_office(tmp_path / "pc lain", WORDS)
    assert [one.name for one in store.rooms.all()] == ["Aula"]
    store.close()


def test_what_is_readable_of_a_damaged_office_is_saved_by_one_press(office, qtbot, tmp_path):
    for number in range(30):
        a_room(office, f"Ruang {number}")
    folder = office.path.parent
    office.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    torn = shutil.copytree(folder, tmp_path / "sobek")
    flip(torn / "kantor.rehab", (pages_of(torn / "kantor.rehab") - 1) * 4096)
    start = QWidget()
    qtbot.addWidget(start)
    dialog = RescueDialog(torn, "Sebagian berkas kantor rusak.", parent=start)
    dialog.passphrase.setText(WORDS)

    dialog.save_readable()
    wait_for(qtbot, dialog)

    assert "terselamatkan" in dialog.message.text()
    assert dialog.model.rowCount() == 1

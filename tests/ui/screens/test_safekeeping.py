"""Cadangan: made, proven, compared and put back by hand, as somebody at the desk does it."""

import shutil
from datetime import date, datetime

import pytest
from msgspec.structs import replace

from rehabdesk.services.safekeeping import plan_of, prepare_stick
from rehabdesk.storage import open_office
from rehabdesk.storage.backup_catalogue import read_catalogue
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.safekeeping.restore_dialog import RestoreDialog
from rehabdesk.ui.screens.safekeeping.retention_dialog import RetentionDialog
from rehabdesk.ui.screens.safekeeping.screen import SafekeepingPage
from rehabdesk.ui.widgets.confirm import Confirm
from rehabdesk.wording.safekeeping import age
from tests.sample_office import a_resident, a_room
from tests.storage.foreign_copies import FOREIGN, plant
from tests.storage.test_damage import flip
from tests.storage.test_office_file import WORDS, an_office_on_disk
from tests.ui.screens.conftest import Desk


@pytest.fixture(scope="module")
def kept_office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cadangan") / "kantor"
    an_office_on_disk(folder).close()
    return folder


@pytest.fixture
def office(kept_office, tmp_path):
    shutil.copytree(kept_office, tmp_path / "kantor")
    store = open_office(tmp_path / "kantor", WORDS)
    yield store
    store.close()


@pytest.fixture
def page(office, shell, qtbot, tmp_path):
    made = SafekeepingPage(Desk(office, shell, Preferences(tmp_path)))
    qtbot.addWidget(made)
    made.resize(1190, 690)
    made.show()
    yield made
    if made.deeds is not None:
        made.deeds.wait()


def done(qtbot, page):
    qtbot.waitUntil(lambda: not page.deeds.busy(), timeout=20_000)


def test_an_office_without_backups_says_what_to_do(page):
    assert page.model.rowCount() == 0
    assert page.make_button.isEnabled()
    assert not page.restore_button.isEnabled()
    assert page.state.advice.text() == "Buat cadangan pertama sekarang."


def test_one_press_makes_a_backup_that_was_opened_again(page, shell, qtbot):
    page.make_button.click()
    assert not page.make_button.isEnabled()
    done(qtbot, page)

    assert page.model.rowCount() == 1
    assert shell.said == ["Cadangan dibuat dan diuji di 1 tempat."]
    assert "masih di komputer ini" in page.state.advice.text()


def test_a_stick_that_is_prepared_gets_a_backup_at_once(page, shell, qtbot, tmp_path, monkeypatch):
    (tmp_path / "stik").mkdir()
    monkeypatch.setattr("rehabdesk.services.safekeeping.sticks", lambda: (tmp_path / "stik",))

    page.deeds.prepare(tmp_path / "stik")
    done(qtbot, page)

    assert {line.source.parent.parent.name for line in page.model.rows()} == {"kantor", "stik"}
    assert plan_of(page.charge).stick
    page.places.stick_off.click()
    assert not plan_of(page.charge).stick
    assert page.places.stick_off.isHidden()
    drop = next(one for one in page.commands() if one.words == "Lepas flashdisk cadangan")
    assert drop.why_not() == "Belum ada flashdisk cadangan yang disiapkan."


def test_a_stick_that_is_gone_is_said(page, shell, tmp_path):
    page.deeds.prepare(tmp_path / "tidak ada")

    assert "tidak ada" in shell.warned[0]


def test_a_rehearsal_is_said_and_remembered(page, shell, qtbot):
    page.make_backup()
    done(qtbot, page)

    page.rehearse_button.click()
    done(qtbot, page)

    assert shell.said[-1].startswith("Uji pemulihan berhasil")
    assert read_catalogue(page.charge.folder).rehearsed_on == page.context.today()
    assert page.model.rows()[0].backup.rehearsed_on is not None


def test_a_rehearsal_of_a_damaged_backup_is_a_warning(page, shell, qtbot):
    page.make_backup()
    done(qtbot, page)
    flip(page.model.rows()[0].source / "kantor.rehab", 4096 * 2)

    page.rehearse_chosen()
    done(qtbot, page)

    assert "rusak" in shell.warned[0]


def test_before_restoring_what_would_be_lost_is_shown_and_nothing_happens_by_itself(
    page, shell, qtbot, office
):
    page.make_backup()
    done(qtbot, page)
    a_room(office, "Diisi sesudahnya")

    page.restore_button.click()
    done(qtbot, page)
    dialog = shell.window.findChild(RestoreDialog)
    rows = {one.words: one for one in dialog.table.compared.rows()}

    assert rows["Ruangan"].lost == 1
    assert dialog.cancel_button.hasFocus() or not dialog.isActiveWindow()
    dialog.cancel_button.click()
    assert shell.left == []


def test_a_backup_with_foreign_parts_is_refused_before_anything_is_compared(
    page, shell, qtbot, office
):
    page.make_backup()
    done(qtbot, page)
    source = page.model.rows()[0].source
    plant(source / "kantor.rehab", office.key, FOREIGN["a view without end"])

    page.ask_restore()
    done(qtbot, page)
    page.rehearse_chosen()
    done(qtbot, page)

    assert shell.warned[0].startswith("Cadangan ini berisi bagian yang bukan milik RehabDesk")
    assert len(shell.warned) == 2
    assert shell.window.findChild(RestoreDialog) is None


@pytest.mark.parametrize("deed", ["ask_restore", "rehearse_chosen"])
def test_the_look_at_a_backup_can_be_stopped(page, shell, qtbot, deed):
    page.make_backup()
    assert not page.progress.cancel_button.isVisible()
    done(qtbot, page)

    getattr(page, deed)()
    assert page.progress.cancel_button.isVisible()
    page.progress.cancel_button.click()
    done(qtbot, page)

    assert shell.said[-1] == "Dihentikan."
    assert not page.progress.isVisible()
    assert page.restore_button.isEnabled()
    assert shell.window.findChild(RestoreDialog) is None
    getattr(page, deed)()
    assert page.progress.cancel_button.isEnabled()
    done(qtbot, page)
    assert shell.warned == []


def test_restoring_closes_the_office_and_puts_the_backup_in_its_place(page, shell, qtbot, office):
    a_room(office, "Di cadangan")
    page.make_backup()
    done(qtbot, page)
    a_room(office, "Diisi sesudahnya")
    page.ask_restore()
    done(qtbot, page)
    shell.window.findChild(RestoreDialog).verb_button.click()

    office.close()
    said = shell.left[0]()

    assert said.startswith("Kantor dipulihkan")
    again = open_office(page.charge.folder, WORDS)
    assert [one.name for one in again.rooms.all()] == ["Di cadangan"]
    again.close()


def test_the_whole_file_is_checked_on_demand(page, shell, qtbot, office):
    page.state.check_button.click()
    done(qtbot, page)
    assert shell.said == ["Semua halaman berkas kantor baik."]

    office.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    flip(page.charge.path, 4096 * 6)
    page.state.check_button.click()
    done(qtbot, page)

    assert "rusak" in shell.warned[0]


def test_an_office_in_memory_is_shown_without_anything_to_press(store, shell, qtbot, tmp_path):
    page = SafekeepingPage(Desk(store, shell, Preferences(tmp_path)))
    qtbot.addWidget(page)
    page.show()

    assert not page.make_button.isEnabled()


def test_ages_are_said_as_people_say_them():
    now = datetime(2026, 5, 4, 16, 0).astimezone()
    for minutes, words in ((0, "baru saja"), (5, "5 menit lalu"), (130, "2 jam lalu")):
        assert age(datetime.fromtimestamp(now.timestamp() - minutes * 60).astimezone(), now) == (
            words
        )
    assert age(now.replace(day=3), now) == "kemarin"
    assert age(now.replace(month=4), now) == "30 hari lalu"
    assert age(now.replace(year=2027), now) == "jam komputer mundur"


def test_a_prepared_stick_is_shown_as_not_plugged_in(page, tmp_path):
    (tmp_path / "stik").mkdir()
    prepare_stick(page.charge, tmp_path / "stik")
    page.reload()

    assert page.places.stick_off.isVisible()


def test_old_data_is_proposed_by_one_and_anonymised_by_another(page, shell, office):
    person = a_resident(office, "Mahmud bin Karta", "B I 305/26")
    stay = office.stays.find(resident=person.id)[0]
    with office.change("Keluar"):
        office.stays.put(replace(stay, exited_on=date(2012, 1, 1)))
    page.retention_button.click()
    dialog = shell.window.findChild(RetentionDialog)

    dialog.propose_button.click()
    assert not dialog.anonymise_button.isEnabled()
    office.desk = replace(office.desk, user="orang-kedua")
    dialog.reload()
    dialog.anonymise_button.click()
    dialog.findChild(Confirm).verb_button.click()

    assert office.residents.get(person.id).name == "Tanpa nama"
    assert dialog.model.rowCount() == 0

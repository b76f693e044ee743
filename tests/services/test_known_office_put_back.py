"""What the program itself puts back, looks at or leaves raises no alarm at the next login."""

import shutil

import pytest

from rehabdesk import paths
from rehabdesk.services.comparing import compare_closed
from rehabdesk.services.rehearsal import rehearse
from rehabdesk.services.rescue import save_readable
from rehabdesk.services.restoring import permit, restore_permitted, take_back
from rehabdesk.services.safekeeping import back_up
from rehabdesk.services.users import change_own_passphrase
from rehabdesk.storage import open_office, unlock_office
from rehabdesk.storage.known_office import FOLDER
from rehabdesk.storage.office_file import SCHEMA_VERSION
from rehabdesk.storage.restoring import find_backups
from rehabdesk.storage.snapshot import back_up_now
from rehabdesk.storage.upgrade import keep_before_upgrade, note_kept
from tests.known_days import (
    SETTINGS,
    charge_at,
    end_without_closing,
    enter,
    found,
    kept,
    put_back,
    work,
)
from tests.own_office import NOW, TODAY, WORDS
from tests.sample_office import a_room

NEW = "gajah pulang membawa garam"


@pytest.fixture(autouse=True)
def this_pc(tmp_path, monkeypatch):
    """The settings of a PC that has seen no office yet."""
    for name in SETTINGS:
        monkeypatch.setenv(name, str(tmp_path / "setelan"))
    return paths.computer_settings_folder() / FOLDER


@pytest.fixture
def office(two_users_office, tmp_path):
    return shutil.copytree(two_users_office, tmp_path / "kantor")


def test_the_ring_of_a_session_that_ended_without_closing_is_no_older_one(office):
    work(office)
    end_without_closing(office)

    assert found(office) is None


def test_the_log_of_changes_left_by_a_power_cut_is_read_and_nothing_is_said(office):
    work(office)
    end_without_closing(office)

    store = enter(office)

    assert store.older is None
    assert "Yang terakhir" in {one.name for one in store.rooms.all()}
    store.close()


def test_after_an_end_without_closing_a_look_at_a_backup_takes_nothing_away(office):
    store = enter(office)
    back_up(charge_at(store), NOW, roots=())
    store.close()
    end_without_closing(office)
    source = find_backups(office / "cadangan")[0][0]

    allowed = permit(source, office, WORDS, "ratna", count_in=office, now=NOW)
    compare_closed(allowed, source, office)

    assert found(office) is None


def test_a_pc_that_has_never_seen_the_office_says_nothing(office, tmp_path, monkeypatch):
    work(office)
    yesterday = kept(office, tmp_path / "kemarin")
    work(office)
    put_back(yesterday, office)
    for name in SETTINGS:
        monkeypatch.setenv(name, str(tmp_path / "komputer lain"))

    assert found(office) is None


def test_work_done_on_another_pc_and_brought_back_is_not_older(office, tmp_path, monkeypatch):
    work(office)
    with monkeypatch.context() as elsewhere:
        for name in SETTINGS:
            elsewhere.setenv(name, str(tmp_path / "komputer lain"))
        work(office, "Dari komputer lain")
        store = enter(office)
        change_own_passphrase(store, WORDS, NEW)
        store.close()

    assert found(office, NEW) is None


def restored(office):
    store = enter(office)
    back_up_now(office / paths.OFFICE_FILE, store.key, office / "cadangan", NOW)
    a_room(store, "Sesudah cadangan")
    store.close()
    source = find_backups(office / "cadangan")[0][0]
    allowed = permit(source, office, WORDS, "ratna", count_in=office, now=NOW)
    restore_permitted(allowed, source, NOW, office, NOW)


def test_a_backup_that_was_restored_is_not_older(office):
    work(office)
    restored(office)

    assert found(office) is None


def test_nor_for_another_user_of_the_pc_who_knew_the_office_before(office, tmp_path, monkeypatch):
    work(office)
    with monkeypatch.context() as other:
        for name in SETTINGS:
            other.setenv(name, str(tmp_path / "akun lain"))
        restored(office)

    assert found(office) is None


def test_what_was_saved_of_a_damaged_file_and_restored_is_not_older(office):
    work(office, "Aula")
    key = unlock_office(office, WORDS, "ratna").key
    saved, _ = save_readable(office, key, NOW)
    (office / paths.OFFICE_FILE).write_bytes(b"rusak" * 4000)
    allowed = permit(saved, office, WORDS, "ratna", count_in=office, now=NOW)

    restore_permitted(allowed, saved, NOW, office, NOW)

    assert found(office) is None


def test_backups_rehearsals_and_looks_raise_no_alarm(office):
    work(office)
    store = enter(office)
    back_up(charge_at(store), NOW, roots=())
    source, backup = find_backups(office / "cadangan")[0]
    rehearse(charge_at(store), source, backup, TODAY)
    store.close()
    open_office(office, WORDS, "ratna").close()

    assert found(office) is None


def test_going_back_before_an_upgrade_is_not_older(office):
    store = enter(office)
    path = office / paths.OFFICE_FILE
    left = keep_before_upgrade(
        store.connection, path, SCHEMA_VERSION - 1, SCHEMA_VERSION, store.key
    )
    note_kept(store.connection, left)
    store.close()
    work(office, "Sesudah pembaruan")

    assert take_back(path, WORDS, "ratna", now=NOW) is not None

    assert found(office) is None


def over_a_broken_ring(office, others_settings=None):
    """A backup from before a change of the ring is put back, today's ring being broken."""
    store = enter(office)
    back_up_now(office / paths.OFFICE_FILE, store.key, office / "cadangan", NOW)
    change_own_passphrase(store, WORDS, NEW)
    store.close()
    enter(office, NEW).close()
    (office / paths.KEYS_FILE).write_bytes(b"rusak")
    source = find_backups(office / "cadangan")[0][0]
    if others_settings is not None:
        others_settings()
    allowed = permit(source, office, WORDS, "ratna", count_in=office, now=NOW)
    restore_permitted(allowed, source, NOW, office, NOW)


def test_what_was_put_back_over_a_broken_ring_is_not_older(office):
    over_a_broken_ring(office)

    assert found(office) is None


def test_nor_for_another_user_of_the_pc_who_did_not_put_it_back(office, tmp_path, monkeypatch):
    """That user still knows the newer ring; the log says that it was left behind."""
    with monkeypatch.context() as other:

        def as_another():
            for name in SETTINGS:
                other.setenv(name, str(tmp_path / "akun lain"))

        over_a_broken_ring(office, as_another)

    assert found(office) is None


def test_whoever_puts_an_office_back_forgets_what_this_pc_knew_of_it(office, this_pc):
    """Also where the log cannot tell it: nothing was written since the backup but the ring."""
    work(office)
    assert list(this_pc.glob("*.json"))

    restored(office)

    assert list(this_pc.glob("*.json")) == []

"""Backing up, restoring and verifying from a command line."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from rehabdesk.__main__ import run as main
from rehabdesk.domain.identity import OfficeId, new_id
from rehabdesk.domain.office import Office
from rehabdesk.services.login import is_recovery, log_in_with_recovery
from rehabdesk.services.safekeeping import back_up, charge_of, prepare_stick
from rehabdesk.storage import create_office, driver, open_office, read_tries, unlock_office
from rehabdesk.storage.lock import lock_office
from tests.own_office import NOW, RECOVERY, own_office
from tests.sample_office import a_room
from tests.storage.foreign_copies import FOREIGN, plant
from tests.storage.old_pages import replay_table
from tests.storage.test_damage import flip
from tests.storage.test_office_file import LIGHT

WORDS = "kata sandi panjang"


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setenv("REHABDESK_PASSPHRASE", WORDS)
    made = Office(id=OfficeId(new_id()), name="Lapas Uji", short_name="Uji", city="Serang")
    store = create_office(tmp_path / "kantor", made, WORDS, "petugas", LIGHT)
    a_room(store, "Aula")
    store.close()
    return tmp_path / "kantor"


def said(capsys, *words):
    code = main([str(one) for one in words])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_a_backup_is_made_verified_and_restored_elsewhere(office, tmp_path, capsys):
    (tmp_path / "stik").mkdir()
    code, out, _ = said(capsys, "backup", "--office", office, "--to", tmp_path / "stik", "--json")
    assert code == 0
    made = json.loads(out)["path"]

    assert said(capsys, "verify", made)[0] == 0
    code, out, _ = said(
        capsys, "restore", "--office", tmp_path / "baru", "--from", tmp_path / "stik"
    )

    assert code == 0
    assert "dipulihkan" in out
    store = open_office(tmp_path / "baru", WORDS)
    assert [one.name for one in store.rooms.all()] == ["Aula"]
    store.close()


def test_a_backup_with_foreign_parts_is_neither_verified_nor_restored(office, tmp_path, capsys):
    (tmp_path / "stik").mkdir()
    _, out, _ = said(capsys, "backup", "--office", office, "--to", tmp_path / "stik", "--json")
    made = Path(json.loads(out)["path"])
    plant(made / "kantor.rehab", unlock_office(made, WORDS).key, FOREIGN["a view without end"])
    today = (office / "kantor.rehab").read_bytes()

    for words in (
        ("verify", made),
        ("restore", "--office", office, "--from", tmp_path / "stik"),
        ("restore", "--office", tmp_path / "baru", "--from", tmp_path / "stik"),
    ):
        code, out, err = said(capsys, *words)
        assert (code, out) == (1, "")
        assert "bagian yang bukan milik RehabDesk" in err

    assert (office / "kantor.rehab").read_bytes() == today
    assert not (tmp_path / "baru" / "kantor.rehab").exists()


def test_without_a_folder_it_goes_to_every_place_of_the_office(office, capsys):
    code, out, _ = said(capsys, "backup", "--office", office)

    assert code == 0
    assert "Folder kantor" in out


def test_a_folder_without_backups_is_one_sentence(office, tmp_path, capsys):
    code, _, why = said(capsys, "restore", "--office", office, "--from", tmp_path)

    assert (code, len(why.splitlines())) == (1, 1)


def test_a_damaged_file_and_a_damaged_backup_are_found(office, tmp_path, capsys):
    assert said(capsys, "verify", office)[0] == 0
    (tmp_path / "stik").mkdir()
    _, out, _ = said(capsys, "backup", "--office", office, "--to", tmp_path / "stik", "--json")
    made = json.loads(out)["path"]
    flip(tmp_path / "stik" / made / "kantor.rehab", 4096 * 4)
    flip(office / "kantor.rehab", 4096 * 30)

    assert said(capsys, "verify", made)[0] == 1
    assert said(capsys, "verify", office)[0] == 1


def test_pages_of_the_day_before_are_told_by_every_command_and_found_by_check_and_verify(
    office, capsys
):
    key = unlock_office(office, WORDS).key
    before = shutil.copytree(office, office.with_name("lama"))
    store = open_office(office, WORDS)
    a_room(store, "Masjid")
    store.close()
    replay_table(before / "kantor.rehab", office / "kantor.rehab", key, "room")

    code, _, told = said(capsys, "backup", "--office", office)
    assert code == 0
    assert "halaman dari hari lain" in told
    code, out, _ = said(capsys, "verify", office, "--json")
    assert (code, json.loads(out)["as_closed"], json.loads(out)["pages"]) == (1, False, True)
    code, out, _ = said(capsys, "check", office, "--json")
    assert (code, json.loads(out)["findings"]["pages_of_before"]) == (1, 1)


def test_a_backup_with_a_page_that_was_put_in_is_found_by_verify(office, tmp_path, capsys):
    (tmp_path / "stik").mkdir()
    _, out, _ = said(capsys, "backup", "--office", office, "--to", tmp_path / "stik", "--json")
    made = Path(json.loads(out)["path"])
    assert said(capsys, "verify", made)[0] == 0
    with closing(driver.connect(made / "kantor.rehab", unlock_office(office, WORDS).key)) as opened:
        opened.execute("UPDATE room SET name = 'Lain'")

    code, _, why = said(capsys, "verify", made)

    assert code == 1
    assert "tidak lagi seperti saat dibuat" in why


def test_an_office_that_is_open_elsewhere_is_left_alone(office, capsys):
    held = lock_office(office)

    code, _, why = said(capsys, "backup", "--office", office)

    assert code == 1
    assert "sedang dipakai" in why
    held.release()


def test_wrong_passphrases_of_a_command_are_waited_for_like_those_of_the_window(
    office, monkeypatch, capsys
):
    monkeypatch.setenv("REHABDESK_PASSPHRASE", "bukan kata sandinya")
    for _ in range(4):
        assert said(capsys, "check", office)[0] == 1
    monkeypatch.setenv("REHABDESK_PASSPHRASE", WORDS)

    code, _, words = said(capsys, "check", office)

    assert code == 1
    assert "Tunggu" in words
    assert read_tries(office).wrong == 4


def test_stick_and_recovery_key_bring_the_office_back_on_a_pc_that_has_nothing_else(tmp_path):
    here, stick = tmp_path / "pc lama", tmp_path / "stik"
    stick.mkdir()
    store = own_office(here / "kantor")
    a_room(store, "Aula di cadangan")
    charge = charge_of(store)
    assert charge is not None
    prepare_stick(charge, stick)
    back_up(charge, NOW, roots=[stick])
    store.close()
    shutil.rmtree(here)
    other = tmp_path / "pc baru"
    other.mkdir()
    bare = {
        "PATH": os.environ["PATH"],
        "HOME": str(other),
        "REHABDESK_PASSPHRASE": RECOVERY,
        "PYTHONPATH": str(Path.cwd()),
    }

    done = subprocess.run(
        [sys.executable, "-m", "rehabdesk", "restore", "--office", "kantor", "--from", str(stick)],
        cwd=other,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    back = log_in_with_recovery(other / "kantor", RECOVERY, now=NOW)
    assert "Aula di cadangan" in [one.name for one in back.rooms.all()]
    assert is_recovery(back)
    back.close()

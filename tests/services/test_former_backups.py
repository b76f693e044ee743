"""A backup from before the office's key was changed says that it opens with an old key."""

import json
import shutil
from datetime import timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.__main__ import run as main
from rehabdesk.services.keys import replace_office_key
from rehabdesk.services.login import log_in
from rehabdesk.services.restoring import permit
from rehabdesk.services.safekeeping import back_up, backups_of, charge_of, with_former_key
from rehabdesk.storage.key_ring import read_ring, write_ring
from rehabdesk.ui.screens.safekeeping.columns import BACKUP_COLUMNS, BackupLine
from rehabdesk.ui.screens.safekeeping.restore_dialog import RestoreDialog
from rehabdesk.ui.widgets.banner import Banner
from tests.own_office import NOW, WORDS, own_office

BEFORE = NOW - timedelta(days=3)
OLD = "dibuka dengan kunci lama"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("REHABDESK_PASSPHRASE", WORDS)
    monkeypatch.setenv("REHABDESK_LOGIN", "ratna")
    own_office(tmp_path / "kantor").close()
    return tmp_path / "kantor"


@pytest.fixture
def store(folder):
    opened = log_in(folder, "ratna", WORDS, now=NOW)
    yield opened
    opened.close()


def charged(store):
    found = charge_of(store)
    assert found is not None
    return found


def sources(store):
    return [source for _, source, _ in backups_of(charged(store), ())]


def former(store):
    return with_former_key(charged(store), sources(store))


def old_and_new(store):
    """A backup from before a change of key, and one from after it."""
    back_up(charged(store), BEFORE, roots=())
    (old,) = sources(store)
    replace_office_key(store)
    back_up(charged(store), NOW, roots=())
    (new,) = set(sources(store)) - {old}
    return old, new


def test_only_the_one_from_before_the_change_is_old(store):
    back_up(charged(store), BEFORE, roots=())
    assert former(store) == frozenset()
    (first,) = sources(store)
    replace_office_key(store)
    back_up(charged(store), NOW, roots=())

    assert former(store) == {first}

    replace_office_key(store)
    assert former(store) == set(sources(store))


def test_of_a_ring_that_tells_nothing_nothing_is_said(store, tmp_path):
    old, _ = old_and_new(store)
    ring = read_ring(old / "kantor.keys")
    write_ring(old / "kantor.keys", replace(ring, seal="00"))
    assert former(store) == frozenset()

    (old / "kantor.keys").write_text("rusak")
    assert former(store) == frozenset()

    (old / "kantor.keys").unlink()
    assert former(store) == frozenset()

    own_office(tmp_path / "lain").close()
    shutil.copy(tmp_path / "lain" / "kantor.keys", old / "kantor.keys")
    assert former(store) == frozenset()


def test_the_list_and_the_dialog_say_it_with_what_it_means(store, qtbot, tmp_path):
    old_and_new(store)
    column = next(one for one in BACKUP_COLUMNS if one.key == "records")
    assert column.tip is not None
    for place, source, backup in backups_of(charged(store), ()):
        is_old = source in former(store)
        line = BackupLine(backup=backup, source=source, now=NOW, place=place, former_key=is_old)
        assert (column.text(line) == "Kunci lama") is is_old
        assert ("sudah keluar" in column.tip(line)) is is_old
        permitted = permit(source, tmp_path / "kantor", WORDS, "ratna", count_in=tmp_path, now=NOW)
        assert permitted.with_former_key is is_old
        dialog = RestoreDialog(line, a_comparison(permitted, source, tmp_path), lambda: None)
        qtbot.addWidget(dialog)
        said = " ".join(one.text() for one in dialog.findChildren(Banner))
        assert ("Dibuka dengan kunci lama" in said) is is_old


def a_comparison(permitted, source, tmp_path):
    from rehabdesk.services.comparing import compare_closed

    return compare_closed(permitted, source, tmp_path / "kantor")


def test_verify_says_it_of_a_backup_and_of_an_office(store, folder, capsys):
    old, new = old_and_new(store)
    store.close()

    for place, is_old in ((old, True), (new, False)):
        assert main(["verify", str(place)]) == 0
        assert ("Dibuka dengan kunci lama" in capsys.readouterr().out) is is_old
    assert main(["verify", str(folder)]) == 0
    assert f"1 {OLD}" in capsys.readouterr().out
    assert main(["verify", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["backups_with_former_key"] == 1


def test_verify_says_nothing_of_a_backup_that_lies_elsewhere(store, tmp_path, capsys):
    old, _ = old_and_new(store)
    away = shutil.copytree(old, tmp_path / "jauh" / "sekali" / "di" / "sana" / old.name)

    assert main(["verify", str(away), "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["former_key"] is False

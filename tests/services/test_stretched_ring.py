"""A key ring that asks for too much stretching is named at every door, and nothing is tried."""

import json
import shutil

import pytest

from rehabdesk.__main__ import run as main
from rehabdesk.services.checking import check_office
from rehabdesk.services.login import log_in
from rehabdesk.services.restoring import permit, restore_permitted
from rehabdesk.services.safekeeping import charge_of, copy_to
from rehabdesk.services.troubles import SENTENCES, trouble_sentence
from rehabdesk.storage import RingStretched, StorageTrouble
from rehabdesk.ui.shell.start_deeds import answer_to
from tests.own_office import NOW, WORDS, own_office

MEMORY = 64 * 1024
PASSES = pytest.mark.parametrize(("passes", "refused"), [(59, False), (60, False), (61, True)])
"""Twenty times what is usual is tried, and one pass more is not."""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("REHABDESK_PASSPHRASE", WORDS)
    monkeypatch.setenv("REHABDESK_LOGIN", "ratna")
    own_office(tmp_path / "kantor").close()
    return tmp_path / "kantor"


@pytest.fixture
def backup(folder, tmp_path):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    charge = charge_of(store)
    assert charge is not None
    made = copy_to(charge, tmp_path / "stik", NOW, beside=False)
    store.close()
    return tmp_path / "stik" / made.folder


def stretch(folder, passes=61):
    """Every slot of a ring asks for so many passes."""
    path = folder / "kantor.keys"
    words = json.loads(path.read_text())
    for one in words["slots"]:
        one |= {"memory": MEMORY, "passes": passes}
    path.write_text(json.dumps(words))


def told(capsys, *words):
    code = main([str(one) for one in words])
    return code, capsys.readouterr().err


@PASSES
def test_the_login_names_it_and_the_window_offers_what_helps(folder, passes, refused):
    stretch(folder, passes)

    with pytest.raises(StorageTrouble) as met:
        log_in(folder, "ratna", WORDS, now=NOW)

    answer = answer_to(met.value)
    assert isinstance(met.value, RingStretched) is refused
    assert ("penguatan" in answer.text) is refused
    assert answer.damaged is refused


@pytest.mark.parametrize("command", [("check",), ("verify",), ("backup", "--office")])
def test_commands_name_it(folder, capsys, command):
    stretch(folder)

    code, why = told(capsys, *command, folder)

    assert code == 1
    assert SENTENCES[RingStretched] in why


def test_verify_names_it_in_a_backup(backup, capsys):
    stretch(backup)

    code, why = told(capsys, "verify", backup)

    assert code == 1
    assert SENTENCES[RingStretched] in why


def test_a_check_of_the_open_office_names_it(folder):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    stretch(folder)

    with pytest.raises(RingStretched) as met:
        check_office(store)

    assert trouble_sentence(met.value).startswith(SENTENCES[RingStretched])
    store.close()


def test_a_restore_names_it_where_neither_ring_can_be_tried(folder, backup, capsys):
    stretch(folder)
    stretch(backup)

    code, why = told(capsys, "restore", "--office", folder, "--from", backup.parent)

    assert code == 1
    assert SENTENCES[RingStretched] in why


def test_a_good_backup_takes_the_place_of_an_office_with_such_a_ring(folder, backup):
    stretch(folder)

    permitted = permit(backup, folder, WORDS, "ratna", count_in=folder, now=NOW)
    restore_permitted(permitted, backup, NOW, folder, NOW)

    log_in(folder, "ratna", WORDS, now=NOW).close()


def test_such_a_ring_in_a_backup_never_takes_the_place_of_a_good_one(folder, backup):
    kept = shutil.copy(folder / "kantor.keys", folder.parent / "kunci")
    stretch(backup)

    permitted = permit(backup, folder, WORDS, "ratna", count_in=folder, now=NOW)
    restore_permitted(permitted, backup, NOW, folder, NOW)

    slots = json.loads((folder / "kantor.keys").read_text())["slots"]
    assert slots == json.loads(kept.read_text())["slots"]
    log_in(folder, "ratna", WORDS, now=NOW).close()

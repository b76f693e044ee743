"""Taking an upgrade back from a command line: only while nobody has the office open."""

import os
import subprocess
import sys

import pytest

from rehabdesk.__main__ import run as main
from rehabdesk.cli.offices import VARIABLE
from rehabdesk.domain.user import Role
from rehabdesk.storage import lock_office, open_office
from tests.own_office import OTHER_WORDS, own_office, with_user
from tests.storage.test_upgrade import LANDED, WORDS, an_office_of


def test_going_back_waits_until_the_program_is_closed(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("REHABDESK_PASSPHRASE", WORDS)
    office = an_office_of(LANDED[0], tmp_path)
    open_office(tmp_path, WORDS).close()
    upgraded = office.read_bytes()
    open_program = lock_office(tmp_path)

    refused = main(["go-back", str(tmp_path)])

    assert refused == 1
    assert "sedang dipakai program lain" in capsys.readouterr().err
    assert office.read_bytes() == upgraded

    open_program.release()
    assert main(["go-back", str(tmp_path)]) == 0
    assert "kembali seperti sebelum pembaruan" in capsys.readouterr().out
    assert office.read_bytes() != upgraded
    lock_office(tmp_path).release()


def test_without_an_office_there_is_nothing_to_go_back_to(tmp_path, capsys):
    assert main(["go-back", str(tmp_path)]) == 0
    assert "tidak berubah" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_going_back_asks_for_the_right_and_for_the_passphrase(tmp_path, capsys, monkeypatch):
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.READER)
    store.close()
    (tmp_path / "kantor" / "cadangan" / "sebelum-skema-99-dari-98").mkdir(parents=True)
    before = (tmp_path / "kantor" / "kantor.rehab").read_bytes()

    for login, words, told in (
        ("cecep", OTHER_WORDS, "tidak berhak"),
        ("ratna", "bukan kata sandinya", "tidak cocok"),
    ):
        monkeypatch.setenv("REHABDESK_LOGIN", login)
        monkeypatch.setenv("REHABDESK_PASSPHRASE", words)
        assert main(["go-back", str(tmp_path / "kantor")]) == 1
        assert told in capsys.readouterr().err

    assert (tmp_path / "kantor" / "kantor.rehab").read_bytes() == before


def test_where_nobody_can_type_it_is_refused_at_once_and_says_what_is_missing(tmp_path):
    office = an_office_of(LANDED[0], tmp_path)
    open_office(tmp_path, WORDS).close()
    upgraded = office.read_bytes()
    silent = {one: words for one, words in os.environ.items() if one != VARIABLE}

    done = subprocess.run(
        [sys.executable, "-m", "rehabdesk", "go-back", str(tmp_path)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60,
        env=silent,
    )  # fmt: skip

    assert done.returncode == 1
    assert "berhak memulihkan cadangan" in done.stdout
    assert "Kata sandi belum ada" in done.stderr
    assert office.read_bytes() == upgraded


@pytest.mark.skipif(os.name != "posix", reason="a terminal of POSIX stands for the console")
def test_in_a_console_the_passphrase_is_asked_for_and_not_shown(tmp_path):
    import pty

    office = an_office_of(LANDED[0], tmp_path)
    open_office(tmp_path, WORDS).close()
    upgraded = office.read_bytes()
    silent = {one: words for one, words in os.environ.items() if one != VARIABLE}
    ours, theirs = pty.openpty()

    running = subprocess.Popen(
        [sys.executable, "-m", "rehabdesk", "go-back", str(tmp_path)],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, env=silent,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    for question, answer in ((b"Nama pengguna: ", ""), (b"Kata sandi: ", WORDS)):
        while question not in shown:
            shown += os.read(ours, 4096)
        os.write(ours, f"{answer}\n".encode())
    code = running.wait(timeout=60)
    shown += os.read(ours, 4096)
    os.close(ours)

    assert code == 0
    assert b"berhak memulihkan cadangan" in shown
    assert WORDS.encode() not in shown
    assert office.read_bytes() != upgraded

"""Taking an upgrade back from a command line: only while nobody has the office open."""

from rehabdesk.__main__ import run as main
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

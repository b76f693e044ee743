"""Files that are older than this PC has seen them are noticed at the login, and only then."""

import json
import shutil
import sys
from contextlib import suppress

import pytest

from rehabdesk import paths
from rehabdesk.cli import main
from rehabdesk.domain.known_office import OlderBy
from rehabdesk.domain.refusals import NotAllowed
from rehabdesk.services.demonstration import build_demonstration
from rehabdesk.services.known_office import (
    ACCEPTED,
    FOUND,
    accept_older,
    keep_known,
    older_sentence,
)
from rehabdesk.services.login import log_in, log_in_with_recovery
from rehabdesk.services.restoring import permit, restore_permitted
from rehabdesk.storage import DEMONSTRATION_PASSPHRASE, AuditFilter
from rehabdesk.storage.known_office import FOLDER
from rehabdesk.storage.restoring import find_backups
from rehabdesk.storage.snapshot import back_up_now
from tests.known_days import (
    SETTINGS,
    end_without_closing,
    enter,
    found,
    kept,
    put_back,
    work,
)
from tests.own_office import NOW, OTHER_WORDS, RECOVERY, WORDS, own_office
from tests.sample_office import a_room


@pytest.fixture(autouse=True)
def this_pc(tmp_path, monkeypatch):
    """The settings of a PC that has seen no office yet."""
    for name in SETTINGS:
        monkeypatch.setenv(name, str(tmp_path / "setelan"))
    return paths.computer_settings_folder() / FOLDER


@pytest.fixture
def office(two_users_office, tmp_path):
    return shutil.copytree(two_users_office, tmp_path / "kantor")


def log_of(store):
    return [one.label for one in store.audit.entries(AuditFilter(), 50)]


def test_both_files_rolled_back_together_are_noticed(office, tmp_path):
    work(office, "Aula")
    yesterday = kept(office, tmp_path / "kemarin")
    work(office, "Bengkel")

    put_back(yesterday, office)

    assert found(office) is OlderBy.LOG


def test_it_is_noticed_again_and_again_until_somebody_accepts_it(office, tmp_path):
    work(office)
    yesterday = kept(office, tmp_path / "kemarin")
    work(office)
    put_back(yesterday, office)

    assert [found(office), found(office), found(office)] == [OlderBy.LOG] * 3
    store = enter(office)
    assert log_of(store).count(FOUND) == 4
    accept_older(store)
    assert older_sentence(store) == ""
    assert log_of(store)[0] == ACCEPTED
    store.close()

    assert found(office) is None


def test_the_sentence_says_what_since_when_and_what_to_do(office, tmp_path):
    work(office)
    yesterday = kept(office, tmp_path / "kemarin")
    work(office)
    put_back(yesterday, office)
    store = enter(office)

    said, today = older_sentence(store), store.today()
    store.close()

    assert said.startswith("Kantor ini lebih tua daripada yang pernah dibuka di komputer ini")
    assert f"terakhir {today:%d-%m-%Y}" in said
    assert "pulihkan cadangan terbaru" in said


def test_whoever_has_not_the_right_cannot_accept_it(office, tmp_path):
    work(office)
    yesterday = kept(office, tmp_path / "kemarin")
    work(office)
    put_back(yesterday, office)
    store = enter(office, OTHER_WORDS, "cecep")

    with pytest.raises(NotAllowed):
        accept_older(store)
    store.close()

    assert found(office) is OlderBy.LOG


def test_an_older_ring_of_the_same_generation_is_noticed(office, tmp_path):
    work(office)
    ring = kept(office, tmp_path / "kunci", (paths.KEYS_FILE,))
    work(office)

    put_back(ring, office)

    assert found(office) is OlderBy.RING


@pytest.mark.parametrize("way", ["plain", "checkpointed"])
def test_a_log_of_changes_that_was_removed_after_an_end_without_closing_is_noticed(office, way):
    work(office)
    end_without_closing(office, way)

    for end in ("-wal", "-shm"):
        (office / f"{paths.OFFICE_FILE}{end}").unlink(missing_ok=True)

    assert found(office) is (OlderBy.LOG if way == "plain" else OlderBy.JOURNAL)


def test_a_log_of_changes_that_was_emptied_is_noticed_by_what_was_known_a_minute_before(office):
    work(office)
    store = enter(office)
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    a_room(store, "Sesudahnya")
    keep_known(store)
    store.closing.clear()
    copy = shutil.copytree(office, office.with_name("terputus"))
    (copy / f"{paths.OFFICE_FILE}-wal").write_bytes(b"bukan catatan sqlite" * 10)
    (copy / f"{paths.OFFICE_FILE}-shm").unlink()

    assert found(copy) is OlderBy.LOG
    store.close()


def test_what_this_pc_knew_of_a_lost_file_is_told_by_the_log_of_the_restored_one(office):
    work(office)
    store = enter(office)
    back_up_now(office / paths.OFFICE_FILE, store.key, office / "cadangan", NOW)
    a_room(store, "Hilang")
    store.close()
    (office / paths.OFFICE_FILE).unlink()
    source = find_backups(office / "cadangan")[0][0]
    allowed = permit(source, office, WORDS, "ratna", count_in=office, now=NOW)
    restore_permitted(allowed, source, NOW, office, NOW)

    store = enter(office)

    assert store.older is None
    assert "kepala yang lebih lama" in store.audit.entries(AuditFilter(text="dipulihkan"), 5)[0].why
    store.close()


def test_the_recovery_key_compares_too(office, tmp_path):
    work(office)
    yesterday = kept(office, tmp_path / "kemarin")
    work(office)
    put_back(yesterday, office)

    store = log_in_with_recovery(office, RECOVERY, now=NOW)

    assert store.older is not None
    store.close()


def test_each_office_is_known_by_itself_and_by_no_name(office, two_users_office, tmp_path, this_pc):
    other = tmp_path / "kantor lain"
    own_office(other, founder="sari").close()
    work(office)
    yesterday = kept(office, tmp_path / "kemarin")
    work(office)
    log_in(other, "sari", WORDS, now=NOW).close()
    put_back(yesterday, office)
    store = log_in(other, "sari", WORDS, now=NOW)
    assert store.older is None
    said = store.office
    store.close()

    assert found(office) is OlderBy.LOG
    files = list(this_pc.iterdir())
    assert len(files) == 2
    for one in files:
        words = (one.name + one.read_text("utf-8")).casefold()
        assert not any(bad in words for bad in ("ratna", "sari", said.id, "lapas", str(tmp_path)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has rights instead")
def test_what_is_known_is_for_its_owner_only(office, this_pc):
    work(office)

    assert {one.stat().st_mode & 0o077 for one in (this_pc, *this_pc.iterdir())} == {0}


def words_of(at, *heads):
    ring = {"generation": 0, "slots": "", "heads": []}
    return json.dumps({"at": at, "heads": heads, "ring": ring, "working": False}).encode()


SPOILED = [
    b"",
    b"{",
    b"[" * 100_000,
    b"null",
    words_of("2026-01-05T08:00:00"),
    words_of("2026-01-05T08:00:00Z", {"origin": 10**22, "count": 1, "chain": ""}),
    words_of("2026-01-05T08:00:00Z", {"origin": 1, "count": 2**32, "chain": ""}),
]


@pytest.mark.parametrize("content", SPOILED)
def test_a_broken_file_means_that_nothing_is_known_and_is_written_anew(office, content, this_pc):
    work(office)
    (file,) = this_pc.iterdir()
    file.write_bytes(content)

    assert found(office) is None

    assert file.read_bytes() != content


def test_settings_that_cannot_be_written_keep_nobody_out(office, tmp_path):
    (tmp_path / "setelan").write_text("bukan folder")

    work(office, "Aula")

    assert found(office) is None


def test_a_demonstration_is_not_remembered(tmp_path, this_pc):
    """It may be made anew at any time, and whoever tries it out copies it as they like."""
    build_demonstration(tmp_path / "contoh").close()
    store = log_in(tmp_path / "contoh", "", DEMONSTRATION_PASSPHRASE, now=NOW)
    keep_known(store)
    store.close()

    assert list(this_pc.glob("*")) == []


@pytest.mark.parametrize("words", [("check",), ("verify",), ("export", "people", "--out")])
def test_each_command_says_that_the_office_is_older(office, tmp_path, monkeypatch, capsys, words):
    work(office, "Aula")
    yesterday = kept(office, tmp_path / "kemarin")
    work(office, "Bengkel")
    put_back(yesterday, office)
    monkeypatch.setenv("REHABDESK_LOGIN", "ratna")
    monkeypatch.setenv("REHABDESK_PASSPHRASE", WORDS)
    out = [str(tmp_path / "daftar.zip")] if words[0] == "export" else []
    at = ["--office", str(office)] if words[0] == "export" else [str(office)]

    with suppress(SystemExit):
        main([*words, *out, *at])

    assert "Kantor ini lebih tua" in capsys.readouterr().err

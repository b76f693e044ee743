"""The self-check finds what is wrong with an installation, and says nothing of persons."""

import sqlite3
from datetime import UTC, datetime
from functools import partial

from rehabdesk import paths
from rehabdesk.services import self_check
from rehabdesk.spreadsheets import asking
from rehabdesk.storage import aes_gcm_right, argon2id_right, driver, file_encrypted

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def quiet(stage):
    """Nobody listens."""


def test_a_sound_installation_has_nothing_to_report():
    assert self_check.failures(quiet, now=NOW) == []


def test_the_ciphers_give_the_answers_of_the_standards():
    assert argon2id_right()
    assert aes_gcm_right()
    assert file_encrypted()


def test_a_file_that_anybody_can_read_is_named(monkeypatch):
    connect = driver.connect
    monkeypatch.setattr(driver, "connect", lambda path, _key: sqlite3.connect(path))
    assert not file_encrypted()

    # A driver that takes every key for the same one.
    monkeypatch.setattr(driver, "connect", lambda path, _key: connect(path, bytes(32)))
    assert not file_encrypted()

    # And one that writes in clear and asks for the key only when it reads.
    def writes_in_clear(path, key):
        return connect(path, key) if path.exists() else sqlite3.connect(path)

    monkeypatch.setattr(driver, "connect", writes_in_clear)
    assert not file_encrypted()


def test_the_trial_of_the_ciphers_leaves_no_file_behind(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    assert file_encrypted()

    assert list(tmp_path.iterdir()) == []


def test_a_clock_that_stands_at_its_beginning_is_named():
    found = self_check._clock(datetime(1980, 1, 1, tzinfo=UTC))

    assert found == ["Tanggal komputer 01-01-1980 tidak mungkin; betulkan jamnya"]


def test_a_reader_of_lists_that_is_held_to_no_memory_is_named(monkeypatch):
    assert self_check._list_readers() == []

    planted = partial(asking.keeps_to_its_memory, megabytes=700)
    monkeypatch.setattr(asking, "keeps_to_its_memory", planted)
    assert self_check._list_readers() == ["Batas memori pembaca tidak berlaku"]


def test_a_missing_folder_of_resources_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "icons", lambda: tmp_path / "icons")

    assert "Folder icons kosong atau tidak ada" in self_check._resources()


def test_the_report_names_versions_and_findings(tmp_path):
    text = self_check.report(["Gambar svg tidak dapat dibaca"], NOW)
    path = self_check.write_report(text, tmp_path, NOW)

    assert "Python: 3" in text
    assert "Gambar svg tidak dapat dibaca" in text
    assert path is not None
    assert path.read_text(encoding="utf-8") == text


def test_a_report_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "log").write_text("", encoding="utf-8")

    assert self_check.write_report("", tmp_path / "log", NOW) is None

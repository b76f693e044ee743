"""The self-check finds what is wrong with an installation, and says nothing of persons."""

import sqlite3
from collections import namedtuple
from datetime import UTC, datetime, timedelta, timezone
from functools import partial

import pytest

from rehabdesk import paths
from rehabdesk.services import self_check
from rehabdesk.spreadsheets import asking
from rehabdesk.storage import (
    ReaderNotStarted,
    Store,
    aes_gcm_right,
    argon2id_right,
    driver,
    file_encrypted,
)
from rehabdesk.storage.search import ResidentSearch

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def quiet(stage):
    """Nobody listens."""


def test_a_sound_installation_has_nothing_to_report_and_every_part_was_tried():
    said, seen = [], []

    def screens(store):
        seen.append(store.office.demonstration)
        return ["Layar Beranda kosong"]

    found = self_check.failures(said.append, screens, NOW)

    assert found == ["Layar Beranda kosong"]
    assert seen == [True]
    assert said == [
        "Berkas program",
        "Enkripsi",
        "Enkripsi dan pencarian",
        "Pembaca daftar",
        "Ruang dan izin tulis",
        "Jam komputer",
        "Kantor contoh di folder sementara",
        "Layar",
        "Pembaca cadangan",
        "Dokumen cetak",
    ]


def test_each_part_that_breaks_is_named_and_the_others_are_tried_all_the_same(monkeypatch):
    def broken(*_):
        raise RuntimeError("rahasia")

    for part in ("_resources", "_encryption", "_driver_and_search", "_list_readers", "_room"):
        monkeypatch.setattr(self_check, part, broken)
    for part in ("_clock", "_office", "_backup_reader", "_documents"):
        monkeypatch.setattr(self_check, part, broken)

    assert self_check.failures(quiet, now=NOW) == [
        "Berkas program: RuntimeError",
        "Enkripsi: RuntimeError",
        "Enkripsi dan pencarian: RuntimeError",
        "Pembaca daftar: RuntimeError",
        "Ruang dan izin tulis: RuntimeError",
        "Jam komputer: RuntimeError",
        "Kantor contoh: RuntimeError",
        "Pembaca cadangan: RuntimeError",
        "Dokumen cetak: RuntimeError",
    ]


def test_a_reader_of_backups_that_cannot_be_started_is_named(monkeypatch, demonstration_folder):
    assert self_check._backup_reader(demonstration_folder) == []

    monkeypatch.setattr("sys.executable", str(demonstration_folder / "python"))
    with pytest.raises(ReaderNotStarted):
        self_check._backup_reader(demonstration_folder)


def test_a_search_that_finds_nobody_and_a_file_without_cipher_are_named(monkeypatch):
    assert self_check._driver_and_search() == []

    monkeypatch.setattr(ResidentSearch, "find", lambda *_: ())
    assert self_check._driver_and_search() == ["Pencarian tidak menemukan"]

    # What a plain SQLite says to a question that it does not know: nothing at all.
    asks = Store.query
    for nothing in ([], [("",)]):
        monkeypatch.setattr(
            Store,
            "query",
            lambda store, sql, *values, said=nothing: (
                said if "cipher_version" in sql else asks(store, sql, *values)
            ),
        )
        assert self_check._driver_and_search() == [
            "Pencarian tidak menemukan",
            "Enkripsi berkas tidak tersedia",
        ]


@pytest.mark.parametrize(
    ("free", "found"),
    [
        (299_999_999, ["Ruang kosong tinggal"]),
        (300_000_000, []),
        (300_000_001, []),
    ],
)
def test_too_little_room_where_an_office_would_be_kept_is_named(monkeypatch, tmp_path, free, found):
    asked = []
    monkeypatch.setattr(paths, "default_office_folder", lambda: tmp_path / "belum" / "ada")
    usage = namedtuple("Usage", "total used free")(10**12, 0, free)
    monkeypatch.setattr("shutil.disk_usage", lambda place: asked.append(place) or usage)

    told = self_check._room()

    assert [one.rpartition(" ")[0].rpartition(" ")[0] for one in told] == found
    assert asked == [tmp_path]
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "default_office_folder", lambda: tmp_path)

    def refuses(**_):
        raise PermissionError

    monkeypatch.setattr("tempfile.TemporaryFile", refuses)

    assert self_check._room() == ["Folder Dokumen tidak dapat ditulisi"]


@pytest.mark.parametrize(
    ("now", "possible"),
    [
        (datetime(2025, 12, 31, 23, 59, tzinfo=UTC), False),
        (datetime(2026, 1, 1, tzinfo=UTC), True),
        (datetime(2046, 1, 1, tzinfo=UTC), True),
        (datetime(2046, 1, 1, 0, 1, tzinfo=UTC), False),
        (None, True),
    ],
)
def test_a_clock_is_possible_from_the_first_day_of_the_program_on(now, possible):
    assert (self_check._clock(now) == []) is possible


@pytest.mark.parametrize(("hours", "words"), [(7, "UTC+7.0"), (-3.5, "UTC-3.5"), (0, "UTC+0.0")])
def test_the_report_says_when_it_was_made_and_by_which_clock(hours, words):
    now = datetime(2026, 11, 24, 8, 5, tzinfo=timezone(timedelta(hours=hours)))

    lines = self_check.report([], now).splitlines()

    assert lines[0] == f"Pemeriksaan RehabDesk 2026-11-24 08:05 ({words})"
    assert lines[-1] == "Semua bagian bekerja."
    assert lines[-2] == ""
    named = [one.partition(":")[0] for one in lines[1:-2]]
    assert named == ["RehabDesk", "Python", "reportlab", "PDFium (pypdfium2)", "Sistem"]


@pytest.mark.parametrize("reports", [19, 20, 21, 25])
def test_the_newest_twenty_reports_are_kept(tmp_path, reports):
    for number in range(reports):
        self_check.write_report("x", tmp_path, NOW + timedelta(seconds=number))

    left = sorted(one.name for one in tmp_path.iterdir())
    assert len(left) == min(reports, 20)
    assert left[-1] == f"pemeriksaan-{NOW + timedelta(seconds=reports - 1):%Y%m%d-%H%M%S}.txt"


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

"""Each part of the self-check finds the fault that is planted in it, and nothing else."""

import shutil
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from rehabdesk import paths
from rehabdesk.documents import catalogue
from rehabdesk.services import self_check
from rehabdesk.spreadsheets import asking
from tests.storage.test_office_file import WORDS, an_office_on_disk

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
PARTS = {
    "argon2id_right": "Penguatan kata sandi (Argon2id)",
    "aes_gcm_right": "Enkripsi kunci (AES-256-GCM)",
    "file_encrypted": "Enkripsi berkas (SQLCipher)",
}


@pytest.mark.parametrize("broken", PARTS)
def test_a_cipher_that_answers_otherwise_than_its_standard_is_named(monkeypatch, broken):
    assert self_check._encryption() == []

    monkeypatch.setattr(self_check, broken, lambda: False)

    assert self_check._encryption() == [f"{PARTS[broken]} tidak memberi hasil yang benar"]


@pytest.mark.parametrize("name", ["fonts", "icons", "style", "sample"])
@pytest.mark.parametrize("state", ["gone", "empty", "a file", "filled"])
def test_a_folder_of_the_program_that_is_gone_or_empty_is_named(monkeypatch, tmp_path, name, state):
    folder = tmp_path / name
    if state == "a file":
        folder.write_text("x", encoding="utf-8")
    elif state != "gone":
        folder.mkdir()
    if state == "filled":
        (folder / "isi").write_text("x", encoding="utf-8")
    monkeypatch.setattr(paths, name, lambda: folder)

    told = [] if state == "filled" else [f"Folder {name} kosong atau tidak ada"]
    assert self_check._resources() == told


def test_a_sample_list_that_shows_nothing_is_named(monkeypatch):
    nothing = SimpleNamespace(grids=lambda: ())
    monkeypatch.setattr(asking, "start_file", lambda _path: nothing)

    assert self_check._list_readers() == ["Daftar contoh tidak terbaca"]

    monkeypatch.setattr(asking, "keeps_to_its_memory", lambda: False)
    assert self_check._list_readers() == [
        "Daftar contoh tidak terbaca",
        "Batas memori pembaca tidak berlaku",
    ]


def test_an_office_that_reads_as_empty_is_named(monkeypatch, tmp_path):
    an_office_on_disk(tmp_path / "kantor").close()
    monkeypatch.setattr(self_check, "DEMONSTRATION_PASSPHRASE", WORDS)

    assert self_check._backup_reader(tmp_path / "kantor") == ["Isi kantor contoh tidak terbaca"]


def test_a_paper_that_cannot_be_drawn_or_is_no_pdf_is_named(
    monkeypatch, demonstration_folder, tmp_path
):
    def refuses(_dossiers):
        raise ZeroDivisionError

    whole, broken, empty = catalogue.DOCUMENTS[:3]
    planted = (whole, replace(broken, draw=refuses), replace(empty, draw=lambda _dossiers: b"x"))
    monkeypatch.setattr(catalogue, "DOCUMENTS", planted)
    folder = shutil.copytree(demonstration_folder, tmp_path / "kantor")

    assert self_check._documents(folder) == [
        f"{broken.title}: ZeroDivisionError",
        "Hasil gambar bukan PDF",
    ]


def test_what_contradicts_itself_in_the_throw_away_office_is_told_with_its_count(
    monkeypatch, tmp_path
):
    said = []
    found = SimpleNamespace(findings=(("a", "Sesi tanpa program", 2), ("b", "Lain", 0)))
    monkeypatch.setattr(self_check, "check_office", lambda _store: found)

    assert self_check._office(tmp_path / "kantor", said.append) == ["Sesi tanpa program: 2"]

    assert said == []
    assert not [one for one in (tmp_path / "kantor").iterdir() if one.name.endswith("-wal")]
    assert self_check._backup_reader(tmp_path / "kantor") == []


def test_every_finding_stands_in_the_report_and_nothing_says_that_all_is_well():
    lines = self_check.report(["Satu", "Dua"], NOW).splitlines()

    assert lines[-3:] == ["", "Satu", "Dua"]
    assert self_check.report([], NOW).endswith("Semua bagian bekerja.\n")
    assert "(UTC+0.0)" in self_check.report([], NOW.replace(tzinfo=None)).splitlines()[0]

"""What commands write out of an office: locked unless it was asked for open, and noted."""

import json
import re

import pytest
import pyzipper

from rehabdesk.__main__ import run as main
from rehabdesk.domain.audit import EntryKind
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.storage import DEMONSTRATION_PASSPHRASE, AuditFilter, open_office


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--out", str(folder)]) == 0
    return folder / "kantor-contoh"


def run(capsys, *words):
    code = main([str(one) for one in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def last_entry(office):
    store = open_office(office, DEMONSTRATION_PASSPHRASE)
    try:
        kinds = (EntryKind.PRINT, EntryKind.EXPORT)
        found = [one for kind in kinds for one in store.audit.entries(AuditFilter(kind=kind), 1)]
        return max(found, key=lambda one: one.number)
    finally:
        store.close()


def test_a_list_is_locked_and_its_passphrase_is_said_once(office, capsys, tmp_path):
    code, said, _ = run(
        capsys, "export", "people", "--office", office, "--out", tmp_path / "residen.zip"
    )

    assert code == 0
    (words,) = re.findall("Kata sandi: (.+)", said)
    assert [one.name for one in tmp_path.iterdir()] == ["residen.zip"]
    with pyzipper.AESZipFile(tmp_path / "residen.zip") as archive:
        (name,) = archive.namelist()
        content = archive.read(name, pwd=words.encode())
    assert len(read_tables(name, content)[0].cells) == 241
    assert last_entry(office).label == "Daftar diekspor: Urutan SDP, 240 baris, terkunci"


def test_a_list_is_open_only_with_open(office, capsys, tmp_path):
    out = tmp_path / "residen.csv"
    ask = ("export", "people", "--office", office, "--out", out, "--preset", "urutan bnn")
    code, said, _ = run(capsys, *ask, "--open")

    assert code == 0
    assert "Tidak dikunci" in said
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert last_entry(office).label == "Daftar diekspor: Urutan BNN, 240 baris, tanpa kunci"
    code, _, why = run(capsys, *ask[:-1], "tidak ada")
    assert code == 1
    assert "tidak ada" in why


def test_sheets_for_the_printer_stay_a_pdf_and_are_noted_as_a_print(office, capsys, tmp_path):
    out = tmp_path / "baru" / "LEMBAR.PDF"
    day = ("--from", "30-08-2021", "--to", "30-08-2021")
    code, said, _ = run(capsys, "print", "sheets", "--office", office, *day, "--out", out)

    assert code == 0
    assert "Kata sandi" not in said
    assert out.read_bytes().startswith(b"%PDF-")
    entry = last_entry(office)
    assert entry.kind is EntryKind.PRINT
    assert re.fullmatch(
        r"Dokumen dicetak ke PDF: Daftar Hadir, \d+ daftar hadir, tanpa kunci", entry.label
    )


def test_certificates_named_as_a_zip_are_locked_and_noted_as_saved(office, capsys, tmp_path):
    code, said, _ = run(
        capsys,
        *("print", "certificates", "--office", office, "--json"),
        *("--cohort", "rehabilitasi medis TA 2021", "--out", tmp_path / "medis.zip"),
    )

    assert code == 0
    facts = json.loads(said)
    with pyzipper.AESZipFile(facts["path"]) as archive:
        content = archive.read("Sertifikat.pdf", pwd=facts["passphrase"].encode())
    assert content.startswith(b"%PDF-")
    assert last_entry(office).kind is EntryKind.EXPORT
    assert last_entry(office).label == "Dokumen disimpan: Sertifikat, 19 sertifikat, terkunci"

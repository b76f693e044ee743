"""Commands for people without a window: what they write, and how they say no."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rehabdesk import __version__
from rehabdesk.__main__ import run as main
from rehabdesk.cli.words import COMMANDS, command_parser
from rehabdesk.domain.identity import OfficeId, new_id
from rehabdesk.domain.office import Office
from rehabdesk.storage import create_office

PASSPHRASE = "kata sandi panjang"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--out", str(folder)]) == 0
    return folder


@pytest.fixture
def real_office(tmp_path: Path) -> Path:
    office = Office(id=OfficeId(new_id()), name="Lapas Uji", short_name="Uji", city="Serang")
    create_office(tmp_path, office, PASSPHRASE, "petugas").close()
    return tmp_path


def _said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_demonstration_is_built_and_printed(out: Path):
    names = {one.name for one in out.iterdir()}
    assert "kantor-contoh" in names
    papers = [one for one in out.iterdir() if one.suffix == ".pdf"]
    assert len(papers) == 3
    assert all(one.read_bytes().startswith(b"%PDF-") for one in papers)


def test_a_real_office_is_refused_as_the_demonstrations_folder(
    real_office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "hasil"
    (folder).mkdir()
    (folder / "kantor-contoh").mkdir()
    for name in ("kantor.rehab", "kantor.keys"):
        (folder / "kantor-contoh" / name).write_bytes((real_office / name).read_bytes())
    code, _, said = _said(capsys, "demo", "--out", str(folder))
    assert code == 1
    assert "kantor contoh" in said


def test_a_place_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "berkas").write_text("ini berkas, bukan folder", encoding="utf-8")
    code, _, why = _said(capsys, "demo", "--out", str(tmp_path / "berkas"))
    assert code == 1
    assert "tidak dapat ditulisi" in why.splitlines()[-1]


def test_sheets_of_one_group_are_printed(out: Path, capsys: pytest.CaptureFixture[str]):
    paper = out / "baru" / "lembar.pdf"
    code, said, _ = _said(
        capsys,
        *("print", "sheets", "--office", str(out / "kantor-contoh"), "--json"),
        *("--from", "30-08-2021", "--to", "2021-08-30", "--group", "kelompok a"),
        *("--out", str(paper)),
    )
    assert code == 0
    assert len(json.loads(said)["sheets"]) == 3
    assert paper.read_bytes().startswith(b"%PDF-")


def test_issued_certificates_are_printed_again(out: Path, capsys: pytest.CaptureFixture[str]):
    paper = out / "medis.pdf"
    code, said, _ = _said(
        capsys,
        *("print", "certificates", "--office", str(out / "kantor-contoh" / "kantor.rehab")),
        *("--cohort", "rehabilitasi medis TA 2021", "--out", str(paper)),
    )
    assert code == 0
    # The demonstration has printed the originals already.
    assert "19 sertifikat, 19 di antaranya bertanda SALINAN" in said


@pytest.mark.parametrize(
    "words",
    [
        ("--group", "Kelompok Z", "--from", "30-08-2021", "--to", "30-08-2021"),
        ("--from", "31-08-2021", "--to", "30-08-2021"),
        ("--from", "29-08-2021", "--to", "29-08-2021"),
    ],
)
def test_what_cannot_be_printed_is_one_sentence(
    words: tuple[str, ...], out: Path, capsys: pytest.CaptureFixture[str]
):
    paper = out / "tidak.pdf"
    office = str(out / "kantor-contoh")
    code, said, why = _said(
        capsys, "print", "sheets", "--office", office, *words, "--out", str(paper)
    )
    assert (code, said) == (1, "")
    assert len(why.strip().splitlines()) == 1
    assert not paper.exists()


def test_a_sound_office_passes_the_check(out: Path, capsys: pytest.CaptureFixture[str]):
    code, said, _ = _said(capsys, "check", str(out / "kantor-contoh"), "--json")
    assert code == 0
    facts = json.loads(said)
    assert facts["sound"]
    assert facts["counts"]["Residen"] == 240


def test_a_broken_page_is_found(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for name in ("kantor.rehab", "kantor.keys"):
        (tmp_path / name).write_bytes((out / "kantor-contoh" / name).read_bytes())
    file = tmp_path / "kantor.rehab"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)
    code, said, _ = _said(capsys, "check", str(file))
    assert code == 1
    assert "Enkripsi halaman: 1 salah" in said


def test_the_passphrase_comes_from_a_file_or_the_environment(
    real_office: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    file = tmp_path / "sandi.txt"
    file.write_text(f"{PASSPHRASE}\r\n", encoding="utf-8-sig")
    assert main(["check", str(real_office), "--passphrase-file", str(file)]) == 0
    monkeypatch.setenv("REHABDESK_PASSPHRASE", PASSPHRASE)
    assert main(["check", str(real_office)]) == 0
    monkeypatch.setenv("REHABDESK_PASSPHRASE", "salah")
    capsys.readouterr()
    code, _, why = _said(capsys, "check", str(real_office))
    assert code == 1
    assert "kata sandi tidak cocok" in why


def test_without_any_passphrase_it_says_where_to_put_one(real_office: Path):
    environment = {one: value for one, value in os.environ.items() if "REHABDESK" not in one}
    ended = subprocess.run(
        [sys.executable, "-m", "rehabdesk", "check", str(real_office)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env=environment | {"PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
        cwd=Path(__file__).parents[1],
    )
    assert ended.returncode == 1
    assert "--passphrase-file" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("content", [None, b"", b"bukan berkas kantor", os.urandom(8192)])
def test_what_is_no_office_is_refused_in_words(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "kantor.rehab"
    if content is not None:
        file.write_bytes(content)
    code, _, why = _said(capsys, "check", str(file))
    assert code == 1
    assert "bukan berkas RehabDesk" in why


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("print",), "belum diisi"),
        (("print", "lain"), "tidak ada"),
        (("demo",), "belum diisi: --out"),
        (("demo", "--out"), "perlu satu nilai"),
        (("check", "x", "y"), "tidak dikenal: y"),
        (("print", "sheets", "--from", "31-02-2021"), "--from"),
        (("a", "b"), "tidak dikenal: b"),
    ],
)
def test_wrong_use_ends_with_2_and_says_why_in_indonesian(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    why = capsys.readouterr().err
    assert said in why
    assert why.startswith("pemakaian: ")


@pytest.mark.parametrize(
    "words", [(), ("print",), ("print", "sheets"), ("demo",), ("check",), ("export", "people")]
)
def test_help_is_complete_and_indonesian(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert "pilihan:" in said
    for english in ("usage", "options", "show this help", "positional"):
        assert english not in said


def test_every_command_is_in_the_help():
    text = command_parser().format_help()
    assert all(command in text for command in COMMANDS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert __version__ in capsys.readouterr().out


class _NothingToRead(io.StringIO):
    """Windows calls its empty device a terminal."""

    def isatty(self) -> bool:
        return True


def test_an_input_that_only_looks_like_a_keyboard_asks_for_nobody(
    real_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    words = tmp_path / "kata.txt"
    words.write_text(PASSPHRASE, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", _NothingToRead())

    assert main(["check", str(real_office), "--passphrase-file", str(words)]) == 0

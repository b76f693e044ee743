"""One word for one thing: words that were given up stand in no text that staff read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rehabdesk.paths import resources

ROOT = Path(__file__).parents[2] / "rehabdesk"
FOLDERS = (
    "wording",
    "ui",
    "documents",
    "reports",
    "instruments",
    "services",
    "cli",
    "spreadsheets",
)

GIVEN_UP = {
    r"batal(kan)?": "Tidak jadi (menutup), Urungkan (mengembalikan), Tiadakan (sesi)",
    r"(di|mem)batalkan": "diurungkan, ditiadakan",
    r"(di)?kecualikan|pengecualian": "Terbitkan dengan alasan",
    r"nama masuk": "nama pengguna",
    r"(kantor ini )?belum punya cadangan": "Belum ada cadangan",
    r"belum ada kehadiran yang tercatat": "Belum ada sesi yang dihitung",
    r"yang jadi|^jadi$": "akan dibuat",
    r"pencuri( berkas)?": "dapat ditebak dalam …",
    r"stik(nya)?": "flashdisk",
    r"diska|harddisk|hardisk": "hard disk",
    r"gladi( pulih)?": "uji pemulihan",
    r"minggu (ini|itu|lalu|depan|berikutnya|sebelumnya)|(setiap|tiap|per|jadwal|dua|hari atau|\d) "
    r"minggu|minggu \{": "pekan",
    r"nama pendek": "nama singkat",
    r"topik": "materi",
    r"(pilih|semua|saring|buat|belum ada|suatu|kelompok) program( ini| baru)?"
    r"(?=[^-]*$)": "angkatan",
    r"program (baru|ini|itu|dibuka)": "angkatan",
    r"peserta program": "peserta angkatan",
    r"\{prefix\}": "{awalan}",
    r"diberhentikan sementara": "ditangguhkan",
    r"keikutsertaan": "kepesertaan",
    r"(di)?sandikan|penyandian": "enkripsi",
    r"cincin": "berkas kunci",
    r"(di|pe)regang(an|kan)": "penguatan",
    r"daya tampung": "kapasitas",
    r"kalau|jika": "bila",
    r"dulu": "dahulu",
    r"petugas ti": "petugas komputer",
    r"catatan .* menyusul|menyusul dalam program": "yang ada sekarang",
    r"antar tabel|non aktif|ijin|resiko|jum'at|dimana|disini|dibawah|diatas|sekedar|aktifitas"
    r"|analisa|praktek|standarisasi|obyek|subyek": "ejaan baku",
    r"cancel|please|undo|backup|password|username": "bahasa Indonesia",
}
"""What was given up, as one reads it, and what is said instead; read without regard to case."""

_PATTERNS = {said: re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE) for said in GIVEN_UP}

FOREIGN = {
    "ui/theme/qt_words.py": "Qt's own words, which are put into Indonesian there",
    "wording/typed_dates.py": "how people write days and months",
    "wording/asked_days.py": "how people write days",
    "wording/asked_words.py": "what people may type for a thing that is called otherwise here",
}
"""Modules with words that are read and not said."""


def texts_of(source: str) -> Iterator[tuple[int, str]]:
    """Every text in a module but docstrings and headings by which foreign lists are known.

    A text with values in it is read whole, each value as braces; mnemonics are left out.
    """
    tree = ast.parse(source)
    passed_over = {inner for node in ast.walk(tree) for inner in _no_text_of_its_own(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(map(_part, node.values)).replace("&", "")
        elif node in passed_over or not isinstance(node, ast.Constant):
            continue
        elif isinstance(node.value, str):
            yield node.lineno, re.sub(r"([{}])\1", r"\1", node.value).replace("&", "")


def _no_text_of_its_own(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, ast.Expr):
        return [node.value]
    if isinstance(node, ast.keyword) and node.arg == "headings":
        return list(ast.walk(node.value))
    return list(node.values) if isinstance(node, ast.JoinedStr) else []


def _part(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else "{}"


def given_up_in(text: str) -> list[str]:
    """What of the list stands in a text, with what is to be said instead."""
    return [f"“{text}”: {GIVEN_UP[said]}" for said, one in _PATTERNS.items() if one.search(text)]


def offences(source: str, name: str) -> list[str]:
    """The lines of a module that say what was given up."""
    found: list[str] = []
    for line, text in texts_of(source):
        # A key in a file or a name in the code is no text: "stik", "undo", "cancel".
        if re.fullmatch(r"[a-z0-9_.:/-]*", text) or name in FOREIGN:
            continue
        found += [f"{name}:{line} {one}" for one in given_up_in(text)]
    return found


def test_no_text_says_a_word_that_was_given_up():
    found: list[str] = []
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found += offences(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())
    assert found == []


GUIDE = sorted((resources() / "guide").rglob("*.md"))


@pytest.mark.parametrize("file", GUIDE, ids=[one.stem for one in GUIDE])
def test_the_guide_says_no_word_that_was_given_up(file):
    words = file.read_text("utf-8")
    assert [one for line in words.splitlines() for one in given_up_in(line)] == []


@pytest.mark.parametrize(
    "planted",
    [
        'button("&Batal")',
        'button("B&atalkan…")',
        'say("Sesi ini " "dibatalkan.")',
        'say(f"Impor dibatalkan: {name}")',
        'say(f"{count} cadangan di " f"stik {name}")',
        'deeds.add(exempt, "&Kecualikan dengan alasan…")',
        'row("Nama &masuk", login)',
        'set_title(f"Minggu {week}")',
        'chosen("Minggu ini")',
        'form.row("&Topik", topic)',
        'ChoiceField(placeholder="Pilih program…")',
        'REFUSALS = {One: "Hapus {{prefix}} dari polanya."}',
        'row("&Awalan", prefix, hint="{prefix}")',
        'return "Hari libur" if self.holiday else "Jadi"',
        'heading="Gladi pulih"',
    ],
)
def test_a_word_that_comes_back_is_found(planted):
    assert offences(planted, "ui/planted.py")


@pytest.mark.parametrize(
    "fine",
    [
        'WEEKDAYS = ("Sabtu", "Minggu")',
        'change("Jadwal mingguan dibuat")',
        'Field(headings="Materi;Topik;Daya Tampung")',
        '"""What Batalkan was called."""',
        'words.get("stik")',
        'row("&Jenis program", kind)',
        'say("Terbit mulai hari terakhir program.")',
    ],
)
def test_what_is_right_is_left_alone(fine):
    assert offences(fine, "ui/fine.py") == []

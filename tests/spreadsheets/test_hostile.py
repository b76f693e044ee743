"""Lists made to end or to hang the program: each is a sentence, and the program goes on."""

import io
import os
import resource
import sys
import zipfile
from pathlib import Path

import pytest

from rehabdesk.bounded.asking import ReadingKind, Spare
from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.spreadsheets import asking
from rehabdesk.spreadsheets.asking import LISTS, ListReading, start_file, start_pasted
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.spreadsheets.test_reading import ODS_TYPE, a_workbook, an_ods, ods_row, respelt

OLD_EXCEL = Path(__file__).parent / "fixtures" / "daftar.xls"
MEGABYTE = 1024 * 1024


def problem(content, name="daftar.xlsx"):
    with pytest.raises(ListUnreadable) as refused:
        ListReading(name, content).grids()
    return str(refused.value.facts["problem"])


def far_cell(what, instead):
    """A workbook of two cells, the second as far away as can be and spelt in some way."""

    def fill(page):
        page.write(0, 0, "Nama")
        page.write(1_048_575, 16_383, "x")

    return respelt(a_workbook(fill), what, instead)


def one_text_in_many_cells(size, cells):
    def fill(page):
        for row in range(cells):
            page.write(row, 0, "Q")

    return respelt(a_workbook(fill), b"<t>Q</t>", b"<t>" + b"A" * size + b"</t>", packed=True)


FAR = {
    "as usual": far_cell(b"", b""),
    "blanks": far_cell(b'r="XFD1048576"', b'r = "XFD1048576"'),
    "small letters": far_cell(b'r="XFD1048576"', b'r="xfd1048576"'),
    "other quotes": far_cell(b'r="XFD1048576"', b"r='XFD1048576'"),
    "a letter as its number": far_cell(b'r="XFD1048576"', b'r="&#88;FD1048576"'),
    "a line between": far_cell(b'r="XFD1048576"', b'r\n=\n"XFD1048576"'),
    "a prefix": far_cell(b"<c ", b"<x:c "),
    "rows without numbers": far_cell(b'<row r="1048576"', b"<row"),
}


@pytest.mark.parametrize("way", FAR)
def test_a_cell_far_away_is_refused_however_it_is_written(way):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    said = problem(FAR[way])

    assert "jauh" in said or "utuh" in said
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_a_far_cell_in_a_part_of_another_name_is_refused():
    content = FAR["small letters"]
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"worksheets/sheet1.xml", b"lembar/a.xml")
            new.writestr(name.replace("worksheets/sheet1.xml", "lembar/a.xml"), part)

    assert "jauh" in problem(made.getvalue())


def test_one_text_in_twelve_thousand_cells_is_refused():
    content = one_text_in_many_cells(2 * MEGABYTE, 12_000)

    assert len(content) < 200_000
    assert "terlalu besar" in problem(content)


def test_more_than_may_come_back_is_refused():
    assert "terlalu banyak" in problem(one_text_in_many_cells(30_000, 3_000))


@pytest.mark.parametrize("piece", [b"<!--", b"<a ", b'<td x="', b"<td x='\">", b"</", b"<"])
def test_a_page_of_things_that_never_end_is_read_at_once(piece):
    page = b"<table><tr><td>Nama<td>Agama<tr><td>Ali<td>Islam<tr><td>" + piece * 200_000
    asked = ListReading("ekspor.xls", page)
    if b"td" in piece:
        with pytest.raises(ListUnreadable) as refused:
            asked.grids()
        assert "500 kolom" in str(refused.value.facts["problem"])
    else:
        assert list(asked.grids()[0].cells[1]) == ["Ali", "Islam"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"x" * 60_000_000, "terlalu panjang"),
        (b"x;" * 30_000_000, "terlalu panjang"),
        (b"x;" * 100_000 + b"\n" + b"y;" * 100_000, "500 kolom"),
        (b"Nama;Agama\nAli;Islam\n" * 500_000, "20.000 baris"),
        (b'Nama\n"' + b"x;\n" * 1_000_000, "kutip"),
    ],
    ids=["one line", "one line of cells", "wide", "a million rows", "an open quote"],
)
def test_a_csv_that_is_no_list_is_refused(content, said):
    assert said in problem(content, "daftar.csv")


def test_a_workbook_of_far_too_many_rows_is_refused_before_it_is_laid_out():
    def fill(page):
        for row in range(60_000):
            page.write(row, 0, row)

    assert "20.000 baris" in problem(a_workbook(fill))
    rows = "".join(ods_row("Ali") for _ in range(23_000))
    assert "20.000 baris" in problem(an_ods(rows), "daftar.ods")


def test_empty_rows_with_a_format_are_no_rows():
    def fill(page):
        page.write_row(0, 0, ["Nama", "Agama"])
        page.write_row(1, 0, ["Ali", "Islam"])
        for row in range(2, 60_000):
            page.set_row(row, 20)

    assert len(ListReading("a.xlsx", a_workbook(fill)).grids()[0].cells) == 2


def test_a_workbook_under_a_password_is_called_that():
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)
    name = "EncryptedPackage".encode("utf-16-le")
    assert "kata sandi" in problem(locked + name.ljust(64, b"\0") + bytes(64))

    old = OLD_EXCEL.read_bytes()
    start = old.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    assert "kata sandi" in problem(old[:start] + b"\x2f\x00" + old[start + 2 :], "daftar.xls")

    sealed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(an_ods(ods_row("Nama")))) as plain,
        zipfile.ZipFile(sealed, "w") as parts,
    ):
        parts.writestr("mimetype", ODS_TYPE)
        parts.writestr("content.xml", os.urandom(900))
        entry = (
            b'/><manifest:file-entry manifest:full-path="content.xml">'
            b'<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
            b"</manifest:manifest>"
        )
        manifest = plain.read("META-INF/manifest.xml").replace(b"/></manifest:manifest>", entry)
        parts.writestr("META-INF/manifest.xml", manifest)
    assert "kata sandi" in problem(sealed.getvalue(), "daftar.ods")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_and_a_device_are_no_lists(tmp_path):
    os.mkfifo(tmp_path / "daftar.xlsx")

    for path in (tmp_path / "daftar.xlsx", Path("/dev/zero")):
        with pytest.raises(ListUnreadable) as refused:
            start_file(path)
        assert refused.value.facts["problem"] == "ini bukan berkas biasa."


def test_a_list_that_takes_too_long_or_too_much_is_told_so(monkeypatch):
    content = xlsx_of(("Nama", "Agama"), [("Ali", "Islam")] * 20_000)

    monkeypatch.setattr(asking, "LISTS", LISTS._replace(memory=8))
    assert "terlalu besar" in problem(content)
    monkeypatch.setattr(
        asking, "LISTS", ReadingKind("for_ever", 1, 200, 1, "tests.bounded.planted")
    )
    assert "terlalu lama" in problem(content)
    monkeypatch.setattr(asking, "LISTS", ReadingKind("echo", 9, 200, 1, "tests.bounded.planted"))
    assert "tidak dipakai" in problem(content)


def test_a_pasted_table_is_read_apart_as_well_and_by_a_process_kept_ready():
    spare = Spare(LISTS)
    spare.prepare()
    cells = start_pasted("Nama\tAgama\nAli\tIslam", spare=spare).grids()[0].cells

    assert [*map(list, cells)] == [["Nama", "Agama"], ["Ali", "Islam"]]
    assert spare.take() is None

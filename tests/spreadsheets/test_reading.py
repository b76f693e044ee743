"""Files as offices have them, and files that are none: read, or refused by name, never worse."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.spreadsheets.asking import read_file
from rehabdesk.spreadsheets.delimited import read_pasted
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.spreadsheets.writing import xlsx_of

ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="Daftar">'
)
ODS_FOOT = "</table:table></office:spreadsheet></office:body></office:document-content>"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def an_ods(rows):
    """A minimal LibreOffice spreadsheet; ``rows`` is the XML of the table's rows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", ODS_TYPE)
        parts.writestr("content.xml", ODS_HEAD + rows + ODS_FOOT)
        parts.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest"
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
            "</manifest:manifest>",
        )
    return out.getvalue()


def ods_cell(text):
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def ods_row(*texts):
    return f"<table:table-row>{''.join(map(ods_cell, texts))}</table:table-row>"


def no_rows(count):
    """Empty rows, as LibreOffice says them: one that is repeated."""
    repeated = f'table:number-rows-repeated="{count}"'
    return f"<table:table-row {repeated}><table:table-cell/></table:table-row>"


def a_workbook(fill):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(book.add_worksheet())
    book.close()
    return out.getvalue()


def cells(content, file="daftar"):
    return [list(line) for line in read_tables(file, content)[0].cells]


def test_an_xlsx_is_read_whatever_its_ending_says():
    content = xlsx_of(("Nama", "Lahir"), [("Ali", date(1988, 3, 12))])

    assert cells(content, "daftar.csv")[1] == ["Ali", date(1988, 3, 12)]


def test_an_ods_is_read():
    empty = no_rows(1_048_570)
    content = an_ods(ods_row("Nama", "Agama") + ods_row("Ali", "Islam") + empty)

    assert cells(content) == [["Nama", "Agama"], ["Ali", "Islam"]]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "Nu’man José"), ("utf-8-sig", "Nu’man José"), ("utf-16", "Nu’man José")],
)
def test_a_csv_is_read_in_its_encoding(encoding, name):
    content = f"Nama;Agama\r\n{name};Islam\r\n".encode(encoding)

    assert cells(content)[1] == [name, "Islam"]


def respelt(workbook, what, instead, *, packed=False):
    made = io.BytesIO()
    packing = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(made, "w", packing) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(what, instead))
    return made.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found(separator):
    lines = [("No", "Nama", "Alamat"), ("1", "Ali", '"Jl. Raya, No. 3; RT 1"')]
    text = "\n".join(separator.join(line) for line in lines)

    assert list(read_pasted(text).cells[1]) == ["1", "Ali", "Jl. Raya, No. 3; RT 1"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('Nama;No;Kamar\nAli;1;A\n"Budi;2;B\nCici;3;C\nDedi;4;D\n', 3),
        ('Nama;No;Kamar\n"Budi;2;B\nCici;3;C\nDedi;4;"D"\n', 2),
        ('Nama;No;Kamar\n"A\nB";1;A\n"Budi;2;B\nCici;3;C\n', 4),
        ('Nama,No\nAli,1\nBudi,2\n"Cici,3\nDedi,4\n', 4),
        ('Nama;No;Kamar\nAli;1;A\n"Budi;2;B\nCici;3\nDedi;4;D;;\n', 3),
        ('Nama;No;Kamar\nAli;1;A\nCici;3;C\n"Budi;2;B\n', 4),
        ('Nama;No;Kamar\nAli;1;A\n"Budi;2;B', 3),
        ('Nama;No;Kamar\nAli;1;A\n"Budi;2;B\nCici;3;C\n"Dedi";4;D\nEdi;5;E\n', 3),
        ('Nama,No\nAli,1\n"Budi,2\nCici,3\n"Dedi",4\nEdi,5\n', 3),
    ],
    ids=[
        *("to the end", "closed in a later row", "after a cell of two lines", "two columns"),
        *("rows of other widths", "last row", "last sign", "before a quoted name"),
        "before a quoted name of two columns",
    ],
)
def test_a_quote_that_is_never_closed_is_told_with_its_row(text, row):
    with pytest.raises(ListUnreadable) as refused:
        read_pasted(text)

    assert f"kutip di baris {row} tidak ditutup" in str(refused.value.facts["problem"])


def test_a_quote_inside_a_cell_swallows_nothing():
    text = 'Nama;No;Kamar\nAli "Acil" B;1;A\nBudi "B;2;B\nCici;3;C\n'

    assert [line[0] for line in read_pasted(text).cells][1:] == ['Ali "Acil" B', 'Budi "B', "Cici"]


@pytest.mark.parametrize(
    "cell",
    [
        "Jl. Raya; RT 1\nRW 2",
        'Jl. ""Raya""; RT 1\nRW ""2""',
        "a\nb;c",
        "a\nb;c;d;e",
        "a\n\n",
        "satu\ndua; tiga\nempat",
    ],
)
def test_a_cell_of_several_lines_is_a_cell(cell):
    text = f'Nama;Alamat;Kamar\nAli;"{cell}";A\nBudi;x;B\nCici;y;C\n'

    assert [line[0] for line in read_pasted(text).cells] == ["Nama", "Ali", "Budi", "Cici"]


def test_excels_own_line_about_the_separator_is_heeded():
    grid = read_pasted("sep=|\nNama|Agama\nAli|Islam")

    assert list(grid.cells[2]) == ["Ali", "Islam"]


def test_a_web_page_that_calls_itself_excel_is_read():
    page = (
        "<html><body><table><tr><th>Nama</th><th>No. Registrasi</th></tr>"
        "<tr><td>Ali &amp; <b>Umar</b></td><td>BI 1/20</td></tr></table></body></html>"
    )

    assert cells(page.encode(), "ekspor.xls")[1] == ["Ali & Umar", "BI 1/20"]


def test_merged_cells_hold_their_value_throughout():
    def fill(page):
        page.write_row(0, 0, ["Blok", "Nama"])
        page.merge_range(1, 0, 2, 0, "Blok A")
        page.write(1, 1, "Ali")
        page.write(2, 1, "Budi")

    assert cells(a_workbook(fill))[2] == ["Blok A", "Budi"]


def test_a_stray_cell_in_the_farthest_corner_is_refused_before_reading():
    def fill(page):
        page.write(0, 0, "Nama")
        page.write(1_048_575, 16_383, "x")

    with pytest.raises(ListUnreadable, match="ListUnreadable") as refused:
        read_tables("besar.xlsx", a_workbook(fill))
    assert "sangat jauh" in str(refused.value.facts["problem"])


@pytest.mark.parametrize(
    ("what", "instead"),
    [(b"<row", b"<x:row"), (b'<row r="1048576"', b"<row"), (b'r="', b"r='")],
)
def test_a_stray_cell_is_found_however_its_writer_spells_rows(what, instead):
    def fill(page):
        page.write(0, 0, "Nama")
        page.write(1_048_575, 16_383, "x")

    with pytest.raises(ListUnreadable) as refused:
        read_tables("besar.xlsx", respelt(a_workbook(fill), what, instead))
    assert "sangat jauh" in str(refused.value.facts["problem"])


def test_a_stray_cell_at_the_foot_of_a_wide_table_is_refused():
    def fill(page):
        page.write_row(0, 0, [f"K{number}" for number in range(800)])
        page.write(1_048_575, 0, "x")

    with pytest.raises(ListUnreadable):
        read_tables("besar.xlsx", a_workbook(fill))


def test_a_stray_cell_in_an_ods_is_refused():
    far = no_rows(1_000_000)
    gap = '<table:table-cell table:number-columns-repeated="900"/>'
    wide = f"<table:table-row>{gap}{ods_cell('x')}</table:table-row>"

    with pytest.raises(ListUnreadable):
        read_tables("besar.ods", an_ods(ods_row("Nama") + far + wide))


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 bukan zip",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rusak",
        b"%PDF-1.7 \x00\x01\x02\x03\x04\x05\x06\x07\x08",
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"\r\n\r\n",
        b"<html><body>tidak ada</body></html>",
    ],
)
def test_what_is_no_table_is_refused_by_name(content):
    with pytest.raises(ListUnreadable):
        read_tables("aneh.xlsx", content)


@given(st.binary(min_size=1, max_size=400))
@settings(max_examples=80, deadline=None)
def test_garbage_is_a_table_or_a_refusal(content):
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<table>", b"a;b\n"):
        try:
            read_tables("sampah", start + content)
        except ListUnreadable:
            continue


@given(at=st.integers(0, 6000), junk=st.binary(min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_a_damaged_workbook_is_a_table_or_a_refusal(at, junk):
    content = xlsx_of(("Nama", "Lahir"), [("Ali", date(1988, 3, 12))])
    at %= len(content)
    try:
        read_tables("rusak.xlsx", content[:at] + junk + content[at + len(junk) :])
    except ListUnreadable:
        return


@given(at=st.integers(0, 6000), junk=st.binary(min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_a_damaged_ods_or_csv_is_a_table_or_a_refusal(at, junk):
    text = "Nama;Lahir\r\nAli;12-03-1988\r\n".encode("utf-16")
    for name, whole in (
        ("rusak.ods", an_ods(ods_row("Nama", "Lahir") + ods_row("Ali", "12-03-1988"))),
        ("rusak.csv", text),
        ("rusak.html", b"<table><tr><th>Nama</th></tr><tr><td>Ali</td></tr></table>"),
    ):
        start = at % len(whole)
        try:
            read_tables(name, whole[:start] + junk + whole[start + len(junk) :])
        except ListUnreadable:
            continue


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_anything_pasted_is_a_table_or_a_refusal(text):
    try:
        read_pasted(text)
    except ListUnreadable:
        return


def test_a_file_that_is_not_there_or_empty_is_told(tmp_path):
    (tmp_path / "kosong.xlsx").touch()

    for name in ("hilang.xlsx", "kosong.xlsx", "."):
        with pytest.raises(ListUnreadable):
            read_file(tmp_path / name)

"""The shapes of the corpus as files: xlsx, xls, ods and CSV, the same bytes for the same shape."""

import io
import zipfile
from datetime import date, datetime
from xml.sax.saxutils import escape

import xlsxwriter

from tests.services.importing.shaping import CSV, ODS, XLS, XLSX, Cell, Shape, Sheet, laid_out
from tests.spreadsheets.old_excel import an_xls

_MADE = datetime(2021, 8, 30)
_ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def written(shape: Shape, form: str) -> bytes:
    """The list as a file."""
    return {XLSX: _as_xlsx, XLS: _as_xls, ODS: _as_ods, CSV: _as_csv}[form](shape, laid_out(shape))


def _as_xlsx(shape: Shape, sheet: Sheet) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _MADE})
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    for name in shape.sheets_before:
        book.add_worksheet(name[:31]).write_string(0, 0, name)
    page = book.add_worksheet("Daftar")
    for at, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                page.write_datetime(at, column, datetime(cell.year, cell.month, cell.day), day)
            elif cell != "":
                page.write(at, column, cell)
    for (top, left), (bottom, right) in sheet.merged:
        value = sheet.rows[top][left]
        page.merge_range(top, left, bottom, right, "")
        page.write(top, left, f"{value:%d-%m-%Y}" if isinstance(value, date) else value)
    for at in sheet.hidden:
        page.set_row(at, None, None, {"hidden": True})
    book.close()
    return out.getvalue()


def _as_xls(shape: Shape, sheet: Sheet) -> bytes:
    return an_xls(sheet.rows, merged=sheet.merged, hidden=sheet.hidden)


def _ods_cell(cell: Cell) -> str:
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, date):
        kind, words = f'"date" office:date-value="{cell}"', f"{cell:%d/%m/%y}"
    elif isinstance(cell, int | float):
        kind, words = f'"float" office:value="{cell}"', f"{cell:g}"
    else:
        kind, words = '"string"', escape(cell)
    lines = "".join(f"<text:p>{one}</text:p>" for one in words.split("\n"))
    return f"<table:table-cell office:value-type={kind}>{lines}</table:table-cell>"


def _ods_table(name: str, rows: list[list[Cell]], hidden: set[int]) -> str:
    lines = ""
    for at, row in enumerate(rows):
        seen = ' table:visibility="filter"' if at in hidden else ""
        lines += f"<table:table-row{seen}>{''.join(map(_ods_cell, row))}</table:table-row>"
    return f'<table:table table:name="{escape(name)}">{lines}</table:table>'


def _as_ods(shape: Shape, sheet: Sheet) -> bytes:
    tables = [_ods_table(name, [[name]], set()) for name in shape.sheets_before]
    tables.append(_ods_table("Daftar", sheet.rows, sheet.hidden))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS}>'
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, data in (
            ("mimetype", kind),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", content),
        ):
            parts.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _as_csv(shape: Shape, sheet: Sheet) -> bytes:
    def told(cell: Cell) -> str:
        text = f"{cell:%d-%m-%Y}" if isinstance(cell, date) else str(cell)
        quoted = any(sign in text for sign in (shape.delimiter, '"', "\n"))
        return '"' + text.replace('"', '""') + '"' if quoted else text

    lines = [shape.delimiter.join(map(told, row)) for row in sheet.rows]
    return ("\r\n".join(lines) + "\r\n").encode(shape.encoding)

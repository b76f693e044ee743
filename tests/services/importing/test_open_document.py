"""A whole list as LibreOffice writes it: the same register as from Excel."""

import io
import zipfile
from datetime import date, datetime
from xml.sax.saxutils import escape

import pytest

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.reading import read_tables
from tests.services.importing.office_lists import LISTS, a_file_plan, a_plan, fates, imported

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def a_cell(value):
    """A cell with the type that LibreOffice gives it."""
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        kind = f'office:value-type="date" office:date-value="{day:%Y-%m-%d}"'
        return f"<table:table-cell {kind}><text:p>{day:%d/%m/%y}</text:p></table:table-cell>"
    if isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {kind}><text:p>{value:g}</text:p></table:table-cell>"
    kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def an_ods(rows):
    """A workbook of one sheet, with the million empty rows that LibreOffice adds at the foot."""
    lines = "".join(
        f"<table:table-row>{''.join(map(a_cell, row))}</table:table-row>" for row in rows
    )
    empty = "<table:table-cell/></table:table-row>"
    foot = f'<table:table-row table:number-rows-repeated="1048000">{empty}'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}>'
        f'<office:body><office:spreadsheet><table:table table:name="Lembar1">{lines}{foot}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIME, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "subject", "count"),
    [
        ("sdp_export.xlsx", ImportSubject.PEOPLE, 240),
        ("konselor.xlsx", ImportSubject.COUNSELORS, 6),
    ],
)
def test_a_whole_list_of_libreoffice_is_the_list_of_excel(store, name, subject, count):
    cells = read_tables(name, (LISTS / name).read_bytes())[0].cells
    plan = a_plan(store, an_ods(cells), subject, file="daftar.ods")

    assert fates(imported(store, plan)) == {"new": count}
    assert fates(look(store, a_file_plan(store, name, subject))) == {"unchanged": count}

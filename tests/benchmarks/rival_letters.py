"""Merged letters as an office has them in Word: kop with logo, borders, QR pictures, signatures.

What a mail merge gives: one .docx with a page or more for each person or session.
"""

import zipfile
from html import escape

from rehabdesk.documents.kit.qr import qr_code
from tests.benchmarks.pages import logo, png
from tests.documents.invented import certificate, sheet

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
    f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = "".join(f'<w:{one} w:val="single" w:sz="6" w:space="0"/>' for one in _EDGES)
_FRAME = "".join(f'<w:{one} w:val="double" w:sz="18" w:space="24"/>' for one in _EDGES[:4])
_A_MILLIMETRE = 36_000
_GREY = 0
# Twentieths of a point, as Word counts.
_COLUMNS = (650, 3400, 1800, 1300, 1400, 1400, 900)
_MARGINS = '<w:pgMar w:top="700" w:right="650" w:bottom="700" w:left="650"/>'


def certificates_docx(path, count):
    """Certificates lying A4: page border, logo, a QR picture each, three signatures beside."""
    pictures, pages = {"logo": logo()}, []
    for number in range(1, count + 1):
        one = certificate(number, 3)
        pictures[f"qr{number}"] = _qr_png(one.check_code)
        signatures = [[_words(who.position, 18) for who in one.signatures]]
        signatures.append([_words(who.name, 18) + _words(who.nip, 18) for who in one.signatures])
        pages.append(
            "".join(
                (
                    _picture("logo", 16),
                    *(_words(line, 22) for line in one.kop.lines),
                    _words("SERTIFIKAT", 72),
                    _words(f"Nomor : {one.number}", 22),
                    _words("Diberikan kepada", 22),
                    _words(one.name, 56),
                    _words(f"{one.registration_no} {one.birth}", 20),
                    _words(one.statement, 24),
                    _words(one.hours, 20),
                    _words(one.place_and_date, 20),
                    _table(signatures, lines=""),
                    _picture(f"qr{number}", 17),
                    _words(one.check_code, 10),
                )
            )
        )
    border = f"<w:pgBorders>{_FRAME}</w:pgBorders>"
    _write(path, _BREAK.join(pages), (16838, 11906), border, pictures)


def sheets_docx(path, count):
    """Sheets of 22 rows on F4: logo beside the kop, facts, lined table, signatures below."""
    one = sheet(22)
    kop = _table([[_picture("logo", 20), "".join(_words(line, 22) for line in one.kop.lines)]], "")
    titles = "".join(_words(line, 26) for line in one.titles)
    half = len(one.facts) // 2
    facts = _table(
        [
            [_words(f"{name}: {value}", 18) for name, value in pair]
            for pair in zip(one.facts[:half], one.facts[half:], strict=False)
        ],
        lines="",
    )
    heads = ("No.", "Nama Residen", "No. Registrasi", "Blok/Kamar", "Tanda", "Tangan", "Ket.")
    rows = [[_words(name, 18) for name in heads]]
    for row in one.rows:
        left, right = (f"{row.number}.", "") if row.number % 2 else ("", f"{row.number}.")
        cells = (str(row.number), row.name, row.registration_no, row.place, left, right, "")
        rows.append([_words(cell, 18) for cell in cells])
    signed = _table([[_words("Mengetahui,", 18), _words("Konselor,", 18)]], "")
    body = kop + titles + facts + _table(rows, _LINES, _COLUMNS) + signed
    pages = [body + _words(f"No. Lembar 21-{number:04}", 18) for number in range(count)]
    _write(path, _BREAK.join(pages), (12189, 18709), "", {"logo": logo()})


def _words(words, size):
    return (
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr>'
        f"<w:t>{escape(words)}</w:t></w:r></w:p>"
    )


def _table(rows, lines, widths=()):
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{inside}</w:tc>" for inside in row) + "</w:tr>" for row in rows
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = (
        f'<w:tblPr><w:tblLayout w:type="fixed"/><w:tblBorders>{lines}</w:tblBorders></w:tblPr>'
        if lines
        else "<w:tblPr/>"
    )
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"


def _picture(name, millimetres):
    side = millimetres * _A_MILLIMETRE
    shape = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
    return (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline><wp:extent cx="{side}" cy="{side}"/><wp:docPr id="1" name="{name}"/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr>{shape}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _write(path, body, size, border, pictures):
    spaces = (
        f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" xmlns:a="{_DRAWING}/main"'
        f' xmlns:pic="{_DRAWING}/picture" xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
    )
    page = f'<w:sectPr><w:pgSz w:w="{size[0]}" w:h="{size[1]}"/>{_MARGINS}{border}</w:sectPr>'
    kept = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/image" Target="media/{name}.png"/>'
        for name in pictures
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", _TYPES)
        file.writestr("_rels/.rels", _RELATIONS)
        file.writestr(
            "word/document.xml", f"<w:document {spaces}><w:body>{body}{page}</w:body></w:document>"
        )
        file.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{kept}</Relationships>',
        )
        for name, content in pictures.items():
            file.writestr(f"word/media/{name}.png", content)


def _qr_png(text, scale=8):
    """The code as a picture of one grey byte a dot, as mail-merge tools put it in."""
    made = qr_code(text)
    side, pixels = made.modules, made.image.tobytes()
    lines = []
    for start in range(0, side * side, side):
        line = b"".join(bytes((one,)) * scale for one in pixels[start : start + side])
        lines += [b"\0" + line] * scale
    return png(made.modules * scale, _GREY, lines)

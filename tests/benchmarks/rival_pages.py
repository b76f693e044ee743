"""Much the same pages for other programs: merged letters for an office suite, Typst, fpdf2.

They have the words, the table and the QR code of ours, less of the ornament: the comparison is
kind to the rivals.
"""

import zipfile
from html import escape

from rehabdesk.documents.kit.qr import qr_code
from rehabdesk.documents.kit.samples import certificate, sheet

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def certificates_docx(path, count):
    """Certificates merged into one letter, lying A4."""
    pages = []
    for number in range(1, count + 1):
        lines = [_paragraph(words, size) for words, size in _certificate_lines(number)]
        pages.append("".join(lines))
    _docx(path, _BREAK.join(pages), (16838, 11906))


def sheets_docx(path, count):
    """Attendance sheets of 22 rows merged into one letter."""
    one = sheet(22)
    pages = []
    for number in range(count):
        head = [_paragraph(words, 22) for words in (*one.kop.lines, *one.titles)]
        facts = [_paragraph(f"{label}: {value}", 18) for label, value in one.facts]
        rows = [
            (str(row.number), row.name, row.registration_no, row.place, f"{row.number}.", "")
            for row in one.rows
        ]
        foot = _paragraph(f"No. Lembar 21-{number:04}", 18)
        pages.append("".join([*head, *facts, _table(rows), foot]))
    _docx(path, _BREAK.join(pages), (12189, 18709))


def certificates_typst(count):
    """Certificates as Typst source, the QR code as a picture of squares."""
    parts = ['#set page(paper: "a4", flipped: true, margin: 2cm)', "#set align(center)"]
    for number in range(1, count + 1):
        for words, size in _certificate_lines(number):
            parts.append(f"#text(size: {size / 2}pt)[{_typst_words(words)}]\n")
        parts.append(f'#image(bytes("{_svg(certificate(number).check_code)}"), width: 17mm)')
        parts.append("#pagebreak(weak: true)")
    return "\n".join(parts)


def fpdf_certificates(count):
    """Certificates drawn by fpdf2 with one of our faces."""
    from fpdf import FPDF  # pyright: ignore[reportMissingModuleSource]

    from rehabdesk.paths import fonts

    made = FPDF(orientation="L", format="A4")
    made.add_font("Inter", fname=str(fonts() / "Inter-Regular.ttf"))
    for number in range(1, count + 1):
        made.add_page()
        made.rect(8, 8, 281, 194)
        for words, size in _certificate_lines(number):
            made.set_font("Inter", size=size // 2)
            made.multi_cell(0, size / 4, words, align="C", new_x="LMARGIN", new_y="NEXT")
        code = qr_code(certificate(number).check_code)
        for x, y in _dark(code):
            made.rect(20 + x * 0.6, 170 + y * 0.6, 0.6, 0.6, style="F")
    return bytes(made.output())


def _certificate_lines(number):
    """The words of a certificate with their sizes in half points."""
    one = certificate(number, 3)
    yield from ((line, 22) for line in one.kop.lines)
    yield "SERTIFIKAT", 72
    yield f"Nomor : {one.number}", 22
    yield "Diberikan kepada", 22
    yield one.name, 56
    yield f"{one.registration_no} {one.birth}", 20
    yield one.statement, 24
    yield one.hours, 20
    yield one.grade, 22
    yield one.place_and_date, 20
    for signer in one.signatures:
        yield f"{signer.position}   {signer.name}   {signer.nip}", 18


def _paragraph(words, size):
    return (
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr>'
        f"<w:t>{escape(words)}</w:t></w:r></w:p>"
    )


def _table(rows):
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_paragraph(words, 18)}</w:tc>" for words in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>"


def _docx(path, body, size):
    width, height = size
    page = f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/></w:sectPr>'
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}{page}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", _TYPES)
        file.writestr("_rels/.rels", _RELATIONS)
        file.writestr("word/document.xml", document)


def _typst_words(words):
    return "".join(f"\\{letter}" if letter in "#*_$@<>[]\\`~-'\"/" else letter for letter in words)


def _svg(text):
    made = qr_code(text)
    squares = "".join(f"M{x} {y}h1v1h-1z" for x, y in _dark(made))
    side = made.modules
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {side} {side}'>"
        f"<path d='{squares}'/></svg>"
    )


def _dark(made):
    """The places of the black modules."""
    across = len(made.rows) // made.modules
    for y in range(made.modules):
        for x in range(made.modules):
            if made.rows[y * across + x // 8] >> (7 - x % 8) & 1:
                yield x, y

"""The floor under the printed pages: the same pages as raw PDF bytes, base-14 fonts, no library.

It is given the same dossiers and does the least that makes such pages: repeated parts once, one
short stream a page, text centred by a table of widths, the QR code as zxing-cpp gives it.
"""

import struct
import zlib

from rehabdesk.documents.kit.qr import qr_code

# Widths of Helvetica's ASCII characters from the space on, in thousandths.
_WIDTHS = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]  # fmt: skip
_FONTS = b"/Font<</F1 3 0 R/F2 4 0 R>>"
_MM = 72 / 25.4


class RawFile:
    """Objects written one behind the other, and the table of where they are."""

    def __init__(self, width, height):
        self.objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
        self.objects += [
            b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name
            for name in (b"Helvetica", b"Helvetica-Bold")
        ]
        self.box = b"[0 0 %.2f %.2f]" % (width, height)
        self.pages = []

    def add(self, content):
        self.objects.append(content)
        return len(self.objects)

    def stream(self, head, content):
        return self.add(b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content))

    def form(self, content, resources=b""):
        head = b"/Type/XObject/Subtype/Form/BBox%s/Resources<<%s%s>>/Filter/FlateDecode"
        head %= (self.box, _FONTS, resources)
        return self.stream(head, zlib.compress(content))

    def page(self, content, form):
        stream = self.stream(b"", b"/X Do " + content)
        self.pages.append(
            self.add(
                b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents %d 0 R"
                b"/Resources<<%s/XObject<</X %d 0 R>>>>>>" % (self.box, stream, _FONTS, form)
            )
        )

    def finished(self):
        kids = b" ".join(b"%d 0 R" % page for page in self.pages)
        self.objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self.pages), kids)
        parts, places, at = [b"%PDF-1.4\n"], [], 9
        for number, content in enumerate(self.objects, 1):
            part = b"%d 0 obj\n%s\nendobj\n" % (number, content)
            places.append(b"%010d 00000 n \n" % at)
            at += len(part)
            parts.append(part)
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(places))
        parts.append(
            b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, at)
        )
        return b"".join(parts)


def text(x, y, words, size, font=1, centred=False):
    if centred:
        x -= (
            sum(_WIDTHS[ord(letter) - 32] if letter.isascii() else 556 for letter in words)
            * size
            / 2000
        )
    coded = words.encode("cp1252", "replace").decode("latin-1")
    coded = coded.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F{font} {size} Tf {x:.2f} {y:.2f} Td ({coded}) Tj ET"


def certificates(dossiers):
    """The fronts of certificates."""
    width, height = 297 * _MM, 210 * _MM
    file = RawFile(width, height)
    first = dossiers[0]
    image = _logo(file, first.kop.left_logo)
    form = file.form(
        _joined(_certificate_fixed(first, width, height)), b"/XObject<</L %d 0 R>>" % image
    )
    middle = width / 2
    for dossier in dossiers:
        made = qr_code(dossier.check_code)
        file.page(
            _joined(
                [
                    text(middle, 430, f"Nomor : {dossier.number}", 11, 1, True),
                    text(middle, 352, dossier.name, 27, 2, True),
                    text(middle, 325, f"{dossier.registration_no}   {dossier.birth}", 10, 1, True),
                    text(middle, 245, dossier.hours, 10, 1, True),
                    text(middle, 232, dossier.grade, 11, 2, True),
                    _dots(made),
                    text(60, 43, dossier.check_code, 6),
                ]
            ),
            form,
        )
    return file.finished()


def sheets(dossiers):
    """Attendance sheets, one form for each group."""
    width, height = 215 * _MM, 330 * _MM
    file = RawFile(width, height)
    forms = {}
    for dossier in dossiers:
        form = forms.get(dossier.rows)
        if form is None:
            form = forms[dossier.rows] = file.form(_joined(_sheet_fixed(dossier, width, height)))
        parts = [
            text(width / 2, height - 125 - 15 * at, words, 11, 2, True)
            for at, words in enumerate(dossier.titles)
        ]
        parts += [
            text(130 + at // 4 * 260, height - 180 - at % 4 * 13, value, 9)
            for at, (_, value) in enumerate(dossier.facts)
        ]
        parts.append(text(430, 125, dossier.place_and_date, 9))
        parts.append(text(85, 25, dossier.sheet_number, 14, 2))
        parts.append(text(350, 34, dossier.session_line, 7))
        parts.append(text(450, 25, dossier.printed_at, 7))
        file.page(_joined(parts), form)
    return file.finished()


def _dots(made):
    size = f"BI/W {made.modules}/H {made.modules}/IM true/F/AHx ID"
    return f"q 48 0 0 48 60 51 cm {size} {made.image.convert('1').tobytes().hex()}> EI Q"


def _joined(parts):
    return "\n".join(parts).encode("latin-1")


def _logo(file, content):
    """A picture with transparency, in the same filters as it came."""
    width, height, colours, opacity = _taken_apart(content)
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/Filter/FlateDecode"
    head %= (width, height)
    rows = b"/DecodeParms<</Predictor 15/Columns %d/Colors %d>>"
    grey = head + b"/ColorSpace/DeviceGray" + rows % (width, 1)
    mask = file.stream(grey, zlib.compress(opacity))
    head += b"/ColorSpace/DeviceRGB/SMask %d 0 R" % mask + rows % (width, 3)
    return file.stream(head, zlib.compress(colours))


def _certificate_fixed(dossier, width, height):
    middle = width / 2
    parts = [
        f"{weight} w {at} {at} {width - 2 * at:.2f} {height - 2 * at:.2f} re S"
        for at, weight in ((23, 2), (26, 0.5), (36, 0.5), (39, 1))
    ]
    parts += [f"{x:.2f} {y:.2f} 27 27 re S" for x in (23, width - 50) for y in (23, height - 50)]
    parts.append(f"q 54 0 0 54 60 {height - 104:.2f} cm /L Do Q")
    parts += [
        text(middle, height - 60 - 14 * at, line, 11, 1, True)
        for at, line in enumerate(dossier.kop.lines)
    ]
    parts.append(text(middle, 445, "S E R T I F I K A T", 34, 2, True))
    parts.append(text(middle, 400, "Diberikan kepada", 11, 1, True))
    words, lines = dossier.statement.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 85:
            lines.append("")
        lines[-1] += word + " "
    parts += [text(middle, 295 - 15 * at, line, 12, 1, True) for at, line in enumerate(lines)]
    parts.append(text(middle, 190, dossier.place_and_date, 10, 1, True))
    for at, signer in enumerate(dossier.signatures):
        x = middle + (at - 1) * 200
        parts.append(text(x, 175, signer.position, 9, 1, True))
        parts.append(text(x, 100, signer.name, 10, 2, True))
        parts.append(text(x, 88, f"NIP. {signer.nip}", 10, 1, True))
    return parts


def _sheet_fixed(dossier, width, height):
    parts = [
        text(width / 2, height - 45 - 14 * at, line, 11, 1, True)
        for at, line in enumerate(dossier.kop.lines)
    ]
    parts.append(f"2 w 40 {height - 100:.2f} m {width - 40:.2f} {height - 100:.2f} l S")
    parts += [
        text(40 + at // 4 * 260, height - 180 - at % 4 * 13, f"{label} :", 9)
        for at, (label, _) in enumerate(dossier.facts)
    ]
    top, step, columns = height - 260, 21, (40, 65, 230, 320, 385, 455, 525, 570)
    rows = len(dossier.rows) + dossier.spare_rows
    parts.append("0.5 w")
    parts += [f"{x} {top} m {x} {top - step * rows} l S" for x in columns]
    for at, row in enumerate(dossier.rows):
        y = top - step * at
        parts.append(f"40 {y} m 385 {y} l S")
        parts.append(f"{385 + at % 2 * 70} {y} m {455 + at % 2 * 70} {y} l S")
        parts.append(text(52, y - 14, str(row.number), 9, 1, True))
        parts.append(text(69, y - 14, row.name, 9))
        parts.append(text(275, y - 14, row.registration_no, 9, 1, True))
        parts.append(text(352, y - 14, row.place, 9, 1, True))
        parts.append(text(388 + at % 2 * 70, y - 14, f"{row.number}.", 8))
    parts += [text(45 + at * 90, 150, f"{words} :", 8) for at, words in enumerate(dossier.counted)]
    for x, signer in ((150, dossier.left_signature), (460, dossier.right_signature)):
        parts.append(text(x, 112, signer.position, 9, 1, True))
        parts.append(text(x, 60, signer.name, 9, 2, True))
    return parts


def _taken_apart(content):
    """Size, colours and opacity of a PNG whose rows are unfiltered, each led by its filter byte."""
    width, height = struct.unpack_from(">II", content, 16)
    start = content.index(b"IDAT") + 4
    rows = zlib.decompressobj().decompress(content[start:])
    across = 4 * width + 1
    colours, opacity = bytearray(), bytearray()
    for at in range(0, height * across, across):
        row = rows[at + 1 : at + across]
        line = bytearray(3 * width)
        for colour in range(3):
            line[colour::3] = row[colour::4]
        colours += b"\0" + line
        opacity += b"\0" + row[3::4]
    return width, height, bytes(colours), bytes(opacity)

"""Much the same certificates for Typst and fpdf2.

They have the words and the QR code of ours, less of the ornament: the comparison is
kind to the rivals.
"""

from rehabdesk.documents.kit.qr import qr_code
from tests.documents.invented import certificate


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
    side, pixels = made.modules, made.image.tobytes()
    return ((at % side, at // side) for at, pixel in enumerate(pixels) if not pixel)

"""The printed guide *Cara memasang*: a page of words and pictures made from memasang.md."""

import re
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, KeepTogether, Paragraph, SimpleDocTemplate, Spacer

from installer.pins import OUT, ROOT
from rehabdesk import __version__

_WORDS = ROOT / "resources" / "guide" / "memasang.md"
_PICTURES = ROOT / "installer" / "pictures"
_FONTS = ROOT / "resources" / "fonts"
_ACCENT, _BLUE = "#0e5c63", "#0a5ea8"
STYLES = {
    "# ": ParagraphStyle("title", fontName="Inter-Bold", fontSize=20, leading=26, spaceAfter=8),
    "## ": ParagraphStyle(
        "heading", fontName="Inter-Bold", fontSize=12, leading=16, spaceBefore=8, spaceAfter=2,
        textColor=HexColor(_ACCENT), keepWithNext=1,
    ),
    "- ": ParagraphStyle("item", fontName="Inter", fontSize=10, leading=14, leftIndent=12),
    "": ParagraphStyle("text", fontName="Inter", fontSize=10, leading=14, spaceAfter=4),
}  # fmt: skip


def build() -> Path:
    """Write the PDF; equal words and pictures give equal bytes."""
    register_fonts()
    path = OUT / f"Cara-memasang-RehabDesk-{__version__}.pdf"
    paper = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=22 * mm, rightMargin=22 * mm, topMargin=18 * mm,
        bottomMargin=18 * mm, title="Cara memasang RehabDesk", lang="id", invariant=1,
    )  # fmt: skip
    words = _WORDS.read_text(encoding="utf-8").replace("<versi>", __version__)
    paper.build(parts(words), onFirstPage=_ask_not_to_scale)
    return path


def register_fonts() -> None:
    """Let reportlab know the fonts of the guides."""
    for name, file in (
        ("Inter", "Inter-Regular"), ("Inter-Bold", "Inter-Bold"), ("Inter-Italic", "Inter-Italic"),
    ):  # fmt: skip
        pdfmetrics.registerFont(TTFont(name, str(_FONTS / f"{file}.ttf")))
    pdfmetrics.registerFontFamily("Inter", normal="Inter", bold="Inter-Bold", italic="Inter-Italic")


def _ask_not_to_scale(canvas: Canvas, _: SimpleDocTemplate) -> None:
    canvas.setViewerPreference("PrintScaling", "None")


def parts(words: str) -> list[Flowable]:
    """The paragraphs and pictures of the guide, in their order."""
    found: list[Flowable] = []
    for block in words.splitlines():
        if not block.strip():
            continue
        if named := re.fullmatch(r"\[gambar: ([\w-]+)\]", block.strip()):
            found.append(KeepTogether([_picture(named[1]), Spacer(0, 4 * mm)]))
            continue
        start = next(one for one in STYLES if block.startswith(one))
        text = escape(block[len(start) :])
        text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
        text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
        text = re.sub(r"`(.+?)`", r"<b>\1</b>", text)
        bullet = "•" if start == "- " else None
        found.append(Paragraph(text, STYLES[start], bulletText=bullet))
    return found


def _picture(name: str) -> Flowable:
    if name == "smartscreen":
        return _smartscreen()
    path = _PICTURES / f"{name}.png"
    picture = Image(str(path))
    picture.drawWidth, picture.drawHeight = (
        picture.imageWidth * 0.5, picture.imageHeight * 0.5,
    )  # fmt: skip
    picture.hAlign = "LEFT"
    return picture


def _smartscreen() -> Drawing:
    """A sketch of Windows' own page, which cannot be photographed without a Windows."""
    sketch = Drawing(260, 150)
    sketch.add(_filled(0, 0, 260, 146, _BLUE))
    for x, y, size, words in (
        (14, 118, 13, "Windows melindungi PC Anda"),
        (14, 98, 7.5, "SmartScreen mencegah aplikasi yang tidak dikenal dimulai."),
        (14, 82, 7.5, "Info selengkapnya  (tekan ini dahulu)"),
        (14, 66, 7.5, f"Aplikasi: RehabDesk-{__version__}-Setup.exe"),
        (14, 54, 7.5, "Penerbit: Penerbit tidak dikenal"),
    ):
        sketch.add(
            String(x, y, words, fontName="Inter", fontSize=size, fillColor=HexColor("#ffffff"))
        )
    for x, words in ((92, "Tetap jalankan"), (176, "Jangan jalankan")):
        sketch.add(_filled(x, 12, 74, 20, "#d8e6f3"))
        sketch.add(String(x + 8, 19, words, fontName="Inter", fontSize=7.5))
    return sketch


def _filled(x: float, y: float, wide: float, high: float, colour: str) -> Rect:
    made = Rect(x, y, wide, high)
    made.fillColor, made.strokeWidth = HexColor(colour), 0
    return made

"""The printed guide *Panduan RehabDesk*: the chapters of F1 with their pictures, as one PDF."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    Image,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus.tableofcontents import TableOfContents

from installer.guide import STYLES, register_fonts
from installer.pins import OUT
from rehabdesk import __version__, paths
from rehabdesk.wording.guide import PICTURES, Chapter, chapters

_MARGIN = 22 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_HIGHEST = 150 * mm
_DENSITY = 0.42
"""Points a pixel, where the page is wide enough."""
_CHAPTER = ParagraphStyle(
    "chapter", parent=STYLES["# "], fontSize=16, leading=21, spaceBefore=14, keepWithNext=1
)
_STEP = ParagraphStyle("step", parent=STYLES["- "], leftIndent=18, bulletIndent=2)
_CONTENTS = (
    ParagraphStyle(
        "part",
        fontName="Inter-Bold",
        fontSize=11,
        leading=18,
        spaceBefore=6,
        textColor=HexColor("#0e5c63"),
    ),
    ParagraphStyle("line", fontName="Inter", fontSize=10, leading=15, leftIndent=10),
)


class _Heading(Paragraph):
    """The heading of a part (level 0) or a chapter (1)."""

    def __init__(self, words: str, style: ParagraphStyle, level: int, key: str) -> None:
        super().__init__(escape(words), style)
        self.words, self.level, self.key = words, level, key


class _Paper(BaseDocTemplate):
    """Notes each chapter for the contents and the reader's outline."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            str(path), pagesize=A4, title="Panduan RehabDesk", lang="id", invariant=1,
            leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=18 * mm, bottomMargin=18 * mm,
        )  # fmt: skip
        frame = Frame(_MARGIN, 18 * mm, _WIDTH, A4[1] - 36 * mm, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("page", [frame], onPage=_number)])

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """Tell the contents and the outline where a part or a chapter begins."""
        if isinstance(flowable, _Heading):
            self.canv.bookmarkPage(flowable.key)
            self.canv.addOutlineEntry(flowable.words, flowable.key, flowable.level, closed=False)
            entry = (flowable.level, escape(flowable.words), self.page, flowable.key)
            self.notify("TOCEntry", entry)


def build() -> Path:
    """Write the PDF; equal words and pictures give equal bytes."""
    register_fonts()
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"Panduan-RehabDesk-{__version__}.pdf"
    write(path)
    return path


def write(path: Path) -> None:
    """Write it to a file."""
    contents = TableOfContents()
    contents.levelStyles = list(_CONTENTS)
    contents.dotsMinLevel = 1
    parts: list[Flowable] = [
        Paragraph("Panduan RehabDesk", STYLES["# "]),
        Paragraph(f"Versi {__version__}. Isi yang sama ada di program: tekan F1.", STYLES[""]),
        contents,
    ]
    before = ""
    for one in chapters():
        if one.part != before:
            before = one.part
            parts += [PageBreak(), _Heading(one.part, STYLES["# "], 0, f"part-{one.part}")]
        parts += _chapter(one)
    _Paper(path).multiBuild(parts)


def _chapter(one: Chapter) -> Iterator[Flowable]:
    yield CondPageBreak(60 * mm)
    yield _Heading(one.title.removeprefix("Kertas: "), _CHAPTER, 1, one.key)
    for block in one.text.splitlines():
        if not block.strip():
            continue
        if named := re.fullmatch(r"\[gambar: ([\w-]+)\]", block.strip()):
            yield KeepTogether([_picture(named[1]), Spacer(0, 4 * mm)])
        else:
            yield _line(block)


def _line(block: str) -> Flowable:
    if block.startswith("## "):
        return Paragraph(_rich(block[3:]), STYLES["## "])
    if block.startswith("- "):
        return Paragraph(_rich(block[2:]), STYLES["- "], bulletText="•")
    if step := re.match(r"(\d+)\. ", block):
        return Paragraph(_rich(block[step.end() :]), _STEP, bulletText=f"{step[1]}.")
    return Paragraph(_rich(block), STYLES[""])


def _rich(words: str) -> str:
    text = escape(words)
    text = re.sub(r"\[\[(.+?)\]\]", r"<b>\1</b>", text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
    return re.sub(r"`(.+?)`", r"<b>\1</b>", text)


def _picture(name: str) -> Image:
    picture = Image(str(paths.guide() / PICTURES / f"{name}.png"))
    wide, high = picture.imageWidth * _DENSITY, picture.imageHeight * _DENSITY
    smaller = min(1.0, _WIDTH / wide, _HIGHEST / high)
    picture.drawWidth, picture.drawHeight = wide * smaller, high * smaller
    picture.hAlign = "LEFT"
    return picture


def _number(canvas: Canvas, paper: BaseDocTemplate) -> None:
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setFont("Inter", 8)
    canvas.drawRightString(A4[0] - _MARGIN, 11 * mm, str(paper.page))

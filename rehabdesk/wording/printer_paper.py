"""What a paper is called, and what is said where a printer has another one."""

from rehabdesk.domain.printer_paper import Cut, PaperSize
from rehabdesk.wording.numbers import decimal, thousands

_NAMED = {
    "A3": PaperSize(297, 420),
    "A4": PaperSize(210, 297),
    "A5": PaperSize(148, 210),
    "F4": PaperSize(215, 330),
    "Letter": PaperSize(215.9, 279.4),
    "Legal": PaperSize(215.9, 355.6),
}


def paper_name(size: PaperSize) -> str:
    """The name in the shop, else the size: "F4", "A4", "200 × 300 mm"."""
    return next((name for name, one in _NAMED.items() if one.is_same(size)), millimetres(size))


def full_paper_name(size: PaperSize) -> str:
    """The name and the size: "F4 (215 × 330 mm)"."""
    name = paper_name(size)
    return name if name == millimetres(size) else f"{name} ({millimetres(_NAMED[name])})"


def millimetres(size: PaperSize) -> str:
    """The size alone: "215 × 330 mm"."""
    return f"{_length(size.width)} × {_length(size.height)} mm"


def pages_on(size: PaperSize, count: int) -> str:
    """How many pages are of a paper: "12 halaman F4"."""
    return f"{thousands(count)} halaman {paper_name(size)}"


def cut_words(lost: Cut) -> str:
    """Which edges are lost, however the page lies: "terpotong 16,5 mm di tiap tepi pendek"."""
    if not lost:
        return "tidak ada yang terpotong"
    parts = [
        f"{_length(lost.short_edges)} mm di tiap tepi pendek" if lost.short_edges else "",
        f"{_length(lost.long_edges)} mm di tiap tepi panjang" if lost.long_edges else "",
    ]
    return "terpotong " + ", ".join(filter(None, parts))


def _length(millimetre: float) -> str:
    return decimal(millimetre).removesuffix(",0")

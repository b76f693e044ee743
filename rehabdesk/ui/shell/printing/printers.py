"""The printers of this computer and the paper that each of them knows."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from rehabdesk.domain.printer_paper import PaperSize, Printer, PrinterPaper, paper_of

_MILLIMETRE = QPageSize.Unit.Millimeter


class Printers(Protocol):
    """Where a dialog finds its printers."""

    def names(self) -> tuple[str, ...]:
        """All of them, the usual one first; called in the window's thread."""
        ...

    def named(self, name: str) -> Printer:
        """What a printer says of itself; called beside the window."""
        ...


class InstalledPrinters:
    """The printers that the system knows."""

    def names(self) -> tuple[str, ...]:
        """All of them, the usual one first."""
        usual = QPrinterInfo.defaultPrinterName()
        return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual))

    def named(self, name: str) -> Printer:
        """What a printer says of itself; one that is gone says nothing."""
        return _described(name, QPrinterInfo.printerInfo(name))


def _described(name: str, info: QPrinterInfo) -> Printer:
    if info.isNull():
        return Printer(name=name)
    custom = info.supportsCustomPageSizes()
    return Printer(
        name=name,
        words=info.description() or name,
        papers=tuple(map(_paper, info.supportedPageSizes())),
        usual=_usual(info.defaultPageSize()),
        smallest=_limit(info.minimumPhysicalPageSize()) if custom else None,
        largest=_limit(info.maximumPhysicalPageSize()) if custom else None,
        two_sided=_two_sided(info.supportedDuplexModes()),
    )


def _usual(size: QPageSize) -> PrinterPaper | None:
    return _paper(size) if size.isValid() else None


def _paper(size: QPageSize) -> PrinterPaper:
    exact = size.size(_MILLIMETRE)
    short, long = sorted((exact.width(), exact.height()))
    return PrinterPaper(
        size=PaperSize(round(short, 1), round(long, 1)),
        name=size.name(),
        key=size.key(),
        code=size.windowsId(),
    )


def _limit(size: QPageSize) -> PaperSize:
    points = size.sizePoints()
    return paper_of(points.width(), points.height())


def _two_sided(modes: Sequence[QPrinter.DuplexMode]) -> bool:
    return QPrinter.DuplexMode.DuplexLongSide in modes

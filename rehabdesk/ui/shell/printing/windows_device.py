"""A printer of Windows as a device to draw on: opened, set page by page, ended or broken off.

The calls are those of wingdi.h and winspool.h. Only the 64-bit Windows that the program runs on is
meant, where every library is called the same way.
"""

from ctypes import (
    CDLL,
    Structure,
    byref,
    c_int,
    c_void_p,
    c_wchar_p,
    create_string_buffer,
    sizeof,
)
from typing import Any, ClassVar

from rehabdesk.domain.printer_paper import PrinterPaper, Sides
from rehabdesk.ui.shell.printing.device_settings import (
    DeviceMode,
    ask_for,
    is_paper,
    numbers_of,
    place_on_device,
)

_READ, _WRITE = 2, 8
_DOTS, _SHEET, _MARGIN = (88, 90), (110, 111), (112, 113)
_OK = 1


class DeviceTrouble(Exception):  # noqa: N818 - the device's answer
    """A call of Windows' printing failed; the words name which one."""


class WrongPaper(DeviceTrouble):
    """The driver stays with another paper, whatever it is asked for."""


class _DocumentInfo(Structure):
    """DOCINFOW of wingdi.h."""

    _fields_: ClassVar[Any] = [
        ("size", c_int),
        ("name", c_wchar_p),
        ("output", c_wchar_p),
        ("data_type", c_wchar_p),
        ("kind", c_int),
    ]


class Metafile:
    """Windows' own paper in memory: takes the calls that a printer's device takes."""

    def __init__(self) -> None:
        self._drawing = CDLL("gdi32")
        self._drawing.CreateEnhMetaFileW.restype = c_void_p
        self._drawing.CloseEnhMetaFile.restype = c_void_p
        self.handle = c_void_p(self._drawing.CreateEnhMetaFileW(None, None, None, None))

    def length(self) -> int:
        """End it, and tell how many bytes of calls it has taken."""
        made = c_void_p(self._drawing.CloseEnhMetaFile(self.handle))
        length = int(self._drawing.GetEnhMetaFileBits(made, 0, None))
        self._drawing.DeleteEnhMetaFile(made)
        return length


class Device:
    """One document on one printer; ``handle`` is what PDFium draws on. Raises DeviceTrouble."""

    def __init__(self, printer: str, title: str, output: str | None = None) -> None:
        self._printer = printer
        self._drawing, self._spool = CDLL("gdi32"), CDLL("winspool.drv")
        for library, name in (
            (self._drawing, "CreateDCW"),
            (self._drawing, "ResetDCW"),
        ):
            getattr(library, name).restype = c_void_p
        self._settings = self._usual_settings()
        made = self._drawing.CreateDCW(
            c_wchar_p("WINSPOOL"), c_wchar_p(printer), None, self._settings
        )
        if not made:
            raise DeviceTrouble("CreateDC")
        self.handle = c_void_p(made)
        self._ended = False
        info = _DocumentInfo(sizeof(_DocumentInfo), title, output, None, 0)
        if self._drawing.StartDocW(self.handle, byref(info)) < _OK:
            self._let_go()
            raise DeviceTrouble("StartDoc")

    def begin_page(self, paper: PrinterPaper, sides: Sides, *, lying: bool) -> None:
        """Put the next page on its own paper; WrongPaper where the driver takes another one."""
        for number in numbers_of(paper):
            mode = DeviceMode.from_buffer(self._settings)
            ask_for(mode, paper, sides, lying=lying, number=number)
            self._merge()
            if not self._drawing.ResetDCW(self.handle, self._settings):
                raise DeviceTrouble("ResetDC")
            if is_paper(self._asked(*_SHEET), self._asked(*_DOTS), paper):
                break
        else:
            raise WrongPaper
        if self._drawing.StartPage(self.handle) < _OK:
            raise DeviceTrouble("StartPage")

    def place(self, page: tuple[float, float]) -> tuple[int, int, int, int]:
        """Where a page (in points) lies in its true size: left, top, width, height in dots."""
        return place_on_device(
            page, self._asked(*_DOTS), self._asked(*_SHEET), self._asked(*_MARGIN)
        )

    def end_page(self) -> None:
        """Hand the page over to the spool."""
        if self._drawing.EndPage(self.handle) < _OK:
            raise DeviceTrouble("EndPage")

    def end(self) -> None:
        """Hand the document over; the device is closed."""
        done = self._drawing.EndDoc(self.handle)
        self._let_go()
        if done < _OK:
            raise DeviceTrouble("EndDoc")

    def break_off(self) -> None:
        """Take the document back from the spool; after its end there is nothing to do."""
        if not self._ended:
            self._drawing.AbortDoc(self.handle)
            self._let_go()

    def _asked(self, across: int, down: int) -> tuple[int, int]:
        """Two of the device's numbers."""
        asked = self._drawing.GetDeviceCaps
        return int(asked(self.handle, across)), int(asked(self.handle, down))

    def _let_go(self) -> None:
        self._ended = True
        self._drawing.DeleteDC(self.handle)

    def _usual_settings(self) -> Any:
        """How the office has set the printer, with the driver's own part."""
        size = self._properties(None, None, 0)
        if size < sizeof(DeviceMode):
            raise DeviceTrouble("DocumentProperties")
        settings = create_string_buffer(size)
        if self._properties(settings, None, _READ) < _OK:
            raise DeviceTrouble("DocumentProperties")
        return settings

    def _merge(self) -> None:
        """Let the driver bring its own part into line with what was asked for."""
        if self._properties(self._settings, self._settings, _READ | _WRITE) < _OK:
            raise DeviceTrouble("DocumentProperties")

    def _properties(self, out: Any, given: Any, what: int) -> int:
        printer, name = c_void_p(), c_wchar_p(self._printer)
        if not self._spool.OpenPrinterW(name, byref(printer), None):
            raise DeviceTrouble("OpenPrinter")
        try:
            return int(self._spool.DocumentPropertiesW(None, printer, name, out, given, what))
        finally:
            self._spool.ClosePrinter(printer)

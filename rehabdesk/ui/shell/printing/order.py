"""What is sent to a printer: pages, each on a paper that was settled before."""

from msgspec import Struct

from rehabdesk.domain.printer_paper import Cut, PrinterPaper, Run, Sides, cut


class PlacedRun(Struct, frozen=True):
    """Pages of one size and the printer's paper that they go on."""

    run: Run
    paper: PrinterPaper

    def lost(self) -> Cut:
        """What of these pages finds no room on that paper."""
        return cut(self.run.size, self.paper.size)


class PrintOrder(Struct, frozen=True, kw_only=True):
    """One order: the whole document and which of its pages go where.

    ``title`` is the kind of document, and no person: the spool and its logs keep it.
    """

    pdf: bytes
    title: str
    printer: str
    runs: tuple[PlacedRun, ...]
    copies: int = 1
    sides: Sides = Sides.AS_SET

    def page_count(self) -> int:
        """How many pages come out, all copies counted."""
        return self.copies * sum(len(one.run.pages) for one in self.runs)


class Sent:
    """How many pages the printer's queue has taken so far, also where something stopped it."""

    def __init__(self) -> None:
        self.pages = 0

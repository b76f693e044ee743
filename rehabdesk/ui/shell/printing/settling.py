"""Which of the printer's papers each page goes on, and what somebody must be asked about it."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.printer_paper import (
    PaperSize,
    Printer,
    PrinterPaper,
    Run,
    is_usual,
    known_paper,
)
from rehabdesk.ui.shell.printing.order import PlacedRun
from rehabdesk.wording.printer_paper import paper_name


class Settled(Struct, frozen=True, kw_only=True):
    """Pages on papers, and what somebody must be asked about them.

    ``unknown`` are sizes that the printer does not have; ``unusual`` are those that it is not
    usually filled with, unless somebody said that it is.
    """

    runs: tuple[PlacedRun, ...]
    unknown: tuple[PaperSize, ...] = ()
    unusual: tuple[PaperSize, ...] = ()

    @property
    def clear(self) -> bool:
        """Whether nobody need be asked."""
        return not self.unknown and not self.unusual

    def on(self, chosen: Mapping[str, PrinterPaper]) -> "Settled":
        """The same with other papers for unknown sizes, by the name of the size."""
        placed = [
            PlacedRun(one.run, chosen.get(paper_name(one.run.size), one.paper))
            if any(one.run.size.is_same(size) for size in self.unknown)
            else one
            for one in self.runs
        ]
        return replace(self, runs=tuple(placed))


def settle(printer: Printer, wanted: Sequence[Run], loaded: Collection[str]) -> Settled:
    """Each run on its own paper where the printer knows it, else on the printer's usual one.

    ``loaded`` names the papers that somebody said this printer is filled with.
    """
    placed: list[PlacedRun] = []
    unknown: list[PaperSize] = []
    unusual: list[PaperSize] = []
    for run in wanted:
        paper = known_paper(printer, run.size)
        if paper is None:
            _put(unknown, run.size)
        elif not is_usual(printer, run.size) and paper_name(run.size) not in loaded:
            _put(unusual, run.size)
        placed.append(PlacedRun(run, paper or instead(printer)))
    return Settled(runs=tuple(placed), unknown=tuple(unknown), unusual=tuple(unusual))


def instead(printer: Printer) -> PrinterPaper:
    """What a printer is offered for pages that it has no paper for."""
    return printer.usual or printer.papers[0]


def _put(sizes: list[PaperSize], size: PaperSize) -> None:
    if not any(one.is_same(size) for one in sizes):
        sizes.append(size)

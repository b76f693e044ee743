"""Which printer, which pages, how often; it asks before a page meets another paper than its own."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.printer_paper import (
    PaperSize,
    Printer,
    Run,
    Sides,
    page_numbers,
    runs,
)
from rehabdesk.ui.background import Report, Worker, run_in_background
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.printing.order import PrintOrder
from rehabdesk.ui.shell.printing.printers import InstalledPrinters, Printers
from rehabdesk.ui.shell.printing.question import PaperQuestion
from rehabdesk.ui.shell.printing.settling import Settled, settle
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import NumberField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import shell
from rehabdesk.wording.printer_paper import full_paper_name, pages_on, paper_name
from rehabdesk.wording.terms import label

_KEY = "printing"


class PrintMemory:
    """Kept with the other choices of this computer; names of printers and papers only."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def printer(self, names: Sequence[str]) -> str:
        """The printer of the last time where it is still there, else the system's usual one."""
        last = self._read().get("printer")
        return last if isinstance(last, str) and last in names else names[0]

    def keep_printer(self, name: str) -> None:
        """Offer this printer first the next time."""
        self._keep(printer=name)

    def loaded(self, name: str) -> frozenset[str]:
        """The papers that need no question at a printer."""
        return frozenset(one for one in self._loaded(name) if isinstance(one, str))

    def keep_loaded(self, name: str, sizes: Sequence[PaperSize]) -> None:
        """Ask no more about these papers at this printer."""
        named = sorted({*self.loaded(name), *map(paper_name, sizes)})
        self._keep(loaded={**_words(self._read().get("loaded")), name: named})

    def _loaded(self, name: str) -> list[Any]:
        found = _words(self._read().get("loaded")).get(name)
        return cast("list[Any]", found) if isinstance(found, list) else []

    def _read(self) -> dict[str, Any]:
        return self._preferences.shared(_KEY)

    def _keep(self, **changes: Any) -> None:
        self._preferences.remember_shared(_KEY, {**self._read(), **changes})


def _words(found: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


_MOST_COPIES = 99
_LOOKING = "Memeriksa printer…"
_NO_PRINTER = (
    "Belum ada printer di komputer ini. Pasang printernya dahulu, atau simpan dokumen sebagai PDF."
)


class PrintDialog(FormDialog):
    """Gives a settled order by ``ordered``; sizes of all pages in points.

    ``title`` is the kind of document and names no person.
    """

    ordered = Signal(object)

    def __init__(
        self,
        pdf: bytes,
        title: str,
        sizes: Sequence[tuple[float, float]],
        preferences: Preferences,
        parent: QWidget | None = None,
        printers: Printers | None = None,
    ) -> None:
        self._printers = printers or InstalledPrinters()
        self._pdf, self._title, self._sizes = pdf, title, tuple(sizes)
        self._memory = PrintMemory(preferences)
        self._known: dict[str, Printer] = {}
        self._looking: Worker[Printer] | None = None
        names = self._printers.names()
        self.printer = ChoiceField[str]([(one, one) for one in names], searchable=False)
        self.pages = TextField(placeholder="Semua halaman")
        self.copies = NumberField(1, lowest=1, highest=_MOST_COPIES)
        self.sides = ChoiceField[Sides]([(one, label(one)) for one in Sides], value=Sides.AS_SET)
        form = Form(shell.PRINT)
        # Planned with its hint: the dialog does not grow when the printer has answered.
        looking = _LOOKING if names else ""
        self._printer_row = form.row("&Printer", self.printer, hint=looking, required=True)
        form.row(
            "&Halaman", self.pages, hint="Kosong berarti semua; atau misalnya 1-3, 5",
            check=self._wrong_pages,
        )  # fmt: skip
        self._copies_row = form.row("&Salinan", self.copies, required=True)
        form.row("S&isi kertas", self.sides)
        super().__init__(
            "Cetak", form, "&Cetak", lambda: None, subtitle=self._told(), icon_name="print",
            parent=parent,
        )  # fmt: skip
        # A hint has its height only when it is laid out, which may be after the first paint.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.printer.changed.connect(self._look)
        if names:
            self.printer.set_value(self._memory.printer(names))
            self._look()
        else:
            self.trouble.set_message(_NO_PRINTER, Tone.WARNING)
            self.trouble.show()
            self.verb_button.setEnabled(False)

    def only_once(self, why: str) -> None:
        """Print one of each page, and say why."""
        self.copies.set_value(1)
        self.copies.setEnabled(False)
        self._copies_row.set_hint(why)

    def carry_out(self) -> None:
        """Settle which paper each page goes on, asking where it is not the printer's usual one."""
        self.trouble.hide()
        printer = self._known.get(self.printer.value() or "")
        if not self.form.validate() or printer is None:
            self._make_room()
            return
        wanted = page_numbers(self.pages.value(), len(self._sizes)) or ()
        settled = settle(printer, runs(self._sizes, wanted), self._memory.loaded(printer.name))
        if settled.clear:
            self._order(printer, settled)
            return
        question = PaperQuestion(printer, settled, self)
        question.agreed.connect(lambda: self._agreed(printer, question))
        question.other_printer.connect(self.printer.setFocus)
        question.given_up.connect(self.reject)
        question.open()

    def reject(self) -> None:
        """Close at once: choices for one print are no typing that could be lost."""
        self.form.set_clean()
        super().reject()

    def _agreed(self, printer: Printer, question: PaperQuestion) -> None:
        if question.never_again():
            self._memory.keep_loaded(printer.name, question.settled.unusual)
        self._order(printer, question.settled)

    def _order(self, printer: Printer, settled: Settled) -> None:
        self._memory.keep_printer(printer.name)
        self.form.set_clean()
        self.accept()
        self.ordered.emit(
            PrintOrder(
                pdf=self._pdf,
                title=self._title,
                printer=printer.name,
                runs=settled.runs,
                copies=self.copies.value() or 1,
                sides=self.sides.value() or Sides.AS_SET,
            )
        )

    def _look(self) -> None:
        """Ask the printer what it can do, beside the window: one in a network may take its time."""
        name = self.printer.value()
        if name is None:
            return
        if name in self._known:
            self._show(self._known[name])
            return
        self.verb_button.setEnabled(False)
        self._printer_row.set_hint(_LOOKING)
        self._looking = run_in_background(
            self, _looker(self._printers, name), self._found, self._not_found
        )

    def _found(self, printer: Printer) -> None:
        self._known[printer.name] = printer
        if printer.name == self.printer.value():
            self._show(printer)

    def _not_found(self, error: Exception) -> None:
        raise error

    def _show(self, printer: Printer) -> None:
        usual = printer.usual
        hint = f"Kertas yang biasa: {full_paper_name(usual.size)}" if usual else ""
        self._printer_row.set_hint(hint)
        if not printer.two_sided:
            self.sides.set_value(Sides.AS_SET)
        self.sides.setEnabled(printer.two_sided)
        self.verb_button.setEnabled(True)

    def _wrong_pages(self) -> str:
        if page_numbers(self.pages.value(), len(self._sizes)) is not None:
            return ""
        return f"Tulis nomor halaman dari 1 sampai {len(self._sizes)}, misalnya 1-3, 5."

    def _told(self) -> str:
        """The paper that the document needs, in one line."""
        counted: dict[str, tuple[Run, int]] = {}
        for run in runs(self._sizes, range(len(self._sizes))):
            name = full_paper_name(run.size)
            counted[name] = (run, counted.get(name, (run, 0))[1] + len(run.pages))
        parts = [pages_on(one.size, count) for one, count in counted.values()]
        return f"{', '.join(parts)}. Dicetak dalam ukuran sebenarnya (100 %)."


def _looker(printers: Printers, name: str) -> Callable[[Report], Printer]:
    return lambda _report: printers.named(name)

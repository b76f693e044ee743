"""The question before a page meets another paper than the one it was made for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.printer_paper import PaperSize, Printer, PrinterPaper, cut
from rehabdesk.ui.shell.printing.settling import Settled, instead
from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.fields import CheckField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import shell
from rehabdesk.wording.printer_paper import cut_words, full_paper_name, paper_name

_WIDTH = 500
_PICTURE = 28


class PaperQuestion(QDialog):
    """Another printer, print all the same, or stop; *Pilih printer lain* has the focus.

    ``settled`` is what was agreed on: pages in their true size, on the papers chosen here.
    """

    agreed = Signal()
    other_printer = Signal()
    given_up = Signal()

    def __init__(self, printer: Printer, settled: Settled, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = settled
        self._printer = printer
        title = _title(settled)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setFixedWidth(in_step(_WIDTH))
        self.papers: dict[str, ChoiceField[PrinterPaper]] = {}
        self.again = CheckField("&Jangan tanyakan lagi untuk printer ini")
        explain(self.again, shell.ASK_NO_MORE)
        self.again.setVisible(bool(settled.unusual) and not settled.unknown)
        verb = "&Cetak juga (100 %)" if settled.unknown else "&Sudah terpasang, cetak"
        self.print_button = button(verb, "plain", "print")
        self.other_button = button("&Pilih printer lain", "primary")
        self.stop_button = button("&Tidak jadi")
        self._lay_out(title)
        for widget, deed in (
            (self.print_button, self._agree),
            (self.other_button, self._choose_other),
            (self.stop_button, self._give_up),
        ):
            widget.setAutoDefault(True)
            widget.clicked.connect(deed)
        self.other_button.setFocus()

    @property
    def settled(self) -> Settled:
        """The order with the papers that were chosen."""
        chosen = {name: field.value() for name, field in self.papers.items()}
        return self._asked.on({name: paper for name, paper in chosen.items() if paper})

    def never_again(self) -> bool:
        """Whether this printer is always filled with these papers."""
        return self.again.isVisible() and self.again.value()

    def _agree(self) -> None:
        self.agreed.emit()
        self.accept()

    def _choose_other(self) -> None:
        self.reject()
        self.other_printer.emit()

    def _give_up(self) -> None:
        self.reject()
        self.given_up.emit()

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        head.addWidget(IconLabel("help", _PICTURE, tone=Tone.ACCENT), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addWidget(label(title, "heading", wrap=True))
        words.addWidget(label(_explained(self._printer, self._asked), wrap=True))
        head.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addStretch(1)
        for widget in (self.stop_button, self.print_button, self.other_button):
            foot.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(head)
        if self._asked.unknown:
            form = Form()
            for size in self._asked.unknown:
                self._offer_papers(form, size)
            whole.addWidget(form)
        whole.addWidget(self.again)
        whole.addLayout(foot)

    def _offer_papers(self, form: Form, size: PaperSize) -> None:
        """The printer's papers, and what becomes of the page on the chosen one."""
        name = paper_name(size)
        field = ChoiceField[PrinterPaper](
            [(one, _choice(one)) for one in _by_use(self._printer)],
            value=instead(self._printer),
            searchable=False,
        )
        row = form.row(
            f"Halaman {name} dicetak di kertas", field, name=name, what=shell.PRINTER_PAPER
        )

        def tell() -> None:
            paper = field.value()
            if paper is not None:
                row.set_hint(f"Di tengah kertas, {cut_words(cut(size, paper.size))}.")

        field.changed.connect(tell)
        tell()
        self.papers[name] = field


def _title(settled: Settled) -> str:
    if settled.unknown:
        named = " dan ".join(map(paper_name, settled.unknown))
        return f"Printer ini tidak mengenal kertas {named}"
    return f"Sudahkah kertas {' dan '.join(map(paper_name, settled.unusual))} terpasang?"


def _explained(printer: Printer, settled: Settled) -> str:
    """What stands against what, for each paper in question."""
    parts: list[str] = []
    if settled.unknown:
        named = " dan ".join(map(full_paper_name, settled.unknown))
        parts.append(
            f"Dokumen ini dibuat untuk {named}. {printer.name} tidak menyediakan ukuran itu."
            " Halaman tidak dikecilkan: yang tidak muat akan terpotong."
        )
    if settled.unusual:
        named = " dan ".join(map(full_paper_name, settled.unusual))
        usual = f"biasanya berisi {paper_name(printer.usual.size)}" if printer.usual else "siap"
        parts.append(
            f"{printer.name} {usual}, sedangkan halaman ini dibuat untuk {named}. Pasang kertas"
            " itu dahulu, supaya tidak ada yang terpotong."
        )
    return " ".join(parts)


def _by_use(printer: Printer) -> list[PrinterPaper]:
    """The usual paper first, then by size; one entry a size."""
    found = [instead(printer)]
    for paper in sorted(printer.papers, key=lambda paper: paper.size.width * paper.size.height):
        if not any(paper.size == other.size for other in found):
            found.append(paper)
    return found


def _choice(paper: PrinterPaper) -> str:
    return full_paper_name(paper.size)

"""Percentages with what they were counted from, one line each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from rehabdesk.domain.attendance import Basis, Tally
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.bars import PercentBar
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.numbers import even_percent

NOT_COUNTED = "belum ada yang dihitung"


def share_words(tally: Tally, basis: Basis) -> str:
    """A figure with both its sides: "128 / 140 = 91,4 %", as certificates and recaps have it."""
    whole = tally.whole(basis)
    return (
        f"{tally.present} / {whole} = {even_percent(tally.present, whole)}"
        if whole
        else NOT_COUNTED
    )


def in_percent(tally: Tally, basis: Basis) -> float | None:
    """The share present from 0 to 100, or nothing."""
    whole = tally.whole(basis)
    return 100 * tally.present / whole if whole else None


class Shares(QWidget):
    """A caption, a bar and the figure on each line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, Space.MEDIUM, 0)
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.HAIR)
        self._grid.setColumnStretch(1, 1)

    def set_shares(
        self,
        shares: Sequence[tuple[str, Tally]],
        target: float | None,
        basis: Basis = Basis.ATTENDABLE,
    ) -> None:
        """Show other lines; ``target`` is the wanted level in percent of ``basis``."""
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for row, (caption, tally) in enumerate(shares):
            bar = PercentBar(caption, in_percent(tally, basis), target=target)
            figure = label(share_words(tally, basis), "small")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(label(caption, "small"), row, 0)
            self._grid.addWidget(bar, row, 1)
            self._grid.addWidget(figure, row, 2)
        if not shares:
            self._grid.addWidget(label("Belum ada sesi yang diisi.", "muted"), 0, 0)
        self._grid.setRowStretch(max(1, len(shares)), 1)

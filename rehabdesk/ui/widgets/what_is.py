"""*Apa ini?*: what a field asks for, shown on Shift+F1 or by the mark beside its label."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWhatsThis, QWidget

from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Tone

KEYS = "Shift+F1"
_SMALL = 14


def explain(widget: QWidget, words: str) -> None:
    """Give a field its explanation; Qt shows it on Shift+F1 wherever in it the cursor is."""
    widget.setWhatsThis(words)
    inner = widget.focusProxy()
    if inner is not None:
        inner.setWhatsThis(words)


def explain_each(*explained: tuple[QWidget, str]) -> None:
    """Give several fields theirs."""
    for widget, words in explained:
        explain(widget, words)


class WhatIsMark(QToolButton):
    """The small mark beside a label; the keyboard has Shift+F1 and passes it by."""

    def __init__(self, label: str, words: str) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("whatis")
        self.setIcon(icon("help", Tone.NEUTRAL))
        self.setIconSize(QSize(_SMALL, _SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"Apa ini? {label}")
        self.setToolTip(f"Apa ini? ({KEYS})")
        self.clicked.connect(self._show)

    def _show(self) -> None:
        QWhatsThis.showText(self.mapToGlobal(QPoint(0, self.height())), self._words, self)

"""*Apa ini?*: what a field asks for, shown on Shift+F1 or by the mark beside its label."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QToolButton, QWidget

from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.plain_text import as_tip

KEYS = "Shift+F1"
_SMALL = 14


def explain(widget: QWidget, words: str) -> None:
    """Give a field its explanation; Qt shows it on Shift+F1 wherever in it the cursor is."""
    widget.setWhatsThis(as_tip(words))
    inner = widget.focusProxy()
    if inner is not None:
        inner.setWhatsThis(as_tip(words))


def explain_each(*explained: tuple[QWidget, str]) -> None:
    """Give several fields theirs."""
    for widget, words in explained:
        explain(widget, words)


class WhatIsMark(QToolButton):
    """The small mark beside a label; the keyboard has Shift+F1 and passes it by."""

    def __init__(self, label: str, words: str) -> None:
        # The first window explains its fields and has no such mark: it does not wait for the names.
        from PySide6.QtCore import Qt

        super().__init__()
        self._words = words
        self.setObjectName("whatis")
        self.setIcon(icon("help", Tone.NEUTRAL))
        self.setIconSize(QSize(_SMALL, _SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"Apa ini? {label}")
        self.setToolTip(as_tip(f"Apa ini? ({KEYS})"))
        self.clicked.connect(self._show)

    def _show(self) -> None:
        from PySide6.QtWidgets import QWhatsThis

        QWhatsThis.showText(self.mapToGlobal(QPoint(0, self.height())), as_tip(self._words), self)

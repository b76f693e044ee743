"""What can be undone, on every page: the latest deed in words, and those before it in a menu."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.widgets.plain_text import as_tip

_ROOM = 250
_MOST = 10


class UndoButton(QToolButton):
    """Undoes the latest deed of this session; its arrow lists earlier ones, each undone alone."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setIcon(icon("undo"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.steps = QMenu(self)
        self.steps.aboutToShow.connect(self._fill)
        self.setMenu(self.steps)
        on(self.clicked, context.undo)
        context.undo_changed.connect(self.show_latest)
        self.show_latest()

    def show_latest(self) -> None:
        """Say what Ctrl+Z would undo; nothing to undo shows nothing."""
        latest = self._context.undo_label()
        self.setVisible(bool(latest))
        words = f"Urungkan: {latest}"
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _ROOM))
        self.setAccessibleName(words)
        self.setToolTip(as_tip(f"{words} (Ctrl+Z)"))

    def _fill(self) -> None:
        self.steps.clear()
        for change, words in self._context.undo_steps()[:_MOST]:
            self.steps.addAction(f"Urungkan: {words}", partial(self._context.undo, change))

"""The sidebar: one button a screen, in the order of the day's work."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from rehabdesk.ui.screens.kit.screen import Screen
from rehabdesk.ui.theme.fonts import STEPS, chosen_step
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.state import set_style
from rehabdesk.ui.widgets.text import label

_WIDE = 176
_NARROW = 56
_USUAL, _LOWEST = 35, 22
"""Pixels of a button in the lowest window."""
_ROOMY = 1200
"""Pixels of a window that has room for the words beside the icons, in the usual size of text."""
_ROOMIER = 4
"""Pixels more for each percent of larger text."""


class Sidebar(QFrame):
    """Names the screens and shows which one is open."""

    chosen = Signal(str)

    def __init__(self, screens: Sequence[Screen], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName("Halaman")
        self._narrow = False
        self._small: bool | None = None
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.MEDIUM, Space.LARGE, Space.MEDIUM, Space.MEDIUM)
        self._column.setSpacing(Space.HAIR)
        self._name = label("RehabDesk", "heading")
        self._name.setContentsMargins(Space.MEDIUM, 0, 0, Space.MEDIUM)
        self._column.addWidget(self._name)
        for screen in screens:
            self._add(screen)
        self._column.addStretch(1)
        self.setFixedWidth(_WIDE)

    def add_foot(self, button: QToolButton) -> None:
        """Put a button below the screens."""
        self._buttons[button.text()] = button
        button.setText(f"  {button.text()}")
        self._dress(button)
        self._column.addWidget(button)

    def show_chosen(self, key: str) -> None:
        """Mark the screen that is open."""
        self._buttons[key].setChecked(True)

    def is_narrow(self) -> bool:
        """Whether it shows icons only."""
        return self._narrow

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the buttons lower where the window is too low for all of them."""
        super().resizeEvent(event)
        margins = self._column.contentsMargins()
        names = 0 if self._narrow else self._name.sizeHint().height()
        room = event.size().height() - margins.top() - margins.bottom() - names
        usual = _USUAL
        share = room // len(self._buttons) - Space.HAIR
        for button in self._buttons.values():
            button.setMaximumHeight(min(usual, max(_LOWEST, share)))
            button.setMinimumHeight(min(usual, _LOWEST))
            set_style(button, "low", "true" if share < usual else "")

    def fit(self, width: int, *, wanted: bool) -> None:
        """Show icons only in a window too small for more, or where that is ``wanted``.

        What somebody chose by hand stays until the window crosses that width again.
        """
        small = width < _ROOMY + _ROOMIER * (chosen_step() - STEPS[0])
        if small is not self._small:
            self._small = small
            self.set_narrow(narrow=small or wanted)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or icons with words."""
        self._narrow = narrow
        self.setFixedWidth(_NARROW if narrow else _WIDE)
        self._name.setVisible(not narrow)
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if narrow
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for button in self._buttons.values():
            button.setToolButtonStyle(style)

    def _add(self, screen: Screen) -> None:
        button = QToolButton()
        button.setText(f"  {screen.title}")
        button.setIcon(icon(screen.icon))
        button.setToolTip(as_tip(f"{screen.title} ({screen.keys})"))
        button.setCheckable(True)
        self._dress(button)
        button.clicked.connect(lambda: self.chosen.emit(screen.key))
        self._group.addButton(button)
        self._buttons[screen.key] = button
        self._column.addWidget(button)

    def _dress(self, button: QToolButton) -> None:
        button.setProperty("kind", "sidebar")
        button.setAccessibleName(button.text().strip())
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        button.setSizePolicy(policy)

"""The field for everything (Ctrl+K): type a few letters, choose a person, screen or deed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.command_model import ITEM_ROLE, CommandItem, CommandModel
from rehabdesk.ui.widgets.command_paint import CommandDelegate
from rehabdesk.ui.widgets.letters import places
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.text import label

_WIDTH = 620
_HEIGHT = 430
_TOP = 72
_PAGE = 9
"""Lines that PageUp and PageDown go."""

_ALL = 10_000
_LEAPS = {
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_Home: -_ALL,
    Qt.Key.Key_End: _ALL,
}
_KEYS = "↑ ↓ PgUp PgDn Home End memilih   ·   Enter membuka   ·   Esc menutup"
_NOTHING = (
    "Tidak ada yang cocok dengan “{text}”. Coba satu kata saja: nama, nomor, hari, halaman,"
    " pengaturan atau perintah."
)

Deliver = Callable[[Sequence[CommandItem]], None]
Provider = Callable[[str, Deliver], None]


class CommandList(QFrame):
    """A panel over a window; closes when it is left or something is chosen.

    ``provider`` is asked with each text, an empty one too, and may answer at once or later, from
    the window's thread; its order is kept, and answers to older texts are passed over.
    """

    chosen = Signal(object)

    def __init__(
        self,
        window: QWidget,
        provider: Provider,
        *,
        placeholder: str = "Cari orang, nomor, hari, halaman atau perintah…",
    ) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self.setAccessibleName("Cari dan jalankan")
        self._window = window
        self._provider = provider
        self._asked = 0
        self._before: QWidget | None = None
        self.field = SearchField(placeholder, name="Cari dan jalankan")
        self.model = CommandModel(self)
        self.view = self._make_view()
        self._nothing = label("", "muted", wrap=True)
        self._nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self.field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.view, 1)
        layout.addStretch(0)
        layout.addWidget(label(_KEYS, "small"))
        self.field.searched.connect(self.search)
        self.field.accepted.connect(self._choose)
        self.field.installEventFilter(self)
        self.view.clicked.connect(self._choose)
        self.hide()

    def open_list(self, text: str = "") -> None:
        """Come up over the window with the cursor in the field."""
        window = self._window
        if not self.isVisible():
            self._before = window.focusWidget()
        width = min(_WIDTH, window.width() - 2 * Space.PAGE)
        height = min(_HEIGHT, window.height() - _TOP - Space.PAGE)
        self.setGeometry((window.width() - width) // 2, _TOP, width, height)
        self.field.setText(text)
        self.search(text)
        self.show()
        self.raise_()
        self.field.setFocus()

    def search(self, text: str) -> None:
        """Ask the provider what fits a text."""
        self._asked += 1
        asked = self._asked
        self._provider(text, lambda found: self._deliver(asked, text, found))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the field; close on Esc or when the focus leaves."""
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in _LEAPS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._leap(_LEAPS[key])
                return True
            if key == Qt.Key.Key_Escape:
                self._go_back()
                return True
        return super().eventFilter(watched, event)

    def _go_back(self) -> None:
        """Close, with the cursor where it was before: keys of the page are heard only there."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self.hide()

    def _make_view(self) -> QListView:
        """Make the list under the field; it never takes the focus."""
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(CommandDelegate(view))
        view.setAccessibleName("Hasil")
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setStyleSheet("QListView { border: 0; }")
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        return view

    def _deliver(self, asked: int, text: str, found: Sequence[CommandItem]) -> None:
        if asked == self._asked:
            self._show(text, found)

    def _show(self, text: str, found: Sequence[CommandItem]) -> None:
        """Show what was found with the typed words marked, or that there is nothing."""
        lines = [(item, places(text, item.title)) for item in found]
        self.model.show_lines(lines)
        self._nothing.setText(_NOTHING.format(text=" ".join(text.split())))
        self.view.setCurrentIndex(self.model.index(0, 0))
        self._nothing.setVisible(not lines)
        self.view.setVisible(bool(lines))

    def _step(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            place = (self.view.currentIndex().row() + by) % count
            self.view.setCurrentIndex(self.model.index(place, 0))

    def _leap(self, by: int) -> None:
        """Go some lines on, as far as there are any."""
        count = self.model.rowCount()
        if count:
            place = max(0, min(count - 1, self.view.currentIndex().row() + by))
            self.view.setCurrentIndex(self.model.index(place, 0))

    def _choose(self) -> None:
        item = self.view.currentIndex().data(ITEM_ROLE)
        if isinstance(item, CommandItem):
            self._go_back()
            self.chosen.emit(item)

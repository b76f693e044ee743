"""The field for everything (Ctrl+K): type a few letters, choose a person, screen or deed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.command_model import ITEM_ROLE, CommandItem, CommandModel
from rehabdesk.ui.widgets.command_paint import CommandDelegate
from rehabdesk.ui.widgets.letters import match
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.text import label

_WIDTH = 620
_HEIGHT = 430
_TOP = 72
_MOST = 60

Deliver = Callable[[Sequence[CommandItem]], None]
Provider = Callable[[str, Deliver], None]


class CommandList(QFrame):
    """A panel over a window; closes when it is left or something is chosen.

    ``provider`` is asked for more items with each text and may answer at once or later, from
    the window's thread; answers to older texts are passed over.
    """

    chosen = Signal(object)

    def __init__(
        self,
        window: QWidget,
        items: Sequence[CommandItem],
        *,
        provider: Provider | None = None,
        placeholder: str = "Cari orang, halaman atau perintah…",
    ) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self.setAccessibleName("Cari dan jalankan")
        self._window = window
        self._items = tuple(items)
        self._provider = provider
        self._asked = 0
        self._before: QWidget | None = None
        self.field = SearchField(placeholder, name="Cari dan jalankan")
        self.model = CommandModel(self)
        self.view = self._make_view()
        self._nothing = label("Tidak ada yang cocok.", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self.field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.view, 1)
        layout.addWidget(label("↑ ↓ memilih   ·   Enter membuka   ·   Esc menutup", "small"))
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

    def set_items(self, items: Sequence[CommandItem]) -> None:
        """Offer other items of one's own."""
        self._items = tuple(items)

    def search(self, text: str) -> None:
        """Show what matches a text, and ask the provider for more."""
        self._asked += 1
        self._show(text, ())
        if self._provider is not None and text.strip():
            asked = self._asked
            self._provider(text, lambda found: self._deliver(asked, text, found))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the field; close on Esc or when the focus leaves."""
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            key = Qt.Key(event.key())
            if key in steps:
                self._step(steps[key])
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
        """Order own items by nearness; the provider's keep their order and come first."""
        lines = [(item, _marks(text, item.title)) for item in found]
        own = [(match(text, item.title), item) for item in self._items]
        hits = [(hit, item) for hit, item in own if hit is not None]
        hits.sort(key=lambda pair: pair[0][0])
        lines += [(item, hit[1]) for hit, item in hits]
        self.model.show_lines(lines[:_MOST])
        self.view.setCurrentIndex(self.model.index(0, 0))
        self._nothing.setVisible(not lines)
        self.view.setVisible(bool(lines))

    def _step(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            place = (self.view.currentIndex().row() + by) % count
            self.view.setCurrentIndex(self.model.index(place, 0))

    def _choose(self) -> None:
        item = self.view.currentIndex().data(ITEM_ROLE)
        if isinstance(item, CommandItem):
            self._go_back()
            self.chosen.emit(item.payload)


def _marks(text: str, title: str) -> tuple[int, ...]:
    """Give the places of the matched letters, none when the provider matched by other means."""
    found = match(text, title)
    return found[1] if found else ()

"""F1: the guide, opened at the page one is on, and the keys that work there."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.command import Command
from rehabdesk.ui.screens.kit.screen import Screen
from rehabdesk.ui.shell.guide_view import GuideView
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.guide import Chapter, chapters, found

_KEYS = "keys"
_CONTENTS = 260
_EVERYWHERE = (
    ("Ctrl+K", "Cari orang, halaman, atau perintah"),
    ("Ctrl+Z", "Urungkan yang terakhir dilakukan"),
    ("Ctrl+L", "Kunci layar; pekerjaan tetap terbuka"),
    ("F1", "Panduan, pada halaman ini"),
    ("Shift+F1", "Apa ini? Arti isian yang sedang dipakai"),
    ("F5", "Muat ulang halaman"),
    ("Ctrl+T", "Tampilan terang atau gelap"),
    ("Ctrl++ dan Ctrl+-", "Teks lebih besar atau lebih kecil; Ctrl+0 seperti semula"),
    ("Ctrl+B", "Bilah samping lebar atau sempit"),
    ("Esc", "Tutup kotak atau kosongkan pencarian"),
    ("Ctrl+Enter", "Simpan isian di kotak yang terbuka"),
)


class GuideDialog(QDialog):
    """Contents and search at the left, the chapter at the right.

    ``chapter`` is the key of the one it opens at; ``screens`` are those that can be opened here;
    ``tour`` is what the button of the tour says, "" where there is none.
    """

    about_wanted = Signal()
    tour_wanted = Signal()

    def __init__(
        self,
        commands: Sequence[Command],
        chapter: str,
        tour: str = "",
        parent: QWidget | None = None,
        *,
        screens: Sequence[Screen] = SCREENS,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Panduan")
        self.setAccessibleName("Panduan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        open_as(self, 1200, 700)
        self._keys = _keys(commands, screens)
        self.search = SearchField("Cari dalam panduan", keys="Ctrl+F")
        self.contents = QListWidget()
        self.contents.setAccessibleName("Daftar isi")
        self.nothing = label("Tidak ada bab dengan kata itu.", "muted", wrap=True)
        self.view = GuideView()
        self.tour_button = button(f"&{tour}" if tour else "", "plain", "flag")
        self.tour_button.setVisible(bool(tour))
        self._lay_out()
        self._connect()
        self._list("")
        self.open_at(chapter)

    def open_at(self, chapter: str) -> None:
        """Show a chapter by its key; the first one where there is none of it."""
        rows = range(self.contents.count())
        keys = [self.contents.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]
        first = next((row for row, key in enumerate(keys) if key), 0)
        self.contents.setCurrentRow(keys.index(chapter) if chapter in keys else first)

    def shown(self) -> str:
        """The key of the chapter that is shown now."""
        item = self.contents.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else ""

    def _list(self, words: str) -> None:
        """List the chapters that have some words, or all."""
        before = self.shown()
        self.contents.blockSignals(True)
        self.contents.clear()
        having = found(words) if words else chapters()
        part = ""
        for chapter in having:
            if not words and chapter.part != part:
                part = chapter.part
                self._add(part.upper(), "")
            self._add(chapter.title.removeprefix("Kertas: "), chapter.key)
        if not words:
            self._add("Tombol di halaman ini", _KEYS)
        self.contents.blockSignals(False)
        self.nothing.setVisible(not having)
        if having:
            self.open_at(before if not words else having[0].key)
            self._show()

    def _add(self, text: str, key: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, key)
        if not key:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            font = item.font()
            font.setPointSizeF(font.pointSizeF() * 0.85) if font.pointSizeF() > 0 else None
            font.setBold(True)
            item.setFont(font)
        self.contents.addItem(item)

    def _show(self) -> None:
        key = self.shown()
        if key == _KEYS:
            self.view.show_keys(self._keys)
        elif chapter := _chapter(key):
            self.view.show_markdown(chapter.markdown, self.search.text().strip())

    def _connect(self) -> None:
        self.contents.currentItemChanged.connect(self._show)
        self.search.searched.connect(self._list)
        self.search.list_wanted.connect(self.contents.setFocus)
        self.search.accepted.connect(self.view.setFocus)
        self.tour_button.clicked.connect(self.tour_wanted)
        self.tour_button.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.MEDIUM)
        left.addWidget(self.search)
        left.addWidget(self.nothing)
        left.addWidget(self.contents, 1)
        holder = QWidget()
        holder.setFixedWidth(_CONTENTS)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(left)
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        row.addWidget(holder)
        row.addWidget(self.view, 1)
        close = button("Tutup", "primary")
        close.clicked.connect(self.accept)
        about = button("Tentang &RehabDesk", "quiet", "info")
        about.clicked.connect(self.about_wanted)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(about)
        foot.addWidget(self.tour_button)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(row, 1)
        whole.addLayout(foot)


def _chapter(key: str) -> Chapter | None:
    return next((one for one in chapters() if one.key == key), None)


def _keys(commands: Sequence[Command], known: Sequence[Screen]) -> str:
    here = [(one.keys, one.words) for one in commands if one.keys]
    screens = [(one.keys, one.title) for one in known]
    return "".join(
        f"<h3>{title}</h3><table cellpadding='3'>{_rows(pairs)}</table>"
        for title, pairs in (
            ("Di halaman ini", here),
            ("Halaman", screens),
            ("Di mana saja", _EVERYWHERE),
        )
        if pairs
    )


def _rows(pairs: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f"<tr><td><b>{escape(keys)}</b></td><td>{escape(text)}</td></tr>" for keys, text in pairs
    )

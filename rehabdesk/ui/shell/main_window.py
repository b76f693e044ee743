"""The main window: sidebar, the open screen, messages, keys; it names no screen by itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rehabdesk.storage import Store
from rehabdesk.ui.context import Context, GoingOut
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.shell.backup_watch import BackupWatch
from rehabdesk.ui.shell.finding.finder import Finder
from rehabdesk.ui.shell.finding.pages import WindowDeed
from rehabdesk.ui.shell.known_watch import KnownWatch
from rehabdesk.ui.shell.leaving import WindowClosing
from rehabdesk.ui.shell.looks import TextSize, ThemeSwitch
from rehabdesk.ui.shell.office_bar import OfficeBar
from rehabdesk.ui.shell.page_area import PageArea
from rehabdesk.ui.shell.page_stack import PageStack
from rehabdesk.ui.shell.role_button import roles_to_try
from rehabdesk.ui.shell.sidebar import Sidebar
from rehabdesk.ui.shell.tour_bar import TourBar
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.banner import LastingWarning
from rehabdesk.ui.widgets.painted import once_painted
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.toast import ToastStack

_USUAL_SIZE, _SMALLEST = QSize(1366, 728), QSize(640, 420)
_TEXT = "tampilan huruf font zoom perbesar perkecil"


class MainWindow(QMainWindow):
    """One open office; closing it keeps the window's size and the screen for the next time."""

    closed = Signal()
    lock_wanted = Signal()
    user_wanted = Signal(str)
    tour_wanted = Signal()

    def __init__(self, store: Store, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.context = Context(store, self, preferences)
        self.backups = BackupWatch(self.context, self)
        self.known = KnownWatch(self.context, self)
        self.tour = TourBar(self.context)
        self.after_closing: Callable[[], str] | None = None
        self.stack = PageStack(self.context)
        self.leaving = WindowClosing(self, self.context, self.backups, self.stack.unsaved)
        self.setWindowTitle(f"{store.office.short_name} - RehabDesk")
        self.setMinimumSize(_SMALLEST)
        self.sidebar = Sidebar(tuple(self.stack.screens.values()))
        self.sidebar.chosen.connect(self.go)
        self.warnings = LastingWarning()
        self.warnings.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, 0)
        self.toasts = ToastStack(self)
        self.theme = ThemeSwitch(self, self._seen)
        self.text_size = TextSize(self.context, self.theme, self.stack)
        self._deeds = self.deeds()
        self.finder = Finder(self, self.context, self._current, self.stack.page, self._deeds)
        self._search = WindowDeed("Cari", "Ctrl+K", "search", self.finder.open, foot="Cari")
        self._lay_out()
        self._add_keys()
        self._restore()

    def go(self, screen: str, target: object = None) -> None:
        """Show a screen, and on it what was asked for; one that is not theirs stays closed."""
        if screen not in self.stack.screens:
            self.say("Halaman itu tidak termasuk hak Anda.")
            return
        page = self.stack.page(screen)
        self.stack.setCurrentWidget(page)
        self.sidebar.show_chosen(screen)
        self.preferences.keep(last_screen=screen)
        page.take_focus()
        if target is not None:
            page.show_target(target)

    def window_widget(self) -> QWidget:
        """The window, as the parent of dialogs."""
        return self

    def say(self, text: str, action: str = "", deed: Callable[[], None] | None = None) -> None:
        """Show a short message that goes away by itself."""
        self.toasts.show_toast(text, action=action, deed=deed)

    def warn(self, text: str) -> None:
        """Show a message above the page that stays until it is put away."""
        self.warnings.show_warning(text)

    def show_pdf(
        self, pdf: bytes, title: str, file_name: str, going: GoingOut | None = None
    ) -> None:
        """Show a finished document to be printed or saved."""
        from rehabdesk.ui.shell.paper_dialog import PaperDialog

        dialog = PaperDialog(
            pdf, title, file_name, self.preferences, self.context.store, parent=self, going=going
        )
        dialog.printed.connect(lambda: self.say("Dokumen dikirim ke printer."))
        dialog.open()

    def page(self, screen: str) -> ScreenPage:
        """The page of a screen, made when it is first asked for."""
        return self.stack.page(screen)

    def leave(self, then: Callable[[], str]) -> None:
        """Close the office, do something with its closed file, and say at the start what came."""
        self.after_closing = then
        self.leaving.close()

    def look_as(self, login: str) -> None:
        """Let the demonstration be opened again as another of its users."""
        if self._is_all_saved("lalu pilih peran lain"):
            self.user_wanted.emit(login)

    def try_tour(self) -> None:
        """Leave this office for the demonstration, and begin the tour there."""
        if self._is_all_saved("lalu buka tur"):
            self.tour_wanted.emit()

    def _is_all_saved(self, then: str) -> bool:
        """Whether nothing typed would be lost; else it is shown, and said what comes first."""
        if unsaved := self.stack.unsaved():
            self.go(unsaved.key)
            self.say(f"{unsaved.unsaved()} Simpan dahulu, {then}.")
        return unsaved is None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pages the room that the sidebar can spare."""
        super().resizeEvent(event)
        self.sidebar.fit(self.width(), wanted=self.preferences.choices.narrow_sidebar)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what was typed, make the last backup of the day, keep how the window was."""
        if not self.leaving.may_close():
            event.ignore()
            return
        self.backups.wait()
        self.preferences.keep(
            window=bytes(self.saveGeometry().toBase64().data()).decode(),
            maximised=self.isMaximized(),
        )
        self.leaving.fall_silent()
        self.context.close()
        super().closeEvent(event)
        self.closed.emit()

    def _current(self) -> ScreenPage:
        return self.stack.shown() or self._begin()

    def _begin(self) -> ScreenPage:
        """Show the first page, unless one was asked for already."""
        if self.stack.currentWidget() is None:
            self.go(SCREENS[0].key)
        return self._current()

    def _lay_out(self) -> None:
        for deed in (self._search, *self._deeds):
            if deed.foot:
                self.sidebar.add_foot(_foot_button(deed))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.setContentsMargins(0, 0, 0, 0)
        self._office_bar = OfficeBar(self.context)
        self._office_bar.user_wanted.connect(self.look_as)
        right.addWidget(self._office_bar)
        notice = QVBoxLayout()
        notice.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        notice.setSpacing(Space.SMALL)
        notice.addWidget(self.tour)
        notice.addWidget(self.known.banner)
        notice.addWidget(self.backups.banner)
        right.addLayout(self.warnings)
        right.addLayout(notice)
        right.addWidget(PageArea(self.stack), 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)

    def _add_keys(self) -> None:
        for screen in self.stack.screens.values():
            shortcut = QShortcut(QKeySequence(screen.keys), self)
            shortcut.activated.connect(lambda key=screen.key: self.go(key))
        for deed in (self._search, *self._deeds):
            for keys in deed.pressed or filter(None, (deed.keys,)):
                QShortcut(QKeySequence(keys), self).activated.connect(deed.run)

    def switch_theme(self) -> None:
        """From light to dark and back."""
        self.preferences.keep(dark=not self.preferences.choices.dark)
        self.theme.set_theme(dark=self.preferences.choices.dark)

    def _seen(self) -> list[QWidget]:
        """All parts of the window but the pages that are not shown."""
        parts = (
            *(self.sidebar, self._office_bar, self.known.banner, self.backups.banner),
            *(self.tour, self.toasts, self.stack.currentWidget(), self.warnings.banner),
        )
        return [one for one in parts if one is not None]

    def switch_sidebar(self) -> None:
        """Icons only, or icons with words."""
        narrow = not self.sidebar.is_narrow()
        self.preferences.keep(narrow_sidebar=narrow)
        self.sidebar.set_narrow(narrow=narrow)

    def show_guide(self) -> None:
        """Show the guide at the chapter of the open screen, and the screen's keys (F1)."""
        from rehabdesk.ui.shell.guide_dialog import GuideDialog

        page = self._current()
        guide = GuideDialog(
            page.allowed_commands(),
            page.key,
            self.tour.offer(),
            parent=self,
            screens=tuple(self.stack.screens.values()),
        )
        guide.about_wanted.connect(self.show_about)
        guide.tour_wanted.connect(self.tour.go_on)
        guide.open()

    def show_about(self) -> None:
        """Show version and licences, and let the program be checked."""
        from rehabdesk.ui.shell.about_dialog import AboutDialog

        AboutDialog(self.context.store, parent=self).open()

    def deeds(self) -> tuple[WindowDeed, ...]:
        """What the window can do on every page, for keys, Ctrl+K and the sidebar's foot."""
        larger, usual, smaller = (partial(self.text_size.step, by) for by in (1, 0, -1))
        narrow, again = self.switch_sidebar, self.stack.look_again
        return (
            WindowDeed(
                *("Terang atau gelap", "Ctrl+T", "theme-dark", self.switch_theme, "tampilan"),
                foot="Terang / gelap",
            ),
            WindowDeed(
                *("Kunci layar", "Ctrl+L", "lock", self.lock_wanted.emit, "keluar"),
                foot="Kunci layar",
            ),
            WindowDeed(
                *("Panduan dan tombol pintas", "F1", "help", self.show_guide, "bantuan"),
                foot="Panduan",
            ),
            WindowDeed("Urungkan langkah terakhir", "Ctrl+Z", "undo", self.context.undo),
            WindowDeed(
                *("Teks lebih besar", "Ctrl++", "preview", larger, _TEXT),
                pressed=("Ctrl++", "Ctrl+="),
            ),
            WindowDeed("Teks lebih kecil", "Ctrl+-", "preview", smaller, _TEXT),
            WindowDeed("Ukuran teks seperti semula", "Ctrl+0", "preview", usual, _TEXT),
            WindowDeed("Muat ulang halaman", "F5", "refresh", again, "segarkan refresh"),
            WindowDeed("Sempitkan atau lebarkan menu", "Ctrl+B", "sidebar", narrow),
            WindowDeed("Tentang RehabDesk", "", "info", self.show_about, "versi lisensi"),
            WindowDeed("Periksa program", "", "check", self.show_about, "uji diagnosa"),
            *roles_to_try(self.context.store, self.look_as),
            *self.tour.deeds(),
        )

    def _restore(self) -> None:
        choices = self.preferences.choices
        self.resize(_USUAL_SIZE)
        if choices.window:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(choices.window.encode())))
        self.sidebar.fit(self.width(), wanted=choices.narrow_sidebar)
        # The window is painted before its first page is made, so that it is there at once.
        once_painted(self, self._begin)


def _foot_button(deed: WindowDeed) -> QToolButton:
    made = QToolButton()
    made.setText(deed.foot)
    made.setIcon(icon(deed.icon))
    made.setToolTip(as_tip(f"{deed.foot} ({deed.keys})"))
    on(made.clicked, deed.run)
    return made

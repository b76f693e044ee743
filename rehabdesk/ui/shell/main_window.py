"""The main window: sidebar, the open screen, messages, keys; it names no screen by itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rehabdesk.services.rights import allowed
from rehabdesk.storage import Store
from rehabdesk.ui.background import Worker
from rehabdesk.ui.context import Context, GoingOut
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.shell.backup_watch import BackupWatch
from rehabdesk.ui.shell.finding.finder import Finder
from rehabdesk.ui.shell.finding.pages import WindowDeed
from rehabdesk.ui.shell.known_watch import KnownWatch
from rehabdesk.ui.shell.looks import ThemeSwitch
from rehabdesk.ui.shell.office_bar import OfficeBar
from rehabdesk.ui.shell.role_button import roles_to_try
from rehabdesk.ui.shell.sidebar import Sidebar
from rehabdesk.ui.shell.tour_bar import TourBar
from rehabdesk.ui.theme.fonts import STEPS, choose_step, chosen_step
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.painted import once_painted
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.toast import ToastStack

_USUAL_SIZE = QSize(1366, 728)
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
        self._may_close = self._discarded = False
        self._pages: dict[str, ScreenPage] = {}
        self._screens = {one.key: one for one in SCREENS if allowed(store, one.right)}
        self.setWindowTitle(f"{store.office.short_name} - RehabDesk")
        self.setMinimumSize(1024, 600)
        self.sidebar = Sidebar(tuple(self._screens.values()))
        self.sidebar.chosen.connect(self.go)
        self.stack = QStackedWidget()
        self._warning: Banner | None = None
        self._warnings = QVBoxLayout()
        self._warnings.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, 0)
        self.toasts = ToastStack(self)
        self.theme = ThemeSwitch(self, self._seen)
        self.finder = Finder(self, self.context, self._current, self._page, self._own_deeds())
        self._lay_out()
        self._add_keys()
        self._restore()

    def go(self, screen: str, target: object = None) -> None:
        """Show a screen, and on it what was asked for; one that is not theirs stays closed."""
        if screen not in self._screens:
            self.say("Halaman itu tidak termasuk hak Anda.")
            return
        page = self._page(screen)
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
        self.clear_warnings()
        self._warning = Banner(text, Tone.DANGER, dismissible=True)
        self._warnings.addWidget(self._warning)

    def clear_warnings(self) -> None:
        """Put all lasting messages away."""
        self._warning = None
        while (item := self._warnings.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

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
        return self._page(screen)

    def leave(self, then: Callable[[], str]) -> None:
        """Close the office, do something with its closed file, and say at the start what came."""
        self.after_closing = then
        self._may_close = True
        self.close()

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
        if unsaved := self._unsaved():
            self.go(unsaved.key)
            self.say(f"{unsaved.unsaved()} Simpan dahulu, {then}.")
        return unsaved is None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pages the room that the sidebar can spare."""
        super().resizeEvent(event)
        self.sidebar.fit(self.width(), wanted=self.preferences.choices.narrow_sidebar)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what was typed, make the last backup of the day, keep how the window was."""
        if not (self._may_close or self._discarded) and (unsaved := self._unsaved()):
            event.ignore()
            self._ask_before_closing(unsaved)
            return
        if not self._may_close and self.backups.automatic and self.backups.changed:
            event.ignore()
            self._back_up_and_close()
            return
        self.backups.wait()
        self.preferences.keep(
            window=bytes(self.saveGeometry().toBase64().data()).decode(),
            maximised=self.isMaximized(),
        )
        self._fall_silent()
        self.context.close()
        super().closeEvent(event)
        self.closed.emit()

    def _fall_silent(self) -> None:
        """Let nothing below the window look into a file that is about to be closed.

        Work in threads is ended first; then no timer, list or field is answered any more,
        whatever still moves in it.
        """
        workers: list[Worker[object]] = self.findChildren(Worker)
        for worker in workers:
            worker.end_with_window()
        for one in (self.context, *self.findChildren(QObject)):
            one.blockSignals(True)
            if isinstance(one, QTimer):
                one.stop()

    def _unsaved(self) -> ScreenPage | None:
        return next((one for one in self._pages.values() if one.unsaved()), None)

    def _ask_before_closing(self, page: ScreenPage) -> None:
        self.go(page.key)
        confirm(
            self, "Tutup tanpa menyimpan?", page.unsaved(), "Tutup", self._throw_away, danger=True
        )

    def _throw_away(self) -> None:
        """Close as always, but without asking once more."""
        self._discarded = True
        self.close()

    def _back_up_and_close(self) -> None:
        from rehabdesk.ui.shell.leaving_dialog import LeavingDialog

        dialog = LeavingDialog(self)
        self.backups.made.connect(dialog.accept)
        dialog.accepted.connect(self._close_now)
        self.backups.back_up_now(dialog.panel.show_progress)
        dialog.open()

    def _close_now(self) -> None:
        self.backups.stop()
        self._may_close = True
        self.close()

    def _page(self, screen: str) -> ScreenPage:
        if screen not in self._pages:
            noted = self.context.store.noted
            page = self._screens[screen].make(self.context)
            self.context.store.noted = noted
            self._pages[screen] = page
            self.stack.addWidget(page)
        return self._pages[screen]

    def _current(self) -> ScreenPage:
        page = self.stack.currentWidget()
        return page if isinstance(page, ScreenPage) else self._begin()

    def _begin(self) -> ScreenPage:
        """Show the first page, unless one was asked for already."""
        if self.stack.currentWidget() is None:
            self.go(SCREENS[0].key)
        return self._current()

    def _lay_out(self) -> None:
        search, theme, lock, guide = (
            self._foot("search", "Cari", "Ctrl+K", self.finder.open),
            self._foot("theme-dark", "Terang / gelap", "Ctrl+T", self.switch_theme),
            self._foot("lock", "Kunci layar", "Ctrl+L", self.lock_wanted.emit),
            self._foot("help", "Panduan", "F1", self.show_guide),
        )
        for one in (search, theme, lock, guide):
            self.sidebar.add_foot(one)
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
        right.addLayout(self._warnings)
        right.addLayout(notice)
        right.addWidget(self.stack, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)

    def _foot(self, picture: str, text: str, keys: str, deed: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setIcon(icon(picture))
        button.setToolTip(as_tip(f"{text} ({keys})"))
        button.clicked.connect(deed)
        return button

    def _add_keys(self) -> None:
        for screen in self._screens.values():
            shortcut = QShortcut(QKeySequence(screen.keys), self)
            shortcut.activated.connect(lambda key=screen.key: self.go(key))
        for keys, deed in (
            ("Ctrl+K", self.finder.open),
            ("Ctrl+T", self.switch_theme),
            ("Ctrl+L", self.lock_wanted.emit),
            ("F1", self.show_guide),
            ("Ctrl+Z", self.context.undo),
            ("F5", self._look_again),
            ("Ctrl+B", self.switch_sidebar),
            ("Ctrl++", partial(self.step_text, 1)),
            ("Ctrl+=", partial(self.step_text, 1)),
            ("Ctrl+-", partial(self.step_text, -1)),
            ("Ctrl+0", partial(self.step_text, 0)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def switch_theme(self) -> None:
        """From light to dark and back."""
        self.preferences.keep(dark=not self.preferences.choices.dark)
        self.theme.set_theme(dark=self.preferences.choices.dark)

    def _seen(self) -> list[QWidget]:
        """All parts of the window but the pages that are not shown."""
        parts = (
            *(self.sidebar, self._office_bar, self.known.banner, self.backups.banner),
            *(self.tour, self.toasts, self.stack.currentWidget(), self._warning),
        )
        return [one for one in parts if one is not None]

    def step_text(self, by: int) -> None:
        """Make all text a step larger or smaller; 0 brings the usual size back."""
        at = STEPS.index(chosen_step()) + by if by else 0
        wanted = STEPS[max(0, min(at, len(STEPS) - 1))]
        typed = next((one.unsaved() for one in self._pages.values() if one.unsaved()), "")
        if wanted == chosen_step():
            self.say(f"Ukuran teks {wanted} %.")
        elif typed:
            self.say(f"{typed} Simpan dahulu, lalu ubah ukuran teks.")
        else:
            self._show_text(wanted)

    def _show_text(self, percent: int) -> None:
        """Dress the program anew; pages are made again, for their letters are measured once."""
        self.preferences.keep(text_step=percent)
        choose_step(percent)
        self.theme.dress_all(dark=self.preferences.choices.dark)
        shown = self._current().key
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.go(shown)
        self.say(f"Ukuran teks {percent} %.")

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
            screens=tuple(self._screens.values()),
        )
        guide.about_wanted.connect(self.show_about)
        guide.tour_wanted.connect(self.tour.go_on)
        guide.open()

    def show_about(self) -> None:
        """Show version and licences, and let the program be checked."""
        from rehabdesk.ui.shell.about_dialog import AboutDialog

        AboutDialog(self.context.store, parent=self).open()

    def _own_deeds(self) -> tuple[WindowDeed, ...]:
        """What the window can do on every page, as Ctrl+K tells it."""
        return (
            WindowDeed("Kunci layar", "Ctrl+L", "lock", self.lock_wanted.emit, "keluar"),
            WindowDeed("Terang atau gelap", "Ctrl+T", "theme-dark", self.switch_theme, "tampilan"),
            WindowDeed("Panduan dan tombol pintas", "F1", "help", self.show_guide, "bantuan"),
            WindowDeed("Urungkan langkah terakhir", "Ctrl+Z", "undo", self.context.undo),
            WindowDeed("Teks lebih besar", "Ctrl++", "preview", partial(self.step_text, 1), _TEXT),
            WindowDeed("Teks lebih kecil", "Ctrl+-", "preview", partial(self.step_text, -1), _TEXT),
            WindowDeed(
                "Ukuran teks seperti semula", "Ctrl+0", "preview", partial(self.step_text, 0), _TEXT
            ),
            WindowDeed("Muat ulang halaman", "F5", "refresh", self._look_again, "segarkan refresh"),
            WindowDeed("Sempitkan atau lebarkan menu", "Ctrl+B", "sidebar", self.switch_sidebar),
            WindowDeed("Tentang RehabDesk", "", "info", self.show_about, "versi lisensi"),
            WindowDeed("Periksa program", "", "check", self.show_about, "uji diagnosa"),
            *roles_to_try(self.context.store, self.look_as),
            *self.tour.deeds(),
        )

    def _look_again(self) -> None:
        self._current().look_again()

    def _restore(self) -> None:
        choices = self.preferences.choices
        self.resize(_USUAL_SIZE)
        if choices.window:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(choices.window.encode())))
        self.sidebar.fit(self.width(), wanted=choices.narrow_sidebar)
        # The window is painted before its first page is made, so that it is there at once.
        once_painted(self, self._begin)

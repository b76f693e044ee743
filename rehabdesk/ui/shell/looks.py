"""Light and dark, and the size of all text, for the running program."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from rehabdesk.ui.theme.apply import apply_theme, apply_theme_to
from rehabdesk.ui.theme.fonts import STEPS, choose_step, chosen_step

TYPE_CHECKING = False  # what the first window loads does without pages and their records
if TYPE_CHECKING:
    from rehabdesk.ui.context import Context
    from rehabdesk.ui.shell.page_stack import PageStack

_AFTER_THE_PAINT = 50
"""Milliseconds that what is seen has to be painted before the rest is dressed."""


def set_theme(*, dark: bool) -> None:
    """Dress the running program."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, dark=dark)


class ThemeSwitch(QTimer):
    """Light and dark of an open window: at once what is seen of it, then all its other pages."""

    def __init__(self, window: QWidget, seen: Callable[[], list[QWidget]]) -> None:
        super().__init__(window)
        self._seen = seen
        self._dressed: list[QWidget] = []
        self._dark = False
        self.setSingleShot(True)
        self.setInterval(_AFTER_THE_PAINT)
        self.timeout.connect(lambda: self.dress_all(dark=self._dark))

    def set_theme(self, *, dark: bool) -> None:
        """Dress what is seen, and soon everything."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self._dark = dark
        seen = self._seen()
        apply_theme_to(app, seen, dark=dark)
        self._dressed += [one for one in seen if one not in self._dressed]
        self.start()

    def dress_all(self, *, dark: bool) -> None:
        """Dress everything now, also what was to be dressed soon."""
        self.stop()
        set_theme(dark=dark)
        for part in self._dressed:
            part.setStyleSheet("")
        self._dressed = []


class TextSize:
    """Makes all text larger or smaller, a step at a time."""

    def __init__(self, context: "Context", theme: ThemeSwitch, pages: "PageStack") -> None:
        self._context = context
        self._theme = theme
        self._pages = pages

    def step(self, by: int) -> None:
        """Go by so many steps, as far as there are any; 0 brings the usual size back."""
        place = STEPS.index(chosen_step()) + by if by else 0
        wanted = STEPS[max(0, min(place, len(STEPS) - 1))]
        say, typed = self._context.shell.say, self._pages.unsaved()
        if typed and wanted != chosen_step():
            say(f"{typed.unsaved()} Simpan dahulu, lalu ubah ukuran teks.")
            return
        if wanted != chosen_step():
            self._dress(wanted)
        say(f"Ukuran teks {wanted} %.")

    def _dress(self, percent: int) -> None:
        """Dress the program anew; pages are made again, for their letters are measured once."""
        preferences = self._context.preferences
        preferences.keep(text_step=percent)
        choose_step(percent)
        self._theme.dress_all(dark=preferences.choices.dark)
        shown = self._pages.shown()
        self._pages.forget()
        if shown is not None:
            self._context.shell.go(shown.key)

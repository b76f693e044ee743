"""The only place where the parts of the windowed program are put together.

The first window is painted with as little as it needs; the rest is loaded while its user types.
"""

import faulthandler
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from rehabdesk import __title__, __version__, paths
from rehabdesk.own_files import make_folder, open_to_append
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.crash import CrashWatch
from rehabdesk.ui.shell.display import NOBODY, somebody_answers, speaking_for_qt
from rehabdesk.ui.shell.identity import name_process, show_picture
from rehabdesk.ui.shell.loading import Loading
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.start_window import StartWindow
from rehabdesk.ui.theme.apply import new_application
from rehabdesk.ui.theme.fonts import choose_step

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from rehabdesk.storage import OfficeLock, Store
    from rehabdesk.ui.shell.lock import ScreenLock
    from rehabdesk.ui.shell.main_window import MainWindow


def demonstration_folder() -> Path:
    """Where the demonstration office is kept: beside the real one, under a name of its own."""
    return paths.default_office_folder().with_name("RehabDesk Contoh")


class Program(QObject):
    """The running program: first the start window, then the office's window."""

    def __init__(self, place: Path, preferences: Preferences, watch: CrashWatch) -> None:
        super().__init__()
        self.preferences = preferences
        self.watch = watch
        self.window: MainWindow | None = None
        self.screen_lock: ScreenLock | None = None
        self._lock: OfficeLock | None = None
        self._tour_wanted = False
        self.start = StartWindow(preferences, place, demonstration_folder())
        self.start.opened.connect(self.show_office)
        self.loading = Loading(self.start)
        self.loading.begun.connect(self._speak)
        self.loading.done.connect(self.start.look_closer)

    def show(self) -> None:
        """Show the first window, and load the rest once it is painted."""
        self.start.show()
        self.loading.start()

    def _speak(self) -> None:
        """Give Qt its words before its first menu opens; the first paint needs none of them."""
        from rehabdesk.ui.theme.qt_words import speak_indonesian

        app = QApplication.instance()
        if isinstance(app, QApplication):
            speak_indonesian(app)

    def show_office(self, store: "Store") -> None:
        """Open the main window on an unlocked office, unless another program has it."""
        from rehabdesk.storage import StorageTrouble, lock_office
        from rehabdesk.ui.shell.greeting import greet
        from rehabdesk.ui.shell.lock import ScreenLock
        from rehabdesk.ui.shell.main_window import MainWindow
        from rehabdesk.ui.widgets.screen_room import room_for

        folder = store.path.parent if store.path else Path()
        try:
            self._lock = lock_office(folder)
        except StorageTrouble as trouble:
            store.close()
            self.start.say_trouble(trouble)
            return
        self.watch.folder = folder / paths.LOGS
        if not store.office.demonstration:
            self.preferences.keep(last_office=str(folder))
        self.window = MainWindow(store, self.preferences)
        self.window.closed.connect(lambda: self._close_office(store))
        self.screen_lock = ScreenLock(store, self.window)
        self.screen_lock.left.connect(self._change_user)
        self.window.lock_wanted.connect(self.screen_lock.lock)
        self.window.user_wanted.connect(self._look_as)
        self.window.tour_wanted.connect(self._try_tour)
        self.window.resize(self.window.size().boundedTo(room_for(self.window)))
        self.window.show()
        greet(self.window.context)
        if self._tour_wanted and store.office.demonstration:
            self.window.tour.go_on()
        self._tour_wanted = False
        self.start.close()

    def _change_user(self) -> None:
        """Somebody else wants to log in: close the office without showing it again."""
        if self.window is not None:
            self.window.leave(lambda: "")
        if self.screen_lock is not None:
            self.screen_lock.stop()

    def _look_as(self, login: str) -> None:
        """Close the demonstration and open it as another of its users."""
        self._change_user()
        self.start.open_as(login)

    def _try_tour(self) -> None:
        """Close the office, open the demonstration, and begin the tour there."""
        self._change_user()
        self._tour_wanted = True
        self.start.open_demonstration()

    def _close_office(self, store: "Store") -> None:
        """Close the file; the start window comes back where something was to be done with it."""
        store.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        then = self.window.after_closing if self.window else None
        if then is not None and store.path is not None:
            said = then()
            self.start.show_place(store.path.parent)
            self.start.say_done(said)
            self.start.show()


def main(place: Path | None = None, *, demonstration: bool = False) -> int:
    """Run the program with a window; returns the exit code."""
    began = perf_counter()
    app = QApplication.instance()
    if app is None:
        if not somebody_answers():
            sys.stderr.write(f"{NOBODY}\n")
            return 1
        name_process()
        app = speaking_for_qt(lambda: new_application(sys.argv[0]))
    if not isinstance(app, QApplication):
        return 1
    program = begin(app, place, demonstration=demonstration)
    program.show()
    app.setProperty("seconds_to_window", perf_counter() - began)
    return app.exec()


def begin(app: QApplication, place: Path | None = None, *, demonstration: bool = False) -> Program:
    """The program, ready to show its first window."""
    app.setApplicationName(__title__)
    app.setApplicationVersion(__version__)
    show_picture(app)
    preferences = Preferences()
    logs = paths.computer_settings_folder() / paths.LOGS
    watch = CrashWatch(logs)
    watch.install()
    _watch_for_faults(logs)
    choose_step(preferences.choices.text_step)
    set_theme(dark=preferences.choices.dark)
    return Program(_place(place, preferences, demonstration=demonstration), preferences, watch)


def _place(place: Path | None, preferences: Preferences, *, demonstration: bool) -> Path:
    if demonstration:
        return demonstration_folder()
    if place is not None:
        return place
    last = Path(preferences.choices.last_office)
    if preferences.choices.last_office and paths.office_path(last).is_file():
        return last
    return paths.default_office_folder()


def _watch_for_faults(folder: Path) -> None:
    """Let a crash of the machine code leave a trace that the next start can find."""
    try:
        make_folder(folder)
        faulthandler.enable(open_to_append(folder / "kerusakan.txt"))
    except OSError:
        faulthandler.enable()

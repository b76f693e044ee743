"""The guide's pictures, made from the program's screens and papers as they are today.

``./dev gallery --guide`` writes them into resources/guide/gambar, and beside this file the words
that stood on each screen: a test holds those against the screens, so that no picture is older
than its screen.
"""

import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView, QWidget

from rehabdesk import paths
from rehabdesk.documents.catalogue import DOCUMENTS
from rehabdesk.domain.session import SessionState
from rehabdesk.domain.user import Role
from rehabdesk.services.demonstration_users import seat, user_of
from rehabdesk.storage import Store
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.attendance.screen import AttendancePage
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.screens.kit.tour_offer import decide
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.wording.guide import PICTURES
from tests.documents import real

WORDS = Path(__file__).with_name("guide_pictures.json")
WIDTH, HEIGHT = 1240, 700
_PAPER_SCALE, _COLOURS = 0.9, 64


def folder() -> Path:
    """Where the pictures are kept."""
    return paths.guide() / PICTURES


def shots(store: Store, settings: Path) -> Iterator[tuple[str, MainWindow, ScreenPage]]:
    """Each screen that the guide shows, ready to be looked at, by the picture's name."""
    set_theme(dark=False)
    yield from _shots_now(store, settings, _SHOTS)
    seat(store, user_of(store, Role.COUNSELOR))
    yield from _shots_now(store, settings, {"notes": _notes})


def _shots_now(
    store: Store, settings: Path, wanted: dict[str, Callable[[MainWindow], ScreenPage]]
) -> Iterator[tuple[str, MainWindow, ScreenPage]]:
    """Screens as whoever sits at the desk sees them."""
    choices = Preferences(settings)
    decide(choices)
    window = MainWindow(store, choices)
    window.resize(WIDTH, HEIGHT)
    window.show()
    for name, prepare in wanted.items():
        page = prepare(window)
        for _ in range(6):
            QApplication.processEvents()
        yield name, window, page
    window.close()


def words_seen(page: QWidget) -> list[str]:
    """What stands on a screen for good: its buttons, labels and headings, without figures."""
    said: set[str] = set()
    for one in page.findChildren(QWidget):
        if not one.isVisibleTo(page):
            continue
        if isinstance(one, QAbstractButton | QLabel):
            said.add(one.text())
        elif isinstance(one, QTableView):
            model = one.model()
            said.update(
                str(model.headerData(at, Qt.Orientation.Horizontal))
                for at in range(model.columnCount())
                if not one.isColumnHidden(at)
            )
    return sorted(one.replace("&", "") for one in said if one and not re.search(r"\d", one))


def make(store: Store, settings: Path) -> None:
    """Write every picture anew, and the words of the screens."""
    folder().mkdir(parents=True, exist_ok=True)
    seen: dict[str, list[str]] = {}
    for name, window, page in shots(store, settings):
        bits = QBuffer()
        bits.open(QIODevice.OpenModeFlag.WriteOnly)
        window.grab().save(bits, "PNG")
        _keep(Image.open(io.BytesIO(bytes(bits.data().data()))), name)
        seen[name] = words_seen(page)
    WORDS.write_text(json.dumps(seen, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for document in DOCUMENTS:
        drawn = pypdfium2.PdfDocument(document.draw(real.of(document)))
        picture = drawn[0].render(scale=_PAPER_SCALE).to_pil()  # pyright: ignore[reportArgumentType]
        _keep(picture, f"paper-{document.key}")
        drawn.close()


def kept_words() -> dict[str, list[str]]:
    """The words of each screen when its picture was made."""
    return json.loads(WORDS.read_text("utf-8"))


def _keep(picture: Image.Image, name: str) -> None:
    few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(folder() / f"{name}.png", optimize=True)


def _page(key: str) -> Callable[[MainWindow], ScreenPage]:
    def prepare(window: MainWindow) -> ScreenPage:
        window.go(key)
        return window.page(key)

    return prepare


def _resident(window: MainWindow) -> ScreenPage:
    window.go("residents", _somebody(window.context.store))
    return window.page("residents")


def _sheet(window: MainWindow) -> ScreenPage:
    """The first sheet that was printed and not yet typed in."""
    store = window.context.store
    today = store.today()
    waiting = [
        one
        for one in store.sessions.between(date(2021, 8, 1), today)
        if store.sheets.newest_of(one.id) and one.state is SessionState.PLANNED
    ]
    window.go("attendance", waiting[0].id)
    page = window.page("attendance")
    assert isinstance(page, AttendancePage)
    return page


def _notes(window: MainWindow) -> ScreenPage:
    store = window.context.store
    person = store.residents.get(store.counseling_notes.all()[0].resident)
    assert person is not None
    window.go("residents", person.id)
    page = window.page("residents")
    assert isinstance(page, ResidentsPage)
    page.record.show_tab("notes")
    page.record.notes.table.select_place(0)
    page.record.notes.show_chosen()
    return page


def _somebody(store: Store) -> str:
    return store.enrolments.all()[0].resident


_SHOTS: dict[str, Callable[[MainWindow], ScreenPage]] = {
    **{one.key: _page(one.key) for one in SCREENS},
    "residents": _resident,
    "sheet": _sheet,
}

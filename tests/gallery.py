"""Pictures of every screen, empty and full, light and dark, and of every page: for the eye.

``./dev gallery`` writes them to build/gallery; nothing is compared.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PySide6.QtWidgets import QApplication

from rehabdesk.documents.catalogue import DOCUMENTS
from rehabdesk.services.demonstration import build_demonstration
from rehabdesk.storage import Store, open_in_memory
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.screen_check import HEIGHT, WIDTH
from tests import guide_pictures
from tests.documents import real
from tests.hard_office import make_hard
from tests.sample_notes import Team, a_note
from tests.sample_office import an_office

FOLDER = Path("build/gallery")
SCALE = 1.4
_SIZES = ((1366, 728), (1100, 680), (1920, 1040))
_SCALED = ((1280, 690), (910, 441))
"""What screens of 1920 x 1080 and 1366 x 768 leave at 150 %."""


def screens_of(store: Store, name: str, folder: Path) -> None:
    """Every screen of one office, light and dark."""
    for dark in (False, True):
        set_theme(dark=dark)
        window = MainWindow(store, Preferences(folder))
        window.resize(WIDTH, HEIGHT)
        window.show()
        for screen in SCREENS:
            window.go(screen.key)
            for _ in range(5):
                QApplication.processEvents()
            look = "dark" if dark else "light"
            window.grab().save(str(FOLDER / f"{screen.key}-{name}-{look}.png"))
        window.close()


def hard_screens(store: Store, folder: Path, name: str, sizes: Sequence[tuple[int, int]]) -> None:
    """Every screen of an office with long names, at some sizes of the window."""
    set_theme(dark=False)
    window = MainWindow(store, Preferences(folder / name))
    window.show()
    for wide, high in sizes:
        window.resize(wide, high)
        for screen in SCREENS:
            window.go(screen.key)
            for _ in range(8):
                QApplication.processEvents()
            window.grab().save(str(FOLDER / f"hard-{name}{wide}-{screen.key}.png"))
        for key, target in hard_places(store):
            window.go(key, target)
            for _ in range(8):
                QApplication.processEvents()
            window.grab().save(str(FOLDER / f"hard-{name}{wide}-{key}-open.png"))
    window.close()


def hard_places(store: Store) -> list[tuple[str, object]]:
    """A person, a sheet and a programme with many people, to be opened on their screens."""
    session = next(
        one
        for one in store.sessions.between(date(2021, 8, 1), store.today())
        if store.sheets.newest_of(one.id)
    )
    cohort = max(store.cohorts.all(), key=lambda one: len(store.enrolments.find(cohort=one.id)))
    person = store.enrolments.find(cohort=cohort.id)[0].resident
    return [
        ("residents", person),
        ("attendance", session.id),
        ("certificates", cohort.id),
        ("programs", cohort.id),
    ]


def notes_of(store: Store, folder: Path) -> None:
    """The notes of somebody as a counselor reads them, who wrote some of them."""
    team, person = Team(store), store.residents.all()[0]
    team.sit(team.author)
    for day in (12, 19, 26):
        a_note(store, person, held_on=date(2021, 3, day))
    for dark in (False, True):
        set_theme(dark=dark)
        window = MainWindow(store, Preferences(folder))
        window.resize(WIDTH, HEIGHT)
        window.show()
        window.go("residents", person.id)
        page = window.page("residents")
        assert isinstance(page, ResidentsPage)
        page.record.show_tab("notes")
        page.record.notes.table.select_place(0)
        page.record.notes.show_chosen()
        for _ in range(5):
            QApplication.processEvents()
        window.grab().save(str(FOLDER / f"notes-{'dark' if dark else 'light'}.png"))
        window.close()


def pages() -> None:
    """The first pages of every document, as an office gets them."""
    for document in DOCUMENTS:
        drawn = pypdfium2.PdfDocument(document.draw(real.of(document)))
        for number in range(min(len(drawn), 3)):
            picture = drawn[number].render(scale=SCALE).to_pil()  # pyright: ignore[reportArgumentType]
            picture.save(FOLDER / f"paper-{document.key}-{number + 1}.png")
        drawn.close()


def main() -> None:
    """Write everything and say where."""
    parser = argparse.ArgumentParser("./dev gallery", description=__doc__)
    parser.add_argument("--guide", action="store_true", help="the pictures of the guide alone")
    parser.add_argument("--hard", action="store_true", help="long names, at several sizes")
    wanted = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if wanted.hard:
            hard = build_demonstration(folder / "kantor")
            make_hard(hard)
            scaled = os.environ.get("QT_SCALE_FACTOR")
            hard_screens(hard, folder, "150-" if scaled else "", _SCALED if scaled else _SIZES)
            return
        if wanted.guide:
            guide_pictures.make(build_demonstration(folder / "kantor"), folder)
            sys.stdout.write(f"pictures of the guide in {guide_pictures.folder()}\n")
            return
        empty = open_in_memory()
        an_office(empty)
        screens_of(empty, "empty", folder)
        full = build_demonstration(folder / "kantor")
        screens_of(full, "full", folder)
        notes_of(full, folder)
        full.close()
    pages()
    app.processEvents()
    sys.stdout.write(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}\n")


if __name__ == "__main__":
    main()

"""The guide: every screen and paper has its chapter, in words and pictures of today's program."""

import ast
import re

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from rehabdesk import paths
from rehabdesk.documents.catalogue import DOCUMENTS
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.guide_dialog import GuideDialog
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.wording.guide import chapters, found
from tests import guide_pictures

MOST_BYTES = 2_000_000
"""Of all pictures together: what is installed is to stay small."""


@pytest.mark.parametrize("key", [one.key for one in (*SCREENS, *DOCUMENTS)])
def test_every_screen_and_every_paper_has_its_chapter(key):
    assert key in {one.key for one in chapters()}


def test_the_chapter_of_a_page_shows_the_page_and_that_of_a_paper_the_paper():
    by_key = {one.key: one for one in chapters()}

    assert [one.key for one in SCREENS if one.key not in by_key[one.key].pictures] == []
    assert [
        one.key for one in DOCUMENTS if f"paper-{one.key}" not in by_key[one.key].pictures
    ] == []


def test_the_chapter_of_a_screen_is_called_like_the_screen():
    titles = {one.key: one.title for one in chapters()}

    assert {one.key: titles[one.key] for one in SCREENS} == {one.key: one.title for one in SCREENS}


def test_every_file_of_the_guide_is_a_chapter_and_every_picture_is_shown():
    folder = paths.guide()
    shown = {name for one in chapters() for name in one.pictures}

    assert {one.stem for one in (folder / "bab").iterdir()} == {one.key for one in chapters()}
    assert {one.stem for one in (folder / "gambar").iterdir()} == shown


def test_the_pictures_are_small():
    sizes = [one.stat().st_size for one in (paths.guide() / "gambar").iterdir()]

    assert sum(sizes) < MOST_BYTES


def test_a_step_is_one_or_two_short_sentences():
    long = [
        (one.key, line)
        for one in chapters()
        for line in one.text.splitlines()
        if re.match(r"\d+\. ", line) and len(line.split()) > 32
    ]

    assert long == []


def words_of_the_program():
    """Everything that is written in the windows' code and the wording, as a user reads it."""
    package = paths.resources().parent / "rehabdesk"
    said = set()
    for folder in ("ui", "wording", "documents"):
        for file in (package / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    said.add(node.value.replace("&", "").removesuffix("…").strip())
    return said


def test_what_the_guide_quotes_are_words_of_the_program():
    said = words_of_the_program()

    strange = [(one.key, word) for one in chapters() for word in one.quoted if word not in said]

    assert strange == []


def test_no_picture_is_older_than_its_screen(demonstration, tmp_path, qapp):
    """`./dev gallery --guide` makes them anew."""
    kept = guide_pictures.kept_words()

    seen = {
        name: guide_pictures.words_seen(page)
        for name, _window, page in guide_pictures.shots(demonstration, tmp_path)
    }

    assert seen == kept


def test_the_pictures_of_papers_have_the_shape_of_the_paper():
    for one in DOCUMENTS:
        with Image.open(paths.guide() / "gambar" / f"paper-{one.key}.png") as picture:
            long, short = max(picture.size), min(picture.size)
            assert 1.3 < long / short < 1.6


def a_guide(qtbot, chapter="home", tour=""):
    dialog = GuideDialog((), chapter, tour)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize("key", ["residents", "audit"])
def test_f1_opens_the_guide_at_the_page_one_is_on(store, qtbot, tmp_path, key):
    window = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.go(key)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.wait(100)

    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)

    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QDialog)))
    dialog = next(one for one in window.findChildren(GuideDialog) if one.isVisible())
    assert dialog.shown() == key
    title = next(one.title for one in SCREENS if one.key == key)
    assert title in dialog.view.toPlainText()
    dialog.close()


def test_a_word_narrows_the_contents_to_the_chapters_that_have_it(qtbot):
    dialog = a_guide(qtbot)

    dialog.search.setText("flashdisk")
    qtbot.waitUntil(lambda: dialog.contents.count() < len(chapters()))

    assert dialog.shown() in {one.key for one in chapters() if "flashdisk" in one.text.casefold()}
    assert "flashdisk" in dialog.view.toPlainText().casefold()
    assert dialog.view.extraSelections()


def test_a_word_that_no_chapter_has_says_so(qtbot):
    dialog = a_guide(qtbot)

    dialog.search.setText("kapal selam")

    qtbot.waitUntil(dialog.nothing.isVisible)


def test_the_chapters_with_the_word_in_their_title_come_first():
    assert found("sertifikat")[0].key in {"certificates", "certificate", "certificate_register"}
    assert found("kapal selam") == []


def test_pictures_are_shown_no_wider_than_the_page(qtbot):
    dialog = a_guide(qtbot)
    wide = dialog.view.viewport().width()

    assert "￼" in dialog.view.document().toRawText()
    assert dialog.view.document().idealWidth() <= wide
    assert dialog.view.horizontalScrollBar().maximum() == 0

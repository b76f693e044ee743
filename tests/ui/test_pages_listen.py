"""A page looks again when something that it has read was changed, and when nothing else was."""

import re
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QWidget,
)

from rehabdesk.storage.reading import tables_read
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.week_grid import WeekGrid

KEYS = [one.key for one in SCREENS]
SQLITE_OK, SQLITE_READ = 0, 20
ROWS = 40
WRITTEN_WITH = {"attendance_detail": "attendance"}
NEVER_TOLD = re.compile(r"sqlite_|resident_search|resident_word|audit_entry|this_pc|schema_")
"""The file's own tables; the search is written with its residents, the log with everything."""


@pytest.fixture
def window(qtbot, demonstration, tmp_path):
    made = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    return made


def settle():
    """Let timers of lists and records run out, as a person does who looks."""
    for _ in range(8):
        QCoreApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        wait = QCoreApplication.instance()
        assert wait is not None
        _sleep(20)


def _sleep(milliseconds):
    from PySide6.QtTest import QTest

    QTest.qWait(milliseconds)


def choose_first(page):
    """Choose the first row of every list in sight, as a look around does."""
    for view in page.findChildren(QAbstractItemView):
        model = view.model()
        if view.isVisible() and model is not None and model.rowCount():
            view.setCurrentIndex(model.index(0, 0))
    settle()


def words_on(page):
    """Everything that is written on a page."""
    said = [one.text() for one in page.findChildren(QLabel)]
    said += [one.text() for one in page.findChildren(QAbstractButton)]
    for box in page.findChildren(QComboBox):
        said += [box.itemText(at) for at in range(box.count())]
    for view in page.findChildren(QAbstractItemView):
        model = view.model()
        if model is None:
            continue
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for row in range(min(ROWS, model.rowCount())):
            said += [
                str(model.data(model.index(row, column), role) or "")
                for column in range(columns)
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            ]
    for grid in page.findChildren(WeekGrid):
        said += [str(one) for one in grid.items()]
    return "\n".join(said)


def go(window, key):
    window.go(key)
    settle()
    page = window.page(key)
    choose_first(page)
    return page


@pytest.mark.parametrize("key", KEYS)
def test_a_page_listens_to_every_table_that_it_has_read(window, demonstration, key):
    """The file itself says what was read: its authorizer is asked for every table."""
    read = set()

    def note(action, table, *_rest):
        if action == SQLITE_READ and table:
            read.add(table)
        return SQLITE_OK

    window.go(KEYS[0] if key != KEYS[0] else KEYS[1])
    settle()
    demonstration.connection.set_authorizer(note)
    read.clear()
    page = go(window, key)
    demonstration.connection.set_authorizer(None)

    told = {WRITTEN_WITH.get(one, one) for one in read if not NEVER_TOLD.match(one)}
    assert told <= page.listens_to()
    assert told or key == "safekeeping"


def renamed(store, shelf, record, field, name):
    with store.change("Nama diganti"):
        shelf.put(replace(record, **{field: name}))
        if shelf is store.residents:
            store.search.refresh(record.id)


NAMED = {
    "kind": lambda s: (s.session_kinds, _used_kind(s), "name"),
    "counselor": lambda s: (s.counselors, s.counselors.get(_led(s).counselors[0]), "name"),
    "room": lambda s: (s.rooms, s.rooms.get(_led(s).room), "name"),
    "cohort": lambda s: (s.cohorts, s.cohorts.get(_led(s).cohort), "name"),
    "group": lambda s: (s.groups, s.groups.get(_led(s).care_groups[0]), "name"),
    "resident": lambda s: (s.residents, s.residents.all()[0], "name"),
    "office": lambda s: (s.offices, s.office, "name"),
}


def _led(store):
    today = store.today()
    week = store.sessions.between(today, today + timedelta(days=6))
    return next(one for one in week if one.room and one.counselors and one.care_groups)


def _used_kind(store):
    return store.session_kinds.get(_led(store).kind)


@pytest.mark.parametrize("what", NAMED)
def test_no_page_shows_an_old_name(window, demonstration, what):
    """Every page is looked at, the name is changed, and each is looked at again."""
    shelf, record, field = NAMED[what](demonstration)
    old, new = f"Aaa lama {what}", f"Aaa baru {what}"
    renamed(demonstration, shelf, record, field, old)
    showing = [key for key in KEYS if old in words_on(go(window, key))]
    assert showing

    renamed(demonstration, shelf, record, field, new)

    for key in KEYS:
        window.go(key)
        settle()
        words = words_on(window.page(key))
        if key == "audit":  # which keeps what was
            continue
        assert old not in words, key
        if key in showing:
            assert new in words, key


@pytest.mark.parametrize("what", ["kind", "counselor"])
@pytest.mark.parametrize("key", ["home", "attendance", "schedule"])
def test_the_page_in_sight_shows_a_new_name_at_once(window, demonstration, what, key):
    shelf, record, field = NAMED[what](demonstration)
    page = go(window, key)
    old = getattr(record, field)
    if old not in words_on(page):
        pytest.skip("this page does not show it on this day")

    renamed(demonstration, shelf, record, field, "Nama Baru")
    settle()

    assert "Nama Baru" in words_on(page)
    assert old not in words_on(page)


def test_a_page_does_not_look_again_for_what_it_never_read(window, demonstration, monkeypatch):
    holiday, room = demonstration.holidays.all()[0], demonstration.rooms.all()[0]
    page = go(window, "counselors")
    looked = []
    monkeypatch.setattr(page, "reload", lambda: looked.append(1))

    renamed(demonstration, demonstration.holidays, holiday, "label", "Libur lain")
    assert looked == []
    renamed(demonstration, demonstration.rooms, room, "name", "Ruang lain")
    assert looked == [1]


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ("SELECT 1", set()),
        ("SELECT a.x FROM attendance AS a CROSS JOIN session AS s ON 1", {"attendance", "session"}),
        ("SELECT (SELECT max(x) FROM sheet) FROM office", {"sheet", "office"}),
        ("SELECT minutes_late FROM attendance_detail", {"attendance"}),
        ("SELECT id FROM resident_search WHERE resident_search MATCH ?", {"resident"}),
    ],
)
def test_what_a_question_reads(sql, tables):
    assert tables_read(sql) == tables


def test_nobody_notes_what_is_read_once_no_page_is_seen(window, demonstration):
    page = go(window, "home")
    assert isinstance(page, QWidget)
    assert demonstration.noted is not None

    window.hide()
    settle()

    assert demonstration.noted is None

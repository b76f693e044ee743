"""Finds text that Qt would draw as HTML although somebody typed it."""

import json
import re

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QListView,
    QMainWindow,
    QMenu,
    QMessageBox,
    QTextEdit,
    QWidget,
)

MARK = '<img src="file:///tidak/ada.png"><b>tebal</b>'
"""What is added to every text of the office."""

_TIP = int(Qt.ItemDataRole.ToolTipRole)
_MADE_BY_THE_PROGRAM = re.compile(r"audit|setting$|this_pc|resident_search|resident_word|sqlite_")
_A_PERSONS_WORDS = re.compile(r"[A-Z][a-z]|^[A-Z .,']{4,}$")
_MOST_ROWS = 8


def might_be_rich(text):
    """Qt's own answer to whether it would draw a text as HTML."""
    return Gui.mightBeRichText(text)  # pyright: ignore[reportAttributeAccessIssue]


def with_marks(store):
    """Add ``MARK`` to every text of an office that a person may have typed; gives how many."""
    done = 0
    names = store.query("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%STRICT'")
    for (table,) in names:
        if _MADE_BY_THE_PROGRAM.match(table):
            continue
        columns = [one for _, one, kind, *_ in store.query(f"PRAGMA table_info({table})")]
        for column in set(columns) - {"id", "matched", "created_by", "updated_by", "deleted_by"}:
            values = store.query(f"SELECT DISTINCT {column} FROM {table}")
            for (value,) in values:
                if isinstance(value, str) and (marked := _marked(value)) != value:
                    store.connection.execute(
                        f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (marked, value)
                    )
                    done += 1
    return done


def _marked(value):
    if value.startswith("["):
        words = json.loads(value)
        texts = all(isinstance(one, str) for one in words)
        return json.dumps([*map(_marked, words)], ensure_ascii=False) if texts else value
    return f"{MARK}{value}" if _A_PERSONS_WORDS.search(value) else value


def rich_in(root):
    """What in a window would be drawn as HTML with somebody's own signs in it."""
    found = []
    for one in (root, *root.findChildren(QWidget)):
        texts = {"tip": one.toolTip(), "what's this": one.whatsThis(), "status": one.statusTip()}
        if isinstance(one, QLabel) and one.textFormat() is not Qt.TextFormat.PlainText:
            texts["label"] = one.text()
        if isinstance(one, QMessageBox) and one.textFormat() is not Qt.TextFormat.PlainText:
            texts |= {"message": one.text(), "more": one.informativeText()}
        if isinstance(one, QTextEdit) and "<img" in one.toHtml():
            found.append((type(one).__name__, "page", one.toHtml()))
        if isinstance(one, QMenu) and one.toolTipsVisible():
            texts |= {f"entry {n}": action.toolTip() for n, action in enumerate(one.actions())}
        if isinstance(one, QAbstractItemView) and not isinstance(one, QHeaderView):
            texts |= _tips_of(one)
        assert not isinstance(one, QGraphicsView), "say how its texts are drawn"
        found += [(type(one).__name__, what, text) for what, text in texts.items() if is_rich(text)]
    return found


def titles_with_names(root):
    """Titles of windows, but the office's own, that hold words of somebody."""
    windows = [one for one in (root, *root.findChildren(QWidget)) if one.isWindow()]
    titles = [one.windowTitle() for one in windows if not isinstance(one, QMainWindow)]
    return [one for one in titles if MARK in one]


def _tips_of(view):
    model = view.model()
    if model is None:
        return {}
    # A list has one, and tells nobody.
    columns = 1 if isinstance(view, QListView) else model.columnCount(QModelIndex())
    tips = {}
    for row in range(min(model.rowCount(QModelIndex()), _MOST_ROWS)):
        for column in range(columns):
            tip = model.index(row, column).data(_TIP)
            tips[f"tip of row {row}, column {column}"] = tip or ""
    return tips


def is_rich(text):
    """Whether Qt would draw a text as HTML, and there is a tag of somebody in it."""
    return might_be_rich(text) and re.search(r"<(?:img|b)\b", text) is not None


def dialogs_of(window):
    return [one for one in window.findChildren(QDialog) if one.isVisible()]

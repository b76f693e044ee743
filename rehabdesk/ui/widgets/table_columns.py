"""Widths, order, visibility and sorting of a table's columns, in and out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from rehabdesk.ui.widgets.column import Column

_LETTER = 8
_PADDING = 36
_Order = Qt.SortOrder


def first_layout(view: QTableView, columns: Sequence[Column[Any]]) -> None:
    """Set up the header as the columns say."""
    head = view.horizontalHeader()
    head.setSortIndicatorClearable(True)
    head.setSortIndicator(-1, _Order.AscendingOrder)
    view.setSortingEnabled(True)
    for number, column in enumerate(columns):
        if column.stretch:
            head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        else:
            head.resizeSection(number, column.width or len(column.heading) * _LETTER + _PADDING)
        head.setSectionHidden(number, column.hidden)


def state_of(view: QTableView, columns: Sequence[Column[Any]]) -> dict[str, Any]:
    """Give the layout as plain values."""
    head = view.horizontalHeader()
    order = [columns[head.logicalIndex(place)].key for place in range(len(columns))]
    sorted_by = head.sortIndicatorSection()
    down = head.sortIndicatorOrder() is _Order.DescendingOrder
    shown = [n for n in range(len(columns)) if not head.isSectionHidden(n)]
    return {
        "order": order,
        "widths": {columns[n].key: head.sectionSize(n) for n in shown if not columns[n].stretch},
        "hidden": [columns[n].key for n in range(len(columns)) if head.isSectionHidden(n)],
        "sort": [columns[sorted_by].key, down] if 0 <= sorted_by < len(columns) else None,
    }


def restore(view: QTableView, columns: Sequence[Column[Any]], state: dict[str, Any]) -> None:
    """Bring a layout back; what it does not know stays as it is."""
    head = view.horizontalHeader()
    numbers = {column.key: number for number, column in enumerate(columns)}
    known = [key for key in state.get("order", []) if key in numbers]
    for place, key in enumerate(known):
        head.moveSection(head.visualIndex(numbers[key]), place)
    for key, width in state.get("widths", {}).items():
        if key in numbers and not columns[numbers[key]].stretch:
            head.resizeSection(numbers[key], int(width))
    if "hidden" in state:
        for key, number in numbers.items():
            head.setSectionHidden(number, key in state["hidden"])
    sort = state.get("sort")
    if sort and sort[0] in numbers:
        order = _Order.DescendingOrder if sort[1] else _Order.AscendingOrder
        view.sortByColumn(numbers[sort[0]], order)


def fill_menu(menu: QMenu, view: QTableView, columns: Sequence[Column[Any]]) -> None:
    """List the columns with ticks; the last one shown cannot be hidden."""
    head = view.horizontalHeader()
    shown = [n for n in range(len(columns)) if not head.isSectionHidden(n)]
    for number, column in enumerate(columns):
        action = menu.addAction(column.heading or column.key)
        action.setCheckable(True)
        action.setChecked(number in shown)
        action.setEnabled(shown != [number])
        action.toggled.connect(
            lambda on, number=number: head.setSectionHidden(number, not on)  # type: ignore[misc]
        )
    menu.addSeparator()
    menu.addAction("Urutan semula").triggered.connect(
        lambda: view.sortByColumn(-1, _Order.AscendingOrder)
    )

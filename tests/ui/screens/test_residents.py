"""Residen: found however they are spelt, narrowed, sorted, remembered."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.domain.resident import ExitReason
from tests.ui.screens.resident_desk import Desk, some_people


@pytest.fixture
def desk(qtbot, store, tmp_path):
    return Desk(qtbot, store, tmp_path)


@pytest.fixture
def people(store):
    return some_people(store)


def test_an_empty_office_offers_to_add_the_first_resident(desk):
    add = next(
        one
        for one in desk.page.table.findChildren(QPushButton)
        if one.isVisible() and one.text() == "Tambah residen"
    )
    desk.qtbot.mouseClick(add, Qt.MouseButton.LeftButton)

    assert desk.dialog().windowTitle() == "Tambah residen"


@pytest.mark.parametrize(
    "typed", ["mahmud", "cungkr", "b.i 283 / 20", "BI283/20", "mahmut karta", "MAHMUD BIN"]
)
def test_somebody_is_found_however_the_name_or_number_is_spelt(people, desk, typed):
    desk.search(typed)

    assert desk.names() == ["Mahmud bin Karta"]


def test_a_search_without_hits_says_so_and_shows_nobody(people, desk):
    desk.search("qqqq")

    assert desk.names() == []
    assert desk.page.panes.detail() is None


def test_down_from_the_search_goes_to_the_list_and_shows_the_record(people, desk):
    desk.search("salim")
    desk.qtbot.keyClick(desk.page.filters.search, Qt.Key.Key_Down)
    desk.settle()

    assert desk.page.table.hasFocus()
    assert "BIIa 12/19" in desk.shown_words()


def test_the_arrow_keys_walk_through_the_records(people, desk):
    desk.page.table.setFocus()
    desk.press(Qt.Key.Key_Home, Qt.Key.Key_Down)

    assert "Mahmud bin Karta als. Cungkring" in desk.shown_words()


def test_the_list_is_narrowed_by_block_and_remembers_it_but_never_what_was_typed(people, desk):
    desk.page.filters.block.set_value("A")
    desk.search("mahmud")

    assert desk.names() == ["Mahmud bin Karta"]
    remembered = desk.context.preferences.page("residents")
    assert remembered["block"] == "A"
    assert "mahmud" not in str(remembered)


def test_who_has_left_is_hidden_when_only_those_inside_are_wanted(people, desk):
    desk.choose(people[1])
    desk.page.deeds.end_stay(people[1].id)
    dialog = desk.dialog()
    dialog.form.field_row("reason").field.set_value(ExitReason.RELEASED)
    desk.carry_out(dialog)

    desk.page.filters.present.setChecked(True)
    desk.settle()

    assert desk.names() == ["Mahmud bin Karta", "Zainal Abidin bin H. Umar"]


def test_a_click_on_the_heading_sorts_by_it(people, desk):
    head = desk.page.table.horizontalHeader()
    place = head.sectionViewportPosition(1) + 20
    for _ in range(2):
        spot = QPoint(place, head.height() // 2)
        desk.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        desk.settle()

    assert desk.names() == ["Agus Salim", "Mahmud bin Karta", "Zainal Abidin bin H. Umar"]


def test_another_screen_can_ask_for_somebody_whom_the_filter_hides(people, desk):
    desk.page.filters.block.set_value("B")
    desk.settle()

    desk.choose(people[0])

    assert desk.page.table.current_row().id == people[0].id
    assert desk.page.filters.wanted() == ResidentFilter()


def test_columns_and_their_sorting_come_back(people, qtbot, store, tmp_path):
    first = Desk(qtbot, store, tmp_path)
    first.page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    first.settle()

    second = Desk(qtbot, store, tmp_path)

    assert second.names()[0] == "Zainal Abidin bin H. Umar"

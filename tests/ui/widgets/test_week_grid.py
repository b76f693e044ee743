"""The week calendar by keyboard and by mouse."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, Qt

from rehabdesk.ui.widgets.week_grid import WeekGrid
from rehabdesk.ui.widgets.week_layout import Lane, WeekItem, hours_shown, lanes

MONDAY = date(2021, 3, 1)


def _item(name: str, day: int, start: str, end: str) -> WeekItem:
    return WeekItem(
        id=name,
        day=MONDAY + timedelta(days=day),
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        title=name,
    )


A = _item("a", 0, "08:00", "10:00")
B = _item("b", 0, "09:00", "11:00")
C = _item("c", 0, "11:00", "12:00")
D = _item("d", 2, "09:30", "10:30")


def _grid(qtbot) -> WeekGrid:
    grid = WeekGrid("Jadwal", MONDAY)
    qtbot.addWidget(grid)
    grid.resize(1000, 700)
    grid.set_week(MONDAY, (A, B, C, D), now=datetime(2021, 3, 3, 9, 0))
    grid.show()
    return grid


def test_blocks_at_the_same_time_stand_side_by_side():
    assert lanes((A, B, C, D)) == {
        "a": Lane(0, 2),
        "b": Lane(1, 2),
        "c": Lane(0, 1),
        "d": Lane(0, 1),
    }


def test_an_early_or_late_block_widens_the_day():
    assert hours_shown((_item("x", 0, "05:30", "20:15"),), 7, 17) == (5, 21)


def test_arrows_go_in_time_and_across_days(qtbot):
    grid = _grid(qtbot)

    for key, wanted in (
        (Qt.Key.Key_Down, "a"),
        (Qt.Key.Key_Down, "b"),
        (Qt.Key.Key_Right, "d"),
        (Qt.Key.Key_Left, "b"),
        (Qt.Key.Key_Up, "a"),
        (Qt.Key.Key_Up, "a"),
    ):
        qtbot.keyClick(grid, key)
        current = grid.current_item()
        assert current is not None
        assert current.id == wanted


def test_enter_opens_the_block(qtbot):
    grid = _grid(qtbot)
    grid.set_current("d")

    with qtbot.waitSignal(grid.item_opened) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)

    assert opened.args == [D]
    assert "Rabu, 3 Maret 2021" in grid.accessibleDescription()


def test_a_double_click_on_nothing_begins_a_session_there(qtbot):
    grid = _grid(qtbot)
    box = grid.box_of(D)

    with qtbot.waitSignal(grid.slot_chosen) as chosen:
        place = QPoint(box.center().x(), box.bottom() + 8)
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen.args == [date(2021, 3, 3), time(10, 30)]


def test_a_click_chooses_the_block_under_it(qtbot):
    grid = _grid(qtbot)

    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.box_of(B).center())

    assert grid.current_item() == B
    assert grid.grab().width() == 1000

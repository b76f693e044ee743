"""Which day it is in the office, whatever zone the PC is set to."""

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from rehabdesk import paths
from rehabdesk.cli.offices import now_in, today_in
from rehabdesk.domain.identity import OfficeId
from rehabdesk.domain.office import Office, zone_of
from rehabdesk.storage import AuditFilter
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.wording.dates import stamp
from tests.ui.shell_double import RecordingShell

JUST_BEFORE = datetime(2026, 1, 4, 16, 59, 59, tzinfo=UTC)
MIDNIGHT = JUST_BEFORE + timedelta(seconds=1)


@pytest.fixture(params=["Pacific/Auckland", "America/Los_Angeles", "UTC", "Asia/Jakarta"])
def pc_zone(request, monkeypatch):
    """The PC is set to this zone."""
    if not hasattr(time, "tzset"):
        pytest.skip("only POSIX lets a process change its zone")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def an_office(zone="WIB", **fields):
    return Office(
        id=OfficeId("kantor"),
        name="Lapas Uji",
        short_name="Uji",
        city="Uji",
        time_zone=zone,
        **fields,
    )


@pytest.mark.parametrize(
    ("zone", "hours"), [("WIB", 7), ("WITA", 8), ("WIT", 9), ("", 7), ("GMT", 7)]
)
def test_a_zone_is_one_of_three_and_wib_otherwise(zone, hours):
    assert zone_of(zone).utcoffset(None) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("WIB", date(2026, 1, 4), date(2026, 1, 5)),
        ("WITA", date(2026, 1, 5), date(2026, 1, 5)),
        ("WIT", date(2026, 1, 5), date(2026, 1, 5)),
    ],
)
def test_the_day_turns_at_the_office_s_midnight(zone, before, after):
    assert an_office(zone).today(JUST_BEFORE) == before
    assert an_office(zone).today(MIDNIGHT) == after


@pytest.mark.usefixtures("pc_zone")
def test_window_command_and_stamp_name_the_same_day_on_a_pc_of_another_zone(store, qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    shell = RecordingShell(window)
    context = Context(store, shell, Preferences(tmp_path))
    for moment, day in ((JUST_BEFORE, date(2026, 1, 4)), (MIDNIGHT, date(2026, 1, 5))):
        store.now = lambda moment=moment: moment

        assert context.today() == today_in(store) == store.today() == day
        assert context.now().date() == now_in(store).date() == day
        assert stamp(moment, store.office.time_zone).startswith(f"{day:%d-%m-%Y}")


@pytest.mark.usefixtures("pc_zone")
def test_the_log_of_a_day_begins_at_the_office_s_midnight(store):
    for moment in (JUST_BEFORE, MIDNIGHT):
        store.now = lambda moment=moment: moment
        with store.change(f"Pada {moment:%S}") as change:
            store.offices.put(replace(store.office, city=f"Kota {moment:%S}"))
        assert change.touched

    monday = AuditFilter(first=date(2026, 1, 5), last=date(2026, 1, 5))
    sunday = AuditFilter(first=date(2026, 1, 4), last=date(2026, 1, 4))

    assert [one.label for one in store.audit.entries(monday)] == ["Pada 00"]
    assert [one.label for one in store.audit.entries(sunday)] == ["Pada 59"]


def test_a_demonstration_stands_on_its_day_at_the_office_s_hour():
    office = an_office(demonstration=True, demonstration_day=date(2021, 8, 30))

    assert office.today(JUST_BEFORE) == date(2021, 8, 30)
    assert office.moment(JUST_BEFORE).isoformat() == "2021-08-30T23:59:59+07:00"


def test_a_day_that_was_left_in_a_real_office_is_not_looked_at():
    office = an_office(demonstration_day=date(2021, 8, 30))

    assert office.today(JUST_BEFORE) == date(2026, 1, 4)


def test_nothing_asks_the_pc_which_day_it_is():
    program = Path(paths.__file__).parent
    asking = (".astimezone().date()", "date.today()", "datetime.now().date()", "currentDate(")
    found = [
        f"{path.name}: {words}"
        for path in program.rglob("*.py")
        for words in asking
        if words in path.read_text(encoding="utf-8")
    ]

    assert found == []

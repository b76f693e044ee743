"""A whole programme put on the calendar, and lost days looked at before anything moves."""

import os
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock

from msgspec.structs import replace

from rehabdesk.domain.shifting import Remedy
from rehabdesk.domain.template import TemplateSlot
from rehabdesk.services.lost_days import DaysWish, preview_days
from rehabdesk.services.shipped_templates import TC_SIX_MONTHS
from rehabdesk.services.template_plan import TemplateWish, plan_from_template
from rehabdesk.storage import Unlocked, open_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired
from tests.benchmarks.scratch import scratch_folder
from tests.sample_office import a_cohort, a_counselor, a_room, an_office

_GROUPS = 6
_START, _END = date(2027, 3, 1), date(2027, 8, 31)
_TABLES = ("care_group", "phase", "session_series", "session")
_ROUNDS = 5


def measure() -> list[Figure]:
    """A six-month cohort of six groups against its rows inserted barely; a week that is lost."""
    with scratch_folder() as folder:
        planning = _Planning(folder)
        ratio, detail = paired(planning.planned, planning.barely, _ROUNDS)
        looked, lines = planning.lost_week()
    return [
        Figure(
            name="a six-month cohort planned in one change / its rows inserted barely",
            ratio=ratio,
            guard=4.0,
            aim=2.5,
            detail=f"{planning.sessions:,} sessions of {_GROUPS} groups, on the disk; {detail}",
        ),
        Figure(
            name="what becomes of a lost month, looked at / 100 ms",
            ratio=looked / 0.1,
            guard=1.0,
            aim=0.5,
            detail=f"{lines:,} sessions before and after, best of {_ROUNDS}",
        ),
    ]


class _Planning:
    def __init__(self, folder):
        self.folder = folder
        self.rows = {}
        self.sessions = 0

    def planned(self):
        """Seconds of the deed: planned anew, groups, phases, sessions, undo, audit, commit."""
        store, wish = self._office()
        started = time.perf_counter()
        done = plan_from_template(store, wish)
        taken = time.perf_counter() - started
        if not self.rows:
            self.sessions = len(done.record)
            self.rows = {one: store.query(f"SELECT * FROM {one}") for one in _TABLES}
        store.close()
        return taken

    def barely(self):
        """Seconds of the same rows by one statement a table, with nothing around them."""
        store, wish = self._office()
        with store.change("Angkatan"):
            store.cohorts.put(replace(wish.cohort, id=self._cohort_of_rows()))
        store.connection.execute("PRAGMA foreign_keys = OFF")
        started = time.perf_counter()
        store.connection.execute("BEGIN IMMEDIATE")
        for table, rows in self.rows.items():
            places = ", ".join("?" * len(rows[0]))
            store.connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        store.connection.execute("COMMIT")
        taken = time.perf_counter() - started
        store.close()
        return taken

    def lost_week(self):
        """The best seconds of a look at a lost month, and how many sessions it is about."""
        store, wish = self._office()
        plan_from_template(store, wish)
        store.now = lambda: datetime(2027, 3, 1, 5, tzinfo=UTC)
        lost = DaysWish(
            first=date(2027, 4, 1), last=date(2027, 4, 30), remedy=Remedy.SHIFT, reason="Razia"
        )
        best, lines = float("inf"), ()
        for _ in range(_ROUNDS):
            started = time.perf_counter()
            lines = preview_days(store, lost)
            best = min(best, time.perf_counter() - started)
        store.close()
        return best, len(lines)

    def _cohort_of_rows(self):
        return next(row[1] for row in self.rows["care_group"])

    def _office(self):
        path = self.folder / f"{os.urandom(4).hex()}.rehab"
        store = open_store(path, Unlocked("petugas", os.urandom(32)))
        an_office(store)
        for number in range(_GROUPS):
            a_counselor(store, f"Konselor {number}")
            a_room(store, f"Ruang {number}", capacity=30)
        cohort = a_cohort(store, starts_on=_START, ends_on=_END, target=22 * _GROUPS)
        return store, TemplateWish(cohort=cohort, template=_full_weeks(), new_groups=_GROUPS)


def _full_weeks():
    """The shipped six months with two more hours of each group on every day."""
    more = tuple(
        TemplateSlot(weekday=day, starts_at=clock(hour), minutes=45, kind="VOK")
        for day in range(5)
        for hour in (11, 15)
    )
    phases = tuple(replace(phase, slots=(*phase.slots, *more)) for phase in TC_SIX_MONTHS.phases)
    assert sum(phase.days for phase in phases) * timedelta(days=1) < _END - _START
    return replace(TC_SIX_MONTHS, phases=phases)

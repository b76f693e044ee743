"""Percentages of one cohort, in a region's file against an office's: the size must not matter."""

import os
import time

from rehabdesk.domain.program import Cohort
from rehabdesk.storage import Unlocked, open_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired
from tests.benchmarks.scratch import scratch_folder
from tests.sample_office import a_cohort, an_office

_ASKED = 20
_COHORTS = 20
_PEOPLE = 130
_SESSIONS = 130
_REGION = 40
_STAMPS = "origin, rev, created_at, created_by, updated_at, updated_by"
_STAMPED = "1, 1, '2021-03-01', 'petugas', '2021-03-01', 'petugas'"


def measure(*, small: bool = False) -> list[Figure]:
    """One cohort of 130 people and 130 sessions among 20, and among 40 times as many.

    ``small`` takes a tenth of the cohorts: 34,000 and 1.36 million marks.
    """
    cohorts = _COHORTS // 10 if small else _COHORTS
    with scratch_folder() as folder:
        office = _Marks(folder / "office", cohorts)
        region = _Marks(folder / "region", cohorts * _REGION)
        ratio, detail = paired(region.ask, office.ask)
        sizes = f"{office.count:,} and {region.count:,} marks"
        office.store.close()
        region.store.close()
    return [
        Figure(
            name="percentages of a cohort at 40 times the marks / itself",
            ratio=ratio,
            guard=1.2,
            aim=1.05,
            detail=f"{sizes}, encrypted, {detail}",
        )
    ]


class _Marks:
    """An encrypted office file with many cohorts, made inside the engine."""

    def __init__(self, folder, cohorts):
        folder.mkdir()
        self.store = open_store(folder / "kantor.rehab", Unlocked("petugas", os.urandom(32)))
        an_office(self.store)
        a_cohort(self.store)
        self.count = fill_years(self.store, cohorts)
        # One from the middle, so that it is not the last one that was written.
        self.asked = self.store.query(
            "SELECT cohort FROM session GROUP BY cohort ORDER BY cohort LIMIT 1 OFFSET ?",
            (cohorts // 2,),
        )[0][0]

    def ask(self):
        """Ask for the percentages of one cohort some times; a job is the whole."""
        started = time.perf_counter()
        found = {}
        for _ in range(_ASKED):
            found = self.store.figures.of_cohort(self.asked)
        seconds = time.perf_counter() - started
        if len(found) != _PEOPLE:
            raise AssertionError(len(found))
        return seconds


def fill_years(store, cohorts=_COHORTS):
    """Put sessions and marks of many cohorts into an office that has one; gives all its marks."""
    first = store.cohorts.all()[0]
    _hurry(store.connection, "OFF", "OFF", 200_000)
    for number in range(cohorts):
        cohort = _another(store, first, number)
        _fill(store, cohort.id, number)
    _hurry(store.connection, "WAL", "FULL", 16_000)
    return store.query("SELECT count(*) FROM attendance")[0][0]


def _hurry(connection, journal, synchronous, cache_kib):
    for setting in (
        f"journal_mode = {journal}",
        f"synchronous = {synchronous}",
        f"cache_size = -{cache_kib}",
    ):
        connection.execute(f"PRAGMA {setting}")


def _fill(store, cohort, number):
    """Sessions and marks of a cohort whose ids rise with time, as real ones do."""
    connection = store.connection
    kind = store.query("SELECT id FROM session_kind LIMIT 1")[0][0]
    names = {"number": number, "cohort": cohort, "kind": kind}
    connection.execute("BEGIN")
    connection.execute(
        f"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT {_SESSIONS})"
        " INSERT INTO session (id, cohort, kind, care_groups, held_on, starts_at, ends_at,"
        f" topic, counselors, speaker, state, state_reason, note, {_STAMPS})"
        " SELECT printf('01%06x%024x', :number, i), :cohort, :kind, '',"
        " date('2021-03-01', i || ' days'), '08:30', '09:15', '', '', '', 'recorded', '', '',"
        f" {_STAMPED} FROM n",
        names,
    )
    connection.execute(
        f"WITH RECURSIVE p(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM p LIMIT {_PEOPLE})"
        " INSERT INTO attendance (session, resident, number, source, status, marked_at,"
        " marked_by, origin, rev) SELECT unhex(s.id),"
        " unhex(printf('02%06x%024x', :number, p.i)),"
        " p.i, 0, 1 + (p.i * 7 + s.rowid) % 4, 1614556800, 1, 1827364950, s.rowid * 130 + p.i"
        " FROM session AS s CROSS JOIN p WHERE s.cohort = :cohort",
        names,
    )
    connection.execute("COMMIT")


def _another(store, first: Cohort, number):
    return a_cohort(store, f"Rehabilitasi {number}", kind=first.kind)

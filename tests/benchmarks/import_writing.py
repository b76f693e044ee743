"""Writing a list of 2,000 people as one change, against the same rows inserted barely."""

import os
import time

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.looking import open_plan
from rehabdesk.storage import Unlocked, open_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired
from tests.sample_office import an_office

_ROUNDS = 5
_TABLES = ("resident", "stay", "registration", "placement", "resident_search")


def written(folder, file, *, today, now):
    """The figure: both sides write an encrypted file on the disk and wait until it holds them."""
    writing = _Writing(folder, file, today, now)
    ratio, detail = paired(writing.imported, writing.barely, _ROUNDS)
    return Figure(
        name="2,000 people written in one change / their rows inserted barely",
        ratio=ratio,
        guard=6.0,
        aim=2.5,
        detail=f"{writing.told()}; executemany, one commit, both on the disk; {detail}",
    )


class _Writing:
    def __init__(self, folder, file, today, now):
        self.folder, self.file, self.today, self.now = folder, file, today, now
        self.rows = {}
        self.taken = []

    def imported(self):
        """Seconds of an import: the preview taken anew, rows, search, undo, audit, commit."""
        store = self._office()
        plan = open_plan(store, ImportSubject.PEOPLE, self.file, today=self.today)
        started = time.perf_counter()
        carry_out(store, plan, now=self.now)
        self.taken.append(time.perf_counter() - started)
        if not self.rows:
            self.rows = {one: store.query(f"SELECT * FROM {one}") for one in _TABLES}
        store.close()
        return self.taken[-1]

    def barely(self):
        """Seconds of the same rows by one statement a table, with nothing around them."""
        store = self._office()
        started = time.perf_counter()
        store.connection.execute("BEGIN IMMEDIATE")
        for table, rows in self.rows.items():
            places = ", ".join("?" * len(rows[0]))
            store.connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        store.connection.execute("COMMIT")
        taken = time.perf_counter() - started
        store.close()
        return taken

    def told(self):
        """How long the quickest import took, and how many rows it wrote."""
        return f"{sum(map(len, self.rows.values())):,} rows in {min(self.taken):.2f} s at best"

    def _office(self):
        store = open_store(
            self.folder / f"{os.urandom(4).hex()}.rehab", Unlocked("petugas", os.urandom(32))
        )
        an_office(store)
        return store

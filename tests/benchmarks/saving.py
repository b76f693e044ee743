"""Saving marks with full durability, against the least that a disk must do for them."""

import os
import time
from itertools import count
from statistics import median

from rehabdesk.domain.attendance import CountsAs, ExpectedRow
from rehabdesk.services.attendance import fill_empty, mark
from rehabdesk.services.safekeeping import charge_of, take_room_for_marks
from rehabdesk.storage import Unlocked, open_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired
from tests.benchmarks.scratch import scratch_folder
from tests.sample_office import a_planned_session, a_running_program, an_office

_ROUNDS = 7
_SAVES = 30
_PEOPLE = 22
_KIB = 1024
_sync_content = getattr(os, "fdatasync", os.fsync)


def measure() -> list[Figure]:
    """22 marks and one mark through the service, and the same against an append with fsync."""
    with scratch_folder() as folder:
        office = _Office(folder)
        with (folder / "floor").open("w+b", buffering=0) as file:
            write, append = _Floor(file).write, _Floor(file).append
            sheet, sheet_detail = _alternately(office.fill, write)
            single, single_detail = _alternately(office.mark_one, write)
            appended, appended_detail = _alternately(office.fill, append)
        office.store.close()
    return [
        Figure(
            name="22 marks saved / 4 KiB with fdatasync",
            ratio=sheet,
            guard=3.0,
            aim=2.0,
            detail=f"service, one transaction, {sheet_detail}",
        ),
        Figure(
            name="one mark saved / 4 KiB with fdatasync",
            ratio=single,
            guard=2.0,
            aim=1.5,
            detail=f"service, {single_detail}",
        ),
        Figure(
            name="22 marks saved / 12 KiB appended with fsync",
            ratio=appended,
            guard=2.0,
            aim=1.5,
            detail=f"about what a commit of them must write, {appended_detail}",
        ),
    ]


def _alternately(save, floor):
    """Rounds of saves and floor writes that take turns one by one; a job's time is its median."""
    taken: list[list[float]] = []

    def first():
        taken[:] = [[], []]
        for _ in range(_SAVES):
            for kept, job in zip(taken, (save, floor), strict=True):
                kept.append(job())
        return median(taken[0])

    return paired(first, lambda: median(taken[1]), _ROUNDS)


def _timed(job, *arguments):
    started = time.perf_counter()
    job(*arguments)
    return time.perf_counter() - started


class _Floor:
    """A file written without any database."""

    def __init__(self, file):
        self.file = file
        file.write(bytes(_KIB * _KIB))
        os.fsync(file.fileno())
        self._place = count()

    def write(self):
        """Write 4 KiB over what is there, and wait for the disk."""
        block, place = os.urandom(4 * _KIB), next(self._place) % 256 * 4 * _KIB

        def work():
            self.file.seek(place)
            self.file.write(block)
            _sync_content(self.file.fileno())

        return _timed(work)

    def append(self):
        """Add 12 KiB at the end, and wait for the disk."""
        block = os.urandom(12 * _KIB)
        self.file.seek(0, os.SEEK_END)

        def work():
            self.file.write(block)
            os.fsync(self.file.fileno())

        return _timed(work)


class _Office:
    """An office with many sheets that wait to be typed in."""

    def __init__(self, folder):
        self.store = open_store(folder / "kantor.rehab", Unlocked("petugas", os.urandom(32)))
        an_office(self.store)
        names = [f"Orang {number}" for number in range(_PEOPLE)]
        cohort, group, enrolments = a_running_program(self.store, names)
        people = [one.resident for one in enrolments]
        # Two measures of whole sheets, each with a round that does not count, and some for one.
        wanted = 2 * _SAVES * (_ROUNDS + 1) + _SAVES
        sessions = [a_planned_session(self.store, cohort, group) for _ in range(wanted)]
        with self.store.change("Isi"):
            self.store.sessions.put_all(sessions)
            self.store.attendance.add_all(
                ExpectedRow(session=session.id, resident=person, number=number)
                for session in sessions
                for number, person in enumerate(people, 1)
            )
        self._sheets = iter(sessions[_SAVES:])
        self._rows = iter([(one, person) for one in sessions[:_SAVES] for person in people])
        statuses = self.store.statuses.all()
        self._present = next(one for one in statuses if one.counts_as is CountsAs.PRESENT)
        self._settle_in()

    def _settle_in(self):
        """What the window does for every office a moment after it has opened one."""
        charge = charge_of(self.store)
        assert charge is not None
        assert take_room_for_marks(charge)

    def fill(self):
        """Mark a whole sheet present."""
        return _timed(fill_empty, self.store, next(self._sheets), self._present)

    def mark_one(self):
        """Mark one person present."""
        session, person = next(self._rows)
        return _timed(mark, self.store, session, person, self._present)

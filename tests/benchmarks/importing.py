"""Previewing a list of 2,000 people against the bare read of its file, and writing it.

A list is read in a process of its own. While *Impor* is open one is kept ready, so the preview is
measured with it; what its start costs a command, which has none ready, is a figure by itself.
"""

import subprocess
import sys
import time
from datetime import UTC, date, datetime

import python_calamine

from rehabdesk.bounded.asking import Spare
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.looking import look, open_plan, plan_of
from rehabdesk.spreadsheets.asking import LISTS, start_file
from rehabdesk.storage import open_in_memory
from tests.benchmarks.figure import Figure
from tests.benchmarks.import_writing import written
from tests.benchmarks.paired import paired
from tests.benchmarks.scratch import scratch_folder
from tests.sample_office import an_office
from tests.services.importing.office_lists import many_people

_ROUNDS = 11
_LOOKING = 0.4
_BARE_START = f"import sys; sys.path[:] = {[one for one in sys.path if one]!r}; import msgspec"
_PEOPLE = 2_000
_TODAY = date(2021, 3, 1)
_NOW = datetime(2021, 3, 1, 8, 0, tzinfo=UTC)


def measure() -> list[Figure]:
    """A preview in an empty office and in one that has everybody; the writing beside it."""
    with scratch_folder() as folder:
        file = folder / "sdp2000.xlsx"
        file.write_bytes(many_people(_PEOPLE))
        empty, full = _office(), _office()
        plan = open_plan(full, ImportSubject.PEOPLE, file, today=_TODAY)
        carry_out(full, plan, now=_NOW)

        def preview(store):
            def job():
                spare = Spare(LISTS)
                spare.prepare()
                # Somebody is looking for the file.
                time.sleep(_LOOKING)
                started = time.perf_counter()
                reading = start_file(file, spare)
                look(store, plan_of(store, ImportSubject.PEOPLE, reading, today=_TODAY))
                return time.perf_counter() - started

            return job

        def cold():
            started = time.perf_counter()
            start_file(file).grids()
            return time.perf_counter() - started

        def empty_python():
            started = time.perf_counter()
            subprocess.run([sys.executable, "-I", "-S", "-c", _BARE_START], check=True)
            return time.perf_counter() - started + bare()

        def bare():
            started = time.perf_counter()
            book = python_calamine.CalamineWorkbook.from_path(str(file))
            book.get_sheet_by_index(0).to_python(skip_empty_area=False)
            return time.perf_counter() - started

        fresh, fresh_detail = paired(preview(empty), bare, _ROUNDS)
        known, known_detail = paired(preview(full), bare, _ROUNDS)
        started, started_detail = paired(cold, empty_python, _ROUNDS)
        writing = written(folder, file, today=_TODAY, now=_NOW)
    return [
        Figure(
            name="2,000 new people previewed / bare read of the file",
            ratio=fresh,
            guard=3.0,
            aim=2.5,
            detail=f"24 columns, calamine to Python, {fresh_detail}",
        ),
        Figure(
            name="2,000 known people previewed / bare read of the file",
            ratio=known,
            guard=3.0,
            aim=2.5,
            detail=f"every cell compared with the register, {known_detail}",
        ),
        Figure(
            name="2,000 people read by a command / an empty Python with msgspec and the bare read",
            ratio=started,
            guard=2.5,
            aim=1.5,
            detail=f"a reading process started for it, {started_detail}",
        ),
        writing,
    ]


def _office():
    store = open_in_memory()
    an_office(store)
    return store

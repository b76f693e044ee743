"""A keystroke of Ctrl+K in an office of ten years, against the same in one of a single year.

Ten years are 3,000 people, 200 groups, 24,000 sessions with their sheets. What is asked of the
office must not grow with it; the milliseconds stand in the detail.
"""

import os
import time
from datetime import timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from rehabdesk.domain.attendance import Sheet
from rehabdesk.domain.identity import ResidentId, SheetId, new_id
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.sheet_number import make_sheet_number
from rehabdesk.storage import Unlocked, open_store
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.main_window import MainWindow
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired
from tests.benchmarks.scratch import scratch_folder
from tests.benchmarks.search import invented_names
from tests.sample_office import a_cohort, a_group, a_planned_session, an_office

_YEARS = 10
_PEOPLE, _GROUPS, _SESSIONS = 300, 20, 2400
_TYPED = ("m", "mu", "muhammad", "sertifikat muh", "absen senin", "kelompok 3", "21-0042", "backup")


def measure() -> list[Figure]:
    """All the keystrokes together, ten years against one."""
    application = QApplication.instance() or QApplication([])
    with scratch_folder() as folder:
        one = _Office(folder / "satu", 1)
        ten = _Office(folder / "sepuluh", _YEARS)
        ratio, detail = paired(ten.ask, one.ask)
        slowest = max((ten.once(text), text) for text in _TYPED)
        one.close()
        ten.close()
    application.processEvents()
    return [
        Figure(
            name="keystrokes of Ctrl+K, ten years / one year",
            ratio=ratio,
            guard=4.0,
            aim=3.0,
            detail=f"slowest “{slowest[1]}” {slowest[0] * 1000:.0f} ms, {detail}",
        )
    ]


class _Office:
    """An encrypted office of some years with its window."""

    def __init__(self, folder, years):
        folder.mkdir()
        self.store = open_store(folder / "kantor.rehab", Unlocked("petugas", os.urandom(32)))
        an_office(self.store)
        self._fill(years)
        self.window = MainWindow(self.store, Preferences(folder))
        self.window.resize(1366, 728)
        self.window.show()
        self.window.finder.open()
        self.ask()

    def ask(self):
        """The time of all the keystrokes."""
        return sum(self.once(text) for text in _TYPED)

    def once(self, text):
        """The time of one, without painting."""
        started = time.perf_counter()
        self.window.finder.found(text)
        return time.perf_counter() - started

    def close(self):
        """Let go of the file."""
        self.window.close()
        self.store.close()

    def _fill(self, years):
        store, today = self.store, self.store.today()
        residents = [
            Resident(id=ResidentId(new_id()), name=name.title(), registration_no=f"BI {at + 1}/21")
            for at, name in enumerate(invented_names(_PEOPLE * years))
        ]
        kinds = [one.id for one in store.session_kinds.all()]
        sessions, sheets = [], []
        for year in range(years):
            cohort = a_cohort(store, name=f"Rehabilitasi Sosial {year + 1}")
            groups = [a_group(store, cohort, f"Kelompok {at + 1}") for at in range(_GROUPS)]
            for at in range(_SESSIONS):
                day = today + timedelta(days=20 - at % 360 - 360 * year)
                kind, group = kinds[at % len(kinds)], groups[at % _GROUPS]
                one = a_planned_session(store, cohort, group, kind=kind, held_on=day)
                number = make_sheet_number(2021, year * _SESSIONS + at + 1)
                sessions.append(one)
                sheets.append(
                    Sheet(
                        id=SheetId(new_id()),
                        session=one.id,
                        number=number,
                        year=2021,
                        serial=year * _SESSIONS + at + 1,
                        printed_at=store.now(),
                        roster=(),
                    )
                )
        with store.change("Sepuluh tahun"):
            store.residents.put_all(residents)
            store.sessions.put_all(sessions)
            store.sheets.put_all(sheets)
            store.search.rebuild()

"""A keystroke in the filter of a long list, from the question to the painted rows."""

import os
import time

from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.storage import Unlocked, open_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired
from tests.benchmarks.scratch import scratch_folder
from tests.benchmarks.search import invented_names
from tests.sample_office import TODAY, an_office

_SIZES = (100_000, 1_000_000)
_TYPED = ("m", "mu", "muh", "muha")
_SHOWN_ROWS = (1100, 620)
_STAMPED = "1, 1, '2021-03-01', 'petugas', '2021-03-01', 'petugas'"


def measure() -> list[Figure]:
    """The same keystrokes among a hundred thousand and a million people."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return [one for size in _SIZES for one in _figures(size)]


def _figures(size):
    with scratch_folder() as folder:
        shown = _List(folder / "kantor.rehab", size)
        listed = paired(shown.type_name, shown.repaint)
        counted = paired(shown.type_name_and_count, shown.repaint)
        shown.close()
    return [
        _figure(f"filter keystroke among {size:,} people / repaint", listed),
        _figure(f"the same with the count that the screen shows, {size:,}", counted),
    ]


def _figure(name, measured):
    ratio, detail = measured
    return Figure(
        name=name,
        ratio=ratio,
        guard=2.0,
        aim=1.5,
        detail=f"ids up to 100, lines and paint, mean of “{_TYPED[-1]}” typed, {detail}",
    )


class _List:
    """The list of residents as its screen shows it, over an encrypted file."""

    def __init__(self, path, size):
        from PySide6.QtWidgets import QApplication

        from rehabdesk.ui.screens.residents.columns import RESIDENT_COLUMNS
        from rehabdesk.ui.shell.looks import set_theme
        from rehabdesk.ui.widgets.paged_model import PagedTableModel
        from rehabdesk.ui.widgets.table import Table

        self.app = QApplication.instance() or QApplication([])
        set_theme(dark=False)
        self.store = open_store(path, Unlocked("petugas", os.urandom(32)))
        an_office(self.store)
        _put_people(self.store, size)
        residents = self.store.residents
        self.model = PagedTableModel(RESIDENT_COLUMNS, lambda ids: residents.lines(ids, TODAY))
        self.table = Table("Daftar residen", self.model)
        self.table.resize(*_SHOWN_ROWS)
        self.model.replace(residents.ids(ResidentFilter(), TODAY))
        self.table.show()
        self.app.processEvents()

    def type_name(self, *, counting=False):
        """Type the beginning of a name letter by letter; a job is one letter."""
        started = time.perf_counter()
        for text in _TYPED:
            self.model.replace(self.store.residents.ids(ResidentFilter(text=text), TODAY))
            if counting:
                self.store.residents.count()
            self.table.select_place(0)
            self.table.viewport().repaint()
        return (time.perf_counter() - started) / len(_TYPED)

    def type_name_and_count(self):
        """The same, and say how many people there are in all, as the screen does."""
        return self.type_name(counting=True)

    def repaint(self):
        """Paint the rows that are in sight again."""
        started = time.perf_counter()
        for _ in _TYPED:
            self.table.viewport().repaint()
        return (time.perf_counter() - started) / len(_TYPED)

    def close(self):
        """Let go of the window and of the file."""
        self.table.close()
        self.store.close()


def _put_people(store, size):
    """Residents without a stay or an enrolment, as a register that was imported has them."""
    texts = [
        str(column[1])
        for column in store.query("PRAGMA table_info(resident)")
        if column[2] == "TEXT" and column[3] and column[1] not in {"id", "created_at"}
    ]
    given = {"name": ":name", "registration_no": ":number", "block": "'B'", "cell": ":cell"}
    stamps = {"created_by", "updated_at", "updated_by"}
    columns = [one for one in texts if one not in stamps]
    values = ", ".join(given.get(one, "''") for one in columns)
    people = [
        {
            "id": f"{place:032x}",
            "name": name.title(),
            "words": name,
            "number": f"BI {place}/{place % 30}",
            "cell": str(place % 40),
        }
        for place, name in enumerate(invented_names(size))
    ]
    store.connection.execute("BEGIN")
    store.connection.executemany(
        f"INSERT INTO resident (id, {', '.join(columns)}, origin, rev, created_at, created_by,"
        f" updated_at, updated_by) VALUES (:id, {values}, {_STAMPED})",
        people,
    )
    store.connection.executemany(
        "INSERT INTO resident_search (id, words, numbers) VALUES (:id, :words, :number)", people
    )
    store.connection.execute("COMMIT")

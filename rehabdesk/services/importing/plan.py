"""How one list is to be read: its table, what each column means, and what was decided."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import chain

from msgspec import Struct, field
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportMode, ImportSubject, RememberedShape
from rehabdesk.services.importing.columns import guess
from rehabdesk.services.importing.fields import FIELDS, KNOWN, field_of
from rehabdesk.spreadsheets.cells import Cell
from rehabdesk.spreadsheets.days import DayOrder, DayQuestion, ask_order
from rehabdesk.spreadsheets.grid import MOST_ROWS, Grid, too_many_rows, unreadable
from rehabdesk.spreadsheets.table import FoundTable, find_table, score_of
from rehabdesk.spreadsheets.template import GUIDE
from rehabdesk.storage import Store
from rehabdesk.wording.fields.field import FieldKind

_DAYS = {FieldKind.DAY, FieldKind.BIRTHDAY, FieldKind.BORN}


class ListPlan(Struct, frozen=True, kw_only=True):
    """One list and how it is read.

    ``columns`` holds the key of each column's meaning, "" for none. ``order`` None takes what
    the dates themselves say. ``answers`` are by row number: the id of a record of ours, "new",
    "skip", or the row it is made one with. ``originals`` are the cells of rows that were
    corrected, as the file has them.
    ``modes`` are by key, for columns that differ from ``mode``. The last fields are for lists
    of participants (cohort and days of a new one) and for months of marks
    (``session_kind`` is for all days, ``day_kinds`` for one column each).
    """

    subject: ImportSubject
    file: str
    digest: str
    table: FoundTable
    columns: tuple[str, ...]
    today: date
    mode: ImportMode = ImportMode.UPDATE
    modes: dict[str, ImportMode] = field(default_factory=dict[str, ImportMode])
    order: DayOrder | None = None
    answers: dict[int, str] = field(default_factory=dict[int, str])
    originals: dict[int, tuple[Cell, ...]] = field(default_factory=dict[int, tuple[Cell, ...]])
    remembered: bool = False
    cohort: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    group: str = ""
    month: date | None = None
    session_kind: str = ""
    day_kinds: dict[int, str] = field(default_factory=dict[int, str])

    def place_of(self, key: str) -> int | None:
        """The number of the column with this meaning, or None."""
        return self.columns.index(key) if key in self.columns else None

    def mode_of(self, key: str) -> ImportMode:
        """What may be done with the values of one column."""
        return self.modes.get(key, self.mode)

    def question(self) -> DayQuestion:
        """What the dates of the list say about their order."""
        columns = [
            self.table.column(number)
            for number, key in enumerate(self.columns)
            if (found := field_of(self.subject, key)) is not None and found.kind in _DAYS
        ]
        return ask_order(chain.from_iterable(columns))

    def day_order(self, question: DayQuestion) -> DayOrder:
        """The order of day and month that was chosen, or that the dates themselves say."""
        order = self.order or question.likely
        return replace(order, since_1904=True) if self.table.since_1904 else order

    def with_column(self, number: int, key: str) -> "ListPlan":
        """The same list with another meaning of one column; no meaning stands twice."""
        columns = ["" if one == key else one for one in self.columns]
        columns[number] = key
        return replace(self, columns=tuple(columns))

    def with_answers(self, answers: dict[int, str]) -> "ListPlan":
        """The same list with more decisions."""
        return replace(self, answers={**self.answers, **answers})


def make_plan(
    store: Store,
    subject: ImportSubject,
    file: str,
    grids: Sequence[Grid],
    *,
    digest: str,
    today: date,
    sheet: str = "",
) -> ListPlan:
    """The plan for a list: the sheet that looks most like it, each column's meaning guessed.

    What was chosen for a file of the same headings before is taken over.

    Raises:
        ListUnreadable: no rows, or too many.
    """
    ours = any(one.name == GUIDE for one in grids)
    lists = [one for one in grids if one.name != GUIDE] or grids
    chosen = [one for one in grids if one.name == sheet] or list(lists)
    words = frozenset(word for one in FIELDS[subject] for word in one.words)
    tables = [find_table(one, KNOWN) for one in chosen]
    table = max(tables, key=lambda one: (bool(one.lines), score_of(one.keys, words)))
    if not table.lines and table.hidden:
        raise unreadable(
            file,
            "semua baris di bawah judul kolom tersembunyi di Excel. Tampilkan, lalu coba lagi.",
        )
    if not table.lines:
        raise unreadable(file, "tidak ada baris di bawah judul kolom.")
    if len(table.lines) > MOST_ROWS:
        raise too_many_rows(file)
    plan = ListPlan(
        subject=subject,
        file=file,
        digest=digest,
        table=table,
        columns=guess(subject, table),
        today=today,
    )
    kept = store.import_shapes.get(shape_of(plan))
    read = _as_before(plan, kept) if kept else plan
    # Our own workbook asks for the day first.
    return replace(read, order=DayOrder()) if ours else read


def shape_of(plan: ListPlan) -> str:
    """What tells a file of the same headings again, in whatever order they stand."""
    words = "\n".join([plan.subject.value, *sorted(plan.table.keys)])
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def shape_from(plan: ListPlan) -> RememberedShape:
    """What to remember of a plan."""
    return RememberedShape(
        id=shape_of(plan),
        subject=plan.subject,
        meanings=tuple(
            f"{heading}\t{key}" for heading, key in zip(plan.table.keys, plan.columns, strict=True)
        ),
        modes=tuple(f"{key}\t{mode.value}" for key, mode in sorted(plan.modes.items())),
        mode=plan.mode,
        day_first=None if plan.order is None else plan.order.day_first,
    )


def _as_before(plan: ListPlan, kept: RememberedShape) -> ListPlan:
    # Two columns may have one heading: what was chosen for the first of them is said first.
    meanings: defaultdict[str, list[str]] = defaultdict(list)
    for meaning in kept.meanings:
        heading, key = meaning.split("\t", 1)
        meanings[heading].append(key)
    columns = [meanings[one].pop(0) for one in plan.table.keys]
    if not {*columns} <= {"", *(one.key for one in FIELDS[plan.subject])}:
        return plan
    modes = dict(one.split("\t", 1) for one in kept.modes)
    return replace(
        plan,
        columns=tuple(columns),
        mode=kept.mode,
        modes={key: ImportMode(mode) for key, mode in modes.items()},
        order=None if kept.day_first is None else DayOrder(day_first=kept.day_first),
        remembered=True,
    )

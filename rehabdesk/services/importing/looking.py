"""From a file to a plan, with what the file hides, and from a plan to its preview."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.rights import Right
from rehabdesk.services.importing.enrolling import look_at_enrolments
from rehabdesk.services.importing.excuses import look_at_excuses
from rehabdesk.services.importing.marks import look_at_marks
from rehabdesk.services.importing.people import look_at_people
from rehabdesk.services.importing.plan import ListPlan, make_plan
from rehabdesk.services.importing.preview import ListPreview
from rehabdesk.services.importing.rows import Problem
from rehabdesk.services.importing.shelves import look_at_shelf
from rehabdesk.services.importing.telling import Report, no_report
from rehabdesk.services.rights import needs
from rehabdesk.spreadsheets.asking import ListReading, start_file
from rehabdesk.storage import Store
from rehabdesk.wording.numbers import thousands

_MOST_TOLD = 12


def hidden_notices(plan: ListPlan) -> Iterator[str]:
    """Rows and sheets that are hidden and left out, and columns that are read all the same."""
    table = plan.table
    if table.hidden:
        numbers = _runs([one.number for one in table.hidden])
        more = f", dan {len(numbers) - _MOST_TOLD} bagian lain" if len(numbers) > _MOST_TOLD else ""
        yield (
            f"{thousands(len(table.hidden))} baris tersembunyi di Excel tidak diambil: baris"
            f" {', '.join(numbers[:_MOST_TOLD])}{more}. Tampilkan barisnya bila perlu diambil."
        )
    columns = [
        heading
        for number, heading in enumerate(table.headings)
        if number in table.hidden_columns and plan.columns[number]
    ]
    if columns:
        yield f"Kolom tersembunyi ikut dibaca: {', '.join(columns)}."
    if table.hidden_sheets:
        names = ", ".join(table.hidden_sheets[:_MOST_TOLD])
        yield f"Lembar tersembunyi tidak dibaca: {names}."


def example_notices(plan: ListPlan) -> Iterator[str]:
    """Rows that are marked as examples, so that nobody loses what was typed over one."""
    if plan.table.examples:
        rows = ", ".join(map(str, plan.table.examples[:_MOST_TOLD]))
        yield f"Baris {rows} bertanda contoh dan tidak diambil."


def hidden_rows(plan: ListPlan) -> Iterator[Problem]:
    """One remark for each hidden row."""
    for line in plan.table.hidden:
        words = "Baris ini tersembunyi di Excel dan tidak diambil."
        yield Problem(row=line.number, column="", problem=words)


def _runs(numbers: Iterable[int]) -> list[str]:
    """Numbers in order as "3, 5-8": every run of them once."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs]


_LOOKS: dict[ImportSubject, Callable[[Store, ListPlan, Report], ListPreview]] = {
    ImportSubject.PEOPLE: look_at_people,
    ImportSubject.ENROLMENTS: look_at_enrolments,
    ImportSubject.COUNSELORS: look_at_shelf,
    ImportSubject.ROOMS: look_at_shelf,
    ImportSubject.HOLIDAYS: look_at_shelf,
    ImportSubject.TOPICS: look_at_shelf,
    ImportSubject.MARKS: look_at_marks,
    ImportSubject.EXCUSES: look_at_excuses,
}


@needs(Right.IMPORT)
def open_plan(
    store: Store,
    subject: ImportSubject,
    path: Path,
    *,
    today: date,
    sheet: str = "",
    report: Report = no_report,
) -> ListPlan:
    """The plan for a file; it is only read, in a process of its own, and never written.

    ``report`` is asked while that process reads and between the steps; what it raises ends both.

    Raises:
        ListUnreadable: it is no table, locked, damaged, empty, or far too large.
    """
    reading = start_file(path)
    return plan_of(store, subject, reading, today=today, sheet=sheet, report=report)


@needs(Right.IMPORT)
def plan_of(
    store: Store,
    subject: ImportSubject,
    reading: ListReading,
    *,
    today: date,
    sheet: str = "",
    report: Report = no_report,
) -> ListPlan:
    """The plan for a list whose reading was started; raises ``ListUnreadable``."""
    grids = reading.grids(lambda: report(0, 0))
    report(0, 0)
    file, digest = reading.file, reading.digest
    return make_plan(store, subject, file, grids, digest=digest, today=today, sheet=sheet)


@needs(Right.IMPORT)
def look(store: Store, plan: ListPlan, report: Report = no_report) -> ListPreview:
    """What a list would do; writes nothing."""
    preview = _LOOKS[plan.subject](store, plan, report)
    return replace(
        preview,
        notices=(*preview.notices, *hidden_notices(plan), *example_notices(plan)),
        warnings=(*preview.warnings, *hidden_rows(plan)),
    )

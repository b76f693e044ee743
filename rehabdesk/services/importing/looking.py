"""From a file to a plan, and from a plan to its preview."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.rights import Right
from rehabdesk.services.importing.enrolling import look_at_enrolments
from rehabdesk.services.importing.marks import look_at_marks
from rehabdesk.services.importing.people import look_at_people
from rehabdesk.services.importing.plan import Plan, make_plan
from rehabdesk.services.importing.preview import ListPreview
from rehabdesk.services.importing.shelves import look_at_shelf
from rehabdesk.services.importing.telling import Report, no_report
from rehabdesk.services.importing.unseen import example_notices, hidden_notices, hidden_rows
from rehabdesk.services.rights import needs
from rehabdesk.spreadsheets.asking import ListReading, start_file
from rehabdesk.storage import Store

_LOOKS: dict[ImportSubject, Callable[[Store, Plan, Report], ListPreview]] = {
    ImportSubject.PEOPLE: look_at_people,
    ImportSubject.ENROLMENTS: look_at_enrolments,
    ImportSubject.COUNSELORS: look_at_shelf,
    ImportSubject.ROOMS: look_at_shelf,
    ImportSubject.HOLIDAYS: look_at_shelf,
    ImportSubject.TOPICS: look_at_shelf,
    ImportSubject.MARKS: look_at_marks,
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
) -> Plan:
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
) -> Plan:
    """The plan for a list whose reading was started; raises ``ListUnreadable``."""
    grids = reading.grids(lambda: report(0, 0))
    report(0, 0)
    file, digest = reading.file, reading.digest
    return make_plan(store, subject, file, grids, digest=digest, today=today, sheet=sheet)


@needs(Right.IMPORT)
def look(store: Store, plan: Plan, report: Report = no_report) -> ListPreview:
    """What a list would do; writes nothing."""
    preview = _LOOKS[plan.subject](store, plan, report)
    return replace(
        preview,
        notices=(*preview.notices, *hidden_notices(plan), *example_notices(plan)),
        warnings=(*preview.warnings, *hidden_rows(plan)),
    )

"""From a file to a plan, and from a plan to its preview."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.rights import Right
from rehabdesk.services.importing.enrolling import look_at_enrolments
from rehabdesk.services.importing.marks import look_at_marks
from rehabdesk.services.importing.people import look_at_people
from rehabdesk.services.importing.plan import Plan, make_plan
from rehabdesk.services.importing.preview import Preview
from rehabdesk.services.importing.shelves import look_at_shelf
from rehabdesk.services.importing.telling import Report, no_report
from rehabdesk.services.rights import needs
from rehabdesk.spreadsheets.delimited import read_pasted
from rehabdesk.spreadsheets.reading import digest_of, read_file, read_tables
from rehabdesk.storage import Store

_LOOKS: dict[ImportSubject, Callable[[Store, Plan, Report], Preview]] = {
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
    """The plan for a file; it is only read, never written.

    ``report`` is asked between the steps, so that a long file can be left.

    Raises:
        ListUnreadable: it is no table, locked, damaged, empty, or far too large.
    """
    content = read_file(path)
    report(0, 0)
    grids = read_tables(path.name, content)
    report(0, 0)
    digest = digest_of(content)
    return make_plan(store, subject, path.name, grids, digest=digest, today=today, sheet=sheet)


@needs(Right.IMPORT)
def paste_plan(store: Store, subject: ImportSubject, text: str, *, today: date) -> Plan:
    """The plan for a table pasted from the clipboard; raises ``ListUnreadable``."""
    name = "tempelan"
    grids = (read_pasted(text, name),)
    digest = digest_of(text.encode("utf-8", "replace"))
    return make_plan(store, subject, name, grids, digest=digest, today=today)


@needs(Right.IMPORT)
def look(store: Store, plan: Plan, report: Report = no_report) -> Preview:
    """What a list would do; writes nothing."""
    return _LOOKS[plan.subject](store, plan, report)

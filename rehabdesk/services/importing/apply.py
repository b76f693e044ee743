"""Carrying a list out: everything that the preview says, as one change, or nothing."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from rehabdesk.domain.identity import ImportBatchId, new_id
from rehabdesk.domain.importing import ImportBatch, ImportSubject, RememberedAnswer, RowFate
from rehabdesk.domain.refusals import NothingToImport
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.importing import enrolling, excuses, marks, people_writing, shelves
from rehabdesk.services.importing.decisions import why_left_out
from rehabdesk.services.importing.journal import pack
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.matching import signature
from rehabdesk.services.importing.plan import ListPlan, shape_from
from rehabdesk.services.importing.preview import ListPreview, RowPreview
from rehabdesk.services.importing.telling import Report, no_report
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store
from rehabdesk.wording.terms import label

_WRITERS: dict[ImportSubject, Callable[[Store, ListPreview, Report], None]] = {
    ImportSubject.PEOPLE: people_writing.write_people,
    ImportSubject.ENROLMENTS: enrolling.write_enrolments,
    ImportSubject.COUNSELORS: shelves.write_shelf,
    ImportSubject.ROOMS: shelves.write_shelf,
    ImportSubject.HOLIDAYS: shelves.write_shelf,
    ImportSubject.TOPICS: shelves.write_shelf,
    ImportSubject.MARKS: marks.write_marks,
    ImportSubject.EXCUSES: excuses.write_excuses,
}


@needs(Right.IMPORT)
def carry_out(
    store: Store, plan: ListPlan, *, now: datetime, report: Report = no_report
) -> Done[ImportBatch]:
    """Import a list as one change; what is doubtful or invalid is left out.

    The preview is taken anew inside the change, so that nothing is written over what somebody
    did meanwhile.

    Raises:
        NothingToImport: no row would change anything.
    """
    with store.change(f"Impor {label(plan.subject)}") as change:
        # Looking reports no progress, but each report lets the user stop it.
        preview = look(store, plan, lambda _done, _of: report(0, 0))
        if not preview.writes:
            raise NothingToImport("file")
        _WRITERS[plan.subject](store, preview, report)
        _remember(store, preview)
        batch = replace(_batch(preview, now), journal=pack(change.touched))
        store.imports.put(batch)
    return Done(batch, change)


@needs(Right.IMPORT)
def remember_shape(store: Store, plan: ListPlan) -> None:
    """Keep how this file was read, for the next one of the same headings."""
    shape = shape_from(plan)
    if store.import_shapes.get(shape.id) != shape:
        with store.change("Susunan kolom diingat"):
            store.import_shapes.put(shape)


def _remember(store: Store, preview: ListPreview) -> None:
    """Keep the shape, and who the doubtful rows were said to be."""
    rows: dict[int, RowPreview] = {one.row.number: one for one in preview.rows}
    shape = shape_from(preview.plan)
    if store.import_shapes.get(shape.id) != shape:
        store.import_shapes.put(shape)
    if preview.plan.subject not in {ImportSubject.PEOPLE, ImportSubject.ENROLMENTS}:
        return
    for number, answer in preview.plan.answers.items():
        if number in rows and not why_left_out(answer):
            kept = RememberedAnswer(id=signature(rows[number].row), answer=answer)
            store.import_answers.put(kept)


def _batch(preview: ListPreview, now: datetime) -> ImportBatch:
    plan = preview.plan
    return ImportBatch(
        id=ImportBatchId(new_id()),
        subject=plan.subject,
        label=f"{label(plan.subject)}: {plan.file}",
        file_name=plan.file,
        digest=plan.digest,
        imported_at=now,
        added=preview.count(RowFate.NEW),
        changed=preview.count(RowFate.CHANGED),
        unchanged=preview.count(RowFate.UNCHANGED),
        doubtful=preview.count(RowFate.DOUBTFUL),
        invalid=preview.count(RowFate.INVALID),
        journal=b"",
    )

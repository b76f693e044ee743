"""Counselors, rooms, days off and topics from a list: short tables that match by name or day."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.identity import (
    CounselorId,
    HolidayId,
    RoomId,
    SessionKindId,
    TopicId,
    new_id,
)
from rehabdesk.domain.importing import ImportMode, ImportSubject, RowFate
from rehabdesk.domain.matching import normal_name
from rehabdesk.domain.office import DayKind, Holiday, Room
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Topic
from rehabdesk.domain.text import tidy_text
from rehabdesk.services.counselors import save_counselor
from rehabdesk.services.holidays import save_holiday
from rehabdesk.services.importing.decisions import why_left_out
from rehabdesk.services.importing.no_people import refuse_no_people
from rehabdesk.services.importing.order import out_of_order
from rehabdesk.services.importing.person import shown
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import CellChange, ListPreview, RowPreview
from rehabdesk.services.importing.rows import FileRow, Problem, heading_of, left_out, read_rows
from rehabdesk.services.importing.telling import Report, each, no_report, told
from rehabdesk.services.office import save_room
from rehabdesk.services.rights import needs
from rehabdesk.services.terms import save_topic
from rehabdesk.storage import Store
from rehabdesk.wording.fields.counselor import COUNSELOR
from rehabdesk.wording.fields.field import RecordFields
from rehabdesk.wording.names import plain_name
from rehabdesk.wording.terms import label

_DAY_KINDS = (
    ("cuti", DayKind.JOINT_LEAVE),
    ("tetap masuk", DayKind.WORKS_ANYWAY),
    ("masuk", DayKind.WORKS_ANYWAY),
    ("tiada", DayKind.CLOSED),
    ("tutup", DayKind.CLOSED),
)
_NUMBERING = re.compile(r"(\d{1,3})\s*[.)]\s+(?=\D)")
_LEAST_NUMBERED = 2
"""One number alone counts nothing."""


class _RowsOfKind(Struct, frozen=True, kw_only=True):
    """How rows of one kind become records.

    ``made`` gives a record of the values over an older one or none; ``names`` the keys by
    which it is known again, the surest first; ``apart`` tells two of one name apart; ``keys``
    are the fields that are compared; ``trouble`` is what a value asks for that is not there.
    """

    needed: str
    keys: tuple[str, ...]
    records: Callable[[Store], Iterable[Any]]
    names: Callable[[Any], tuple[str, ...]]
    made: Callable[[Store, dict[str, Any], Any], Any]
    save: Callable[[Store, Any], object]
    apart: Callable[[Any, Any], bool] = lambda _one, _other: False
    trouble: Callable[[Store, FileRow], tuple[str, str]] = lambda _store, _row: ("", "")
    fields: RecordFields | None = None
    """Where days of a record must follow one another."""


def look_at_shelf(store: Store, plan: ListPlan, report: Report = no_report) -> ListPreview:
    """The preview of a list of counselors, rooms, days off or topics."""
    shelf = _SHELVES[plan.subject]
    question = plan.question()
    rows = read_rows(plan, plan.day_order(question), (shelf.needed,))
    if plan.subject is ImportSubject.COUNSELORS:
        refuse_no_people(rows, plan)
    _leave_numbering(rows, shelf.needed)
    known = {name: one for one in shelf.records(store) for name in shelf.names(one)}
    seen: dict[str, tuple[int, Any]] = {}
    made = [
        _in_order(plan, shelf, _look(store, plan, shelf, row, known, seen))
        for row in told(rows, report)
    ]
    return ListPreview(plan=plan, rows=tuple(made), question=question, warnings=left_out(rows))


@needs(Right.IMPORT)
def write_shelf(store: Store, preview: ListPreview, report: Report) -> None:
    """Write the new and changed records inside the change that is open."""
    shelf = _SHELVES[preview.plan.subject]
    rows = [one for one in preview.rows if one.fate in {RowFate.NEW, RowFate.CHANGED}]
    for item in each(rows, report):
        shelf.save(store, item.result)


def records_of(store: Store, subject: ImportSubject) -> Iterable[tuple[str, str]]:
    """The ids and names of what the office has of a kind, by name."""
    shelf = _SHELVES[subject]
    records = [(str(one.id), shown(getattr(one, shelf.needed))) for one in shelf.records(store)]
    return sorted(records, key=lambda one: one[1].casefold())


def _look(
    store: Store,
    plan: ListPlan,
    shelf: _RowsOfKind,
    row: FileRow,
    known: dict[str, Any],
    seen: dict[str, tuple[int, Any]],
) -> RowPreview:
    invalid = RowPreview(row=row, fate=RowFate.INVALID, title=shown(row.get(shelf.needed)))
    answer = plan.answers.get(row.number, "")
    if why := why_left_out(answer):
        return replace(invalid, fate=RowFate.SKIPPED, why=why)
    if not row.problems and row.get(shelf.needed) is None:
        _problem(plan, row, shelf.needed, "Kosong, padahal wajib diisi.")
    key, words = shelf.trouble(store, row)
    if words:
        _problem(plan, row, key, words)
    if row.problems:
        return invalid
    record = shelf.made(store, row.values, None)
    names = shelf.names(record)
    earlier = _earlier(shelf, row, record, seen)
    if earlier is not None:
        row.twin = earlier
        _problem(plan, row, shelf.needed, f"Sudah ada di baris {earlier}.")
        return invalid
    before = next((known[one] for one in names if one in known), None)
    if before is not None and shelf.apart(record, before):
        before = None
    before = next((one for one in known.values() if one.id == answer), before)
    if before is None:
        return replace(invalid, fate=RowFate.NEW, result=record)
    changes = tuple(_changes(store, plan, shelf, row, before))
    taken = {one.key: row.values[one.key] for one in changes if one.taken}
    result = shelf.made(store, taken, before)
    fate = RowFate.CHANGED if taken else RowFate.UNCHANGED
    return replace(invalid, fate=fate, target=before.id, changes=changes, result=result)


def _earlier(
    shelf: _RowsOfKind,
    row: FileRow,
    record: Any,  # noqa: ANN401 - a record of any shelf
    seen: dict[str, tuple[int, Any]],
) -> int | None:
    """The number of an earlier row of the list that is the same record, and note this one."""
    found = None
    for name in shelf.names(record):
        number, other = seen.setdefault(name, (row.number, record))
        if found is None and other is not record and not shelf.apart(record, other):
            found = number
    return found


def _leave_numbering(rows: Sequence[FileRow], key: str) -> None:
    """Take "1.", "2." before names or titles away, where they count the rows of the list.

    A title that begins so by itself ("12. Langkah") keeps its number.
    """
    found = [(row, _NUMBERING.match(str(row.get(key) or ""))) for row in rows]
    numbered = [(row, match) for row, match in found if match]
    counted = [int(match[1]) for _row, match in numbered]
    if len(counted) < _LEAST_NUMBERED or counted != list(range(1, len(counted) + 1)):
        return
    for row, match in numbered:
        at, said = row.at[key], str(row.get(key))
        row.read = (*row.read[:at], said[match.end() :], *row.read[at + 1 :])


def _in_order(plan: ListPlan, shelf: _RowsOfKind, made: RowPreview) -> RowPreview:
    """A row as it was looked at, or refused where its record would end before it begins."""
    if not made.fate.writes:
        return made
    key, words = out_of_order(made.result, shelf.fields)
    if not words:
        return made
    _problem(plan, made.row, key, words)
    return RowPreview(row=made.row, fate=RowFate.INVALID, title=made.title)


def _changes(
    store: Store,
    plan: ListPlan,
    shelf: _RowsOfKind,
    row: FileRow,
    before: Any,  # noqa: ANN401 - a record of any shelf
) -> Iterable[CellChange]:
    for key in shelf.keys:
        if key not in row.values:
            continue
        after = shelf.made(store, {key: row.values[key]}, before)
        theirs, ours = getattr(after, key), getattr(before, key)
        if _alike(theirs, ours):
            continue
        mode = plan.mode_of(key)
        taken = mode is ImportMode.UPDATE or (mode is ImportMode.FILL and ours in (None, ""))
        yield CellChange(
            row=row.number,
            key=key,
            label=heading_of(plan, key),
            file_value=shown(row.values[key]),
            our_value=shown(ours),
            taken=taken,
        )


def _alike(item: Any, other: Any) -> bool:  # noqa: ANN401 - values of any column
    if isinstance(item, str) and isinstance(other, str):
        return tidy_text(item).casefold() == tidy_text(other).casefold()
    return item == other


def _problem(plan: ListPlan, row: FileRow, key: str, words: str) -> None:
    row.problems.append(Problem(row=row.number, column=heading_of(plan, key), problem=words))


def _counselor(store: Store, values: dict[str, Any], before: Counselor | None) -> Counselor:
    given = {key: values[key] for key in COUNSELOR.in_lists if key in values}
    if before is not None:
        return replace(before, **given)
    whole: dict[str, Any] = {"internal": _internal(store, given), **given}
    return Counselor(id=CounselorId(new_id()), **whole)


def _internal(store: Store, given: dict[str, Any]) -> bool:
    """Whether somebody is of this office: by the institution, else by having a NIP."""
    where = tidy_text(given.get("institution", "")).casefold()
    office = store.offices.all()
    if where and office:
        ours = {office[0].name.casefold(), office[0].short_name.casefold()}
        return where in ours or where.startswith(("lapas", "lembaga pemasyarakatan", "rutan"))
    return bool(given.get("nip")) or not where


def _counselor_names(counselor: Counselor) -> tuple[str, ...]:
    name = f"name {normal_name(plain_name(counselor.name))}"
    return (f"nip {counselor.nip}", name) if counselor.nip else (name,)


def _room(_store: Store, values: dict[str, Any], before: Room | None) -> Room:
    given = {key: values[key] for key in ("name", "capacity", "active") if key in values}
    return replace(before, **given) if before else Room(id=RoomId(new_id()), **given)


def _no_places(_store: Store, row: FileRow) -> tuple[str, str]:
    if row.get("capacity") != 0:
        return "", ""
    return "capacity", "Kapasitas paling sedikit 1 orang. Kosongkan selnya bila tidak diketahui."


def _holiday(_store: Store, values: dict[str, Any], before: Holiday | None) -> Holiday:
    given: dict[str, Any] = {key: values[key] for key in ("day", "label", "basis") if key in values}
    if "kind" in values or before is None:
        given["kind"] = _day_kind(values.get("kind", ""), values.get("label", ""))
    if before is not None:
        return replace(before, **given)
    whole: dict[str, Any] = {"label": "Hari libur", **given}
    return Holiday(id=HolidayId(new_id()), **whole)


def _day_kind(said: str, label_of_day: str) -> DayKind:
    """The kind that a column names; where it names none, the words of the day itself tell it."""
    plain = tidy_text(said).casefold()
    for kind in DayKind:
        if plain == label(kind).casefold():
            return kind
    words = f"{plain} {label_of_day}".casefold()
    return next((kind for word, kind in _DAY_KINDS if word in words), DayKind.HOLIDAY)


def _topic(store: Store, values: dict[str, Any], before: Topic | None) -> Topic:
    given: dict[str, Any] = {key: values[key] for key in ("title", "active") if key in values}
    if "kind" in values:
        given["kind"] = _session_kind(store, values["kind"])
    if before is not None:
        return replace(before, **given)
    whole: dict[str, Any] = {"kind": None, **given}
    return Topic(id=TopicId(new_id()), **whole)


def _session_kind(store: Store, said: str) -> SessionKindId | None:
    """The kind of session with a name or short name; None for all kinds, or where it is unknown."""
    plain = tidy_text(said).casefold()
    kinds = store.session_kinds.all()
    found = (o.id for o in kinds if plain in {o.name.casefold(), o.short.casefold()})
    return next(found, None)


def _unknown_kind(store: Store, row: FileRow) -> tuple[str, str]:
    said = row.get("kind")
    if not said or said.casefold().startswith("semua") or _session_kind(store, said):
        return "", ""
    return "kind", f"Jenis sesi “{said}” belum ada. Tambahkan di Kantor, atau kosongkan selnya."


_SHELVES: dict[ImportSubject, _RowsOfKind] = {
    ImportSubject.COUNSELORS: _RowsOfKind(
        needed="name",
        keys=COUNSELOR.in_lists,
        records=lambda store: store.counselors.all(),
        names=_counselor_names,
        made=_counselor,
        save=save_counselor,
        fields=COUNSELOR,
        # Two with one name and different NIPs are two people.
        apart=lambda one, other: bool(one.nip and other.nip and one.nip != other.nip),
    ),
    ImportSubject.ROOMS: _RowsOfKind(
        needed="name",
        keys=("capacity", "active"),
        records=lambda store: store.rooms.all(),
        names=lambda one: (tidy_text(one.name).casefold(),),
        made=_room,
        save=save_room,
        trouble=_no_places,
    ),
    ImportSubject.HOLIDAYS: _RowsOfKind(
        needed="day",
        keys=("label", "kind", "basis"),
        records=lambda store: store.holidays.all(),
        names=lambda one: (one.day.isoformat(),),
        made=_holiday,
        save=save_holiday,
    ),
    ImportSubject.TOPICS: _RowsOfKind(
        needed="title",
        keys=("active",),
        records=lambda store: store.topics.all(),
        names=lambda one: (f"{one.kind} {tidy_text(one.title).casefold()}",),
        made=_topic,
        save=save_topic,
        trouble=_unknown_kind,
    ),
}

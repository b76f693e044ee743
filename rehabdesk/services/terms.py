"""The office's tables of terms: statuses, kinds of session and programme, topics."""

from collections.abc import Sequence

from msgspec.structs import replace

from rehabdesk.domain.attendance import AttendanceStatus
from rehabdesk.domain.program import ProgramKind
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import SessionKind, Topic
from rehabdesk.services.done import Done
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import checked, discard, keep, require_unlike, required
from rehabdesk.storage import Store
from rehabdesk.wording.fields.office_terms import PROGRAM_KIND, SESSION_KIND, STATUS, TOPIC


@needs(Right.SET_UP_OFFICE)
def save_status(store: Store, status: AttendanceStatus) -> Done[AttendanceStatus]:
    """Add or change a status; a new one gets the PC's next number, which no other ever had.

    Code and key are unlike those of every other active status.

    Raises:
        Missing, TooLong, UnprintableText, AlreadyThere, NumbersUsedUp.
    """
    tidy = checked(status, STATUS)
    if tidy.active:
        others = [one for one in store.statuses.all() if one.active and one.id != tidy.id]
        require_unlike("code", tidy.code, (one.code for one in others))
        require_unlike("key", tidy.key, (one.key for one in others))
    before = store.statuses.get(tidy.id)
    number = before.number if before else store.attendance.next_status_number()
    return keep(store, store.statuses, replace(tidy, number=number))


@needs(Right.SET_UP_OFFICE)
def remove_status(store: Store, status_id: str) -> Done[AttendanceStatus]:
    """Remove a status that no mark and no excuse has (else ``InUse``: it can be deactivated)."""
    status = required(store.statuses, status_id, "status kehadiran")
    uses = store.attendance.marked_as(status.number)
    uses += store.excuses.count("status = ?", (status.id,))
    return discard(store, store.statuses, status_id, uses)


@needs(Right.SET_UP_OFFICE)
def order_statuses(store: Store, ids: Sequence[str]) -> Done[tuple[AttendanceStatus, ...]]:
    """Put the statuses in this order, on the capture screen and in every legend."""
    with store.change("Urutan status diubah") as change:
        ordered = tuple(
            replace(required(store.statuses, one, "status kehadiran"), position=place)
            for place, one in enumerate(ids, start=1)
        )
        store.statuses.put_all(ordered)
    return Done(ordered, change)


@needs(Right.SET_UP_OFFICE)
def save_session_kind(store: Store, kind: SessionKind) -> Done[SessionKind]:
    """Add or change a kind of session.

    Raises:
        Missing, TooLong, UnprintableText, NotANumber (minutes), AlreadyThere.
    """
    tidy = checked(kind, SESSION_KIND)
    others = [one for one in store.session_kinds.all() if one.id != tidy.id]
    require_unlike("name", tidy.name, (one.name for one in others))
    require_unlike("short", tidy.short, (one.short for one in others if one.active))
    return keep(store, store.session_kinds, tidy)


@needs(Right.SET_UP_OFFICE)
def remove_session_kind(store: Store, kind_id: str) -> Done[SessionKind]:
    """Remove a kind of session that no session and no topic has (else ``InUse``)."""
    uses = store.sessions.naming("kind", kind_id) + len(store.topics.find(kind=kind_id))
    return discard(store, store.session_kinds, kind_id, uses)


@needs(Right.SET_UP_OFFICE)
def order_session_kinds(store: Store, ids: Sequence[str]) -> Done[tuple[SessionKind, ...]]:
    """Put the kinds of session in this order."""
    with store.change("Urutan jenis sesi diubah") as change:
        ordered = tuple(
            replace(required(store.session_kinds, one, "jenis sesi"), position=place)
            for place, one in enumerate(ids, start=1)
        )
        store.session_kinds.put_all(ordered)
    return Done(ordered, change)


@needs(Right.SET_UP_OFFICE)
def save_topic(store: Store, topic: Topic) -> Done[Topic]:
    """Add or change a topic.

    Raises:
        Missing, TooLong, UnprintableText, AlreadyThere (its title in that kind), NotFound.
    """
    tidy = checked(topic, TOPIC)
    if tidy.kind is not None:
        required(store.session_kinds, tidy.kind, "jenis sesi")
    others = (one.title for one in store.topics.find(kind=tidy.kind) if one.id != tidy.id)
    require_unlike("title", tidy.title, others)
    return keep(store, store.topics, tidy)


@needs(Right.SET_UP_OFFICE)
def remove_topic(store: Store, topic_id: str) -> Done[Topic]:
    """Remove a topic; sessions keep its words."""
    return discard(store, store.topics, topic_id)


@needs(Right.SET_UP_OFFICE)
def save_program_kind(store: Store, kind: ProgramKind) -> Done[ProgramKind]:
    """Add or change a kind of programme.

    Raises:
        Missing, TooLong, UnprintableText, NotANumber (ratio), AlreadyThere.
    """
    tidy = checked(kind, PROGRAM_KIND)
    others = [one for one in store.program_kinds.all() if one.id != tidy.id]
    require_unlike("code", tidy.code, (one.code for one in others))
    require_unlike("title", tidy.title, (one.title for one in others))
    return keep(store, store.program_kinds, tidy)


@needs(Right.SET_UP_OFFICE)
def remove_program_kind(store: Store, kind_id: str) -> Done[ProgramKind]:
    """Remove a kind of programme that no cohort has (else ``InUse``)."""
    uses = len(store.cohorts.find(kind=kind_id))
    return discard(store, store.program_kinds, kind_id, uses)

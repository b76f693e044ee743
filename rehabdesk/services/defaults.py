"""What a new office starts with; afterwards every line of it is the office's own to change."""

from rehabdesk.domain.attendance import AttendanceStatus
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.domain.identity import (
    ProgramKindId,
    SessionKindId,
    StatusId,
    TopicId,
    shipped_id,
)
from rehabdesk.domain.program import ProgramKind
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import SessionKind, Topic
from rehabdesk.services import default_tables as tables
from rehabdesk.services.holidays import LAST_YEAR, shipped_holidays
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store


@needs(Right.SET_UP_OFFICE)
def put_defaults(store: Store, year: int) -> None:
    """Fill the office's tables of terms, as far as they are empty, in the caller's change or own.

    Days off are taken from ``year`` on. A table that has a line already is left as it is. Rooms
    and the parts of official numbers differ from office to office: they are asked for.
    """
    with store.change("Isian awal kantor"):
        _put_statuses(store)
        _put_kinds(store)
        _put_programs(store)
        if not store.holidays.count():
            store.holidays.put_all(shipped_holidays(year, LAST_YEAR))
        store.settings.write(store.settings.read(CertificateRule))


def _put_statuses(store: Store) -> None:
    if store.statuses.count():
        return
    store.statuses.put_all(
        AttendanceStatus(
            id=StatusId(shipped_id("attendance_status", line.code)),
            number=number,
            code=line.code,
            label=line.label,
            key=line.code,
            counts_as=line.counts_as,
            excused=line.excused,
            needs_reason=line.needs_reason,
            is_late=line.is_late,
            in_advance=line.excused,
            position=number,
        )
        for number, line in enumerate(tables.STATUSES, start=1)
    )


def _put_kinds(store: Store) -> None:
    if store.session_kinds.count():
        return
    kinds = {
        line.short: SessionKind(
            id=SessionKindId(shipped_id("session_kind", line.short)),
            name=line.name,
            short=line.short,
            minutes=line.minutes,
            mandatory=line.mandatory,
            counts_for_certificate=line.counts,
            position=position,
            tone=line.tone,
        )
        for position, line in enumerate(tables.KINDS, start=1)
    }
    store.session_kinds.put_all(kinds.values())
    if not store.topics.count():
        store.topics.put_all(
            Topic(
                id=TopicId(shipped_id("topic", f"{short}/{title}")),
                kind=kinds[short].id,
                title=title,
            )
            for short, titles in tables.TOPICS.items()
            for title in titles
        )


def _put_programs(store: Store) -> None:
    if store.program_kinds.count():
        return
    store.program_kinds.put_all(
        ProgramKind(
            id=ProgramKindId(shipped_id("program_kind", code)),
            code=code,
            title=title,
            ratio=ratio,
            position=position,
        )
        for position, (code, title, ratio) in enumerate(tables.PROGRAMS, start=1)
    )

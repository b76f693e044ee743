"""Sessions as lines of a list: what is typed in, what is not, and how old that is."""

from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.attendance import Tally
from rehabdesk.domain.identity import GroupId
from rehabdesk.domain.program import Group
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.storage import Store
from rehabdesk.ui.screens.kit.session_words import leader_words
from rehabdesk.ui.theme.tokens import Tone

RECENT = timedelta(days=60)
"""How far back sheets that are typed in are listed, where no day is chosen."""


class Which(Enum):
    """Which sessions are listed."""

    WAITING = "waiting"
    RECORDED = "recorded"
    ALL = "all"


class SheetLine(Struct, frozen=True, kw_only=True):
    """One session in a list."""

    session: Session
    number: str
    kind: str
    group: str
    leaders: str
    state: str
    tone: Tone
    today: date


def sheet_lines(
    store: Store, today: date, which: Which, *, day: date | None = None, group: str | None = None
) -> list[SheetLine]:
    """Sessions up to today; those waiting first printed ones, oldest first, others newest first."""
    sessions = _sessions(store, today, which, day)
    if group is not None:
        sessions = [one for one in sessions if group in one.care_groups]
    if not sessions:
        return []
    first = min(one.held_on for one in sessions)
    numbers = store.sheets.newest_between(first, today)
    tallies = store.figures.of_sessions(max(first, today - RECENT), today)
    kinds = {one.id: one.name for one in store.session_kinds.all()}
    groups = {one.id: one for one in store.groups.all()}
    leaders: dict[object, str] = {}
    lines: list[SheetLine] = []
    for session in sessions:
        led = (session.counselors, session.speaker)
        if led not in leaders:
            leaders[led] = leader_words(store, session)
        number = numbers.get(session.id, "")
        state, tone = _state(session, number, tallies.get(session.id, Tally()))
        lines.append(
            SheetLine(
                session=session,
                number=number,
                kind=kinds.get(session.kind, ""),
                group=_group_words(session, groups),
                leaders=leaders[led],
                state=state,
                tone=tone,
                today=today,
            )
        )
    return _ordered(lines, which)


def count_of(store: Store, today: date, which: Which) -> int:
    """How many sessions are listed where neither day nor group narrows them."""
    return len(_sessions(store, today, which, None))


def _sessions(store: Store, today: date, which: Which, day: date | None) -> list[Session]:
    if day is not None:
        found = store.sessions.between(day, day)
    elif which is Which.WAITING:
        found = store.sessions.unrecorded_until(today)
    else:
        found = store.sessions.between(today - RECENT, today)
    if which is Which.WAITING:
        return [one for one in found if one.state is SessionState.PLANNED]
    if which is Which.RECORDED:
        return [one for one in found if one.state is SessionState.RECORDED]
    return list(found)


def _ordered(lines: list[SheetLine], which: Which) -> list[SheetLine]:
    def moment(line: SheetLine) -> tuple[object, ...]:
        return line.session.held_on, line.session.starts_at, line.group

    if which is Which.WAITING:
        return sorted(lines, key=lambda line: (not line.number, *moment(line)))
    return sorted(lines, key=moment, reverse=True)


def _group_words(session: Session, groups: dict[GroupId, Group]) -> str:
    names = [groups[one].name for one in session.care_groups if one in groups]
    return ", ".join(names)


def _state(session: Session, number: str, tally: Tally) -> tuple[str, Tone]:
    if session.state is SessionState.RECORDED:
        words = f"Selesai, {tally.empty} kosong" if tally.empty else "Sudah diisi"
        return words, Tone.WARNING if tally.empty else Tone.SUCCESS
    if session.state is SessionState.CANCELLED:
        return "Ditiadakan", Tone.NEUTRAL
    marked = tally.present + tally.absent + tally.ignored
    if marked:
        return f"Terisi {marked} dari {marked + tally.empty}", Tone.INFO
    return ("Sudah dicetak", Tone.ACCENT) if number else ("Belum dicetak", Tone.NEUTRAL)

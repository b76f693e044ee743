"""Who is expected at a session: the list frozen when it is printed or opened, and its guests."""

from msgspec import Struct

from rehabdesk.domain.attendance import ExpectedRow, Source
from rehabdesk.domain.identity import GuestId, ResidentId, new_id
from rehabdesk.domain.refusals import AlreadyThere, GroupWithoutPeople, InUse, SessionNotOpen
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session, SessionGuest, require_held, require_markable
from rehabdesk.services.done import Done
from rehabdesk.services.excuses import settled_list
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import checked
from rehabdesk.storage import Store
from rehabdesk.wording.fields.session import GUEST


class RosterDifference(Struct, frozen=True, kw_only=True):
    """Who joined or left a session's groups since its list was frozen."""

    joined: tuple[ResidentId, ...]
    left: tuple[ResidentId, ...]


def current_roster(store: Store, session: Session) -> tuple[ResidentId, ...]:
    """Who belongs to the session's groups on its day, group by group, each once."""
    found = (
        ResidentId(one)
        for group in session.care_groups
        for one in store.memberships.roster(group, session.held_on)
    )
    return tuple(dict.fromkeys(found))


@needs(Right.MARK)
def freeze_roster(store: Store, session: Session) -> tuple[ExpectedRow, ...]:
    """The expected list, written now if it was not yet; numbers run from 1 (data-model.md 5.1).

    Who has an excuse for it is marked with that at once, also before the day.

    Raises ``SessionCancelled`` and ``GroupWithoutPeople``.
    """
    require_markable(session)
    rows = store.attendance.of_session(session.id)
    if rows:
        return rows
    roster = current_roster(store, session)
    if not roster:
        groups = [store.groups.get(one) for one in session.care_groups]
        names = ", ".join(group.name for group in groups if group)
        raise GroupWithoutPeople("group", group=names, day=session.held_on)
    with store.change("Daftar hadir dibekukan"):
        made = [
            ExpectedRow(session=session.id, resident=resident, number=number)
            for number, resident in enumerate(roster, 1)
        ]
        store.attendance.put_all(settled_list(store, session, made))
    return store.attendance.of_session(session.id)


def roster_difference(store: Store, session: Session) -> RosterDifference:
    """What changed in the groups since the list was frozen; people added by hand do not count."""
    rows = store.attendance.of_session(session.id)
    listed = {row.resident for row in rows}
    of_group = [row.resident for row in rows if row.source is Source.GROUP]
    now = current_roster(store, session)
    return RosterDifference(
        joined=tuple(one for one in now if one not in listed),
        left=tuple(one for one in of_group if one not in set(now)),
    )


@needs(Right.MARK)
def add_person(
    store: Store, session: Session, resident: str, source: Source = Source.ADDED
) -> Done[ExpectedRow]:
    """Put somebody on a session's list after the last number; raises ``AlreadyThere``.

    A list that is not frozen yet is frozen first: the group is expected as well.
    """
    require_markable(session)
    with store.change("Peserta ditambahkan ke daftar") as change:
        rows = _frozen_if_anybody(store, session)
        if any(row.resident == resident for row in rows):
            person = store.residents.get(resident)
            raise AlreadyThere("resident", text=person.name if person else "")
        last = max((row.number for row in rows), default=0)
        row = ExpectedRow(
            session=session.id, resident=ResidentId(resident), number=last + 1, source=source
        )
        (row,) = settled_list(store, session, [row])
        store.attendance.put(row)
    return Done(row, change)


def _frozen_if_anybody(store: Store, session: Session) -> tuple[ExpectedRow, ...]:
    try:
        return freeze_roster(store, session)
    except GroupWithoutPeople:
        return ()


@needs(Right.MARK)
def remove_person(store: Store, session: Session, resident: str) -> Done[ExpectedRow]:
    """Take a person off a session's list; raises ``InUse`` where somebody has typed a mark."""
    require_markable(session)
    row = expected_row(store, session, resident)
    if row.typed:
        raise InUse("resident", count=1)
    with store.change("Peserta dikeluarkan dari daftar") as change:
        store.attendance.remove(row)
    return Done(row, change)


@needs(Right.MARK)
def add_guest(
    store: Store, session: Session, name: str, institution: str = ""
) -> Done[SessionGuest]:
    """Note a guest who signed and is no resident; raises ``NotHeldYet`` before the day."""
    require_held(session, store.today())
    guest = SessionGuest(
        id=GuestId(new_id()),
        session=session.id,
        name=name,
        institution=institution,
    )
    tidy = checked(guest, GUEST)
    with store.change("Tamu dicatat") as change:
        store.guests.put(tidy)
    return Done(tidy, change)


@needs(Right.MARK)
def remove_guest(store: Store, guest: str) -> Done[None]:
    """Take a guest off again."""
    with store.change("Tamu dihapus") as change:
        store.guests.remove(guest)
    return Done(None, change)


def expected_row(store: Store, session: Session, resident: str) -> ExpectedRow:
    """One person's row on a session's list; raises ``SessionNotOpen`` where there is none."""
    row = store.attendance.row(session.id, resident)
    if row is None:
        raise SessionNotOpen("session")
    return row

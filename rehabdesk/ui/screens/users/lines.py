"""What the list of users shows of each."""

from datetime import datetime

from msgspec import Struct

from rehabdesk.domain.office import zone_of
from rehabdesk.domain.user import User
from rehabdesk.services.keys import keys_state
from rehabdesk.services.login import logins_of
from rehabdesk.services.note_keys import note_key_states
from rehabdesk.services.users import has_passphrase
from rehabdesk.storage import Store
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.wording.dates import short_date
from rehabdesk.wording.terms import label


class UserLine(Struct, frozen=True, kw_only=True):
    """A user, whether the account can come in, and when it last did."""

    user: User
    active: bool
    last: datetime | None
    locked_out: bool = False
    """Whether somebody who works here has no slot: left behind by a new key or a restore."""
    taken: bool = False
    """Whether the user's slot was taken out of the ring by something else than the program."""
    waiting: bool = False
    """Whether the user's role has notes whose key was not handed on yet."""
    missing: bool = False
    """Whether the user has not come in since everybody has a pair of keys."""


def user_lines(store: Store) -> tuple[UserLine, ...]:
    """Every user, disabled ones too."""
    keys = keys_state(store)
    waiting = frozenset[str]().union(*(one.waiting for one in note_key_states(store)))
    real = store.keys is not None and not store.office.demonstration
    return tuple(
        UserLine(
            user=one,
            active=one.active_to is None and has_passphrase(store, one),
            last=_last(store, one),
            locked_out=one.active_to is None and real and not has_passphrase(store, one),
            taken=one.active_to is None and one.id in keys.taken,
            missing=one.id in keys.missing,
            waiting=one.id in waiting,
        )
        for one in store.users.all()
    )


def user_table() -> tuple[Table[UserLine], TableModel[UserLine]]:
    """The list, empty."""
    columns = (
        Column[UserLine](
            key="name", heading="Nama", text=lambda one: one.user.name, stretch=True, strong=True
        ),
        Column[UserLine](
            key="login", heading="Masuk", text=lambda one: one.user.login or "–", width=120
        ),
        Column[UserLine](
            key="role", heading="Peran", text=lambda one: label(one.user.role), width=200
        ),
        Column[UserLine](
            key="last",
            heading="Terakhir",
            text=lambda one: short_date(one.last.date()) if one.last else "–",
            sort=lambda one: one.last.timestamp() if one.last else 0.0,
            width=120,
        ),
        Column[UserLine](
            key="state",
            heading="Status",
            text=state_word,
            tone=_tone,
            width=196,
        ),
    )
    model = TableModel[UserLine](columns, key=lambda one: one.user.id)
    empty = EmptyState(
        "Belum ada pengguna", "Kantor sungguhan punya paling sedikit satu.", icon_name="lock"
    )
    return Table[UserLine]("Daftar pengguna", model, empty=empty), model


def state_word(line: UserLine) -> str:
    """What the list says of an account, in one or a few words."""
    if line.taken:
        return "Slot dihapus dari luar"
    if line.locked_out:
        return "Perlu sandi baru"
    if not line.active:
        return "Nonaktif"
    if line.missing:
        return "Belum masuk lagi"
    return "Menunggu kunci catatan" if line.waiting else "Aktif"


def _tone(line: UserLine) -> Tone:
    if line.taken:
        return Tone.DANGER
    if line.locked_out or (line.active and (line.missing or line.waiting)):
        return Tone.WARNING
    return Tone.SUCCESS if line.active else Tone.NEUTRAL


def _last(store: Store, user: User) -> datetime | None:
    found = logins_of(store, user.id)
    return found[0].astimezone(zone_of(store.office.time_zone)) if found else None

"""Pengguna: who may come in, as what, and what each role may do."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role
from rehabdesk.services.login import LockOptions, is_recovery
from rehabdesk.services.users import save_lock_options
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys, press
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.kit.screen import PagePart, ScreenPage
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.screens.users.deeds import UserDeeds, is_real
from rehabdesk.ui.screens.users.lines import UserLine, user_lines, user_table
from rehabdesk.ui.screens.users.note_keys import what_waits
from rehabdesk.ui.screens.users.office_key import what_is_open
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import office as asked
from rehabdesk.wording.terms import label as term

_SHORT = {
    Role.ADMINISTRATOR: "Admin",
    Role.TEAM_LEAD: "Ketua tim",
    Role.COUNSELOR: "Konselor",
    Role.MEDICAL: "Medis",
    Role.OPERATOR: "Operator",
    Role.READER: "Pembaca",
}


def rights_table() -> Table[Right]:
    """A line a right, a column a role."""
    columns = [
        Column[Right](key="right", heading="Boleh", text=term, stretch=True, sortable=False),
        *(_column(role) for role in Role),
    ]
    model = TableModel[Right](columns, tuple(Right), key=lambda right: right.value)
    return Table[Right]("Tabel hak menurut peran", model)


def _column(role: Role) -> Column[Right]:
    return Column[Right](
        key=role.value,
        heading=_SHORT[role],
        text=lambda right: "✓" if may(role, right) else "–",
        spoken=lambda right: "boleh" if may(role, right) else "tidak boleh",
        align=Align.CENTRE,
        width=96,
        sortable=False,
    )


_PARTS = (("users", "Daftar pengguna"), ("rights", "Peran dan hak"))
_MINUTES = ((5, "5 menit"), (10, "10 menit"), (15, "15 menit"), (30, "30 menit"), (0, "Tidak"))


class UsersPage(ScreenPage):
    """Users with what can be done, or the table of roles and rights."""

    key = "users"

    def __init__(self, context: Context) -> None:
        self.deeds = UserDeeds(context, self)
        deeds, buttons = self.deeds, CommandButtons(context)
        self._buttons = buttons
        self.add_button = buttons.add(deeds.add, "Pengguna &baru", "primary")
        self.own_button = buttons.add(deeds.own)
        super().__init__(
            context,
            "Pengguna",
            "Setiap orang masuk dengan kata sandinya sendiri.",
            actions=(self.own_button, self.add_button),
        )
        self.table, self.model = user_table()
        self.edit_button = buttons.add(deeds.edit, "&Ubah…")
        self.reset_button = buttons.add(deeds.reset, "Kata sandi baru…")
        self.disable_button = buttons.add(deeds.disable, "&Nonaktifkan…")
        self.recovery_button = buttons.add(deeds.recovery)
        self.key_button = buttons.add(deeds.office_key)
        self.hand_button = buttons.add(deeds.hand_on)
        self.anew_button = buttons.add(deeds.begin_anew)
        self.guard_button = buttons.add(deeds.guard)
        self.rescue_button = buttons.add(deeds.rescue)
        self.keys_banner = Banner("", Tone.WARNING)
        self.minutes = ChoiceField(_MINUTES, value=10)
        explain(self.minutes, asked.LOCK_MINUTES)
        self.minutes.setAccessibleName("Kunci layar sesudah diam")
        self.part = Segmented("Bagian", _PARTS, "users")
        explain(self.part, asked.USERS_PART)
        self.stack = QStackedWidget()
        self._lay_out()
        only_with(context, Right.MANAGE_USERS, self.minutes)
        on(self.table.activated_row, partial(press, context, deeds.edit))
        on(self.table.current_row_changed, self._offer)
        self.minutes.changed.connect(self._set_minutes)
        add_keys(self, context, self.commands())

    def reload(self) -> None:
        """Show the users as they are now."""
        self.deeds.look()
        self.model.replace(user_lines(self.context.store))
        found = (what_is_open(self.context), what_waits(self.context))
        words = " ".join(one for one in found if one)
        self.keys_banner.set_message(words, Tone.WARNING)
        self.keys_banner.setVisible(bool(words))
        blocked = self.minutes.blockSignals(True)
        self.minutes.set_value(self.context.store.settings.read(LockOptions).minutes)
        self.minutes.blockSignals(blocked)
        if self.table.current_row() is None and self.model.rows():
            self.table.select_place(0)
        self._offer()

    def show_target(self, target: object) -> None:
        """Show a part, with the cursor where the locking of the screen is set."""
        if isinstance(target, PagePart) and target.key in dict(_PARTS):
            self.part.set_value(target.key)
            self._show_part(target.key)
            if target.field:
                self.minutes.setFocus()

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return self.deeds.told()

    def chosen(self) -> UserLine | None:
        """The user who is chosen."""
        return self.table.current_row()

    def _offer(self) -> None:
        """Let press what fits; what is about keys that are not here is not shown at all."""
        self._buttons.offer()
        self.hand_button.setVisible(self.deeds.holds_key())
        self.rescue_button.setVisible(is_recovery(self.context.store))

    def _set_minutes(self) -> None:
        minutes = self.minutes.value()
        if minutes is not None:
            options = LockOptions(minutes=minutes)
            self.context.perform(lambda: save_lock_options(self.context.store, options))

    def _lay_out(self) -> None:
        if not is_real(self.context.store):
            self.add_notice(
                Banner(
                    "Kantor contoh dibuka dengan satu kata sandi yang diketahui umum. Di kantor"
                    " sungguhan setiap orang punya nama pengguna dan kata sandi sendiri. Tekan nama"
                    " di kanan atas untuk melihatnya sebagai pengguna lain.",
                    Tone.INFO,
                )
            )
        self.stack.addWidget(self._people())
        self.stack.addWidget(rights_table())
        self.part.chosen.connect(self._show_part)
        line = QHBoxLayout()
        line.addWidget(self.part)
        line.addStretch(1)
        self.body.addLayout(line)
        self.add(self.stack, 1)

    def _show_part(self, part: str) -> None:
        self.stack.setCurrentIndex(_PARTS.index((part, dict(_PARTS)[part])))

    def _people(self) -> QWidget:
        deeds, lock = QHBoxLayout(), QHBoxLayout()
        notes = (self.hand_button, self.anew_button)
        for widget in (self.edit_button, self.reset_button, self.disable_button, *notes):
            deeds.addWidget(widget)
        deeds.addStretch(1)
        lock.addWidget(label("Kunci layar sesudah diam"))
        lock.addWidget(self.minutes)
        lock.addStretch(1)
        for widget in (self.rescue_button, self.guard_button, self.key_button):
            lock.addWidget(widget)
        lock.addWidget(self.recovery_button)
        whole = QWidget()
        left = QVBoxLayout(whole)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(Space.MEDIUM)
        self.keys_banner.hide()
        left.addWidget(self.keys_banner)
        left.addWidget(self.table, 1)
        left.addLayout(deeds)
        left.addLayout(lock)
        return whole

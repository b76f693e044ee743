"""Pengguna: who may come in, as what, and what each role may do."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rehabdesk.domain.rights import Right
from rehabdesk.domain.user import User
from rehabdesk.services.login import LockOptions, is_recovery
from rehabdesk.services.note_keys import note_key_states
from rehabdesk.services.rights import allowed
from rehabdesk.services.users import save_lock_options
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, add_keys
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.screens.users import dialogs
from rehabdesk.ui.screens.users.lines import UserLine, user_lines, user_table
from rehabdesk.ui.screens.users.note_keys import (
    anew_dialog,
    can_begin_anew,
    guardians_dialog,
    hand_on_dialog,
    rescue_dialog,
    what_waits,
)
from rehabdesk.ui.screens.users.office_key import (
    change_where_due,
    lost_key_dialog,
    what_is_open,
)
from rehabdesk.ui.screens.users.recovery import recovery_dialog
from rehabdesk.ui.screens.users.rights_table import rights_table
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.text import button, label

_PARTS = (("users", "Daftar pengguna"), ("rights", "Peran dan hak"))
_MINUTES = ((5, "5 menit"), (10, "10 menit"), (15, "15 menit"), (30, "30 menit"), (0, "Tidak"))


class UsersPage(ScreenPage):
    """Users with what can be done, or the table of roles and rights."""

    key = "users"

    def __init__(self, context: Context) -> None:
        self.add_button = button("Pengguna &baru", "primary", "add")
        self.own_button = button("Ganti kata sandi &sendiri…", "plain", "unlock")
        super().__init__(
            context,
            "Pengguna",
            "Setiap orang masuk dengan kata sandinya sendiri.",
            actions=(self.own_button, self.add_button),
        )
        self.table, self.model = user_table()
        self.edit_button = button("&Ubah…", "plain", "edit")
        self.reset_button = button("Kata sandi baru…", "plain", "unlock")
        self.disable_button = button("&Nonaktifkan…", "plain", "end")
        self.recovery_button = button("Kunci pemulihan baru…", "plain", "lock")
        self.key_button = button("Ganti kunci kantor…", "plain", "lock")
        self.hand_button = button("&Serahkan kunci catatan…", "plain", "unlock")
        self.anew_button = button("Mulai kunci catatan baru…", "plain", "lock")
        self.guard_button = button("Pen&jaga kunci catatan…", "plain", "lock")
        self.rescue_button = button("Buka kunci catatan…", "plain", "unlock")
        self.keys_banner = Banner("", Tone.WARNING)
        self.minutes = ChoiceField(_MINUTES, value=10)
        self.minutes.setAccessibleName("Kunci layar sesudah diam")
        self.part = Segmented("Bagian", _PARTS, "users")
        self.stack = QStackedWidget()
        self._manages = allowed(context.store, Right.MANAGE_USERS)
        self._lay_out()
        changing = (self.add_button, self.edit_button, self.reset_button, self.disable_button)
        keys = (self.recovery_button, self.key_button, self.rescue_button)
        only_with(context, Right.MANAGE_USERS, *changing, *keys, self.minutes)
        self._connect(context)

    def _connect(self, context: Context) -> None:
        self.add_button.clicked.connect(self.add_user)
        self.own_button.clicked.connect(lambda: dialogs.own_dialog(context).open())
        self.edit_button.clicked.connect(lambda: self._with_chosen(dialogs.edit_dialog))
        self.reset_button.clicked.connect(lambda: self._with_chosen(dialogs.reset_dialog))
        self.disable_button.clicked.connect(lambda: self._with_chosen(dialogs.disable_dialog))
        self.recovery_button.clicked.connect(lambda: self._then_key(recovery_dialog(context)))
        self.key_button.clicked.connect(lambda: lost_key_dialog(context).open())
        self.hand_button.clicked.connect(self._hand_on)
        self.anew_button.clicked.connect(lambda: self._then_reload(anew_dialog(context)))
        self.guard_button.clicked.connect(lambda: self._then_reload(guardians_dialog(context)))
        self.rescue_button.clicked.connect(lambda: self._then_reload(rescue_dialog(context)))
        self.table.activated_row.connect(self._opened)
        self.table.current_row_changed.connect(self._chosen)
        self.minutes.changed.connect(self._set_minutes)
        add_keys(self, context, self.commands())

    def reload(self) -> None:
        """Show the users as they are now."""
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
        self._enable()

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        own = dialogs.own_dialog
        return (
            Command(
                text="Pengguna baru",
                run=self.add_user,
                icon="add",
                keys="Ctrl+N",
                right=Right.MANAGE_USERS,
            ),
            Command(
                text="Ganti kata sandi sendiri",
                run=lambda: own(self.context).open(),
                icon="unlock",
            ),
        )

    def add_user(self) -> None:
        """Ask for a new user."""
        if self._manages:
            dialogs.add_dialog(self.context).open()

    def _with_chosen(self, dialog: Callable[[Context, User], QDialog]) -> None:
        line: UserLine | None = self.table.current_row()
        if line is not None and self._manages:
            self._then_key(dialog(self.context, line.user))

    def _then_key(self, dialog: QDialog) -> None:
        """Show a dialog; where its deed lets somebody go, the key is changed after it."""
        dialog.accepted.connect(lambda: change_where_due(self.context))
        dialog.open()

    def _hand_on(self) -> None:
        line = self.table.current_row()
        self._then_reload(hand_on_dialog(self.context, line.user.id if line else ""))

    def _then_reload(self, dialog: QDialog) -> None:
        """Show a dialog whose deed is told by no table."""
        dialog.accepted.connect(self.reload)
        dialog.open()

    def _opened(self, _line: UserLine) -> None:
        self._with_chosen(dialogs.edit_dialog)

    def _chosen(self, _line: UserLine | None) -> None:
        self._enable()

    def _enable(self) -> None:
        line = self.table.current_row()
        mine = line is not None and line.user.id == self.context.store.desk.user
        chosen = line is not None and self._manages
        self.edit_button.setEnabled(chosen)
        self.reset_button.setEnabled(chosen)
        self.disable_button.setEnabled(chosen and not mine and bool(line and line.active))
        states = note_key_states(self.context.store)
        held = [one for one in states if one.held]
        self.hand_button.setVisible(bool(held))
        self.hand_button.setEnabled(any(one.able for one in held))
        self.guard_button.setVisible(bool(held))
        self.anew_button.setVisible(any(can_begin_anew(self.context, one) for one in states))
        self.rescue_button.setVisible(is_recovery(self.context.store))
        self.rescue_button.setEnabled(self._manages and any(one.made for one in states))

    def _set_minutes(self) -> None:
        minutes = self.minutes.value()
        if minutes is not None:
            options = LockOptions(minutes=minutes)
            self.context.perform(lambda: save_lock_options(self.context.store, options))

    def _lay_out(self) -> None:
        store = self.context.store
        real = store.keys is not None and not store.office.demonstration
        self.add_button.setEnabled(self._manages and real)
        self.own_button.setEnabled(real and store.users.get(store.desk.user) is not None)
        self.recovery_button.setEnabled(self._manages and real)
        self.key_button.setEnabled(self._manages and real)
        self.minutes.setEnabled(self._manages)
        if not real:
            self.add_notice(
                Banner(
                    "Kantor contoh dibuka dengan satu kata sandi yang diketahui umum. Di kantor"
                    " sungguhan setiap orang punya nama masuk dan kata sandi sendiri.",
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
        for one in (self.edit_button, self.reset_button, self.disable_button, *notes):
            deeds.addWidget(one)
        deeds.addStretch(1)
        lock.addWidget(label("Kunci layar sesudah diam"))
        lock.addWidget(self.minutes)
        lock.addStretch(1)
        for one in (self.rescue_button, self.guard_button, self.key_button):
            lock.addWidget(one)
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

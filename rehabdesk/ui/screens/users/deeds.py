"""What can be done with users and keys: each deed's dialog, and its command."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QDialog

from rehabdesk.domain.rights import Right
from rehabdesk.domain.user import User
from rehabdesk.services.done import Done
from rehabdesk.services.founding import new_recovery_code, require_typed_back
from rehabdesk.services.login import is_recovery
from rehabdesk.services.note_keys import NoteKeyState, note_key_states
from rehabdesk.services.safety_papers import new_recovery_sheet_pdf
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.services.users import replace_recovery_key
from rehabdesk.storage import Store
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command
from rehabdesk.ui.screens.users import dialogs
from rehabdesk.ui.screens.users.lines import UserLine
from rehabdesk.ui.screens.users.note_keys import (
    anew_dialog,
    can_begin_anew,
    guardians_dialog,
    hand_on_dialog,
    rescue_dialog,
)
from rehabdesk.ui.screens.users.office_key import change_where_due, lost_key_dialog
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.asked import office


def recovery_dialog(context: Context) -> FormDialog:
    """Print a new sheet and have it typed back."""
    code, form = new_recovery_code(), Form(office.RECOVERY)
    paper = button("&Cetak lembar kunci…", "plain", "print")
    form.add_widget(paper)
    typed = TextField(limit=80, placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-…")
    form.row("&Ketik kembali dari lembarnya", typed, name="typed", required=True)

    def show() -> None:
        pdf = context.carry_out(
            lambda: new_recovery_sheet_pdf(context.store, code, now=context.store.moment()),
            lambda answer: dialog.show_trouble(answer_sentence(answer)),
        )
        if pdf is not None:
            context.shell.show_pdf(pdf, "Lembar kunci pemulihan", "kunci-pemulihan.pdf")

    def deed() -> Done[None]:
        require_typed_back(code, typed.value())
        return replace_recovery_key(context.store, code)

    paper.clicked.connect(show)
    dialog = FormDialog(
        "Kunci pemulihan baru",
        form,
        "&Berlakukan",
        lambda: context.attempt(form, deed, "Kunci pemulihan diganti"),
        subtitle="Setelah diberlakukan, lembar yang lama tidak membuka apa pun lagi.",
        icon_name="lock",
        parent=context.shell.window_widget(),
    )
    return dialog


_NOT_REAL = "Hanya di kantor sungguhan."
_NOBODY = "Pilih seorang pengguna dahulu."
_NO_LOGIN = "Kantor dibuka dengan kunci pemulihan, bukan dengan nama pengguna."
_NOBODY_ABLE = "Tidak ada yang dapat menerima kunci catatan sekarang."
_NOT_HELD = "Anda tidak memegang kunci catatan."


class PageOfUsers(Protocol):
    """What the deeds ask of the page."""

    def chosen(self) -> UserLine | None:
        """The user who is chosen."""
        ...

    def reload(self) -> None:
        """Look again."""
        ...


class UserDeeds:
    """Opens the dialogs; its commands are the buttons of the page, Ctrl+K and F1."""

    def __init__(self, context: Context, page: PageOfUsers) -> None:
        self._context = context
        self._page = page
        self._states: tuple[NoteKeyState, ...] = ()
        manage, none = Right.MANAGE_USERS, self._why_none
        self.add = Command(
            "Pengguna &baru…", self.add_user, "add", manage, self._why_unreal, "Ctrl+N"
        )
        self.own = Command(
            "Ganti kata sandi &sendiri…", self.change_own, "unlock", Right.LOOK, self._why_no_own
        )
        self.edit = Command("&Ubah pengguna…", self.edit_chosen, "edit", manage, none, "Enter")
        self.reset = Command(
            "Kata sandi baru untuk pengguna…", self.reset_chosen, "unlock", manage, none
        )
        self.disable = Command(
            "&Nonaktifkan pengguna…", self.disable_chosen, "end", manage, self._why_not_disabled
        )
        self.recovery = Command(
            "Kunci pemulihan baru…", self.make_recovery_key, "lock", manage, self._why_unreal
        )
        self.office_key = Command(
            "Ganti kunci kantor…", self.change_office_key, "lock", manage, self._why_unreal
        )
        self._tell_of_notes()

    def _tell_of_notes(self) -> None:
        """Make the commands of the keys of notes: whoever has one may hand it on."""
        look = Right.LOOK
        self.hand_on = Command(
            "&Serahkan kunci catatan…", self.hand_on_keys, "unlock", look, self._why_nobody_able
        )
        self.begin_anew = Command(
            "Mulai kunci catatan baru…",
            self.begin_key_anew,
            "lock",
            look,
            self._why_not_anew,
            only_where_it_fits=True,
        )
        self.guard = Command(
            "Pen&jaga kunci catatan…",
            self.choose_guardians,
            "lock",
            look,
            self._why_not_held,
            only_where_it_fits=True,
        )
        self.rescue = Command(
            "Buka kunci catatan…",
            self.rescue_key,
            "unlock",
            Right.MANAGE_USERS,
            self._why_not_rescued,
        )

    def told(self) -> tuple[Command, ...]:
        """All of them, for Ctrl+K and F1."""
        return (
            self.add,
            self.own,
            self.edit,
            self.reset,
            self.disable,
            self.hand_on,
            self.begin_anew,
            self.guard,
            self.rescue,
            self.office_key,
            self.recovery,
        )

    def add_user(self) -> None:
        """Ask for a new user."""
        dialogs.add_dialog(self._context).open()

    def change_own(self) -> None:
        """Change the passphrase of whoever sits at the desk."""
        dialogs.own_dialog(self._context).open()

    def edit_chosen(self) -> None:
        """Change the chosen user's name, role or counselor."""
        self._with_chosen(dialogs.edit_dialog)

    def reset_chosen(self) -> None:
        """Give the chosen user a new passphrase."""
        self._with_chosen(dialogs.reset_dialog)

    def disable_chosen(self) -> None:
        """Take the chosen user's access away."""
        self._with_chosen(dialogs.disable_dialog)

    def make_recovery_key(self) -> None:
        """Print a new recovery key."""
        self._then_key(recovery_dialog(self._context))

    def change_office_key(self) -> None:
        """Put the file under a new key."""
        lost_key_dialog(self._context).open()

    def hand_on_keys(self) -> None:
        """Hand the keys of notes on; the chosen user is ticked."""
        line = self._page.chosen()
        self._then_reload(hand_on_dialog(self._context, line.user.id if line else ""))

    def begin_key_anew(self) -> None:
        """Make a new key of notes in the place of a lost one."""
        self._then_reload(anew_dialog(self._context))

    def choose_guardians(self) -> None:
        """Choose who can, with another and the recovery sheet, open notes again."""
        self._then_reload(guardians_dialog(self._context))

    def rescue_key(self) -> None:
        """Open notes by the recovery sheet and two guardians."""
        self._then_reload(rescue_dialog(self._context))

    def look(self) -> None:
        """Read how it stands with the keys of notes: from the disk, so not at each row."""
        self._states = note_key_states(self._context.store)

    def holds_key(self) -> bool:
        """Whether whoever sits at the desk has a key of notes."""
        return any(one.held for one in self._states)

    def _with_chosen(self, dialog: Callable[[Context, User], QDialog]) -> None:
        if (line := self._page.chosen()) is not None:
            self._then_key(dialog(self._context, line.user))

    def _then_key(self, dialog: QDialog) -> None:
        """Show a dialog; where its deed lets somebody go, the key is changed after it."""
        dialog.accepted.connect(lambda: change_where_due(self._context))
        dialog.open()

    def _then_reload(self, dialog: QDialog) -> None:
        """Show a dialog whose deed is told by no table."""
        dialog.accepted.connect(self._page.reload)
        dialog.open()

    def _why_unreal(self) -> str:
        return "" if is_real(self._context.store) else _NOT_REAL

    def _why_no_own(self) -> str:
        store = self._context.store
        known = store.users.get(store.desk.user) is not None
        return self._why_unreal() or ("" if known else _NO_LOGIN)

    def _why_none(self) -> str:
        return "" if self._page.chosen() is not None else _NOBODY

    def _why_not_disabled(self) -> str:
        line = self._page.chosen()
        if line is None:
            return _NOBODY
        if line.user.id == self._context.store.desk.user:
            return "Tidak dapat menonaktifkan diri sendiri."
        return "" if line.active else "Pengguna ini sudah tidak dapat masuk."

    def _why_not_held(self) -> str:
        return "" if self.holds_key() else _NOT_HELD

    def _why_nobody_able(self) -> str:
        able = any(one.able for one in self._states if one.held)
        return self._why_not_held() or ("" if able else _NOBODY_ABLE)

    def _why_not_anew(self) -> str:
        lost = any(can_begin_anew(self._context, one) for one in self._states)
        return "" if lost else "Tidak ada kunci catatan yang perlu Anda mulai baru."

    def _why_not_rescued(self) -> str:
        if not is_recovery(self._context.store):
            return "Hanya di kantor yang dibuka dengan lembar kunci pemulihan."
        made = any(one.made for one in self._states)
        return "" if made else "Belum ada kunci catatan di kantor ini."


def is_real(store: Store) -> bool:
    """Whether people come in by a login of their own; nobody does in the office of the samples."""
    return store.keys is not None and not store.office.demonstration

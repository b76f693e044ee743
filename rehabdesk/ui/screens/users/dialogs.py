"""The dialogs of users: add, change, disable, reset, and one's own passphrase."""

from rehabdesk.domain.identity import CounselorId
from rehabdesk.domain.user import Role, User
from rehabdesk.services.users import (
    add_user,
    change_own_passphrase,
    change_user,
    disable_user,
    reset_passphrase,
)
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.new_passphrase import NewPassphrase
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.secret_field import SecretField
from rehabdesk.wording.asked import office
from rehabdesk.wording.terms import label

_WIDTH = 560


def add_dialog(context: Context) -> FormDialog:
    """Add somebody with a first passphrase."""
    form, name, login = Form(office.ADD_USER, columns=2), TextField(limit=120), TextField(limit=40)
    role, counselor = _role_field(Role.OPERATOR), _counselor_field(context, None)
    form.row("&Nama lengkap", name, name="user_name", required=True, wide=True)
    form.row("Nama pen&gguna", login, name="login", required=True, hint="Tetap; misalnya ratna")
    form.row("&Peran", role, name="role", required=True)
    form.row("K&onselor", counselor, name="counselor", hint="Bila ia juga memimpin sesi")
    words = NewPassphrase(
        form, lambda: (*_office(context), name.value(), login.value()), text="Kata &sandi pertama"
    )

    def save() -> str | None:
        return context.attempt(
            form,
            lambda: add_user(
                context.store,
                name.value(),
                login.value(),
                role.value() or Role.READER,
                words.words(),
                today=context.today(),
                counselor=counselor.value() or None,
            ),
            "Pengguna ditambahkan",
        )

    return FormDialog(
        "Pengguna baru",
        form,
        "&Tambah",
        save,
        subtitle="Sampaikan kata sandi pertama secara lisan; ia menggantinya sendiri di halaman"
        " ini setelah masuk.",
        icon_name="add",
        width=_WIDTH,
        parent=context.shell.window_widget(),
    )


def edit_dialog(context: Context, user: User) -> FormDialog:
    """Change somebody's name, role or counselor."""
    form, name = Form(office.EDIT_USER), TextField(user.name, limit=120)
    role, counselor = _role_field(user.role), _counselor_field(context, user.counselor)
    form.row("&Nama lengkap", name, name="user_name", required=True)
    form.row("&Peran", role, name="role", required=True)
    form.row("K&onselor", counselor, name="counselor")

    def save() -> str | None:
        return context.attempt(
            form,
            lambda: change_user(
                context.store,
                user.id,
                name=name.value(),
                role=role.value() or user.role,
                counselor=counselor.value() or None,
            ),
            "Pengguna diubah",
        )

    return FormDialog(
        "Ubah pengguna",
        form,
        "&Simpan",
        save,
        subtitle=f"Nama pengguna: {user.login}",
        parent=context.shell.window_widget(),
    )


def disable_dialog(context: Context, user: User) -> FormDialog:
    """Take somebody's access away at once."""
    form, why = Form(office.DISABLE_USER), TextField(limit=200)
    form.row("&Alasan", why, name="why", hint="Misalnya: pindah tugas")

    def save() -> str | None:
        return context.attempt(
            form,
            lambda: disable_user(context.store, user.id, today=context.today(), why=why.value()),
            "Pengguna dinonaktifkan",
        )

    return FormDialog(
        f"Nonaktifkan {user.name}?",
        form,
        "&Nonaktifkan",
        save,
        subtitle="Kata sandinya langsung tidak berlaku. Yang pernah dikerjakannya tetap tercatat"
        " atas namanya.",
        danger=True,
        parent=context.shell.window_widget(),
    )


def reset_dialog(context: Context, user: User) -> FormDialog:
    """Give somebody a new passphrase; one's own is changed by giving the old one."""
    if user.id == context.store.desk.user:
        return own_dialog(context)
    form = Form(office.RESET)
    words = NewPassphrase(form, lambda: (*_office(context), user.name, user.login))

    def save() -> str | None:
        return context.attempt(
            form,
            lambda: reset_passphrase(context.store, user.id, words.words(), today=context.today()),
            "Kata sandi pengguna diganti",
        )

    return FormDialog(
        f"Kata sandi baru untuk {user.name}",
        form,
        "&Ganti",
        save,
        subtitle="Kata sandi lamanya langsung tidak berlaku.",
        icon_name="unlock",
        width=_WIDTH,
        parent=context.shell.window_widget(),
    )


def own_dialog(context: Context) -> FormDialog:
    """Change one's own passphrase."""
    form, old = Form(office.OWN_PASSPHRASE), SecretField()
    user = context.store.users.get(context.store.desk.user)
    names = (user.name, user.login) if user else ()
    form.row("Kata sandi &lama", old, name="old", required=True)
    words = NewPassphrase(
        form, lambda: (*_office(context), *names), text="Kata &sandi baru", name="new"
    )

    def save() -> str | None:
        return context.attempt(
            form,
            lambda: change_own_passphrase(context.store, old.text(), words.words()),
            "Kata sandi diganti",
        )

    return FormDialog(
        "Ganti kata sandi sendiri",
        form,
        "&Ganti",
        save,
        icon_name="unlock",
        width=_WIDTH,
        parent=context.shell.window_widget(),
    )


def _office(context: Context) -> tuple[str, str]:
    office = context.store.office
    return (office.name, office.city)


def _role_field(role: Role) -> ChoiceField[Role]:
    return ChoiceField([(one, label(one)) for one in Role], value=role)


def _counselor_field(context: Context, chosen: CounselorId | None) -> ChoiceField[CounselorId]:
    nobody = (CounselorId(""), "–")
    people = [(one.id, one.name) for one in context.store.counselors.all()]
    return ChoiceField([nobody, *people], value=chosen or CounselorId(""))

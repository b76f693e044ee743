"""Small dialogs on dated things: a new number, a corrected one, another block or cell."""

from collections.abc import Callable

from msgspec.structs import replace

from rehabdesk.domain.identity import RegistrationId, new_id
from rehabdesk.domain.resident import NumberKind, Registration, Resident
from rehabdesk.services.registrations import add_registration, correct_registration
from rehabdesk.services.residents import update_resident
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.residents.same_number import SameNumber
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.suggest_field import SuggestField
from rehabdesk.wording.asked import people
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.terms import label

_NUMBER = RESIDENT["registration_no"].limit


def add_number_dialog(context: Context, resident: Resident) -> FormDialog:
    """Make the dialog that adds a number; the running one of its kind ends the day before."""
    form, today = Form(people.NUMBER, columns=2), context.today()
    kind = _kind_field(NumberKind.REGISTER)
    value, since = TextField(limit=_NUMBER), DateField(today, today=today)
    form.row("Nomor", value, name="value", required=True)
    form.row("Jenis", kind, name="kind")
    form.row(
        "Berlaku sejak",
        since,
        name="valid_from",
        required=True,
        wide=True,
        hint="Nomor sejenis yang masih berlaku berakhir sehari sebelumnya.",
    )
    same = SameNumber(form)

    def save() -> str | None:
        number = Registration(
            id=RegistrationId(new_id()),
            resident=resident.id,
            kind=kind.value() or NumberKind.REGISTER,
            value=value.value(),
            matched="",
            valid_from=since.value(),
        )
        return context.attempt(
            form, lambda: same.asking(lambda why: add_registration(context.store, number, why=why))
        )

    return _dialog(context, "Tambah nomor registrasi", form, "Tambah", save, resident)


def correct_number_dialog(context: Context, number: Registration) -> FormDialog:
    """Make the dialog that corrects a number or its days in place."""
    form, today = Form(people.NUMBER, columns=2), context.today()
    kind, value = _kind_field(number.kind), TextField(number.value, limit=_NUMBER)
    since = DateField(number.valid_from, today=today)
    until = DateField(number.valid_to, today=today)
    form.row("Nomor", value, name="value", required=True)
    form.row("Jenis", kind, name="kind")
    form.row("Berlaku sejak", since, name="valid_from")
    form.row("Sampai", until, name="valid_to", hint="Kosong bila masih berlaku.")
    form.keep_order("valid_from", "valid_to")
    same = SameNumber(form)

    def save() -> str | None:
        changed = replace(
            number,
            kind=kind.value() or number.kind,
            value=value.value(),
            valid_from=since.value(),
            valid_to=until.value(),
        )
        return context.attempt(
            form,
            lambda: same.asking(lambda why: correct_registration(context.store, changed, why=why)),
        )

    resident = context.store.residents.get(number.resident)
    return _dialog(context, "Perbaiki nomor", form, "Simpan", save, resident)


def move_place_dialog(context: Context, resident: Resident) -> FormDialog:
    """Make the dialog that moves somebody to another block or cell from a day on."""
    form, today = Form(people.PLACE, columns=2), context.today()
    block = SuggestField(
        context.store.residents.blocks(), resident.block, limit=RESIDENT["block"].limit
    )
    cell = TextField(resident.cell, limit=RESIDENT["cell"].limit)
    since = DateField(today, today=today)

    def later_trouble() -> str:
        day = since.value()
        return "Tanggal itu belum tiba." if day is not None and day > today else ""

    form.row("Blok", block, name="block")
    form.row("Kamar", cell, name="cell")
    form.row("Sejak", since, name="since", required=True, wide=True, check=later_trouble)

    def save() -> str | None:
        moved = replace(resident, block=block.value(), cell=cell.value())
        day = since.value() or today
        return context.attempt(form, lambda: update_resident(context.store, moved, today=day))

    return _dialog(context, "Pindah blok atau kamar", form, "Pindahkan", save, resident)


def _kind_field(kind: NumberKind) -> ChoiceField[NumberKind]:
    return ChoiceField([(one, label(one)) for one in NumberKind], value=kind)


def _dialog(
    context: Context,
    title: str,
    form: Form,
    verb: str,
    save: Callable[[], str | None],
    resident: Resident | None,
) -> FormDialog:
    subtitle = f"{resident.name} · {resident.registration_no}" if resident else ""
    parent = context.shell.window_widget()
    return FormDialog(title, form, verb, save, subtitle=subtitle, parent=parent)

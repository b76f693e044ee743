"""Making two records of one person one, and taking that back."""

from rehabdesk.domain.identity import ResidentId
from rehabdesk.domain.importing import ResidentMerge
from rehabdesk.domain.matching import normal_registration
from rehabdesk.domain.refusals import Missing, NotFound
from rehabdesk.domain.resident import Resident
from rehabdesk.services.done import Done
from rehabdesk.services.importing.merging import merge_residents, undo_merge
from rehabdesk.services.likeness import possible_doubles
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import people


def merge_dialog(context: Context, kept: Resident) -> FormDialog:
    """Ask which other record is the same person; the one given is kept."""
    alike = possible_doubles(
        context.store,
        kept.name,
        kept.registration_no,
        kept.birth_on,
        besides=kept.id,
        today=context.today(),
    )
    options = [
        (one.line.id, f"{one.line.name} · {one.line.registration_no or 'tanpa nomor'}")
        for one in alike
    ]
    form = Form(people.MERGE)
    other = ChoiceField[ResidentId](options, placeholder="Pilih catatan yang mirip…")
    number = TextField(limit=40, placeholder="Atau ketik nomor registrasinya")
    form.row("&Catatan lain orang ini", other, name="other")
    form.row(
        "&Nomor registrasi",
        number,
        name="number",
        hint="Nomor, masa tinggal, kepesertaan, dan kehadirannya pindah ke catatan ini.",
    )

    def merge() -> Done[ResidentMerge]:
        merged = _named(context, number.value(), kept) if number.value() else other.value()
        if merged is None:
            raise Missing("other")
        return merge_residents(context.store, kept.id, merged, now=context.now())

    return FormDialog(
        "Gabungkan catatan ganda",
        form,
        "Gabungkan",
        lambda: context.attempt(form, merge),
        subtitle=f"{kept.name} {kept.registration_no}".strip(),
        icon_name="residents",
        parent=context.shell.window_widget(),
    )


def last_merge(context: Context, resident: str) -> ResidentMerge | None:
    """The latest merge into a record that was not taken back, or None."""
    found = [o for o in context.store.merges.find(kept=resident) if o.undone_at is None]
    return found[-1] if found else None


def ask_unmerge(context: Context, resident: str) -> None:
    """Ask, then make two records of one again."""
    merge = last_merge(context, resident)
    if merge is None:
        context.shell.say("Catatan ini tidak pernah digabung.")
    else:
        confirm(
            context.shell.window_widget(),
            "Pisahkan lagi?",
            f"Catatan {merge.merged_name} dikembalikan seperti sebelum digabung.",
            "Pisahkan",
            lambda: context.perform(lambda: undo_merge(context.store, merge.id, now=context.now())),
        )


def _named(context: Context, number: str, kept: Resident) -> ResidentId:
    """Whose a number is; two records of one person often have the same one."""
    found = context.store.registrations.find(matched=normal_registration(number))
    if not found:
        raise NotFound("number", text=number)
    others = [one for one in found if one.resident != kept.id]
    return (others or found)[-1].resident

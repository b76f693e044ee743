"""Saying that a row is a record which the office has, or the same as another row of its list."""

from collections.abc import Callable

from rehabdesk.domain.importing import ImportSubject, RowFate
from rehabdesk.domain.matching import normal_name, normal_registration
from rehabdesk.domain.refusals import Missing, NotFound
from rehabdesk.services.importing.decisions import merged
from rehabdesk.services.importing.matching import likeness
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import ListPreview, RowPreview
from rehabdesk.services.importing.shelves import records_of
from rehabdesk.services.likeness import possible_doubles
from rehabdesk.ui.context import Context, words_beside
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import imports
from rehabdesk.wording.dates import short_date

_KEPT = {RowFate.NEW, RowFate.CHANGED, RowFate.UNCHANGED, RowFate.DOUBTFUL}
_PEOPLE = {
    ImportSubject.MARKS,
    ImportSubject.EXCUSES,
    ImportSubject.PEOPLE,
    ImportSubject.ENROLMENTS,
}


def ask_join(
    context: Context, preview: ListPreview, row: RowPreview, take: Callable[[ListPlan], None]
) -> None:
    """Ask whose record a row is."""
    plan, number = preview.plan, row.row.number
    people = plan.subject in _PEOPLE
    form = Form(imports.JOIN)
    ours: ChoiceField[str] = ChoiceField(
        _people_like(context, row) if people else list(records_of(context.store, plan.subject)),
        placeholder="Pilih yang sudah ada di kantor…",
    )
    named = TextField(limit=40, placeholder="Atau ketik nomor registrasinya")
    other: ChoiceField[int] = ChoiceField(_rows_like(preview, row), placeholder="Pilih baris lain…")
    other.set_value(row.row.twin or None)
    form.row(
        "&Sudah ada di kantor sebagai",
        ours,
        name="ours",
        hint="Baris ini memperbarui catatan itu.",
    )
    if people:
        form.row("&Nomor registrasi di kantor", named, name="named")
    form.row(
        "&Baris yang sama di daftar ini",
        other,
        name="other",
        hint="Baris itu dilengkapi dengan isi baris ini; baris ini tidak ditulis sendiri.",
    )

    def joined() -> tuple[ListPlan]:
        typed = named.value()
        record = _named(context, typed) if typed else ours.value()
        into = other.value()
        if record:
            return (plan.with_answers({number: record}),)
        if into is None:
            raise Missing("ours")
        return (merged(plan, number, into),)

    def deed() -> str | None:
        said: list[str] = []
        found = context.carry_out(joined, lambda answer: said.append(words_beside(form, answer)))
        if found is not None:
            take(found[0])
        return said[0] if said else None

    FormDialog(
        f"Gabungkan baris {number}: {row.title or 'tanpa nama'}",
        form,
        "&Gabungkan",
        deed,
        subtitle=row.subtitle,
        parent=context.shell.window_widget(),
    ).open()


def _people_like(context: Context, row: RowPreview) -> list[tuple[str, str]]:
    """The people of the register with such a name or number, the likeliest first."""
    alike = possible_doubles(
        context.store,
        row.title,
        row.subtitle,
        row.row.get("birth_on"),
        besides=row.target or None,
        today=context.today(),
    )
    made: list[tuple[str, str]] = []
    for other in alike:
        born = f", lahir {short_date(other.line.birth_on)}" if other.line.birth_on else ""
        number = other.line.registration_no or "tanpa nomor"
        made.append((str(other.line.id), f"{other.line.name} · {number}{born}"))
    return made


def _rows_like(preview: ListPreview, row: RowPreview) -> list[tuple[int, str]]:
    """The other rows that become records, those with the likest names first."""
    mine = normal_name(row.title)
    others = [one for one in preview.rows if one.row.number != row.row.number and one.fate in _KEPT]
    others.sort(key=lambda one: -likeness(mine, normal_name(one.title)))
    words = (f"Baris {o.row.number}: {o.title} {o.subtitle}".strip() for o in others)
    return [(one.row.number, said) for one, said in zip(others, words, strict=True)]


def _named(context: Context, number: str) -> str:
    """Whose a number is."""
    found = context.store.registrations.find(matched=normal_registration(number))
    if not found:
        raise NotFound("named", text=number)
    return str(found[-1].resident)

"""Saying who a doubtful row is: somebody of the register, a new person, or nobody."""

from collections.abc import Callable, Sequence

from rehabdesk.domain.lines import ResidentLine
from rehabdesk.services.importing.decisions import merged
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import NEW, SKIP, RowPreview
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import imports
from rehabdesk.wording.dates import short_date

_FIRST, _SAME = "first", "same"


def ask_who(
    context: Context, plan: ListPlan, row: RowPreview, take: Callable[[ListPlan], None]
) -> None:
    """Ask for one row."""
    number, twin = row.row.number, row.row.twin
    lines = context.store.residents.lines(row.candidates, context.today())
    options = [(str(line.id), _words(line)) for line in lines]
    if twin:
        options.append((_SAME, f"Orang yang sama dengan baris {twin}: gabungkan"))
    options += [
        (NEW, "Orang baru, bukan yang di atas" if lines else "Orang lain, bukan yang sama"),
        (SKIP, "Lewati baris ini"),
    ]
    form, answer = Form(imports.WHO), ChoiceField[str](options, placeholder="Pilih…")
    form.row("&Siapa ini?", answer, name="answer", required=True, hint=row.why)

    def deed() -> str | None:
        chosen = answer.value() or SKIP
        same = chosen == _SAME
        take(merged(plan, number, twin) if same else plan.with_answers({number: chosen}))
        return None

    FormDialog(
        f"Baris {number}: {row.title}",
        form,
        "Tetapkan",
        deed,
        subtitle=row.subtitle,
        parent=context.shell.window_widget(),
    ).open()


def ask_all(
    context: Context, plan: ListPlan, rows: Sequence[RowPreview], take: Callable[[ListPlan], None]
) -> None:
    """Ask once for many rows."""
    options = [
        (_FIRST, "Orang yang paling mirip di register"),
        (NEW, "Semua orang baru"),
        (SKIP, "Lewati semua"),
    ]
    form, answer = Form(imports.ALL), ChoiceField[str](options, placeholder="Pilih…")
    form.row(f"&Untuk {len(rows)} baris ragu", answer, name="answer", required=True)

    def deed() -> str | None:
        chosen = answer.value() or SKIP
        answers = {
            one.row.number: one.candidates[0] if chosen == _FIRST else chosen
            for one in rows
            if one.candidates or chosen != _FIRST
        }
        take(plan.with_answers(answers))
        return None

    FormDialog(
        "Putuskan sekaligus",
        form,
        "Tetapkan",
        deed,
        subtitle="Keputusan diingat untuk daftar berikutnya.",
        parent=context.shell.window_widget(),
    ).open()


def _words(line: ResidentLine) -> str:
    born = f", lahir {short_date(line.birth_on)}" if line.birth_on else ""
    return f"{line.name} · {line.registration_no or 'tanpa nomor'}{born}"

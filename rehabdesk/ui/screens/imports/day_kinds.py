"""Which kind of session the marks of each day are for, where a day had several."""

from collections.abc import Callable, Sequence

from rehabdesk.services.importing.marks import DayAsked
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import imports
from rehabdesk.wording.dates import long_date

_WIDTH = 640


def ask_day_kinds(
    context: Context, days: Sequence[DayAsked], decide: Callable[[dict[int, str]], None]
) -> None:
    """Ask for every such day; what is left open goes by the choice for all days."""
    names = {str(one.id): one.name for one in context.store.session_kinds.all()}
    form = Form(columns=2)
    fields: dict[int, ChoiceField[str]] = {}
    for day in days:
        options = [("", "Seperti hari lain"), *((key, names.get(key, "")) for key in day.kinds)]
        fields[day.number] = ChoiceField(options, value=day.kind, searchable=False)
        form.row(
            long_date(day.day, weekday=True),
            fields[day.number],
            name=str(day.number),
            what=imports.DAY_KIND,
        )

    def deed() -> str | None:
        decide({number: kind for number, field in fields.items() if (kind := field.value())})
        return None

    FormDialog(
        "Jenis sesi tiap hari",
        form,
        "&Tetapkan",
        deed,
        subtitle="Hari-hari ini punya lebih dari satu sesi. Pilih sesi yang ditandai berkas ini.",
        width=_WIDTH,
        parent=context.shell.window_widget(),
    ).open()

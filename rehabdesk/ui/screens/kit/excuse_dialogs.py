"""The dialogs of an excuse: given or corrected with what it does to the lists, and removed."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from rehabdesk.domain.excuse import Effect, Excuse
from rehabdesk.domain.identity import ExcuseId, new_id
from rehabdesk.domain.resident import Resident
from rehabdesk.services.excuses import (
    effect_of,
    in_advance,
    remove_excuse,
    save_excuse,
)
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.text import label
from rehabdesk.ui.widgets.weekdays_field import WeekdaysField
from rehabdesk.wording.asked import attendance as asked
from rehabdesk.wording.excuses import effect_words, excuse_days, excuse_source
from rehabdesk.wording.fields.excuse import EXCUSE

_WIDTH = 620
_REASON = 200
_MOST_REASONS = 8


def why_no_excuse(context: Context) -> str:
    """Why no excuse can be given; empty where one can."""
    if in_advance(context.store):
        return ""
    return "Belum ada status untuk halangan. Centang satu di Kantor, Status kehadiran."


def excuse_dialog(context: Context, resident: Resident, day: date) -> FormDialog:
    """Make the dialog that gives somebody an excuse, for one day at first."""
    statuses = in_advance(context.store)
    excuse = Excuse(
        id=ExcuseId(new_id()),
        resident=resident.id,
        status=statuses[0].id,
        first_on=day,
        last_on=day,
    )
    return _ExcuseFields(context, excuse, None).dialog("Catat halangan", "&Catat", resident)


def change_excuse_dialog(context: Context, excuse: Excuse) -> FormDialog:
    """Make the dialog that corrects an excuse, or ends it earlier or later."""
    resident = context.store.residents.get(excuse.resident)
    return _ExcuseFields(context, excuse, excuse).dialog("Ubah halangan", "S&impan", resident)


def remove_excuse_dialog(context: Context, excuse: Excuse) -> FormDialog:
    """Make the dialog that removes an excuse, and says what its lists lose."""
    effect = effect_of(context.store, None, excuse)
    form, why = Form(asked.EXCUSE_REMOVED), TextField(limit=_REASON)
    form.row("&Mengapa dihapus", why, name="why", required=bool(effect.closed))
    status = context.store.statuses.get(excuse.status)
    words = f"{excuse_source(excuse, status)} ({excuse_days(excuse)})."

    def deed() -> str | None:
        typed = why.value()
        return context.attempt(form, lambda: remove_excuse(context.store, excuse.id, why=typed))

    return FormDialog(
        "Hapus halangan",
        form,
        "&Hapus",
        deed,
        subtitle=f"{words} {effect_words(effect, {})}",
        danger=True,
        parent=context.shell.window_widget(),
    )


class _ExcuseFields:
    """The fields of an excuse, and below them what saving it would do."""

    def __init__(self, context: Context, excuse: Excuse, before: Excuse | None) -> None:
        self._context = context
        self._before = before
        store = context.store
        offered = in_advance(store)
        own = store.statuses.get(excuse.status)
        statuses = offered if own is None or own in offered else (*offered, own)
        self._statuses = {one.id: one for one in store.statuses.all()}
        reasons = dict.fromkeys(
            reason for one in offered for reason in store.attendance.recent_reasons(one.number)
        )
        self.form = Form({}, columns=2)
        self.effect = label("", "muted", wrap=True)
        self.form.add_widget(self.effect)
        self._record: RecordForm[Excuse] = RecordForm(
            self.form,
            EXCUSE,
            excuse,
            context.today(),
            choices={"status": [(one.id, one.label) for one in statuses]},
            usual={"reason": tuple(reasons)[:_MOST_REASONS]},
            own={"weekdays": WeekdaysField(excuse.weekdays)},
        )
        for field in EXCUSE.fields:
            self._record.row(field.key)
        self._why = TextField(limit=_REASON)
        if before is not None:
            self.form.row(
                "Mengapa diubah",
                self._why,
                name="why",
                what=asked.EXCUSE_CHANGED["why"],
                wide=True,
                hint="Wajib bila daftar hadir yang sudah selesai ikut berubah.",
            )
        self.form.changed.connect(self._show_effect)
        self._show_effect()

    def dialog(self, title: str, verb: str, resident: Resident | None) -> FormDialog:
        """The dialog around them."""
        who = f"{resident.name} {resident.registration_no}".strip() if resident else ""
        parent = self._context.shell.window_widget()
        return FormDialog(
            title, self.form, verb, self._save, subtitle=who, width=_WIDTH, parent=parent
        )

    def _save(self) -> str | None:
        excuse, why = self._typed(), self._why.value()
        return self._context.attempt(
            self.form, lambda: save_excuse(self._context.store, excuse, why=why)
        )

    def _typed(self) -> Excuse:
        record: Any = self._record.record()
        return replace(record, weekdays=tuple(sorted(record.weekdays)))

    def _show_effect(self) -> None:
        excuse = self._typed()
        ends_early = excuse.last_on is not None and excuse.last_on < excuse.first_on
        effect = Effect() if ends_early else self._effect(excuse)
        self.effect.setText(effect_words(effect, self._statuses))

    def _effect(self, excuse: Excuse) -> Effect:
        return effect_of(self._context.store, excuse, self._before)

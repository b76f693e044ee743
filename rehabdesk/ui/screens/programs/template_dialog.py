"""A cohort's whole calendar from a template: chosen at the left, shown at the right, then made."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent

from rehabdesk.domain.identity import RoomId
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.template import ProgramTemplate
from rehabdesk.services.holidays import closed_labels
from rehabdesk.services.template_plan import (
    MOST_GROUPS,
    TemplatePlan,
    TemplateWish,
    plan_from_template,
    preview_plan,
    templates_for,
    usual_groups,
    usual_hall,
)
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.context import Context
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.programs.template_preview import TemplatePreview, plan_lines
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import NumberField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.wording.asked import programs
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.template_plan import length_words, phase_words

_SIZE = (1210, 664)
_REST = 250
_NO_ROOM = RoomId("")


class TemplateDialog(FormDialog):
    """Asks for a template, the number of groups where there are none, and the hall."""

    def __init__(self, context: Context, cohort: Cohort) -> None:
        self.context = context
        self._cohort = cohort
        store = context.store
        self._closed = closed_labels(store)
        offered = templates_for(store, cohort)
        self._templates = {one.key: one for one in offered}
        self.template: ChoiceField[str] = ChoiceField(
            [(one.key, f"{one.name} · {length_words(one.days)}") for one in offered],
            value=offered[0].key,
            searchable=False,
        )
        there = store.groups.find(cohort=cohort.id)
        self.groups = NumberField(
            len(there) or usual_groups(store, cohort), lowest=1, highest=MOST_GROUPS
        )
        rooms = [(one.id, one.name) for one in store.rooms.all() if one.active]
        self.hall: ChoiceField[RoomId] = ChoiceField(
            [(_NO_ROOM, "Belum ditentukan"), *rooms], value=usual_hall(store) or _NO_ROOM
        )
        form = Form(programs.TEMPLATE)
        form.row("&Templat", self.template, name="template", required=True)
        if not there:
            form.row("&Banyaknya kelompok", self.groups, name="new_groups", hint=_NEW_GROUPS)
        form.row("&Ruangan sesi bersama", self.hall, name="hall", hint=_HALL)
        super().__init__(
            "Jadwal dari templat",
            form,
            "Buat &jadwal",
            self._carry_out,
            subtitle=f"{cohort.name}, mulai {medium_date(cohort.starts_on, weekday=True)}",
            width=_SIZE[0],
            parent=context.shell.window_widget(),
        )
        self.preview = TemplatePreview()
        self.put_beside(self.preview)
        open_as(self, *_SIZE)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.look)
        form.changed.connect(self._rest.start)
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at nothing any more once the dialog is gone."""
        self._rest.stop()
        super().hideEvent(event)

    def look(self) -> None:
        """Plan again as the form stands, and show it."""
        wish = self._wish()
        found = carry_out(
            lambda: preview_plan(self.context.store, wish),
            lambda answer: self.preview.show_nothing(answer_sentence(answer)),
        )
        if found is not None:
            caption = self._caption(found, wish.template)
            self.preview.show_plan(plan_lines(found, wish, self._closed), caption)

    def _wish(self) -> TemplateWish:
        return TemplateWish(
            cohort=self._cohort,
            template=self._templates[self.template.value() or next(iter(self._templates))],
            new_groups=self.groups.value() or 0,
            hall=self.hall.value() or None,
        )

    def _carry_out(self) -> str | None:
        wish = self._wish()
        self.look()
        return self.context.attempt(
            self.form,
            lambda: plan_from_template(self.context.store, wish),
            f"{thousands(self.preview.held())} sesi dijadwalkan.",
        )

    def _caption(self, found: TemplatePlan, template: ProgramTemplate) -> str:
        """The phases, and what else is made or goes."""
        said = [f"{phase_words(template, self._cohort.starts_on)}."]
        if found.new_groups:
            said.append(f"Dibuat: {self._group_words(found)}.")
        if found.new_kinds:
            said.append(f"Jenis sesi baru: {', '.join(one.name for one in found.new_kinds)}.")
        if found.ends_on != self._cohort.ends_on:
            said.append(f"Angkatan diperpanjang sampai {medium_date(found.ends_on)}.")
        if found.replaced:
            count = thousands(len(found.replaced))
            said.append(f"{count} sesi yang sudah terencana diganti; Urungkan mengembalikannya.")
        return "\n".join(said)

    def _group_words(self, found: TemplatePlan) -> str:
        """Each new group with its counselor and room: "Kelompok A (Ratna, Ruang 1)"."""
        store = self.context.store
        names = {one.id: one.name for one in (*store.counselors.all(), *store.rooms.all())}
        said: list[str] = []
        for group in found.new_groups:
            parts = [names[one] for one in (group.counselor, group.room) if one]
            said.append(f"{group.name} ({', '.join(parts)})" if parts else group.name)
        return ", ".join(said)


_NEW_GROUPS = "Namanya Kelompok A, B, dan seterusnya; konselor dan ruangannya dapat diubah nanti."
_HALL = "Tempat sesi yang diikuti semua kelompok."


def open_template(context: Context, cohort: Cohort) -> TemplateDialog:
    """Ask which template a cohort runs by."""
    dialog = TemplateDialog(context, cohort)
    dialog.open()
    return dialog

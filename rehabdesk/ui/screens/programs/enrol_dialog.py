"""Enrolling many residents at once: found, ticked or pasted, from a day on, into a group."""

from collections.abc import Sequence
from datetime import date

from rehabdesk.domain.identity import GroupId
from rehabdesk.domain.program import Cohort
from rehabdesk.services.enrolment import Enrolled, enrol_residents
from rehabdesk.ui.context import Context, words_beside
from rehabdesk.ui.screens.programs.bulk import left_out
from rehabdesk.ui.screens.programs.resident_picker import ResidentPicker
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.wording.asked import programs


class EnrolDialog(FormDialog):
    """Stays open while somebody could not be enrolled, with the reasons above the list."""

    def __init__(self, context: Context, cohort: Cohort, residents: Sequence[str] = ()) -> None:
        self._context = context
        self._cohort = cohort
        self.day = DateField(cohort.nearest(context.today()), today=context.today())
        groups = context.store.groups.find(cohort=cohort.id)
        self.group: ChoiceField[GroupId | str] = ChoiceField(
            [("", "Belum dibagi"), *((one.id, one.name) for one in groups)],
            value="",
            searchable=False,
        )
        self.decree = TextField(cohort.decree_no, limit=80)
        self.decree.setCursorPosition(0)
        self.picker = ResidentPicker(context)
        self.picker.choose(residents)
        form = Form(programs.ENROL, columns=3)
        form.row("&Peserta sejak", self.day, name="on", required=True)
        form.row("&Kelompok", self.group, name="group")
        form.row("Nomor &SK", self.decree, name="decree_no")
        form.add_widget(self.picker)
        super().__init__(
            "Daftarkan peserta",
            form,
            "&Daftarkan",
            self._enrol,
            subtitle=cohort.name,
            width=860,
            parent=context.shell.window_widget(),
        )
        open_as(self, 880, 660)
        self.picker.changed.connect(self._count)
        for typed in (self.picker.changed, self.picker.pasted.changed):
            typed.connect(form.set_dirty)
        self.group.changed.connect(self._warn)
        self.day.changed.connect(self._warn)
        self._count()

    def _count(self) -> None:
        """Say on the button how many it is about."""
        count = len(self.picker.chosen())
        self.verb_button.setText(f"&Daftarkan {count} orang" if count else "&Daftarkan")
        self.verb_button.setEnabled(count > 0)
        self._warn()

    def _warn(self) -> None:
        """Say under the group how full it will be where that is more than it should hold."""
        store = self._context.store
        group = store.groups.get(self.group.value() or "")
        words = ""
        if group is not None and group.capacity is not None:
            there = store.memberships.roster(group.id, self.day.value() or self._cohort.starts_on)
            people = len({*there, *self.picker.chosen()})
            if people > group.capacity:
                words = f"Akan berisi {people} orang, kapasitasnya {group.capacity}."
        self.form.field_row("group").set_hint(words)

    def _enrol(self) -> str | None:
        if not self.picker.chosen():
            return "Pilih dahulu siapa yang didaftarkan."
        said: list[str] = []
        outcome = self._context.carry_out(
            lambda: self._carry_out(self.day.value() or self._cohort.starts_on),
            lambda answer: said.append(words_beside(self.form, answer)),
        )
        if outcome is None:
            return said[0]
        count = len(outcome.enrolments)
        if count:
            self._context.tell(outcome.change, f"{count} peserta didaftarkan.")
        if not outcome.refused:
            return None
        self.picker.drop([one.resident for one in outcome.enrolments])
        self.form.set_clean()
        done = f"{count} peserta sudah didaftarkan. " if count else ""
        return done + left_out(outcome.refused)

    def _carry_out(self, on: date) -> Enrolled:
        group = self.group.value()
        return enrol_residents(
            self._context.store,
            self._cohort,
            self.picker.chosen(),
            on=on,
            today=self._context.today(),
            group_id=GroupId(group) if group else None,
            decree_no=self.decree.value(),
        )

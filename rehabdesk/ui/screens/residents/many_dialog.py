"""One field of everybody chosen: what changes from what to what, before it is changed."""

from collections.abc import Sequence
from typing import Any, Literal

from rehabdesk.domain.identity import GroupId, ResidentId
from rehabdesk.domain.refusals import Refusal
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.rights import Right
from rehabdesk.services.many_residents import (
    FIELDS,
    PersonChange,
    change_field,
    changes_of,
    move_residents,
    moves_of,
)
from rehabdesk.services.rights import allowed
from rehabdesk.services.together import DoneTogether
from rehabdesk.ui.context import Context, words_beside
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.asked import people
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.refusals import sentence

_GROUP: Literal["care_group"] = "care_group"
_GROUP_WORDS = "Kelompok dan konselornya"
_NOTHING = "–"
_HEIGHT = 230
_NAMED = 6
_COLUMNS: tuple[Column[PersonChange], ...] = (
    Column[PersonChange](key="name", heading="Nama", text=lambda one: one.name, stretch=True),
    Column[PersonChange](key="before", heading="Dari", text=lambda one: one.before or _NOTHING),
    Column[PersonChange](key="after", heading="Menjadi", text=lambda one: one.after or _NOTHING),
)


class ManyDialog(FormDialog):
    """Asks for a field and its value, and shows who changes by it."""

    def __init__(self, context: Context, residents: Sequence[ResidentId]) -> None:
        self._context, self._residents = context, tuple(residents)
        store, today = context.store, context.today()
        form = Form(people.MANY)
        self.field: ChoiceField[str] = ChoiceField(self._fields(), searchable=False)
        form.row("&Isian yang diubah", self.field, name="field", required=True)
        blank = Resident(id=ResidentId(""), name="")
        usual = {"block": store.residents.blocks()}
        self.values = RecordForm(form, RESIDENT, blank, today, usual=usual)
        self._rows = {key: self.values.row(key) for key in FIELDS}
        self.group: ChoiceField[GroupId] = ChoiceField(self._groups(), searchable=False)
        self.since = DateField(today, today=today)
        self._group_rows = (
            form.row("Kelompok &tujuan", self.group, name="group"),
            form.row("&Sejak tanggal", self.since, name="since"),
        )
        self.count = label("", "muted", wrap=True)
        self.model: TableModel[PersonChange] = TableModel(_COLUMNS, key=lambda one: one.resident)
        nothing = EmptyState("Belum ada yang berubah", "Pilih isian dan nilainya.")
        self.table: Table[PersonChange] = Table("Yang berubah", self.model, empty=nothing)
        self.table.setFixedHeight(_HEIGHT)
        form.add_widget(self.count)
        form.add_widget(self.table)
        super().__init__(
            "Ubah satu isian",
            form,
            "&Ubah",
            self._change,
            subtitle=f"Untuk {thousands(len(self._residents))} orang yang dipilih.",
            width=600,
            parent=context.shell.window_widget(),
        )
        self.field.changed.connect(self._show_field)
        for widget in (*(self.values.widgets[key] for key in FIELDS), self.group, self.since):
            widget.changed.connect(self._preview)
        self._show_field()
        open_as(self, 620, 640)

    def _fields(self) -> list[tuple[str, str]]:
        found = [(key, RESIDENT[key].name) for key in FIELDS]
        offered = allowed(self._context.store, Right.ENROL) and self._groups()
        return [*found[:2], (_GROUP, _GROUP_WORDS), *found[2:]] if offered else found

    def _groups(self) -> list[tuple[GroupId, str]]:
        """The groups of running cohorts, each with its counselor."""
        store, today = self._context.store, self._context.today()
        cohorts = {
            one.id: one.name
            for one in store.cohorts.all()
            if one.closed_on is None and one.ends_on >= today
        }
        names: dict[str, str] = {one.id: one.name for one in store.counselors.all()}
        return [
            (
                one.id,
                " · ".join(
                    filter(
                        None,
                        (
                            one.name,
                            names.get(one.counselor or "", ""),
                            cohorts[one.cohort],
                        ),
                    )
                ),
            )
            for one in store.groups.all()
            if one.cohort in cohorts
        ]

    def _show_field(self) -> None:
        key = self.field.value()
        for name, row in self._rows.items():
            row.setVisible(name == key)
        for row in self._group_rows:
            row.setVisible(key == _GROUP)
        self._preview()

    def _preview(self) -> None:
        """Say how many change, and list them."""
        changes = self._changes()
        self.model.replace(changes)
        same = len(self._residents) - len(changes)
        more = f", {thousands(same)} tetap" if same and self.field.value() else ""
        self.count.setText(f"{thousands(len(changes))} orang berubah{more}.")
        self.verb_button.setText(f"&Ubah {thousands(len(changes))} orang" if changes else "&Ubah")
        self.verb_button.setEnabled(bool(changes))

    def _changes(self) -> tuple[PersonChange, ...]:
        key, store = self.field.value(), self._context.store
        if key == _GROUP:
            group, since = self.group.value(), self.since.value()
            if group is None or since is None:
                return ()
            return moves_of(store, self._residents, group, since=since)
        return changes_of(store, self._residents, key, self._value(key)) if key else ()

    def _value(self, key: str) -> Any:
        return getattr(self.values.record(), key)

    def _change(self) -> str | None:
        said: list[str] = []
        done = self._context.carry_out(
            self._change_them, lambda answer: said.append(words_beside(self.form, answer))
        )
        if done is None:
            return said[0]
        if not done.done:
            return sentence(done.refused[0][1]) if done.refused else "Tidak ada yang berubah."
        self._context.tell(done.change)
        if done.refused:
            self._context.shell.warn(self._left_out(done.refused))
        return None

    def _change_them(self) -> DoneTogether:
        key, store, today = self.field.value() or "", self._context.store, self._context.today()
        if key == _GROUP and (group := self.group.value()) is not None:
            wanted = [one.resident for one in self.model.every_row()]
            return move_residents(store, wanted, group, since=self.since.value() or today)
        return change_field(store, self._residents, key, self._value(key), today=today)

    def _left_out(self, refused: Sequence[tuple[str, Refusal]]) -> str:
        names = self._context.store.residents.many([one for one, _ in refused])
        said = "; ".join(f"{names[one].name}: {sentence(why)}" for one, why in refused[:_NAMED])
        more = len(refused) - _NAMED
        tail = f"; dan {more} orang lagi." if more > 0 else ""
        return f"{len(refused)} orang tidak dapat diikutkan. {said}{tail}"

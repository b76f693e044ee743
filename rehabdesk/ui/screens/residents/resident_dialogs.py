"""Adding a resident with the first stay, and changing an identity."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer

from rehabdesk.domain.identity import ResidentId, StayId, new_id
from rehabdesk.domain.matching import split_name
from rehabdesk.domain.resident import Resident, Stay
from rehabdesk.services.likeness import LikenessReason, possible_doubles
from rehabdesk.services.residents import add_resident, update_resident
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.screens.residents.doubles import PossibleDoubles
from rehabdesk.ui.screens.residents.same_number import SameNumber
from rehabdesk.ui.screens.residents.stay_form import StayFields
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import people
from rehabdesk.wording.fields.resident import FAMILY, NOTE, PLACE, RESIDENT, SELF
from rehabdesk.wording.fields.stay import SENTENCE


class IdentityFields(RecordForm[Resident]):
    """The fields, put into a form section by section."""

    def __init__(
        self, form: Form, resident: Resident, today: date, blocks: tuple[str, ...]
    ) -> None:
        super().__init__(form, RESIDENT, resident, today, usual={"block": blocks})
        self.widgets["name"].editingFinished.connect(self._take_aliases_out)

    def put_first(self, *, number_hint: str) -> None:
        """What tells who it is; doubles are shown under it."""
        for field in RESIDENT.of_group(""):
            self.row(field.key, hint=number_hint if field.key == "registration_no" else "")

    def put_rest(self, *, place_hint: str = "") -> None:
        """All other fields, save the last."""
        self.put(SELF)
        self.put(FAMILY)
        self.put(PLACE, caption=place_hint)

    def put_last(self) -> None:
        """Consent and note."""
        self.put(NOTE)

    def _take_aliases_out(self) -> None:
        """Move "als. Cungkring" from a pasted name to its own field, when that is empty."""
        name, aliases = self.widgets["name"], self.widgets["aliases"]
        parts = split_name(name.value())
        if parts.aliases and aliases.is_empty():
            name.set_value(parts.name)
            aliases.set_value("; ".join(parts.aliases))


_WIDTH = 760
_REST = 250
_LEAST = 3
Show = Callable[[object], None]


class ResidentDialog(FormDialog):
    """A form that looks for doubles while name, number or birth are typed."""

    def __init__(self, context: Context, resident: Resident, show: Show, *, new: bool) -> None:
        self._context = context
        self._show = show
        self._new = new
        self._wanted = ""
        self._before = resident
        today = context.today()
        form = Form(people.SAME_NUMBER, columns=2)
        self.fields = IdentityFields(form, resident, today, context.store.residents.blocks())
        self.doubles = PossibleDoubles(self._go_to)
        stay = Stay(id=StayId(new_id()), resident=resident.id, entered_on=today if new else None)
        self.stay_fields = StayFields(form, stay, today)
        self._fill(form)
        super().__init__(
            "Tambah residen" if new else "Ubah identitas",
            form,
            "Tambah" if new else "Simpan",
            self._save,
            subtitle="" if new else resident.name,
            width=_WIDTH,
            parent=context.shell.window_widget(),
        )
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.look_for_doubles)
        for field in (self.fields.widgets["name"], self.fields.widgets["registration_no"]):
            field.changed.connect(self._rest.start)
        self.fields.widgets["birth_on"].changed.connect(self._rest.start)
        form.changed.connect(self._stay_here)
        self.rejected.connect(self._leave)

    def look_for_doubles(self) -> None:
        """Look in the store for people like the one being typed in."""
        widgets = self.fields.widgets
        name, number = widgets["name"].value(), widgets["registration_no"].value()
        typed = len(name) >= _LEAST or bool(number)
        same = not self._new and (name, number) == (
            self._before.name,
            self._before.registration_no,
        )
        found = ()
        if typed and not same:
            found = possible_doubles(
                self._context.store,
                name if len(name) >= _LEAST else "",
                number,
                widgets["birth_on"].value(),
                besides=self._before.id,
                today=self._context.today(),
            )
        self.doubles.show_people(found)
        self.same_number.ask(taken=any(one.why is LikenessReason.NUMBER for one in found))

    def _fill(self, form: Form) -> None:
        later = "Nomor lain berlaku mulai hari ini; yang lama tetap tersimpan."
        moved = "Tempat lain berlaku mulai hari ini; yang lama tetap tersimpan."
        self.fields.put_first(number_hint="" if self._new else later)
        form.add_widget(self.doubles)
        self.same_number = SameNumber(form)
        self.fields.put_rest(place_hint="" if self._new else moved)
        if self._new:
            form.section(SENTENCE, "Boleh dilengkapi kemudian.")
            self.stay_fields.put_sentence()
            form.keep_order("birth_on", "entered_on")
        self.fields.put_last()

    def _save(self) -> str | None:
        store, today = self._context.store, self._context.today()
        resident = self.fields.record()
        if self._new:
            stay = self.stay_fields.record()
            refusal = self._context.attempt(
                self.form,
                lambda: self.same_number.asking(
                    lambda why: add_resident(store, resident, stay, today=today, why=why)
                ),
            )
        else:
            refusal = self._context.attempt(
                self.form,
                lambda: self.same_number.asking(
                    lambda why: update_resident(store, resident, today=today, why=why)
                ),
            )
        if refusal is None:
            self._wanted = ""
            self._show(resident.id)
        return refusal

    def _go_to(self, resident: str) -> None:
        """Leave for a record, after the question that unsaved words ask for."""
        self._wanted = resident
        self.reject()

    def _stay_here(self) -> None:
        self._wanted = ""

    def _leave(self) -> None:
        if self._wanted:
            self._show(self._wanted)


def add_dialog(context: Context, show: Show) -> ResidentDialog:
    """Make the dialog that adds somebody."""
    resident = Resident(id=ResidentId(new_id()), name="")
    return ResidentDialog(context, resident, show, new=True)


def edit_dialog(context: Context, resident: Resident, show: Show) -> ResidentDialog:
    """Make the dialog that changes an identity."""
    return ResidentDialog(context, resident, show, new=False)

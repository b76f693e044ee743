"""The form of an identity (domain.md 7.4): its parts in order, and names taken apart."""

from datetime import date

from rehabdesk.domain.matching import split_name
from rehabdesk.domain.resident import Resident
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.fields.resident import FAMILY, NOTE, PLACE, RESIDENT, SELF


class IdentityFields(RecordForm[Resident]):
    """The fields, put into a form section by section."""

    def __init__(
        self, form: Form, resident: Resident, today: date, blocks: tuple[str, ...]
    ) -> None:
        super().__init__(form, RESIDENT, resident, today, usual={"block": blocks})
        self.widgets["name"].editingFinished.connect(self._take_aliases_out)

    def put_first(self, *, number_hint: str) -> None:
        """What tells who it is; doubles are shown under it."""
        for each in RESIDENT.of_group(""):
            self.row(each.key, hint=number_hint if each.key == "registration_no" else "")

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

"""Identitas kantor: names, city and time zone."""

from collections.abc import Mapping
from typing import ClassVar

from msgspec.structs import replace

from rehabdesk.domain.office import ZONES, Office
from rehabdesk.services.done import Done
from rehabdesk.services.office import save_office
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.screens.office.section import FormSection
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.wording.fields.office_identity import OFFICE


class IdentitySection(FormSection):
    """What the office is called, on screen and on paper."""

    what: ClassVar[Mapping[str, str]] = {}
    key = "identity"
    title = "Identitas kantor"
    caption = "Nama dan tempat sebagaimana tercetak pada daftar hadir dan sertifikat."
    icon = "office"

    def fields(self) -> None:
        """Make the fields."""
        zone = OFFICE["time_zone"]
        self.entry = RecordForm(
            self.form,
            OFFICE,
            self._office(),
            self.context.today(),
            own={zone.key: Segmented(zone.name, zone.options)},
        )
        self.entry.put()

    def fill(self) -> None:
        """Show what is saved."""
        self.entry.show(self._office())

    def deed(self) -> Done[Office]:
        """Save."""
        return save_office(self.context.store, self.entry.record())

    def _office(self) -> Office:
        """The office as it is saved, in the first zone where its own is not known."""
        office = self.context.store.office
        known = office.time_zone in ZONES
        return office if known else replace(office, time_zone=next(iter(ZONES)))

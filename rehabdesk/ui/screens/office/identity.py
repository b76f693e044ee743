"""Identitas kantor: names, city and time zone."""

from msgspec.structs import replace

from rehabdesk.domain.office import Office
from rehabdesk.services.done import Done
from rehabdesk.services.office import save_office
from rehabdesk.ui.screens.office.section import FormSection
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.wording.asked import office as asked

_ZONES = (("WIB", "WIB"), ("WITA", "WITA"), ("WIT", "WIT"))


class IdentitySection(FormSection):
    """What the office is called, on screen and on paper."""

    what = asked.IDENTITY
    key = "identity"
    title = "Identitas kantor"
    caption = "Nama dan tempat sebagaimana tercetak pada daftar hadir dan sertifikat."
    icon = "office"

    def fields(self) -> None:
        """Make the fields."""
        self.name = TextField(limit=160)
        self.short_name = TextField(limit=80)
        self.city = TextField(limit=60)
        self.zone = Segmented("Zona waktu", _ZONES)
        self.form.row(
            "&Nama lengkap",
            self.name,
            name="name",
            required=True,
            wide=True,
            hint="Misalnya Lembaga Pemasyarakatan Kelas IIA Serang.",
        )
        self.form.row(
            "Nama sin&gkat",
            self.short_name,
            name="short_name",
            required=True,
            hint="Terlihat di layar.",
        )
        self.form.row(
            "&Kota", self.city, name="city", required=True, hint="Tercetak sebelum tanggal."
        )
        self.form.row("&Zona waktu", self.zone, name="time_zone", wide=True)

    def fill(self) -> None:
        """Show what is saved."""
        office = self.context.store.office
        self.name.set_value(office.name)
        self.short_name.set_value(office.short_name)
        self.city.set_value(office.city)
        known = [zone for zone, _words in _ZONES]
        self.zone.set_value(office.time_zone if office.time_zone in known else known[0])

    def deed(self) -> Done[Office]:
        """Save."""
        store = self.context.store
        return save_office(
            store,
            replace(
                store.office,
                name=self.name.value(),
                short_name=self.short_name.value(),
                city=self.city.value(),
                time_zone=self.zone.value(),
            ),
        )

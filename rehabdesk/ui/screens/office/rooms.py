"""Ruangan: where sessions are held."""

from collections.abc import Sequence

from rehabdesk.domain.identity import RoomId, new_id
from rehabdesk.domain.office import Room
from rehabdesk.services.done import Done
from rehabdesk.services.office import remove_room, save_room
from rehabdesk.ui.screens.office.table_section import Entry, TableSection, yes
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.fields import CheckField, NumberField, TextField
from rehabdesk.ui.widgets.form import Form


class RoomsSection(TableSection[Room]):
    """The rooms to choose from."""

    key = "rooms"
    title = "Ruangan"
    caption = "Tempat sesi. Ruangan yang tidak aktif tidak ditawarkan lagi."
    icon = "room"
    noun = "ruangan"

    def columns(self) -> tuple[Column[Room], ...]:
        """Name, capacity, active."""
        return (
            Column(
                key="name", heading="Nama", text=lambda row: row.name, stretch=True, strong=True
            ),
            Column(
                key="capacity",
                heading="Daya tampung",
                text=lambda row: f"{row.capacity} orang" if row.capacity else "",
                sort=lambda row: row.capacity,
                out=lambda row: row.capacity,
                align=Align.RIGHT,
                width=140,
            ),
            Column(
                key="active",
                heading="Aktif",
                text=lambda row: yes(row.active),
                out=lambda row: row.active,
                align=Align.CENTRE,
                width=90,
            ),
        )

    def rows(self) -> Sequence[Room]:
        """All rooms."""
        return self.context.store.rooms.all()

    def entry(self, row: Room | None) -> Entry:
        """Ask for one."""
        name = TextField(row.name if row else "", limit=80)
        capacity = NumberField(row.capacity if row else None, lowest=1, highest=9999)
        active = CheckField("&Aktif", checked=row.active if row else True)
        form = Form()
        form.row("&Nama", name, name="name", required=True)
        form.row("&Daya tampung", capacity, name="capacity", hint="Orang; boleh kosong.")
        form.row("Pemakaian", active, name="active")

        def deed() -> Done[Room]:
            return save_room(
                self.context.store,
                Room(
                    id=row.id if row else RoomId(new_id()),
                    name=name.value(),
                    capacity=capacity.value(),
                    active=active.value(),
                ),
            )

        return Entry(form=form, deed=deed)

    def removal(self, row: Room) -> Done[Room]:
        """Remove one."""
        return remove_room(self.context.store, row.id)

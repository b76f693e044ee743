"""Ruangan: where sessions are held."""

from collections.abc import Sequence

from rehabdesk.domain.identity import RoomId, new_id
from rehabdesk.domain.office import Room
from rehabdesk.services.done import Done
from rehabdesk.services.office import remove_room, save_room
from rehabdesk.ui.screens.office.table_section import TableSection
from rehabdesk.wording.fields.office import ROOM


class RoomsSection(TableSection[Room]):
    """The rooms to choose from."""

    key = "rooms"
    title = "Ruangan"
    caption = "Tempat sesi. Ruangan yang tidak aktif tidak ditawarkan lagi."
    icon = "room"
    noun = "ruangan"
    fields = ROOM

    def rows(self) -> Sequence[Room]:
        """All rooms."""
        return self.context.store.rooms.all()

    def new(self) -> Room:
        """A room without a name."""
        return Room(id=RoomId(new_id()), name="")

    def save(self, record: Room) -> Done[Room]:
        """Save one."""
        return save_room(self.context.store, record)

    def removal(self, row: Room) -> Done[Room]:
        """Remove one."""
        return remove_room(self.context.store, row.id)

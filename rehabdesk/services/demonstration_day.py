"""The day on which a demonstration office stands, moved forward and back for trying things."""

from datetime import date

from msgspec.structs import replace

from rehabdesk.domain.office import Office
from rehabdesk.domain.refusals import NotADemonstration
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store


@needs(Right.LOOK)
def set_demonstration_day(store: Store, day: date) -> Done[Office]:
    """Let the demonstration stand on another day; raises ``NotADemonstration``."""
    office = store.office
    if not office.demonstration:
        raise NotADemonstration("demonstration_day")
    moved = replace(office, demonstration_day=day)
    with store.change("Hari contoh dipindahkan") as change:
        store.offices.put(moved)
    return Done(moved, change)

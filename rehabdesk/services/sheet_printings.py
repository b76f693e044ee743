"""The places of a sheet's cells, frozen as it is printed: see ``domain/sheet_places.py``."""

from msgspec.structs import replace

from rehabdesk.domain.attendance import Sheet
from rehabdesk.domain.dossiers import AttendanceSheetDossier
from rehabdesk.domain.identity import SheetPrintingId, new_id
from rehabdesk.domain.sheet_code import MOST_PRINTINGS
from rehabdesk.domain.sheet_places import SheetPrinting, packed
from rehabdesk.storage import Store


def printed_as(
    store: Store, sheet: Sheet, dossier: AttendanceSheetDossier
) -> AttendanceSheetDossier | None:
    """The dossier with the number of its printing, whose places are kept where they are new.

    A sheet whose rows stand where they stood is the same printing. None where the sheet needs a
    new number of its own: no number of a printing is left (99 were given), or the file went back
    to an earlier state, and later printings may be on paper and in no file.
    """
    from rehabdesk.documents.kit.sheet_places import places_of

    places = packed(places_of(dossier))
    before = store.sheet_printings.standing_so(sheet.id, places)
    if before is not None:
        return replace(dossier, printing=before.printing)
    number = store.sheet_printings.last_number(sheet.id) + 1
    if number > MOST_PRINTINGS or store.sheets.was_put_back_since(sheet):
        return None
    store.sheet_printings.put(
        SheetPrinting(id=SheetPrintingId(new_id()), sheet=sheet.id, printing=number, places=places)
    )
    return replace(dossier, printing=number)

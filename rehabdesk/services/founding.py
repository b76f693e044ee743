"""A new office: its file, its first passphrase, and the terms that every office begins with."""

from datetime import date
from pathlib import Path

from rehabdesk.domain.identity import LetterheadId, OfficeId, new_id
from rehabdesk.domain.office import Letterhead, Office
from rehabdesk.domain.refusals import AlreadyThere, WeakPassphrase
from rehabdesk.domain.text import require_text
from rehabdesk.services.defaults import put_defaults
from rehabdesk.storage import Store, create_office

LEAST_PASSPHRASE = 10
_LIMIT = 120


def new_office(name: str, short_name: str, city: str, time_zone: str) -> Office:
    """An office as typed on the start screen; raises ``Missing`` and ``TooLong`` by field."""
    return Office(
        id=OfficeId(new_id()),
        name=require_text("name", name, _LIMIT),
        short_name=require_text("short_name", short_name or name, _LIMIT),
        city=require_text("city", city, _LIMIT),
        time_zone=time_zone,
    )


def found_office(folder: Path, office: Office, passphrase: str, today: date) -> Store:
    """Make the office's folder with the default terms and a first letterhead.

    Raises ``WeakPassphrase`` below ten characters and ``AlreadyThere`` where the folder holds
    an office.
    """
    if len(passphrase) < LEAST_PASSPHRASE:
        raise WeakPassphrase("passphrase", least=LEAST_PASSPHRASE)
    try:
        store = create_office(folder, office, passphrase, "petugas")
    except FileExistsError:
        raise AlreadyThere("folder", text=str(folder.name)) from None
    put_defaults(store, today.year)
    with store.change("Kop surat pertama"):
        store.letterheads.put(
            Letterhead(
                id=LetterheadId(new_id()),
                valid_from=date(today.year, 1, 1),
                lines=(
                    "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA",
                    "DIREKTORAT JENDERAL PEMASYARAKATAN",
                    office.name.upper(),
                    office.city,
                ),
            )
        )
    return store

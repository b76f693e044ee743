"""What an office's file, and the PC besides it, know of the official numbers that were given.

The PC keeps them with its user's settings, as it keeps how far the office was. They outlive a
restore, for what is printed is not put back with it.
"""

from contextlib import closing, suppress
from pathlib import Path

from msgspec import convert
from msgspec.json import encode

from rehabdesk.domain.official_numbers import (
    HIGHEST_NUMBER,
    KnownNumbers,
    LastGiven,
    NumberSpan,
    joined,
    line_of,
)
from rehabdesk.domain.user import Role
from rehabdesk.own_files import make_folder, write_whole
from rehabdesk.storage import driver
from rehabdesk.storage.change import Desk
from rehabdesk.storage.known_office import file_of
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.pc import identity_of, was_put_back
from rehabdesk.storage.settings import Settings
from rehabdesk.storage.small_file import read_words
from rehabdesk.storage.store import Store
from rehabdesk.storage.troubles import NOT_AS_WRITTEN, StorageTrouble, named_troubles

_GIVEN = "SELECT year, serial FROM certificate WHERE deleted_at IS NULL AND serial > 0"
_SUFFIX = ".nomor.json"


def numbers_known(file: OpenFile) -> KnownNumbers:
    """What an open file knows of the numbers given, by everybody's certificates."""
    last = Settings(file).read(LastGiven)
    given = (
        NumberSpan(year=int(year), first=int(serial), last=int(serial))
        for year, serial in file.query(_GIVEN)
    )
    return KnownNumbers(
        spans=joined((*last.spans, *given)),
        last=last,
        line=line_of(identity_of(file.connection), last.doubt),
        went_back=was_put_back(file.connection) or last.doubt is not None,
    )


def numbers_of(office: Path, key: bytes) -> KnownNumbers | None:
    """What an office's closed file knows of the numbers given; nothing where it cannot be read."""
    if not office.is_file():
        return None
    try:
        with named_troubles(office.name), closing(driver.look(office, key)) as seen:
            return numbers_known(OpenFile(seen, Desk(0, Role.READER)))
    except (StorageTrouble, driver.DatabaseError, *NOT_AS_WRITTEN):
        return None


def recall_numbers(office: str) -> tuple[NumberSpan, ...]:
    """The numbers that this PC saw given, of an office by what its ring calls it."""
    try:
        found = convert(read_words(_file_of(office)), tuple[NumberSpan, ...])
    except (OSError, *NOT_AS_WRITTEN):
        return ()
    possible = all(0 < one.first <= one.last <= HIGHEST_NUMBER for one in found)
    return joined(found) if possible else ()


def keep_numbers(store: Store) -> None:
    """Let this PC keep the numbers that were given; where it cannot, it goes on as it was.

    A demonstration may be made anew at any time, so nothing of it is kept.
    """
    if store.keys is None or store.office.demonstration:
        return
    try:
        office, now = store.keys.ring().office, numbers_known(store).spans
    except (StorageTrouble, driver.DatabaseError):
        return
    if recall_numbers(office) != now:
        path = _file_of(office)
        with suppress(OSError):
            make_folder(path.parent)
            write_whole(path, encode(now))


def _file_of(office: str) -> Path:
    return file_of(office).with_suffix(_SUFFIX)

"""The office itself: its names, letterheads, signers, rooms, days off, pictures and rules."""

from msgspec.structs import replace

from rehabdesk.domain.certificate import CertificateLook, CertificateRule, Numbering
from rehabdesk.domain.identity import PictureId, new_id
from rehabdesk.domain.numbering import require_parts, require_template
from rehabdesk.domain.office import Letterhead, Office, Official, Paper, Picture, Room
from rehabdesk.domain.official_numbers import (
    HIGHEST_NUMBER,
    own_range,
    require_ranges,
    require_uncut,
)
from rehabdesk.domain.picture import may_be_kept, media_type_of
from rehabdesk.domain.program import require_period
from rehabdesk.domain.refusals import AlreadyThere, PictureUnreadable
from rehabdesk.domain.rights import Right
from rehabdesk.domain.text import require_text
from rehabdesk.services.done import Done
from rehabdesk.services.official_numbers import range_of_pc
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import (
    checked,
    discard,
    keep,
    require_unlike,
    require_whole,
    tidied,
)
from rehabdesk.services.sheet_words import SheetOptions
from rehabdesk.storage import Store, numbers_known
from rehabdesk.wording.fields.office import OFFICIAL, ROOM
from rehabdesk.wording.fields.office_identity import LETTERHEAD, OFFICE

MOST_BYTES = 2 * 1024 * 1024
"""The largest picture, in bytes."""

_MOST_SPARE_ROWS = 15
_ZONE = 8


@needs(Right.SET_UP_OFFICE)
def save_office(store: Store, office: Office) -> Done[Office]:
    """Change the office; raises ``Missing``, ``TooLong`` or ``UnprintableText``."""
    zone = require_text("time_zone", office.time_zone, _ZONE)
    tidy = checked(replace(office, time_zone=zone), OFFICE)
    return keep(store, store.offices, tidy, "Data kantor")


@needs(Right.SET_UP_OFFICE)
def save_letterhead(store: Store, letterhead: Letterhead) -> Done[Letterhead]:
    """Add or change a letterhead of 1 to 7 lines; one a date.

    Raises:
        Missing, TooLong, UnprintableText, NotANumber (lines, address lines), AlreadyThere.
    """
    if written := sum(bool(line.strip()) for line in letterhead.lines):
        require_whole("address_lines", letterhead.address_lines, 0, written - 1)
    tidy = checked(letterhead, LETTERHEAD)
    for version in store.letterheads.find(valid_from=letterhead.valid_from.isoformat()):
        if version.id != letterhead.id:
            raise AlreadyThere("valid_from", text=version.valid_from.strftime("%d-%m-%Y"))
    return keep(store, store.letterheads, tidy)


@needs(Right.SET_UP_OFFICE)
def save_letterhead_with_logos(
    store: Store, letterhead: Letterhead, *, left: bytes | None, right: bytes | None
) -> Done[Letterhead]:
    """Add or change a letterhead and its pictures (PNG or JPEG bytes, or none), all or nothing.

    Raises:
        PictureUnreadable (left_logo, right_logo), and what ``save_letterhead`` raises.
    """
    deed = "diubah" if store.letterheads.get(letterhead.id) else "ditambahkan"
    with store.change(f"Kop surat {deed}"):
        whole = replace(
            letterhead,
            left_logo=_logo(store, letterhead.left_logo, left, "left_logo"),
            right_logo=_logo(store, letterhead.right_logo, right, "right_logo"),
        )
        return save_letterhead(store, whole)


def _logo(
    store: Store, before: PictureId | None, content: bytes | None, field: str
) -> PictureId | None:
    if content is None:
        return None
    kept = store.pictures.get(before) if before else None
    if kept is not None and kept.content == content:
        return kept.id
    try:
        picture = read_picture(content)
    except PictureUnreadable:
        raise PictureUnreadable(field) from None
    return store.pictures.put(picture).id


@needs(Right.SET_UP_OFFICE)
def remove_letterhead(store: Store, letterhead_id: str) -> Done[Letterhead]:
    """Remove a letterhead; issued papers keep their own copy of it."""
    return discard(store, store.letterheads, letterhead_id)


@needs(Right.SET_UP_OFFICE)
def save_official(store: Store, official: Official) -> Done[Official]:
    """Add or change a signer.

    Raises:
        Missing, TooLong, UnprintableText, NipWrong, EndsBeforeStart.
    """
    tidy = checked(official, OFFICIAL)
    if tidy.active_from is not None:
        require_period(tidy.active_from, tidy.active_to, "active_to")
    return keep(store, store.officials, tidy)


@needs(Right.SET_UP_OFFICE)
def remove_official(store: Store, official_id: str) -> Done[Official]:
    """Remove a signer; issued papers keep their own copy of the name."""
    return discard(store, store.officials, official_id)


@needs(Right.SET_UP_OFFICE)
def save_room(store: Store, room: Room) -> Done[Room]:
    """Add or change a room.

    Raises:
        Missing, TooLong, UnprintableText, NotANumber (capacity), AlreadyThere.
    """
    tidy = checked(room, ROOM)
    others = (one.name for one in store.rooms.all() if one.id != tidy.id)
    require_unlike("name", tidy.name, others)
    return keep(store, store.rooms, tidy)


@needs(Right.SET_UP_OFFICE)
def remove_room(store: Store, room_id: str) -> Done[Room]:
    """Remove a room that no group and no session uses (else ``InUse``)."""
    uses = len(store.groups.find(room=room_id)) + store.sessions.naming("room", room_id)
    return discard(store, store.rooms, room_id, uses)


@needs(Right.SET_UP_OFFICE)
def save_rule(store: Store, rule: CertificateRule) -> Done[CertificateRule]:
    """Set the conditions of a certificate; raises ``NotANumber``."""
    require_whole("least_percent", rule.least_percent, 0, 100)
    require_whole("mandatory_percent", rule.mandatory_percent, 0, 100)
    require_whole("days_before_end", rule.days_before_end, 0, 366)
    with store.change("Syarat sertifikat diubah") as change:
        store.settings.write(rule)
    return Done(rule, change)


@needs(Right.SET_UP_OFFICE)
def save_numbering(store: Store, numbering: Numbering) -> Done[Numbering]:
    """Set how official numbers are made.

    Raises:
        NumberTemplateWrong, NumberPartMissing, TooLong, UnprintableText,
        NotANumber (first, range_first, range_last), NumberRangeWrong, NumberRangesOverlap,
        NumberRangeCut.
    """
    tidy = tidied(numbering, {"prefix": 60, "classification": 40})
    tidy = replace(tidy, template=require_template(tidy.template, field="template"))
    require_parts(tidy.template, tidy.prefix, tidy.classification)
    require_whole("first", tidy.first, 1, HIGHEST_NUMBER)
    for numbers in tidy.ranges:
        require_whole("range_first", numbers.first, 1, HIGHEST_NUMBER)
        require_whole("range_last", numbers.last, 1, HIGHEST_NUMBER)
    require_ranges(tidy.ranges)
    new, old = own_range(store.place(), tidy.ranges), range_of_pc(store)
    if new is not None and new != old:
        require_uncut(new, old, numbers_known(store).spans, store.today().year)
    with store.change("Penomoran diubah") as change:
        store.settings.write(tidy)
    return Done(tidy, change)


@needs(Right.SET_UP_OFFICE)
def save_sheet_options(
    store: Store, options: SheetOptions, paper: Paper, certificates: CertificateLook | None = None
) -> Done[SheetOptions]:
    """Set how papers look and what they are printed on; raises ``NotANumber`` (spare rows)."""
    require_whole("spare_rows", options.spare_rows, 0, _MOST_SPARE_ROWS)
    with store.change("Bentuk cetakan diubah") as change:
        store.settings.write(options)
        if certificates is not None:
            store.settings.write(certificates)
        if store.office.paper is not paper:
            store.offices.put(replace(store.office, paper=paper))
    return Done(options, change)


def read_picture(content: bytes) -> Picture:
    """A new picture of a PNG or JPEG of at most 2 MB and 4 million pixels; not saved yet.

    What a user chose was drawn anew in a process of its own before it comes here.

    Raises:
        PictureUnreadable: it is none of these, or larger.
    """
    media_type = media_type_of(content)
    if media_type is None or len(content) > MOST_BYTES or not may_be_kept(content):
        raise PictureUnreadable("picture")
    return Picture(id=PictureId(new_id()), media_type=media_type, content=content)

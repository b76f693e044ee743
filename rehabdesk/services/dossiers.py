"""Gathers what a document is given: the only place that turns records into ready words."""

from datetime import date, datetime

from rehabdesk.domain.dossiers import (
    Kop,
    Signature,
)
from rehabdesk.domain.nip import spaced_nip
from rehabdesk.domain.office import Office, OfficialRole, letterhead_on, official_on
from rehabdesk.storage import Store
from rehabdesk.wording import dates

_POSITIONS = {
    OfficialRole.PROGRAM_MANAGER: "Program Manager",
    OfficialRole.TEAM_LEAD: "Ketua Tim Rehabilitasi",
    OfficialRole.WARDEN: "Kepala",
}


def kop_on(store: Store, day: date) -> Kop:
    """The letterhead in force on a day, with its pictures."""
    head = letterhead_on(store.letterheads.all(), day)
    if head is None:
        return Kop(lines=(store.office.name.upper(),), address_lines=0)
    left = store.pictures.get(head.left_logo) if head.left_logo else None
    right = store.pictures.get(head.right_logo) if head.right_logo else None
    return Kop(
        lines=head.lines,
        address_lines=head.address_lines,
        left_logo=left.content if left else None,
        right_logo=right.content if right else None,
    )


def signature_of(store: Store, role: OfficialRole, day: date, heading: str = "") -> Signature:
    """Who signs as a role on a day; a dotted line to be filled by hand where nobody does."""
    official = official_on(store.officials.all(), role, day)
    if official is None:
        return Signature(heading=heading, position=_POSITIONS.get(role, ""), name="")
    acting = f"{official.acting.value} " if official.acting.value else ""
    return Signature(
        heading=heading,
        position=f"{acting}{official.position}",
        name=official.name,
        nip=spaced_nip(official.nip) if official.nip else "",
    )


def manager_signature(store: Store, day: date, heading: str) -> Signature:
    """The program manager's block, or the team lead's where there is no manager."""
    for role in (OfficialRole.PROGRAM_MANAGER, OfficialRole.TEAM_LEAD):
        found = signature_of(store, role, day, heading)
        if found.name:
            return found
    return signature_of(store, OfficialRole.PROGRAM_MANAGER, day, heading)


def counselor_signature(store: Store, counselor: str | None, heading: str = "") -> Signature:
    """A counselor's block, or a blank one."""
    found = store.counselors.get(counselor) if counselor else None
    return Signature(
        heading=heading,
        position="Konselor",
        name=found.name if found else "",
        nip=spaced_nip(found.nip) if found and found.nip else "",
    )


def stamp_of(office: Office, now: datetime) -> str:
    """When something was printed, as the foot of a page says it."""
    return dates.stamp(now.astimezone(), office.time_zone)

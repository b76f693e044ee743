"""Typed ids, made before a record is saved, so that no record is ever half there."""

import hashlib
import os
import time
from typing import NewType

OfficeId = NewType("OfficeId", str)
LetterheadId = NewType("LetterheadId", str)
OfficialId = NewType("OfficialId", str)
PictureId = NewType("PictureId", str)
RoomId = NewType("RoomId", str)
HolidayId = NewType("HolidayId", str)
ResidentId = NewType("ResidentId", str)
RegistrationId = NewType("RegistrationId", str)
StayId = NewType("StayId", str)
PlacementId = NewType("PlacementId", str)
RestrictionId = NewType("RestrictionId", str)
CounselorId = NewType("CounselorId", str)
ProgramKindId = NewType("ProgramKindId", str)
CohortId = NewType("CohortId", str)
PhaseId = NewType("PhaseId", str)
GroupId = NewType("GroupId", str)
EnrolmentId = NewType("EnrolmentId", str)
EnrolmentEventId = NewType("EnrolmentEventId", str)
MembershipId = NewType("MembershipId", str)
SessionKindId = NewType("SessionKindId", str)
TopicId = NewType("TopicId", str)
SeriesId = NewType("SeriesId", str)
SessionId = NewType("SessionId", str)
GuestId = NewType("GuestId", str)
SheetId = NewType("SheetId", str)
SheetPrintingId = NewType("SheetPrintingId", str)
StatusId = NewType("StatusId", str)
ExcuseId = NewType("ExcuseId", str)
CorrectionId = NewType("CorrectionId", str)
CertificateId = NewType("CertificateId", str)
CounselingNoteId = NewType("CounselingNoteId", str)
MedicalNoteId = NewType("MedicalNoteId", str)
UserId = NewType("UserId", str)
ImportBatchId = NewType("ImportBatchId", str)
MergeId = NewType("MergeId", str)


def new_id() -> str:
    """A UUID version 7 as 32 lower-case hexadecimal digits, rising with time (RFC 9562, 5.7)."""
    noise = int.from_bytes(os.urandom(10))
    first, second = (noise >> 62) & 0xFFF, (1 << 63) | (noise & 0x3FFF_FFFF_FFFF_FFFF)
    return f"{int(time.time() * 1000):012x}7{first:03x}{second:016x}"


_SHIPPED = bytes.fromhex("6f1b8a52c2d94e6f9a35d7b04c81e2aa")
"""The name space of shipped defaults, for ever the same."""


def shipped_id(table: str, code: str) -> str:
    """The id of a default that is shipped, the same in every office: a UUID version 5.

    As 32 lower-case hexadecimal digits (RFC 9562, 5.5), from the name "table/code".
    """
    digest = hashlib.sha1(_SHIPPED + f"{table}/{code}".encode(), usedforsecurity=False).hexdigest()
    variant = int(digest[16], 16) & 0x3 | 0x8
    return f"{digest[:12]}5{digest[13:16]}{variant:x}{digest[17:32]}"

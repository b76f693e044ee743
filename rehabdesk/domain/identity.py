"""Typed ids, made before a record is saved, so that no record is ever half there."""

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

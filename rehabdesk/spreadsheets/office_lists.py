"""The three lists an office has: inmates (from SDP), counselors, and a decree's participants."""

import re
from datetime import date
from pathlib import Path

from msgspec import Struct

from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.spreadsheets.sheet import ReadRow, ReadSheet, open_sheet


class InmateRow(Struct, frozen=True, kw_only=True):
    """One inmate of the SDP export; ``row`` is the row in the sheet, counted from 1.

    Milestones are the days on which a third, a half and two thirds of the sentence are served.
    """

    row: int
    registration_no: str
    name: str
    nationality: str
    religion: str
    sentence: str
    sentence_months: int | None
    offence: str
    expires_on: date | None
    block: str
    cell: str
    status: str
    detained_on: date | None
    admitted_on: date | None
    third_on: date | None
    half_on: date | None
    two_thirds_on: date | None
    remission_months: int | None
    remission_days: int | None
    birth_place: str
    birth_date: date | None
    education: str
    person_no: str


class CounselorRow(Struct, frozen=True, kw_only=True):
    """One counselor; ``nip`` is as typed and may be empty, ``kind`` is Sosial or Medis."""

    row: int
    name: str
    nip: str
    position: str
    institution: str
    kind: str
    phone: str


class ParticipantRow(Struct, frozen=True, kw_only=True):
    """One participant named by a decree; ``place`` is block and cell ("A/18")."""

    row: int
    number: int | None
    name: str
    registration_no: str
    place: str
    kind: str
    counselor: str
    remark: str


class ParticipantList(Struct, frozen=True, kw_only=True):
    """The attachment of a decree: its number, its title line and its participants."""

    decree_no: str
    title: str
    rows: tuple[ParticipantRow, ...]


def read_inmates(path: Path) -> tuple[InmateRow, ...]:
    """The inmates of an SDP export.

    Raises:
        ListUnreadable: no such file, no Excel file, another shape, or a row without meaning.
    """
    return tuple(_inmate(row) for row in open_sheet(path).rows("Nama", "No. Registrasi"))


def read_counselors(path: Path) -> tuple[CounselorRow, ...]:
    """The counselors of a list.

    Raises:
        ListUnreadable: no such file, no Excel file, another shape, or a row without meaning.
    """
    return tuple(_counselor(row) for row in open_sheet(path).rows("Nama", "Jabatan"))


def read_participants(path: Path) -> ParticipantList:
    """The participants named in the attachment of a decree.

    Raises:
        ListUnreadable: no such file, no Excel file, another shape, or a row without meaning.
    """
    sheet = open_sheet(path)
    rows = tuple(_participant(row) for row in sheet.rows("Nama", "No. Registrasi"))
    return ParticipantList(decree_no=_decree_no(sheet), title=_title(sheet), rows=rows)


def _inmate(row: ReadRow) -> InmateRow:
    return InmateRow(
        row=row.number,
        registration_no=row.required("No. Registrasi"),
        name=row.required("Nama"),
        nationality=row.text("Negara"),
        religion=row.text("Agama"),
        sentence=row.text("Putusan"),
        sentence_months=row.whole("Putusan (bln)"),
        offence=row.text("Jenis Kejahatan"),
        expires_on=row.day("Ekspirasi"),
        block=row.text("Blok"),
        cell=row.text("Sel"),
        status=row.text("Status"),
        detained_on=row.day("Tgl Mulai Ditahan"),
        admitted_on=row.day("Tgl Masuk UPT"),
        third_on=row.day("1/3 MP"),
        half_on=row.day("1/2 MP"),
        two_thirds_on=row.day("2/3 MP"),
        remission_months=row.whole("Remisi (bln)"),
        remission_days=row.whole("Remisi (hr)"),
        birth_place=row.text("Tempat Lahir"),
        birth_date=row.day("Tgl Lahir"),
        education=row.text("Pendidikan"),
        person_no=row.text("No Induk"),
    )


def _counselor(row: ReadRow) -> CounselorRow:
    return CounselorRow(
        row=row.number,
        name=row.required("Nama"),
        nip=row.text("NIP"),
        position=row.text("Jabatan"),
        institution=row.text("Instansi"),
        kind=row.text("Jenis"),
        phone=row.text("No. HP"),
    )


def _participant(row: ReadRow) -> ParticipantRow:
    return ParticipantRow(
        row=row.number,
        number=row.whole("No"),
        name=row.required("Nama"),
        registration_no=row.required("No. Registrasi"),
        place=row.text("Blok/Kamar"),
        kind=row.required("Jenis Rehabilitasi"),
        counselor=row.required("Konselor"),
        remark=row.text("Keterangan"),
    )


def _decree_no(sheet: ReadSheet) -> str:
    for line in sheet.preface("Nama", "No. Registrasi"):
        found = re.match(r"NOMOR\s*:?\s*(?P<number>.+)", line, re.IGNORECASE)
        if found:
            return found["number"]
    raise ListUnreadable(
        file=sheet.file, reason="file", problem="baris “NOMOR …” dari SK tidak ada di atas tabel."
    )


def _title(sheet: ReadSheet) -> str:
    lines = sheet.preface("Nama", "No. Registrasi")
    return next((line for line in lines if line.upper().startswith("DAFTAR")), "")

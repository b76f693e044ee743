"""The read-only bundles that documents and reports are given: everything in them is ready words.

A dossier holds no ids and needs no look-up, so a document is a pure function of it and a
frozen one can be printed again years later exactly as it was.
"""

from datetime import date

from msgspec import Struct

from rehabdesk.domain.office import Paper


class Kop(Struct, frozen=True, kw_only=True):
    """A letterhead with its pictures: lines from top to bottom, logos as image bytes.

    The last ``address_lines`` lines are set small, the line before them bold and largest.
    Where there is no logo, nothing stands in its place.
    """

    lines: tuple[str, ...]
    address_lines: int = 1
    left_logo: bytes | None = None
    right_logo: bytes | None = None


class Signature(Struct, frozen=True, kw_only=True):
    """A signature block: ``heading`` above ("Mengetahui,"), position, name, NIP or nothing."""

    heading: str
    position: str
    name: str
    nip: str = ""


class SheetRow(Struct, frozen=True, kw_only=True):
    """One expected person on an attendance sheet, with the number that is printed."""

    number: int
    name: str
    registration_no: str
    place: str
    remark: str = ""


class AttendanceSheetDossier(Struct, frozen=True, kw_only=True):
    """A session's daftar hadir, ready to print (domain.md 5.3).

    ``titles`` are the centred lines, ``facts`` the block of label and value, ``counted`` the
    counts by label, empty where they are filled in by hand, ``spare_rows`` blank lines after the
    names.
    ``session_line`` ("Senin, 30 Agustus 2021 · 09.30-10.45 · Seminar") names it in footers.
    ``absence_rule`` says how an absence is written, ``office_signs`` and ``printing`` stand in the
    code of each page, which only a sheet with a number has.
    """

    kop: Kop
    paper: Paper
    titles: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    rows: tuple[SheetRow, ...]
    spare_rows: int
    counted: tuple[tuple[str, str], ...]
    place_and_date: str
    left_signature: Signature
    right_signature: Signature
    centre_signature: Signature | None
    sheet_number: str
    session_line: str
    printed_at: str
    absence_rule: str = ""
    office_signs: str = ""
    printing: int = 1


class GridColumn(Struct, frozen=True, kw_only=True):
    """One session in a monthly grid: day of the month above, short kind below.

    ``week`` is the same number for all sessions of a week, which are kept together.
    """

    day: str
    kind: str
    week: int


class GridRow(Struct, frozen=True, kw_only=True):
    """One resident in a monthly grid: a code a session, and a total for each heading."""

    number: int
    name: str
    registration_no: str
    codes: tuple[str, ...]
    totals: tuple[str, ...]
    percent: str


class MonthlyGridDossier(Struct, frozen=True, kw_only=True):
    """A group's month on one landscape sheet, with codes, totals and the legend of codes.

    ``whose`` names the group and its counselor on every page. ``present`` has how many were
    present for each session, ``totals`` and ``percent`` are those of the whole group.
    """

    kop: Kop
    paper: Paper
    titles: tuple[str, ...]
    whose: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    total_headings: tuple[str, ...]
    present: tuple[str, ...]
    totals: tuple[str, ...]
    percent: str
    legend: tuple[tuple[str, str], ...]
    note: str
    place_and_date: str
    left_signature: Signature
    right_signature: Signature
    printed_at: str


class SubjectRow(Struct, frozen=True, kw_only=True):
    """One line of a certificate's back page: subject, sessions, lesson hours of 45 minutes."""

    subject: str
    sessions: str
    lesson_hours: str
    attended: str


class CertificateDossier(Struct, frozen=True, kw_only=True):
    """A certificate's words and figures, frozen when it is issued (domain.md 6.3).

    ``check_code`` is what the QR holds and what is printed beside it. ``copy_mark`` is empty
    on the original and "SALINAN KE-2" on a duplicate. Marks are never frozen: they are put on
    when it is drawn. Fields with a default came later; dossiers frozen before lack them.
    """

    kop: Kop
    paper: Paper
    number: str
    name: str
    registration_no: str
    birth: str
    statement: str
    """The sentence after the name: programme, fiscal year, length, dates."""
    hours: str
    grade: str
    place_and_date: str
    signatures: tuple[Signature, ...]
    subjects: tuple[SubjectRow, ...]
    subject_total: SubjectRow
    attendance_line: str
    back_signature: Signature
    check_code: str
    copy_mark: str = ""
    partner_logos: tuple[bytes, ...] = ()
    issued_on: date | None = None
    birth_label: str = "Tempat, tanggal lahir"
    sums_note: str = ""
    """How the sums of the back page were made."""
    replaces: str = ""
    """Which revoked certificate this one stands for."""
    copy_note: str = ""
    """When the copy was printed."""
    revoked_mark: str = ""
    revoked_note: str = ""
    """What stands across a revoked one, and since when."""


class RegisterRow(Struct, frozen=True, kw_only=True):
    """One line of the register of issued certificates."""

    number: int
    certificate_no: str
    name: str
    registration_no: str
    issued_on: str
    remark: str


class CertificateRegisterDossier(Struct, frozen=True, kw_only=True):
    """The register book of a cohort's certificates (domain.md 6.3), with room to sign receipt."""

    kop: Kop
    paper: Paper
    titles: tuple[str, ...]
    rows: tuple[RegisterRow, ...]
    place_and_date: str
    right_signature: Signature
    printed_at: str
    note: str = ""
    """What stands below the table, beside the signature."""


class RecoverySheetDossier(Struct, frozen=True, kw_only=True):
    """The recovery key on paper: ``groups`` of the code in order, ``code`` for the QR."""

    kop: Kop
    paper: Paper
    titles: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    code: str
    groups: tuple[str, ...]
    steps: tuple[str, ...]
    """What to do with the sheet, one sentence each."""
    place_and_date: str
    left_signature: Signature
    right_signature: Signature
    printed_at: str


class AuditHeadRow(Struct, frozen=True, kw_only=True):
    """Where one PC's audit log stands: how many entries, and the hash of the last in words."""

    pc: str
    count: str
    code: str


class AuditHeadDossier(Struct, frozen=True, kw_only=True):
    """The heads of the audit log on paper, by which an outsider can check the log later."""

    kop: Kop
    paper: Paper
    titles: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    rows: tuple[AuditHeadRow, ...]
    steps: tuple[str, ...]
    place_and_date: str
    left_signature: Signature
    right_signature: Signature
    printed_at: str


class RecordSection(Struct, frozen=True, kw_only=True):
    """One heading of a person's data with its lines of label and value."""

    heading: str
    lines: tuple[tuple[str, str], ...]


class PersonalRecordDossier(Struct, frozen=True, kw_only=True):
    """Everything that is kept about one person, for that person (UU 27/2022, article 7).

    ``person`` names it in the footer, ``statement`` says why and for whom it was printed.
    """

    kop: Kop
    paper: Paper
    titles: tuple[str, ...]
    person: str
    sections: tuple[RecordSection, ...]
    statement: str
    place_and_date: str
    left_signature: Signature
    right_signature: Signature
    printed_at: str


class NoteDossier(Struct, frozen=True, kw_only=True):
    """One note of counseling or of the health service, ready to print (domain.md 2.5, form 7).

    ``parts`` are the note's parts with their headings, of as many lines as were written;
    ``person`` names it in the footer.
    """

    kop: Kop
    paper: Paper
    titles: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    person: str
    place_and_date: str
    signature: Signature
    printed_at: str


class TimetableEntry(Struct, frozen=True, kw_only=True):
    """What a cell of a timetable says: which session, for whom, where."""

    what: str
    whom: str
    where: str = ""


class TimetableRow(Struct, frozen=True, kw_only=True):
    """The sessions of one time of day; a cell for each day, with any number of entries."""

    hours: str
    cells: tuple[tuple[TimetableEntry, ...], ...]


class TimetableDossier(Struct, frozen=True, kw_only=True):
    """A week for the wall: a column for each day, a row for each time.

    ``days`` are the headings, ``closed`` says for each day why there is nothing on it. ``groups``
    are the groups in it, each with its counselor and room in words.
    """

    kop: Kop
    paper: Paper
    titles: tuple[str, ...]
    days: tuple[str, ...]
    closed: tuple[str, ...]
    rows: tuple[TimetableRow, ...]
    groups: tuple[tuple[str, str], ...]
    place_and_date: str
    signature: Signature
    printed_at: str

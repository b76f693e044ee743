"""One person on the certificate screen: the figures, an exception or none, and the words."""

from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.certificate import Certificate, Shortfall, Standing
from rehabdesk.domain.identity import EnrolmentId
from rehabdesk.services.certificate_words import UNNUMBERED
from rehabdesk.services.certificates import CertificateLine, Pick
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.wording import numbers
from rehabdesk.wording.certificate_rule import base_sentence
from rehabdesk.wording.terms import label

_SHORT = {
    Shortfall.LEFT: "berhenti",
    Shortfall.SUSPENDED: "ditangguhkan",
    Shortfall.TOO_EARLY: "belum waktunya",
    Shortfall.ATTENDANCE_LOW: "kehadiran kurang",
    Shortfall.MANDATORY_LOW: "sesi wajib kurang",
    Shortfall.NOTHING_RECORDED: "belum tercatat",
    Shortfall.MARKS_MISSING: "tanda kosong",
    Shortfall.SHEETS_MISSING: "daftar belum diisi",
}


class PeopleWanted(Enum):
    """Which people the list is narrowed to."""

    ALL = "all"
    READY = "ready"
    SHORT = "short"
    ISSUED = "issued"


class CertificateRow(Struct, frozen=True, kw_only=True):
    """A line of the cohort, with the reason why it is to be an exception, or nothing."""

    line: CertificateLine
    exception: str = ""

    @property
    def key(self) -> EnrolmentId:
        """What tells the same person again after a reload."""
        return self.line.enrolment.id

    @property
    def stands(self) -> PeopleWanted:
        """Issued, ready (also as an exception), or short of something."""
        if self.line.certificate is not None:
            return PeopleWanted.ISSUED
        ready = self.line.standing.qualifies or bool(self.exception)
        return PeopleWanted.READY if ready else PeopleWanted.SHORT

    def pick(self) -> Pick:
        """This person for issuing."""
        return Pick(enrolment_id=self.key, override_reason=self.exception)


def narrowed(
    rows: Iterable[CertificateRow], wanted: PeopleWanted, text: str
) -> tuple[CertificateRow, ...]:
    """The rows in one state whose name, number or group holds every typed word."""
    words = text.casefold().split()
    return tuple(
        row
        for row in rows
        if wanted in {PeopleWanted.ALL, row.stands}
        and all(word in _searched(row) for word in words)
    )


def counted(rows: Sequence[CertificateRow], wanted: PeopleWanted) -> int:
    """How many are in a state."""
    return sum(wanted in {PeopleWanted.ALL, row.stands} for row in rows)


def unnumbered(rows: Iterable[CertificateRow]) -> int:
    """How many certificates still wait for their number."""
    issued = (row.line.certificate for row in rows)
    return sum(one is not None and one.open_number for one in issued)


def attendance_words(stands: Standing) -> str:
    """The figure with both its sides: "128 / 140 = 91,4 %"."""
    return figure(stands.numerator, stands.denominator)


def figure(part: int, whole: int) -> str:
    """A percentage with what it was made from."""
    return f"{part} / {whole} = {numbers.even_percent(part, whole)}" if whole else "–"


def state_words(row: CertificateRow) -> str:
    """What stands in the pill."""
    if row.line.certificate is not None:
        return _issued_words(row.line.certificate)
    if row.line.standing.qualifies:
        return "Memenuhi"
    if row.exception:
        return "Dengan alasan"
    first, *others = row.line.standing.shortfalls
    more = f" +{len(others)}" if others else ""
    return f"Belum: {_SHORT[first]}{more}"


def _issued_words(issued: Certificate) -> str:
    return f"Terbit, {UNNUMBERED}" if issued.open_number else f"Terbit no. {issued.serial:04}"


def state_tone(row: CertificateRow) -> Tone:
    """The colour that helps the words."""
    if row.line.certificate is not None:
        return Tone.ACCENT if row.line.certificate.open_number else Tone.INFO
    if row.line.standing.qualifies:
        return Tone.SUCCESS
    return Tone.ACCENT if row.exception else Tone.WARNING


def state_tip(row: CertificateRow) -> str:
    """The whole story behind the pill."""
    if row.line.certificate is not None:
        return row.line.certificate.number
    if row.exception:
        return f"Alasan terbit: {row.exception}"
    return "\n".join(label(one) for one in row.line.standing.shortfalls)


def _searched(row: CertificateRow) -> str:
    person = row.line.resident
    number = row.line.certificate.number if row.line.certificate else ""
    return f"{person.name} {person.registration_no} {row.line.group_name} {number}".casefold()


def _rate(row: CertificateRow) -> float:
    stands = row.line.standing
    return stands.numerator / stands.denominator if stands.denominator else -1.0


COLUMNS: tuple[Column[CertificateRow], ...] = (
    Column(
        key="name",
        heading="Nama",
        text=lambda row: row.line.resident.name,
        stretch=True,
        strong=True,
    ),
    Column(
        key="registration",
        heading="No. Registrasi",
        text=lambda row: row.line.resident.registration_no,
        width=122,
    ),
    Column(
        key="group",
        heading="Kelompok",
        text=lambda row: row.line.group_name.removeprefix("Kelompok "),
        width=82,
        muted=True,
    ),
    Column(
        key="attendance",
        heading="Kehadiran",
        text=lambda row: attendance_words(row.line.standing),
        sort=_rate,
        tip=lambda row: base_sentence(row.line.standing.basis),
        width=158,
        align=Align.RIGHT,
    ),
    Column(
        key="state",
        heading="Keadaan",
        text=state_words,
        tone=state_tone,
        tip=state_tip,
        spoken=lambda row: f"{state_words(row)}. {state_tip(row)}",
        width=190,
    ),
    Column(
        key="number",
        heading="Nomor sertifikat",
        text=lambda row: row.line.certificate.number if row.line.certificate else "",
        width=270,
        hidden=True,
    ),
)

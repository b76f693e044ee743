"""The words of a certificate and of the register book, gathered once when they are issued."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from rehabdesk.domain.certificate import (
    MOST_SIGNERS,
    Certificate,
    CertificateLook,
    CertificateState,
    Standing,
)
from rehabdesk.domain.dossiers import (
    CertificateDossier,
    CertificateRegisterDossier,
    RegisterRow,
    Signature,
    SubjectRow,
)
from rehabdesk.domain.enrolment import Enrolment
from rehabdesk.domain.lessons import LessonRow, lesson_sums
from rehabdesk.domain.nip import spaced_nip
from rehabdesk.domain.office import Official, OfficialRole, partners_on
from rehabdesk.domain.program import Cohort, length_of
from rehabdesk.domain.refusals import TooManySigners
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.session import LESSON_MINUTES
from rehabdesk.services.certificates_out import frozen_dossier
from rehabdesk.services.dossiers import kop_on, manager_signature, signature_of, stamp_of
from rehabdesk.storage import Store
from rehabdesk.wording import dates, numbers
from rehabdesk.wording.certificate_rule import attendance_sentence

UNNUMBERED = "belum bernomor"
"""What the register says while a number is still to be filled in."""

_LEFT_OUT = "Sertifikat yang datanya terbatas tidak dicantumkan di sini."
_OTHERS = "Kegiatan lain (tanpa jam pelajaran)"
_ROUNDED = (
    f"1 JP = {LESSON_MINUTES} menit. Waktu tiap baris dibulatkan ke JP utuh terdekat; jumlahnya"
    " adalah jumlah baris di atasnya."
)
_NAMED_DECREE = re.compile(r"(sk|surat|keputusan|kep)\b", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"^(nomor|no)\b[.:\s]*", re.IGNORECASE)


def certificate_dossier(
    store: Store,
    cohort: Cohort,
    enrolment: Enrolment,
    stands: Standing,
    *,
    number: str,
    check_code: str,
    day: date,
) -> CertificateDossier:
    """A certificate's words and figures (domain.md 6.3).

    The line of attendance, the totals and the lesson hours of the front are the sums of the
    rows of the back. Raises ``TooManySigners``.
    """
    resident = store.residents.get(enrolment.resident)
    if resident is None:
        raise LookupError
    sums = lesson_sums(
        store.figures.lesson_time(resident.id, cohort.id),
        store.session_kinds.all(),
        store.statuses.all(),
        stands.basis,
    )
    label, birth = _birth(resident)
    return CertificateDossier(
        kop=kop_on(store, day),
        paper=store.settings.read(CertificateLook).paper,
        number=number,
        name=resident.name,
        registration_no=resident.registration_no,
        birth_label=label,
        birth=birth,
        statement=_statement(store, cohort, enrolment),
        hours=f"{numbers.thousands(sums.lesson_hours)} jam pelajaran"
        f" (1 JP = {LESSON_MINUTES} menit)"
        if sums.lesson_hours
        else "",
        grade="",
        place_and_date=f"{store.office.city}, {dates.long_date(day)}",
        signatures=certificate_signers(store, day),
        subjects=tuple(_subject(row.name or _OTHERS, row) for row in sums.rows),
        subject_total=SubjectRow(
            subject="Jumlah",
            sessions=str(sums.sessions),
            lesson_hours=numbers.thousands(sums.lesson_hours),
            attended=str(sums.attended),
        ),
        attendance_line=attendance_sentence(sums.attended, sums.sessions, stands.basis),
        sums_note=_ROUNDED,
        back_signature=manager_signature(store, day, "Mengetahui,"),
        check_code=check_code,
        replaces=_replaced(store, enrolment),
        issued_on=day,
    )


def certificate_signers(store: Store, day: date) -> tuple[Signature, ...]:
    """The heads of partners who sign on that day, by name, and the warden at the right.

    Raises:
        TooManySigners: more than fit side by side; nobody is left out in silence.
    """
    partners = partners_on(store.officials.all(), day)
    if len(partners) >= MOST_SIGNERS:
        raise TooManySigners("issued_on", count=len(partners) + 1, most=MOST_SIGNERS)
    warden = signature_of(store, OfficialRole.WARDEN, day)
    return (*(_partner(one) for one in partners), warden)


def _birth(resident: Resident) -> tuple[str, str]:
    """Place and day of birth as far as they are known, with the label that fits."""
    place = resident.birth_place
    day = dates.long_date(resident.birth_on) if resident.birth_on else ""
    if place and day:
        return "Tempat, tanggal lahir", f"{place}, {day}"
    return ("Tempat lahir", place) if place else ("Tanggal lahir", day)


def _statement(store: Store, cohort: Cohort, enrolment: Enrolment) -> str:
    """The sentence after the name; its dates are those of the person's own time in the cohort."""
    program = store.program_kinds.get(cohort.kind)
    starts_on, ends_on = cohort.time_of(enrolment)
    return (
        f"telah mengikuti dan menyelesaikan Program {program.title if program else ''}"
        f" pada {store.office.name} Tahun Anggaran {cohort.fiscal_year} selama"
        f" {numbers.length(*length_of(starts_on, ends_on))},"
        f" tanggal {dates.period(starts_on, ends_on)}{_decree(cohort, enrolment)}."
    )


def _decree(cohort: Cohort, enrolment: Enrolment) -> str:
    """The decree that put the person into the cohort: the person's own, else the cohort's."""
    number = " ".join((enrolment.decree_no or cohort.decree_no).split())
    if not number:
        return ""
    named = (
        number
        if _NAMED_DECREE.match(number)
        else f"Surat Keputusan Nomor {_NUMBER_WORD.sub('', number)}"
    )
    own = enrolment.decree_no and enrolment.decree_no != cohort.decree_no
    if own or cohort.decree_on is None:
        return f", berdasarkan {named}"
    return f", berdasarkan {named} tanggal {dates.long_date(cohort.decree_on)}"


def _replaced(store: Store, enrolment: Enrolment) -> str:
    """Which certificate this one stands for, where an earlier one was revoked."""
    revoked = store.certificates.find(enrolment=enrolment.id, state=CertificateState.REVOKED.value)
    if not revoked:
        return ""
    last = revoked[-1]
    named = (
        f"tanggal {dates.long_date(last.issued_on)}" if last.open_number else f"nomor {last.number}"
    )
    return f"Pengganti sertifikat {named} yang telah dicabut"


def _partner(official: Official) -> Signature:
    acting = f"{official.acting.value} " if official.acting.value else ""
    return Signature(
        heading="",
        position=f"{acting}{official.position}",
        name=official.name,
        nip=spaced_nip(official.nip) if official.nip else "",
    )


def _subject(name: str, row: LessonRow) -> SubjectRow:
    return SubjectRow(
        subject=name,
        sessions=str(row.sessions),
        lesson_hours="-" if row.lesson_hours is None else numbers.thousands(row.lesson_hours),
        attended=str(row.attended),
    )


def register_dossier(
    store: Store, cohort: Cohort, *, now: datetime, day: date
) -> CertificateRegisterDossier:
    """The register book of a cohort's certificates, in the order of their numbers.

    Names and numbers are those that stand on the certificates. What this desk may not see is
    left out, and a line says so.
    """
    program = store.program_kinds.get(cohort.kind)
    issued = store.certificates.of_cohort(cohort.id)
    rows: list[RegisterRow] = []
    for number, certificate in enumerate(issued, 1):
        paper = frozen_dossier(certificate)
        rows.append(
            RegisterRow(
                number=number,
                certificate_no=UNNUMBERED if certificate.open_number else certificate.number,
                name=paper.name,
                registration_no=paper.registration_no,
                issued_on=dates.short_date(certificate.issued_on),
                remark="; ".join(_remarks(certificate, rows, issued)),
            )
        )
    return CertificateRegisterDossier(
        kop=kop_on(store, day),
        paper=store.office.paper,
        titles=(
            "BUKU REGISTER SERTIFIKAT",
            f"{program.title.upper() if program else ''} TAHUN ANGGARAN {cohort.fiscal_year}",
        ),
        rows=tuple(rows),
        place_and_date=f"{store.office.city}, {dates.long_date(day)}",
        right_signature=manager_signature(store, day, ""),
        printed_at=stamp_of(store.office, now),
        note=_LEFT_OUT if store.certificates.any_hidden(cohort.id) else "",
    )


def _remarks(
    certificate: Certificate, above: Sequence[RegisterRow], issued: Sequence[Certificate]
) -> Iterator[str]:
    """What became of a certificate: revoked, standing for one above it, copied."""
    if certificate.revoked:
        yield (
            f"Dicabut {dates.short_date(certificate.revoked_on)}"
            if certificate.revoked_on
            else "Dicabut"
        )
    earlier = [
        row.number
        for row, other in zip(above, issued, strict=False)
        if other.enrolment == certificate.enrolment and other.revoked
    ]
    if earlier:
        yield f"Pengganti No. {earlier[-1]}"
    if certificate.copies:
        yield f"{certificate.copies} salinan"

"""The words of a certificate and of the register book, gathered once when they are issued."""

from datetime import date, datetime

from rehabdesk.domain.certificate import CertificateLook, CertificateState, Standing
from rehabdesk.domain.dossiers import (
    CertificateDossier,
    CertificateRegisterDossier,
    RegisterRow,
    Signature,
    SubjectRow,
)
from rehabdesk.domain.enrolment import Enrolment
from rehabdesk.domain.nip import spaced_nip
from rehabdesk.domain.office import Official, OfficialRole
from rehabdesk.domain.program import Cohort, working_length
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.session import LESSON_MINUTES, SessionKind
from rehabdesk.services.dossiers import kop_on, manager_signature, signature_of, stamp_of
from rehabdesk.storage import Store
from rehabdesk.wording import dates, numbers

_RESTRICTED = "(terbatas)"


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
    """A certificate's words and figures (domain.md 6.3)."""
    resident = store.residents.get(enrolment.resident)
    if resident is None:
        raise LookupError
    subjects, total = _subjects(store, cohort, resident)
    office, hours = store.office, total.lesson_hours.removesuffix(",0")
    return CertificateDossier(
        kop=kop_on(store, day),
        paper=store.settings.read(CertificateLook).paper,
        number=number,
        name=resident.name,
        registration_no=resident.registration_no,
        birth=_birth(resident),
        statement=_statement(store, cohort),
        hours=f"{hours} jam pelajaran (1 JP = {LESSON_MINUTES} menit)",
        grade="",
        place_and_date=f"{office.city}, {dates.long_date(day)}",
        signatures=_signatures(store, day),
        subjects=subjects,
        subject_total=total,
        attendance_line=f"Kehadiran {numbers.percent(stands.numerator, stands.denominator)}"
        f" ({stands.numerator} dari {stands.denominator} sesi yang diperhitungkan)",
        back_signature=manager_signature(store, day, "Mengetahui,"),
        check_code=check_code,
        issued_on=day,
    )


def _birth(resident: Resident) -> str:
    words = (resident.birth_place, dates.long_date(resident.birth_on) if resident.birth_on else "")
    return ", ".join(one for one in words if one)


def _statement(store: Store, cohort: Cohort) -> str:
    program = store.program_kinds.get(cohort.kind)
    months = working_length(cohort.starts_on, cohort.ends_on)
    days = (cohort.ends_on - cohort.starts_on).days + 1
    length = f"{numbers.with_words(months)} bulan" if months else f"{numbers.with_words(days)} hari"
    return (
        f"telah mengikuti dan menyelesaikan Program {program.title if program else ''}"
        f" pada {store.office.name} Tahun Anggaran {cohort.fiscal_year} selama {length},"
        f" tanggal {dates.period(cohort.starts_on, cohort.ends_on)}."
    )


def _signatures(store: Store, day: date) -> tuple[Signature, ...]:
    """The heads of partners who sign on that day, two at most, then the warden."""
    partners = [
        one
        for one in store.officials.all()
        if one.role is OfficialRole.PARTNER_HEAD and one.active_on(day)
    ]
    warden = signature_of(store, OfficialRole.WARDEN, day)
    return (*(_partner(one) for one in partners[:2]), warden)


def _partner(official: Official) -> Signature:
    acting = f"{official.acting.value} " if official.acting.value else ""
    return Signature(
        heading="",
        position=f"{acting}{official.position}",
        name=official.name,
        nip=spaced_nip(official.nip) if official.nip else "",
    )


def _subjects(
    store: Store, cohort: Cohort, resident: Resident
) -> tuple[tuple[SubjectRow, ...], SubjectRow]:
    """Sessions, lesson hours and attendance by kind, and their totals."""
    kinds: dict[str, SessionKind] = {
        one.id: one for one in store.session_kinds.all() if one.counts_for_certificate
    }
    rows: list[SubjectRow] = []
    sessions = minutes = attended = 0
    for one in store.figures.lesson_time(resident.id, cohort.id):
        if one.kind not in kinds:
            continue
        rows.append(_subject(kinds[one.kind].name, one.sessions, one.minutes, one.present))
        sessions, minutes = sessions + one.sessions, minutes + one.minutes
        attended += one.present
    return tuple(rows), _subject("Jumlah", sessions, minutes, attended)


def _subject(name: str, held: int, minutes: int, present: int) -> SubjectRow:
    return SubjectRow(
        subject=name,
        sessions=str(held),
        lesson_hours=numbers.decimal(minutes / LESSON_MINUTES),
        attended=str(present),
    )


def register_dossier(
    store: Store, cohort: Cohort, *, now: datetime, day: date
) -> CertificateRegisterDossier:
    """The register book of a cohort's certificates, in the order of their numbers."""
    enrolments = {one.id: one for one in store.enrolments.of_cohort(cohort.id)}
    people = store.residents.many(one.resident for one in enrolments.values())
    program = store.program_kinds.get(cohort.kind)
    rows: list[RegisterRow] = []
    for number, one in enumerate(store.certificates.of_cohort(cohort.id), 1):
        resident = people.get(enrolments[one.enrolment].resident)
        revoked = one.state is CertificateState.REVOKED
        rows.append(
            RegisterRow(
                number=number,
                certificate_no=one.number,
                name=resident.name if resident else _RESTRICTED,
                registration_no=resident.registration_no if resident else "",
                issued_on=dates.short_date(one.issued_on),
                remark="Dicabut" if revoked else "",
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
    )

"""Every kind of paper as this program prints it, made by the services on a throw-away office.

The self-check, the tests of the shelf and the gallery draw these: what no office can get is never
looked at. The office must be a demonstration, for papers are printed and notes written in it.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from rehabdesk.domain.dossiers import (
    AttendanceSheetDossier,
    CertificateDossier,
    CertificateRegisterDossier,
    MonthlyGridDossier,
    NoteDossier,
    TimetableDossier,
)
from rehabdesk.domain.identity import CounselingNoteId, MedicalNoteId, UserId, new_id
from rehabdesk.domain.note import NOTE_LIMIT, CounselingNote, MedicalNote
from rehabdesk.domain.printed_list import ListAlign, ListColumn, ListDossier
from rehabdesk.domain.refusals import NotADemonstration
from rehabdesk.domain.resident import Resident, place
from rehabdesk.domain.rights import Right
from rehabdesk.domain.user import Role
from rehabdesk.services.certificate_words import register_dossier
from rehabdesk.services.certificates_due import issue_due
from rehabdesk.services.counseling_notes import save_counseling_note
from rehabdesk.services.demonstration_users import seat, user_of
from rehabdesk.services.founding import new_recovery_code
from rehabdesk.services.grid_words import grid_dossier
from rehabdesk.services.list_papers import ShownList, list_dossier
from rehabdesk.services.medical_notes import save_medical_note
from rehabdesk.services.note_papers import counseling_dossier, medical_dossier
from rehabdesk.services.personal_record import personal_record_dossier
from rehabdesk.services.printing import printable, sheets_pdf
from rehabdesk.services.rights import needs
from rehabdesk.services.safety_papers import audit_head_dossier, recovery_dossier
from rehabdesk.services.sheet_words import SheetOptions, sheet_dossier
from rehabdesk.services.timetable_papers import timetable_dossier
from rehabdesk.storage import DEMONSTRATION_PASSPHRASE, Store, from_text, open_office

Samples = dict[str, tuple[Any, ...]]
"""Dossiers by the key of their document."""

_BLANK_ROWS = 22
_CERTIFICATES = 3


def samples_of(folder: Path, now: datetime) -> Samples:
    """Dossiers of every document of a demonstration office, which is changed by it.

    Raises:
        NotADemonstration: the folder holds a real office.
    """
    store = open_office(folder, DEMONSTRATION_PASSPHRASE)
    try:
        made = papers_of(store, now)
        # Whoever writes notes takes turns at the desk.
        seat(store, user_of(store, Role.COUNSELOR))
        made["counseling_note"] = _counseling(store, now)
        seat(store, user_of(store, Role.MEDICAL))
        made["medical_note"] = _medical(store, now)
    finally:
        store.close()
    return made


@needs(Right.MANAGE_USERS)
def papers_of(store: Store, now: datetime) -> Samples:
    """What an administrator prints; raises ``NotADemonstration``."""
    if not store.office.demonstration:
        raise NotADemonstration
    today = now.date()
    return {
        "attendance_sheet": _sheets(store, now),
        "monthly_grid": _grids(store, now),
        "certificate": _certificates(store, today),
        "certificate_register": _registers(store, now),
        "recovery_sheet": (recovery_dossier(store, new_recovery_code(), now=now),),
        "audit_head": (audit_head_dossier(store, now=now),),
        "personal_record": tuple(
            personal_record_dossier(store, one.id, today=today, now=now)
            for one in _people(store)[:2]
        ),
        "printed_list": _lists(store, now),
        "weekly_timetable": _weeks(store, now),
    }


def _sheets(store: Store, now: datetime) -> tuple[AttendanceSheetDossier, ...]:
    """A group's sheet, the longest one, one that the warden signs as well, and a blank one."""
    today = now.date()
    sessions = printable(store, store.sessions.between(today.replace(day=1), today))
    printed = {one.session: one for one in sheets_pdf(store, sessions, now=now).sheets}
    held = [one for one in sessions if one.id in printed]
    size = {one.id: len(printed[one.id].roster) for one in held}
    usual, longest = held[0], max(held, key=lambda one: size[one.id])
    options = store.settings.read(SheetOptions)
    signed = replace(options, warden_signs=True)
    return (
        *(
            sheet_dossier(
                store,
                one,
                store.attendance.of_session(one.id),
                printed[one.id],
                chosen,
                now=now,
            )
            for one, chosen in ((usual, options), (longest, options), (usual, signed))
        ),
        sheet_dossier(store, usual, (), None, replace(signed, spare_rows=_BLANK_ROWS), now=now),
    )


def _grids(store: Store, now: datetime) -> tuple[MonthlyGridDossier, ...]:
    """This month of two groups, and a month after all sessions."""
    groups, day = store.groups.all()[:2], now.date()
    months = [(one, day.year, day.month) for one in groups] + [(groups[0], day.year + 1, day.month)]
    return tuple(grid_dossier(store, *one, now=now) for one in months)


def _weeks(store: Store, now: datetime) -> tuple[TimetableDossier, ...]:
    """This week, one with days off, that of one group, and one without sessions."""
    monday = now.date() - timedelta(days=now.weekday())
    week, group = timedelta(days=6), store.groups.all()[0]
    off = next(
        (
            one.day - timedelta(days=one.day.weekday())
            for one in store.holidays.all()
            if store.sessions.between(one.day - timedelta(days=one.day.weekday()), one.day)
        ),
        monday,
    )
    asked = [
        (monday, store.sessions.between(monday, monday + week), ""),
        (off, store.sessions.between(off, off + week), ""),
        (monday, store.sessions.of_group(group.id, monday, monday + week), group.name),
        (monday, (), ""),
    ]
    return tuple(
        timetable_dossier(store, first, sessions, whose=whose, now=now)
        for first, sessions, whose in asked
    )


def _certificates(store: Store, today: date) -> tuple[CertificateDossier, ...]:
    """Some of each cohort that is due, frozen as they were issued."""
    found: list[CertificateDossier] = []
    for cohort in store.cohorts.all():
        issued = issue_due(store, cohort, issued_on=cohort.ends_on, today=today)
        found += [from_text(CertificateDossier, one.frozen) for one in issued[:_CERTIFICATES]]
    return tuple(found)


def _registers(store: Store, now: datetime) -> tuple[CertificateRegisterDossier, ...]:
    return tuple(
        register_dossier(store, one, now=now, day=now.date()) for one in store.cohorts.all()
    )


def _lists(store: Store, now: datetime) -> tuple[ListDossier, ...]:
    """People in few columns, which stand on the paper, and in many, which lie."""
    people = sorted(_people(store), key=lambda one: one.name)
    few = (
        ListColumn(heading="Nama"),
        ListColumn(heading="No. registrasi", align=ListAlign.CENTRE),
        ListColumn(heading="Blok/kamar", align=ListAlign.RIGHT),
    )
    short = tuple((one.name, one.registration_no, place(one.block, one.cell)) for one in people)
    more = ("Tempat lahir", "Agama", "Pendidikan", "Pekerjaan", "Alamat", "Nama ibu", "Penjamin")
    words = "Lingkungan Kaujon Pasar Sore RT 002 RW 004, Kelurahan Serang, Kota Serang"
    many = (*few, *(ListColumn(heading=one) for one in more))
    long = tuple((*row, *(words[: 8 * at] for at in range(1, len(more) + 1))) for row in short[:12])
    narrowed = ("Status: Aktif", "memuat “mu”")
    return tuple(
        list_dossier(
            store,
            ShownList(
                name="Daftar residen",
                of="Rehabilitasi Sosial TA 2021",
                columns=columns,
                rows=rows,
                narrowed=narrowed,
                order="Nama",
            ),
            now=now,
        )
        for columns, rows in ((few, short), (many, long))
    )


def _people(store: Store) -> Sequence[Resident]:
    """Who takes part, the one with the longest name first."""
    enrolled = [one for cohort in store.cohorts.all() for one in _enrolled(store, cohort.id)]
    people = store.residents.many(enrolled).values()
    return sorted(people, key=lambda one: (-len(one.name), one.name, one.registration_no))


def _enrolled(store: Store, cohort: str) -> list[str]:
    return [one.resident for one in store.enrolments.of_cohort(cohort)]


def _counseling(store: Store, now: datetime) -> tuple[NoteDossier, ...]:
    """A short note and one of several pages, of whoever sits at the desk."""
    person, counselor = _people(store)[0], store.counselors.all()[0]
    told = "Residen menyatakan tidur lebih nyenyak dan sudah dua kali menelepon keluarganya."
    made: list[NoteDossier] = []
    for lines in (1, NOTE_LIMIT // (len(told) + 1)):
        note = CounselingNote(
            id=CounselingNoteId(new_id()),
            resident=person.id,
            author=UserId(""),
            held_on=now.date(),
            minutes=45,
            topic="Hubungan dengan keluarga menjelang bebas",
            counselor=counselor.id,
            subjective="\n".join([told] * lines),
            objective="Kontak mata baik, bicara lancar.",
            assessment="Motivasi berubah berada pada tahap persiapan.",
            plan="Menuliskan pemicu dan cara menghadapinya di jurnal harian.",
        )
        saved = save_counseling_note(store, note, today=now.date()).record
        made.append(counseling_dossier(store, saved, now=now))
    return tuple(made)


def _medical(store: Store, now: datetime) -> tuple[NoteDossier, ...]:
    """One note of the health service, with a part that is not written."""
    note = MedicalNote(
        id=MedicalNoteId(new_id()),
        resident=_people(store)[0].id,
        author=UserId(""),
        held_on=now.date(),
        staff="dr. Sekar Melati Utami",
        complaint="Nyeri ulu hati sejak tiga hari, memburuk sesudah makan pedas.",
        examination="TD 120/80 mmHg, nadi 84 kali per menit, suhu 36,7 °C.",
        medicine="Omeprazol 20 mg, 1 x 1 sebelum makan, 7 hari.",
    )
    saved = save_medical_note(store, note, today=now.date()).record
    return (medical_dossier(store, saved, now=now),)

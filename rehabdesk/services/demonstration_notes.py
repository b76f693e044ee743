"""A few notes in the demonstration, so that one sees who may read them and who may not."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from rehabdesk.domain.identity import CounselingNoteId, MedicalNoteId, new_id
from rehabdesk.domain.note import CounselingNote, MedicalNote
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.user import Role, User
from rehabdesk.services.demonstration_program import DemonstrationPeople
from rehabdesk.services.demonstration_tables import MEDICAL
from rehabdesk.services.demonstration_users import seat, user_of
from rehabdesk.storage import Store

# After the marks, for the log tells its entries in the order of time.
_WRITTEN_AT = datetime(2021, 8, 27, 9, 30, tzinfo=UTC)


class _Talk(NamedTuple):
    """A talk with a member of a group, by the place in its list (from 0)."""

    place: int
    day: date
    topic: str
    said: str
    seen: str
    found: str
    planned: str


class _Visit(NamedTuple):
    """A visit to the health service by a member of the medical group, by the place in its list."""

    place: int
    day: date
    complaint: str
    examination: str
    medicine: str


_TALKS = (
    _Talk(
        *(0, date(2021, 8, 12), "Hubungan dengan keluarga"),
        "Residen merasa istrinya belum percaya bahwa ia sungguh ingin berubah.",
        "Kontak mata baik, bicara lancar, sempat menangis.",
        "Motivasi berubah ada; percaya diri masih rendah.",
        "Menulis surat kepada keluarga sebelum pertemuan berikut.",
    ),
    _Talk(
        *(0, date(2021, 8, 26), "Hubungan dengan keluarga"),
        "Suratnya sudah dibalas; keluarga akan berkunjung bulan depan.",
        "Tampak lebih tenang daripada pertemuan sebelumnya.",
        "Dukungan keluarga mulai tumbuh.",
        "Berlatih menjawab pertanyaan yang sulit dari keluarga.",
    ),
    _Talk(
        *(3, date(2021, 8, 19), "Pemicu dan keinginan memakai lagi"),
        "Keinginan muncul pada malam hari, terutama bila sulit tidur.",
        "Gelisah pada awal sesi, kemudian dapat bercerita dengan runtut.",
        "Mengenali tiga pemicu utama; belum punya cara menghadapinya.",
        "Mencatat pemicu setiap malam dan mencoba latihan napas.",
    ),
)
_VISITS = (
    _Visit(
        *(1, date(2021, 8, 10), "Nyeri ulu hati sejak tiga hari."),
        "TD 120/80 mmHg, nadi 84 kali per menit, suhu 36,7 °C.",
        "Omeprazol 20 mg, 1 x 1 sebelum makan, 7 hari.",
    ),
    _Visit(
        *(4, date(2021, 8, 24), "Sulit tidur, jantung berdebar."),
        "TD 130/85 mmHg, nadi 92 kali per menit.",
        "Edukasi kebersihan tidur; belum perlu obat.",
    ),
)


def put_notes(store: Store, cast: DemonstrationPeople) -> None:
    """Notes of the counselor's own group and of the health service, each by who wrote it."""
    counselor, doctor = user_of(store, Role.COUNSELOR), user_of(store, Role.MEDICAL)
    own = next(
        letter for letter, one in cast.groups.items() if one.counselor == counselor.counselor
    )
    talks = [_talk(counselor, _member(cast, own, one.place, one.day), one) for one in _TALKS]
    visits = [_visit(doctor, _member(cast, MEDICAL, one.place, one.day), one) for one in _VISITS]
    owner, store.now = store.desk, lambda: _WRITTEN_AT
    for author, write in (
        (counselor, lambda: store.counseling_notes.put_all(talks)),
        (doctor, lambda: store.medical_notes.put_all(visits)),
    ):
        seat(store, author)
        with store.change("Catatan contoh"):
            write()
    store.desk = store.log.desk = owner


def _talk(author: User, person: Resident, talk: _Talk) -> CounselingNote:
    return CounselingNote(
        id=CounselingNoteId(new_id()),
        resident=person.id,
        author=author.id,
        held_on=talk.day,
        counselor=author.counselor,
        minutes=45,
        topic=talk.topic,
        subjective=talk.said,
        objective=talk.seen,
        assessment=talk.found,
        plan=talk.planned,
    )


def _visit(author: User, person: Resident, visit: _Visit) -> MedicalNote:
    return MedicalNote(
        id=MedicalNoteId(new_id()),
        resident=person.id,
        author=author.id,
        held_on=visit.day,
        staff=author.name,
        complaint=visit.complaint,
        examination=visit.examination,
        medicine=visit.medicine,
    )


def _member(cast: DemonstrationPeople, letter: str, place: int, day: date) -> Resident:
    """Who stands at a place of a group's list on a day."""
    group = cast.groups[letter].id
    return [one.resident for one in cast.members if one.expected(group, day)][place]

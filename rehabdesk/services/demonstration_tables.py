"""What happened in the demonstration office in 2021: who left, who moved, and the timetable.

People stand here by their number in the decree's list; the lists say who they are.
"""

from datetime import date
from typing import NamedTuple

from rehabdesk.domain.certificate import Numbering
from rehabdesk.domain.resident import ExitReason

NUMBERING = Numbering(prefix="W12.PAS.PAS1", classification="PK.06.05")
STARTS_ON, ENDS_ON = date(2021, 3, 1), date(2021, 8, 31)
DECREE_ON = date(2021, 2, 24)
MEDICAL = "M"
"""The letter of the medical group; the social groups are A to E."""


class Departure(NamedTuple):
    """Somebody who left midway: number in the decree's list, last day, why, and in words."""

    number: int
    day: date
    reason: ExitReason
    note: str


class Transfer(NamedTuple):
    """Somebody who changed groups: number in the decree's list, first day, new group, why."""

    number: int
    day: date
    group: str
    reason: str


class Pause(NamedTuple):
    """Somebody who was suspended: number, first day, day of return, why."""

    number: int
    day: date
    back_on: date
    reason: str


DEPARTURES = (
    Departure(79, date(2021, 4, 1), ExitReason.RELEASED, "Bebas murni"),
    Departure(67, date(2021, 4, 9), ExitReason.RELEASED, "Bebas murni"),
    Departure(60, date(2021, 4, 22), ExitReason.PAROLE, "SK PB diterima"),
    Departure(38, date(2021, 4, 26), ExitReason.CONDITIONAL_LEAVE, "SK CB diterima"),
    Departure(80, date(2021, 5, 3), ExitReason.LEAVE_BEFORE_RELEASE, "SK CMB diterima"),
    Departure(110, date(2021, 5, 17), ExitReason.RELEASED, "Bebas murni"),
    Departure(52, date(2021, 5, 19), ExitReason.TRANSFERRED, "Ke Lapas Kelas I Tangerang"),
    Departure(97, date(2021, 5, 28), ExitReason.RELEASED, "Bebas murni"),
    Departure(20, date(2021, 6, 3), ExitReason.CONDITIONAL_LEAVE, "SK CB diterima"),
    Departure(40, date(2021, 6, 17), ExitReason.RELEASED, "Bebas murni"),
    Departure(71, date(2021, 6, 23), ExitReason.EXPELLED, "Melanggar aturan utama, Register F"),
    Departure(77, date(2021, 7, 5), ExitReason.ASSIMILATION, "Asimilasi di rumah"),
    Departure(64, date(2021, 7, 8), ExitReason.LEAVE_BEFORE_RELEASE, "SK CMB diterima"),
    Departure(58, date(2021, 7, 22), ExitReason.DECEASED, "Di RSUD, karena sakit"),
    Departure(112, date(2021, 8, 24), ExitReason.PAROLE, "SK PB diterima"),
)
TRANSFERS = (
    Transfer(17, date(2021, 5, 17), "C", "Berselisih dengan anggota kelompok"),
    Transfer(95, date(2021, 6, 14), "B", "Atas permintaan konselor"),
)
PAUSES = (Pause(33, date(2021, 6, 7), date(2021, 6, 28), "Dirawat di RSUD"),)
PHASES = (
    ("Orientasi", STARTS_ON, date(2021, 3, 31)),
    ("Primary", date(2021, 4, 1), date(2021, 7, 31)),
    ("Re-entry", date(2021, 8, 1), ENDS_ON),
)
ROOMS = (
    ("Aula Rehabilitasi", 140),
    ("Ruang Kelompok 1", 25),
    ("Ruang Kelompok 2", 25),
    ("Ruang Kelompok 3", 25),
    ("Ruang Konseling", 24),
    ("Bengkel Kerja", 30),
    ("Klinik Pratama", 22),
    ("Masjid At-Taubah", 150),
    ("Lapangan", None),
)

GROUP_ROOMS = {
    "A": "Ruang Kelompok 1",
    "B": "Ruang Kelompok 2",
    "C": "Ruang Kelompok 3",
    "D": "Ruang Konseling",
    "E": "Aula Rehabilitasi",
    MEDICAL: "Klinik Pratama",
}


class TimetableLine(NamedTuple):
    """One line of the weekly timetable: weekday (0 is Monday), time, kind, whose, where.

    ``groups`` are letters; each has a session of its own unless it is ``joint``. An empty room
    is the group's own.
    """

    weekday: int
    starts: str
    ends: str
    kind: str
    groups: str
    room: str = ""
    joint: bool = False
    speaker: str = ""


class Event(NamedTuple):
    """A joint session outside the timetable."""

    day: date
    kind: str
    groups: str
    room: str
    topic: str
    speaker: str = ""
    starts: str = "11:00"
    ends: str = "12:00"


class Cancellation(NamedTuple):
    """A session that was not held: its day, start, groups by letter, and why."""

    day: date
    starts: str
    groups: str
    reason: str


_SOCIAL = "ABCDE"
_SKILLS = "Instruktur Balai Latihan Kerja"
_FAITH = "Penyuluh Agama Kemenag Kota Serang"
TIMETABLE = (
    *(TimetableLine(day, "08:30", "09:15", "MM", _SOCIAL + MEDICAL) for day in range(4)),
    TimetableLine(0, "09:30", "10:45", "SEM", _SOCIAL + MEDICAL),
    TimetableLine(1, "09:30", "10:45", "KK", _SOCIAL + MEDICAL),
    TimetableLine(2, "09:30", "10:45", "SG", _SOCIAL),
    TimetableLine(2, "09:30", "10:30", "TS", MEDICAL),
    TimetableLine(3, "09:30", "10:45", "ENC", _SOCIAL),
    TimetableLine(3, "09:30", "11:00", "CBT", MEDICAL),
    TimetableLine(0, "13:30", "15:00", "VOK", "A", "Bengkel Kerja", speaker=_SKILLS),
    TimetableLine(0, "13:30", "15:00", "RP", "D"),
    TimetableLine(1, "13:30", "15:00", "VOK", "B", "Bengkel Kerja", speaker=_SKILLS),
    TimetableLine(1, "13:30", "15:00", "RP", "A"),
    TimetableLine(2, "13:30", "15:00", "VOK", "C", "Bengkel Kerja", speaker=_SKILLS),
    TimetableLine(2, "13:30", "15:00", "RP", "BE"),
    TimetableLine(3, "13:30", "15:00", "VOK", "D", "Bengkel Kerja", speaker=_SKILLS),
    TimetableLine(3, "13:30", "15:00", "RP", "C"),
    TimetableLine(3, "13:30", "14:30", "WU", "E"),
    TimetableLine(4, "08:00", "08:45", "SNM", _SOCIAL, "Lapangan", joint=True),
    TimetableLine(4, "08:30", "09:30", "KES", MEDICAL),
    TimetableLine(
        4, "09:30", "10:45", "REL", _SOCIAL, "Aula Rehabilitasi", joint=True, speaker=_FAITH
    ),
    TimetableLine(4, "10:00", "11:00", "REL", MEDICAL, "Masjid At-Taubah", speaker=_FAITH),
    TimetableLine(4, "13:30", "15:00", "VOK", "E", "Bengkel Kerja", speaker=_SKILLS),
    TimetableLine(4, "13:30", "14:30", "WU", "ABCD"),
)
"""The week of domain.md 4.2; the workshop has room for one group a day."""

EVENTS = (
    Event(STARTS_ON, "GM", _SOCIAL, "Aula Rehabilitasi", "Pembukaan program"),
    *(
        Event(day, "FSG", _SOCIAL, "Aula Rehabilitasi", "Peran keluarga dalam pemulihan")
        for day in (date(2021, 4, 6), date(2021, 6, 8), date(2021, 7, 13), date(2021, 8, 10))
    ),
    Event(
        date(2021, 6, 24),
        "PENY",
        _SOCIAL,
        "Aula Rehabilitasi",
        "Hari Anti Narkotika Internasional",
        "Penyuluh BNNP Banten",
    ),
)
CANCELLATIONS = (
    Cancellation(date(2021, 3, 17), "08:30", "ABCDEM", "Penggeledahan blok oleh tim gabungan"),
    Cancellation(date(2021, 4, 20), "13:30", "A", "Konselor sakit"),
    Cancellation(date(2021, 6, 8), "13:30", "B", "Instruktur berhalangan"),
    Cancellation(date(2021, 6, 30), "09:30", "ABCDE", "Regu jaga kurang, dua regu mengawal sidang"),
    Cancellation(date(2021, 7, 14), "13:30", "C", "Mesin di bengkel diperbaiki"),
    Cancellation(date(2021, 7, 22), "09:30", "M", "Dokter bertugas pada vaksinasi massal"),
    Cancellation(date(2021, 8, 9), "09:30", "D", "Konselor mengikuti rapat di Kanwil"),
    Cancellation(date(2021, 8, 25), "13:30", "C", "Listrik di bengkel padam"),
)
LEBARAN = (date(2021, 5, 10), date(2021, 5, 14))
"""All coaching rests from the first to the last of these days."""
DEMONSTRATION_DAY = date(2021, 8, 30)
"""The Monday that the demonstration office lives on, a day before the programme ends."""
NOT_TYPED = (date(2021, 8, 27), "WU")
"""Day and kind of the sessions whose sheets are printed and signed but not typed in yet."""
NOT_PRINTED = (date(2021, 8, 27), "VOK")
"""Day and kind of the session that was forgotten: neither printed nor typed in."""

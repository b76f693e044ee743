"""Lists of participants and of a month's marks, in the shapes that offices send."""

from msgspec import Struct

from rehabdesk.domain.importing import ImportSubject
from tests.services.importing.shapes import LETTERHEAD, NO, SIGNED
from tests.services.importing.shaping import CSV, WORKBOOKS, Shape

DAYS = (5, 6, 7)
"""The days of April 2021 that have a session."""


class Participant(Struct, frozen=True, kw_only=True):
    """An invented participant of a decree, and the marks of three days."""

    name: str
    registration_no: str
    group: str
    counselor: str
    d5: str
    d6: str
    d7: str

    @property
    def row_words(self) -> str:
        """Name and number in one cell."""
        return f"{self.name}\n{self.registration_no}"


PARTICIPANTS = tuple(
    Participant(
        name=name,
        registration_no=f"BI {30 + at}/2021",
        group="AB"[at % 2],
        counselor=("Ratna Kusumawati, S.Psi.", "Yayah Rokayah")[at % 2],
        d5="HHSHAH"[at],
        d6="HAHHIH"[at],
        d7="HHHSHH"[at],
    )
    for at, name in enumerate(
        (
            "Agus Salim",
            "Budi Hartono",
            "Cecep Sudrajat",
            "Nu'man bin Karta",
            "I Gede Putra",
            "Ujang",
        )
    )
)
_WHO = (NO, ("Nama", "name"), ("No. Registrasi", "registration_no"))
_GROUP = (("Kelompok", "group"),)
_MARKS = tuple((str(day), f"d{day}") for day in DAYS)
_MONTH = ("REKAPITULASI KEHADIRAN", "BULAN APRIL 2021")


def _shape(subject: ImportSubject, name: str, columns: object, **more: object) -> Shape:
    made = {"name": name, "columns": columns, "subject": subject, "people": PARTICIPANTS}
    return Shape(**{**made, **more})  # type: ignore[arg-type]


def _enrolments(name: str, columns: object, **more: object) -> Shape:
    return _shape(ImportSubject.ENROLMENTS, name, columns, **more)


def _marks(name: str, columns: object, **more: object) -> Shape:
    return _shape(ImportSubject.MARKS, name, columns, **more)


ENROLMENT_SHAPES = (
    _enrolments("a decree", (*_WHO, *_GROUP)),
    _enrolments(
        "a decree under its letterhead",
        (*_WHO, *_GROUP, ("Konselor", "counselor")),
        above=LETTERHEAD,
        below=SIGNED,
    ),
    _enrolments("a decree with counted columns", (*_WHO, *_GROUP), count_columns=True, left=1),
    _enrolments("a decree on pages", (*_WHO, *_GROUP), repeat=3, blank=2),
    _enrolments(
        "a decree with hidden rows", (*_WHO, *_GROUP), hidden=frozenset({1}), formats=WORKBOOKS
    ),
    _enrolments("a decree by tabs", (*_WHO, *_GROUP), delimiter="\t", formats=(CSV,)),
    _enrolments(
        "a decree of Windows", (*_WHO, *_GROUP), encoding="cp1252", delimiter=",", formats=(CSV,)
    ),
    _enrolments("a decree of names and numbers", _WHO),
)
MARK_SHAPES = (
    _marks("a month", (*_WHO, *_MARKS), above=_MONTH),
    _marks("a month under its letterhead", (*_WHO, *_MARKS), above=(*LETTERHEAD, *_MONTH)),
    _marks("a month by name", (NO, ("Nama", "name"), *_MARKS), above=_MONTH),
    _marks("a month with counted columns", (*_WHO, *_MARKS), above=_MONTH, left=1, blank=3),
    _marks("a month on pages", (*_WHO, *_MARKS), above=_MONTH, repeat=3),
    _marks("a month by commas", (*_WHO, *_MARKS), above=_MONTH, delimiter=",", formats=(CSV,)),
    _marks(
        "a month with hidden rows",
        (*_WHO, *_MARKS),
        above=_MONTH,
        hidden=frozenset({2}),
        formats=WORKBOOKS,
    ),
)

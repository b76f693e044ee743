"""What a plan from a template says: why an hour stands where it does, and what is left open."""

from collections.abc import Mapping
from datetime import date, timedelta

from rehabdesk.domain.planning import OpenLesson, PlannedHour, Unplaced
from rehabdesk.domain.template import ProgramTemplate
from rehabdesk.wording.dates import clock, medium_date, period

_SHOWN = 3
"""So many closed days are named; of more, how many there are."""


def hour_words(hour: PlannedHour, closed: Mapping[date, str]) -> str:
    """Why a session does not stand where the timetable has it, or nothing."""
    said: list[str] = []
    if hour.closed:
        said.append(f"Bergeser karena libur: {_days(hour.closed, closed)}.")
    if hour.due_at is not None:
        said.append(
            f"Bukan pukul {clock(hour.due_at)}: konselor atau ruangannya dipakai sesi lain."
        )
    return " ".join(said)


def open_words(lesson: OpenLesson, closed: Mapping[date, str]) -> str:
    """Why a lesson has no hour, and what would give it one."""
    if lesson.reason is Unplaced.NO_HOUR:
        return "Jadwal pekanan fasenya tidak punya jam untuk jenis sesi ini."
    said = "Jam fasenya tidak cukup."
    if lesson.closed:
        said += f" Diambil libur: {_days(lesson.closed, closed)}."
    if lesson.more_days:
        said += f" Cukup bila fase diperpanjang {lesson.more_days} hari."
    return said


def phase_words(template: ProgramTemplate, starts_on: date) -> str:
    """The phases with their days: "Orientasi 1 sampai 28 Maret 2021"."""
    return "; ".join(
        f"{phase.name} {period(first, last)}" for phase, first, last in template.spans(starts_on)
    )


def length_words(days: int) -> str:
    """How long a template is: in weeks where it has whole ones, else in days."""
    weeks, rest = divmod(days, timedelta(weeks=1).days)
    return f"{days} hari" if rest else f"{weeks} pekan"


def _days(days: tuple[date, ...], closed: Mapping[date, str]) -> str:
    named = [f"{medium_date(day)} ({closed.get(day, '')})" for day in days[-_SHOWN:]]
    more = len(days) - len(named)
    return ", ".join(named) + (f", dan {more} hari lain" if more else "")

"""The columns of the program page's tables, as data."""

from datetime import timedelta

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.program import CohortState, Phase
from rehabdesk.ui.screens.kit.record_columns import columns_of
from rehabdesk.ui.screens.programs.lines import GroupLine, HistoryStep, PersonLine
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.wording.certificate_rule import base_sentence
from rehabdesk.wording.dates import day_month, long_date, medium_date
from rehabdesk.wording.fields.program import PHASE
from rehabdesk.wording.numbers import even_percent
from rehabdesk.wording.terms import label

_DAY = timedelta(days=1)

COHORT_TONES = {
    CohortState.PLANNED: Tone.INFO,
    CohortState.RUNNING: Tone.SUCCESS,
    CohortState.CLOSED: Tone.NEUTRAL,
}
STATE_TONES = {
    EnrolmentState.ACTIVE: Tone.SUCCESS,
    EnrolmentState.SUSPENDED: Tone.WARNING,
    EnrolmentState.COMPLETED: Tone.INFO,
    EnrolmentState.LEFT: Tone.NEUTRAL,
}


def people_words(line: GroupLine) -> str:
    """The people of a group against its capacity: "22 / 22"."""
    limit = line.group.capacity
    return f"{line.people} / {limit}" if limit is not None else str(line.people)


def _people_tone(line: GroupLine) -> Tone | None:
    limit = line.group.capacity
    return Tone.WARNING if limit is not None and line.people > limit else None


def attendance_words(line: PersonLine) -> str:
    """The percentage with both its sides: "96,4 %  (108/112)"."""
    present, whole = line.tally.present, line.tally.whole(line.basis)
    return f"{present} / {whole} = {even_percent(present, whole)}" if whole else "–"


def _attendance_tip(line: PersonLine) -> str:
    return base_sentence(line.basis)


def _state_words(line: PersonLine) -> str:
    """Where somebody stands today, and until when if a step of a later day is known."""
    found, coming = line.enrolment, line.coming
    if line.state.ended:
        return label(found.end_reason or line.state)
    words = label(line.state)
    if coming is None or coming.state is line.state:
        return words
    last = coming.happened_on if coming.state.ended else coming.happened_on - _DAY
    return f"{words} s.d. {day_month(last)}"


def _state_tip(line: PersonLine) -> str:
    """What the end was noted with, or what comes next and from which day."""
    coming = line.coming
    if line.state.ended or coming is None or coming.state is line.state:
        return line.enrolment.end_note or _state_words(line)
    return f"{label(coming.state)} {long_date(coming.happened_on, weekday=True)}"


def _time_words(line: PersonLine) -> str:
    """Since when somebody takes part, or until when somebody did."""
    last = line.enrolment.ended_on
    return f"s.d. {medium_date(last)}" if last else medium_date(line.enrolment.enrolled_on)


GROUP_COLUMNS: tuple[Column[GroupLine], ...] = (
    Column(
        key="name", heading="Kelompok", text=lambda line: line.group.name, width=140, strong=True
    ),
    Column(
        key="counselor",
        heading="Konselor",
        text=lambda line: line.counselor or "Belum ada",
        stretch=True,
    ),
    Column(key="room", heading="Ruangan", text=lambda line: line.room or "–", width=160),
    Column(
        key="people",
        heading="Hari ini",
        text=people_words,
        sort=lambda line: line.people,
        align=Align.RIGHT,
        tone=_people_tone,
        width=96,
        spoken=lambda line: f"{line.people} orang",
    ),
)

NAME_COLUMNS: tuple[Column[PersonLine], ...] = (
    Column(key="name", heading="Nama", text=lambda line: line.name, stretch=True, strong=True),
    Column(
        key="registration_no",
        heading="No. registrasi",
        text=lambda line: line.resident.registration_no,
        width=124,
    ),
)

MEMBER_COLUMNS: tuple[Column[PersonLine], ...] = (
    *NAME_COLUMNS,
    Column(key="place", heading="Blok/kamar", text=lambda line: line.cell, width=96, muted=True),
    Column(
        key="since",
        heading="Sejak",
        text=lambda line: medium_date(line.since),
        sort=lambda line: line.since,
        width=104,
    ),
    Column(
        key="attendance",
        heading="Kehadiran",
        text=attendance_words,
        sort=lambda line: line.tally.share(line.basis),
        align=Align.RIGHT,
        width=140,
        tip=_attendance_tip,
    ),
)

PERSON_COLUMNS: tuple[Column[PersonLine], ...] = (
    *NAME_COLUMNS,
    Column(
        key="group",
        heading="Kelompok",
        text=lambda line: line.group.name.removeprefix("Kelompok ") if line.group else "–",
        out=lambda line: line.group.name if line.group else "",
        width=92,
    ),
    Column(
        key="state",
        heading="Status",
        text=_state_words,
        tone=lambda line: STATE_TONES[line.state],
        tip=_state_tip,
        width=176,
    ),
    Column(
        key="since",
        heading="Sejak / sampai",
        text=_time_words,
        sort=lambda line: line.enrolment.ended_on or line.enrolment.enrolled_on,
        width=120,
    ),
    Column(
        key="attendance",
        heading="Kehadiran",
        text=attendance_words,
        sort=lambda line: line.tally.share(line.basis),
        align=Align.RIGHT,
        width=140,
        tip=_attendance_tip,
        spoken=lambda line: f"{line.tally.present} dari {line.tally.whole(line.basis)} sesi",
    ),
    Column(key="place", heading="Blok/kamar", text=lambda line: line.cell, width=96, hidden=True),
)

PHASE_COLUMNS: tuple[Column[Phase], ...] = (
    *columns_of(PHASE, name={"heading": "Fase"}),
    Column(
        key="days",
        heading="Lama",
        text=lambda phase: f"{(phase.ends_on - phase.starts_on).days + 1} hari",
        sort=lambda phase: (phase.ends_on - phase.starts_on).days,
        align=Align.RIGHT,
        width=90,
    ),
)

STEP_COLUMNS: tuple[Column[HistoryStep], ...] = (
    Column(
        key="day",
        heading="Tanggal",
        text=lambda step: medium_date(step.day),
        sort=lambda step: step.day,
        width=108,
    ),
    Column(key="name", heading="Nama", text=lambda step: step.resident.name, width=210),
    Column(
        key="registration_no",
        heading="No. registrasi",
        text=lambda step: step.resident.registration_no,
        width=124,
    ),
    Column(key="what", heading="Kejadian", text=lambda step: step.what, width=170),
    Column(key="reason", heading="Alasan", text=lambda step: step.reason, stretch=True),
)

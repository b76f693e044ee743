"""The programme templates that every office has, as plain data.

Lengths: six months and the models of 15, 30 and 60 days of domain.md 2.2; the week of domain.md
4.2, its topics of 4.3. A template that was shipped never changes: a better one is a next version.
"""

from collections.abc import Sequence
from datetime import time

from rehabdesk.domain.template import (
    Audience,
    ProgramTemplate,
    TemplateKind,
    TemplateLesson,
    TemplatePhase,
    TemplateSlot,
)
from rehabdesk.services.default_tables import KINDS, TOPICS

MON, TUE, WED, THU, FRI = range(5)
_DAILY = (MON, TUE, WED, THU)
_LENGTHS = {line.short: line.minutes for line in KINDS}


def _hours(
    kind: str, weekdays: Sequence[int], starts: str, minutes: int = 0, *, together: bool = False
) -> tuple[TemplateSlot, ...]:
    """A kind at one time of several weekdays, which goes on when its lessons are over."""
    return tuple(
        TemplateSlot(
            weekday=day,
            starts_at=time.fromisoformat(starts),
            minutes=minutes or _LENGTHS[kind],
            kind=kind,
            audience=Audience.COHORT if together else Audience.GROUP,
            goes_on=True,
        )
        for day in weekdays
    )


def _lessons(kind: str, topics: Sequence[str] = ()) -> tuple[TemplateLesson, ...]:
    return tuple(TemplateLesson(kind=kind, topic=topic) for topic in topics or TOPICS[kind])


def _kinds(*shorts: str) -> tuple[TemplateKind, ...]:
    known = {line.short: line for line in KINDS}
    return tuple(
        TemplateKind(
            short=line.short,
            name=line.name,
            minutes=line.minutes,
            mandatory=line.mandatory,
            counts=line.counts,
        )
        for line in map(known.__getitem__, shorts)
    )


_TC_WEEK = (
    *_hours("MM", _DAILY, "08:30"),
    *_hours("SNM", (FRI,), "08:00", together=True),
    *_hours("SEM", (MON,), "09:30"),
    *_hours("KK", (TUE,), "09:30"),
    *_hours("SG", (WED,), "09:30"),
    *_hours("ENC", (THU,), "09:30"),
    *_hours("REL", (FRI,), "09:30", together=True),
    *_hours("RP", (TUE,), "13:30"),
    *_hours("WU", (FRI,), "13:30"),
)
_TC_ORIENTATION = (
    *_hours("MM", _DAILY, "08:30"),
    *_hours("SNM", (FRI,), "08:00", together=True),
    *_hours("SEM", (MON, WED), "09:30"),
    *_hours("KK", (TUE,), "09:30"),
    *_hours("REL", (FRI,), "09:30", together=True),
)
_TC_KINDS = _kinds("MM", "SNM", "SEM", "KK", "SG", "ENC", "REL", "RP", "WU", "VOK", "FSG")
_SKILLS = _hours("VOK", (MON, WED), "13:30")
_FAMILY = _hours("FSG", (THU,), "13:30", together=True)

TC_SIX_MONTHS = ProgramTemplate(
    code="tc-6-bulan",
    version=1,
    name="Therapeutic community 6 bulan",
    program="sosial",
    program_title="Rehabilitasi Sosial",
    kinds=_TC_KINDS,
    phases=(
        TemplatePhase(
            name="Orientasi",
            days=28,
            slots=_TC_ORIENTATION,
            lessons=_lessons("SEM", TOPICS["SEM"][:4]),
        ),
        TemplatePhase(
            name="Primary",
            days=126,
            slots=(*_TC_WEEK, *_SKILLS),
            lessons=(
                *_lessons("SEM", TOPICS["SEM"][4:11]),
                *_lessons("SG"),
                *_lessons("KK"),
                *_lessons("RP"),
            ),
        ),
        TemplatePhase(
            name="Re-entry",
            days=28,
            slots=(*_TC_WEEK, *_SKILLS, *_FAMILY),
            lessons=(*_lessons("SEM", TOPICS["SEM"][11:]), *_lessons("FSG")),
        ),
    ),
)

MEDICAL_SIX_MONTHS = ProgramTemplate(
    code="medis-6-bulan",
    version=1,
    name="Rehabilitasi medis 6 bulan",
    program="medis",
    program_title="Rehabilitasi Medis",
    kinds=_kinds("MM", "SEM", "KK", "TS", "CBT", "KES", "REL", "RP"),
    phases=(
        TemplatePhase(
            name="Stabilisasi",
            days=28,
            slots=(
                *_hours("MM", _DAILY, "08:30"),
                *_hours("TS", (TUE, WED), "09:30"),
                *_hours("KES", (FRI,), "08:30"),
                *_hours("SEM", (MON,), "09:30"),
            ),
            lessons=(*_lessons("TS"), *_lessons("SEM", TOPICS["SEM"][:3])),
        ),
        TemplatePhase(
            name="Terapi",
            days=126,
            slots=(
                *_hours("MM", _DAILY, "08:30"),
                *_hours("SEM", (MON,), "09:30"),
                *_hours("KK", (TUE,), "09:30"),
                *_hours("TS", (WED,), "09:30"),
                *_hours("CBT", (THU,), "09:30"),
                *_hours("KES", (FRI,), "08:30"),
                *_hours("REL", (FRI,), "10:00", together=True),
            ),
            lessons=(
                *_lessons("SEM", TOPICS["SEM"][3:]),
                *_lessons("KK"),
                *_lessons("CBT"),
            ),
        ),
        TemplatePhase(
            name="Persiapan selesai",
            days=28,
            slots=(
                *_hours("MM", _DAILY, "08:30"),
                *_hours("KK", (TUE,), "09:30"),
                *_hours("RP", (THU,), "09:30"),
                *_hours("KES", (FRI,), "08:30"),
            ),
            lessons=_lessons("RP", TOPICS["RP"][:4]),
        ),
    ),
)


def _short_model(days: int, level: str, lessons: Sequence[TemplateLesson]) -> ProgramTemplate:
    """One of the models that the result of the assessment chooses between (domain.md 2.2)."""
    return ProgramTemplate(
        code=f"{days}-hari",
        version=1,
        name=f"Model {days} hari (tingkat {level})",
        program="sosial",
        program_title="Rehabilitasi Sosial",
        kinds=_kinds("MM", "SEM", "KK", "RP", "REL"),
        phases=(
            TemplatePhase(
                name="Inti",
                days=days,
                slots=(
                    *_hours("MM", _DAILY, "08:30"),
                    *_hours("SEM", (MON, WED), "09:30"),
                    *_hours("KK", (TUE,), "09:30"),
                    *_hours("RP", (THU,), "09:30"),
                    *_hours("REL", (FRI,), "09:30", together=True),
                ),
                lessons=tuple(lessons),
            ),
        ),
    )


SHORT_MODELS = (
    _short_model(15, "ringan", (*_lessons("SEM", TOPICS["SEM"][:3]),)),
    _short_model(
        30, "sedang", (*_lessons("SEM", TOPICS["SEM"][:6]), *_lessons("KK", TOPICS["KK"][:3]))
    ),
    _short_model(60, "berat", (*_lessons("SEM"), *_lessons("KK"), *_lessons("RP"))),
)

_PRACTICE = TemplateKind(short="PRK", name="Praktik kerja", minutes=120, mandatory=True)
_THEORY = TemplateKind(short="TEO", name="Teori keterampilan", minutes=90, mandatory=True)
_CLASS = TemplateKind(short="BEL", name="Belajar kesetaraan", minutes=90, mandatory=True)


def _course_hours(
    kind: TemplateKind, weekdays: Sequence[int], starts: str
) -> tuple[TemplateSlot, ...]:
    return _hours(kind.short, weekdays, starts, kind.minutes)


VOCATIONAL = ProgramTemplate(
    code="kemandirian-8-pekan",
    version=1,
    name="Pelatihan kemandirian 8 pekan",
    program="kemandirian",
    program_title="Pelatihan Kemandirian",
    kinds=(_THEORY, _PRACTICE),
    phases=(
        TemplatePhase(
            name="Dasar",
            days=14,
            slots=(
                *_course_hours(_THEORY, (MON, WED), "09:30"),
                *_course_hours(_PRACTICE, (TUE, THU), "09:30"),
            ),
            lessons=_lessons(
                "TEO", ("Keselamatan kerja", "Alat dan bahan", "Cara kerja", "Mutu hasil")
            ),
        ),
        TemplatePhase(
            name="Praktik",
            days=42,
            slots=(
                *_course_hours(_PRACTICE, (MON, TUE, WED, THU), "09:30"),
                *_course_hours(_THEORY, (FRI,), "09:30"),
            ),
            lessons=_lessons(
                "TEO", ("Menghitung biaya", "Menjual hasil kerja", "Merencanakan usaha")
            ),
        ),
    ),
)

EDUCATION = ProgramTemplate(
    code="pendidikan-kesetaraan",
    version=1,
    name="Pendidikan kesetaraan satu semester",
    program="pendidikan",
    program_title="Pendidikan Kesetaraan",
    kinds=(_CLASS,),
    phases=(
        TemplatePhase(
            name="Semester", days=126, slots=_course_hours(_CLASS, (MON, TUE, WED), "13:30")
        ),
    ),
)

SHIPPED_TEMPLATES = (
    TC_SIX_MONTHS,
    MEDICAL_SIX_MONTHS,
    *SHORT_MODELS,
    VOCATIONAL,
    EDUCATION,
)

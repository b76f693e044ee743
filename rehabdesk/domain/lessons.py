"""What somebody was taught: sessions and lesson hours by kind, in sums that add up as printed."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from rehabdesk.domain.attendance import AttendanceStatus, Basis, Tally, tally
from rehabdesk.domain.session import LESSON_MINUTES, SessionKind


class LessonTime(Struct, frozen=True):
    """Sessions of one kind with one mark (nothing is an empty one): how many, and their minutes."""

    kind: str
    status: int | None
    sessions: int
    minutes: int


class LessonRow(Struct, frozen=True, kw_only=True):
    """One kind of session as a certificate lists it; ``name`` is empty for all that it does not.

    ``sessions`` are those that count on the basis of the percentage, ``attended`` those of them
    that were attended, ``lesson_hours`` whole JP, or nothing where none are reckoned.
    """

    name: str
    sessions: int
    attended: int
    lesson_hours: int | None


class LessonSums(Struct, frozen=True):
    """The rows of a certificate's table; every total is the sum of the rows and nothing else."""

    rows: tuple[LessonRow, ...]

    @property
    def sessions(self) -> int:
        """Sessions in all rows."""
        return sum(row.sessions for row in self.rows)

    @property
    def attended(self) -> int:
        """Sessions attended in all rows."""
        return sum(row.attended for row in self.rows)

    @property
    def lesson_hours(self) -> int:
        """JP in all rows."""
        return sum(row.lesson_hours or 0 for row in self.rows)


def lesson_hours(minutes: int) -> int:
    """Minutes as whole JP of 45 minutes, to the nearest, half a JP up (domain.md 6.3).

    It is the time of a row that is rounded, never the total: what is printed must add up.
    """
    return (2 * minutes + LESSON_MINUTES) // (2 * LESSON_MINUTES)


def lesson_sums(
    times: Iterable[LessonTime],
    kinds: Sequence[SessionKind],
    statuses: Sequence[AttendanceStatus],
    basis: Basis,
) -> LessonSums:
    """The rows of somebody's certificate in the order of the times, for one percentage basis.

    Kinds that certificates do not list, or that are gone, stand together in a last row without
    JP, so that the sessions of all rows are those of the percentage.
    """
    names = {str(one.id): one.name for one in kinds if one.counts_for_certificate}
    marks: dict[str, Tally] = {}
    minutes: dict[str, int] = {}
    for time in times:
        counted = tally([(time.status, time.sessions)], statuses)
        if counted.whole(basis) == 0:
            continue
        listed = time.kind if time.kind in names else ""
        marks[listed] = marks.get(listed, Tally()) + counted
        minutes[listed] = minutes.get(listed, 0) + time.minutes
    rows = [
        LessonRow(
            name=names.get(kind, ""),
            sessions=counted.whole(basis),
            attended=counted.present,
            lesson_hours=lesson_hours(minutes[kind]) if kind else None,
        )
        for kind, counted in marks.items()
    ]
    return LessonSums(tuple(sorted(rows, key=lambda row: not row.name)))

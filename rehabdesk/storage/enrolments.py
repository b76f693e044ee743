"""Enrolments and dated membership: who belongs where on which day."""

from datetime import date

from rehabdesk.domain.enrolment import Enrolment, EnrolmentEvent, EnrolmentState, Membership
from rehabdesk.domain.identity import EnrolmentId
from rehabdesk.domain.refusals import ChangedSince
from rehabdesk.storage.change import Touched
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository

RUNNING_STATE = (
    "coalesce((SELECT event.state FROM enrolment_event AS event"
    " WHERE event.enrolment = e.id AND event.deleted_at IS NULL"
    " AND event.happened_on <= :day AND event.state IN ('active', 'suspended')"
    " ORDER BY event.happened_on DESC, event.id DESC LIMIT 1), 'active')"
)
"""``domain.enrolment.running_state`` of the enrolment ``e`` on ``:day``."""

STATE_ON = (
    "CASE WHEN e.id IS NULL THEN NULL WHEN e.state IN ('completed', 'left')"
    f" AND (e.ended_on IS NULL OR e.ended_on <= :day) THEN e.state ELSE {RUNNING_STATE} END"
)
"""``domain.enrolment.state_on`` of the enrolment ``e`` on ``:day``; a test holds them equal."""


class EnrolmentRepository(Repository[Enrolment]):
    """Enrolments in the order in which they began."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, "enrolment", Enrolment, "enrolled_on, enrolment.id")

    def of_cohort(self, cohort: str) -> tuple[Enrolment, ...]:
        """All enrolments of a cohort, ended ones too."""
        return self.find(cohort=cohort)

    def of_resident(self, resident: str) -> tuple[Enrolment, ...]:
        """All enrolments of one person."""
        return self.find(resident=resident)

    def states_on(self, day: date, **wanted: str) -> dict[str, EnrolmentState]:
        """Where enrolments stand on a day, by id; ``wanted`` names their cohort or resident."""
        terms = "".join(f" AND e.{name} = :{name}" for name in wanted)
        rows = self.store.query(
            f"SELECT e.id, {STATE_ON} FROM enrolment AS e WHERE e.deleted_at IS NULL{terms}",
            {"day": day.isoformat(), **wanted},
        )
        return {str(row[0]): EnrolmentState(row[1]) for row in rows}

    def take_back(self, touched: Touched) -> None:
        """Put a row back; a new enrolment is not taken from under its certificate.

        Raises:
            ChangedSince: it was written again, or a certificate was issued for it.
        """
        sql = "SELECT 1 FROM certificate WHERE enrolment = ? AND deleted_at IS NULL LIMIT 1"
        if touched.before is None and self.store.query(sql, touched.key):
            raise ChangedSince
        super().take_back(touched)


class EnrolmentEventRepository(Repository[EnrolmentEvent]):
    """Steps of enrolments in the order of time."""

    def __init__(self, store: OpenFile) -> None:
        order = "happened_on, enrolment_event.id"
        super().__init__(store, "enrolment_event", EnrolmentEvent, order)

    def coming(self, cohort: str, day: date) -> dict[EnrolmentId, EnrolmentEvent]:
        """The first step after a day of each enrolment of a cohort that has one."""
        later = self.select(
            "e.cohort = ? AND e.deleted_at IS NULL AND happened_on > ?",
            (cohort, day.isoformat()),
            join="JOIN enrolment AS e ON e.id = enrolment_event.enrolment",
        )
        return {one.enrolment: one for one in reversed(later)}


class MembershipRepository(Repository[Membership]):
    """Membership in the order of time."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, "membership", Membership, "since, membership.id")

    def of_enrolment(self, enrolment: str) -> tuple[Membership, ...]:
        """The groups of one enrolment, one after the other."""
        return self.find(enrolment=enrolment)

    def of_cohort(self, cohort: str) -> tuple[Membership, ...]:
        """The membership of everybody in a cohort."""
        return self.select(
            "enrolment.cohort = ? AND enrolment.deleted_at IS NULL",
            (cohort,),
            join="JOIN enrolment ON enrolment.id = membership.enrolment",
        )

    def roster(self, group: str, day: date) -> tuple[str, ...]:
        """The residents expected from a group on a day, by name, each once.

        ``domain.enrolment.belongs_on`` is the rule, and a test holds them equal; names in
        equal spelling are ordered by registration number.
        """
        rows = self.store.query(
            "SELECT DISTINCT resident.id FROM membership"
            " JOIN enrolment AS e ON e.id = membership.enrolment"
            " JOIN resident ON resident.id = e.resident"
            " WHERE membership.care_group = :group AND membership.deleted_at IS NULL"
            " AND e.deleted_at IS NULL AND membership.since <= :day"
            " AND (membership.until IS NULL OR membership.until >= :day)"
            " AND e.enrolled_on <= :day AND (e.ended_on IS NULL OR e.ended_on >= :day)"
            f" AND {RUNNING_STATE} = 'active'"
            " ORDER BY resident.name COLLATE NOCASE, resident.registration_no, resident.id",
            {"group": group, "day": day.isoformat()},
        )
        return tuple(str(value) for (value,) in rows)

"""Enrolments and dated membership: who belongs where on which day."""

from datetime import date

from rehabdesk.domain.enrolment import Enrolment, Membership
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository


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

        Only active enrolments that run on that day count; names in equal spelling are ordered
        by registration number.
        """
        rows = self.store.query(
            "SELECT DISTINCT resident.id FROM membership"
            " JOIN enrolment ON enrolment.id = membership.enrolment"
            " JOIN resident ON resident.id = enrolment.resident"
            " WHERE membership.care_group = :group AND membership.deleted_at IS NULL"
            " AND enrolment.deleted_at IS NULL AND membership.since <= :day"
            " AND (membership.until IS NULL OR membership.until >= :day)"
            " AND enrolment.enrolled_on <= :day"
            " AND (enrolment.ended_on IS NULL OR enrolment.ended_on >= :day)"
            " AND coalesce((SELECT event.state FROM enrolment_event AS event"
            " WHERE event.enrolment = enrolment.id AND event.deleted_at IS NULL"
            " AND event.happened_on <= :day AND event.state IN ('active', 'suspended')"
            " ORDER BY event.happened_on DESC, event.id DESC LIMIT 1), 'active')"
            " != 'suspended'"
            " ORDER BY resident.name COLLATE NOCASE, resident.registration_no, resident.id",
            {"group": group, "day": day.isoformat()},
        )
        return tuple(str(row[0]) for row in rows)

"""Issued certificates by enrolment, cohort and number."""

from rehabdesk.domain.certificate import Certificate
from rehabdesk.storage.guarded import RESTRICTED, Guarded
from rehabdesk.storage.open_file import OpenFile

_HOLDER = "SELECT holder.resident FROM enrolment AS holder WHERE holder.id = certificate.enrolment"


class CertificateRepository(Guarded[Certificate]):
    """Certificates in the order of their numbers, as far as their holders may be seen."""

    def __init__(self, store: OpenFile) -> None:
        order = "year, serial, certificate.id"
        super().__init__(store, "certificate", Certificate, order, whose=_HOLDER)

    def of_cohort(self, cohort: str) -> tuple[Certificate, ...]:
        """All certificates of a cohort, revoked ones too."""
        return self.select(
            "enrolment.cohort = ?",
            (cohort,),
            join="JOIN enrolment ON enrolment.id = certificate.enrolment",
        )

    def any_hidden(self, cohort: str) -> bool:
        """Whether a cohort has certificates that whoever sits at the desk may not see."""
        return self.seen() != "1" and bool(
            self.store.query(
                "SELECT 1 FROM certificate JOIN enrolment ON enrolment.id = certificate.enrolment"
                " WHERE enrolment.cohort = ? AND certificate.deleted_at IS NULL"
                f" AND enrolment.resident IN ({RESTRICTED}) LIMIT 1",
                (cohort,),
            )
        )

    def is_taken(self, number: str) -> bool:
        """Whether a number was given, also to somebody who may not be seen."""
        sql = "SELECT 1 FROM certificate WHERE number = ? AND deleted_at IS NULL LIMIT 1"
        return bool(self.store.query(sql, (number,)))

    def last_serial(self, year: int) -> int:
        """The highest serial given in a year, or 0; everybody's count."""
        rows = self.store.query(
            "SELECT max(serial) FROM certificate WHERE year = ? AND deleted_at IS NULL", (year,)
        )
        return int(rows[0][0] or 0)

    def checked_by(self, check_code: str) -> Certificate | None:
        """The certificate with this check code, or nothing."""
        found = self.find(check_code=check_code)
        return found[-1] if found else None

    def is_hidden_code(self, check_code: str) -> bool:
        """Whether a check code is of somebody whom whoever sits at the desk may not see."""
        sql = "SELECT 1 FROM certificate WHERE check_code = ? AND deleted_at IS NULL LIMIT 1"
        known = bool(self.store.query(sql, (check_code,)))
        return known and self.checked_by(check_code) is None

"""Issued certificates by enrolment, cohort and number."""

from rehabdesk.domain.certificate import Certificate
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository


class CertificateRepository(Repository[Certificate]):
    """Certificates in the order of their numbers."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, "certificate", Certificate, "year, serial, certificate.id")

    def of_cohort(self, cohort: str) -> tuple[Certificate, ...]:
        """All certificates of a cohort, revoked ones too."""
        return self.select(
            "enrolment.cohort = ?",
            (cohort,),
            join="JOIN enrolment ON enrolment.id = certificate.enrolment",
        )

    def last_serial(self, year: int) -> int:
        """The highest serial given in a year, or 0."""
        rows = self.store.query(
            "SELECT max(serial) FROM certificate WHERE year = ? AND deleted_at IS NULL", (year,)
        )
        return int(rows[0][0] or 0)

    def checked_by(self, check_code: str) -> Certificate | None:
        """The certificate with this check code, or nothing."""
        found = self.find(check_code=check_code)
        return found[-1] if found else None

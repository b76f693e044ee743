"""Issued certificates by enrolment, cohort and number."""

from collections.abc import Sequence

from rehabdesk.domain.certificate import Certificate, CertificateState
from rehabdesk.domain.refusals import AlreadyThere, CertificateReplaced
from rehabdesk.storage.guarded import RESTRICTED, Guarded
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.rows import Row, Value

_HOLDER = "SELECT holder.resident FROM enrolment AS holder WHERE holder.id = certificate.enrolment"


class CertificateRepository(Guarded[Certificate]):
    """Certificates in the order of their numbers, open ones last, if their holders may be seen."""

    def __init__(self, store: OpenFile) -> None:
        order = "year, serial = 0, serial, certificate.id"
        super().__init__(store, "certificate", Certificate, order, whose=_HOLDER)

    def of_cohort(self, cohort: str) -> tuple[Certificate, ...]:
        """All certificates of a cohort, revoked ones too."""
        return self.select(
            "enrolment.cohort = ?",
            (cohort,),
            join="JOIN enrolment ON enrolment.id = certificate.enrolment",
        )

    def having(self, text: str, limit: int) -> tuple[Certificate, ...]:
        """Certificates with a text in their number, or with it as check code; newest first."""
        return self.select(
            "instr(lower(number), ?) OR check_code = ?",
            (text.lower(), text.upper()),
            order=f"year DESC, serial DESC, certificate.id LIMIT {limit:d}",
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

    def checked_by(self, check_code: str) -> Certificate | None:
        """The certificate with this check code, or nothing."""
        found = self.find(check_code=check_code)
        return found[-1] if found else None

    def is_hidden_code(self, check_code: str) -> bool:
        """Whether a check code is of somebody whom whoever sits at the desk may not see."""
        sql = "SELECT 1 FROM certificate WHERE check_code = ? AND deleted_at IS NULL LIMIT 1"
        known = bool(self.store.query(sql, (check_code,)))
        return known and self.checked_by(check_code) is None

    def _write_all(self, rows: Sequence[Row]) -> None:
        """Write certificates, by whichever door: put, undone or brought back from the deleted.

        One that comes into force must be the only one in force for its enrolment, and one that
        comes to light, or gets its number, the only one with it. What a file had doubled before
        this was looked at can still be printed and revoked.

        Raises:
            CertificateReplaced: another certificate is in force for the enrolment.
            AlreadyThere: another certificate has the number.
        """
        ids = [row["id"] for row in rows]
        formers = self._whole_rows(ids)
        super()._write_all(rows)
        for row in rows:
            former = formers.get(row["id"])
            if _is_there(row) and not (former and _same_number(former, row)):
                self._require_only(row)
            if _in_force(row) and not (former and _in_force(former)):
                self._require_only_in_force(row)

    def _require_only(self, row: Row) -> None:
        if row["serial"] and self._others("number = ?", row["number"], row):
            raise AlreadyThere("number", text=row["number"])

    def _require_only_in_force(self, row: Row) -> None:
        others = self._others("state = 'issued' AND enrolment = ?", row["enrolment"], row)
        if others:
            raise CertificateReplaced("enrolment", number=row["number"], other=others[0])

    def _others(self, where: str, value: Value, row: Row) -> list[str]:
        """The numbers of other certificates, also of somebody who may not be seen."""
        sql = f"SELECT number FROM certificate WHERE {where} AND id <> ? AND deleted_at IS NULL"
        return [str(value) for (value,) in self.store.query(sql, (value, row["id"]))]


def _is_there(row: Row) -> bool:
    return row["deleted_at"] is None


def _same_number(former: Row, row: Row) -> bool:
    return _is_there(former) and former["number"] == row["number"]


def _in_force(row: Row) -> bool:
    return _is_there(row) and row["state"] == CertificateState.ISSUED.value

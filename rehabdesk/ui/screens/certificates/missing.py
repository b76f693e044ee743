"""What still stands between the people and their certificates, in one sentence."""

from collections.abc import Sequence
from datetime import date

from rehabdesk.domain.program import Cohort
from rehabdesk.domain.session import SessionState
from rehabdesk.storage import Store
from rehabdesk.ui.screens.certificates.rows import CertificateRow


def missing_words(
    store: Store, cohort: Cohort | None, rows: Sequence[CertificateRow], today: date
) -> str:
    """Sheets not typed in and empty marks of a cohort; nothing when all is there."""
    if cohort is None:
        return ""
    planned = store.sessions.find(cohort=cohort.id, state=SessionState.PLANNED.value)
    sheets = sum(one.held_on < today for one in planned)
    empty = [row.line.standing.tally.empty for row in rows if row.line.certificate is None]
    marks, people = sum(empty), sum(one > 0 for one in empty)
    parts: list[str] = []
    if sheets:
        parts.append(f"{sheets} sesi yang sudah lewat belum diisi daftar hadirnya")
    if marks:
        parts.append(f"{marks} tanda masih kosong pada {people} orang")
    return f"{'; '.join(parts)[:1].upper()}{'; '.join(parts)[1:]}." if parts else ""

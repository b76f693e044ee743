"""What still stands between the people and their certificates, in one sentence."""

from collections.abc import Sequence
from datetime import date

from rehabdesk.domain.program import Cohort
from rehabdesk.domain.session import SessionState
from rehabdesk.storage import Store
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.text import button


class MissingBanner(Banner):
    """Says what is missing as long as it is, with a button that leads there."""

    def __init__(self) -> None:
        self.there_button = button("&Buka Kehadiran")
        super().__init__("", Tone.WARNING, buttons=(self.there_button,))
        self.hide()

    def show_for(
        self, store: Store, cohort: Cohort | None, rows: Sequence[CertificateRow], today: date
    ) -> None:
        """Look again; a sentence that was said already is not said aloud anew."""
        words = missing_words(store, cohort, rows, today)
        if words and words != self.text():
            self.set_message(words, Tone.WARNING)
        self.setVisible(bool(words))


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

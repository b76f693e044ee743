"""Papers of everybody chosen: how many, whose, and who is on none and why, before they are shown.

The papers themselves are shown as every other page shows them, to be printed or saved.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum, auto

from msgspec import Struct

from rehabdesk.domain.identity import ResidentId
from rehabdesk.services.papers_of_people import (
    CertificatesOfPerson,
    NoPaper,
    SheetsOfPeople,
    certificates_of_people,
    next_day_of,
    sheets_of_people,
)
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.certificate_papers import show_certificates
from rehabdesk.ui.screens.kit.paper import print_sheets
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.asked import people
from rehabdesk.wording.dates import long_date, period
from rehabdesk.wording.numbers import thousands

_WEEK = timedelta(days=6)
_HEIGHT = 230
_WIDTH = 640
_VERB = "&Lihat dan cetak"
_NO_PAPER = {
    NoPaper.NO_PART: "Bukan peserta pada hari itu.",
    NoPaper.SUSPENDED: "Kepesertaannya ditangguhkan.",
    NoPaper.NO_GROUP: "Belum masuk kelompok.",
    NoPaper.NO_SESSION: "Kelompoknya tidak ada sesi.",
    NoPaper.CANCELLED: "Sesi kelompoknya ditiadakan.",
    NoPaper.NOT_LISTED: "Namanya tidak ada di daftar sesi kelompoknya.",
    NoPaper.NO_CERTIFICATE: "Belum punya sertifikat.",
    NoPaper.REVOKED: "Sertifikatnya sudah dicabut.",
}


class SheetSpan(Enum):
    """For how long the sheets are."""

    DAY = auto()
    WEEK = auto()


class PapersLine(Struct, frozen=True, kw_only=True):
    """Somebody in the list of a dialog: on how many papers, and on which or why on none."""

    resident: str
    name: str
    papers: int
    words: str


_COLUMNS: tuple[Column[PapersLine], ...] = (
    Column[PapersLine](key="name", heading="Nama", text=lambda one: one.name, width=220),
    Column[PapersLine](
        key="papers",
        heading="Lembar",
        text=lambda one: str(one.papers or "–"),
        sort=lambda one: one.papers,
        align=Align.RIGHT,
        width=70,
    ),
    Column[PapersLine](key="words", heading="Keterangan", text=lambda one: one.words, stretch=True),
)


class PapersDialog(FormDialog):
    """Lists who is on how many papers, those on none first; what is shown is up to each kind."""

    def __init__(self, context: Context, title: str, form: Form, count: int) -> None:
        self._context = context
        self.count = label("", "muted", wrap=True)
        self.model: TableModel[PapersLine] = TableModel(_COLUMNS, key=lambda one: one.resident)
        nobody = EmptyState("Tidak ada orangnya", "Pilih orangnya di daftar Residen.")
        self.table: Table[PapersLine] = Table("Orang yang dipilih", self.model, empty=nobody)
        self.table.setFixedHeight(_HEIGHT)
        form.add_widget(self.count)
        form.add_widget(self.table)
        super().__init__(
            title,
            form,
            _VERB,
            self._trouble,
            subtitle=f"Untuk {thousands(count)} orang yang dipilih.",
            icon_name="print",
            width=_WIDTH,
            parent=context.shell.window_widget(),
        )

    def _trouble(self) -> str | None:
        """Why nothing is shown: Ctrl+Enter comes here though the button is off."""
        any_paper = any(one.papers for one in self.model.every_row())
        return None if any_paper else "Tidak ada yang dapat dicetak untuk orang yang dipilih."

    def _say(self, lines: Sequence[PapersLine], papers: int, what: str) -> None:
        """Show who is on the papers, how many papers, and how many people are on none."""
        self.model.replace(sorted(lines, key=lambda one: one.papers > 0))
        on = sum(one.papers > 0 for one in lines)
        off = len(lines) - on
        left = f" {thousands(off)} orang tidak ikut; sebabnya ada di daftar." if off and on else ""
        counted = f"{thousands(papers)} {what} untuk {thousands(on)} orang."
        self.count.setText(f"{counted}{left}" if on else f"Tidak ada {what} untuk dicetak.")
        self.verb_button.setText(f"{_VERB} {thousands(papers)} {what}" if papers else _VERB)
        self.verb_button.setEnabled(papers > 0)


class SheetsDialog(PapersDialog):
    """The attendance sheets that name the chosen people, for a day or a week."""

    def __init__(self, context: Context, residents: Sequence[ResidentId]) -> None:
        self._residents = tuple(residents)
        form = Form(people.SHEETS)
        spans = ((SheetSpan.DAY, "Satu hari"), (SheetSpan.WEEK, "Satu pekan"))
        self.span: Segmented[SheetSpan] = Segmented("Untuk", spans)
        today = context.today()
        self.day = DateField(next_day_of(context.store, self._residents, today), today=today)
        form.row("&Untuk", self.span, name="span")
        form.row("&Hari", self.day, name="day", required=True)
        super().__init__(context, "Cetak daftar hadir", form, len(self._residents))
        self._found = SheetsOfPeople(sessions=(), people=())
        self.span.changed.connect(self._preview)
        self.day.changed.connect(self._preview)
        self.accepted.connect(lambda: print_sheets(context, self._found.sessions))
        self._preview()

    def _days(self) -> tuple[date, date] | None:
        day = self.day.value()
        if day is None:
            return None
        monday = day - timedelta(days=day.weekday())
        return (day, day) if self.span.value() is SheetSpan.DAY else (monday, monday + _WEEK)

    def _preview(self) -> None:
        days = self._days()
        if days is None:
            self._found = SheetsOfPeople(sessions=(), people=())
            self._say((), 0, "lembar")
            return
        store = self._context.store
        self._found = sheets_of_people(store, self._residents, *days)
        groups = {one.id: one.name for one in store.groups.all()}
        lines = [
            PapersLine(
                resident=one.resident.id,
                name=one.resident.name,
                papers=len(one.sessions),
                words=_NO_PAPER[one.why_none]
                if one.why_none
                else ", ".join(
                    dict.fromkeys(
                        groups.get(group, "")
                        for session in one.sessions
                        for group in session.care_groups
                    )
                ),
            )
            for one in self._found.people
        ]
        self._say(lines, len(self._found.sessions), "lembar")
        first, last = days
        when = long_date(first, weekday=True) if first == last else period(first, last)
        whole = " Setiap lembar memuat seluruh kelompoknya." if self._found.sessions else ""
        self.count.setText(f"{when}: {self.count.text()}{whole}")


class CertificatesDialog(PapersDialog):
    """The certificates in force of the chosen people."""

    def __init__(self, context: Context, residents: Sequence[ResidentId]) -> None:
        found = certificates_of_people(context.store, residents)
        super().__init__(context, "Cetak sertifikat", Form(), len(residents))
        every = sorted(
            (one for person in found for one in person.certificates),
            key=lambda one: (one.year, one.open_number, one.serial),
        )
        self.accepted.connect(lambda: show_certificates(context, every))
        self._say([_certificate_line(one) for one in found], len(every), "sertifikat")
        self.verb_button.setFocus()


def _certificate_line(person: CertificatesOfPerson) -> PapersLine:
    own = person.certificates
    return PapersLine(
        resident=person.resident.id,
        name=person.resident.name,
        papers=len(own),
        words=_NO_PAPER[person.why_none]
        if person.why_none
        else "; ".join(
            f"{one.number}{'' if one.original_on is None else ' (keluar sebagai salinan)'}"
            for one in own
        ),
    )

"""The first view of a record: the programme, the attendance and the dates of the sentence."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabdesk.domain.attendance import Basis, Tally
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.residents.looked import EnrolmentInTime, Looked
from rehabdesk.ui.screens.residents.shares import in_percent, share_words
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.bars import PercentChart
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.facts import Fact, Facts
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.scroll import scrolled
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.certificate_rule import base_sentence
from rehabdesk.wording.dates import SHORT_MONTHS, long_date, medium_date, period, relative_day
from rehabdesk.wording.names import plain_name

_CHART = 112


class OverviewView(QWidget):
    """What an officer asks first about somebody."""

    def __init__(self, context: Context, more: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self.warning = Banner("", Tone.WARNING)
        self._go = button("Buka angkatan", "quiet", "next")
        self._go.clicked.connect(self._open_program)
        self._more = button("Rincian", "quiet")
        self._more.setToolTip("Buka bagian Kehadiran")
        self._more.clicked.connect(more)
        self._program = Card("Program", buttons=(self._go,))
        self._attendance = Card("Kehadiran", buttons=(self._more,))
        self._chart = PercentChart("Kehadiran tiap bulan")
        self._chart.setFixedHeight(_CHART)
        self._attendance.add(self._chart)
        self._sentence = Card("Masa pidana")
        self._dates = Facts(columns=4)
        self._offence = label("", "muted", wrap=True)
        self._sentence.add(self._dates)
        self._sentence.add(self._offence)
        self._cohort = ""
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, Space.MEDIUM, 0)
        inside.setSpacing(Space.LARGE)
        for part in (self.warning, self._program, self._attendance, self._sentence):
            inside.addWidget(part)
        inside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))

    def show_record(self, looked: Looked) -> None:
        """Show somebody."""
        self._show_warning(looked)
        self._show_program(looked.part)
        self._show_attendance(looked)
        self._show_sentence(looked)

    def _show_warning(self, looked: Looked) -> None:
        early = looked.early
        self.warning.setVisible(early is not None)
        if early is None:
            return
        what = "mencapai 2/3 masa pidana" if early.by_two_thirds else "selesai menjalani pidana"
        self.warning.set_message(
            f"{plain_name(early.name)} {what} pada {long_date(early.leaves_on)}"
            f" ({relative_day(early.leaves_on, looked.today)}), sedangkan {early.cohort_name}"
            f" baru selesai pada {long_date(early.cohort_ends_on)}.",
            Tone.WARNING,
        )

    def _show_program(self, part: EnrolmentInTime | None) -> None:
        self._go.setVisible(part is not None)
        self._cohort = part.enrolment.cohort if part else ""
        if part is None:
            self._program.set_title("Program", "Belum menjadi peserta angkatan mana pun.")
            return
        words = [period(part.cohort.starts_on, part.cohort.ends_on)] if part.cohort else []
        enrolled = f"peserta sejak {long_date(part.enrolment.enrolled_on)}"
        if part.enrolment.ended_on is not None:
            enrolled += f" sampai {long_date(part.enrolment.ended_on)}"
        title = f"{part.cohort_name} · {part.group_name() or 'belum berkelompok'}"
        self._program.set_title(title, " · ".join([*words, enrolled]))

    def _show_attendance(self, looked: Looked) -> None:
        part = looked.part
        self._attendance.setVisible(part is not None)
        if part is None:
            return
        store = self._context.store
        months = store.figures.of_resident_by_month(looked.resident.id, part.enrolment.cohort)
        whole = sum(months.values(), Tally())
        rule = store.settings.read(CertificateRule)
        self._attendance.setToolTip(as_tip(base_sentence(rule.basis)))
        self._attendance.set_title(f"Hadir {share_words(whole, rule.basis)}", _absence_words(whole))
        points = [
            (_caption(key, months[key], rule.basis), in_percent(months[key], rule.basis))
            for key in sorted(months)
        ]
        self._chart.setVisible(bool(points))
        self._chart.set_points(points, target=float(rule.least_percent))

    def _show_sentence(self, looked: Looked) -> None:
        stay, today = looked.stay, looked.today
        self._dates.setVisible(stay is not None)
        if stay is None:
            self._offence.setText("Masa tinggal belum dicatat.")
            return
        facts = [
            _dated("1/3", stay.one_third_on, today),
            _dated("1/2", stay.half_on, today),
            _dated("2/3", stay.two_thirds_on, today),
            _dated("Ekspirasi", stay.expires_on, today),
        ]
        self._dates.set_facts(facts)
        words = (stay.sentence, stay.offence, stay.article)
        self._offence.setText(" · ".join(word for word in words if word))
        self._offence.setVisible(any(words))

    def _open_program(self) -> None:
        self._context.shell.go("programs", self._cohort)


def _dated(name: str, day: date | None, today: date) -> Fact:
    return name, f"{medium_date(day)}\n{relative_day(day, today)}" if day else ""


def _caption(month: str, tally: Tally, basis: Basis) -> str:
    return f"{SHORT_MONTHS[int(month[5:]) - 1]} {tally.present}/{tally.whole(basis)}"


def _absence_words(tally: Tally) -> str:
    parts = (
        (tally.absent - tally.excused, "tanpa alasan"),
        (tally.excused, "tidak hadir beralasan"),
        (tally.late, "terlambat"),
        (tally.ignored, "tidak dihitung"),
        (tally.empty, "belum ditandai"),
    )
    return " · ".join(f"{count} {words}" for count, words in parts if count)

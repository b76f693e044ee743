"""The fourth view of a record: numbers, places, stays and programmes, each with its days."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabdesk.domain.resident import Registration, place
from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.residents.deeds import ResidentDeeds
from rehabdesk.ui.screens.residents.excuses import ExcuseCard
from rehabdesk.ui.screens.residents.looked import EnrolmentInTime, Looked
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.facts import FactLines
from rehabdesk.ui.widgets.scroll import scrolled
from rehabdesk.ui.widgets.text import icon_button
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.terms import label

_TITLES = ("Nomor registrasi", "Program dan kelompok", "Blok dan kamar", "Masa tinggal")
HistoryLine = tuple[str, str, QWidget | None]


class HistoryView(QWidget):
    """Four lists, the newest line first; what was typed wrong can be corrected."""

    def __init__(
        self,
        context: Context,
        deeds: ResidentDeeds,
        add_number: Command,
        move_place: Command,
        excuses: ExcuseCard,
    ) -> None:
        super().__init__()
        self._context = context
        self._deeds = deeds
        self._buttons = CommandButtons(context)
        number = self._buttons.add(add_number, "Tambah nomor", "quiet")
        move = self._buttons.add(move_place, "Pindah", "quiet")
        buttons = {"Nomor registrasi": (number,), "Blok dan kamar": (move,)}
        self.lists = {title: FactLines(first_width=210) for title in _TITLES}
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, Space.MEDIUM, 0)
        inside.setSpacing(Space.LARGE)
        for title, lines in self.lists.items():
            card = Card(title, buttons=buttons.get(title, ()))
            card.add(lines)
            inside.addWidget(card)
        self.excuses = excuses
        inside.insertWidget(2, excuses)
        inside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))

    def show_record(self, looked: Looked) -> None:
        """Show somebody."""
        self._buttons.offer()
        self.excuses.show_record(looked)
        shown: dict[str, tuple[list[HistoryLine], str]] = {
            "Nomor registrasi": (self._numbers(looked), "Belum ada nomor."),
            "Program dan kelompok": (_programs(looked), "Belum menjadi peserta."),
            "Blok dan kamar": (_places(looked), "Belum dicatat."),
            "Masa tinggal": (self._stays(looked), "Belum dicatat."),
        }
        for title, (lines, nothing) in shown.items():
            self.lists[title].set_lines(lines, nothing)

    def _numbers(self, looked: Looked) -> list[HistoryLine]:
        return [
            (days(one.valid_from, one.valid_to), f"{label(one.kind)} {one.value}", self._fix(one))
            for one in reversed(looked.registrations)
        ]

    def _fix(self, registration: Registration) -> QWidget:
        fix = icon_button("edit", f"Perbaiki {registration.value}")
        fix.clicked.connect(lambda: self._deeds.correct_number(registration.id))
        only_with(self._context, Right.WRITE_PEOPLE, fix)
        return fix

    def _stays(self, looked: Looked) -> list[HistoryLine]:
        lines: list[HistoryLine] = []
        for stay in reversed(looked.stays):
            fix = icon_button("edit", "Ubah masa pidana")
            fix.clicked.connect(lambda _on=False, key=stay.id: self._deeds.edit_stay(key))
            only_with(self._context, Right.WRITE_PEOPLE, fix)
            reason = label(stay.exit_reason) if stay.exit_reason else ""
            words = (stay.sentence, reason, stay.exit_note)
            what = " · ".join(word for word in words if word) or "Masih di dalam"
            lines.append((days(stay.entered_on, stay.exited_on), what, fix))
        return lines


def _places(looked: Looked) -> list[HistoryLine]:
    return [
        (days(one.placed_from, one.placed_to), place(one.block, one.cell) or "–", None)
        for one in reversed(looked.placements)
    ]


def _programs(looked: Looked) -> list[HistoryLine]:
    lines: list[HistoryLine] = []
    for part in reversed(looked.parts):
        found = part.enrolment
        reason = f", {label(found.end_reason)}" if found.end_reason else ""
        note = f" ({found.end_note})" if found.end_note else ""
        what = f"{part.cohort_name} · {label(part.state)}{reason}{note}"
        lines.append((days(found.enrolled_on, found.ended_on), what, None))
        lines += _groups(part)
    return lines


def _groups(part: EnrolmentInTime) -> list[HistoryLine]:
    lines: list[HistoryLine] = [
        (medium_date(one.happened_on), f"{label(one.state)} ({one.reason})", None)
        for one in reversed(part.events)
        if one.reason and one.happened_on != part.enrolment.ended_on
    ]
    for membership in reversed(part.memberships):
        group = part.groups.get(membership.care_group)
        why = f" ({membership.reason})" if membership.reason else ""
        lines.append(
            (days(membership.since, membership.until), f"{group.name if group else '–'}{why}", None)
        )
    return lines


def days(first: date | None, last: date | None) -> str:
    """A dated line's days; one without an end holds until now."""
    if first is None:
        return f"sampai {medium_date(last)}" if last else "sejak dicatat"
    return f"{medium_date(first)} – {medium_date(last) if last else 'sekarang'}"

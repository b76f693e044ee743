"""The chosen person: the figures that say so, what is missing, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.attendance import Basis
from rehabdesk.domain.certificate import Certificate
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.certificates.commands import CertificateCommands
from rehabdesk.ui.screens.certificates.rows import (
    CertificateRow,
    PeopleWanted,
    figure,
    state_tone,
    state_words,
)
from rehabdesk.ui.screens.kit.command import CommandButtons
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.bars import PercentBar
from rehabdesk.ui.widgets.chip import Chip
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.state import set_style
from rehabdesk.ui.widgets.text import hairline, label
from rehabdesk.wording import dates
from rehabdesk.wording.terms import label as term


class PersonPanel(QWidget):
    """One person's standing, and the buttons of what fits it."""

    def __init__(self, context: Context, commands: CertificateCommands) -> None:
        super().__init__()
        self._name = label("", "heading", wrap=True)
        self._registration = label("", "muted", wrap=True)
        self._chip = Chip("")
        self._bar = PercentBar("Kehadiran")
        self._figures = _SumLines()
        self._why = label("", wrap=True)
        self._issued = label("", wrap=True)
        self._issued.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = self._buttons = CommandButtons(context)
        self.preview_button = buttons.add(commands.preview, "P&ratinjau")
        self.exception_button = buttons.add(commands.exempt, "Terbitkan dengan al&asan…")
        self.drop_button = buttons.add(commands.drop, "&Hapus alasan terbit")
        self.show_button = buttons.add(commands.show, "&Lihat dan cetak")
        self.copy_button = buttons.add(commands.copy, "&Salinan")
        self.number_button = buttons.add(commands.number, "Isi &nomor…")
        self.revoke_button = buttons.add(commands.revoke, "Ca&but…")
        self.history_button = buttons.add(commands.history, "&Riwayat perubahan")
        self._lay_out()

    def show_row(self, row: CertificateRow, target: int, revoked: Sequence[Certificate]) -> None:
        """Show somebody; ``target`` is the percentage that the rule asks for."""
        person, stands = row.line.resident, row.line.standing
        self._name.setText(person.name)
        group = f" · {row.line.group_name}" if row.line.group_name else ""
        self._registration.setText(f"{person.registration_no or 'Tanpa nomor'}{group}")
        self._chip.set_chip(state_words(row), state_tone(row))
        part, whole = stands.numerator, stands.denominator
        self._bar.set_value(100 * part / whole if whole else None)
        self._bar.setToolTip(as_tip(f"Syarat {target} %"))
        self._figures.show_row(row)
        self._show_why(row)
        self._show_issued(row.line.certificate, revoked)
        self._buttons.offer()

    def _show_why(self, row: CertificateRow) -> None:
        lines = [f"• {term(one)}." for one in row.line.standing.shortfalls]
        ended = row.line.enrolment
        if ended.end_reason is not None and ended.ended_on is not None:
            lines.append(
                f"{term(ended.end_reason)}, {dates.long_date(ended.ended_on)}"
                + (f": {ended.end_note}" if ended.end_note else ".")
            )
        if row.exception:
            lines.append(f"Alasan terbit: {row.exception}")
        self._why.setText("\n".join(lines))
        self._why.setVisible(bool(lines) and row.stands is not PeopleWanted.ISSUED)
        set_style(self._why, "tone", "" if row.exception else Tone.WARNING.value)

    def _show_issued(self, issued: Certificate | None, revoked: Sequence[Certificate]) -> None:
        lines = [_revoked_words(one) for one in revoked]
        if issued is not None:
            lines += [
                issued.number,
                f"Terbit {dates.long_date(issued.issued_on)}",
                f"Kode periksa {issued.check_code}",
            ]
            if issued.override_reason:
                lines.append(f"Alasan terbit: {issued.override_reason}")
            lines.append(
                f"Asli keluar {dates.long_date(issued.original_on)}"
                if issued.original_on
                else "Asli belum dicetak atau disimpan"
            )
            if issued.copies:
                lines.append(f"Salinan dicetak {issued.copies} kali")
        self._issued.setText("\n".join(lines))
        self._issued.setVisible(bool(lines))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for part in (self._name, self._registration, self._chip, self._bar, self._figures):
            column.addWidget(part)
        column.addWidget(self._why)
        column.addWidget(self._issued)
        column.addWidget(hairline())
        for widget in (
            self.preview_button,
            self.exception_button,
            self.drop_button,
            self.number_button,
            self.show_button,
        ):
            column.addWidget(widget)
        pair = QHBoxLayout()
        pair.setSpacing(Space.MEDIUM)
        pair.addWidget(self.copy_button)
        pair.addWidget(self.revoke_button)
        column.addLayout(pair)
        column.addWidget(self.history_button)
        column.addStretch(1)


def _revoked_words(certificate: Certificate) -> str:
    day = f" {dates.long_date(certificate.revoked_on)}" if certificate.revoked_on else ""
    return f"Dicabut{day}: {certificate.number}. {certificate.revoked_reason}"


class _SumLines(QWidget):
    """The sums, one a line: words at the left, the number at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        self._grid.setVerticalSpacing(Space.SMALL)
        self._grid.setColumnStretch(0, 1)
        self._lines = [(label("", "muted", wrap=True), label("")) for _ in range(8)]
        for number, (words, value) in enumerate(self._lines):
            self._grid.addWidget(words, number, 0)
            self._grid.addWidget(value, number, 1, Qt.AlignmentFlag.AlignRight)

    def show_row(self, row: CertificateRow) -> None:
        """Write the figures of a person."""
        stands = row.line.standing
        marks = stands.tally
        held = stands.basis is Basis.HELD
        excused = f" ({marks.excused} beralasan)" if marks.excused else ""
        texts = (
            ("Hadir", f"{marks.present}"),
            ("Tidak hadir", f"{marks.absent}{excused}"),
            ("Terlambat (tetap hadir)", f"{marks.late}"),
            ("Tidak dihitung", f"{marks.ignored}"),
            (
                _basis("Dari sesi yang dapat diikuti", not held),
                figure(marks.present, marks.attendable),
            ),
            (_basis("Dari sesi yang dilaksanakan", held), figure(marks.present, marks.counted)),
            ("Tanda masih kosong", f"{marks.empty}"),
            ("Sesi lampau belum diisi", f"{stands.unrecorded}"),
        )
        for (words, value), (said, number) in zip(self._lines, texts, strict=True):
            words.setText(said)
            value.setText(number)
        for (_words, value), bad in zip(
            self._lines[-2:], (marks.empty, stands.unrecorded), strict=True
        ):
            set_style(value, "tone", Tone.WARNING.value if bad else "")


def _basis(words: str, used: bool) -> str:
    """Mark the figure that the rule looks at."""
    return f"{words} ✓" if used else words

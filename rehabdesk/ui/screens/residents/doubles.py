"""Who might be the same person as the one being typed in, shown while typing."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.lines import ResidentLine
from rehabdesk.domain.resident import place
from rehabdesk.services.likeness import Likeness, LikenessReason
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.ui.widgets.state import set_style
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.dates import short_date
from rehabdesk.wording.names import with_aliases

_SHOWN = 3
_WHY = {
    LikenessReason.NUMBER: "nomor registrasi sama",
    LikenessReason.NAME_AND_BIRTH: "nama mirip, tanggal lahir sama",
    LikenessReason.NAME: "nama mirip",
}


class PossibleDoubles(QFrame):
    """Up to three people with the reason, each with a way to the record."""

    def __init__(self, go: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        set_style(self, "tone", Tone.WARNING.value)
        self._go = go
        self._shown: tuple[tuple[str, LikenessReason], ...] = ()
        self._title = label("", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        self._sign = IconLabel("warning", 18, tone=Tone.WARNING)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        whole.setSpacing(Space.SMALL)
        whole.addLayout(head)
        whole.addLayout(self._rows)
        self.hide()

    def show_people(self, found: Sequence[Likeness]) -> None:
        """Show who is found; nobody takes the box away."""
        shown = tuple((one.line.id, one.why) for one in found)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for double in found[:_SHOWN]:
            self._rows.addWidget(self._row(double))
        if len(found) > _SHOWN:
            self._rows.addWidget(label(f"dan {len(found) - _SHOWN} orang lagi", "small"))
        taken = any(one.why is LikenessReason.NUMBER for one in found)
        tone = Tone.DANGER if taken else Tone.WARNING
        set_style(self, "tone", tone.value)
        self._sign.set_icon("warning", tone=tone)
        self._title.setText(
            "Nomor ini sudah tercatat. Buka catatannya, atau tuliskan alasannya di bawah:"
            if taken
            else "Mungkin orang ini sudah ada. Periksa sebelum menambahkan:"
        )
        self.setVisible(bool(found))
        if found:
            announce(self, f"Mungkin sudah ada: {found[0].line.name}")

    def people(self) -> tuple[str, ...]:
        """The ids of who is shown."""
        return tuple(one for one, _why in self._shown)

    def _row(self, likeness: Likeness) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(26, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(label(f"{_person(likeness.line)} ({_WHY[likeness.why]})", wrap=True), 1)
        link = button("Buka", "quiet")
        link.setAccessibleName(f"Buka catatan {likeness.line.name}")
        link.clicked.connect(lambda: self._go(likeness.line.id))
        row.addWidget(link)
        return line


def _person(line: ResidentLine) -> str:
    where = place(line.block, line.cell)
    parts = (
        with_aliases(line.name, line.aliases),
        line.registration_no,
        f"lahir {short_date(line.birth_on)}" if line.birth_on else "",
        f"kamar {where}" if where else "",
        "sudah keluar" if line.exited_on else "",
    )
    return " · ".join(part for part in parts if part)

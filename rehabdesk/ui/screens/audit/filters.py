"""What the log is narrowed to: days, kind, person, words."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.audit import EntryKind
from rehabdesk.storage import RECOVERY_OWNER, AuditFilter, Store
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.filter_note import FilterNote, searched
from rehabdesk.ui.widgets.order import order_trouble
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.state import set_state
from rehabdesk.ui.widgets.text import label
from rehabdesk.ui.widgets.what_is import explain_each
from rehabdesk.wording.asked import office as asked
from rehabdesk.wording.dates import short_date
from rehabdesk.wording.terms import label as word

_ANY = ""


class AuditFilters(QWidget):
    """A line of fields above the list."""

    changed = Signal()

    def __init__(self, store: Store, today: date) -> None:
        super().__init__()
        self.store = store
        self.search = SearchField("Cari perbuatan atau alasan", keys="Ctrl+F")
        self.kind: ChoiceField[EntryKind | str] = ChoiceField(
            [(_ANY, "Semua jenis"), *((one, word(one)) for one in EntryKind)], value=_ANY
        )
        self.kind.setAccessibleName("Jenis catatan")
        self.user: ChoiceField[str] = ChoiceField([(_ANY, "Semua orang")], value=_ANY)
        self.user.setAccessibleName("Orang")
        self.first = DateField(today=today, weekday=False)
        self.last = DateField(today=today, weekday=False)
        self.trouble = label("", "error")
        self.trouble.hide()
        explain_each(
            (self.kind, asked.AUDIT["kind"]),
            (self.user, asked.AUDIT["user"]),
            (self.last, asked.AUDIT["last"]),
            (self.first, asked.AUDIT["first"]),
        )
        self.first.setAccessibleName("Dari tanggal")
        self.last.setAccessibleName("Sampai tanggal")
        self.note = FilterNote("catatan")
        self._lay_out()
        self.search.searched.connect(self._searched)
        self.note.cleared.connect(self.show_all)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addLayout(row)
        whole.addWidget(self.trouble, 0, Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.search, 1)
        for widget in (self.kind, self.user):
            row.addWidget(widget)
            widget.changed.connect(self.changed)
        for text, field in (("dari", self.first), ("s.d.", self.last)):
            row.addWidget(label(text, "muted"))
            row.addWidget(field)
            field.changed.connect(self._say_trouble)
            field.changed.connect(self.changed)

    def _searched(self, _text: str) -> None:
        self.changed.emit()

    def _say_trouble(self) -> None:
        """Name days that exclude each other, or are none, beside their fields."""
        first, last = self.first, self.last
        order = order_trouble(
            first.value(), last.value(), "dari tanggal", last_name="Sampai tanggal"
        )
        trouble = first.error() or last.error() or order
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        set_state(first.line_edit(), "danger" if first.error() else "")
        set_state(last.line_edit(), "danger" if last.error() or order else "")

    def show_users(self) -> None:
        """Offer everybody who could have written here."""
        chosen = self.user.value()
        people = [(str(one.id), one.name) for one in self.store.users.all()]
        people.append((RECOVERY_OWNER, "Kunci pemulihan"))
        blocked = self.user.blockSignals(True)
        self.user.set_options([(_ANY, "Semua orang"), *people])
        self.user.set_value(chosen or _ANY)
        self.user.blockSignals(blocked)

    def fields(self) -> tuple[QWidget, ...]:
        """What narrows the list."""
        return (self.kind, self.user, self.first, self.last, self.search)

    def reasons(self) -> tuple[str, ...]:
        """What leaves entries out, in words."""
        first, last = self.first.value(), self.last.value()
        return (
            searched(self.search.search_text()),
            self.kind.currentText() if self.kind.value() else "",
            self.user.currentText() if self.user.value() else "",
            f"sejak {short_date(first)}" if first else "",
            f"sampai {short_date(last)}" if last else "",
        )

    def show_all(self) -> None:
        """Take everything away, and tell once."""
        fields = (self.kind, self.user, self.first, self.last)
        blocked = [one.blockSignals(True) for one in fields]
        self.search.clear()
        self.kind.set_value(_ANY)
        self.user.set_value(_ANY)
        self.first.set_value(None)
        self.last.set_value(None)
        for field, before in zip(fields, blocked, strict=True):
            field.blockSignals(before)
        self.changed.emit()

    def wanted(self) -> AuditFilter:
        """What the fields say."""
        kind = self.kind.value()
        return AuditFilter(
            first=self.first.value(),
            last=self.last.value(),
            kind=kind if isinstance(kind, EntryKind) else None,
            user=self.user.value() or "",
            text=self.search.search_text(),
        )

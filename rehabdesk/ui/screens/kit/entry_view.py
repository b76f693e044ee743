"""One entry of the audit log: who, when, where, why, and each row before and after."""

from html import escape

from PySide6.QtWidgets import QTextBrowser

from rehabdesk.domain.audit import AuditEntry, RowChange, RowDeed
from rehabdesk.services.safety_papers import pc_code
from rehabdesk.storage import Store
from rehabdesk.ui.screens.kit.entry_values import EntryValues
from rehabdesk.wording.audit import row_title
from rehabdesk.wording.dates import stamp

_MOST_ROWS = 60
_HIDDEN = "Isinya hanya untuk yang berhak membaca catatan ini."


class EntryView(QTextBrowser):
    """Shows an entry as read-only text."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self._values = EntryValues(store)
        self.setAccessibleName("Isi catatan")
        self.setOpenLinks(False)

    def show_entry(self, entry: AuditEntry) -> None:
        """Show another entry."""
        store = self.store
        when = stamp(entry.at, store.office.time_zone)
        head = [
            ("Oleh", store.users.name_of(entry.user)),
            ("Kapan", when),
            ("Komputer", pc_code(entry.origin)),
            ("Nomor", str(entry.number)),
            ("Mengapa", entry.why or "–"),
        ]
        lines = "".join(
            f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td>{escape(words)}</td></tr>"
            for name, words in head
        )
        rows = "".join(self._row(row) for row in entry.rows[:_MOST_ROWS])
        more = len(entry.rows) - _MOST_ROWS
        rest = f"<p>… dan {more} baris lagi</p>" if more > 0 else ""
        code = entry.chain.hex().upper()
        sidik = " ".join(code[at : at + 4] for at in range(0, len(code), 4))
        self.setHtml(
            f"<h3>{escape(entry.label)}</h3><table>{lines}</table>{rows}{rest}"
            f"<p><small>Sidik {sidik}</small></p>"
        )

    def _row(self, row: RowChange) -> str:
        fields = "".join(f"<li>{escape(line)}</li>" for line in self._values.lines(row))
        name = self._name(row)
        title = escape(f"{row_title(row)}{f': {name}' if name else ''}")
        if row.hidden:
            return f"<p><b>{title}</b><br>{escape(_HIDDEN)}</p>"
        return f"<p><b>{title}</b></p><ul>{fields}</ul>" if fields else f"<p><b>{title}</b></p>"

    def _name(self, row: RowChange) -> str:
        """What the record is called today, where it has a name and is still there."""
        if row.table == self.store.attendance.table:
            return self._values.name_of("resident", row.key[1])
        return "" if row.deed is RowDeed.MANY else self._values.name_of(row.table, row.key[0])

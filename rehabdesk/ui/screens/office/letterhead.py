"""Kop surat: the letterheads over time, each seen as it is printed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize

from rehabdesk.domain.identity import LetterheadId, new_id
from rehabdesk.domain.office import Letterhead, letterhead_on
from rehabdesk.services.done import Done
from rehabdesk.services.office import remove_letterhead, save_letterhead_with_logos
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.office.kop_preview import KopPreview
from rehabdesk.ui.screens.office.table_section import Entry, TableSection
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import NoteField, NumberField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.picture_field import PictureField
from rehabdesk.wording.asked import office as asked
from rehabdesk.wording.dates import long_date

_LINES = 7
_LOGO = QSize(76, 76)
_PAPER = 190
_PAPER_IN_DIALOG = 136
_SHOWN_LINES = 5
_WIDTH = 1060
_NO_LOGO = (
    "Kop surat yang dipakai belum berlogo, jadi cetakan tanpa logo. Logo kementerian dapat"
    " ditambahkan lewat Ubah."
)


class LetterheadSection(TableSection[Letterhead]):
    """The versions of the letterhead; the newest one in force is printed."""

    key = "letterhead"
    title = "Kop surat"
    caption = "Kertas lama tetap memakai kop pada tanggalnya."
    icon = "letterhead"
    noun = "kop surat"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.preview = KopPreview()
        self.preview.setFixedHeight(_PAPER)
        self.body.addWidget(self.preview)
        self.hint = Banner(_NO_LOGO, Tone.INFO)
        self.body.insertWidget(0, self.hint)
        self.table.current_row_changed.connect(self._show_preview)

    def columns(self) -> tuple[Column[Letterhead], ...]:
        """From when, whether it is in force, the first line."""
        return (
            Column(
                key="from",
                heading="Berlaku sejak",
                text=lambda row: long_date(row.valid_from),
                sort=lambda row: row.valid_from,
                width=170,
            ),
            Column(
                key="state",
                heading="Keadaan",
                text=lambda row: "Dipakai" if self._in_force(row) else "",
                tone=lambda _row: Tone.SUCCESS,
                width=110,
            ),
            Column(
                key="lines",
                heading="Isi",
                text=lambda row: " · ".join(row.lines),
                stretch=True,
                muted=True,
            ),
        )

    def rows(self) -> Sequence[Letterhead]:
        """The newest first."""
        return tuple(reversed(self.context.store.letterheads.all()))

    def show_rows(self) -> None:
        """Show the versions, and the chosen one as paper."""
        super().show_rows()
        used = letterhead_on(self.context.store.letterheads.all(), self.context.today())
        self.hint.setVisible(used is None or not (used.left_logo or used.right_logo))
        self._show_preview()

    def entry(self, row: Letterhead | None) -> Entry:
        """Ask for one; a new one begins as the one in force."""
        today = self.context.today()
        usual = letterhead_on(self.context.store.letterheads.all(), today)
        fields = _Fields(self.context, row or usual, new=row is None)
        key = row.id if row else LetterheadId(new_id())
        return Entry(form=fields.form, deed=lambda: fields.save(key), width=_WIDTH)

    def removal(self, row: Letterhead) -> Done[Letterhead]:
        """Remove one."""
        return remove_letterhead(self.context.store, row.id)

    def _in_force(self, row: Letterhead) -> bool:
        heads = self.context.store.letterheads.all()
        used = letterhead_on(heads, self.context.today())
        return used is not None and used.id == row.id

    def _show_preview(self) -> None:
        row = self.table.current_row()
        self.preview.setVisible(row is not None)
        if row is not None:
            left, right = _logos(self.context, row)
            self.preview.show_kop(row.lines, row.address_lines, left, right)


class _Fields:
    """The fields of one letterhead, with the paper above them."""

    def __init__(self, context: Context, row: Letterhead | None, *, new: bool) -> None:
        self._context = context
        self._before = row
        left, right = _logos(context, row) if row else (None, None)
        valid_from = context.today() if new or row is None else row.valid_from
        self.preview = KopPreview()
        self.preview.setFixedHeight(_PAPER_IN_DIALOG)
        self.lines = NoteField("\n".join(row.lines) if row else "", lines=_SHOWN_LINES, limit=900)
        self.valid_from = DateField(valid_from, today=context.today())
        self.address_lines = NumberField(
            row.address_lines if row else 1, lowest=0, highest=_LINES - 1
        )
        self.left, self.right = PictureField(size=_LOGO), PictureField(size=_LOGO)
        self.left.set_value(left)
        self.right.set_value(right)
        self.form = Form(asked.LETTERHEAD, columns=4)
        self._lay_out()
        self.form.changed.connect(self._show)
        self._show()

    def save(self, key: LetterheadId) -> Done[Letterhead]:
        """Save what stands in the fields."""
        before = self._before
        return save_letterhead_with_logos(
            self._context.store,
            Letterhead(
                id=key,
                valid_from=self.valid_from.value() or self._context.today(),
                lines=self._typed(),
                address_lines=self.address_lines.value() or 0,
                left_logo=before.left_logo if before else None,
                right_logo=before.right_logo if before else None,
            ),
            left=self.left.value(),
            right=self.right.value(),
        )

    def _lay_out(self) -> None:
        self.form.add_widget(self.preview)
        self.form.row(
            "&Baris kop",
            self.lines,
            name="lines",
            required=True,
            wide=True,
            hint=f"Satu baris tulisan per baris, paling banyak {_LINES}.",
        )
        self.form.row("Berlaku se&jak", self.valid_from, name="valid_from", required=True)
        self.form.row(
            "B&aris alamat",
            self.address_lines,
            name="address_lines",
            required=True,
            hint="Baris terbawah yang kecil; baris di atasnya tebal.",
        )
        self.form.row("Logo &kiri", self.left, name="left_logo")
        self.form.row("Logo ka&nan", self.right, name="right_logo")

    def _typed(self) -> tuple[str, ...]:
        return tuple(one for one in self.lines.value().splitlines() if one.strip())

    def _show(self) -> None:
        self.preview.show_kop(
            self._typed(),
            self.address_lines.value() or 0,
            self.left.value(),
            self.right.value(),
        )


def _logos(context: Context, row: Letterhead) -> tuple[bytes | None, bytes | None]:
    """The pictures of a letterhead."""
    pictures = context.store.pictures
    left = pictures.get(row.left_logo) if row.left_logo else None
    right = pictures.get(row.right_logo) if row.right_logo else None
    return (left.content if left else None, right.content if right else None)

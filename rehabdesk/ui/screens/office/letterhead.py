"""Kop surat: the letterheads over time, each seen as it is printed."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QSize

from rehabdesk.domain.identity import LetterheadId, new_id
from rehabdesk.domain.office import Letterhead, letterhead_on
from rehabdesk.services.done import Done
from rehabdesk.services.office import remove_letterhead, save_letterhead_with_logos
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.record_columns import columns_of
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.screens.office.kop_preview import KopPreview
from rehabdesk.ui.screens.office.table_section import RecordEntry, TableSection
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.picture_field import PictureField
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.fields.office_identity import LETTERHEAD

_LOGO = QSize(76, 76)
_PAPER = 190
_PAPER_IN_DIALOG = 136
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
        since, lines = columns_of(
            LETTERHEAD,
            "valid_from",
            "lines",
            valid_from={"text": _since, "width": 170},
            lines={
                "heading": "Isi",
                "text": _in_one_line,
                "strong": False,
                "muted": True,
            },
        )
        in_force = Column[Letterhead](
            key="state",
            heading="Keadaan",
            text=lambda row: "Dipakai" if self._in_force(row) else "",
            tone=lambda _row: Tone.SUCCESS,
            width=110,
        )
        return (since, in_force, lines)

    def rows(self) -> Sequence[Letterhead]:
        """The newest first."""
        return tuple(reversed(self.context.store.letterheads.all()))

    def show_rows(self) -> None:
        """Show the versions, and the chosen one as paper."""
        super().show_rows()
        used = letterhead_on(self.context.store.letterheads.all(), self.context.today())
        self.hint.setVisible(used is None or not (used.left_logo or used.right_logo))
        self._show_preview()

    def entry(self, row: Letterhead | None) -> RecordEntry:
        """Ask for one; a new one begins as the one in force."""
        fields = _Fields(self.context, self._new() if row is None else row)
        return RecordEntry(form=fields.form, deed=fields.save, width=_WIDTH)

    def _new(self) -> Letterhead:
        """One from today on, like the one in force."""
        today, key = self.context.today(), LetterheadId(new_id())
        usual = letterhead_on(self.context.store.letterheads.all(), today)
        if usual is None:
            return Letterhead(id=key, valid_from=today, lines=())
        return replace(usual, id=key, valid_from=today)

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

    def __init__(self, context: Context, row: Letterhead) -> None:
        self._context = context
        self.preview = KopPreview()
        self.preview.setFixedHeight(_PAPER_IN_DIALOG)
        self.left, self.right = PictureField(size=_LOGO), PictureField(size=_LOGO)
        left, right = _logos(context, row)
        self.left.set_value(left)
        self.right.set_value(right)
        self.form = Form({}, columns=4)
        self.form.add_widget(self.preview)
        self.entry = RecordForm(
            self.form,
            LETTERHEAD,
            row,
            context.today(),
            own={"left_logo": self.left, "right_logo": self.right},
        )
        self.entry.put()
        self.form.changed.connect(self._show)
        self._show()

    def save(self) -> Done[Letterhead]:
        """Save what stands in the fields."""
        return save_letterhead_with_logos(
            self._context.store,
            self.entry.record(),
            left=self.left.value(),
            right=self.right.value(),
        )

    def _show(self) -> None:
        row = self.entry.record()
        self.preview.show_kop(row.lines, row.address_lines, self.left.value(), self.right.value())


def _since(row: Letterhead) -> str:
    return long_date(row.valid_from)


def _in_one_line(row: Letterhead) -> str:
    return " · ".join(row.lines)


def _logos(context: Context, row: Letterhead) -> tuple[bytes | None, bytes | None]:
    """The pictures of a letterhead."""
    pictures = context.store.pictures
    left = pictures.get(row.left_logo) if row.left_logo else None
    right = pictures.get(row.right_logo) if row.right_logo else None
    return (left.content if left else None, right.content if right else None)

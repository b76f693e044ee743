"""The list of counselors: one line each, with the present caseload."""

from msgspec import Struct

from rehabdesk.domain.counselor import Counselor
from rehabdesk.services.counselors import Caseload
from rehabdesk.ui.screens.kit.record_columns import columns_of
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.wording.fields.counselor import COUNSELOR

_WIDTH = 140


class CounselorLine(Struct, frozen=True, kw_only=True):
    """A counselor as of a day; ``limit`` is how many residents one should care for at most."""

    counselor: Counselor
    load: Caseload
    active: bool
    limit: int

    @property
    def overloaded(self) -> bool:
        """Whether there are more residents than one counselor should have."""
        return self.load.residents > self.limit

    @property
    def groups(self) -> str:
        """The names of the present groups."""
        return ", ".join(one.name for one in self.load.groups)


def load_words(line: CounselorLine) -> str:
    """The caseload against what one should care for: "22 / 22"; nothing without a group."""
    return f"{line.load.residents} / {line.limit}" if line.load.groups else ""


def _own(column: Column[Counselor]) -> Column[CounselorLine]:
    """A column of the counselor's own fields, hidden at first."""
    sort, out = column.sort, column.out
    return Column[CounselorLine](
        key=column.key,
        heading=column.heading,
        text=lambda line: column.text(line.counselor),
        sort=None if sort is None else lambda line: sort(line.counselor),
        out=None if out is None else lambda line: out(line.counselor),
        width=column.width or _WIDTH,
        muted=True,
        hidden=True,
    )


def _load_tone(line: CounselorLine) -> Tone | None:
    return Tone.WARNING if line.overloaded else None


COUNSELOR_COLUMNS: tuple[Column[CounselorLine], ...] = (
    Column[CounselorLine](
        key="name",
        heading="Nama",
        text=lambda line: line.counselor.name,
        tip=lambda line: line.counselor.name,
        stretch=True,
        strong=True,
    ),
    Column[CounselorLine](
        key="groups",
        heading="Kelompok",
        text=lambda line: line.groups,
        tip=lambda line: line.groups,
        width=128,
        muted=True,
    ),
    Column[CounselorLine](
        key="load",
        heading="Residen",
        text=load_words,
        sort=lambda line: line.load.residents,
        tone=_load_tone,
        align=Align.RIGHT,
        width=86,
    ),
    *(_own(one) for one in columns_of(COUNSELOR) if one.key != "name"),
    Column[CounselorLine](
        key="active",
        heading="Status",
        text=lambda line: "Aktif" if line.active else "Tidak aktif",
        tone=lambda line: Tone.SUCCESS if line.active else Tone.NEUTRAL,
        width=96,
    ),
)
"""Name, groups, caseload and whether the counselor works here now."""

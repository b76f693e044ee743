"""The tables of the preview: rows, cells that differ, problems, people missing, status words."""

from collections.abc import Callable

from rehabdesk.domain.importing import RowFate
from rehabdesk.services.importing.preview import (
    CellChange,
    ListPreview,
    NotInList,
    RowPreview,
    StatusProposal,
)
from rehabdesk.services.importing.rows import Problem
from rehabdesk.services.importing.written import written, written_columns
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.wording.terms import label

_LEAST_FATE, _LEAST_NAME, _LEAST_WHY, _LEAST_FIELD = 104, 170, 220, 170
"""Pixels that the columns keep: a list of many columns is scrolled and not squeezed."""
_ROW, _FATE, _WHY = "Baris", "Hasil", "Keterangan"
_OURS = frozenset(one.casefold() for one in (_ROW, _FATE, _WHY))
"""Headings of the preview itself; a list's own column of that name is told apart."""
TONES = {
    RowFate.NEW: Tone.SUCCESS,
    RowFate.CHANGED: Tone.ACCENT,
    RowFate.UNCHANGED: Tone.NEUTRAL,
    RowFate.DOUBTFUL: Tone.WARNING,
    RowFate.INVALID: Tone.DANGER,
    RowFate.SKIPPED: Tone.NEUTRAL,
}


def row_columns(preview: ListPreview) -> tuple[Column[RowPreview], ...]:
    """What a row is and why, then every column that would be written."""
    plan = preview.plan
    found = written_columns(preview)
    values = _Values()
    fields = [_field(key, told, values) for key, told in found.items() if key != "name"]

    def why(preview: RowPreview) -> str:
        words = _why(preview)
        return f"Diperbaiki. {words}".rstrip() if preview.row.number in plan.originals else words

    return (
        Column[RowPreview](
            key="row",
            heading=_ROW,
            text=lambda one: str(one.row.number),
            sort=lambda one: one.row.number,
            align=Align.RIGHT,
            width=64,
        ),
        Column[RowPreview](
            key="fate",
            heading=_FATE,
            text=lambda one: label(one.fate),
            tone=lambda one: TONES[one.fate],
            least=_LEAST_FATE,
        ),
        Column[RowPreview](
            key="name",
            heading="Nama",
            text=lambda one: one.title,
            tip=lambda one: one.title,
            least=_LEAST_NAME,
            strong=True,
        ),
        Column[RowPreview](
            key="why",
            heading=_WHY,
            text=why,
            tip=why,
            least=_LEAST_WHY,
            stretch=True,
        ),
        *fields,
    )


class _Values(dict[int, dict[str, str]]):
    """What would be written of each row, worked out once: every cell of a row asks for it."""

    def of(self, preview: RowPreview) -> dict[str, str]:
        """The values of a row."""
        if preview.row.number not in self:
            self[preview.row.number] = written(preview)
        return self[preview.row.number]


def _field(key: str, heading: str, values: _Values) -> Column[RowPreview]:
    def text(preview: RowPreview) -> str:
        return values.of(preview).get(key, "")

    return Column[RowPreview](
        key=f"value {key}",
        heading=f"{heading} di daftar" if heading.strip().casefold() in _OURS else heading,
        text=text,
        tip=text,
        least=_LEAST_FIELD,
    )


def _why(preview: RowPreview) -> str:
    if preview.fate is RowFate.INVALID:
        words = (
            f"{p.column}: {p.problem}" if p.column else p.problem for p in preview.row.problems
        )
        return " ".join(words)
    if preview.fate is RowFate.CHANGED and preview.changes:
        taken = [change for change in preview.changes if change.taken]
        return ", ".join(f"{change.label}: {change.file_value}" for change in taken) or preview.why
    return preview.why


def change_columns(name: Callable[[int], str]) -> tuple[Column[CellChange], ...]:
    """Every cell that differs; ``name`` gives the name in a row."""
    return (
        Column[CellChange](
            key="row",
            heading="Baris",
            text=lambda one: str(one.row),
            sort=lambda one: one.row,
            align=Align.RIGHT,
            width=64,
        ),
        Column[CellChange](key="name", heading="Nama", text=lambda one: name(one.row), width=200),
        Column[CellChange](key="label", heading="Kolom", text=lambda one: one.label, width=150),
        Column[CellChange](
            key="ours", heading="Di kantor", text=lambda one: one.our_value or "(kosong)", width=240
        ),
        Column[CellChange](
            key="theirs", heading="Di berkas", text=lambda one: one.file_value, stretch=True
        ),
        Column[CellChange](
            key="taken",
            heading="Dipakai",
            text=lambda one: "Berkas" if one.taken else "Kantor",
            tone=lambda one: Tone.ACCENT if one.taken else Tone.NEUTRAL,
            width=100,
        ),
    )


def problem_columns(name: Callable[[int], str]) -> tuple[Column[Problem], ...]:
    """What is wrong; ``name`` gives the name in a row."""
    return (
        Column[Problem](
            key="row",
            heading="Baris",
            text=lambda one: str(one.row),
            sort=lambda one: one.row,
            align=Align.RIGHT,
            width=64,
        ),
        Column[Problem](key="name", heading="Nama", text=lambda one: name(one.row), width=200),
        Column[Problem](key="column", heading="Kolom", text=lambda one: one.column, width=150),
        Column[Problem](
            key="problem",
            heading="Masalah atau peringatan",
            text=lambda one: one.problem,
            tip=lambda one: one.problem,
            stretch=True,
        ),
    )


MISSING = (
    Column[NotInList](
        key="name", heading="Nama", text=lambda one: one.name, stretch=True, strong=True
    ),
    Column[NotInList](
        key="number", heading="No. registrasi", text=lambda one: one.registration_no, width=160
    ),
    Column[NotInList](key="place", heading="Blok/kamar", text=lambda one: one.place, width=120),
    Column[NotInList](
        key="enrolled",
        heading="Angkatan",
        text=lambda one: "Peserta" if one.enrolled else "",
        tone=lambda one: Tone.WARNING if one.enrolled else None,
        width=110,
    ),
)
PROPOSALS = (
    Column[StatusProposal](
        key="row",
        heading="Baris",
        text=lambda one: str(one.row),
        sort=lambda one: one.row,
        align=Align.RIGHT,
        width=64,
    ),
    Column[StatusProposal](
        key="name", heading="Nama", text=lambda one: one.name, width=280, strong=True
    ),
    Column[StatusProposal](
        key="number", heading="No. registrasi", text=lambda one: one.registration_no, width=160
    ),
    Column[StatusProposal](
        key="status", heading="Status di berkas", text=lambda one: one.status, width=150
    ),
    Column[StatusProposal](
        key="reason",
        heading="Usul",
        text=lambda one: (
            f"Akhiri masa tinggal: {label(one.reason)}" if one.reason else "Hanya diberitahukan"
        ),
        stretch=True,
    ),
)

"""The list of counselors: one line each, with the present caseload."""

from datetime import date

from msgspec import Struct

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.nip import spaced_nip
from rehabdesk.services.counselors import Caseload
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.wording.dates import medium_date


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


def _day(day: date | None) -> str:
    return medium_date(day) if day else ""


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
    Column[CounselorLine](
        key="internal",
        heading="Asal",
        text=lambda line: "Internal" if line.counselor.internal else "Eksternal",
        width=86,
        muted=True,
        hidden=True,
    ),
    Column[CounselorLine](
        key="institution",
        heading="Instansi",
        text=lambda line: line.counselor.institution,
        width=180,
        muted=True,
        hidden=True,
    ),
    Column[CounselorLine](
        key="nip",
        heading="NIP",
        text=lambda line: spaced_nip(line.counselor.nip),
        out=lambda line: line.counselor.nip,
        width=140,
        muted=True,
        hidden=True,
    ),
    Column[CounselorLine](
        key="function",
        heading="Fungsi",
        text=lambda line: line.counselor.function,
        width=140,
        muted=True,
        hidden=True,
    ),
    Column[CounselorLine](
        key="phone",
        heading="Telepon",
        text=lambda line: line.counselor.phone,
        width=140,
        muted=True,
        hidden=True,
    ),
    Column[CounselorLine](
        key="certificates",
        heading="Sertifikat",
        text=lambda line: line.counselor.certificates,
        width=140,
        muted=True,
        hidden=True,
    ),
    Column[CounselorLine](
        key="active_from",
        heading="Aktif sejak",
        text=lambda line: _day(line.counselor.active_from),
        sort=lambda line: line.counselor.active_from or date.min,
        out=lambda line: line.counselor.active_from,
        width=140,
        muted=True,
        hidden=True,
    ),
    Column[CounselorLine](
        key="active_to",
        heading="Aktif sampai",
        text=lambda line: _day(line.counselor.active_to),
        sort=lambda line: line.counselor.active_to or date.max,
        out=lambda line: line.counselor.active_to,
        width=140,
        muted=True,
        hidden=True,
    ),
    Column[CounselorLine](
        key="active",
        heading="Status",
        text=lambda line: "Aktif" if line.active else "Tidak aktif",
        tone=lambda line: Tone.SUCCESS if line.active else Tone.NEUTRAL,
        width=96,
    ),
)
"""Name, groups, caseload and whether the counselor works here now."""

"""The demonstration without a window: its office, a week of sheets, grids and certificates."""

from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct

from rehabdesk.domain.rights import Right
from rehabdesk.services.certificate_papers import certificates_pdf
from rehabdesk.services.certificates_due import issue_due
from rehabdesk.services.demonstration import DemonstrationProgress, silent
from rehabdesk.services.demonstration_tables import DEMONSTRATION_DAY
from rehabdesk.services.printing import grids_pdf, sessions_to_print, sheets_pdf
from rehabdesk.services.rights import needs
from rehabdesk.services.writing import write_file
from rehabdesk.storage import Store

FIRST_DAY, LAST_DAY = date(2021, 8, 23), date(2021, 8, 27)
"""The week whose sheets are printed."""


class WrittenPaper(Struct, frozen=True, kw_only=True):
    """A written file, what it holds in words, and its size in bytes."""

    path: Path
    holds: str
    size: int


@needs(Right.PRINT)
def print_demonstration(
    store: Store, folder: Path, *, progress: DemonstrationProgress | None = None
) -> tuple[WrittenPaper, ...]:
    """Print a week of sheets, August's grids and all certificates due into a folder."""
    tell = progress or silent
    now = datetime(2021, 8, 30, 2, 0, tzinfo=UTC)
    tell("Daftar hadir sepekan", 0, 3)
    printed = sheets_pdf(store, sessions_to_print(store, FIRST_DAY, LAST_DAY), now=now)
    tell("Rekap bulanan", 1, 3)
    groups = store.groups.all()
    grids = grids_pdf(store, groups, FIRST_DAY.year, FIRST_DAY.month, now=now)
    tell("Sertifikat", 2, 3)
    issued = tuple(
        certificate
        for cohort in sorted(store.cohorts.all(), key=lambda one: one.name, reverse=True)
        for certificate in issue_due(
            store, cohort, issued_on=cohort.ends_on, today=DEMONSTRATION_DAY
        )
    )
    papers = (
        ("daftar-hadir-23-27-agustus-2021.pdf", f"{len(printed.sheets)} daftar hadir", printed.pdf),
        ("rekap-agustus-2021.pdf", f"rekap bulanan {len(groups)} kelompok", grids),
        ("sertifikat.pdf", f"{len(issued)} sertifikat", certificates_pdf(store, issued)),
    )
    tell("Selesai", 3, 3)
    return tuple(
        WrittenPaper(path=write_file(folder / name, pdf), holds=holds, size=len(pdf))
        for name, holds, pdf in papers
    )

"""What the certificate list says while it shows nobody, and the next step from there."""

from rehabdesk.domain.program import Cohort
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.certificates.bar import CohortBar
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.text import button


def empty_of(context: Context, bar: CohortBar, *, any_people: bool) -> EmptyState:
    """What fits the choices above the list."""
    cohort = bar.cohort()
    if cohort is None:
        return no_cohort(context)
    if not any_people:
        return no_people(context, cohort)
    everybody = button("Tampilkan semua")
    everybody.clicked.connect(bar.show_everybody)
    return EmptyState("Tidak ada yang cocok.", icon_name="search", buttons=(everybody,))


def no_cohort(context: Context) -> EmptyState:
    """There is no cohort in the office yet."""
    there = button("Buka Program", "primary")
    there.clicked.connect(lambda: context.shell.go("programs"))
    return EmptyState(
        "Belum ada angkatan.",
        "Buat angkatan dan masukkan pesertanya dahulu. Sertifikat terbit dari kehadirannya.",
        icon_name="cohort",
        buttons=(there,),
    )


def no_people(context: Context, cohort: Cohort) -> EmptyState:
    """The cohort has nobody in it yet."""
    there = button("Buka angkatan ini", "primary")
    there.clicked.connect(lambda: context.shell.go("programs", cohort.id))
    return EmptyState(
        "Angkatan ini belum berpeserta.",
        "Masukkan peserta ke angkatan ini dahulu.",
        icon_name="residents",
        buttons=(there,),
    )

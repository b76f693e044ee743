"""Printing everything that is kept about a resident, for that resident."""

from rehabdesk.domain.resident import Resident
from rehabdesk.services.personal_record import personal_record_pdf
from rehabdesk.ui.context import Context


def print_own_data(context: Context, resident: Resident) -> None:
    """Show the paper; the file's name tells of nobody."""
    pdf = context.carry_out(
        lambda: personal_record_pdf(
            context.store,
            resident.id,
            today=context.today(),
            now=context.now(),
            why="Diminta yang bersangkutan",
        )
    )
    if pdf is None:
        return
    title = f"Data pribadi {resident.name} {resident.registration_no}".strip()
    context.shell.show_pdf(pdf, title, "data-pribadi.pdf")

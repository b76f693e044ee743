"""Printing everything that is kept about a resident, for that resident."""

from rehabdesk.domain.refusals import Refusal
from rehabdesk.domain.resident import Resident
from rehabdesk.services.personal_record import personal_record_pdf
from rehabdesk.services.troubles import trouble_sentence
from rehabdesk.storage import StorageTrouble
from rehabdesk.ui.context import Context
from rehabdesk.wording.refusals import sentence


def print_own_data(context: Context, resident: Resident) -> None:
    """Show the paper; the file's name tells of nobody."""
    try:
        pdf = personal_record_pdf(
            context.store,
            resident.id,
            today=context.today(),
            now=context.now(),
            why="Diminta yang bersangkutan",
        )
    except Refusal as refusal:
        context.shell.warn(sentence(refusal))
        return
    except StorageTrouble as trouble:
        context.shell.warn(trouble_sentence(trouble))
        return
    title = f"Data pribadi {resident.name} {resident.registration_no}".strip()
    context.shell.show_pdf(pdf, title, "data-pribadi.pdf")

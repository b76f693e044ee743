"""The columns of the list of residents and the words of its states."""

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.lines import ResidentLine
from rehabdesk.domain.resident import place
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Column
from rehabdesk.wording.dates import short_date
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.fields.stay import STAY
from rehabdesk.wording.names import with_aliases
from rehabdesk.wording.terms import label

TONES = {
    EnrolmentState.ACTIVE: Tone.SUCCESS,
    EnrolmentState.SUSPENDED: Tone.WARNING,
    EnrolmentState.COMPLETED: Tone.INFO,
    EnrolmentState.LEFT: Tone.NEUTRAL,
}
GONE = "Keluar"
"""What is said of somebody whose stay has ended."""


def state_words(line: ResidentLine) -> str:
    """Where somebody stands, in one word; nothing for one who was never enrolled."""
    if line.state is not None:
        return label(line.state)
    return GONE if line.exited_on else ""


def state_tone(line: ResidentLine) -> Tone | None:
    """The colour that goes with the word."""
    return TONES[line.state] if line.state is not None else Tone.NEUTRAL


RESIDENT_COLUMNS: tuple[Column[ResidentLine], ...] = (
    Column[ResidentLine](
        key="name",
        heading=RESIDENT.by_key["name"].name,
        text=lambda line: with_aliases(line.name, line.aliases),
        tip=lambda line: with_aliases(line.name, line.aliases),
        stretch=True,
        strong=True,
    ),
    Column[ResidentLine](
        key="registration_no",
        heading=RESIDENT.by_key["registration_no"].name,
        text=lambda line: line.registration_no,
        width=104,
    ),
    Column[ResidentLine](
        key="group",
        heading="Kelompok",
        text=lambda line: line.group_name.removeprefix("Kelompok "),
        out=lambda line: line.group_name,
        width=88,
        muted=True,
    ),
    Column[ResidentLine](
        key="state", heading="Status", text=state_words, tone=state_tone, width=92
    ),
    Column[ResidentLine](
        key="place",
        heading="Blok/kamar",
        text=lambda line: place(line.block, line.cell),
        # The screen leaves out the word "Blok"; the file is to lead back to the same block.
        out=lambda line: f"{line.block}/{line.cell}" if line.block else line.cell,
        width=92,
        hidden=True,
    ),
    Column[ResidentLine](
        key="cohort",
        heading="Angkatan",
        text=lambda line: line.cohort_name,
        width=180,
        muted=True,
        hidden=True,
    ),
    Column[ResidentLine](
        key="birth_on",
        heading=RESIDENT.by_key["birth_on"].name,
        text=lambda line: short_date(line.birth_on) if line.birth_on else "",
        out=lambda line: line.birth_on,
        width=104,
        hidden=True,
    ),
    Column[ResidentLine](
        key="expires_on",
        heading=STAY.by_key["expires_on"].name,
        text=lambda line: short_date(line.expires_on) if line.expires_on else "",
        out=lambda line: line.expires_on,
        width=104,
        hidden=True,
    ),
)
"""Name and number always first; the header's menu shows the rest. Keys are those of sorting."""

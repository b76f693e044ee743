"""The records whose fields are described, by their table: one line each."""

from rehabdesk.wording.fields.counselor import COUNSELOR
from rehabdesk.wording.fields.excuse import EXCUSE
from rehabdesk.wording.fields.field import RecordFields
from rehabdesk.wording.fields.note import COUNSELING_NOTE, MEDICAL_NOTE
from rehabdesk.wording.fields.office import HOLIDAY, OFFICIAL, ROOM
from rehabdesk.wording.fields.office_identity import LETTERHEAD, OFFICE
from rehabdesk.wording.fields.office_terms import PROGRAM_KIND, SESSION_KIND, STATUS, TOPIC
from rehabdesk.wording.fields.program import COHORT, GROUP, PHASE
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.fields.session import GUEST, SESSION
from rehabdesk.wording.fields.stay import STAY

FIELDS_OF: dict[str, RecordFields] = {
    "resident": RESIDENT,
    "stay": STAY,
    "counselor": COUNSELOR,
    "office": OFFICE,
    "letterhead": LETTERHEAD,
    "official": OFFICIAL,
    "room": ROOM,
    "holiday": HOLIDAY,
    "attendance_status": STATUS,
    "session_kind": SESSION_KIND,
    "topic": TOPIC,
    "program_kind": PROGRAM_KIND,
    "cohort": COHORT,
    "phase": PHASE,
    "care_group": GROUP,
    "session": SESSION,
    "session_guest": GUEST,
    "excuse": EXCUSE,
    "counseling_note": COUNSELING_NOTE,
    "medical_note": MEDICAL_NOTE,
}

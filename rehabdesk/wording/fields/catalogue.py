"""The records whose fields are described, by their table: one line each."""

from rehabdesk.wording.fields.field import RecordFields
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.fields.stay import STAY

FIELDS_OF: dict[str, RecordFields] = {
    "resident": RESIDENT,
    "stay": STAY,
}

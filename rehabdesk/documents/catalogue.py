"""All printed documents: one line each."""

from typing import Any

from rehabdesk.documents.attendance_sheet import ATTENDANCE_SHEET
from rehabdesk.documents.audit_head import AUDIT_HEAD
from rehabdesk.documents.certificate import CERTIFICATE
from rehabdesk.documents.certificate_register import CERTIFICATE_REGISTER
from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.monthly_grid import MONTHLY_GRID
from rehabdesk.documents.note_sheet import COUNSELING_NOTE, MEDICAL_NOTE
from rehabdesk.documents.personal_record import PERSONAL_RECORD
from rehabdesk.documents.printed_list import PRINTED_LIST
from rehabdesk.documents.recovery_sheet import RECOVERY_SHEET
from rehabdesk.documents.weekly_timetable import WEEKLY_TIMETABLE

DOCUMENTS: tuple[Document[Any], ...] = (
    ATTENDANCE_SHEET,
    MONTHLY_GRID,
    CERTIFICATE,
    CERTIFICATE_REGISTER,
    RECOVERY_SHEET,
    AUDIT_HEAD,
    PERSONAL_RECORD,
    COUNSELING_NOTE,
    MEDICAL_NOTE,
    PRINTED_LIST,
    WEEKLY_TIMETABLE,
)

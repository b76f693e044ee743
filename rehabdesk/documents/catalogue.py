"""All printed documents: one line each."""

from typing import Any

from rehabdesk.documents.attendance_sheet import ATTENDANCE_SHEET
from rehabdesk.documents.certificate import CERTIFICATE
from rehabdesk.documents.certificate_register import CERTIFICATE_REGISTER
from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.monthly_grid import MONTHLY_GRID

DOCUMENTS: tuple[Document[Any], ...] = (
    ATTENDANCE_SHEET,
    MONTHLY_GRID,
    CERTIFICATE,
    CERTIFICATE_REGISTER,
)

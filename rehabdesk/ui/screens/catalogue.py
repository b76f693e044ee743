"""Every screen, in the order of the sidebar: one line each."""

from rehabdesk.ui.screens.attendance import ATTENDANCE
from rehabdesk.ui.screens.audit import AUDIT
from rehabdesk.ui.screens.certificates import CERTIFICATES
from rehabdesk.ui.screens.counselors import COUNSELORS
from rehabdesk.ui.screens.home import HOME
from rehabdesk.ui.screens.imports import IMPORTS
from rehabdesk.ui.screens.kit.screen import Screen
from rehabdesk.ui.screens.office import OFFICE
from rehabdesk.ui.screens.programs import PROGRAMS
from rehabdesk.ui.screens.residents import RESIDENTS
from rehabdesk.ui.screens.safekeeping import SAFEKEEPING
from rehabdesk.ui.screens.schedule import SCHEDULE
from rehabdesk.ui.screens.users import USERS

SCREENS: tuple[Screen, ...] = (
    HOME,
    RESIDENTS,
    COUNSELORS,
    PROGRAMS,
    SCHEDULE,
    ATTENDANCE,
    CERTIFICATES,
    IMPORTS,
    OFFICE,
    SAFEKEEPING,
    USERS,
    AUDIT,
)

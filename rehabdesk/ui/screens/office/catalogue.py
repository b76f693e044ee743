"""The parts of the office's settings, in the order of the list: one line each."""

from rehabdesk.ui.screens.office.holidays import HolidaysSection
from rehabdesk.ui.screens.office.identity import IdentitySection
from rehabdesk.ui.screens.office.kinds import SessionKindsSection
from rehabdesk.ui.screens.office.letterhead import LetterheadSection
from rehabdesk.ui.screens.office.numbering import NumberingSection
from rehabdesk.ui.screens.office.officials import OfficialsSection
from rehabdesk.ui.screens.office.programs import ProgramKindsSection
from rehabdesk.ui.screens.office.rooms import RoomsSection
from rehabdesk.ui.screens.office.rule import RuleSection
from rehabdesk.ui.screens.office.section import OfficeSection
from rehabdesk.ui.screens.office.sheets import SheetsSection
from rehabdesk.ui.screens.office.statuses import StatusesSection
from rehabdesk.ui.screens.office.topics import TopicsSection

SECTIONS: tuple[type[OfficeSection], ...] = (
    IdentitySection,
    LetterheadSection,
    OfficialsSection,
    SheetsSection,
    StatusesSection,
    SessionKindsSection,
    TopicsSection,
    RoomsSection,
    HolidaysSection,
    ProgramKindsSection,
    RuleSection,
    NumberingSection,
)

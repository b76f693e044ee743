"""Which role may do what: one table, drawn on the screen of users as it stands here.

Of notes the table says who may have any at all; which ones is for ``note.py`` to say.
"""

from enum import Enum

from rehabdesk.domain.user import Role


class Right(Enum):
    """A kind of deed or of looking; every public function of ``services`` asks for one."""

    LOOK = "look"
    WRITE_PEOPLE = "write_people"
    RUN_PROGRAMS = "run_programs"
    ENROL = "enrol"
    PLAN_SESSIONS = "plan_sessions"
    MARK = "mark"
    PRINT = "print"
    ISSUE_CERTIFICATES = "issue_certificates"
    SET_UP_OFFICE = "set_up_office"
    IMPORT = "import"
    EXPORT = "export"
    SEE_RESTRICTED = "see_restricted"
    SEE_MEDICAL = "see_medical"
    SEE_NOTES = "see_notes"
    SEE_ALL_NOTES = "see_all_notes"
    READ_AUDIT = "read_audit"
    RESTORE = "restore"
    BACK_UP = "back_up"
    MANAGE_USERS = "manage_users"


_ALL = frozenset(Right)
_LEAD = _ALL - {Right.SEE_MEDICAL, Right.MANAGE_USERS}
_ADMINISTRATOR = _ALL - {Right.SEE_MEDICAL, Right.SEE_NOTES, Right.SEE_ALL_NOTES}
_EVERYBODY = frozenset({Right.LOOK})
_AT_THE_SHEET = _EVERYBODY | {Right.MARK, Right.PRINT}
_AT_SESSIONS = _AT_THE_SHEET | {
    *(Right.PLAN_SESSIONS, Right.WRITE_PEOPLE, Right.ENROL, Right.SEE_RESTRICTED)
}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMINISTRATOR: _ADMINISTRATOR,
    Role.TEAM_LEAD: _LEAD,
    Role.COUNSELOR: _AT_SESSIONS | {Right.SEE_NOTES},
    Role.MEDICAL: _AT_SESSIONS | {Right.SEE_MEDICAL},
    Role.OPERATOR: _AT_THE_SHEET,
    Role.READER: _EVERYBODY,
}
"""What each role may do."""


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right."""
    return right in RIGHTS[role]


def loses_rights(before: Role, after: Role) -> bool:
    """Whether somebody who changes from one role to another may do less in any way."""
    return not RIGHTS[before] <= RIGHTS[after]

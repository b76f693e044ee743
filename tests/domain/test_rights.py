"""Which role may do what, right by right, as the office knows it."""

import pytest

from rehabdesk.domain.rights import RIGHTS, Right, loses_rights, may
from rehabdesk.domain.user import Role

A, L, C, M, P, R = (
    Role.ADMINISTRATOR,
    Role.TEAM_LEAD,
    Role.COUNSELOR,
    Role.MEDICAL,
    Role.OPERATOR,
    Role.READER,
)
HOLDERS = {
    Right.LOOK: {A, L, C, M, P, R},
    Right.WRITE_PEOPLE: {A, L, C, M},
    Right.RUN_PROGRAMS: {A, L},
    Right.ENROL: {A, L, C, M},
    Right.PLAN_SESSIONS: {A, L, C, M},
    Right.MARK: {A, L, C, M, P},
    Right.PRINT: {A, L, C, M, P},
    Right.ISSUE_CERTIFICATES: {A, L},
    Right.SET_UP_OFFICE: {A, L},
    Right.IMPORT: {A, L},
    Right.EXPORT: {A, L},
    Right.SEE_RESTRICTED: {A, L, C, M},
    Right.SEE_MEDICAL: {M},
    Right.SEE_NOTES: {L, C},
    Right.SEE_ALL_NOTES: {L},
    Right.READ_AUDIT: {A, L},
    Right.RESTORE: {A, L},
    Right.BACK_UP: {A, L},
    Right.MANAGE_USERS: {A},
}


@pytest.mark.parametrize("right", Right, ids=lambda one: one.value)
def test_a_right_is_held_by_these_roles_and_no_other(right):
    assert {role for role in Role if may(role, right)} == HOLDERS[right]


def test_every_role_has_its_line():
    assert set(RIGHTS) == set(Role)


@pytest.mark.parametrize("before", Role, ids=lambda one: one.value)
@pytest.mark.parametrize("after", Role, ids=lambda one: one.value)
def test_a_change_of_role_takes_rights_away_unless_the_new_role_has_them_all(before, after):
    taken = {right for right, roles in HOLDERS.items() if before in roles and after not in roles}

    assert loses_rights(before, after) is bool(taken)


def test_a_reader_who_becomes_an_operator_loses_nothing_and_the_other_way_something():
    assert not loses_rights(R, P)
    assert loses_rights(P, R)
    assert not loses_rights(L, L)

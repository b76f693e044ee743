"""A user: who may open the office's file, as what, and from when to when."""

from datetime import date
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.identity import CounselorId, UserId
from rehabdesk.domain.text import tidy_text

LOGIN_LIMIT = 40
MOST_NUMBER = 2**31 - 1
"""A user's number is random and fits 31 bits; marks carry it in place of a name."""


class Role(Enum):
    """What somebody is in the office; a role's rights are in ``rights.py``."""

    ADMINISTRATOR = "administrator"
    TEAM_LEAD = "team_lead"
    COUNSELOR = "counselor"
    MEDICAL = "medical"
    OPERATOR = "operator"
    READER = "reader"


class User(Struct, frozen=True, kw_only=True):
    """Somebody with a passphrase of their own; disabled by ``active_to``, never deleted.

    ``login`` is bound into the key slot, so it stays as it was when the passphrase was set.
    """

    id: UserId
    login: str
    name: str
    role: Role
    number: int
    counselor: CounselorId | None = None
    active_from: date | None = None
    active_to: date | None = None

    def active_on(self, day: date) -> bool:
        """Whether the account is in force on ``day``; its last day is excluded."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_to is None or day < self.active_to
        )


def normal_login(text: str) -> str:
    """A login name as it is compared: without case and outer spaces."""
    return tidy_text(text).casefold()

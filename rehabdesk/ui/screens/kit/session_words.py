"""A session's groups and leaders in a few words, for headings and lists."""

from rehabdesk.domain.session import Session
from rehabdesk.storage import Store
from rehabdesk.wording.names import short_name

_MOST_NAMED = 3


def group_words(store: Store, session: Session) -> str:
    """The session's groups by name, or how many they are."""
    groups = [store.groups.get(one) for one in session.care_groups]
    names = [one.name for one in groups if one]
    return ", ".join(names) if len(names) <= _MOST_NAMED else f"{len(names)} kelompok"


def leader_words(store: Store, session: Session) -> str:
    """Who leads the session: counselors, else the speaker."""
    counselors = [store.counselors.get(one) for one in session.counselors]
    names = [short_name(one.name) for one in counselors if one]
    return ", ".join(names) or session.speaker

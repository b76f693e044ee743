"""The cohort that was chosen last: every page of one cohort shows that, at the next start, too.

It is remembered for the office and the user, as all that pages remember.
"""

from rehabdesk.ui.preferences import Preferences

_KEPT = "cohort"


def chosen_cohort(preferences: Preferences) -> str:
    """The id of the cohort that was chosen last; empty where none was."""
    return str(preferences.page(_KEPT).get("id", ""))


def remember_cohort(preferences: Preferences, cohort: str) -> None:
    """Remember which cohort was chosen, on whatever page."""
    preferences.remember_page(_KEPT, {"id": cohort})

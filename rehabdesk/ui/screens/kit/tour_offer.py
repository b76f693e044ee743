"""Whether the tour is still offered by itself: until it was begun or declined on this computer."""

from rehabdesk.ui.preferences import Preferences

TOUR = "Tur sepuluh menit"
_KEPT = "tour"


def is_offered(preferences: Preferences) -> bool:
    """Whether nobody has begun or declined the tour here, in whatever office."""
    return not preferences.shared(_KEPT)


def decide(preferences: Preferences) -> None:
    """Offer it by itself no more; F1 of the demonstration always has it."""
    preferences.remember_shared(_KEPT, {"decided": True})

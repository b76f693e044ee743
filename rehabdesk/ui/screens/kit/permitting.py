"""What whoever sits at the desk may not do is shown, is off, and says which right is missing.

Every button, menu entry and key of a deed is given its right here; a test presses what is left.
"""

from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.forbidden import Pressable, forbid
from rehabdesk.wording.terms import label


def only_with(context: Context, right: Right, *deeds: Pressable) -> None:
    """Keep deeds off for whoever lacks the right to them."""
    if not allowed(context.store, right):
        for deed in deeds:
            forbid(deed, missing_words(right))


def permits(context: Context, right: Right) -> bool:
    """Whether the right is there; else it is said: for what begins without a button."""
    if allowed(context.store, right):
        return True
    context.shell.say(missing_words(right))
    return False


def missing_words(right: Right) -> str:
    """What a deed says that may not be done here."""
    return f"Tidak termasuk hak Anda ({label(right).lower()})."

"""Who may call what: every public deed of this package names the right that it asks for.

``@needs(Right.MARK)`` stands above each function that is given a store; a test fails for one
that has neither a right nor a reason to go without.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from rehabdesk.domain.refusals import NotAllowed
from rehabdesk.domain.rights import Right, may
from rehabdesk.storage import Store
from rehabdesk.wording.terms import label

P = ParamSpec("P")
T = TypeVar("T")
Deed = Callable[Concatenate[Store, P], T]

RIGHT_OF = "right_of_deed"
"""The attribute under which a guarded function carries its right."""


def needs(right: Right) -> Callable[[Deed[P, T]], Deed[P, T]]:
    """Let a function be called by roles that have the right; others get ``NotAllowed``."""

    def bind(deed: Deed[P, T]) -> Deed[P, T]:
        @wraps(deed)
        def guarded(store: Store, /, *args: P.args, **kwargs: P.kwargs) -> T:
            require(store, right)
            return deed(store, *args, **kwargs)

        setattr(guarded, RIGHT_OF, right)
        return guarded

    return bind


def require(store: Store, right: Right) -> None:
    """Refuse whoever sits at the desk without the right (``NotAllowed``)."""
    if not may(store.desk.role, right):
        raise NotAllowed(role=label(store.desk.role), right=label(right))


def allowed(store: Store, right: Right) -> bool:
    """Whether whoever sits at the desk has the right: for windows that leave a deed out."""
    return may(store.desk.role, right)

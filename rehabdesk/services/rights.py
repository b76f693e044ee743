"""Who may call what: every public deed of this package names the right that it asks for.

``@needs(Right.MARK)`` stands above each function that is given a store, or a ``Charge`` of one; a
test fails for one that has neither a right nor a reason to go without.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from rehabdesk.domain.refusals import NotAllowed
from rehabdesk.domain.rights import Right, may
from rehabdesk.storage import Change, Desk
from rehabdesk.wording.terms import label


class AtDesk(Protocol):
    """Whatever knows who sits at the desk: an open store, or what its backups need of it."""

    @property
    def desk(self) -> Desk:
        """Who sits there, in which role."""
        ...


P = ParamSpec("P")
T = TypeVar("T")
At = TypeVar("At", bound=AtDesk)
Deed = Callable[Concatenate[At, P], T]

RIGHT_OF = "right_of_deed"
"""The attribute under which a guarded function carries its right."""


def needs(right: Right) -> Callable[[Deed[At, P, T]], Deed[At, P, T]]:
    """Let a function be called by roles that have the right; others get ``NotAllowed``.

    A change that comes of it keeps the right: who takes it back needs it, too.
    """

    def bind(deed: Deed[At, P, T]) -> Deed[At, P, T]:
        @wraps(deed)
        def guarded(at: At, /, *args: P.args, **kwargs: P.kwargs) -> T:
            require(at, right)
            outcome = deed(at, *args, **kwargs)
            change = getattr(outcome, "change", None)
            if isinstance(change, Change):
                change.rights |= {right}
            return outcome

        setattr(guarded, RIGHT_OF, right)
        return guarded

    return bind


def require(at: AtDesk, right: Right) -> None:
    """Refuse whoever sits at the desk without the right (``NotAllowed``); every deed asks here."""
    if not allowed(at, right):
        raise NotAllowed(role=label(at.desk.role), right=label(right))


def allowed(at: AtDesk, right: Right) -> bool:
    """Whether whoever sits at the desk has the right: for windows that leave a deed out."""
    return may(at.desk.role, right)

"""Whether a passphrase is good enough for the office's file."""

from collections.abc import Iterable

from rehabdesk.domain.passphrase import LEAST_LENGTH, Strength, estimate
from rehabdesk.domain.refusals import WeakPassphrase


def require_strong(
    passphrase: str, besides: Iterable[str] = (), *, field: str = "passphrase"
) -> None:
    """Refuse a passphrase that is short or easily guessed (``WeakPassphrase``)."""
    judged = estimate(passphrase, besides)
    if len(passphrase) < LEAST_LENGTH:
        raise WeakPassphrase(field, least=LEAST_LENGTH)
    if judged.strength is Strength.WEAK:
        reason = "known" if judged.known_word else "guessable"
        raise WeakPassphrase(field, reason=reason, word=judged.known_word)

"""Why a passphrase is refused: too short, known to everybody, or soon guessed."""

import pytest

from rehabdesk.domain.passphrase import LEAST_LENGTH
from rehabdesk.domain.refusals import WeakPassphrase
from rehabdesk.services.passphrases import require_strong


@pytest.mark.parametrize(
    ("words", "reason", "word"),
    [("bhinneka tunggal ika", "known", "bhinneka tunggal"), ("a" * 16, "guessable", "")],
    ids=["known", "guessable"],
)
def test_a_known_word_is_named_and_what_is_only_easy_is_not(words, reason, word):
    with pytest.raises(WeakPassphrase) as refused:
        require_strong(words)

    assert (refused.value.facts["reason"], refused.value.facts["word"]) == (reason, word)


@pytest.mark.parametrize("length", [LEAST_LENGTH - 1, LEAST_LENGTH])
def test_what_is_too_short_is_called_too_short(length):
    words = "q7Vx#jZk2wPm"[:length]
    if length < LEAST_LENGTH:
        with pytest.raises(WeakPassphrase) as refused:
            require_strong(words)
        assert refused.value.facts["least"] == LEAST_LENGTH
    else:
        require_strong(words)

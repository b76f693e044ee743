"""A new passphrase, twice, with what it is worth said while it is typed."""

from collections.abc import Callable

from rehabdesk.domain.passphrase import estimate
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.secret_field import SecretField
from rehabdesk.wording.passphrases import ADVICE, strength_sentence


class NewPassphrase:
    """Two rows of a form: the passphrase and its repetition; ``name`` is what errors find."""

    def __init__(
        self,
        form: Form,
        besides: Callable[[], tuple[str, ...]],
        *,
        text: str = "Kata &sandi",
        name: str = "passphrase",
    ) -> None:
        self.field, self.again = SecretField(), SecretField()
        self._besides = besides
        self._row = form.row(text, self.field, name=name, required=True, wide=True, hint=ADVICE)
        form.row("&Ulangi", self.again, name="again", required=True, wide=True, check=self._unlike)
        self.field.changed.connect(self._judge)

    def words(self) -> str:
        """What was typed, spaces and all."""
        return self.field.text()

    def _judge(self) -> None:
        words = self.words()
        judged = estimate(words, self._besides())
        self._row.set_hint(strength_sentence(judged, len(words)))

    def _unlike(self) -> str:
        same = self.field.text() == self.again.text()
        return "" if same else "Kedua kata sandi tidak sama."

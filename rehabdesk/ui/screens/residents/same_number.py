"""The reason that two people have one number: asked for when a number is another's."""

from collections.abc import Callable
from typing import TypeVar

from rehabdesk.domain.refusals import NumberTaken
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form

T = TypeVar("T")
_LIMIT = 200


class SameNumber:
    """A row of a form that is hidden until the service says whose the number is."""

    def __init__(self, form: Form) -> None:
        self.reason = TextField(limit=_LIMIT, placeholder="Misalnya: dua orang, sudah dicocokkan")
        self._row = form.row(
            "A&lasan nomor sama",
            self.reason,
            name="same_number",
            wide=True,
            hint="Dicatat dalam jejak audit.",
        )
        self._row.hide()

    def why(self) -> str:
        """The reason, as far as it was asked for."""
        return "" if self._row.isHidden() else self.reason.value()

    def asking(self, deed: Callable[[str], T]) -> T:
        """Carry out a deed with the reason; shows the row when the number is another's."""
        try:
            return deed(self.why())
        except NumberTaken:
            self._row.show()
            raise

    def ask(self, *, taken: bool) -> None:
        """Show the row as soon as it is known that the number is another's, or hide it."""
        self._row.setVisible(taken or bool(self.reason.value()))

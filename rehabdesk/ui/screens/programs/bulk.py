"""Carrying a deed out for everybody chosen, and saying who was left out and why."""

from collections.abc import Callable, Sequence
from typing import Any

from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.done import Done
from rehabdesk.services.together import for_each
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.programs.lines import PersonLine
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.refusals import sentence

_NAMED = 6


def attempt_all(
    context: Context,
    form: Form,
    people: Sequence[PersonLine],
    deed: Callable[[str], Done[Any]],
    label: str,
) -> str | None:
    """Do a dialog's deed for everybody chosen; a sentence if it could be done for nobody."""
    said: list[str] = []
    outcome = context.carry_out(
        lambda: for_each(context.store, [one.id for one in people], deed, label),
        lambda answer: said.append(answer_sentence(answer)),
    )
    if outcome is None:
        return said[0]
    if not outcome.done:
        return _refuse(form, outcome.refused[0][1], len(people))
    context.tell(outcome.change, _told(label, people, outcome.done))
    if outcome.refused:
        names = {one.id: one.name for one in people}
        context.shell.warn(left_out([(names[key], why) for key, why in outcome.refused]))
    return None


def left_out(refused: Sequence[tuple[str, Refusal]]) -> str:
    """Who was left out, with the reason of each."""
    said = "; ".join(f"{name}: {sentence(why)}" for name, why in refused[:_NAMED])
    more = len(refused) - _NAMED
    tail = f"; dan {more} orang lagi." if more > 0 else ""
    return f"{len(refused)} orang tidak dapat diikutkan. {said}{tail}"


def who(people: Sequence[PersonLine]) -> str:
    """The people of a deed for a dialog's subtitle: the name and number of one, or how many."""
    if len(people) == 1:
        return f"{people[0].name} · {people[0].resident.registration_no}"
    names = ", ".join(one.name for one in people[:3])
    rest = f" dan {len(people) - 3} orang lagi" if len(people) > 3 else ""  # noqa: PLR2004
    return f"{len(people)} peserta: {names}{rest}"


def _told(label: str, people: Sequence[PersonLine], done: Sequence[str]) -> str:
    if len(done) == 1:
        name = next(one.name for one in people if one.id == done[0])
        return f"{label}: {name}"
    return f"{label}: {len(done)} orang"


def _refuse(form: Form, refusal: Refusal, count: int) -> str:
    words = sentence(refusal)
    if refusal.field and form.has_field(refusal.field):
        form.show_error(refusal.field, words)
    return words if count == 1 else f"Tidak seorang pun dapat diikutkan. {words}"

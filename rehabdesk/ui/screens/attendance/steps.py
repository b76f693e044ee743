"""The steps taken in one sheet, so that each can be taken back, and done again."""

from collections.abc import Callable

from rehabdesk.domain.refusals import Refusal, Undone
from rehabdesk.storage import Change
from rehabdesk.ui.performer import carry_out


class Steps:
    """A step is one thing the user did: a mark, a fill, a mark with its minutes.

    ``take_back`` undoes one change and gives the change that undid it.
    """

    def __init__(self, take_back: Callable[[Change], Change]) -> None:
        self._take_back = take_back
        self._done: list[list[Change]] = []
        self._undone: list[list[Change]] = []

    def add(self, change: Change, *, same_step: bool = False) -> None:
        """Remember a change; with ``same_step`` it belongs to the one before."""
        if not change.touched:
            return
        self._undone.clear()
        if same_step and self._done:
            self._done[-1].append(change)
        else:
            self._done.append([change])

    def back(self) -> list[Change]:
        """Take the latest step back; gives what was undone, nothing where there was no step."""
        return self._turn(self._done, self._undone)

    def again(self) -> list[Change]:
        """Do the step again that was taken back last."""
        return self._turn(self._undone, self._done)

    def forget(self) -> None:
        """Begin anew, as with another sheet."""
        self._done.clear()
        self._undone.clear()

    def _turn(self, source: list[list[Change]], target: list[list[Change]]) -> list[Change]:
        if not source:
            return []
        step = source[-1]
        answers: list[Undone] = []
        undone = carry_out(
            lambda: [self._take_back(change) for change in reversed(step)], answers.append
        )
        for answer in answers:
            # Somebody built on it; what the computer could not do now can be tried again.
            if isinstance(answer, Refusal):
                source.pop()
            raise answer
        source.pop()
        target.append(undone or [])
        return step

"""One measured figure: a ratio, the guard it must keep and the aim beyond it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A ratio of two things measured in turn; ``detail`` says in words what was compared.

    ``at_least`` is set where more is better; ``ratio`` is None where a rival is not installed.
    """

    name: str
    ratio: float | None
    guard: float
    aim: float
    detail: str
    at_least: bool = False

    @property
    def kept(self) -> bool:
        """Whether the guard holds; a figure that was not measured does not break it."""
        if self.ratio is None:
            return True
        return self.ratio >= self.guard if self.at_least else self.ratio <= self.guard

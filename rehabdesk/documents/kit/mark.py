"""The neutral mark that stands until the office loads its own logo: a seedling in a ring."""

from rehabdesk.documents.kit.pen import Pen

# A quarter circle as a Bezier curve.
_ROUND = 0.5523
# Two leaves and a stem, on a square from -1 to 1.
_STEM = (
    (-0.045, -0.62),
    (-0.03, -0.2, -0.03, 0.0, -0.05, 0.12),
    (0.05, 0.12),
    (0.04, 0.0, 0.04, -0.2, 0.055, -0.62),
)
_LEFT_LEAF = (
    (-0.02, -0.04),
    (-0.12, 0.26, -0.36, 0.38, -0.62, 0.36),
    (-0.6, 0.1, -0.4, -0.1, -0.02, -0.04),
)
_RIGHT_LEAF = ((0.03, 0.1), (0.06, 0.42, 0.26, 0.6, 0.56, 0.64), (0.6, 0.36, 0.42, 0.1, 0.03, 0.1))
_GROUND = (
    (-0.42, -0.6),
    (-0.2, -0.5, 0.2, -0.5, 0.42, -0.6),
    (0.2, -0.57, -0.2, -0.57, -0.42, -0.6),
)


def draw_mark(pen: Pen, x: float, y: float, radius: float) -> None:
    """Draw the mark around a centre, in the colour that is set."""
    pen.shape(circle(x, y, radius - 0.8), 1.3)
    pen.shape(circle(x, y, radius * 0.88), 0.45)
    for outline in (_STEM, _LEFT_LEAF, _RIGHT_LEAF, _GROUND):
        pen.shape(_path(outline, x, y, radius))


def circle(x: float, y: float, radius: float) -> str:
    """A circle as path operators."""
    bend = radius * _ROUND
    turns = (
        (radius, bend, bend, radius, 0, radius),
        (-bend, radius, -radius, bend, -radius, 0),
        (-radius, -bend, -bend, -radius, 0, -radius),
        (bend, -radius, radius, -bend, radius, 0),
    )
    return _path(((radius, 0), *turns), x, y, 1)


def _path(outline: tuple[tuple[float, ...], ...], x: float, y: float, radius: float) -> str:
    """An outline of starts, straight lines and curves, moved and scaled to its place."""
    parts: list[str] = []
    for number, points in enumerate(outline):
        placed = [
            f"{(x if at % 2 == 0 else y) + value * radius:.2f}" for at, value in enumerate(points)
        ]
        operator = "m" if number == 0 else "l" if len(points) == len("xy") else "c"
        parts.append(" ".join([*placed, operator]))
    return " ".join([*parts, "h"])

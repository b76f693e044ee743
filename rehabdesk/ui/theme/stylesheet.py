"""The style sheet: shape from ``app.qss``, colour from the tokens."""

import re
from pathlib import Path

from rehabdesk.ui.theme.fonts import FAMILIES, in_step
from rehabdesk.ui.theme.tokens import DARK, Tokens

_LETTERS = re.compile(r"(font(?:-size)?:\s*)(\d+)px")
_SLOT = re.compile(r"@([a-z]+(?:_[a-z]+)*)")


def stylesheet(template: str, tokens: Tokens, shapes: Path) -> str:
    """Fill every ``@name`` of the template; KeyError names a token that does not exist.

    ``shapes`` is the folder of the small drawings a style sheet cannot tint by itself.
    """
    mode = "dark" if tokens is DARK else "light"
    letters = ", ".join(f'"{one}"' for one in FAMILIES)
    values = {**vars(tokens), "shapes": shapes.as_posix(), "mode": mode, "letters": letters}
    filled = _SLOT.sub(lambda match: values[match.group(1)], template)
    return _LETTERS.sub(lambda match: f"{match[1]}{in_step(int(match[2]))}px", filled)

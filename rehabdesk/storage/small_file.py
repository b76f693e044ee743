"""A small file of words that a stranger may have written: read only as far as it can do no harm.

Key slots, what stands beside a backup, and what this computer remembers are such files. What is
looked at before anything is parsed: that it is a file and no pipe, device or link, and how large it
is. The parser itself refuses brackets without end. So they need no process of their own: nothing
of them is a program, a picture or a list.
"""

import json
from pathlib import Path
from typing import Any

from rehabdesk.bounded.foreign_file import NoPlainFileError, read_plain_file

MOST_BYTES = 64 * 1024
"""More than any of these files has, but for the key slots, which have a bound of their own."""


def read_words(path: Path, most: int = MOST_BYTES) -> Any:
    """What a file of JSON of at most ``most`` bytes says.

    Raises OSError where it cannot be read or is no plain file of that size, and one of
    ``NOT_AS_WRITTEN`` where it is no JSON.
    """
    if path.is_symlink():
        raise NoPlainFileError(path.name)
    return json.loads(read_plain_file(path, most).decode("utf-8"))

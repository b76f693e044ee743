"""Writing a finished paper to a file, whole or not at all."""

import os
from pathlib import Path

from rehabdesk.domain.refusals import Unwritable


def write_file(path: Path, content: bytes) -> Path:
    """Write ``content`` beside ``path`` and put it in its place; missing folders are made.

    Raises ``Unwritable`` where the system does not let it, an open file on Windows for one.
    """
    beside = path.with_name(f"{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise Unwritable("out", file=path.name) from error
    finally:
        if beside.exists():
            beside.unlink(missing_ok=True)
    return path

"""Writing a finished paper to a file, whole or not at all."""

from pathlib import Path

from rehabdesk.domain.refusals import Unwritable
from rehabdesk.own_files import make_folder, write_whole


def write_file(path: Path, content: bytes) -> Path:
    """Write ``content`` beside ``path`` and put it in its place; missing folders are made.

    Raises ``Unwritable`` where the system does not let it, an open file on Windows for one.
    """
    try:
        make_folder(path.parent)
        return write_whole(path, content)
    except OSError as error:
        raise Unwritable("out", file=path.name) from error

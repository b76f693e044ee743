"""`python -m rehabdesk`: the window, or a command."""

import gc
import sys
from pathlib import Path

from rehabdesk.own_files import keep_for_owner
from rehabdesk.own_memory import keep_off_the_disk

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from collections.abc import Sequence


def run(words: "Sequence[str]") -> int:
    """Do what a command line asks for; gives the exit code."""
    if is_usual_start(words):
        # Nothing of the commands is loaded: a window is waited for.
        return _open_window(*map(Path, words))
    from rehabdesk import cli

    if cli.is_command(words):
        return cli.main(words)
    wanted = cli.window_parser().parse_args(words)
    return _open_window(wanted.folder, demonstration=wanted.demo)


def is_usual_start(words: "Sequence[str]") -> bool:
    """Whether nothing is asked for, or an office's file was opened on the desktop."""
    return not words or (len(words) == 1 and Path(words[0]).is_absolute())


def _open_window(place: Path | None = None, *, demonstration: bool = False) -> int:
    prepare()
    from rehabdesk import app

    return app.main(place, demonstration=demonstration)


def prepare() -> None:
    """Get ready to show a window; what is needed for a command only stays away.

    Until all is loaded Python need not look for what can be let go: there is nothing.
    """
    gc.disable()
    from rehabdesk.ui.toolkit import load_toolkit

    load_toolkit()


def main() -> None:
    """Leave with the exit code of what was asked for."""
    keep_for_owner()
    keep_off_the_disk()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

"""`python -m rehabdesk`: the window, or a command."""

import sys
from collections.abc import Sequence


def run(words: Sequence[str]) -> int:
    """Do what a command line asks for; gives the exit code."""
    if not words:
        # The usual start loads nothing of the commands: a window is waited for.
        from rehabdesk import app

        return app.main()
    from rehabdesk import cli

    if cli.is_command(words):
        return cli.main(words)
    wanted = cli.window_parser().parse_args(words)
    from rehabdesk import app

    return app.main(wanted.folder, demonstration=wanted.demo)


def main() -> None:
    """Leave with the exit code of what was asked for."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

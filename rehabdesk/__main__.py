"""`python -m rehabdesk`: the window, or a command."""

import sys

from rehabdesk.cli import main as run


def main() -> None:
    """Leave with the exit code of what was asked for."""
    sys.exit(run())


if __name__ == "__main__":
    main()

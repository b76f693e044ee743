"""The same services without a window: commands for scripts, with Indonesian output.

Exit 0 is done, 1 refused or something found, 2 wrong use. May use: the services and all below;
the windows only where a command draws them to try them.
To add: a command is a function in a module of its own and a few lines in ``words.py``.
"""

from rehabdesk.cli.entry import is_command, main
from rehabdesk.cli.words import window_parser

__all__ = ["is_command", "main", "window_parser"]

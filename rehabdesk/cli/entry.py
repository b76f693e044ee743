"""From the words of a command line to its command, and from every refusal to one sentence."""

import sys
from collections.abc import Sequence

from rehabdesk.cli.words import COMMANDS, command_parser, window_parser

_HELP = frozenset({"-h", "--help", "--version"})


def main(words: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code is 0 done, 1 refused, 2 wrong use."""
    given = list(sys.argv[1:] if words is None else words)
    if given and (given[0] in COMMANDS or given[0] in _HELP):
        return _command(given)
    wanted = window_parser().parse_args(given)
    from rehabdesk.app import main as open_window

    return open_window(wanted.folder, demonstration=wanted.demo)


def _command(given: list[str]) -> int:
    wanted = command_parser().parse_args(given)
    from rehabdesk.cli import commands
    from rehabdesk.cli.offices import CannotDo
    from rehabdesk.domain.refusals import Refusal
    from rehabdesk.services.troubles import trouble_sentence
    from rehabdesk.storage import StorageTrouble
    from rehabdesk.wording.refusals import sentence

    run = {
        "demo": commands.demo,
        "check": commands.check,
        "self-check": commands.self_check,
        "sheets": commands.print_sheets,
        "certificates": commands.print_certificates,
    }[wanted.paper if wanted.command == "print" else wanted.command]
    try:
        return run(wanted)
    except StorageTrouble as trouble:
        words = trouble_sentence(trouble)
    except Refusal as refusal:
        words = sentence(refusal)
    except CannotDo as answer:
        words = str(answer)
    except KeyboardInterrupt:
        words = "Dihentikan."
    sys.stderr.write(f"{words}\n")
    return 1

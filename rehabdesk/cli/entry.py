"""From the words of a command line to its command, and from every refusal to one sentence."""

import io
import sys
from argparse import Namespace
from collections.abc import Sequence

from rehabdesk.cli.words import COMMANDS, command_parser

_HELP = frozenset({"-h", "--help", "--version"})


def is_command(words: Sequence[str]) -> bool:
    """Whether a command line asks for a command, and not for the window."""
    return bool(words) and (words[0] in COMMANDS or words[0] in _HELP)


def main(given: Sequence[str]) -> int:
    """Run one command; the exit code is 0 done, 1 refused, 2 wrong use."""
    _show_what_can_be_shown()
    wanted = command_parser().parse_args(given)
    from rehabdesk.cli.offices import CannotDo, os_sentence
    from rehabdesk.domain.refusals import Refusal
    from rehabdesk.services.trouble_log import note_trouble
    from rehabdesk.services.troubles import trouble_sentence
    from rehabdesk.storage import StorageTrouble
    from rehabdesk.wording.refusals import sentence

    try:
        return _run(wanted)
    except StorageTrouble as trouble:
        note_trouble(trouble)
        words = trouble_sentence(trouble)
    except Refusal as refusal:
        words = sentence(refusal)
    except CannotDo as answer:
        words = str(answer)
    except OSError as error:
        note_trouble(error)
        words = os_sentence(error)
    except KeyboardInterrupt:
        words = "Dihentikan."
    except Exception as error:
        note_trouble(error)
        raise
    sys.stderr.write(f"{words}\n")
    return 1


def _show_what_can_be_shown() -> None:
    """A console without our dashes shows a "?" rather than stopping the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(wanted: Namespace) -> int:
    from rehabdesk.cli import commands, papers, safekeeping
    from rehabdesk.cli.exporting import export_list
    from rehabdesk.cli.going_back import go_back
    from rehabdesk.cli.importing import import_list
    from rehabdesk.cli.planning import list_templates, plan

    run = {
        "demo": commands.demo,
        "backup": safekeeping.backup,
        "check": commands.check,
        "export": export_list,
        "go-back": go_back,
        "import": import_list,
        "plan": plan,
        "templates": list_templates,
        "restore": safekeeping.restore_office,
        "self-check": commands.self_check,
        "verify": safekeeping.verify,
        "sheets": commands.print_sheets,
        "certificates": commands.print_certificates,
        "grids": papers.print_grids,
        "register": papers.print_register,
        "notes": papers.print_notes,
    }[wanted.paper if wanted.command == "print" else wanted.command]
    return run(wanted)

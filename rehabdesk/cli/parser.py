"""The command-line parser with its messages in Indonesian."""

import argparse
import re
from collections.abc import Callable
from typing import Never

WRONG_USE = 2

_TRANSLATED = (
    (r"the following arguments are required: (.+)", r"belum diisi: \1"),
    (r"unrecognized arguments: (.+)", r"tidak dikenal: \1"),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", r"\1: \2 tidak ada; pilih \3"),
    (r"argument (\S+): expected one argument", r"\1 perlu satu nilai"),
    (r"argument (\S+): ignored explicit argument (.+)", r"\1 tidak memakai nilai \2"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 tidak jelas, mungkin \2"),
    (r"argument (\S+): (.+)", r"\1: \2"),
)
_USAGE = "pemakaian: "

Add = Callable[..., "Parser"]
"""What adds a command to its parent: argparse's ``add_parser``."""


class Parser(argparse.ArgumentParser):
    """``argparse`` with Indonesian help and error messages."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.needed = self.add_argument_group("isian")
        self.choices = self.add_argument_group("pilihan")
        self.choices.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def format_usage(self) -> str:
        """Argparse's line with the Indonesian word in front."""
        return super().format_usage().replace("usage: ", _USAGE, 1)

    def format_help(self) -> str:
        """Argparse's help with the Indonesian word in front."""
        return super().format_help().replace("usage: ", _USAGE, 1)

    def error(self, message: str) -> Never:
        """Say what is wrong and how it is used, and leave with 2."""
        for pattern, words in _TRANSLATED:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, words, message)
                break
        self.exit(WRONG_USE, f"{self.format_usage()}{self.prog}: {message}\n")

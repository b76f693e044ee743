"""Which libraries a program file asks for, and what of a tree is left when only these stay."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_NEEDS = re.compile(r"^\s*(?:DLL Name: |NEEDED\s+)(\S+)", re.MULTILINE)
SUFFIXES = (".dll", ".pyd", ".exe")


def is_binary(path: Path) -> bool:
    """Whether a file is a program or library of either system, by its name."""
    return path.suffix.lower() in SUFFIXES or ".so" in path.suffixes


def needs(path: Path) -> list[str]:
    """The libraries that a PE or ELF file names, as binutils reads them."""
    done = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True)
    return _NEEDS.findall(done.stdout)


def closure(roots: Iterable[Path], offered: Iterable[Path]) -> set[Path]:
    """The roots and all offered files they lead to; Windows' names know no capitals."""
    by_name = {one.name.lower(): one for one in offered}
    wanted = list(roots)
    found: set[Path] = set()
    while wanted:
        path = wanted.pop()
        if path in found:
            continue
        found.add(path)
        wanted += [by_name[name.lower()] for name in needs(path) if name.lower() in by_name]
    return found

"""A small file with a single importer returns to it, unless there is a reason to stand alone."""

import ast
import re
from collections import defaultdict
from pathlib import Path

from tests.test_architecture import MODULES, PACKAGE, ROOT

SMALL = 100
"""Lines below which a file is small."""
BELL = 300
"""Lines that a file and its only importer may have together; above that they stay apart."""

STAYS = {
    "spreadsheets.old_workbook": "a format of its own: the compound file of .xls",
    "spreadsheets.web_page": "a format of its own: a page that calls itself .xls",
    "storage.excuses": "a repository of the store, a file each",
    "storage.imports": "a repository of the store, a file each",
    "storage.users": "a repository of the store, a file each",
    "ui.screens.residents.identity": "a view of the record, a file each",
    "ui.shell.finding.program": "a kind of thing that Ctrl+K finds, a file each",
    "ui.shell.finding.settings": "a kind of thing that Ctrl+K finds, a file each",
}
"""By the module without the package's name; shelves, other layers, lazy ones need no line here."""


def dotted(path: Path) -> str:
    """A module's name without the package's."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {dotted(path): path for path in MODULES}


def imported(path: Path) -> list[tuple[str, str, bool]]:
    """Each import of our own as module, name or nothing, and whether it stands in a function."""
    tree = ast.parse(path.read_text("utf-8"))
    lazy = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
    }
    found: list[tuple[str, str, bool]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rehabdesk"):
            module = (node.module or "").removeprefix("rehabdesk").lstrip(".")
            found += [(module, alias.name, id(node) in lazy) for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [
                (alias.name.removeprefix("rehabdesk."), "", id(node) in lazy)
                for alias in node.names
                if alias.name.startswith("rehabdesk.")
            ]
    return found


IMPORTS = {name: imported(path) for name, path in NAMES.items()}
SHOWN = {
    name: {word: module for module, word, _lazy in IMPORTS[name] if word}
    for name, path in NAMES.items()
    if "__all__" in path.read_text("utf-8")
}
"""What a module hands on of others: by its name, the names and where they come from."""


def behind(module: str, name: str) -> str:
    """The module that is meant by an import, through whatever hands it on."""
    inner = f"{module}.{name}" if module else name
    if inner in NAMES:
        return inner
    if name in SHOWN.get(module, {}):
        return behind(SHOWN[module][name], name)
    return module


def importers() -> dict[str, dict[str, bool]]:
    """Who imports each module, and whether in functions alone."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for name in NAMES:
        for module, word, lazy in IMPORTS[name]:
            if word in SHOWN.get(name, {}):
                continue
            meant = behind(module, word)
            if meant != name:
                found[meant][name] = lazy and found[meant].get(name, True)
    return found


def lines_of(name: str) -> int:
    return len(NAMES[name].read_text("utf-8").splitlines())


def layer_of(name: str) -> tuple[str, ...]:
    """The layer; below ``ui`` each folder is one."""
    parts = name.split(".")
    return tuple(parts[: 2 if parts[0] == "ui" else 1])


TESTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))


def is_read_by_tests(name: str) -> bool:
    """Whether tests import the module by its own name: then it is a subject of its own."""
    return re.search(rf"\b(from|import) rehabdesk\.{re.escape(name)}\b(?!\.)", TESTS) is not None


def satellites() -> dict[str, str]:
    """The small modules that their only importer could hold, with that importer."""
    found: dict[str, str] = {}
    for name, users in importers().items():
        if name not in NAMES or NAMES[name].name == "__init__.py" or len(users) != 1:
            continue
        ((user, lazy),) = users.items()
        shelf = user.endswith("catalogue") or NAMES[user].name == "__init__.py"
        length = lines_of(name)
        if lazy or shelf or length >= SMALL or length + lines_of(user) > BELL:
            continue
        if layer_of(name) == layer_of(user) and not is_read_by_tests(name):
            found[name] = user
    return found


def test_a_small_file_with_one_importer_returns_to_it():
    """What stays has a reason; a reason for what is gone, or has a second importer, goes."""
    assert sorted(satellites()) == sorted(STAYS)

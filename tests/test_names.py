"""A class or a variable says by its name what it is."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.test_architecture import MODULES, short

SAYS_NOTHING = {"one", "each"}


def named_for_nothing(module: Path) -> list[int]:
    """The lines that call a variable so outside a comprehension or lambda."""
    found: list[int] = []
    waiting: list[ast.AST] = [ast.parse(module.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.comprehension):
            waiting += [node.iter, *node.ifs]
            continue
        if isinstance(node, ast.Lambda):
            waiting.append(node.body)
            continue
        if (
            isinstance(node, ast.Name)
            and node.id in SAYS_NOTHING
            and isinstance(node.ctx, ast.Store)
        ):
            found.append(node.lineno)
        if isinstance(node, ast.arg) and node.arg in SAYS_NOTHING:
            found.append(node.lineno)
        waiting += ast.iter_child_nodes(node)
    return found


def test_a_variable_says_what_it_holds():
    """Where ``one`` or ``each`` lives longer than a line, nobody knows any more one of what."""
    found = {short(path): lines for path in MODULES if (lines := named_for_nothing(path))}

    assert found == {}


def test_a_class_name_has_one_meaning():
    """A private class counts, too: ``_Line`` beside ``Line`` makes a reader ask which."""
    defined: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                defined[node.name.lstrip("_")].append(short(path))

    assert {name: places for name, places in defined.items() if len(places) > 1} == {}

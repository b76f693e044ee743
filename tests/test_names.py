"""A class or a variable says by its name what it is."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.test_architecture import MODULES, short


def named_one(module: Path) -> list[int]:
    """The lines that call a variable or parameter ``one`` outside a comprehension or lambda."""
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
        if isinstance(node, ast.Name) and node.id == "one" and isinstance(node.ctx, ast.Store):
            found.append(node.lineno)
        if isinstance(node, ast.arg) and node.arg == "one":
            found.append(node.lineno)
        waiting += ast.iter_child_nodes(node)
    return found


def test_a_variable_says_what_it_holds():
    """Where ``one`` lives longer than a line, nobody knows any more one of what."""
    found = {short(path): lines for path in MODULES if (lines := named_one(path))}

    assert found == {}


def test_a_class_name_has_one_meaning():
    """A private class counts, too: ``_Line`` beside ``Line`` makes a reader ask which."""
    defined: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                defined[node.name.lstrip("_")].append(short(path))

    assert {name: places for name, places in defined.items() if len(places) > 1} == {}

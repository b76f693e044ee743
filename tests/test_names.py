"""A class or a variable says by its name what it is."""

import ast
import re
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


def named_types(module: Path) -> list[tuple[str, str]]:
    """The classes and aliases of a module, by name without the first dash, and what each is."""
    tree = ast.parse(module.read_text("utf-8"))
    found = [
        (node.name, f"class in {short(module)}")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, value = node.targets[0].id, ast.unparse(node.value)
            if re.fullmatch(r"_?[A-Z][a-z]\w*", name) and not value.startswith("TypeVar("):
                found.append((name, value))
    return [(name.lstrip("_"), meaning) for name, meaning in found]


def test_the_name_of_a_type_has_one_meaning():
    """A private one counts, too: ``_Line`` beside ``Line`` makes a reader ask which."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for path in MODULES:
        for name, meaning in named_types(path):
            meanings[name].add(meaning)

    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}

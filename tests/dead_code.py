"""Finds what the program defines and never names: asked by ``test_dead_code.py``."""

import ast
import re
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from PySide6 import QtCore, QtGui, QtWidgets

DOT, EQUALS = ".", "="
# How a string names something: as an annotation, or as a function of a module.
ANNOTATION = re.compile(r"[\w.]+(\[[\w., ]+\])?( \| None)?")
OF_A_MODULE = re.compile(r"[\w.]+:(\w+)")
OF_LIBRARIES = frozenset(
    chain(
        ("_fields_",),  # ctypes
        dir(ArgumentParser),
        *(
            dir(getattr(module, name))
            for module in (QtCore, QtGui, QtWidgets)
            for name in dir(module)
        ),
    )
)
"""What the classes of libraries have: a method of this name in a class with a base is theirs."""

Place = tuple[str, str]
"""Where a name stands, and the name: a file where it stands alone, ``DOT`` behind a dot in any
file, ``EQUALS`` before an equals sign of a call."""


class Lines(NamedTuple):
    """Some lines of a file."""

    file: str
    first: int
    last: int

    def hold(self, file: str, line: int) -> bool:
        """Whether a line is one of them."""
        return file == self.file and self.first <= line <= self.last


class Definition(NamedTuple):
    """A function, class or constant; ``owner`` is the class whose method or field it is, or none.

    ``is_value`` tells a constant or field from what is called.
    """

    lines: Lines
    name: str
    owner: str
    is_value: bool

    @property
    def label(self) -> str:
        """How it is called in a list of what is dead."""
        return f"{self.lines.file}: {f'{self.owner}.' if self.owner else ''}{self.name}"


def dead_in(sources: Mapping[str, str], spared: Collection[str] = ()) -> list[str]:
    """The labels of what nothing alive names, among the sources of files by their names.

    What is named by itself alone, by an import alone or by something dead is dead. What is
    ``spared`` is found too, but what it names lives. Methods are known by their names only, so
    one that has the name of another is taken for named.
    """
    trees = {file: ast.parse(source) for file, source in sources.items()}
    waiting = list(chain.from_iterable(definitions(file, tree) for file, tree in trees.items()))
    imported = imports_in(trees)
    uses = uses_in(trees)
    labels: list[str] = []
    gone: list[Lines] = []
    while True:
        found = [
            one
            for one in waiting
            if all(
                one.lines.hold(*use) or any(lines.hold(*use) for lines in gone)
                for place in places_of(one, imported)
                for use in uses[place]
            )
        ]
        if not found:
            return labels
        waiting = [one for one in waiting if one not in found]
        labels += [one.label for one in found]
        gone += [one.lines for one in found if one.label not in spared]


def definitions(file: str, tree: ast.Module) -> Iterator[Definition]:
    """What a module and its classes define, without the names that Python or libraries call."""
    for node in tree.body:
        yield from _defined(file, node, "")
    for owner in ast.walk(tree):
        if isinstance(owner, ast.ClassDef):
            for node in owner.body:
                for one in _defined(file, node, owner.name):
                    if not (owner.bases and one.name in OF_LIBRARIES):
                        yield one


def _defined(file: str, node: ast.stmt, owner: str) -> Iterator[Definition]:
    names: list[str] = []
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        names = [node.name]
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        found = chain.from_iterable(ast.walk(one) for one in targets)
        names = [
            one.id for one in found if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
        ]
    lines = Lines(file, node.lineno, node.end_lineno or node.lineno)
    for name in names:
        if not (name.startswith("__") and name.endswith("__")):
            is_value = not isinstance(node, ast.FunctionDef | ast.ClassDef)
            yield Definition(lines, name, owner, is_value)


def imports_in(trees: Mapping[str, ast.Module]) -> Mapping[str, list[Place]]:
    """In which files a name of another module stands, and as what, by the name."""
    found: dict[str, list[Place]] = {}
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                for one in node.names:
                    found.setdefault(one.name, []).append((file, one.asname or one.name))
    return found


def places_of(one: Definition, imported: Mapping[str, list[Place]]) -> list[Place]:
    """Where something may be named."""
    places = [(one.lines.file, one.name), (DOT, one.name)]
    if not one.owner:
        places += imported.get(one.name, [])
    elif one.is_value:
        places.append((EQUALS, one.name))
    return places


def uses_in(trees: Mapping[str, ast.Module]) -> Mapping[Place, Sequence[tuple[str, int]]]:
    """In which lines of which files something is named, but for lists of what a module offers."""
    uses: defaultdict[Place, list[tuple[str, int]]] = defaultdict(list)
    for file, tree in trees.items():
        waiting: list[ast.AST] = [tree]
        while waiting:
            node = waiting.pop()
            if not (isinstance(node, ast.Assign) and _is_all(node.targets)):
                waiting += ast.iter_child_nodes(node)
                for place in _named_by(file, node):
                    uses[place].append((file, getattr(node, "lineno", 0)))
    return uses


def _is_all(targets: list[ast.expr]) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "__all__" for one in targets)


def _named_by(file: str, node: ast.AST) -> list[Place]:
    if isinstance(node, ast.Name):
        return [] if isinstance(node.ctx, ast.Store) else [(file, node.id)]
    if isinstance(node, ast.Attribute):
        return [(DOT, node.attr)]
    if isinstance(node, ast.keyword):
        return [(EQUALS, node.arg or "")]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if function := OF_A_MODULE.fullmatch(node.value):
            return [(DOT, function[1])]
        if node.value.isidentifier():  # what getattr is given, or an annotation
            return [(DOT, node.value)]
        if ANNOTATION.fullmatch(node.value):
            return [(file, word) for word in re.findall(r"\w+", node.value)]
    return []

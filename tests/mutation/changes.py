"""Every place of a file where a fault can be put, and the file with one fault in it."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.mutation.faults import Place, faults, name_of, where

ROOT = Path(__file__).resolve().parents[2]
SHOWN = 110
"""The longest piece of code that a fault is shown in, in characters."""

_KEPT_CALLS = {"TypeVar", "ParamSpec", "NewType", "cast", "lru_cache", "field"}
_KEPT_FUNCTIONS = {"__repr__", "__str__"}
_ON_WINDOWS = {"sys.platform == 'win32'", "os.name == 'nt'", "os.name != 'posix'"}
_NOT_ON_WINDOWS = "sys.platform != 'win32'"


@dataclass(frozen=True)
class Change:
    """One fault: where it is, how the place read and reads, and its number in its file."""

    file: str
    line: int
    last_line: int
    where: str
    kind: str
    before: str
    after: str
    number: int
    nth: int
    """How many faults of the same words stand before it in the same function."""
    at_import: bool

    @property
    def name(self) -> tuple[str, str, str, str, int]:
        """What it is known by: no line, for lines move."""
        return self.file, self.where, self.before, self.after, self.nth


def members_of_enums() -> dict[str, list[str]]:
    """The members of every enum of the program, in their order."""
    found = {}
    for path in sorted((ROOT / "rehabdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and any(
                "Enum" in ast.unparse(one) for one in node.bases
            ):
                found[node.name] = [
                    target.id
                    for line in node.body
                    if isinstance(line, ast.Assign)
                    for target in line.targets
                    if isinstance(target, ast.Name)
                ]
    return {name: members for name, members in found.items() if len(members) > 1}


def changes_of(file: str, enums: dict[str, list[str]]) -> list[Change]:
    """All faults that can be put into a file."""
    return changes_in(file, ast.parse(_source(file)), enums)


def changes_in(file: str, tree: ast.Module, enums: dict[str, list[str]]) -> list[Change]:
    """All faults that can be put into code."""
    return [change for change, _ in _changes(file, tree, enums)]


def changed_tree(wanted: Change, enums: dict[str, list[str]]) -> ast.Module:
    """The file's code with the fault in it."""
    tree = ast.parse(_source(wanted.file))
    for change, again in _changes(wanted.file, tree, enums):
        if change.name == wanted.name:
            again()
            return ast.fix_missing_locations(tree)
    raise LookupError(wanted.name)


def _source(file: str) -> str:
    return (ROOT / file).read_text("utf-8")


def _changes(file, tree, enums) -> Iterator:
    number, same = 0, Counter()
    for place in _places(tree, []):
        seen = set()
        for kind, new in faults(place, enums):
            ast.copy_location(new, place.node)
            shown = _shown(place)
            before = ast.unparse(shown)
            place.put(new)
            after = ast.unparse(shown if shown is not place.node else new)
            place.put(place.node)
            if after == before or after in seen:
                continue
            seen.add(after)
            number += 1
            first, last = _lines(place)
            function = where(place)
            nth = same[function, before, after]
            same[function, before, after] += 1
            change = Change(
                file=file,
                line=first,
                last_line=last,
                where=function,
                kind=kind,
                before=before,
                after=after,
                number=number,
                nth=nth,
                at_import=_at_import(place),
            )
            yield change, lambda place=place, new=new: place.put(new)


def _places(node: ast.AST, around: list[ast.AST]) -> Iterator[Place]:
    for name, value in ast.iter_fields(node):
        if _is_kept(node, name):
            continue
        several = isinstance(value, list)
        for index, child in enumerate(value if several else [value]):
            if not isinstance(child, ast.AST) or _is_kept_whole(child):
                continue
            place = Place(child, node, name, index if several else None, [*around, node])
            yield place
            yield from _places(child, [*around, node])


def _is_kept(node: ast.AST, name: str) -> bool:
    """Parts that no fault is put into: annotations, how classes are made, texts.

    What runs on Windows alone is among them: where faults are tried, no test could run it.
    """
    return (
        name in {"annotation", "returns", "type_comment", "ctx", "format_spec", "bases"}
        or (
            isinstance(node, ast.If)
            and name in {"test", "body"}
            and ast.unparse(node.test) in _ON_WINDOWS
        )
        or (name == "keywords" and isinstance(node, ast.ClassDef))
        or (isinstance(node, ast.Call) and name_of(node.func) in _KEPT_CALLS)
    )


def _is_kept_whole(node: ast.AST) -> bool:
    match node:
        case ast.JoinedStr() | ast.Raise() | ast.Import() | ast.ImportFrom():
            return True
        case ast.Call():
            # Types alone: the program runs as it did.
            return name_of(node.func) in {"TypeVar", "ParamSpec", "NewType"}
        case ast.FunctionDef():
            return node.name in _KEPT_FUNCTIONS or any(
                isinstance(one, ast.If) and ast.unparse(one.test) == _NOT_ON_WINDOWS
                for one in node.body[:2]
            )
        case ast.Expr():
            return isinstance(node.value, ast.Constant)
        case ast.If():
            return "TYPE_CHECKING" in ast.unparse(node.test)
        case ast.Assign():
            named = ast.unparse(node.targets[0])
            return named == "__all__" or named.lstrip("(").startswith("_WINDOWS_")
    return False


def _shown(place: Place) -> ast.AST:
    """The largest piece around the fault that is still short enough to be read at once."""
    shown = place.node
    for one in reversed(place.around):
        if isinstance(one, ast.Module | ast.FunctionDef | ast.ClassDef):
            break
        if isinstance(one, ast.expr | ast.stmt | ast.comprehension):
            if isinstance(one, ast.For | ast.While | ast.If | ast.With | ast.Try | ast.Match):
                break
            if len(ast.unparse(one)) > SHOWN:
                break
            shown = one
    return shown


def _lines(place: Place) -> tuple[int, int]:
    """The lines of the statement, or of a block's head, that the fault stands in."""
    statement = next(
        one for one in (place.node, *reversed(place.around)) if isinstance(one, ast.stmt)
    )
    if hasattr(statement, "body"):
        inner = place.node if isinstance(place.node, ast.expr) else statement
        return inner.lineno, getattr(inner, "end_lineno", inner.lineno) or inner.lineno
    return statement.lineno, statement.end_lineno or statement.lineno


def _at_import(place: Place) -> bool:
    """Whether the place is read when the module is loaded: constants, decorators, defaults."""
    chain = [*place.around, place.node]
    for outer, inner in pairwise(chain):
        if isinstance(outer, ast.FunctionDef | ast.Lambda):
            inside = outer.body if isinstance(outer.body, list) else [outer.body]
            return inner not in inside
    return True

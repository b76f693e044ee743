"""The small faults that are tried: this is the whole set, and each is one change of one place.

``<`` becomes ``<=`` and ``>=``, ``==`` becomes ``!=``, and so on; an operand of ``and`` or ``or``
is dropped, or one becomes the other; ``not`` goes; a condition is always or never true; ``+``
becomes ``-``, ``*`` becomes ``//``; a number is one more or one less; True becomes False; ``min``
becomes ``max``, ``any`` becomes ``all``; a call whose result nobody takes, an addition in place, an
assignment to a part of something and a deletion are skipped; what is returned is empty or the
opposite; a keyword argument is left out; a member of an enum becomes the next one, and goes from a
set. Nothing is changed in docstrings, annotations, ``__repr__``, texts, in what a refusal says, and
in what runs on Windows alone.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

_COMPARISONS = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_SUMS = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
_EMPTY = {
    "tuple": "()",
    "list": "[]",
    "dict": "{}",
    "set": "set()",
    "frozenset": "frozenset()",
    "str": "''",
    "bytes": "b''",
    "int": "0",
    "float": "0.0",
}


@dataclass
class Place:
    """A node with the way to put another one in its stead, and what stands around it."""

    node: ast.AST
    parent: ast.AST
    name: str
    index: int | None
    around: list[ast.AST] = field(default_factory=list)

    def put(self, new: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.name, new)
        else:
            getattr(self.parent, self.name)[self.index] = new


def name_of(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def where(place: Place) -> str:
    named = (ast.FunctionDef, ast.ClassDef)
    return ".".join(one.name for one in (*place.around, place.node) if isinstance(one, named))


def faults(place: Place, enums: dict[str, list[str]]) -> Iterator[tuple[str, ast.AST]]:
    """Every fault that can stand at a place: its kind, and what stands there then."""
    yield from _comparison_faults(place.node)
    yield from _logic_faults(place.node)
    yield from _decided_faults(place)
    yield from _number_faults(place.node)
    yield from _name_faults(place, enums)
    yield from _step_faults(place)


def _comparison_faults(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if not isinstance(node, ast.Compare):
        return
    for index, sign in enumerate(node.ops):
        for other in _COMPARISONS[type(sign)]:
            new = copy.copy(node)
            new.ops = [*node.ops[:index], other(), *node.ops[index + 1 :]]
            yield "comparison", new


def _logic_faults(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield "and/or", ast.BoolOp(other, node.values)
            for left in _each_left_out(node.values):
                yield "operand dropped", left[0] if len(left) == 1 else ast.BoolOp(node.op, left)
        case ast.UnaryOp(op=ast.Not()):
            yield "not dropped", node.operand


def _decided_faults(place: Place) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(place.parent, ast.If | ast.IfExp | ast.While) and place.name == "test":
        if not isinstance(place.parent, ast.While):
            yield "always", ast.Constant(True)
        yield "never", ast.Constant(False)
    if isinstance(place.parent, ast.comprehension) and place.name == "ifs":
        yield "always", ast.Constant(True)


def _number_faults(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Constant(value=bool()):
            yield "truth", ast.Constant(not node.value)
        case ast.Constant(value=int() | float() as number):
            yield "number", ast.Constant(number + 1)
            yield "number", ast.Constant(number - 1)
        case ast.BinOp() if type(node.op) in _SUMS and not _is_text(node):
            yield "sum", ast.BinOp(node.left, _SUMS[type(node.op)](), node.right)


def _name_faults(place: Place, enums: dict[str, list[str]]) -> Iterator[tuple[str, ast.AST]]:
    node = place.node
    match node:
        case ast.Name() if node.id in _NAMES and place.name == "func":
            yield "name", ast.Name(_NAMES[node.id], node.ctx)
        case ast.Attribute(value=ast.Name(id=owner)) if node.attr in enums.get(owner, ()):
            members = enums[owner]
            other = members[(members.index(node.attr) + 1) % len(members)]
            yield "member", ast.Attribute(node.value, other, node.ctx)
        case ast.Set() if len(node.elts) > 1:
            yield from (("element dropped", ast.Set(left)) for left in _each_left_out(node.elts))
        case ast.Tuple() if len(node.elts) > 1 and all(_is_member(one, enums) for one in node.elts):
            for left in _each_left_out(node.elts):
                yield "element dropped", ast.Tuple(left, node.ctx)


def _each_left_out(parts: list) -> Iterator[list]:
    for index in range(len(parts)):
        yield [*parts[:index], *parts[index + 1 :]]


def _is_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(one, ast.JoinedStr)
        or (isinstance(one, ast.Constant) and one.value.__class__ is str)
        for one in (node.left, node.right)
    )


def _is_member(node: ast.AST, enums) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in enums.get(name_of(node.value), ())


def _step_faults(place: Place) -> Iterator[tuple[str, ast.AST]]:
    node = place.node
    match node:
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Delete():
            yield "step skipped", ast.Pass()
        case ast.Assign() if isinstance(
            node.targets[0], ast.Attribute | ast.Subscript
        ) and not where(place).endswith("__init__"):
            yield "step skipped", ast.Pass()
        case ast.Return(value=ast.expr()):
            yield from (("returned", ast.Return(one)) for one in _other_results(place))
        case ast.Call() if place.name != "decorator_list":
            for one, left in zip(node.keywords, _each_left_out(node.keywords), strict=True):
                if one.arg and not _is_words(one.value):
                    yield "keyword dropped", ast.Call(node.func, node.args, left)


def _is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _other_results(place: Place) -> Iterator[ast.expr]:
    node = place.node
    assert isinstance(node, ast.Return)
    assert node.value is not None
    function = next(
        (one for one in reversed(place.around) if isinstance(one, ast.FunctionDef | ast.Lambda)),
        None,
    )
    returns = getattr(function, "returns", None)
    told = ast.unparse(returns) if returns is not None else ""
    if told == "bool":
        if not isinstance(node.value, ast.Constant | ast.Compare):
            yield ast.UnaryOp(ast.Not(), node.value)
    elif told.endswith("| None") or told.partition("[")[0] not in _EMPTY:
        yield ast.Constant(None)
    else:
        yield ast.parse(_EMPTY[told.partition("[")[0]], mode="eval").body

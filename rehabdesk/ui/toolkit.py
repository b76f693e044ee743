"""PySide6, loaded without what only its developers need: that is half of its start.

Imported as usual it unpacks and compiles a dozen modules, most of them for messages and stubs of
types, and afterwards reads the source of every imported module, in case that asks for Qt's names
in another spelling. Here its C half meets a stand-in, which fetches the others when one is needed.
"""

import builtins
import sys
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType, SimpleNamespace

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.machinery import ModuleSpec
    from typing import Any

KNOWN_VERSION = "6.11.3"
"""The version whose two halves were looked at; any other is loaded as usual."""

_PACKAGE = "shiboken6"
_BOOTSTRAP = "signature_bootstrap"
_MAPPING = "shibokensupport.signature.mapping"
_OWN_FILE = (
    "__version__",
    "__version_info__",
    "__minimum_python_version__",
    "__maximum_python_version__",
)
"""What only the package's own file says; the other half asks for it first of all."""
_STAND_IN = f"""
def bootstrap():
    from {__name__} import stand_in
    return stand_in()
"""


def load_toolkit() -> None:
    """Import PySide6 the short way, unless somebody has imported it already."""
    spec = PathFinder.find_spec(_PACKAGE)
    if "PySide6" in sys.modules or _PACKAGE in sys.modules or spec is None or not spec.origin:
        return
    package = _package(spec)
    usual: Callable[..., Any] = builtins.compile

    def compile_shorter(source: "Any", filename: "Any", *rest: "Any", **named: "Any") -> "Any":
        if filename == f"{_BOOTSTRAP}.py" and _is_known():
            _Support.bootstrap, source = source, _STAND_IN
        return usual(source, filename, *rest, **named)

    builtins.compile = compile_shorter
    try:
        import_module("PySide6")
    finally:
        builtins.compile = usual
    made = sys.modules[f"{_PACKAGE}.Shiboken"]
    vars(package).update({name: getattr(made, name) for name in dir(made) if name[0] != "_"})


def stand_in() -> SimpleNamespace:
    """What shiboken's C half asks for: the other half on demand, and no spellings at all."""
    mapping = ModuleType(_MAPPING)
    vars(mapping)["update_mapping"] = lambda: _Support.update(mapping)
    _Support.mapping = sys.modules[_MAPPING] = mapping
    on_demand = ("pyside_type_init", "create_signature", "seterror_argument", "make_helptext")
    at_once = ("finish_import", "feature_import", "feature_imported", "post_init")
    return SimpleNamespace(
        **{name: _asking(name) for name in on_demand},
        **dict.fromkeys(at_once, _nothing),
    )


class _Support:
    """The Python half, as soon as it was needed."""

    bootstrap: str | bytes = ""
    mapping: ModuleType | None = None
    loader: "Any" = None

    @classmethod
    def needed(cls) -> "Any":
        """Load it as PySide6 would have done at its start."""
        if cls.loader is None:
            started = sys.modules[_BOOTSTRAP]
            words = compile(cls.bootstrap, f"{_BOOTSTRAP}.py", "exec")
            exec(words, vars(started))  # noqa: S102 - PySide6's own, which its start put aside
            cls.loader = vars(started)["bootstrap"]()
        return cls.loader

    @classmethod
    def update(cls, mapping: ModuleType) -> None:
        """Fill the stand-in's names, where the C half goes on looking for them."""
        cls.needed()
        real, ours = sys.modules[_MAPPING], vars(mapping)["update_mapping"]
        vars(real)["update_mapping"]()
        vars(mapping).update(vars(real), update_mapping=ours)


def _package(spec: "ModuleSpec") -> ModuleType:
    """The package without its own file, which imports a dozen modules for the other half."""
    package = sys.modules[_PACKAGE] = ModuleType(_PACKAGE)
    package.__spec__, package.__loader__ = spec, spec.loader
    package.__path__, package.__file__ = spec.submodule_search_locations or [], spec.origin

    def look_up(name: str) -> object:
        if name not in _OWN_FILE or spec.loader is None:
            raise AttributeError(f"module {_PACKAGE!r} has no attribute {name!r}")
        spec.loader.exec_module(package)
        return vars(package)[name]

    vars(package)["__getattr__"] = look_up
    return package


def _is_known() -> bool:
    return getattr(sys.modules.get("PySide6"), "__version__", "") == KNOWN_VERSION


def _asking(name: str) -> "Callable[..., Any]":
    def ask(*arguments: "Any") -> "Any":
        return getattr(_Support.needed(), name)(*arguments)

    return ask


def _nothing(*_: object) -> None:
    """Nothing is to be done: no module of ours asks for another spelling."""

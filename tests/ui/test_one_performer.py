"""Refusals and troubles are caught where deeds are carried out, and nowhere else."""

import ast
from pathlib import Path

import pytest

import rehabdesk.ui
from rehabdesk.domain.refusals import Refusal, Undone
from rehabdesk.services.troubles import SENTENCES, answer_sentence
from rehabdesk.storage import StorageTrouble
from rehabdesk.wording import refusals
from tests.test_catalogues import kinds_of

UI = Path(rehabdesk.ui.__file__).parent
KINDS = {"Undone", *(one.__name__ for one in kinds_of(Undone))}
PERFORMER = {"performer.py": ["Undone"]}
RAISES_AGAIN = {
    "screens/residents/same_number.py": ["NumberTaken"],
    "shell/printing/cups.py": ["PrinterRefused"],
    "shell/recovery_dialog.py": ["RestrictionsAltered", "RolesAltered"],
}
"""What is seen to before the performer is told."""


def caught(source):
    """The refusals and troubles that a module catches or lets pass in silence, by name."""
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler) and node.type is not None:
            names += [one.id for one in ast.walk(node.type) if isinstance(one, ast.Name)]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "suppress":
            names += [one.id for one in node.args if isinstance(one, ast.Name)]
    return sorted(KINDS.intersection(names))


def test_no_other_place_of_the_windows_catches_refusals_or_troubles():
    found = {
        path.relative_to(UI).as_posix(): names
        for path in UI.rglob("*.py")
        if (names := caught(path.read_text(encoding="utf-8")))
    }

    assert found == PERFORMER | RAISES_AGAIN


@pytest.mark.parametrize(
    "source",
    [
        "try:\n    a()\nexcept DiskFull:\n    pass",
        "try:\n    a()\nexcept (OSError, NotFound) as error:\n    pass",
        "with suppress(StorageTrouble):\n    a()",
    ],
)
def test_a_planted_catch_is_found(source):
    assert caught(source) != []


def test_every_reason_that_a_deed_was_not_done_has_one_base_and_a_sentence():
    assert issubclass(Refusal, Undone)
    assert issubclass(StorageTrouble, Undone)
    for kind in SENTENCES:
        assert answer_sentence(kind()) == SENTENCES[kind]
    for kind in refusals.SENTENCES:
        assert answer_sentence(kind()) == refusals.sentence(kind())

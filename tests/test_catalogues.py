"""Every item on every shelf is listed, and every term and refusal has its words."""

import importlib
import inspect
import pkgutil
from enum import Enum
from pathlib import Path

import pytest

import rehabdesk
from rehabdesk import domain
from rehabdesk.documents.catalogue import DOCUMENTS
from rehabdesk.domain.printed_list import ListAlign
from rehabdesk.services.troubles import SENTENCES
from rehabdesk.storage.troubles import SlotGone, StorageTrouble
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.wording.terms import LABELS

PACKAGE = Path(rehabdesk.__file__).parent
NEVER_SAID = {ListAlign}
"""Where the words of a printed column stand is seen and not told."""


def enums_of_the_domain():
    for found in pkgutil.iter_modules(domain.__path__):
        module = importlib.import_module(f"rehabdesk.domain.{found.name}")
        for _, one in inspect.getmembers(module, inspect.isclass):
            own = issubclass(one, Enum) and one.__module__ == module.__name__
            if own and one not in NEVER_SAID:
                yield one


@pytest.mark.parametrize("terms", list(enums_of_the_domain()), ids=lambda one: one.__name__)
def test_every_term_has_its_indonesian_word(terms):
    for term in terms:
        assert LABELS[term].strip()


def test_every_trouble_of_the_computer_has_a_sentence():
    # A slot that is gone is told as a wrong passphrase, so that nobody learns that it fitted once.
    assert set(SENTENCES) == kinds_of(StorageTrouble) - {SlotGone}


def kinds_of(trouble):
    """A trouble's kinds, and theirs."""
    below = trouble.__subclasses__()
    return set(below).union(*map(kinds_of, below))


def test_every_document_file_is_listed():
    files = {one.stem for one in (PACKAGE / "documents").glob("*.py")}
    listed = {one.draw.__module__.rpartition(".")[2] for one in DOCUMENTS}

    assert files - {"__init__", "catalogue"} == listed


def test_every_screen_folder_is_listed():
    folders = {one.parent.name for one in (PACKAGE / "ui" / "screens").glob("*/screen.py")}

    assert folders - {"kit"} == {one.key for one in SCREENS}


def test_no_two_screens_share_a_key_or_a_name():
    for values in ([s.key for s in SCREENS], [s.keys for s in SCREENS], [s.title for s in SCREENS]):
        assert len(set(values)) == len(values)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_every_screen_has_its_icon(screen):
    assert (PACKAGE.parent / "resources" / "icons" / f"{screen.icon}.svg").is_file()

"""What every test needs before it starts."""

import gc
import os
import shutil
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from rehabdesk.services.demonstration import build_demonstration
from rehabdesk.storage import (
    DEMONSTRATION_PASSPHRASE,
    office_path,
    open_in_memory,
    open_store,
    unlock_office,
)
from rehabdesk.ui.garbage import collect_due
from tests.sample_office import an_office


@pytest.fixture
def store():
    """An office in memory with its defaults and nobody in it yet."""
    opened = open_in_memory()
    an_office(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def demonstration_folder(tmp_path_factory):
    """The demonstration office, built once for all tests that only look or work on a copy."""
    folder = tmp_path_factory.mktemp("contoh") / "kantor"
    build_demonstration(folder).close()
    return folder


@pytest.fixture(scope="session")
def demonstration_key(demonstration_folder):
    """The demonstration's key, so that the passphrase is stretched once and not for each test."""
    return unlock_office(demonstration_folder, DEMONSTRATION_PASSPHRASE)


@pytest.fixture
def demonstration(demonstration_folder, demonstration_key, tmp_path):
    """A copy of the demonstration office, open, to do anything with."""
    place = tmp_path / "kantor-contoh"
    shutil.copytree(demonstration_folder, place)
    opened = open_store(office_path(place), demonstration_key)
    yield opened
    opened.close()


def pytest_configure(config):
    """Let no test write into what this computer remembers of its user's offices and windows."""
    settings = tempfile.mkdtemp(prefix="rehabdesk-")
    config.add_cleanup(lambda: shutil.rmtree(settings, ignore_errors=True))
    os.environ["XDG_CONFIG_HOME"] = os.environ["APPDATA"] = settings


@pytest.fixture(scope="session")
def notes_written(tmp_path_factory):
    """An office whose notes are closed, built once: its folder, and the ids of its two notes."""
    from tests.notes_office import notes_office, write_notes

    folder = notes_office(tmp_path_factory.mktemp("catatan") / "kantor")
    return folder, write_notes(folder)


@pytest.fixture(scope="session")
def two_users_office(tmp_path_factory):
    """The folder of an office with an administrator and an operator, built once; to be copied."""
    from rehabdesk.domain.user import Role
    from tests.own_office import own_office, with_user

    folder = tmp_path_factory.mktemp("berdua") / "kantor"
    store = own_office(folder)
    with_user(store, Role.OPERATOR, "cecep")
    store.close()
    return folder


def pytest_collection_modifyitems(items):
    """Let the longest test begin first, so that nobody waits for it alone at the end."""
    items.sort(key=lambda one: "test_kills" not in one.nodeid)


def pytest_sessionstart():
    """Garbage is collected as in the program, in the window's thread only."""
    gc.disable()


def pytest_runtest_teardown():
    """Between two tests nothing of a window is being painted."""
    collect_due()

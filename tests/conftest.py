"""What every test needs before it starts."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from rehabdesk.storage import open_in_memory
from tests.sample_office import an_office


@pytest.fixture
def store():
    """An office in memory with its defaults and nobody in it yet."""
    opened = open_in_memory()
    an_office(opened)
    yield opened
    opened.close()

"""Days of an office that a PC remembers, and files that somebody puts back."""

import shutil
import subprocess
import sys

from rehabdesk import paths
from rehabdesk.services.known_office import older_sentence
from rehabdesk.services.login import log_in
from rehabdesk.services.safekeeping import charge_of
from tests.own_office import NOW, WORDS
from tests.sample_office import a_room

BOTH = (paths.OFFICE_FILE, paths.KEYS_FILE)
SETTINGS = ("XDG_CONFIG_HOME", "APPDATA")
"""What tells a program where this computer's settings are."""


def enter(office, words=WORDS, login="ratna"):
    return log_in(office, login, words, now=NOW)


def work(office, *rooms):
    """A day at the office: somebody comes in, writes, and closes it."""
    store = enter(office)
    for one in rooms:
        a_room(store, one)
    store.close()


def kept(office, place, names=BOTH):
    """What somebody puts aside, to put it back later."""
    place.mkdir()
    for one in names:
        shutil.copyfile(office / one, place / one)
    return place


def put_back(place, office):
    for one in place.iterdir():
        shutil.copyfile(one, office / one.name)


def found(office, words=WORDS, login="ratna"):
    """By what the office is older, as the login says it; nothing where it is not."""
    store = enter(office, words, login)
    try:
        assert bool(older_sentence(store)) is (store.older is not None)
        return None if store.older is None else store.older.by
    finally:
        store.close()


def charge_at(store):
    charge = charge_of(store)
    assert charge is not None
    return charge


CUT_OFF = """
import os, sys
from datetime import datetime
from pathlib import Path
from rehabdesk.services.login import log_in
from tests.sample_office import a_room
store = log_in(Path(sys.argv[1]), "ratna", sys.argv[2], now=datetime.now().astimezone())
if sys.argv[3] == "checkpointed":
    # What was written so far comes into the file; what comes after lies beside it alone.
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
a_room(store, "Yang terakhir")
os._exit(0)
"""


def end_without_closing(office, way="plain"):
    subprocess.run([sys.executable, "-c", CUT_OFF, str(office), WORDS, way], check=True)
    assert (office / f"{paths.OFFICE_FILE}-wal").stat().st_size > 0

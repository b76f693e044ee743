"""Walks an office at random through all that its files may go through, and plants old pages.

Nothing that the program itself does may raise an alarm, and whatever is planted must be found.
A kill is the folder as it lies there while the office is open: that is all that a kill leaves.
"""

import random
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from rehabdesk.domain.user import Role
from rehabdesk.services.keys import change_key_if_due, replace_office_key
from rehabdesk.services.login import log_in
from rehabdesk.services.pages import settle_pages
from rehabdesk.services.restoring import permit, restore_permitted
from rehabdesk.services.restricting import lift_restriction, restrict, restriction_of
from rehabdesk.services.safekeeping import charge_of, copy_to
from rehabdesk.services.users import add_user, change_user, disable_user, reset_passphrase
from rehabdesk.storage import PagesSeen, StorageTrouble, take_back_upgrade, unlock_office
from rehabdesk.storage.known_schema import is_ours, parts_of
from rehabdesk.storage.office_file import SCHEMA_VERSION
from rehabdesk.storage.whole_file import backups_in, chain_now
from tests.own_office import NOW, OTHER_WORDS, TODAY, WORDS, own_office
from tests.sample_office import a_resident, a_room
from tests.storage.old_pages import differing, replay

_KEPT = 6
_OTHERS = (Role.TEAM_LEAD, Role.COUNSELOR, Role.OPERATOR, Role.READER)


@dataclass
class Walk:
    """One office on its way: how often what was done and planted, and all that was wrong."""

    folder: Path
    rng: random.Random
    done: Counter = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    closings: list[Path] = field(default_factory=list)
    number: int = 0
    killed: bool = False
    moved: bool = False

    def name(self):
        self.number += 1
        return f"{self.number}"


def prepare(folder):
    """An office with an administrator and some people, closed."""
    store = own_office(folder)
    for name in ("Budi", "Joko", "Slamet"):
        a_resident(store, name)
    add_user(store, "Cecep", "cecep", Role.COUNSELOR, OTHER_WORDS, today=TODAY)
    store.close()


def _work(walk, store):
    a_room(store, f"Ruang {walk.name()}")


def _add(walk, store):
    role = walk.rng.choice(_OTHERS)
    add_user(store, f"Orang {walk.name()}", f"o{walk.number}", role, OTHER_WORDS, today=TODAY)


def _role(walk, store):
    user = _other(walk, store)
    role = walk.rng.choice([one for one in _OTHERS if one is not user.role])
    change_user(store, user.id, name=user.name, role=role, counselor=None)
    change_key_if_due(store)


def _disable(walk, store):
    user = _other(walk, store)
    disable_user(store, user.id, today=TODAY)
    reset_passphrase(store, user.id, OTHER_WORDS, today=TODAY)


def _other(walk, store):
    return walk.rng.choice([one for one in store.users.all() if one.id != store.desk.user])


def _restrict(walk, store):
    person = walk.rng.choice(store.residents.all()).id
    if restriction_of(store, person) is None:
        restrict(store, person, f"Alasan {walk.name()}", today=TODAY)
    else:
        lift_restriction(store, person, "Selesai")


def _rekey(_walk, store):
    replace_office_key(store)


def _look(_walk, store):
    settle_pages(store)


def _checkpoint(_walk, store):
    settle_pages(store)
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _backup(walk, store):
    charge = charge_of(store)
    assert charge is not None
    place, now = walk.folder.parent / "cadangan-luar", NOW + timedelta(days=walk.number)
    walk.name()
    copy_to(charge, place, now, beside=False)


_LAST_STEP_TAKEN_BACK = (
    "DROP INDEX excuse_by_resident",
    "DROP TABLE excuse",
    "ALTER TABLE attendance_detail DROP COLUMN excuse",
    "ALTER TABLE attendance_status DROP COLUMN in_advance",
    "DELETE FROM _sqlite_migrations WHERE name = 'm023_excuses'",
)


def _outdate(_walk, store):
    """The office as the program before the last step of the schema leaves it."""
    settle_pages(store)
    file = store.connection
    if file.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION:
        for sql in _LAST_STEP_TAKEN_BACK:
            file.execute(sql)
        file.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
        assert is_ours(parts_of(file), SCHEMA_VERSION - 1), "take back today's last step here"


_DEEDS = (
    *(_work, _work, _work, _add, _role, _disable, _restrict, _restrict),
    *(_rekey, _look, _checkpoint, _backup, _outdate),
)


def _restore(walk):
    place = walk.folder.parent / "cadangan-luar"
    made = backups_in(place)
    if not made:
        return
    chosen = walk.rng.choice(made)
    permitted = permit(
        place / chosen.folder, walk.folder, WORDS, "ratna", count_in=walk.folder, now=NOW
    )
    moment = NOW + timedelta(days=400, minutes=walk.number)
    restore_permitted(permitted, place / chosen.folder, chosen.made_at, walk.folder, moment)
    walk.name()
    walk.moved = True
    walk.closings.clear()
    walk.done["restore"] += 1


def _go_back(walk):
    unlocked = unlock_office(walk.folder, WORDS, "ratna")
    moment = NOW + timedelta(days=500, minutes=walk.number)
    walk.name()
    if take_back_upgrade(walk.folder / "kantor.rehab", unlocked.key, moment, "") is not None:
        walk.moved = True
        walk.closings.clear()
        walk.done["go back"] += 1


def _generation(store):
    assert store.keys is not None
    return store.keys.ring().generation


def session(walk):
    """One day: open, do some things, close or be killed."""
    store = log_in(walk.folder, "ratna", WORDS, now=NOW)
    pages = store.pages
    seen = pages.look() if pages is not None else None
    allowed = {PagesSeen.SAME}
    if walk.killed:
        allowed = {PagesSeen.SAME, PagesSeen.NOT_CLOSED}
    elif walk.moved:
        allowed = {PagesSeen.SAME, PagesSeen.UNKNOWN}
    if seen not in allowed or pages is None or pages.found:
        walk.wrong.append(f"alarm: {seen} after {dict(walk.done)}")
    report = chain_now(walk.folder / "kantor.rehab", store.key, lambda: _generation(store))
    if report.broken is not None:
        walk.wrong.append(f"alarm: {report.broken} after {dict(walk.done)}")
    walk.killed = walk.moved = False
    walk.done["open"] += 1
    for deed in walk.rng.choices(_DEEDS, k=walk.rng.randrange(4)):
        deed(walk, store)
        walk.done[deed.__name__.strip("_")] += 1
    if walk.rng.random() < 0.3:
        left = walk.folder.with_name(f"mati-{walk.name()}")
        shutil.copytree(walk.folder, left)
        store.close()
        shutil.rmtree(walk.folder)
        left.rename(walk.folder)
        walk.killed = True
        walk.done["kill"] += 1
        return
    store.close()
    kept = walk.folder.with_name(f"tutup-{walk.name()}")
    kept.mkdir()
    for name in ("kantor.rehab", "kantor.keys"):
        shutil.copyfile(walk.folder / name, kept / name)
    walk.closings = [*walk.closings, kept][-_KEPT:]


def _found(place):
    """Whether an opening tells that something is wrong; and by what."""
    try:
        store = log_in(place, "ratna", WORDS, now=NOW)
    except StorageTrouble as trouble:
        return type(trouble).__name__
    assert store.pages is not None
    try:
        seen = store.pages.look()
        return seen.value if seen is PagesSeen.DIFFERENT else ""
    finally:
        store.close()


def plant(walk):
    """Put something of an earlier closing into a copy of the closed office, and open that."""
    if len(walk.closings) < 2 or walk.killed or walk.moved:
        return
    newest = walk.closings[-1]
    older = walk.rng.choice(walk.closings[:-1])
    place = walk.folder.with_name(f"tanam-{walk.name()}")
    for kind in ("a page", "all pages", "the ring"):
        shutil.copytree(newest, place)
        numbers = differing(older / "kantor.rehab", newest / "kantor.rehab")
        ring = (older / "kantor.keys").read_bytes()
        if kind == "a page":
            numbers = walk.rng.sample(numbers, min(1, len(numbers)))
        if kind == "the ring":
            same = ring == (newest / "kantor.keys").read_bytes()
            numbers = []
            (place / "kantor.keys").write_bytes(ring)
        else:
            same = not numbers
            replay(older / "kantor.rehab", place / "kantor.rehab", *numbers)
        if not same:
            found = _found(place)
            walk.done[f"planted {kind}"] += 1
            walk.done[f"found: {found}"] += 1
            if not found:
                walk.wrong.append(f"not found: {kind}, pages {numbers}")
        shutil.rmtree(place)


def run(walks, seed, steps=8, work=None):
    """Walk so many offices; gives what was done and everything that was wrong."""
    done, wrong = Counter(), []
    with tempfile.TemporaryDirectory(prefix="rehabdesk-walk-", dir=work) as folder:
        start = Path(folder) / "asal"
        prepare(start)
        for number in range(walks):
            rng = random.Random(f"{seed}/{number}")
            place = Path(folder) / f"jalan-{number}"
            place.mkdir()
            walk = Walk(folder=place / "kantor", rng=rng)
            shutil.copytree(start, walk.folder)
            for _ in range(steps):
                session(walk)
                plant(walk)
                if not walk.killed and rng.random() < 0.15:
                    rng.choice((_restore, _go_back))(walk)
            done.update(walk.done)
            wrong += [f"walk {number} of seed {seed}: {one}" for one in walk.wrong]
            shutil.rmtree(place)
    return done, wrong

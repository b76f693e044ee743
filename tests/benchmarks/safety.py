"""What encryption and backups cost, against the same work on the same file unencrypted."""

import math
import os
import shutil
import time
from contextlib import closing
from datetime import datetime, timedelta
from itertools import count

from rehabdesk.services.safekeeping import charge_of, copy_to
from rehabdesk.storage import Unlocked, driver, open_store
from rehabdesk.storage.backup import copy_pages
from rehabdesk.storage.key_ring import KeyRing, sealed, unlock, write_ring
from rehabdesk.storage.keys import make_slot
from rehabdesk.storage.snapshot import snapshot
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired
from tests.benchmarks.scratch import scratch_folder
from tests.sample_office import an_office

_ROUNDS = 7
_ROWS = 60_000
_SAVES = 40
_INSERTS = 2_000
_NOW = datetime(2026, 5, 4, 16).astimezone()


def measure() -> list[Figure]:
    """Opening, saving, inserting, scanning and backing up."""
    with scratch_folder() as folder:
        sides = [
            _Side(folder / "terkunci", encrypted=True),
            _Side(folder / "polos", encrypted=False),
        ]
        figures = [
            _figure("one mark saved", sides, "save", 1.2, 1.1, f"median of {_SAVES} commits"),
            _figure("rows inserted", sides, "insert", 1.2, 1.1, f"{_INSERTS} in one transaction"),
            _figure("cold scan", sides, "scan", 2.0, 1.5, f"{_ROWS} rows on a new connection"),
        ]
        return [_opening(), *figures, *_backing_up(folder / "kantor")]


def _figure(name, sides, job, guard, aim, what):
    locked, plain = (getattr(one, job) for one in sides)
    ratio, spread = paired(locked, plain, _ROUNDS)
    return Figure(
        name=f"{name}, encrypted / unencrypted",
        ratio=ratio,
        guard=guard,
        aim=aim,
        detail=f"{what}, WAL, synchronous FULL, {spread}",
    )


def _opening():
    """Seconds to unwrap the key with a passphrase; about one second is promised."""
    words = "kata sandi yang panjang"
    slot = make_slot(bytes(32), words, office="kantor", owner="id", login="petugas")
    ring = KeyRing(office="kantor", slots=(slot,))
    taken = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        unlock(ring, words, "petugas")
        taken.append(time.perf_counter() - began)
    return Figure(
        name="seconds to open with a passphrase",
        ratio=sorted(taken)[_ROUNDS // 2],
        guard=1.5,
        aim=1.0,
        detail=f"Argon2id, {slot.memory // 1024} MiB, {slot.passes} passes,"
        f" {min(taken):.2f} to {max(taken):.2f} in {_ROUNDS} rounds",
    )


def _backing_up(folder):
    """The copy of a running office, and the whole backup that is opened again and counted."""
    folder.mkdir()
    key = bytes(range(32))
    store = open_store(folder / "kantor.rehab", Unlocked("petugas", key))
    write_ring(folder / "kantor.keys", sealed(KeyRing(office="uji", slots=()), key))
    an_office(store)
    with store.change("Isi"):
        store.connection.executemany(
            "INSERT INTO attendance VALUES (?, ?, 1, 0, 1, 0, 0, 0, 1, 1)",
            ((os.urandom(16), os.urandom(16)) for _ in range(4 * _ROWS)),
        )
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    charge, moments = charge_of(store), count()
    assert charge is not None
    office, target = folder / "kantor.rehab", folder / "salinan"

    def whole():
        copy_to(charge, folder / "cadangan", _NOW + timedelta(days=next(moments)), beside=False)

    def by_sqlite():
        with snapshot(office, key) as seen:
            copy_pages(seen, target, key)
        _flush(target)

    def copy():
        shutil.copyfile(office, target)
        _flush(target)

    def copy_and_read():
        copy()
        with closing(driver.connect(target, key, read_only=True)) as connection:
            assert not connection.execute("PRAGMA cipher_integrity_check").fetchall()

    def against(name, job, floor, guard, aim, what):
        ratio, spread = paired(_seconds(job, target), _seconds(floor, target), _ROUNDS)
        return Figure(name=name, ratio=ratio, guard=guard, aim=aim, detail=f"{what}; {spread}")

    size = f"{office.stat().st_size // 2**20} MiB"
    proof = f"{size}, opened again, every page checked, counted, compared"
    figures = [
        against(
            *("backup call while running / copy with fsync", by_sqlite, copy, 2.5, 2.3),
            f"{size}, each page is opened and sealed again",
        ),
        against(
            *("proven backup / copy with fsync that is read and its seals proven", whole),
            *(copy_and_read, 2.5, 1.5, proof),
        ),
        against("proven backup / copy with fsync alone", whole, copy, math.inf, math.inf, proof),
    ]
    store.close()
    return figures


def _seconds(job, target):
    """A job that tells its seconds, and leaves nothing behind."""

    def run():
        began = time.perf_counter()
        job()
        taken = time.perf_counter() - began
        target.unlink(missing_ok=True)
        return taken

    return run


def _flush(path):
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _median(job, times):
    """The median seconds of a job."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        job()
        taken.append(time.perf_counter() - began)
    return sorted(taken)[times // 2]


class _Side:
    """The same table in one of the two kinds of file."""

    def __init__(self, folder, *, encrypted):
        folder.mkdir()
        self._path, self._encrypted = folder / "berkas", encrypted
        self._connection = self._open()
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._durable(self._connection)
        self._connection.execute(
            "CREATE TABLE tanda (id INTEGER PRIMARY KEY, sesi BLOB, residen BLOB, status INTEGER)"
        )
        self._numbers = count(1)
        self._insert(_ROWS)
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _open(self):
        if self._encrypted:
            return driver.connect(self._path, bytes(range(32)))
        # The same library and version, only without a key.
        return driver.dbapi2.connect(str(self._path), isolation_level=None)

    def _durable(self, connection):
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -16000")

    def save(self):
        """The median seconds of one commit of one row."""

        def change():
            self._connection.execute(
                "UPDATE tanda SET status = status + 1 WHERE id = ?", (next(self._numbers) % 5000,)
            )

        return _median(change, _SAVES)

    def insert(self):
        """Seconds of many rows in one transaction."""
        return _median(lambda: self._insert(_INSERTS), 5)

    def _insert(self, rows):
        self._connection.execute("BEGIN")
        self._connection.executemany(
            "INSERT INTO tanda (sesi, residen, status) VALUES (?, ?, 1)",
            ((os.urandom(16), os.urandom(16)) for _ in range(rows)),
        )
        self._connection.execute("COMMIT")

    def scan(self):
        """Seconds to count over all rows on a connection that has read nothing yet."""

        def look():
            connection = self._open()
            connection.execute("SELECT count(*), sum(status), max(sesi) FROM tanda").fetchone()
            connection.close()

        return _median(look, 5)


if __name__ == "__main__":
    for one in measure():
        print(f"{one.name}: {one.ratio:.2f} (guard {one.guard}, aim {one.aim}); {one.detail}")

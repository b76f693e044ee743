"""Kills a working program at random moments and looks what is left (POSIX: it forks).

The victim writes down what it is about to do and what it was told is done, each in one write
that survives it; whatever was confirmed must be there afterwards.
"""

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from threading import Thread

from rehabdesk.domain.attendance import ExpectedRow
from rehabdesk.domain.identity import ResidentId, new_id
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.resident import Resident
from rehabdesk.services.attendance import mark
from rehabdesk.services.certificates import Pick, issue
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.looking import open_plan
from rehabdesk.services.residents import add_resident
from rehabdesk.services.safekeeping import charge_of, copy_to
from rehabdesk.storage import Unlocked, driver, open_store
from rehabdesk.storage.backup import inspect
from rehabdesk.storage.backup_facts import backups_in
from rehabdesk.storage.key_ring import KeyRing, sealed, write_ring
from rehabdesk.storage.lock import lock_office
from rehabdesk.storage.long_log import lengthen_log
from rehabdesk.storage.migrations import MIGRATIONS, STEPS
from rehabdesk.storage.office_file import SCHEMA_VERSION
from rehabdesk.storage.snapshot import examine_file
from tests.sample_office import END, a_planned_session, a_running_program, an_office

KEY = bytes(range(32))
OWNER = "petugas"
SURE = {"mark", "import", "certificate", "backup", "open"}
"""What must have been confirmed at least once, or the kills have shown nothing of it."""
_MOST_ROUNDS = 6
_PEOPLE, _SESSIONS = 12, 40
_OLD = 4
_LONGEST = 0.45
_SAID = "kata.txt"


@dataclass
class Outcome:
    """What one round found: deeds confirmed by kind, and everything that is not as it must be."""

    confirmed: Counter = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def prepare(folder):
    """An office with sheets to type in and certificates to issue, and one of an older program."""
    store = open_store(_made(folder / "kini") / "kantor.rehab", Unlocked(OWNER, KEY))
    an_office(store)
    names = [f"Orang {number}" for number in range(_PEOPLE)]
    cohort, group, enrolments = a_running_program(store, names)
    sessions = [a_planned_session(store, cohort, group) for _ in range(_SESSIONS)]
    with store.change("Isi"):
        store.sessions.put_all(sessions)
        store.attendance.add_all(
            ExpectedRow(session=session.id, resident=one.resident, number=number)
            for session in sessions
            for number, one in enumerate(enrolments, 1)
        )
    store.close()
    ring = sealed(KeyRing(office="kantor-uji", slots=()), KEY)
    write_ring(folder / "kini" / "kantor.keys", ring)
    _older(_made(folder / "lama"))


def _made(folder):
    folder.mkdir(parents=True)
    return folder


def _older(folder):
    """An office as an older program left it, with rooms in it."""
    from sqlite_utils import Database

    with closing(driver.connect(folder / "kantor.rehab", KEY)) as connection:
        MIGRATIONS.apply(Database(connection), stop_before=STEPS[_OLD].__name__)
        connection.execute(
            "INSERT INTO this_pc (id, origin, rev_reserved, name) VALUES ('this', 7, 0, '')"
        )
        connection.executemany(
            "INSERT INTO room VALUES (?, ?, NULL, 1, 7, ?, '', '', '', '', NULL, NULL)",
            [(new_id(), f"Ruang {number}", number) for number in range(300)],
        )
        connection.execute(f"PRAGMA user_version = {_OLD}")


def kill_once(prepared, work, rng):
    """Let a victim work on a copy, kill it at some moment, and look."""
    old = rng.random() < 0.15
    folder = work / "kantor"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prepared / ("lama" if old else "kini"), folder)
    seed = rng.getrandbits(32)
    victim = os.fork()
    if victim == 0:
        _live(folder, seed)
    time.sleep(rng.uniform(0.0, _LONGEST))
    os.kill(victim, signal.SIGKILL)
    os.waitpid(victim, 0)
    outcome = Outcome()
    try:
        (_look_at_migration if old else _look)(folder, _said(folder), outcome)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)
        steps = " > ".join(f"{Path(one.filename).stem}:{one.lineno}" for one in place)
        outcome.wrong.append(f"{type(error).__name__} {error.__cause__} at {steps}")
    return outcome


def _live(folder, seed):
    """What the victim does until it dies; it never comes back from here."""
    try:
        out = os.open(folder / _SAID, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        _work(folder, random.Random(seed), lambda *words: os.write(out, _line(words)))
    except BaseException as error:
        with suppress(OSError):
            (folder / "gagal.txt").write_text(f"{type(error).__name__}: {error}", "utf-8")
        os._exit(1)
    os._exit(0)


def _line(words):
    return (json.dumps(words) + "\n").encode()


def _work(folder, rng, say):
    lock_office(folder)
    store = open_store(folder / "kantor.rehab", Unlocked(OWNER, KEY))
    say("did", "open")
    # As in the window, where it is done beside the work.
    Thread(target=lengthen_log, args=(store.path, KEY), daemon=True).start()
    sessions, deeds = store.sessions.all(), (_mark, _mark, _mark, _resident, _import, _certify)
    if not sessions:
        return
    for number in range(10_000):
        deed = _backup if number % 9 == 4 else rng.choice(deeds)
        deed(store, rng, sessions, say)


def _mark(store, rng, sessions, say):
    statuses = [one for one in store.statuses.all() if not one.needs_reason]
    session, status = rng.choice(sessions), rng.choice(statuses)
    person = rng.choice(store.attendance.of_session(session.id)).resident
    words = ("mark", session.id, person, status.number)
    say("try", *words)
    mark(store, session, person, status)
    say("did", *words)


def _resident(store, rng, _sessions, say):
    person = Resident(id=ResidentId(new_id()), name=f"Orang {rng.getrandbits(40):x}")
    add_resident(store, person, None, today=date(2021, 5, 5))
    say("did", "resident", person.id)


def _import(store, rng, _sessions, say):
    names = [f"Ruang {rng.getrandbits(40):x}" for _ in range(3)]
    path = store.path.with_name("ruang.csv")
    path.write_text("\n".join(["Nama ruang", *names]), encoding="utf-8")
    plan = open_plan(store, ImportSubject.ROOMS, path, today=date(2021, 5, 5))
    carry_out(store, plan, now=datetime(2021, 5, 5, 9).astimezone())
    say("did", "import", *names)


def _certify(store, rng, _sessions, say):
    held = {one.enrolment for one in store.certificates.all()}
    left = [one for one in store.enrolments.all() if one.id not in held]
    if not left:
        return
    cohort = store.cohorts.all()[0]
    pick = Pick(enrolment_id=rng.choice(left).id, override_reason="Uji")
    done = issue(store, cohort, [pick], issued_on=END, today=END)
    say("did", "certificate", done.record[0].number)


def _backup(store, _rng, _sessions, say):
    charge = charge_of(store)
    assert charge is not None
    made = copy_to(charge, store.path.with_name("cadangan"), _now(), beside=False)
    say("did", "backup", made.folder, sum(made.held.counts.values()))


def _now():
    return datetime.now().astimezone()


def _said(folder):
    """What the victim wrote down, without a line that it could not finish."""
    path = folder / _SAID
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [json.loads(line) for line in text.split("\n")[:-1]]


def _look(folder, said, outcome):
    wrong = outcome.wrong
    if (folder / "gagal.txt").exists():
        wrong.append((folder / "gagal.txt").read_text("utf-8"))
    lock_office(folder).release()
    store = open_store(folder / "kantor.rehab", Unlocked(OWNER, KEY))
    try:
        done = [words[1:] for words in said if words[0] == "did"]
        outcome.confirmed.update(words[0] for words in done)
        _look_at_marks(store, said, wrong)
        residents = {one.id for one in store.residents.all()}
        rooms = {one.name for one in store.rooms.all()}
        numbers = {one.number for one in store.certificates.all()}
        for kind, *facts in done:
            there = {"resident": residents, "import": rooms, "certificate": numbers}.get(kind)
            if there is not None and not there.issuperset(facts):
                wrong.append(f"confirmed and gone: {kind}")
        if store.audit.verify().broken is not None:
            wrong.append("the audit chain is broken")
    finally:
        store.close()
    if not examine_file(folder / "kantor.rehab", KEY):
        wrong.append("the file is damaged")
    _look_at_backups(folder / "cadangan", done, wrong)


def _look_at_marks(store, said, wrong):
    """A mark is the last one confirmed, or one that was on its way when the end came."""
    allowed = {}
    for word, kind, *facts in said:
        if kind == "mark":
            session, person, status = facts
            before = allowed.setdefault((session, person), {None})
            allowed[session, person] = {status} if word == "did" else before | {status}
    for (session, person), statuses in allowed.items():
        if store.attendance.row(session, person).status not in statuses:
            wrong.append("a confirmed mark is gone")


def _look_at_backups(place, done, wrong):
    """Each confirmed backup that no generation let go opens again and holds what was counted."""
    found = {one.folder: one for one in backups_in(place, KEY)}
    confirmed = [words[1:] for words in done if words[0] == "backup"]
    # A newer one that was made and not told of yet may have let the older go.
    if confirmed and max(found, default="") < confirmed[-1][0]:
        wrong.append("the newest confirmed backup is gone")
    for name, records in confirmed:
        if name in found:
            contents = inspect(place / name / "kantor.rehab", KEY)
            if contents != found[name].contents or sum(contents.counts.values()) != records:
                wrong.append("a confirmed backup holds something else")
    for one in found.values():
        inspect(place / one.folder / "kantor.rehab", KEY)


def _look_at_migration(folder, said, outcome):
    """The file is as the old program left it, or as the new one wants it, and whole."""
    outcome.confirmed["migrate"] += bool(said)
    with closing(driver.connect(folder / "kantor.rehab", KEY)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if said and version != SCHEMA_VERSION:
        outcome.wrong.append("a confirmed migration is gone")
    store = open_store(folder / "kantor.rehab", Unlocked(OWNER, KEY))
    if store.rooms.count() != 300:
        outcome.wrong.append("rows were lost in a migration")
    store.close()
    if version == SCHEMA_VERSION and not list((folder / "cadangan").glob("sebelum-skema-*")):
        outcome.wrong.append("no copy was kept before the migration")
    if not examine_file(folder / "kantor.rehab", KEY):
        outcome.wrong.append("the file is damaged after a migration")


def run(count, seed, work=None):
    """Kill so many times; gives what was confirmed and what was wrong, with the kill's number."""
    rng = random.Random(seed)
    confirmed, wrong = Counter(), []
    with tempfile.TemporaryDirectory(prefix="rehabdesk-kill-", dir=work) as folder:
        prepare(Path(folder) / "siap")
        for number in range(count):
            outcome = kill_once(Path(folder) / "siap", Path(folder), rng)
            confirmed.update(outcome.confirmed)
            wrong += [f"kill {number} of seed {seed}: {one}" for one in outcome.wrong]
    return confirmed, wrong


if __name__ == "__main__":
    kills, chosen = int(sys.argv[1]), int(sys.argv[2])
    counted, found, rounds = Counter(), [], 0
    # On a slow machine the end may come too early for the longest deeds each time.
    while rounds == 0 or (rounds < _MOST_ROUNDS and not set(counted) >= SURE):
        more, wrong = run(kills, chosen + rounds)
        counted.update(more)
        found += wrong
        rounds += 1
    print(json.dumps({"kills": kills * rounds, "confirmed": counted, "wrong": found}))
    sys.exit(bool(found))

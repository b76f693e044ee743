"""An office on the disk that gives certificates, and all the ways in which its file goes back."""

import shutil
from datetime import UTC, timedelta

from msgspec.structs import replace

from rehabdesk import paths
from rehabdesk.services.certificates import Pick, issue, lines, revoke
from rehabdesk.services.login import log_in
from rehabdesk.services.official_numbers import last_number_asked
from rehabdesk.services.rescue import save_readable
from rehabdesk.services.restoring import permit, restore_permitted, take_back
from rehabdesk.storage import unlock_office
from rehabdesk.storage.office_file import SCHEMA_VERSION
from rehabdesk.storage.restoring import find_backups
from rehabdesk.storage.snapshot import back_up_now
from rehabdesk.storage.upgrade import keep_before_upgrade, note_kept
from tests.known_days import kept, put_back
from tests.own_office import NOW, TODAY, WORDS, own_office
from tests.sample_office import NUMBERING, a_cohort, a_resident, an_enrolment

YEAR = TODAY.year
START = NOW.astimezone(UTC)


def numbering_office(folder, people=12):
    """An office with people who may all be given a certificate as exceptions; closed."""
    store = own_office(folder)
    with store.change("Penomoran"):
        store.settings.write(NUMBERING)
    cohort = a_cohort(store)
    for number in range(people):
        an_enrolment(store, cohort, a_resident(store, f"Orang {number:02}"))
    store.close()
    return folder


def issue_to(store, count=1, *, last=None, on=TODAY):
    """Certificates for the next people of the cohort, or for those whose were revoked."""
    cohort = store.cohorts.all()[0]
    free = [one for one in lines(store, cohort, today=TODAY) if one.certificate is None]
    picks = [Pick(enrolment_id=one.enrolment.id, override_reason="Uji") for one in free[:count]]
    assert len(picks) == count
    made = issue(store, cohort, picks, issued_on=on, today=TODAY, last=last)
    return [one.serial for one in made.record], made


class NumbersDesk:
    """Opens the office for each deed, as officers do; ``moment`` goes on by a minute."""

    def __init__(self, folder):
        self.folder = folder
        self.path = folder / paths.OFFICE_FILE
        self.moment = START
        self.on_paper = set()

    def enter(self):
        self.moment += timedelta(minutes=1)
        return log_in(self.folder, "ratna", WORDS, now=self.moment)

    def asked(self):
        """The number that is proposed where the last one must be told, else nothing."""
        store = self.enter()
        found = last_number_asked(store, YEAR)
        store.close()
        return found

    def issue(self, count=1, *, last=None):
        """Give numbers; whoever is asked looks into the ledger of all that was ever on paper."""
        store = self.enter()
        cohort = store.cohorts.all()[0]
        free = [one for one in lines(store, cohort, today=TODAY) if one.certificate is None]
        if len(free) < count:
            an_enrolment(store, cohort, a_resident(store, f"Orang {len(self.on_paper)} lagi"))
            count = 1
        if last is None and last_number_asked(store, YEAR) is not None:
            last = max(self.on_paper, default=0)
        serials, _ = issue_to(store, count, last=last)
        store.close()
        assert not self.on_paper & set(serials)
        self.on_paper |= set(serials)
        return serials

    def revoke(self):
        store = self.enter()
        for one in [one for one in store.certificates.all() if not one.revoked][:1]:
            revoke(store, one, reason="Salah nama", today=TODAY)
        store.close()

    def back_up(self):
        store = self.enter()
        back_up_now(self.path, store.key, self.folder / "cadangan", self.moment)
        store.close()

    def restore(self, *, oldest=False, source=None):
        self.moment += timedelta(minutes=1)
        if source is None:
            made = find_backups(self.folder / "cadangan")
            if not made:
                return
            source = made[-1 if oldest else 0][0]
        allowed = permit(source, self.folder, WORDS, "ratna", count_in=self.folder, now=self.moment)
        restore_permitted(allowed, source, self.moment, self.folder, self.moment)

    def lose(self):
        """The file is gone, and a backup is put in its place."""
        if find_backups(self.folder / "cadangan"):
            self.path.unlink()
            self.restore()

    def upgrade(self):
        """An upgrade leaves its way back."""
        store = self.enter()
        left = keep_before_upgrade(
            store.connection, self.path, SCHEMA_VERSION - 1, SCHEMA_VERSION, store.key
        )
        note_kept(store.connection, left)
        store.close()

    def go_back(self):
        self.moment += timedelta(minutes=1)
        take_back(self.path, WORDS, "ratna", now=self.moment)

    def salvage(self):
        """What is readable is saved, and put in the place of a file that nobody can read."""
        self.moment += timedelta(minutes=1)
        key = unlock_office(self.folder, WORDS, "ratna").key
        folder, _ = save_readable(self.folder, key, self.moment)
        self.path.write_bytes(b"broken" * 4096)
        self.restore(source=folder)

    def move(self):
        """Another computer takes the place of this one; it may have given numbers since."""
        store = self.enter()
        store.take_over("")
        store.close()

    def put_aside(self):
        shutil.rmtree(self.aside, ignore_errors=True)
        kept(self.folder, self.aside)

    def copy_back(self):
        """Somebody copies both files back by hand."""
        if self.aside.is_dir():
            put_back(self.aside, self.folder)

    @property
    def aside(self):
        return self.folder.with_name("disisihkan")


def with_range(store, first, last, **fields):
    from rehabdesk.domain.official_numbers import NumberRange
    from rehabdesk.services.office import save_numbering

    mine = NumberRange(place=0, first=first, last=last)
    return save_numbering(store, replace(NUMBERING, ranges=(mine,), **fields))

"""Users at the desk and their notes, for tests: whose words may be read by whom."""

from datetime import date

from msgspec.structs import replace

from rehabdesk.domain.identity import CounselingNoteId, MedicalNoteId, UserId, new_id
from rehabdesk.domain.note import CounselingNote, MedicalNote
from rehabdesk.domain.user import Role, User
from rehabdesk.services.counseling_notes import save_counseling_note
from rehabdesk.services.medical_notes import save_medical_note
from tests.sample_office import TODAY

SAID = "Merasa takut menjelang kunjungan keluarga"
SEEN = "Nyeri ulu hati sejak tiga hari"
SECRETS = (SAID, SEEN, "Rindu pada anak", "Kecemasan sedang", "Omeprazol", "Relaksasi napas")
"""Words that stand in the notes below and nowhere else in an office."""


def a_user(store, role, name="Orang Baru", **fields):
    """Somebody of a role; without a key slot, as an office in memory has none."""
    user = User(id=UserId(new_id()), login=new_id()[-9:], name=name, role=role, number=7, **fields)
    with store.change("Isi contoh"):
        store.users.put(user)
    return user


def seat(store, user):
    """Let somebody sit at the desk."""
    store.desk = replace(store.desk, user=user.id, role=user.role)
    store.log.desk = store.desk
    return user


def seated(store, role, name="Orang Baru", **fields):
    """Somebody new of a role, who sits at the desk from now on."""
    return seat(store, a_user(store, role, name, **fields))


def a_planned_note(person, **fields):
    """A counseling note that is not saved yet."""
    given = {
        "held_on": TODAY,
        "minutes": 45,
        "topic": "Rindu pada anak",
        "subjective": SAID,
        "assessment": "Kecemasan sedang",
        "plan": "Relaksasi napas",
    } | fields
    return CounselingNote(
        id=CounselingNoteId(new_id()), resident=person.id, author=UserId(""), **given
    )


def a_note(store, person, **fields):
    """A counseling note of whoever sits at the desk."""
    return save_counseling_note(store, a_planned_note(person, **fields), today=TODAY).record


def a_planned_medical_note(person, **fields):
    """A medical note that is not saved yet."""
    given = {
        "held_on": TODAY,
        "staff": "dr. Sekar Melati",
        "complaint": SEEN,
        "medicine": "Omeprazol 20 mg",
    } | fields
    return MedicalNote(id=MedicalNoteId(new_id()), resident=person.id, author=UserId(""), **given)


def a_medical_note(store, person, **fields):
    """A medical note of whoever sits at the desk."""
    return save_medical_note(store, a_planned_medical_note(person, **fields), today=TODAY).record


class Team:
    """Somebody of each role, and one counselor more."""

    def __init__(self, store):
        self.store = store
        self.admin = a_user(store, Role.ADMINISTRATOR, "Ratna")
        self.lead = a_user(store, Role.TEAM_LEAD, "Asep")
        self.author = a_user(store, Role.COUNSELOR, "Siti")
        self.colleague = a_user(store, Role.COUNSELOR, "Dewi")
        self.doctor = a_user(store, Role.MEDICAL, "Sekar")
        self.nurse = a_user(store, Role.MEDICAL, "Wati")
        self.operator = a_user(store, Role.OPERATOR, "Opik")
        self.reader = a_user(store, Role.READER, "Rudi")

    def everybody(self):
        """All of them."""
        return [one for one in vars(self).values() if isinstance(one, User)]

    def sit(self, who):
        """Seat one of them."""
        return seat(self.store, who)


def day(text):
    """A day as it is written in tests."""
    return date.fromisoformat(text)

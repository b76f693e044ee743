"""The secret behind the check codes is made once, is long enough, and is no other office's."""

from rehabdesk.services.check_secret import CheckSecret, office_secret
from rehabdesk.storage import AuditFilter, open_in_memory
from tests.sample_office import an_office


def test_the_secret_is_made_when_it_is_first_asked_for_and_stays(store):
    assert store.settings.read(CheckSecret).secret == ""

    first = office_secret(store)

    assert len(first) == 32
    assert office_secret(store) == first
    assert store.settings.read(CheckSecret).secret == first.hex()
    assert [one.label for one in store.audit.entries(AuditFilter())].count(
        "Kunci kode periksa dibuat"
    ) == 1


def test_two_offices_have_two_secrets(store):
    other = open_in_memory()
    an_office(other)

    assert office_secret(other) != office_secret(store)
    other.close()

"""A restricted person's certificate goes no way out for whoever may not see that person."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.refusals import CodeRestricted, NotFound
from rehabdesk.domain.rights import RIGHTS, Right, may
from rehabdesk.domain.user import Role
from rehabdesk.services.certificate_papers import (
    certificates_pdf,
    certificates_to_file,
    pages_out,
    register_pdf,
    shown_pdf,
    to_be_drawn,
)
from rehabdesk.services.certificate_words import register_dossier
from rehabdesk.services.certificates import Pick, issue, lines, verify
from rehabdesk.services.official_numbers import numbers_ahead
from rehabdesk.services.restricting import restrict
from rehabdesk.wording.refusals import sentence
from tests.documents.reading import pages_of
from tests.sample_office import END, TODAY, a_registration, a_running_program
from tests.services.moments import NOON

LAST_WEEK = date(2021, 8, 30)
SEEN, HIDDEN = "Agus Salim", "Mahmud bin Karta"
BLIND = [role for role in Role if not may(role, Right.SEE_RESTRICTED)]
BLIND_PRINTERS = [role for role in BLIND if may(role, Right.PRINT)]
EACH = pytest.mark.parametrize("role", BLIND_PRINTERS, ids=lambda role: role.value)


@pytest.fixture
def cohort(store):
    """Two people with certificates, of whom one is restricted."""
    made, _group, _enrolments = a_running_program(store, (SEEN, HIDDEN))
    picks = [
        Pick(enrolment_id=one.enrolment.id, override_reason="Dikecualikan")
        for one in lines(store, made, today=LAST_WEEK)
    ]
    issue(store, made, picks, issued_on=END, today=LAST_WEEK)
    person = next(one for one in store.residents.all() if one.name == HIDDEN)
    with store.change("Nomor"):
        store.registrations.put(a_registration(person, "B.I 99/2020"))
    restrict(store, person.id, "Saksi", today=TODAY)
    return made


def sit(store, role):
    store.desk = replace(store.desk, role=role)


def printed(store, certificates, _folder):
    return certificates_pdf(store, certificates, today=LAST_WEEK)


def looked_at(store, certificates, _folder):
    return shown_pdf(store, certificates, today=LAST_WEEK)


def sent(store, certificates, _folder):
    return pages_out(store, certificates, range(4), today=LAST_WEEK)[0]


def written(store, certificates, folder):
    return certificates_to_file(store, certificates, folder / "a.pdf").path.read_bytes()


DOORS = (printed, looked_at, sent, written)


def test_operators_print_and_may_not_see_restricted_people():
    assert BLIND_PRINTERS == [Role.OPERATOR]


@pytest.mark.parametrize("right", [Right.ISSUE_CERTIFICATES, Right.WRITE_PEOPLE, Right.ENROL])
def test_whoever_issues_or_writes_people_sees_everybody(right):
    with_it = [role for role, rights in RIGHTS.items() if right in rights]
    assert with_it
    assert all(may(role, Right.SEE_RESTRICTED) for role in with_it)


@EACH
@pytest.mark.parametrize("door", DOORS, ids=lambda one: one.__name__)
def test_records_kept_from_before_print_only_who_may_be_seen(store, cohort, tmp_path, door, role):
    everybody = store.certificates.of_cohort(cohort.id)
    sit(store, role)

    pages = pages_of(door(store, everybody, tmp_path))

    text = " ".join(page.text for page in pages)
    assert len(pages) == 2
    assert SEEN in text
    assert HIDDEN not in text


@EACH
@pytest.mark.parametrize("door", DOORS, ids=lambda one: one.__name__)
def test_a_restricted_one_alone_is_refused_and_nothing_goes_out(
    store, cohort, tmp_path, door, role
):
    hidden = store.certificates.of_cohort(cohort.id)[1]
    sit(store, role)

    with pytest.raises(NotFound):
        door(store, [hidden], tmp_path)

    assert list(tmp_path.iterdir()) == []
    sit(store, Role.ADMINISTRATOR)
    assert store.certificates.get(hidden.id) == hidden


@EACH
def test_one_file_a_person_leaves_the_restricted_out(store, cohort, role):
    everybody = store.certificates.of_cohort(cohort.id)
    sit(store, role)

    leaving = to_be_drawn(store, everybody, locked=False, today=LAST_WEEK)

    assert [one.dossier.name for one in leaving] == [SEEN]


@EACH
def test_the_register_leaves_the_line_out_and_says_so(store, cohort, role):
    whole = register_dossier(store, cohort, now=NOON, day=END)
    sit(store, role)

    register = register_dossier(store, cohort, now=NOON, day=END)
    (page,) = pages_of(register_pdf(store, cohort, now=NOON, today=END))

    assert [one.name for one in whole.rows] == [SEEN, HIDDEN]
    assert whole.note == ""
    assert [one.name for one in register.rows] == [SEEN]
    assert HIDDEN not in page.text
    assert "0002 TAHUN" not in page.text
    assert "datanya terbatas tidak dicantumkan" in page.text


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_the_code_check_shows_it_only_to_whoever_may_see_the_person(store, cohort, role):
    seen, hidden = store.certificates.of_cohort(cohort.id)
    sit(store, role)

    assert verify(store, seen.check_code).id == seen.id
    if may(role, Right.SEE_RESTRICTED):
        assert verify(store, hidden.check_code).id == hidden.id
    else:
        with pytest.raises(CodeRestricted) as refused:
            verify(store, hidden.check_code)
        words = sentence(refused.value)
        assert "terbatas" in words
        assert HIDDEN not in words
        assert hidden.number not in words


@pytest.mark.parametrize("role", BLIND, ids=lambda role: role.value)
def test_a_code_that_nobody_has_is_still_unknown(store, cohort, role):
    sit(store, role)

    with pytest.raises(NotFound) as refused:
        verify(store, "RD1-AAAA-AAAA-AAAA-AAAA")

    assert not isinstance(refused.value, CodeRestricted)


@pytest.mark.parametrize("role", BLIND, ids=lambda role: role.value)
def test_no_repository_gives_a_row_of_the_restricted(store, cohort, role):
    shelves = ("certificates", "registrations", "stays", "placements", "restrictions")
    person = next(one for one in store.residents.all() if one.name == HIDDEN)
    before = {name: getattr(store, name).all() for name in shelves}
    sit(store, role)

    for name in shelves:
        shelf = getattr(store, name)
        found = (*shelf.all(), *shelf.whole(), *shelf.find())
        assert len(shelf.all()) == shelf.count() == len(shelf.unmade(("id",)))
        assert person.id not in str(found)
        assert HIDDEN not in str(found)
        for one in before[name]:
            if one not in shelf.all():
                assert shelf.get(one.id) is None
                assert list(shelf.whole(one.id)) == []
    assert store.restrictions.all() == ()
    assert [one.resident for one in store.stays.all()] != []
    assert store.registrations.find(matched="bi992020") == ()


@pytest.mark.parametrize("role", BLIND, ids=lambda role: role.value)
def test_numbers_go_on_behind_those_of_people_who_are_not_seen(store, cohort, role):
    sit(store, role)

    assert numbers_ahead(store, 1, issued_on=END)[0].endswith("-0003 TAHUN 2021")
    assert store.certificates.is_taken(numbers_ahead(store, 1, issued_on=END)[0]) is False
    assert store.certificates.is_taken("W12.PAS.PAS1-PK.06.05-0002 TAHUN 2021")


@pytest.mark.parametrize("role", BLIND, ids=lambda role: role.value)
def test_the_list_of_the_screen_has_no_line_of_them(store, cohort, role):
    sit(store, role)

    assert [one.resident.name for one in lines(store, cohort, today=LAST_WEEK)] == [SEEN]
    numbers = [
        one.certificate and one.certificate.serial for one in lines(store, cohort, today=LAST_WEEK)
    ]
    assert numbers == [1]

"""Which letterhead and which signature stand on a paper of a day."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import LetterheadId, OfficeId, OfficialId, RoomId
from rehabdesk.domain.office import (
    Acting,
    Letterhead,
    Office,
    Official,
    OfficialRole,
    Paper,
    Room,
    letterhead_on,
    official_on,
    partners_on,
    zone_of,
)

OLD = Letterhead(id=LetterheadId("a"), valid_from=date(2020, 1, 1), lines=("Lama",))
NEW = Letterhead(id=LetterheadId("b"), valid_from=date(2021, 6, 1), lines=("Baru",))
DAY = date(2021, 4, 5)
BUDI = Official(id=OfficialId("1"), name="Budi", position="Kepala", role=OfficialRole.WARDEN)
AGUS = replace(BUDI, id=OfficialId("2"), name="Agus")
STAND_IN = replace(BUDI, id=OfficialId("3"), name="Zaenal", acting=Acting.DAILY)


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
@pytest.mark.parametrize(
    ("day", "head"),
    [
        (date(2019, 12, 31), OLD),
        (date(2020, 1, 1), OLD),
        (date(2021, 5, 31), OLD),
        (date(2021, 6, 1), NEW),
        (date(2021, 6, 2), NEW),
    ],
)
def test_a_letterhead_holds_from_its_first_day(order, day, head):
    assert letterhead_on(order, day) is head


def test_an_office_without_letterheads_has_none():
    assert letterhead_on((), DAY) is None


def test_a_letterhead_has_one_line_of_address():
    assert OLD.address_lines == 1


@pytest.mark.parametrize("order", [(BUDI, STAND_IN), (STAND_IN, BUDI)])
def test_a_stand_in_signs_before_the_holder_of_the_post(order):
    assert official_on(order, OfficialRole.WARDEN, DAY) is STAND_IN


@pytest.mark.parametrize("order", [(BUDI, AGUS), (AGUS, BUDI)])
def test_of_two_holders_the_first_by_name_signs(order):
    assert official_on(order, OfficialRole.WARDEN, DAY) is AGUS


def test_only_who_is_in_office_in_that_role_signs():
    gone = replace(BUDI, active_to=date(2021, 4, 4))
    still = replace(BUDI, active_to=DAY)

    assert official_on((gone,), OfficialRole.WARDEN, DAY) is None
    assert official_on((still,), OfficialRole.WARDEN, DAY) is still
    assert official_on((BUDI,), OfficialRole.PROGRAM_MANAGER, DAY) is None


def test_a_holder_of_the_post_does_not_act_for_another():
    assert BUDI.acting is Acting.NONE


def test_a_new_office_is_real_and_prints_on_f4_and_a_new_room_is_in_use():
    office = Office(id=OfficeId("k"), name="Lapas", short_name="L", city="Serang")

    assert office.paper is Paper.F4
    assert not office.demonstration
    assert Room(id=RoomId("r"), name="Aula").active


def a_partner(key, name, institution, **fields):
    return replace(
        BUDI,
        id=OfficialId(key),
        name=name,
        role=OfficialRole.PARTNER_HEAD,
        institution=institution,
        **fields,
    )


BNN, RUMAH = a_partner("b", "Tono", "BNN Banten"), a_partner("r", "Anwar", "Rumah Sehat")
FOR_BNN = a_partner("f", "Zaki", "BNN BANTEN", acting=Acting.DAILY)


@pytest.mark.parametrize(
    ("officials", "signing"),
    [
        ((), {"nobody"}),
        ((BUDI,), {"nobody"}),
        ((BNN, RUMAH), {"Tono", "Anwar"}),
        ((BNN, FOR_BNN), {"Zaki"}),
        ((BNN, FOR_BNN, RUMAH), {"Zaki", "Anwar"}),
        ((FOR_BNN,), {"Zaki"}),
        ((BNN, replace(FOR_BNN, active_to=date(2021, 4, 4))), {"Tono"}),
    ],
)
def test_a_partners_stand_in_signs_in_place_of_its_head(officials, signing):
    found = {one.name for one in partners_on(officials, DAY)}

    assert (found or {"nobody"}) == signing


KANTOR = Office(id=OfficeId("k"), name="Lapas", short_name="L", city="Serang")


@pytest.mark.parametrize(
    ("name", "hours"), [("WIB", 7), ("WITA", 8), ("WIT", 9), ("", 7), ("wita", 7)]
)
def test_an_office_has_the_clock_of_its_zone_and_wib_where_it_has_none(name, hours):
    assert zone_of(name).utcoffset(None) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("zone", "utc", "today"),
    [
        ("WIB", datetime(2021, 4, 5, 16, 59), date(2021, 4, 5)),
        ("WIB", datetime(2021, 4, 5, 17, 0), date(2021, 4, 6)),
        ("WIT", datetime(2021, 4, 5, 14, 59), date(2021, 4, 5)),
        ("WIT", datetime(2021, 4, 5, 15, 0), date(2021, 4, 6)),
    ],
)
def test_a_day_begins_at_the_offices_midnight_whatever_the_pc_says(zone, utc, today):
    office = replace(KANTOR, time_zone=zone)
    for hours in (-8, 0, 7):
        here = utc.replace(tzinfo=UTC).astimezone(timezone(timedelta(hours=hours)))

        assert office.today(here) == today
        assert office.moment(here) == here


@pytest.mark.parametrize(
    ("demonstration", "day", "today"),
    [
        (True, date(2021, 8, 2), date(2021, 8, 2)),
        (True, None, DAY),
        (False, date(2021, 8, 2), DAY),
    ],
)
def test_only_a_demonstration_stands_on_a_day_of_its_own(demonstration, day, today):
    office = replace(KANTOR, demonstration=demonstration, demonstration_day=day)
    now = datetime(2021, 4, 5, 2, 30, tzinfo=UTC)

    moment = office.moment(now)

    assert (moment.date(), moment.hour, moment.minute) == (today, 9, 30)
    assert moment.utcoffset() == timedelta(hours=7)
    assert office.today(now) == today

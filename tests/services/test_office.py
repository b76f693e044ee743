"""The office's names, papers, signers, rooms, days and pictures."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from rehabdesk.domain.certificate import CertificateLook, CertificateRule, Numbering
from rehabdesk.domain.identity import HolidayId, LetterheadId, OfficialId, RoomId, new_id
from rehabdesk.domain.office import (
    DayKind,
    Holiday,
    Letterhead,
    Official,
    OfficialRole,
    Paper,
    Room,
)
from rehabdesk.domain.refusals import (
    AlreadyThere,
    EndsBeforeStart,
    InUse,
    Missing,
    NipWrong,
    NotANumber,
    NumberPartMissing,
    NumberTemplateWrong,
    PictureUnreadable,
    TooLong,
)
from rehabdesk.services.holidays import remove_holiday, save_holiday
from rehabdesk.services.office import (
    MOST_BYTES,
    read_picture,
    remove_letterhead,
    remove_official,
    remove_room,
    save_letterhead,
    save_numbering,
    save_office,
    save_official,
    save_room,
    save_rule,
    save_sheet_options,
)
from rehabdesk.services.sheet_words import SheetOptions
from tests.sample_office import TODAY, a_cohort, a_group, a_room, a_running_program, a_session

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)
JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xd9"
LINES = ("KEMENTERIAN HUKUM DAN HAM", "LAPAS KELAS IIA SERANG", "Jl. Raya Pandeglang, Serang")


def a_letterhead(**fields):
    given: dict[str, Any] = {"valid_from": date(2021, 1, 1), "lines": LINES}
    return Letterhead(id=LetterheadId(new_id()), **(given | fields))


def an_official(**fields):
    given: dict[str, Any] = {
        "name": "Heri Kusrita, A.Md.I.P., S.H., M.H.",
        "position": "Kepala Lembaga Pemasyarakatan",
        "role": OfficialRole.WARDEN,
    }
    return Official(id=OfficialId(new_id()), **(given | fields))


def test_the_office_is_renamed_and_undo_gives_its_name_back(store):
    before = store.office
    done = save_office(store, replace(before, city=" Cilegon "))
    assert store.office.city == "Cilegon"
    store.undo(done.change)
    assert store.office == before


def test_an_office_without_a_name_is_refused(store):
    with pytest.raises(Missing) as refused:
        save_office(store, replace(store.office, name=""))
    assert refused.value.field == "name"


def test_a_letterhead_has_one_to_seven_lines(store):
    saved = save_letterhead(store, a_letterhead(lines=(*LINES, "  "))).record
    assert saved.lines == LINES
    other = {"valid_from": date(2021, 6, 1)}
    with pytest.raises(Missing):
        save_letterhead(store, a_letterhead(lines=(" ",), **other))
    with pytest.raises(NotANumber):
        save_letterhead(store, a_letterhead(lines=("Baris",) * 8, **other))
    with pytest.raises(TooLong):
        save_letterhead(store, a_letterhead(lines=("B" * 121, "C"), **other))


def test_one_date_has_one_letterhead(store):
    saved = save_letterhead(store, a_letterhead()).record
    save_letterhead(store, replace(saved, address_lines=2))
    with pytest.raises(AlreadyThere):
        save_letterhead(store, a_letterhead())
    remove_letterhead(store, saved.id)
    assert save_letterhead(store, a_letterhead()).record.lines == LINES


def test_an_official_needs_name_position_and_a_true_nip(store):
    saved = save_official(store, an_official(nip="19810111 200503 2 001")).record
    assert saved.nip == "198101112005032001"
    with pytest.raises(NipWrong):
        save_official(store, an_official(nip="12"))
    with pytest.raises(Missing):
        save_official(store, an_official(position=""))
    with pytest.raises(EndsBeforeStart):
        save_official(store, an_official(active_from=TODAY, active_to=date(2021, 1, 1)))
    remove_official(store, saved.id)
    assert store.officials.all() == ()


def test_a_room_in_use_cannot_be_removed(store):
    cohort, group, _ = a_running_program(store)
    by_session, by_group, free = (a_room(store, f"Ruang {number}") for number in (7, 8, 9))
    a_session(store, cohort, group, room=by_session.id)
    a_group(store, a_cohort(store, "Tahap II"), room=by_group.id)
    for room in (by_session, by_group):
        with pytest.raises(InUse):
            remove_room(store, room.id)
    remove_room(store, free.id)
    assert store.rooms.get(free.id) is None


def test_two_rooms_never_share_a_name(store):
    room = a_room(store, "Ruang 9")
    save_room(store, replace(room, capacity=30))
    with pytest.raises(AlreadyThere):
        save_room(store, Room(id=RoomId(new_id()), name="RUANG  9"))
    with pytest.raises(NotANumber):
        save_room(store, replace(room, capacity=0))


def test_a_day_is_a_holiday_once(store):
    day = Holiday(
        id=HolidayId(new_id()), day=date(2021, 4, 27), kind=DayKind.CLOSED, label="Hari Bakti"
    )
    save_holiday(store, day)
    save_holiday(store, replace(day, label="Hari Bakti Pemasyarakatan"))
    with pytest.raises(AlreadyThere):
        save_holiday(store, replace(day, id=HolidayId(new_id())))
    remove_holiday(store, day.id)
    assert store.holidays.find(day="2021-04-27") == ()


def test_the_rule_of_the_certificate_is_kept_and_taken_back(store):
    done = save_rule(store, CertificateRule(least_percent=75))
    assert store.settings.read(CertificateRule).least_percent == 75
    store.undo(done.change)
    assert store.settings.read(CertificateRule).least_percent == 80
    with pytest.raises(NotANumber):
        save_rule(store, CertificateRule(least_percent=101))


def test_a_numbering_without_a_serial_is_refused(store):
    save_numbering(store, Numbering(template=" {urut}/{bulan_romawi}/{tahun} "))
    assert store.settings.read(Numbering).template == "{urut}/{bulan_romawi}/{tahun}"
    with pytest.raises(NumberTemplateWrong):
        save_numbering(store, Numbering(template="{tahun}"))
    with pytest.raises(NumberPartMissing) as refused:
        save_numbering(store, Numbering(prefix="W12"))
    assert refused.value.field == "classification"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
    ],
)
def test_a_picture_is_told_by_its_content(content, media_type):
    picture = read_picture(content)
    assert picture.media_type == media_type
    assert picture.content == content


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"GIF89a", b"%PDF-1.7", b"<html>", b"<svg/>", PNG[:20], PNG + b"0" * MOST_BYTES),
        PNG.replace(b"IHDR\0\0\0\x01", b"IHDR\0\xff\xff\xff"),
        b"\xff\xd8\xff\xe0" + b"\0" * 20,
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(content):
    with pytest.raises(PictureUnreadable):
        read_picture(content)


def test_certificates_are_a4_until_the_office_says_f4(store):
    assert store.settings.read(CertificateLook).paper is Paper.A4

    look = CertificateLook(paper=Paper.F4)
    options = SheetOptions(spare_rows=7)
    save_sheet_options(store, options, store.office.paper, look)
    assert store.settings.read(SheetOptions) == options

    assert store.settings.read(CertificateLook).paper is Paper.F4


@pytest.mark.parametrize(
    ("field", "least", "most"),
    [("least_percent", 0, 100), ("mandatory_percent", 0, 100), ("days_before_end", 0, 366)],
)
def test_the_conditions_of_a_certificate_lie_between_these_numbers(store, field, least, most):
    for number in (least, most):
        save_rule(store, CertificateRule(**{field: number}))
        assert getattr(store.settings.read(CertificateRule), field) == number
    for number in (least - 1, most + 1):
        with pytest.raises(NotANumber) as refused:
            save_rule(store, CertificateRule(**{field: number}))
        assert refused.value.field == field


@pytest.mark.parametrize("paper", list(Paper))
def test_the_paper_of_the_office_is_the_one_that_was_chosen_last(store, paper):
    save_sheet_options(store, SheetOptions(), Paper.A4)
    done = save_sheet_options(store, SheetOptions(), paper)

    assert store.office.paper is paper
    assert ("office" in {one.table for one in done.change.touched}) is (paper is not Paper.A4)

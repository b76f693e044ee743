"""Sertifikat: one person a front, signatures in balance, the back with what was taught."""

import pytest
from msgspec.structs import replace

from rehabdesk.documents.certificate import draw, draw_fronts
from rehabdesk.domain.dossiers import Signature, SubjectRow
from rehabdesk.domain.office import Paper
from tests.documents import invented as samples
from tests.documents.reading import pages_of, pictures_of, png

LONG = "R. MUHAMMAD NURHIDAYATULLAH AL-FARISI bin K.H. ABDURRAHMAN SIDIK"


def test_each_certificate_is_a_front_and_a_back():
    pages = pages_of(draw([samples.certificate(number) for number in range(1, 6)]))

    assert len(pages) == 10
    for number, (front, back) in enumerate(zip(pages[::2], pages[1::2], strict=True), 1):
        name = samples.certificate(number).name
        assert front.text.count(name) == 1
        assert name in back.text
        assert f"{number:04} TAHUN 2021" in front.text
        assert "SERTIFIKAT" in "".join(front.text.split())


def test_fronts_alone_have_no_backs():
    assert len(pages_of(draw_fronts([samples.certificate(1), samples.certificate(2)]))) == 2


@pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)
@pytest.mark.parametrize("signers", [0, 1, 2, 3])
def test_signatures_stand_in_balance_around_the_middle(signers, paper):
    dossier = samples.certificate(1, signers, paper)
    page = pages_of(draw_fronts([dossier]))[0]

    middles = []
    for signer in dossier.signatures:
        words = signer.name.split()
        last = page.words.index(page.find(*words)) + len(words) - 1
        middles.append((page.find(*words)["x0"] + page.words[last]["x1"]) / 2)

    if middles:
        assert sum(middles) / len(middles) == pytest.approx(page.width / 2, abs=1)
    page.assert_inside_margins(12)


def test_a_name_of_sixty_letters_is_printed_whole_and_large():
    page = pages_of(draw_fronts([replace(samples.certificate(1), name=LONG)]))[0]

    for word in LONG.split():
        found = page.find(word)
        assert found["bottom"] - found["top"] > 17
    page.assert_inside_margins(14)


def test_a_name_of_two_hundred_letters_stays_clear_of_its_neighbours():
    page = pages_of(draw_fronts([replace(samples.certificate(1), name="ABDUL " * 33)]))[0]
    names = [word for word in page.words if word["text"] == "ABDUL"]

    assert len(names) == 33
    assert min(word["top"] for word in names) >= page.find("Diberikan")["bottom"] - 4
    assert max(word["bottom"] for word in names) <= page.find("Registrasi")["top"]


def test_a_duplicate_is_marked_and_the_original_is_not():
    copy = replace(samples.certificate(1), copy_mark="SALINAN")

    original_page, copy_page = pages_of(draw_fronts([samples.certificate(1), copy]))

    assert "SALINAN" not in "".join(original_page.text.split())
    assert "SALINAN" in "".join(copy_page.text.split())


def test_empty_facts_leave_no_dangling_words():
    bare = replace(
        samples.certificate(1, 0), hours="", grade="", birth="", check_code="", place_and_date=""
    )

    page = pages_of(draw_fronts([bare]))[0]

    assert "·" not in page.text
    assert "RD1" not in page.text


def test_the_back_lists_every_subject_once_and_the_totals():
    dossier = samples.certificate(1)

    back = pages_of(draw([dossier]))[1]

    for row in dossier.subjects:
        assert back.text.count(row.subject) == 1
    assert "Jumlah 312 312 300" in back.text
    assert dossier.attendance_line in back.text
    assert dossier.back_signature.name in back.text


@pytest.mark.parametrize("count", [0, 1, 20, 25, 26, 40, 70])
def test_many_subjects_go_on_with_the_signature_beside_some_of_them(count):
    subject = samples.certificate(1).subjects[0]
    rows = tuple(replace(subject, subject=f"Materi{number:02}") for number in range(count))

    pages = pages_of(draw([replace(samples.certificate(1), subjects=rows)]))[1:]

    shown = [word["text"] for page in pages for word in page.words if "Materi" in word["text"]]
    assert [text for text in shown if text != "Materi"] == [row.subject for row in rows]
    assert "Ketua Tim" in pages[-1].text
    assert pages[-1].text.count("Materi") >= min(2, count)
    assert all("Jumlah Sesi" in page.text for page in pages)


def test_logos_of_office_and_partners_are_drawn_and_a_broken_one_leaves_no_gap():
    red, green = png(), png(colour=(0, 160, 0, 255))
    kop = replace(samples.KOP, left_logo=red)
    broken = replace(samples.KOP, left_logo=b"GIF89a not a picture")

    pages = pictures_of(
        draw_fronts(
            [
                replace(samples.certificate(1), kop=kop, partner_logos=(green, green)),
                replace(samples.certificate(1), kop=broken),
                samples.certificate(1),
            ]
        )
    )

    with_logos = {colour: count for count, colour in pages[0].getcolors(1 << 24)}
    assert with_logos[(200, 30, 30)] > 3000
    assert with_logos[(0, 160, 0)] > 6000
    assert pages[1].tobytes() == pages[2].tobytes()


def test_a_signer_without_a_name_leaves_room_to_write_one():
    nobody = Signature(heading="", position="Kepala", name="")

    page = pages_of(draw_fronts([replace(samples.certificate(1), signatures=(nobody,))]))[0]

    assert "....." in page.text


def test_a_total_without_subjects_is_drawn():
    nothing = SubjectRow(subject="Jumlah", sessions="0", lesson_hours="0", attended="0")

    pages = pages_of(draw([replace(samples.certificate(1), subjects=(), subject_total=nothing)]))

    assert "Jumlah 0 0 0" in pages[1].text


def signed_by(*names):
    return tuple(Signature(heading="", position="Kepala Instansi", name=name) for name in names)


@pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_place_and_date_stand_over_the_right_signature(count, paper):
    signers = signed_by("Andi", "Budi", "Citra", "Dewi")[:count]
    where = "Pandeglang, 31 Agustus 2021"
    sample = samples.certificate(1, paper=paper)

    page = pages_of(draw_fronts([replace(sample, signatures=signers, place_and_date=where)]))[0]

    last, place = page.find(signers[-1].name), page.find("Pandeglang,")
    day = page.words[page.words.index(place) + 3]
    middle = (place["x0"] + day["x1"]) / 2
    assert day["text"] == "2021"
    assert middle == pytest.approx((last["x0"] + last["x1"]) / 2, abs=1)
    assert place["bottom"] < page.find("Kepala", "Instansi")["top"] + 1


@pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)
def test_four_signers_with_long_names_stand_beside_each_other_whole(paper):
    names = [f"Prof{at} Dr. Bambang Sutrisno Wijayakusuma, S.H., M.H." for at in range(4)]
    dossier = replace(samples.certificate(1, paper=paper), name=LONG, signatures=signed_by(*names))

    page = pages_of(draw_fronts([dossier]))[0]

    starts = [page.find(f"Prof{at}")["x0"] for at in range(4)]
    assert starts == sorted(starts)
    assert page.text.count("Wijayakusuma,") == 4
    page.assert_inside_margins(12)


def test_number_and_birth_have_their_labels():
    dossier = replace(samples.certificate(1), registration_no="B.I. 7/2020", birth="Serang, 1 Mei")

    text = pages_of(draw_fronts([dossier]))[0].text

    assert "No. Registrasi : B.I. 7/2020 · Tempat, tanggal lahir : Serang, 1 Mei" in text


def test_the_mark_of_a_copy_says_which_and_when_on_both_sides():
    copy = replace(samples.certificate(1), copy_mark="SALINAN KE-2", copy_note="30 Agustus 2021")

    front, back = pages_of(draw([copy]))

    assert "SALINANKE-2" in "".join(front.text.split())
    assert "30 Agustus 2021" in front.text
    assert "SALINAN KE-2 · 30 Agustus 2021" in back.text


def test_a_revoked_one_says_so_across_every_page_and_moves_nothing_else():
    plain = samples.certificate(1)
    rows = plain.subjects * 5
    marked = replace(plain, subjects=rows, revoked_mark="DICABUT", revoked_note="30 Agustus 2021")

    usual = pages_of(draw([replace(plain, subjects=rows)]))
    pages = pages_of(draw([marked]))

    assert len(pages) > 2
    for page in pages:
        large = [one for one in page.letters if one["text"] == "D" and one["size"] > 90]
        assert len(large) == 1
    assert "30 Agustus 2021" in pages[0].text
    words = {(one["text"], round(one["x0"], 1), round(one["top"], 1)) for one in usual[0].letters}
    again = {(one["text"], round(one["x0"], 1), round(one["top"], 1)) for one in pages[0].letters}
    assert words <= again


def test_how_the_sums_were_made_stands_below_them_and_the_back_is_no_smaller_than_seven_points():
    dossier = replace(samples.certificate(1), sums_note="Dibulatkan ke JP utuh terdekat.")

    back = pages_of(draw([dossier]))[1]

    assert "Dibulatkan ke JP utuh terdekat." in back.text
    assert min(one["size"] for one in back.letters) >= 7


def test_the_one_that_it_replaces_is_named_between_its_own_number_and_the_name():
    dossier = replace(samples.certificate(1), replaces="Pengganti sertifikat nomor 7")

    page = pages_of(draw_fronts([dossier]))[0]

    assert page.find("Nomor")["bottom"] <= page.find("Pengganti")["top"] + 1
    assert page.find("Pengganti")["bottom"] <= page.find("Diberikan")["top"]

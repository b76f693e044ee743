"""Place and date over the right signature: whole and clear of everything, however long the city."""

import pytest
from msgspec.structs import replace

from rehabdesk.documents.catalogue import DOCUMENTS
from rehabdesk.documents.certificate import CERTIFICATE
from rehabdesk.documents.kit.fitting import SMALLEST
from tests.documents import invented, real
from tests.documents.reading import pages_of
from tests.documents.test_certificate import signed_by

DATED = [one for one in DOCUMENTS if "place_and_date" in one.dossier.__struct_fields__]
"""Papers that somebody signs; a printed list has a day and no signature."""
DAY = "30 September 2021"
LONGEST = 60  # letters of a city, see services/office.py
NAMES = "Kabupaten Qunjang Quwarsari Qebonraya Qidulwetan Qaripurnama Qulonjaya"
CITIES = {
    **{f"{long} letters": NAMES[:long].strip() for long in (20, 40, 54, LONGEST)},
    "one word of the longest": "Q" + "w" * (LONGEST - 1),
}


def _assert_clear(page, words):
    """Every letter is there, inside the margins, and nothing else touches the place and date."""
    letters = [one for one in page.letters if one["text"].strip()]
    wanted = words.replace(" ", "")
    first = "".join(one["text"] for one in letters).rindex(wanted)
    mine = letters[first : first + len(wanted)]
    high, low = min(one["top"] for one in mine), max(one["bottom"] for one in mine)
    others = [*letters[:first], *letters[first + len(wanted) :]]
    near = [one for one in others if one["bottom"] > high and one["top"] < low]
    for letter in mine:
        for other in near:
            across = min(letter["x1"], other["x1"]) - max(letter["x0"], other["x0"])
            down = min(letter["bottom"], other["bottom"]) - max(letter["top"], other["top"])
            assert across < 0 or down < 1, (letter["text"], other["text"], down)
    assert min(one["size"] for one in mine) >= SMALLEST - 0.01
    page.assert_inside_margins(7)


def test_every_paper_but_a_printed_list_has_place_and_date():
    assert {one.key for one in DOCUMENTS} - {one.key for one in DATED} == {"printed_list"}


@pytest.mark.parametrize("city", CITIES.values(), ids=CITIES)
@pytest.mark.parametrize("document", DATED, ids=lambda one: one.key)
def test_a_long_city_stands_clear_of_everything_on_every_paper(document, city):
    words = f"{city}, {DAY}"
    sample = replace(real.samples()[document.key][0], place_and_date=words)

    pages = pages_of(document.draw([sample]))

    _assert_clear(pages[0 if document is CERTIFICATE else -1], words)


@pytest.mark.parametrize("city", CITIES.values(), ids=CITIES)
@pytest.mark.parametrize("signers", [1, 2, 3, 4])
def test_a_long_city_stands_clear_on_a_certificate_of_many_signers(signers, city):
    words = f"{city}, {DAY}"
    names = ("Andi Wijaya", "Budi Hartono", "Citra Lestari", "Dewi Anggraini")[:signers]
    sample = replace(invented.certificate(1), signatures=signed_by(*names), place_and_date=words)

    _assert_clear(pages_of(CERTIFICATE.draw([sample]))[0], words)

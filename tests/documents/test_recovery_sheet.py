"""The recovery sheet's code is read by a camera, however wide its letters are."""

import pytest
import zxingcpp
from msgspec.structs import replace

from rehabdesk.documents.recovery_sheet import RECOVERY_SHEET
from tests.documents import real
from tests.documents.reading import pages_of, pictures_of


@pytest.mark.parametrize("group", ["WWWWW", "MMMMM", "WMWMWMWM", "DNVGW #22"])
def test_wide_letters_stand_off_the_code(group):
    dossier = replace(real.of(RECOVERY_SHEET)[0], groups=(group,) * 8, code="-".join([group] * 8))

    pdf = RECOVERY_SHEET.draw([dossier])

    read = [code.text for code in zxingcpp.read_barcodes(pictures_of(pdf)[0])]
    assert read == [dossier.code]
    letters = "".join(one["text"] for one in pages_of(pdf)[0].letters if one["text"] != " ")
    assert letters.count(group.replace(" ", "")) == 8

"""Kop surat: lines and logos that paper can take."""

from datetime import date

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from rehabdesk.services.dossiers import kop_on
from tests.ui.screens.dialogs import dialog_of, field_of
from tests.ui.screens.office_page import an_office_page, part_of


@pytest.fixture
def page(qtbot, store, tmp_path):
    shown = an_office_page(qtbot, store, tmp_path)
    yield shown
    shown.context.close()


_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b'<circle cx="10" cy="10" r="9" fill="#c00"/></svg>'
)


def _png(width=8, height=8):
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor("#0e5c63"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_a_letterhead_is_written_with_an_svg_logo_that_paper_can_take(page, qtbot, store):
    part = part_of(page, "letterhead")
    part.add()
    dialog = dialog_of(page, qtbot)
    field_of(dialog, "lines").set_value("KEMENTERIAN\nLAPAS SERANG\nJalan Raya")
    field_of(dialog, "valid_from").set_value(date(2021, 1, 1))
    field = field_of(dialog, "left_logo")
    field.take(_SVG)
    qtbot.waitUntil(lambda: not field.reads(), timeout=20_000)

    dialog.carry_out()

    kop = kop_on(store, date(2021, 5, 1))
    assert kop.lines == ("KEMENTERIAN", "LAPAS SERANG", "Jalan Raya")
    assert kop.left_logo is not None
    assert kop.left_logo.startswith(b"\x89PNG")
    assert kop.right_logo is None
    assert part.preview.isVisible()


def test_a_letterhead_of_eight_lines_is_refused_and_keeps_no_picture(page, qtbot, store):
    part = part_of(page, "letterhead")
    part.add()
    dialog = dialog_of(page, qtbot)
    field_of(dialog, "lines").set_value("\n".join(f"BARIS {n}" for n in range(8)))
    field_of(dialog, "left_logo").set_value(_png())

    dialog.carry_out()

    assert "lines" in dialog.form.errors()
    assert store.letterheads.count() == 0
    assert store.pictures.count() == 0
    dialog.form.set_clean()
    dialog.reject()


def test_an_unchanged_logo_is_not_saved_again(page, qtbot, store):
    part = part_of(page, "letterhead")
    part.add()
    dialog = dialog_of(page, qtbot)
    field_of(dialog, "lines").set_value("LAPAS SERANG\nJalan Raya")
    field_of(dialog, "left_logo").set_value(_png())
    dialog.carry_out()
    part.edit()
    dialog = dialog_of(page, qtbot)
    field_of(dialog, "lines").set_value("LAPAS KELAS IIA SERANG\nJalan Raya")

    dialog.carry_out()

    assert store.pictures.count() == 1
    assert store.letterheads.all()[0].lines[0] == "LAPAS KELAS IIA SERANG"


def test_a_letterhead_without_a_logo_says_so_calmly_until_there_is_one(page, qtbot, store):
    part = part_of(page, "letterhead")
    assert "belum berlogo" in part.hint.text()
    assert not part.hint.isHidden()

    part.add()
    dialog = dialog_of(page, qtbot)
    field_of(dialog, "lines").set_value("KEMENTERIAN\nLAPAS SERANG\nJalan Raya")
    field_of(dialog, "left_logo").set_value(_png())
    dialog.carry_out()

    assert part.hint.isHidden()


def test_the_paper_of_a_letterhead_without_a_logo_shows_none(page, qtbot, store):
    """Only white, the rule and the sheet's rim: no sign stands in for the logo at either side.

    The letters between them may have coloured edges, as on Ubuntu.
    """
    preview = part_of(page, "letterhead").preview
    preview.resize(900, 190)
    seen = {}
    for name, logo in (("without", None), ("with", _png())):
        preview.show_kop(("LAPAS SERANG",), 0, logo, None)
        picture = preview.grab().toImage()
        seen[name] = sum(
            picture.pixelColor(x, y).saturation() > 60
            for x in range(0, picture.width(), 3)
            if abs(x - picture.width() / 2) > picture.width() / 4
            for y in range(0, picture.height(), 3)
        )

    assert seen["without"] == 0
    assert seen["with"] > 20

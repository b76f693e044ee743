"""Kantor, as an officer uses it: change a setting, be refused in words, take it back."""

from datetime import date

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.certificate import CertificateRule, Numbering
from rehabdesk.domain.office import Paper
from rehabdesk.services.dossiers import SheetOptions, kop_on
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.office.catalogue import SECTIONS
from rehabdesk.ui.screens.office.logos import fit_for_paper
from rehabdesk.ui.screens.office.screen import OfficePage
from rehabdesk.ui.screens.office.table_section import TableSection
from rehabdesk.ui.widgets.confirm import Confirm
from rehabdesk.ui.widgets.dialog import FormDialog
from tests.sample_office import a_running_program, a_session
from tests.ui.shell_double import RecordingShell

_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b'<circle cx="10" cy="10" r="9" fill="#c00"/></svg>'
)


@pytest.fixture
def page(qtbot, store, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    context = Context(store, RecordingShell(window), Preferences(tmp_path))
    shown = OfficePage(context)
    qtbot.addWidget(shown)
    shown.resize(1190, 690)
    shown.show()
    yield shown
    context.close()


def _dialog(page, qtbot, kind=FormDialog):
    def there():
        found = page.context.shell.window.findChildren(kind)
        return [one for one in found if one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[-1]


def _part(page, key):
    page.show_target(key)
    return page.part()


def _field(dialog, name):
    return dialog.form.field_row(name).field


def _png(width=8, height=8):
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor("#0e5c63"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_every_part_opens_and_every_field_has_a_name(page):
    for section in SECTIONS:
        part = _part(page, section.key)
        assert part.isVisible()
        unnamed = [
            one
            for one in part.findChildren(QWidget)
            if one.focusPolicy() is not Qt.FocusPolicy.NoFocus
            and one.isVisible()
            and not one.accessibleName()
        ]
        assert unnamed == [], section.key


def test_every_table_offers_a_form_that_refuses_nothing_typed(page, qtbot):
    for section in SECTIONS:
        part = _part(page, section.key)
        if not isinstance(part, TableSection):
            continue
        part.add()
        dialog = _dialog(page, qtbot)
        before = len(part.rows())
        if section.key != "letterhead":
            dialog.carry_out()
            assert dialog.form.errors(), section.key
        dialog.form.set_clean()
        dialog.reject()
        assert len(part.rows()) == before


def test_the_offices_name_is_changed_by_keyboard_and_taken_back(page, qtbot, store):
    part = _part(page, "identity")
    assert not part.save_button.isEnabled()
    part.begin()
    part.short_name.selectAll()

    qtbot.keyClicks(part.short_name, "Lapas Cilegon")
    qtbot.keyClick(part.short_name, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert store.office.short_name == "Lapas Cilegon"
    assert not part.is_dirty()
    page.context.shell.undo()
    assert store.office.short_name == "Lapas Serang"
    assert part.short_name.value() == "Lapas Serang"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "harus diisi"), ("Lapas 😀", "tidak dapat dicetak"), ("L" * 300, "Terlalu panjang")],
)
def test_a_bad_name_is_refused_beside_its_field(page, store, typed, words):
    part = _part(page, "identity")

    part.name.set_value(typed)
    part.save()

    assert words in part.form.errors()["name"]
    assert store.office.name == "Lembaga Pemasyarakatan Kelas IIA Serang"
    assert part.name.value() == typed


def test_what_is_typed_stays_when_something_else_changes(page, store):
    part = _part(page, "identity")
    part.city.set_value("Cilegon")

    with store.change("Lain"):
        store.settings.write(SheetOptions(spare_rows=3))

    assert part.city.value() == "Cilegon"
    assert part.is_dirty()


def test_leaving_a_part_with_unsaved_input_asks_first(page, qtbot):
    part = _part(page, "rule")
    part.percent.set_value(75)

    page.list.setCurrentRow(0)

    question = _dialog(page, qtbot, Confirm)
    assert page.part().key == "rule"
    question.reject()
    assert part.percent.value() == 75
    page.list.setCurrentRow(0)
    _dialog(page, qtbot, Confirm).verb_button.click()
    assert page.part().key == "identity"
    assert _part(page, "rule").percent.value() == 80


def test_leaving_the_page_reminds_of_unsaved_input(page, qtbot):
    outer = QWidget()
    qtbot.addWidget(outer)
    page.setParent(outer)
    outer.show()
    page.show()
    _part(page, "rule").percent.set_value(75)

    page.hide()

    assert page.context.shell.said == ["Isian di Syarat sertifikat belum disimpan."]


def test_the_rule_reads_as_a_sentence_while_it_is_changed(page, store):
    part = _part(page, "rule")

    part.percent.set_value(90)
    part.sheets.set_value(True)
    assert "90 %" in part.sentence.text()
    assert "semua daftar hadir sudah diisi" in part.sentence.text()
    part.save()

    rule = store.settings.read(CertificateRule)
    assert (rule.least_percent, rule.sheets_needed) == (90, True)


def test_a_rule_above_a_hundred_percent_is_refused(page, store):
    part = _part(page, "rule")

    part.percent.set_value(101)
    part.save()

    assert part.form.errors() == {"least_percent": "Isi dengan angka 0 sampai 100."}
    assert store.settings.read(CertificateRule).least_percent == 80


def test_the_numbering_shows_the_next_number_live_and_refuses_an_unknown_word(page, store):
    part = _part(page, "numbering")
    part.template.set_value("{prefix}.{klasifikasi}.{urut:03}/{bulan_romawi}")
    assert ".001/" in part.example.text()

    part.template.set_value("{prefix}-{nomor}")
    assert "{nomor} tidak dikenal" in part.example.text()
    part.save()

    assert "{nomor} tidak dikenal" in part.form.errors()["template"]
    assert store.settings.read(Numbering) == Numbering()


def test_paper_and_spare_rows_are_saved_as_one_step(page, store):
    part = _part(page, "sheets")
    part.paper.set_value(Paper.A4)
    part.spare_rows.set_value(6)
    part.warden_signs.set_value(True)

    part.save()

    assert store.office.paper is Paper.A4
    assert store.settings.read(SheetOptions) == SheetOptions(spare_rows=6, warden_signs=True)
    page.context.shell.undo()
    assert store.office.paper is Paper.F4
    assert store.settings.read(SheetOptions) == SheetOptions()


def test_a_room_is_added_with_the_keyboard_alone(page, qtbot, store):
    part = _part(page, "rooms")
    part.begin()
    qtbot.keyClick(part.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = _dialog(page, qtbot)
    qtbot.keyClicks(_field(dialog, "name"), "Ruang Melati")
    qtbot.keyClicks(_field(dialog, "capacity"), "30")

    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert [one.capacity for one in store.rooms.find(name="Ruang Melati")] == [30]
    assert "Ruang Melati" in [row.name for row in part.model.rows()]


def test_a_room_in_another_spelling_of_case_is_refused(page, qtbot, store):
    part = _part(page, "rooms")
    taken = part.model.rows()[0].name
    part.add()
    dialog = _dialog(page, qtbot)
    _field(dialog, "name").set_value(taken.upper())

    dialog.carry_out()

    assert "sudah ada" in dialog.form.errors()["name"]
    dialog.form.set_clean()
    dialog.reject()


def test_a_used_kind_of_session_is_not_removed_and_says_why(page, store):
    cohort, group, _enrolments = a_running_program(store)
    a_session(store, cohort, group)
    part = _part(page, "session-kinds")
    part.table.select_place(0)
    before = store.session_kinds.count()

    part.remove()

    assert store.session_kinds.count() == before
    assert "masih dipakai" in page.context.shell.warned[0]


def test_a_topic_is_removed_with_del_and_comes_back(page, qtbot, store):
    part = _part(page, "topics")
    part.begin()
    before = store.topics.count()

    qtbot.keyClick(part.table, Qt.Key.Key_Delete)
    assert store.topics.count() == before - 1

    page.context.shell.undo()
    assert store.topics.count() == before


def test_topics_are_found_by_typing(page, qtbot):
    part = _part(page, "topics")

    qtbot.keyClicks(part.search, "adiksi")

    qtbot.waitUntil(
        lambda: (
            bool(part.model.rows())
            and all("adiksi" in row.title.casefold() for row in part.model.rows())
        )
    )


def test_a_status_moves_down_and_up_with_alt_and_arrows(page, qtbot, store):
    part = _part(page, "statuses")
    part.table.select_place(0)
    part.table.setFocus()
    first, second = (one.code for one in store.statuses.all()[:2])

    qtbot.keyClick(part.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.code for one in store.statuses.all()[:2]] == [second, first]
    assert part.table.current_row().code == first

    qtbot.keyClick(part.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(part.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.code for one in store.statuses.all()[:2]] == [first, second]


def test_two_active_statuses_cannot_share_a_key(page, qtbot, store):
    part = _part(page, "statuses")
    part.table.select_place(0)
    part.edit()
    dialog = _dialog(page, qtbot)
    _field(dialog, "key").set_value("s")

    dialog.carry_out()

    assert "sudah ada" in dialog.form.errors()["key"]
    dialog.form.set_clean()
    dialog.reject()
    assert store.statuses.all()[0].key == "H"


def test_an_official_with_a_nip_of_17_digits_is_refused_and_nothing_is_lost(page, qtbot, store):
    part = _part(page, "officials")
    part.add()
    dialog = _dialog(page, qtbot)
    _field(dialog, "name").set_value("Bagja Wiranata, S.H.")
    _field(dialog, "position").set_value("Kepala Lapas")
    role = _field(dialog, "role")
    role.set_value(role.options()[0][0])
    _field(dialog, "nip").set_value("19780923200012100")

    dialog.carry_out()

    assert "17 angka" in dialog.form.errors()["nip"]
    assert _field(dialog, "name").value() == "Bagja Wiranata, S.H."
    _field(dialog, "nip").set_value("19780923 200012 1 002")
    _field(dialog, "active_from").set_value(date(2021, 3, 2))
    _field(dialog, "active_to").set_value(date(2021, 3, 1))
    dialog.carry_out()
    assert "active_to" in dialog.form.errors()
    _field(dialog, "active_to").set_value(None)
    dialog.carry_out()
    assert [one.nip for one in store.officials.all()] == ["197809232000121002"]


def test_a_day_off_is_added_and_its_year_is_shown(page, qtbot, store):
    part = _part(page, "holidays")
    part.add()
    dialog = _dialog(page, qtbot)
    _field(dialog, "day").set_value(date(2021, 6, 7))
    _field(dialog, "label").set_value("Kunjungan kanwil")

    dialog.carry_out()

    assert part.year.value() == 2021
    assert "Kunjungan kanwil" in [row.label for row in part.model.rows()]


def test_a_letterhead_is_written_with_an_svg_logo_that_paper_can_take(page, qtbot, store):
    part = _part(page, "letterhead")
    part.add()
    dialog = _dialog(page, qtbot)
    _field(dialog, "lines").set_value("KEMENTERIAN\nLAPAS SERANG\nJalan Raya")
    _field(dialog, "valid_from").set_value(date(2021, 1, 1))
    _field(dialog, "left_logo").set_value(_SVG)

    dialog.carry_out()

    kop = kop_on(store, date(2021, 5, 1))
    assert kop.lines == ("KEMENTERIAN", "LAPAS SERANG", "Jalan Raya")
    assert kop.left_logo is not None
    assert kop.left_logo.startswith(b"\x89PNG")
    assert kop.right_logo is None
    assert part.preview.isVisible()


def test_a_letterhead_of_eight_lines_is_refused_and_keeps_no_picture(page, qtbot, store):
    part = _part(page, "letterhead")
    part.add()
    dialog = _dialog(page, qtbot)
    _field(dialog, "lines").set_value("\n".join(f"BARIS {n}" for n in range(8)))
    _field(dialog, "left_logo").set_value(_png())

    dialog.carry_out()

    assert "lines" in dialog.form.errors()
    assert store.letterheads.count() == 0
    assert store.pictures.count() == 0
    dialog.form.set_clean()
    dialog.reject()


def test_an_unchanged_logo_is_not_saved_again(page, qtbot, store):
    part = _part(page, "letterhead")
    part.add()
    dialog = _dialog(page, qtbot)
    _field(dialog, "lines").set_value("LAPAS SERANG\nJalan Raya")
    _field(dialog, "left_logo").set_value(_png())
    dialog.carry_out()
    part.edit()
    dialog = _dialog(page, qtbot)
    _field(dialog, "lines").set_value("LAPAS KELAS IIA SERANG\nJalan Raya")

    dialog.carry_out()

    assert store.pictures.count() == 1
    assert store.letterheads.all()[0].lines[0] == "LAPAS KELAS IIA SERANG"


def test_logos_come_out_as_png_or_jpeg_with_see_through_ground():
    small = _png()
    assert fit_for_paper(small) == small
    assert fit_for_paper(None) is None
    drawn = QImage.fromData(fit_for_paper(_SVG))
    assert (drawn.width(), drawn.height()) == (600, 300)
    assert drawn.pixelColor(599, 0).alpha() == 0
    large = QImage.fromData(fit_for_paper(_png(2000, 1000)))
    assert (large.width(), large.height()) == (600, 300)
    assert fit_for_paper(b"bukan gambar") == b"bukan gambar"


def test_the_last_part_is_remembered(page):
    _part(page, "holidays")

    assert page.context.preferences.page("office") == {"section": "holidays"}

"""Kantor, as an officer uses it: change a setting, be refused in words, take it back."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.certificate import CertificateRule, Numbering
from rehabdesk.domain.office import Paper
from rehabdesk.domain.official_numbers import NumberRange
from rehabdesk.services.office import save_numbering
from rehabdesk.services.sheet_words import SheetOptions
from rehabdesk.ui.screens.office.catalogue import SECTIONS
from rehabdesk.ui.screens.office.table_section import TableSection
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.confirm import Confirm
from tests.sample_office import NUMBERING
from tests.ui.screens.dialogs import dialog_of, field_of
from tests.ui.screens.office_page import an_office_page, part_of


@pytest.fixture
def page(qtbot, store, tmp_path):
    shown = an_office_page(qtbot, store, tmp_path)
    yield shown
    shown.context.close()


def test_every_part_opens_and_every_field_has_a_name(page):
    for section in SECTIONS:
        part = part_of(page, section.key)
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
        part = part_of(page, section.key)
        if not isinstance(part, TableSection):
            continue
        part.add()
        dialog = dialog_of(page, qtbot)
        before = len(part.rows())
        if section.key != "letterhead":
            dialog.carry_out()
            assert dialog.form.errors(), section.key
        dialog.form.set_clean()
        dialog.reject()
        assert len(part.rows()) == before


def test_ctrl_n_adds_from_the_list_of_parts_too(page, qtbot):
    part_of(page, "officials")
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    page.list.setFocus()

    qtbot.keyClick(page.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert dialog_of(page, qtbot).windowTitle() == "Tambah pejabat"


def test_the_offices_name_is_changed_by_keyboard_and_taken_back(page, qtbot, store):
    part = part_of(page, "identity")
    assert not part.save_button.isEnabled()
    part.begin()
    field_of(part, "short_name").selectAll()

    qtbot.keyClicks(field_of(part, "short_name"), "Lapas Cilegon")
    qtbot.keyClick(field_of(part, "short_name"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert store.office.short_name == "Lapas Cilegon"
    assert not part.is_dirty()
    page.context.shell.undo()
    assert store.office.short_name == "Lapas Serang"
    assert field_of(part, "short_name").value() == "Lapas Serang"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "harus diisi"), ("Lapas 😀", "tidak dapat dicetak"), ("L" * 300, "Terlalu panjang")],
)
def test_a_bad_name_is_refused_beside_its_field(page, store, typed, words):
    part = part_of(page, "identity")

    field_of(part, "name").set_value(typed)
    part.save()

    assert words in part.form.errors()["name"]
    assert store.office.name == "Lembaga Pemasyarakatan Kelas IIA Serang"
    assert field_of(part, "name").value() == typed


def test_what_is_typed_stays_when_something_else_changes(page, store):
    part = part_of(page, "identity")
    field_of(part, "city").set_value("Cilegon")

    with store.change("Lain"):
        store.settings.write(SheetOptions(spare_rows=3))

    assert field_of(part, "city").value() == "Cilegon"
    assert part.is_dirty()


def test_leaving_a_part_with_unsaved_input_asks_first(page, qtbot):
    part = part_of(page, "rule")
    part.percent.set_value(75)

    page.list.setCurrentRow(0)

    question = dialog_of(page, qtbot, Confirm)
    assert page.part().key == "rule"
    question.reject()
    assert part.percent.value() == 75
    page.list.setCurrentRow(0)
    dialog_of(page, qtbot, Confirm).verb_button.click()
    assert page.part().key == "identity"
    assert part_of(page, "rule").percent.value() == 80


def test_leaving_the_page_reminds_of_unsaved_input(page, qtbot):
    outer = QWidget()
    qtbot.addWidget(outer)
    page.setParent(outer)
    outer.show()
    page.show()
    part_of(page, "rule").percent.set_value(75)

    page.hide()

    assert page.context.shell.said == ["Isian di Syarat sertifikat belum disimpan."]
    page.setParent(None)


def test_the_rule_reads_as_a_sentence_while_it_is_changed(page, store):
    part = part_of(page, "rule")

    part.percent.set_value(90)
    part.sheets.set_value(True)
    assert "90 %" in part.sentence.text()
    assert "semua daftar hadir sudah diisi" in part.sentence.text()
    part.save()

    rule = store.settings.read(CertificateRule)
    assert (rule.least_percent, rule.sheets_needed) == (90, True)


def test_a_rule_above_a_hundred_percent_is_refused(page, store):
    part = part_of(page, "rule")

    part.percent.set_value(101)
    part.save()

    assert part.form.errors() == {"least_percent": "Isi dengan angka 0 sampai 100."}
    assert store.settings.read(CertificateRule).least_percent == 80


def test_the_numbering_shows_the_next_number_live_and_refuses_an_unknown_word(page, store):
    part = part_of(page, "numbering")
    part.template.set_value("{awalan}.{klasifikasi}.{urut:03}/{bulan_romawi}")
    assert ".001/" in part.example.text()

    part.template.set_value("{awalan}-{nomor}")
    assert "{nomor} tidak dikenal" in part.example.text()
    part.save()

    assert "{nomor} tidak dikenal" in part.form.errors()["template"]
    assert store.settings.read(Numbering) == NUMBERING


def test_a_numbering_without_a_prefix_says_what_is_missing(page, store):
    part = part_of(page, "numbering")
    part.prefix.set_value("")

    assert "Awalan nomor sertifikat belum diisi" in part.example.text()
    part.save()

    assert "belum diisi" in part.form.errors()["prefix"]
    assert store.settings.read(Numbering) == NUMBERING


def test_a_range_of_tata_usaha_is_typed_shown_and_taken_away_again(page, store):
    part = part_of(page, "numbering")
    part.range_first.set_value(501)
    part.save()
    assert part.form.errors() == {
        "range_first": "Isi juga ujung rentang yang lain, atau kosongkan keduanya."
    }

    part.range_last.set_value(511)
    assert "-0501 TAHUN" in part.example.text()
    assert "Tersisa 11 nomor." in part.example.text()
    assert part.example.property("tone") == Tone.INFO.value
    part.range_last.set_value(510)
    assert part.example.text().endswith("Tersisa 10 nomor. Mintalah rentang baru ke Tata Usaha.")
    assert part.example.property("tone") == Tone.WARNING.value
    part.save()
    mine = NumberRange(place=0, first=501, last=510)
    assert store.settings.read(Numbering).ranges == (mine,)

    part.range_first.set_value(None)
    part.save()
    assert "range_last" in part.form.errors()
    part.range_last.set_value(None)
    part.save()
    assert store.settings.read(Numbering) == NUMBERING


def test_numbers_written_by_hand_are_chosen_and_shown_with_dots(page, store):
    part = part_of(page, "numbering")
    part.by_hand.set_value(True)
    assert part.example.text().startswith("Nomor pada sertifikat: W12.PAS.PAS1-PK.06.05-………………")
    part.save()

    assert store.settings.read(Numbering).by_hand
    page.context.shell.undo()
    assert not part.by_hand.value()


def test_a_range_that_runs_backwards_is_refused_beside_its_end(page, store):
    part = part_of(page, "numbering")
    part.range_first.set_value(501)
    part.range_last.set_value(500)
    assert part.example.text() == "Akhir rentang tidak boleh lebih kecil daripada 501."

    part.save()

    assert part.form.errors() == {
        "range_last": "Akhir rentang tidak boleh lebih kecil daripada 501."
    }
    assert store.settings.read(Numbering) == NUMBERING


def test_the_ranges_of_other_pcs_stay_as_they_are(page, store):
    other = NumberRange(place=1, first=1, last=500)
    save_numbering(store, replace(NUMBERING, ranges=(other,)))
    part = part_of(page, "numbering")
    assert part.range_first.value() is None

    part.range_first.set_value(500)
    part.range_last.set_value(900)
    part.save()
    assert "komputer nomor 1, yang sampai 500" in part.form.errors()["range_first"]
    part.range_first.set_value(501)
    part.save()

    mine = NumberRange(place=0, first=501, last=900)
    assert set(store.settings.read(Numbering).ranges) == {other, mine}


def test_paper_and_spare_rows_are_saved_as_one_step(page, store):
    part = part_of(page, "sheets")
    part.paper.set_value(Paper.A4)
    part.spare_rows.set_value(6)
    part.warden_signs.set_value(True)

    part.save()

    assert store.office.paper is Paper.A4
    assert store.settings.read(SheetOptions) == SheetOptions(spare_rows=6, warden_signs=True)
    page.context.shell.undo()
    assert store.office.paper is Paper.F4
    assert store.settings.read(SheetOptions) == SheetOptions()


def test_the_last_part_is_remembered(page):
    part_of(page, "holidays")

    assert page.context.preferences.page("office") == {"section": "holidays"}

"""Exports are locked: nobody reads them without the passphrase, and 7-Zip's format is kept."""

import io
import struct
import zipfile
import zlib

import pytest
import pyzipper

from rehabdesk.domain.refusals import TooShort, Unwritable
from rehabdesk.services.outgoing import write_out
from rehabdesk.services.sealed_export import LEAST_SIGNS, OWN_LOCKS, new_export_passphrase, seal
from tests.locking.reading import unlocked

WORDS = "KATA-SANDI-UJI-YANG-PANJANG"
CONTENT = b"%PDF-1.4 Mahmud bin Karta B I 305/26" * 50


def opened(content, passphrase):
    with pyzipper.AESZipFile(io.BytesIO(content)) as archive:
        archive.setpassword(passphrase.encode())
        return archive.read(archive.namelist()[0])


def test_what_is_locked_opens_with_its_passphrase_only():
    locked = seal({"dokumen.pdf": CONTENT}, WORDS)

    assert opened(locked, WORDS) == CONTENT
    with pytest.raises(RuntimeError):
        opened(locked, WORDS + "!")
    assert b"Mahmud" not in locked


def test_it_is_aes_256_as_winzip_wrote_it_down_and_7_zip_reads_it():
    with zipfile.ZipFile(io.BytesIO(seal({"dokumen.pdf": CONTENT}, WORDS))) as archive:
        entry = archive.infolist()[0]

    assert entry.compress_type == 99
    assert entry.flag_bits & 1
    header, _length, version, vendor, strength, method = struct.unpack("<HHH2sBH", entry.extra[:11])
    assert (header, vendor, strength, method) == (0x9901, b"AE", 3, zipfile.ZIP_DEFLATED)
    assert version in {1, 2}


def test_a_changed_byte_is_noticed():
    locked = bytearray(seal({"dokumen.pdf": CONTENT}, WORDS))
    locked[120] ^= 1

    with pytest.raises((zipfile.BadZipFile, pyzipper.BadZipFile, zlib.error)):
        opened(bytes(locked), WORDS)


def test_a_short_passphrase_is_refused():
    with pytest.raises(TooShort):
        seal({"dokumen.pdf": CONTENT}, "x" * (LEAST_SIGNS - 1))


def test_a_new_passphrase_is_long_and_never_the_same():
    made = {new_export_passphrase() for _ in range(200)}

    assert len(made) == 200
    assert all(len(one) >= LEAST_SIGNS for one in made)
    assert not set("IO01LU") & set("".join(made))


def test_a_locked_file_is_written_whole_and_alone(tmp_path):
    path = write_out(tmp_path / "rekap.zip", "rekap.pdf", CONTENT, WORDS)

    assert [one.name for one in tmp_path.iterdir()] == ["rekap.zip"]
    assert opened(path.read_bytes(), WORDS) == CONTENT
    (tmp_path / "bukan-folder").write_text("", encoding="utf-8")
    with pytest.raises(Unwritable):
        write_out(tmp_path / "bukan-folder" / "x.zip", "x.pdf", CONTENT, WORDS)


def test_a_workbook_under_its_own_ending_is_locked_by_itself_and_not_left_open(tmp_path):
    path = write_out(tmp_path / "Daftar.XLSX", "Daftar.xlsx", CONTENT, WORDS)

    assert [one.name for one in tmp_path.iterdir()] == ["Daftar.XLSX"]
    assert unlocked(path.read_bytes(), WORDS) == CONTENT
    assert b"Mahmud" not in path.read_bytes()


def test_a_csv_goes_into_a_zip_whatever_ending_was_asked_for(tmp_path):
    path = write_out(tmp_path / "Daftar.csv", "Daftar.csv", CONTENT, WORDS)

    assert path.name == "Daftar.zip"
    assert opened(path.read_bytes(), WORDS) == CONTENT


@pytest.mark.parametrize("ending", sorted(OWN_LOCKS))
def test_a_passphrase_that_can_be_guessed_locks_nothing_by_itself(ending, tmp_path):
    with pytest.raises(TooShort):
        write_out(tmp_path / f"x{ending}", f"x{ending}", CONTENT, "pendek")

    assert list(tmp_path.iterdir()) == []


def test_several_files_are_locked_in_one_zip():
    locked = seal({"1.pdf": CONTENT, "2.pdf": b"lain"}, WORDS)

    with pyzipper.AESZipFile(io.BytesIO(locked)) as archive:
        archive.setpassword(WORDS.encode())
        assert [archive.read(name) for name in archive.namelist()] == [CONTENT, b"lain"]

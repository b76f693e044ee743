"""A finished paper is written to a file, in a folder that may not be there yet."""

import pytest

from rehabdesk.domain.refusals import Unwritable
from rehabdesk.services.writing import write_file


def test_missing_folders_are_made(tmp_path):
    path = tmp_path / "arsip" / "2021" / "daftar.pdf"

    assert write_file(path, b"isi") == path

    assert path.read_bytes() == b"isi"


def test_what_cannot_be_written_is_named(tmp_path):
    (tmp_path / "arsip").write_bytes(b"berkas, bukan folder")

    with pytest.raises(Unwritable) as refused:
        write_file(tmp_path / "arsip" / "daftar.pdf", b"isi")

    assert (refused.value.field, refused.value.facts["file"]) == ("out", "daftar.pdf")

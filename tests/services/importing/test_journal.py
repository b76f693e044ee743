"""What an import keeps for its way back comes out as it went in."""

from rehabdesk.services.importing.journal import pack, unpack
from rehabdesk.storage import Touched


def test_rows_with_bytes_texts_and_nothing_come_back_as_they_were():
    touched = [
        Touched("room", ("a",), None, 7),
        Touched("attendance", ("s", "r"), {"session": b"\x00\xff", "status": 3, "note": "é"}, 8),
        Touched("setting", ("x",), {"hex": "0a", "other": "1"}, 9),
    ]

    assert unpack(pack(touched)) == touched

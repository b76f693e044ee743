"""Everything in the program is named somewhere in the program, or stands here with its reason."""

import pytest

from tests.dead_code import dead_in
from tests.test_architecture import MODULES, PACKAGE

ASKED_BY_TESTS = {
    "documents/certificate.py: draw_fronts": "one page a certificate, to be measured and read back",
    "domain/enrolment.py: belongs_on": "the rule that the SQL of memberships is held equal to",
    "storage/schema.py: schema_text": "what schema.sql and every upgraded file are held equal to",
    "ui/screens/kit/screen.py: ScreenPage.listens_to": "the tables that a page must listen to",
    "ui/screens/residents/portrait.py: Portrait.has_picture": "a photo is shown, not initials",
    "ui/widgets/form_row.py: FormRow.hint_text": "the words under a field",
    "ui/widgets/picture_field.py: PictureField.reads": "when a picture has been read",
    "ui/widgets/side_panel.py: ListAndDetail.detail": "what stands beside a list",
    "ui/widgets/toast.py: Toast.is_running": "a message stays while the mouse is on it",
}
FOR_WHAT_IS_PRINTED = {
    "domain/sheet_places.py: SheetPlaces.remark_cell": "read from scans of sheets kept by now",
    "domain/sheet_places.py: SheetPlaces.signing_cell": "read from scans of sheets kept by now",
}
IN_A_WRITTEN_SOURCE = {
    "ui/toolkit.py: stand_in": "named by the module that is written in place of Qt's own",
}
SPARED = ASKED_BY_TESTS | FOR_WHAT_IS_PRINTED | IN_A_WRITTEN_SOURCE


def test_whatever_is_defined_is_named_or_has_a_reason():
    """A line of ``SPARED`` that is named by now is found as well."""
    sources = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in MODULES}

    assert sorted(dead_in(sources, SPARED)) == sorted(SPARED)


@pytest.mark.parametrize(
    ("source", "dead"),
    [
        ("def a(): pass", ["m.py: a"]),
        ("def a(): a()", ["m.py: a"]),
        ("A = 1", ["m.py: A"]),
        ("A: int = 1", ["m.py: A"]),
        ("A, B = 1, 2\nprint(B)", ["m.py: A"]),
        ("class A: pass", ["m.py: A"]),
        ("class A:\n def b(self): self.b()\nA()", ["m.py: A.b"]),
        ("class A:\n B = 1\nA()", ["m.py: A.B"]),
        ("def a(): b()\ndef b(): pass", ["m.py: a", "m.py: b"]),
        ('__all__ = ["a"]\ndef a(): pass', ["m.py: a"]),
        ('def a():\n "Say a."', ["m.py: a"]),
        ("class A:\n def paintEvent(self): pass\nA()", ["m.py: A.paintEvent"]),
        ("class A(QWidget):\n def paintEvent(self): pass\nA()", []),
        ("class A(Struct):\n b: int\nA(b=1)", []),
        ("def a(): pass\nb(a)", []),
        ('def a(): pass\nload("m:a")', []),
        ("class A: pass\nx = f()\nx.b: 'A | None'", []),
        ("class A:\n def b(self): pass\ngetattr(A(), 'b')", []),
    ],
)
def test_what_is_planted_is_found_and_nothing_that_is_used(source, dead):
    assert [one for one in dead_in({"m.py": source}) if one != "m.py: x"] == dead


def test_an_import_alone_does_not_keep_alive():
    used = {"m.py": "def a(): pass", "n.py": "from m import a as b"}

    assert dead_in(used) == ["m.py: a"]
    assert dead_in(used | {"o.py": "from m import a as b\nb()"}) == []


def test_a_name_of_ones_own_in_another_file_does_not_keep_alive():
    assert dead_in({"m.py": "def a(): pass", "n.py": "def c(a): a()\nc(1)"}) == ["m.py: a"]


def test_what_is_spared_is_named_and_keeps_alive_what_it_names():
    source = {"m.py": "def a(): b()\ndef b(): pass"}

    assert dead_in(source, {"m.py: a"}) == ["m.py: a"]

"""Whatever a file holds, it is read as something or named as a trouble; nothing else comes out."""

import json
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PIL import Image

from rehabdesk import paths
from rehabdesk.documents.kit.pictures import read_picture as pixels_of
from rehabdesk.domain.backup import Backup
from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.office import read_picture
from rehabdesk.storage import StorageTrouble
from rehabdesk.storage.backup_catalogue import CATALOGUE_FILE, Catalogue, read_catalogue
from rehabdesk.storage.backup_facts import FACTS_FILE, backups_in
from rehabdesk.storage.key_ring import KeyRing, read_ring, unlock
from rehabdesk.storage.lock import LOCK_FILE, lock_office
from rehabdesk.storage.places import DiskKind, kind_by_mounts
from rehabdesk.ui.preferences import Choices, Preferences

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=12),
    lambda inner: (
        some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def files(*names):
    """Bytes of any kind, JSON of any kind, and JSON with the fields that are looked for."""
    known = some.fixed_dictionaries({}, optional=dict.fromkeys(names, VALUES))
    as_json = (VALUES | known).map(lambda value: json.dumps(value).encode())
    return some.binary(max_size=200) | as_json | some.just(b"[" * 100_000)


HEX = some.binary(max_size=40).map(bytes.hex) | some.text("0123abz", max_size=40)
SLOT = some.fixed_dictionaries(
    dict.fromkeys(("owner", "salt", "nonce", "wrapped", "tag"), HEX)
    | dict.fromkeys(("memory", "passes", "lanes"), some.integers(-(2**40), 2**40))
)
RINGS = some.fixed_dictionaries(
    {"office": some.text(max_size=8), "slots": some.lists(SLOT | VALUES, max_size=3)}
).map(lambda value: json.dumps(value).encode())


@QUICK
@given(content=files("office", "slots", "seal", "heads", "generation") | RINGS)
def test_key_slots(tmp_path, content):
    path = tmp_path / "kantor.keys"
    path.write_bytes(content)

    try:
        ring = read_ring(path)
    except StorageTrouble:
        return
    assert isinstance(ring, KeyRing)


@QUICK
@given(slots=some.lists(SLOT, max_size=2))
def test_slots_that_are_nonsense_open_nothing(tmp_path, slots):
    small = [{**one, "memory": 64, "passes": 1, "lanes": 1} for one in slots]
    (tmp_path / "kantor.keys").write_text(json.dumps({"office": "x", "slots": small}), "utf-8")

    try:
        unlock(read_ring(tmp_path / "kantor.keys"), "kata sandi", "petugas")
    except StorageTrouble:
        return
    raise AssertionError("nonsense opened an office")


@QUICK
@given(content=files("dibuat", "ukuran", "isi", "jumlah", "terakhir_ditulis", "gladi"))
def test_facts_beside_a_backup(tmp_path, content):
    (tmp_path / "satu").mkdir(exist_ok=True)
    (tmp_path / "satu" / FACTS_FILE).write_bytes(content)

    assert all(isinstance(one, Backup) for one in backups_in(tmp_path, bytes(32)))


@QUICK
@given(content=files("folder", "stik", "menit", "gladi", "hasil"))
def test_the_catalogue_of_backups(tmp_path, content):
    (tmp_path / CATALOGUE_FILE).write_bytes(content)

    assert isinstance(read_catalogue(tmp_path), Catalogue)


@QUICK
@given(content=files("dark", "window", "last_office", "pages", "tables", "narrow_sidebar"))
def test_what_this_computer_remembers(tmp_path, content):
    (tmp_path / "tampilan.json").write_bytes(content)

    preferences = Preferences(tmp_path)
    assert isinstance(preferences.choices, Choices)
    assert isinstance(preferences.page("residents"), dict)
    assert isinstance(preferences.table("residents"), dict)
    preferences.remember_page("residents", {"urut": 1})
    assert preferences.page("residents") == {"urut": 1}


@QUICK
@given(content=files("pid", "mulai", "komputer"))
def test_a_lock(tmp_path, content):
    (tmp_path / LOCK_FILE).write_bytes(content)

    try:
        lock_office(tmp_path).release()
    except StorageTrouble:
        return


@QUICK
@given(
    content=some.binary(max_size=300) | some.binary(max_size=100).map(b"\x89PNG\r\n\x1a\n".__add__)
)
def test_pictures(content):
    try:
        read_picture(content)
    except Refusal:
        return


@QUICK
@given(at=some.integers(0, 2000), junk=some.binary(min_size=1, max_size=20))
def test_spoiled_pictures_are_drawn_or_left_out(at, junk):
    drawn = BytesIO()
    Image.new("RGBA", (20, 20), "navy").save(drawn, "PNG")
    content = drawn.getvalue()
    at %= len(content)
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"):
        spoiled = start + content[:at] + junk + content[at + len(junk) :]
        picture = pixels_of(spoiled)
        assert picture is None or picture.width > 0


@QUICK
@given(content=some.binary(max_size=300) | some.text(max_size=100).map(str.encode))
def test_the_desktops_list_of_folders(tmp_path, content):
    (tmp_path / "user-dirs.dirs").write_bytes(content)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        assert paths.documents_folder().is_absolute()


@QUICK
@given(text=some.text(max_size=200))
def test_the_list_of_mounts(tmp_path, text):
    assert isinstance(kind_by_mounts(tmp_path, text, tmp_path), DiskKind)

"""Pictures from outside are drawn anew in a process of their own, or refused in words."""

import os
import sys
import zlib
from io import BytesIO
from struct import pack

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage

from rehabdesk.ui.widgets.picture_asking import PictureReading, PictureRefusedError
from rehabdesk.ui.widgets.picture_field import PictureField, kept_picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def a_picture(width=8, height=8, form="PNG", **how):
    made = BytesIO()
    Image.new("RGB", (width, height), "#0e5c63").save(made, form, **how)
    return made.getvalue()


def a_png_that_says(width, height):
    """A PNG of few bytes that unpacks to as many rows as it says."""
    head = pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packing = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    rows = b"".join(packing.compress(row) for _ in range(height)) + packing.flush()
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def uses_of_uses(wide=10, deep=9):
    layers = ['<g id="l0"><rect width="1" height="1"/></g>']
    for level in range(1, deep + 1):
        uses = f'<use xlink:href="#l{level - 1}"/>' * wide
        layers.append(f'<g id="l{level}">{uses}</g>')
    return f'{SVG} width="40" height="40">{"".join(layers)}</svg>'.encode()


def drawn(content, *, photo=False):
    return PictureReading(content, width=600, height=600, photo=photo).picture()


def refusal(content, *, photo=False):
    with pytest.raises(PictureRefusedError) as refused:
        drawn(content, photo=photo)
    return str(refused.value)


@pytest.fixture
def field(qtbot):
    made = PictureField()
    qtbot.addWidget(made)
    return made


def taken(qtbot, field):
    qtbot.waitUntil(lambda: not field.reads(), timeout=30_000)
    return field.value()


@pytest.mark.parametrize(
    ("width", "height", "made"),
    [(8, 4, (8, 4)), (600, 600, (600, 600)), (601, 300, (600, 299)), (2000, 1000, (600, 300))],
)
def test_a_logo_comes_out_as_png_no_larger_than_is_printed(width, height, made):
    content = drawn(a_picture(width, height, "JPEG"))

    assert content.startswith(b"\x89PNG")
    image = Image.open(BytesIO(content))
    assert image.size == made
    assert image.mode == "RGBA"


def test_a_photo_comes_out_upright_as_jpeg_without_what_the_camera_adds():
    taken_with = Image.Exif()
    taken_with[0x0112] = 6
    taken_with[0x010F] = "Kamera Kantor"
    content = drawn(a_picture(400, 200, "JPEG", exif=taken_with), photo=True)

    image = Image.open(BytesIO(content))
    assert content.startswith(b"\xff\xd8")
    assert image.size == (200, 400)
    assert not image.getexif()


def test_a_drawing_is_drawn_large_with_its_see_through_ground_and_its_letters():
    words = '<circle cx="10" cy="10" r="9"/><text x="1" y="19" font-size="4">Serang</text>'
    content = drawn(f'{SVG} width="40" height="20">{words}</svg>'.encode())

    image = QImage.fromData(content)
    assert (image.width(), image.height()) == (600, 300)
    assert image.pixelColor(599, 0).alpha() == 0
    assert image.pixelColor(150, 150).alpha() == 255


@pytest.mark.parametrize(
    "words",
    [
        '<image xlink:href="file:///etc/hostname" width="9" height="9"/>',
        '<image href="//komputer-lain/bagi/a.png" width="9" height="9"/>',
        '<image href="&#104;ttp://contoh.id/a.png" width="9" height="9"/>',
        '<use href="lain.svg#a"/>',
        '<rect width="9" height="9" style="fill:url(http://contoh.id/a.svg#b)"/>',
    ],
)
def test_a_drawing_that_fetches_something_is_refused(words):
    said = refusal(f'{SVG} width="9" height="9">{words}</svg>'.encode())

    assert "mengambil isi dari berkas lain" in said


def test_a_drawing_that_leads_to_its_own_parts_is_taken():
    inside = '<g id="a"><rect width="9" height="9" fill="url(#b)"/></g><use xlink:href="#a"/>'

    assert drawn(f'{SVG} width="9" height="9">{inside}</svg>'.encode())


def test_a_drawing_of_uses_of_uses_does_not_freeze_the_window(qtbot, field):
    beats = []
    clock = QTimer()
    clock.timeout.connect(lambda: beats.append(1))
    clock.start(20)
    field.take(uses_of_uses())
    assert field.error() == "Gambar sedang dibaca. Tunggu sebentar."

    assert taken(qtbot, field) is None
    assert "terlalu rumit" in field.error()
    assert len(beats) > 50


def test_a_picture_of_far_too_many_pixels_is_refused():
    content = a_png_that_says(60_000, 60_000)

    assert len(content) < 1_000_000
    assert "terlalu besar" in refusal(content)


@pytest.mark.parametrize(
    "content",
    [
        b"bukan gambar",
        b"GIF89a" + bytes(40),
        a_picture()[:50],
        a_picture(form="JPEG")[:120],
        f"{SVG}>".encode(),
        b"\x89PNG\r\n\x1a\n" + os.urandom(500),
    ],
)
def test_what_is_no_picture_is_refused(content):
    assert "bukan gambar PNG, JPG atau SVG" in refusal(content)


def test_a_drawing_is_no_photo():
    assert "SVG hanya untuk logo" in refusal(f'{SVG} width="9" height="9"/>'.encode(), photo=True)


def test_a_refused_picture_leaves_the_one_that_was_there(qtbot, field, tmp_path):
    field.take(a_picture())
    before = taken(qtbot, field)
    path = tmp_path / "foto.png"
    path.write_bytes(b"bukan gambar")

    field.load_file(path)

    assert taken(qtbot, field) == before
    assert field.error() == "Berkas ini bukan gambar PNG, JPG atau SVG yang dapat dibaca."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(field, tmp_path):
    os.mkfifo(tmp_path / "logo.png")

    field.load_file(tmp_path / "logo.png")

    assert field.error() == "Ini bukan berkas biasa."


def test_a_file_of_just_over_8_mb_is_refused(field, tmp_path):
    path = tmp_path / "logo.png"
    path.write_bytes(bytes(8 * 1024 * 1024 + 1))

    field.load_file(path)

    assert "8 MB" in field.error()


@pytest.fixture
def clipboard(qapp):
    yield QGuiApplication.clipboard()
    # What is left in it goes with the application, when Python's part of it is gone already.
    QGuiApplication.clipboard().clear()


def test_pasting_from_an_empty_clipboard_says_that_there_is_no_picture(field, clipboard):
    clipboard.clear()

    field.paste()

    assert "Tidak ada gambar" in field.error()


def test_what_is_pasted_goes_the_same_way(qtbot, field, clipboard):
    brought = QMimeData()
    brought.setData("image/png", a_picture(4, 4))
    clipboard.setMimeData(brought)
    field.paste()
    assert field.reads()
    assert taken(qtbot, field)

    image = QImage(5, 5, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    brought = QMimeData()
    brought.setImageData(image)
    clipboard.setMimeData(brought)
    field.paste()
    assert field.reads()
    assert taken(qtbot, field)


def test_a_kept_picture_that_could_not_have_come_from_here_is_not_shown(qtbot):
    assert kept_picture(f'{SVG} width="9" height="9"/>'.encode()) is None
    assert kept_picture(a_png_that_says(2001, 2000)) is None
    assert kept_picture(a_png_that_says(2000, 2000)) is not None

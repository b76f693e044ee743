"""QR codes of any text by zxing-cpp: level M, the smallest version that holds it."""

from typing import Protocol, cast

import zxingcpp
from msgspec import Struct
from PIL.Image import Image, frombytes


class _Pixels(Protocol):
    shape: tuple[int, int]

    def __buffer__(self, flags: int, /) -> memoryview: ...


class _Barcode(Protocol):
    def to_image(self, *, scale: int, add_quiet_zones: bool) -> _Pixels: ...


class QrCode(Struct, frozen=True):
    """A square of modules: a picture with one pixel for each."""

    modules: int
    image: Image


def qr_code(text: str) -> QrCode:
    """The QR code of any text that a QR code can hold."""
    made = cast(
        "_Barcode",
        zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M"),  # pyright: ignore[reportUnknownMemberType]
    )
    pixels = made.to_image(scale=1, add_quiet_zones=False)
    return QrCode(pixels.shape[0], frombytes("L", pixels.shape, memoryview(pixels).tobytes()))

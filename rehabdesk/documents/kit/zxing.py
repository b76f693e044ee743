"""The part of zxing-cpp that paper needs, with types: a QR code of any text."""

from typing import Protocol, cast

import zxingcpp


class _Image(Protocol):
    shape: tuple[int, int]

    def __buffer__(self, flags: int, /) -> memoryview: ...


class _Barcode(Protocol):
    def to_image(self, *, scale: int, add_quiet_zones: bool) -> _Image: ...


def dark_modules(text: str) -> list[int]:
    """The rows of the code from the top, black modules as set bits, the left one highest."""
    made = cast(
        "_Barcode",
        zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M"),  # pyright: ignore[reportUnknownMemberType]
    )
    image = made.to_image(scale=1, add_quiet_zones=False)
    side, pixels = image.shape[0], memoryview(image).tobytes()
    return [
        int("".join("0" if pixel else "1" for pixel in pixels[start : start + side]), 2)
        for start in range(0, side * side, side)
    ]

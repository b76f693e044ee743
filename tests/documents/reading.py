"""Reading printed pages back: words with their places, and pixels."""

from functools import cached_property
from io import BytesIO

import pdfplumber
import pypdfium2
from pdfplumber.utils.text import extract_words
from PIL import Image

MM = 72 / 25.4


def pages_of(pdf):
    """Every page as (width, height, lines of words with their places)."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return [Page(page.width, page.height, page.chars) for page in opened.pages]


class Page:
    """One page: its size, its words and letters with their places from the top."""

    def __init__(self, width, height, letters):
        self.width = width
        self.height = height
        self.letters = letters

    @cached_property
    def words(self):
        return extract_words(self.letters)

    @property
    def text(self):
        return " ".join(word["text"] for word in self.words)

    def find(self, *texts):
        """The place of the first run of words that reads so."""
        for at in range(len(self.words) - len(texts) + 1):
            run = self.words[at : at + len(texts)]
            if tuple(word["text"] for word in run) == texts:
                return run[0]
        message = f"{texts} is not on the page"
        raise AssertionError(message)

    def column(self, left, right):
        """The words between two places in millimetres, from the top down."""
        inside = [
            word for word in self.words if left * MM <= word["x0"] and word["x1"] <= right * MM
        ]
        return [word["text"] for word in sorted(inside, key=lambda word: word["top"])]

    def assert_inside_margins(self, millimetres):
        margin = millimetres * MM
        for letter in self.letters:
            assert letter["x0"] >= margin - 0.5, letter
            assert letter["x1"] <= self.width - margin + 0.5, letter
            assert letter["top"] >= margin - 0.5, letter
            assert letter["bottom"] <= self.height - margin + 0.5, letter


def size_of(letter):
    """How large a letter is set, in points; letters that climb are as wide as they are high."""
    return letter["size"] if letter["upright"] else letter["x1"] - letter["x0"]


def pictures_of(pdf, scale=2.0):
    """Every page as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            page.render(scale=scale).to_pil().convert("RGB")  # pyright: ignore[reportArgumentType]
            for page in document
        ]
    finally:
        document.close()


def png(side=40, colour=(200, 30, 30, 255)):
    """A square picture as PNG bytes."""
    made = BytesIO()
    Image.new("RGBA", (side, side), colour).save(made, "PNG")
    return made.getvalue()

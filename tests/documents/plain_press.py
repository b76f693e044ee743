"""The same pages drawn with reportlab's canvas in full: what the press must equal."""

from io import BytesIO
from itertools import groupby

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from rehabdesk.documents.kit.fonts import Style, composed, glyph, width
from rehabdesk.documents.kit.pen import Align
from rehabdesk.paths import fonts
from tests.documents.reading import image_of


class PlainPress:
    """Draws every page in full, without repeated parts and without ready bytes."""

    def __init__(self):
        self.parts = {}
        self.content = BytesIO()
        self.canvas = Canvas(self.content, invariant=1)
        for style in Style:
            path = fonts() / f"{style.value}.ttf"
            pdfmetrics.registerFont(TTFont(style.value, path, shapable=False))

    def pen(self, size):
        return PlainPen(self, size)

    def add(self, pen):
        self.canvas.setPageSize((pen.size.width, pen.size.height))
        pen.draw(self.canvas)
        self.canvas.showPage()

    def form(self, part, size):
        pen = PlainPen(self, size)
        part(pen)
        self.parts[part] = pen
        return part

    def picture(self, picture):
        self.parts[picture] = picture
        return picture

    def finished(self):
        self.canvas.save()
        return self.content.getvalue()


class PlainPen:
    """Keeps what is drawn and draws it on a canvas later."""

    def __init__(self, press, size):
        self.press = press
        self.size = size
        self.deeds = []

    def draw(self, canvas):
        canvas.saveState()
        for deed, *given in self.deeds:
            deed(canvas, *given)
        canvas.restoreState()

    def text(self, x, y, words, ink, align=Align.LEFT):
        if words:
            left = x - width(words, ink) * align.value
            self.deeds.append((_words, round(left, 2), round(y, 2), words, ink, False))

    def upright(self, x, y, words, ink):
        self.deeds.append((_words, round(x, 2), round(y, 2), words, ink, True))

    def rules(self, lines, weight):
        self.deeds.append((_lines, [tuple(round(at, 2) for at in line) for line in lines], weight))

    def rule(self, line, weight):
        self.rules((line,), weight)

    def frame(self, x, y, across, up, weight):
        self.deeds.append((_rectangle, (x, y, across, up), weight))

    def fill(self, x, y, across, up):
        self.deeds.append((_rectangle, (x, y, across, up), None))

    def colour(self, colour):
        self.deeds.append((_colour, colour))

    def shape(self, path, weight=0.0):
        self.deeds.append((_path, path, weight))

    def stamp(self, name, right=0.0, up=0.0):
        place = (round(right, 2), round(up, 2))
        self.deeds.append((_part, self.press.parts[name], place))

    def share(self, part):
        self.stamp(self.press.form(part, self.size))

    def place(self, name, x, y, across, up):
        self.deeds.append((_image, self.press.parts[name], (x, y, across, up)))

    def dots(self, x, y, side, modules, rows):
        self.deeds.append((_dots, (x, y, side), modules, rows))


def _part(canvas, part, place):
    canvas.saveState()
    canvas.translate(*place)
    part.draw(canvas)
    canvas.restoreState()


def _words(canvas, x, y, words, ink, climbing):
    canvas.saveState()
    canvas.translate(x, y)
    if climbing:
        canvas.rotate(90)
    shown = [glyph(ink.style, letter) for letter in composed(words)]
    at = 0.0
    for style, run in groupby(filter(None, shown), key=lambda one: one.style):
        piece = "".join(one.character for one in run)
        canvas.setFont(style.value, ink.size)
        canvas.drawString(at, 0, piece, charSpace=ink.spacing)
        at += pdfmetrics.stringWidth(piece, style.value, ink.size) + len(piece) * ink.spacing
    canvas.restoreState()


def _lines(canvas, lines, weight):
    canvas.setLineWidth(round(weight, 2))
    path = canvas.beginPath()
    for x, y, to_x, to_y in lines:
        path.moveTo(x, y)
        path.lineTo(to_x, to_y)
    canvas.drawPath(path)


def _rectangle(canvas, box, weight):
    if weight is not None:
        canvas.setLineWidth(round(weight, 2))
    canvas.rect(*(round(at, 2) for at in box), stroke=weight is not None, fill=weight is None)


def _colour(canvas, colour):
    canvas.setFillColorRGB(*colour)
    canvas.setStrokeColorRGB(*colour)


def _path(canvas, operators, weight):
    path, numbers = canvas.beginPath(), []
    verbs = {"m": path.moveTo, "l": path.lineTo, "c": path.curveTo, "h": path.close}
    for word in operators.split():
        if word in verbs:
            verbs[word](*numbers)
            numbers = []
        else:
            numbers.append(float(word))
    if weight:
        canvas.setLineWidth(weight)
    canvas.drawPath(path, stroke=bool(weight), fill=not weight, fillMode=1)


def _image(canvas, picture, box):
    canvas.drawImage(ImageReader(image_of(picture)), *(round(at, 2) for at in box), mask="auto")


def _dots(canvas, place, modules, rows):
    left, foot, side = place
    step, across = side / modules, len(rows) // modules
    for row in range(modules):
        for column in range(modules):
            if rows[row * across + column // 8] >> (7 - column % 8) & 1:
                y = foot + side - (row + 1) * step
                canvas.rect(left + column * step, y, step, step, stroke=0, fill=1)

"""A PDF of ours locked by AES-256, revision 6, which every PDF reader of today opens.

It takes what reportlab writes: a table of places, each object by itself, lengths as numbers. In
each object the strings and the stream are encrypted (ISO 32000-2, 7.6.3); nothing else changes.
"""

import re
import secrets
from collections.abc import Iterator

from rehabdesk.locking.ciphers import cbc, padded
from rehabdesk.locking.pdf_key import PdfKey, make_pdf_key

_PLACES = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0\s+(\d+)\s+")
_LINE = 20
_OBJECT = re.compile(rb"\s*(\d+)\s+(\d+)\s+obj\b")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_ROOT = re.compile(rb"/Root\s+(\d+)\s+0\s+R")
_SIZE = re.compile(rb"/Size\s+\d+")
_STRING = re.compile(rb"<<|>>|<([0-9A-Fa-f\s]*)>|\(|%[^\r\n]*")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_EXTENSION = b" /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>"


def lock_pdf(pdf: bytes, passphrase: str) -> bytes:
    """The same paper, which asks for the passphrase; raises ``ValueError`` for a PDF not ours."""
    key = make_pdf_key(passphrase)
    trailer = _one(_TRAILER, pdf)[1]
    root = int(_one(_ROOT, trailer)[1])
    made = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, body in _objects(pdf):
        places[number] = len(made)
        words = body.replace(b"<<", b"<<" + _EXTENSION, 1) if number == root else body
        made += b"%d 0 obj\n%s\nendobj\n" % (number, _locked_object(words, key))
    last = max(places) + 1
    places[last] = len(made)
    made += b"%d 0 obj\n%s\nendobj\n" % (last, key.dictionary)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        made += b"%010d %05d %s \n" % (
            (places[number], 0, b"n") if number in places else (0, 0, b"f")
        )
    rest = _SIZE.sub(b"/Size %d" % (last + 1), trailer).strip()
    made += b"trailer\n<< %s /Encrypt %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (rest, last, start)
    return bytes(made)


def _one(pattern: "re.Pattern[bytes]", content: bytes) -> "re.Match[bytes]":
    found = pattern.search(content)
    if found is None:
        raise ValueError("a PDF that reportlab did not write")
    return found


def _objects(pdf: bytes) -> Iterator[tuple[int, bytes]]:
    """Each object's number and what stands between "obj" and "endobj"."""
    start = int(_one(_PLACES, pdf)[1])
    table = _TABLE.match(pdf, start)
    if table is None:
        raise ValueError("a PDF without a table of places")
    for number in range(1, int(table[1])):
        line = pdf[table.end() + number * _LINE :][:_LINE]
        if line[17:18] != b"n":
            continue
        head = _OBJECT.match(pdf, int(line[:10]))
        if head is None or int(head[1]) != number or int(head[2]):
            raise ValueError("a PDF whose places do not fit")
        yield number, pdf[head.end() : _end_of(pdf, head.end())].strip()


def _end_of(pdf: bytes, start: int) -> int:
    """Where an object ends; a stream is passed over by its length, whatever stands in it."""
    words = _words_before_stream(pdf, start)
    if words is None:
        return pdf.index(b"endobj", start)
    begin, length = words
    return pdf.index(b"endobj", begin + length)


def _words_before_stream(content: bytes, start: int = 0) -> tuple[int, int] | None:
    """Where the stream of an object begins, and its length; nothing where it has none."""
    at = content.find(b"stream", start)
    end = content.find(b"endobj", start)
    if at < 0 or 0 <= end < at:
        return None
    length = _LENGTH.search(content, start, at)
    if length is None:
        raise ValueError("a stream without its length")
    begin = at + len(b"stream")
    begin += 2 if content[begin : begin + 2] == b"\r\n" else 1
    return begin, int(length[1])


def _locked_object(body: bytes, key: PdfKey) -> bytes:
    stream = _words_before_stream(body)
    if stream is None:
        return _locked_strings(body, key)
    begin, length = stream
    content = _encrypted(body[begin : begin + length], key)
    head = body[: body.index(b"stream")]
    head = _LENGTH.sub(b"/Length %d" % len(content), _locked_strings(head, key), count=1)
    return b"%sstream\n%s\nendstream" % (head, content)


def _encrypted(content: bytes, key: PdfKey) -> bytes:
    start = secrets.token_bytes(16)
    return start + cbc(key.key, start, padded(content))


def _locked_strings(words: bytes, key: PdfKey) -> bytes:
    """The same words with each string encrypted; names, numbers and comments stay."""
    made, at = bytearray(), 0
    while (found := _STRING.search(words, at)) is not None:
        made += words[at : found.start()]
        at = found.end()
        if found[0] == b"(":
            at = _closing(words, at)
            made += b"<%s>" % _encrypted(_plain(words[found.end() : at - 1]), key).hex().encode()
        elif found[1] is not None:
            digits = b"".join(found[1].split())
            content = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
            made += b"<%s>" % _encrypted(content, key).hex().encode()
        else:
            made += found[0]
    return bytes(made + words[at:])


def _closing(words: bytes, at: int) -> int:
    """Behind the bracket that closes a string; brackets within it are balanced or escaped."""
    depth = 1
    while depth:
        sign = words[at : at + 1]
        if not sign:
            raise ValueError("a string without its end")
        depth += (sign == b"(") - (sign == b")")
        at += 2 if sign == b"\\" else 1
    return at


def _plain(string: bytes) -> bytes:
    """A string as it is meant, its escapes taken out."""

    def meant(found: "re.Match[bytes]") -> bytes:
        sign = found[1]
        if sign[:1].isdigit() and sign[:1] < b"8":
            return bytes([int(sign, 8) & 0xFF])
        return b"" if sign in {b"\n", b"\r", b"\r\n"} else _LETTERS.get(sign, sign)

    return _ESCAPED.sub(meant, string)

"""A font that draws other letters than it says is told by a single word of it."""

from __future__ import annotations

import datetime as dt
import io
import itertools

import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as PdfFont
from reportlab.pdfgen.canvas import Canvas

from extract.document import Layer
from extract.extraction import pages_of
from ingest.files import open_bytes
from samples.fonts import Face, font_path

NUMBERS = itertools.count()  # reportlab keeps fonts by their names
LINES = (
    "ΒΕΒΑΙΩΣΗ ΑΠΟΔΟΧΩΝ", "Επώνυμο: ΧΟΤΖΑ", "Όνομα: ΑΡΤΑΝ", "ΑΦΜ: 134703362",
    "Βεβαιώνεται ότι ο ανωτέρω εργάζεται στην επιχείρησή μας", "ΑΘΗΝΑ 10/03/2026",
)  # fmt: skip


def font_of(name: str, swapped: dict[str, str]) -> str:
    """A font in which letters are drawn as others, registered for reportlab under ``name``."""
    made = TTFont(font_path(Face.SANS))
    for table in made["cmap"].tables:
        before = dict(table.cmap)
        for char, drawn in swapped.items() if ord("Ο") in before else ():
            table.cmap[ord(char)] = before[ord(drawn)]
    for entry in made["name"].names:
        entry.string = name
    data = io.BytesIO()
    made.save(data)
    data.seek(0)
    pdfmetrics.registerFont(PdfFont(name, data))
    return name


def paper(seen_as: dict[str, str], word: str) -> bytes:
    """A PDF of plain lines in a font, and one word in another font that may lie."""
    plain, other = font_of(f"Plain{next(NUMBERS)}", {}), font_of(f"Other{next(NUMBERS)}", seen_as)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for row, line in enumerate(LINES):
        canvas.setFont(plain, 11)
        canvas.drawString(60, 760 - 30 * row, line)
    canvas.setFont(other, 11)
    canvas.drawString(60, 500, word)
    canvas.save()
    return out.getvalue()


def layer_of(data: bytes) -> Layer:
    with open_bytes(data, "paper.pdf") as opened:
        (page,) = pages_of(opened, seen_on=dt.date(2026, 11, 2))
        return page.layer


@pytest.mark.parametrize(
    ("seen_as", "word"),
    [
        ({"1": "7", "4": "9", "8": "3"}, "1481848"),
        ({"Α": "Ο", "Ρ": "Κ", "Τ": "Λ"}, "ΜΑΡΤΙΝ"),
    ],
)
def test_one_word_in_a_font_that_lies_makes_the_layer_a_lie(seen_as, word):
    assert layer_of(paper(seen_as, word)) is Layer.LIES


@pytest.mark.parametrize("word", ["1481848", "ΜΑΡΤΙΝ", "Martin"])
def test_one_word_in_a_font_of_its_own_that_draws_what_it_says_is_sound(word):
    assert layer_of(paper({}, word)) is Layer.SOUND

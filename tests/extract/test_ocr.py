"""Words of a picture."""

import ctypes

import numpy as np
import pytest
import tesserocr
from PIL import Image, ImageDraw, ImageFont

from extract.ocr import OcrReading, TesserocrEngine, installed_languages, is_upright
from extract.straighten import Turn
from extract.words import Word
from samples.fonts import Face, font_path

LINES = ("ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ", "Επώνυμο: GJOKA", "Α.Φ.Μ.: 134703362", "Ποσό: 150,00 €")


@pytest.fixture(scope="module")
def engine():
    return TesserocrEngine()


@pytest.fixture(scope="module")
def sheet():
    picture = Image.new("RGB", (1654, 1000), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(font_path(Face.SANS)), 34)
    for number, line in enumerate(LINES * 2):
        draw.text((150, 80 + number * 100), line, font=font, fill="black")
    return picture


def texts(reading):
    return [word.text for word in reading.words]


@pytest.mark.slow
@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_is_read_whichever_way_up_it_lies(engine, sheet, degrees):
    pixels = np.asarray(sheet.rotate(degrees, expand=True, fillcolor="white"))
    reading = engine.read(pixels, dpi=200)
    assert {"ΥΠΕΥΘΥΝΗ", "GJOKA", "134703362"} <= set(texts(reading))
    assert reading.turn.rotation == degrees
    for word in reading.words:
        left, top, right, bottom = word.box
        assert 0 <= left < right <= pixels.shape[1]
        assert 0 <= top < bottom <= pixels.shape[0]


@pytest.mark.slow
def test_boxes_are_around_their_words(engine, sheet):
    reading = engine.read(np.asarray(sheet), dpi=200)
    box = next(word.box for word in reading.words if word.text == "134703362")
    assert box[1] == pytest.approx(288, abs=14)
    inside = np.asarray(sheet.convert("L"))[box[1] : box[3], box[0] : box[2]]
    assert inside.min() < 60


@pytest.mark.slow
def test_a_line_is_read_again_in_one_language(engine, sheet):
    reading = engine.read(np.asarray(sheet), dpi=200)
    word = next(word for word in reading.words if word.text == "GJOKA")
    again = engine.read_line(reading, word.straight, "eng")
    assert [w.text for w in again] == ["GJOKA"]
    assert again[0].box == pytest.approx(word.box, abs=12)


@pytest.mark.slow
def test_an_empty_page_has_no_words(engine):
    assert texts(engine.read(np.full((800, 600, 3), 255, np.uint8), dpi=None)) == []


def test_the_library_beneath_writes_nothing_to_stderr(engine, capfd):
    engine.read(np.full((40, 60, 3), 255, np.uint8), dpi=300)
    leptonica = ctypes.CDLL(tesserocr.tesserocr.__file__)
    leptonica.boxCreate(0, 0, -1, -1)
    assert capfd.readouterr().err == ""


def turned_over(words, *sure):
    """A reading of so many words, of which those of these places were read surely."""
    made = (
        Word(f"WORD{n}", (0, 0, 9, 9), (0, 0, 9, 9), 0.9 if n in sure else 0.4)
        for n in range(words)
    )
    return OcrReading(tuple(made), Turn.none(10, 10), 0.45, np.zeros((10, 10), np.uint8))


def test_a_few_sure_words_tell_the_way_up_unless_they_are_lost_among_many():
    assert is_upright(turned_over(12, 0, 1, 2, 3))
    assert not is_upright(turned_over(12, 0, 1, 2))
    assert not is_upright(turned_over(40, 0, 1, 2, 3, 4))


def test_without_models_nothing_is_read_and_nothing_fails(tmp_path):
    engine = TesserocrEngine(tessdata=tmp_path)
    assert engine.languages == ()
    reading = engine.read(np.full((80, 60, 3), 255, np.uint8), dpi=None)
    assert (reading.words, reading.certainty) == ((), 0.0)


def test_languages_are_those_whose_models_are_there(tmp_path):
    (tmp_path / "ell.traineddata").touch()
    assert installed_languages(tmp_path) == ("ell",)
    assert TesserocrEngine(tessdata=tmp_path).languages == ("ell",)

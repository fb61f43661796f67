"""The script of a word by its picture."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.script_seen import CLASSES, script_seen
from samples.fonts import Face, font_path

CLEAR = 0.95


def word(text, face=Face.SANS, size=32):
    image = Image.new("L", (40 + size * len(text), 3 * size), 255)
    font = ImageFont.truetype(str(font_path(face)), size)
    ImageDraw.Draw(image).text((20, size // 2), text, font=font, fill=20)
    return np.asarray(image)


def seen(picture):
    shares = script_seen(picture)
    script = max(shares, key=shares.get)
    return script if shares[script] >= CLEAR else None


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("GUANGDONG", "Latn"),
        ("MEDELLIN", "Latn"),
        ("ΘΕΣΣΑΛΟΝΙΚΗ", "Grek"),
        ("КРАГУЈЕВАЦ", "Cyrl"),
        ("ХАРКІВ ЖИТОМИР", "Cyrl"),
        ("الموصل", "Arab"),
        ("თბილისი", "Geor"),
        ("ՎԱՆԱՁՈՐ", "Armn"),
    ],
)
@pytest.mark.parametrize("face", [Face.SANS, Face.BOLD])
def test_a_word_looks_like_its_script(text, script, face):
    assert seen(word(text, face)) == script


@pytest.mark.parametrize("face", [Face.SANS, Face.SERIF, Face.BOLD])
@pytest.mark.parametrize(
    ("text", "script"), [("ABEHMOPTXY", "Latn"), ("ΑΒΕΗΜΟΡΤΧΥ", "Grek"), ("АВЕНМОРТХУ", "Cyrl")]
)
def test_capitals_that_three_scripts_print_alike_are_never_said_to_be_of_another(
    text, script, face
):
    assert seen(word(text, face)) in {script, None}


def test_the_shares_are_of_all_classes_and_add_up():
    shares = script_seen(word("BURSA"))
    assert tuple(shares) == CLASSES
    assert sum(shares.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("picture", [np.full((40, 200), 250, np.uint8), np.zeros((3, 3), np.uint8)])
def test_without_ink_there_is_nothing_to_look_at(picture):
    assert script_seen(picture) == {}

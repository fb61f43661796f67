"""Scans that lie on a side or their head: boxes are told on the page as it is shown."""

import datetime as dt
import io
from dataclasses import replace

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from extract.areas import Area
from extract.barcodes import Barcode
from extract.evidence import EvidenceKind
from extract.extraction import extract_file
from extract.mrz.zones import CheckState, MrzFields, MrzFormat, Zone
from extract.ocr import OcrReading, surely_turned
from extract.place_seen import PlaceSeen, WordSeen
from extract.straighten import Turn
from extract.upright import upright
from extract.words import Word
from ingest.files import open_bytes
from samples.one import document, somebody

LYING = (100, 200, 300, 240)
STANDING = {90: (1174, 100, 1214, 300), 180: (700, 1174, 900, 1214), 270: (200, 700, 240, 900)}
"""Where ``LYING`` is on a page of 1000 by 1414 pixels once it was turned."""


def zone(rotation):
    fields = MrzFields("IR", "GRC", "DEMO", "ANNA", "E00654321", "ALB", None, "F", None, "")
    return Zone(
        page=1, box=LYING, rotation=rotation, format=MrzFormat.TD1, lines=(), valid=True,
        checks={"composite": CheckState.HOLDS}, fields=fields, confidence=0.9,
        line_boxes=(LYING,), field_boxes={"surname": LYING}, doubt_box=LYING,
    )  # fmt: skip


@pytest.fixture
def sheet(typed):
    """Makes a page with everything that has a box, all of it at ``LYING``, and a block beside."""

    def make(rotation):
        word = Word("DEMO", LYING, (0, 0, 40, 10), 0.9)
        page = replace(
            typed("DEMO").pages[0],
            rotation=rotation,
            words=(word,),
            zones=(zone(rotation),),
            barcodes=(Barcode("QRCode", "1", LYING),),
            places=(PlaceSeen((WordSeen({"Latn": 1.0}, LYING, "DEMO", 0.9),)),),
        )
        return replace(page, beside=(replace(page, rotation=0, area=Area.of_box(LYING)),))

    return make


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_every_box_is_on_the_turned_page(sheet, rotation):
    page = upright(sheet(rotation))
    assert (page.width, page.height) == ((1000, 1414) if rotation == 180 else (1414, 1000))
    for block in (page, *page.beside):
        (found,) = block.zones
        boxes = {
            block.words[0].box, block.barcodes[0].box, block.places[0].box, found.box,
            found.line_boxes[0], found.field_boxes["surname"], found.doubt_box,
        }  # fmt: skip
        assert boxes == {STANDING[rotation]}
        assert found.rotation == 0
        assert block.words[0].straight == (0, 0, 40, 10)
    assert [block.area.box for block in page.beside if block.area] == [STANDING[rotation]]


def test_a_block_beside_a_page_is_turned_as_the_page_is(sheet):
    assert [block.rotation for block in upright(sheet(90)).beside] == [90]


def test_a_page_that_stands_stays_as_it_is(sheet):
    page = sheet(0)
    assert upright(page) is page


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_where_the_letters_do_not_tell_a_valid_zone_does(sheet, rotation):
    untold = replace(sheet(rotation), rotation=None)
    assert upright(untold).zones[0].box == STANDING[rotation]


def test_zones_that_lie_each_another_way_or_are_not_valid_tell_nothing(sheet):
    page = replace(sheet(0), rotation=None)
    for zones in ((zone(90), zone(180)), (replace(zone(90), valid=False),)):
        untold = replace(page, zones=zones)
        assert upright(untold) is untold


def test_a_page_whose_letters_stand_is_not_turned_for_a_zone_that_lies(sheet):
    page = replace(sheet(0), zones=(zone(90),))
    assert upright(page) is page


def read_at(rotation, *texts, confidence=0.95):
    words = tuple(Word(text, LYING, LYING, confidence) for text in texts)
    turn = replace(Turn.none(1000, 1414), rotation=rotation)
    return OcrReading(words, turn, confidence, np.zeros((1, 1), np.uint8))


def test_a_page_is_turned_where_its_words_are_read_surely():
    assert surely_turned(read_at(180, "ΑΔΕΙΑ", "ΔΙΑΜΟΝΗΣ")) == 180


def test_how_a_page_lies_that_is_not_surely_read_or_bears_a_few_letters_is_not_known():
    assert surely_turned(read_at(180, "ΑΔΕΙΑ", "ΔΙΑΜΟΝΗΣ", confidence=0.5)) is None
    assert surely_turned(read_at(90, "HILL")) is None


@pytest.fixture(scope="module")
def card():
    """An identity card at 200 dpi, and what is read of it as it stands."""
    data = document(EvidenceKind.ALIEN_IDENTITY_CARD, somebody("ALB", "M", "odd", 1))
    with io.BytesIO(data) as stream, pypdfium2.PdfDocument(stream) as pdf:
        picture = pdf[0].render(scale=200 / 72).to_pil().convert("RGB")
    return picture, extracted(picture)


def extracted(picture):
    with io.BytesIO() as out:
        picture.save(out, "PNG", dpi=(200, 200))
        data = out.getvalue()
    with open_bytes(data, "scan.png") as opened:
        (found,) = extract_file(opened, seen_on=dt.date(2026, 11, 2))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rotation", "laid"),
    [
        (90, Image.Transpose.ROTATE_90),
        (180, Image.Transpose.ROTATE_180),
        (270, Image.Transpose.ROTATE_270),
    ],
)
def test_a_scan_however_it_lies_gives_the_boxes_of_the_page_that_stands(card, rotation, laid):
    picture, standing = card
    lying = extracted(picture.transpose(laid))
    assert (standing.rotations, lying.rotations) == ({}, {1: rotation})
    boxes = {name: fact.box for name, fact in standing.facts.items() if fact.box}
    assert {"surname", "birth_date", "title_number"} <= set(boxes)
    for name, box in boxes.items():
        assert lying.facts[name].box == pytest.approx(box, abs=4)

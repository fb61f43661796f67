"""Cards on one scan that lie each another way round: every one is read as it lies."""

import datetime as dt
import io
from dataclasses import replace

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image

from extract.areas import Area
from extract.blocks_apart import blocks_apart
from extract.evidence import EvidenceKind
from extract.extraction import extract_file
from extract.mrz.zones import CheckState, MrzFields, MrzFormat, Zone
from extract.ocr import OcrReading
from extract.parting import parts_of
from extract.reading import with_zones
from extract.straighten import Turn
from extract.turned import lying_otherwise, without_blocks
from extract.words import Word
from ingest.files import open_file
from ingest.pages import DpiOrigin, Page
from samples.one import document, somebody

SEEN_ON = dt.date(2026, 11, 2)
WIDTH, HEIGHT = 2480, 3508
ONE, OTHER = (500, 400), (500, 2000)


def lettered(*places):
    """A page at 300 dpi with blocks of 8 lines of 16 marks of the size of letters."""
    picture = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for left, top in places:
        for x, y in np.ndindex(16, 8):
            at = (left + 50 * x, top + 60 * y)
            cv2.rectangle(picture, at, (at[0] + 24, at[1] + 30), (0,), -1)
    return picture


def lines(place, *, confidence=0.95, on_end=False):
    left, top = place
    for row in range(8):
        box = (left - 4, top + 60 * row - 4, left + 790, top + 60 * row + 36)
        if on_end:
            box = (left + 100 * row, top - 4, left + 100 * row + 60, top + 480)
        yield Word(f"word{row}", box, box, confidence, row)


def reading(picture, *words, rotation=0):
    turn = replace(Turn.none(WIDTH, HEIGHT), rotation=rotation)
    return OcrReading(tuple(words), turn, 0.8, picture)


def test_a_block_that_was_read_is_not_an_unread_one():
    assert blocks_apart(reading(lettered(ONE), *lines(ONE))) == ()


def test_a_block_beside_a_read_one_that_gave_no_sure_word_is_found_where_it_is():
    words = (*lines(ONE), *lines(OTHER, confidence=0.4))
    (block,) = blocks_apart(reading(lettered(ONE, OTHER), *words))
    left, top, right, bottom = block.area.box
    assert (left, top) < OTHER < (right, bottom)
    assert (right - left, bottom - top) == pytest.approx((800, 480), abs=80)


def test_words_that_stand_on_end_are_not_read_as_the_page_lies():
    words = (*lines(ONE), *lines(OTHER, on_end=True))
    assert len(blocks_apart(reading(lettered(ONE, OTHER), *words))) == 1


def test_a_few_letters_are_no_block():
    picture = lettered()
    for x in range(10):
        cv2.rectangle(picture, (500 + 50 * x, 400), (520 + 50 * x, 430), (0,), -1)
    assert blocks_apart(reading(picture)) == ()


class Reads:
    """An engine that reads what it is shown at one turn, so surely."""

    languages = ("ell",)

    def __init__(self, rotation, confidence=0.95):
        self.rotation, self.confidence, self.shown = rotation, confidence, []

    def read(self, pixels, *, dpi):
        self.shown.append(pixels)
        words = lines(OTHER, confidence=self.confidence)
        return replace(
            reading(pixels[..., 0], *words, rotation=self.rotation), certainty=self.confidence
        )


def page_of(picture):
    return Page(1, np.dstack([picture] * 3), 300.0, DpiOrigin.TIFF_TAG)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_an_unread_block_is_read_by_itself(rotation):
    engine, picture = Reads(rotation), lettered(ONE, OTHER)
    (found,) = lying_otherwise(page_of(picture), reading(picture, *lines(ONE)), engine)
    assert found[1].turn.rotation == rotation
    (shown,) = engine.shown
    assert shown[:1500].min() == 255
    assert shown[2000:2500].min() == 0


@pytest.mark.parametrize(
    "engine", [Reads(0), Reads(180, confidence=0.5)], ids=["as the page lies", "not surely"]
)
def test_a_block_that_no_turn_makes_readable_stays_with_its_page(engine):
    picture = lettered(ONE, OTHER)
    assert list(lying_otherwise(page_of(picture), reading(picture, *lines(ONE)), engine)) == []


def test_a_page_that_can_not_be_read_at_all_is_not_looked_at_in_parts():
    engine, picture = Reads(180), lettered(ONE, OTHER)
    unread = replace(reading(picture, *lines(ONE, confidence=0.3)), certainty=0.3)
    assert list(lying_otherwise(page_of(picture), unread, engine)) == []
    assert engine.shown == []


def test_the_page_is_read_again_without_a_block_that_lies_otherwise():
    picture, (left, top) = lettered(ONE, OTHER), OTHER
    engine, area = Reads(0), Area.of_box((left - 50, top - 50, left + 900, top + 500))
    rest = without_blocks(page_of(picture), reading(picture), [area], engine)
    (shown,) = engine.shown
    assert shown[top : top + 450].min() == 255
    assert shown[400:800].min() == 0
    assert rest.words == ()  # the engine knows no words but those of the block


def askew(degrees, place=OTHER, also=()):
    """A page with two blocks, that at ``place`` turned by so many degrees, counter-clockwise."""
    middle = (place[0] + 400.0, place[1] + 230.0)
    turn = cv2.getRotationMatrix2D(middle, degrees, 1.0)
    other = cv2.warpAffine(lettered(place, *also), turn, (WIDTH, HEIGHT), borderValue=(255,))
    return np.minimum(other, lettered(ONE))


@pytest.mark.parametrize("degrees", [-20, -10, -5, -3, 3, 5, 7, 15, 20])
def test_a_block_whose_lines_are_askew_is_found_though_it_was_read(degrees):
    words = (*lines(ONE), *lines(OTHER))
    (block,) = blocks_apart(reading(askew(degrees), *words))
    assert block.skew == pytest.approx(degrees, abs=0.6)
    assert block.area.middle == pytest.approx((OTHER[0] + 400, OTHER[1] + 230), abs=20)
    assert not block.area.holds((ONE[0], ONE[1], ONE[0] + 10, ONE[1] + 10))


def test_a_block_that_is_level_or_nearly_so_is_not_askew():
    words = (*lines(ONE), *lines(OTHER))
    assert blocks_apart(reading(askew(0), *words)) == ()
    assert blocks_apart(reading(askew(1), *words)) == ()


def test_a_number_in_the_corner_goes_with_the_block_that_is_nearest():
    picture = askew(10)
    for x in (1500, 1550, 1600):  # farther from its lines than lines from each other
        cv2.rectangle(picture, (x, 1950), (x + 24, 1980), (0,), -1)
    (block,) = blocks_apart(reading(picture, *lines(ONE), *lines(OTHER)))
    assert block.area.holds((1550, 1950, 1574, 1980))
    assert not block.area.holds((1550, 1250, 1574, 1280))


def test_level_lines_beside_a_block_askew_do_not_go_with_it():
    picture = askew(10)
    for x, y in np.ndindex(20, 3):  # a zone: many letters, not as high as a card
        at = (1450 + 40 * x, 2200 + 50 * y)
        cv2.rectangle(picture, at, (at[0] + 20, at[1] + 30), (0,), -1)
    (block,) = blocks_apart(reading(picture, *lines(ONE), *lines(OTHER)))
    assert not block.area.holds((1600, 2200, 1620, 2230))


@pytest.mark.parametrize("degrees", [-15, 6])
def test_a_block_askew_is_shown_level_and_its_words_stand_where_it_lies(degrees):
    engine, picture = Reads(0), askew(degrees)
    ((area, there),) = lying_otherwise(page_of(picture), reading(picture, *lines(ONE)), engine)
    (shown,) = engine.shown
    (at, level) = (OTHER[1] + 15, shown[OTHER[1] : OTHER[1] + 20, OTHER[0] + 5 : OTHER[0] + 15])
    assert level.mean() < 60, at
    assert there.turn.skew == pytest.approx(degrees, abs=0.6)
    assert all(area.holds(word.box) for word in there.words)


def test_a_block_that_is_read_worse_when_levelled_stays_with_its_page():
    engine, picture = Reads(0, confidence=0.75), askew(6)
    words = (*lines(ONE), *lines(OTHER))
    assert list(lying_otherwise(page_of(picture), reading(picture, *words), engine)) == []
    assert len(engine.shown) == 1


def test_a_block_askew_is_looked_at_though_it_keeps_the_page_from_being_read():
    engine, picture = Reads(0), askew(12)
    unread = replace(reading(picture, *lines(ONE, confidence=0.3)), certainty=0.3)
    assert len(list(lying_otherwise(page_of(picture), unread, engine))) == 1


def test_an_area_askew_holds_what_stands_in_it_and_not_what_its_box_holds():
    area = Area(((100, 0), (200, 100), (100, 200), (0, 100)))
    assert area.box == (0, 0, 200, 200)
    assert area.holds((90, 90, 110, 110))
    assert not area.holds((0, 0, 40, 40))


def zone(box):
    fields = MrzFields("IR", "GRC", "DEMO", "ANNA", "E00654321", "ALB", None, "F", None, "")
    checks = {"composite": CheckState.HOLDS}
    return Zone(
        page=1, box=box, rotation=180, format=MrzFormat.TD1, lines=(), valid=True, checks=checks,
        fields=fields, confidence=0.9,
    )  # fmt: skip


def test_a_zone_belongs_to_the_block_on_which_it_stands(typed):
    block = replace(
        typed("Surname  DEMO", confidence=0.9).pages[0], area=Area.of_box((0, 800, 900, 1400))
    )
    page = replace(typed("ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ", confidence=0.9).pages[0], beside=(block,))
    there, here = zone((100, 1200, 800, 1300)), zone((100, 200, 800, 300))
    found = with_zones(page, (there, here))
    assert (found.zones, found.beside[0].zones) == ((here,), (there,))


def test_a_block_beside_a_page_is_a_document_where_it_has_a_name_of_its_own(typed):
    def card(number):
        text = f"ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ\nRESIDENCE PERMIT\n{number}\nSurname: DEMO"
        return typed(text, confidence=0.9).pages[0]

    page, block = card("E00123456"), card("E00654321")
    assert len(parts_of([replace(page, beside=(block,))], seen_on=SEEN_ON)) == 2
    ((front, back),) = parts_of([replace(page, beside=(card("E00123456"),))], seen_on=SEEN_ON)
    assert (front.words, back.words) == (page.words, card("E00123456").words)


@pytest.fixture(scope="module")
def cards():
    """The fronts of the identity cards of two persons, at 200 dpi."""

    def front(who):
        data = document(EvidenceKind.ALIEN_IDENTITY_CARD, who)
        with io.BytesIO(data) as stream, pypdfium2.PdfDocument(stream) as pdf:
            return pdf[0].render(scale=200 / 72).to_pil().crop((155, 140, 986, 727))

    return front(somebody("ALB", "M", "one", 1)), front(somebody("GEO", "F", "other", 2))


@pytest.mark.slow
@pytest.mark.parametrize("degrees", [90, 180, 270, 7, -15, 172])
def test_of_two_cards_that_lie_otherwise_both_are_read(cards, degrees, tmp_path):
    sheet = Image.new("RGB", (1654, 2339), "white")
    sheet.paste(cards[0], (400, 150))
    sheet.paste(cards[1].rotate(degrees, expand=True, fillcolor="white"), (400, 1100))
    sheet.save(tmp_path / "cards.png", dpi=(200, 200))
    with open_file(tmp_path / "cards.png") as opened:
        found = extract_file(opened, seen_on=dt.date(2026, 11, 2))
    assert [one.kind for one in found] == [EvidenceKind.ALIEN_IDENTITY_CARD] * 2
    by_name = {one.facts["surname"].value: one.facts for one in found}
    assert set(by_name) == {"SHEHU", "BERIDZE"}
    for name, top, bottom in (("SHEHU", 150, 737), ("BERIDZE", 1100, 1931)):
        facts = by_name[name]
        assert {"given_names", "birth_date", "birth_place", "title_number"} <= set(facts)
        boxes = [fact.box for fact in facts.values() if fact.box]
        assert all(top <= box[1] < box[3] <= bottom for box in boxes)

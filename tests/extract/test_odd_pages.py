"""Pages that say nothing, or nothing that can be read: nothing is invented, nothing breaks."""

import datetime as dt
import io

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.evidence import EvidenceKind
from extract.extraction import extract_file
from ingest.files import open_file
from samples.fonts import Face, font_path
from samples.one import document, somebody

SHEET = (1654, 2339)  # A4 at 200 dpi


@pytest.fixture
def extracted(tmp_path):
    """Writes pictures as one TIFF at 200 dpi and gives what is extracted."""

    def run(*pictures):
        first, *others = [Image.fromarray(picture) for picture in pictures]
        path = tmp_path / "page.tiff"
        first.save(path, save_all=True, append_images=others, dpi=(200, 200))
        with open_file(path) as opened:
            return extract_file(opened, seen_on=dt.date(2026, 11, 2))

    return run


@pytest.fixture(scope="module")
def paper():
    """The picture of a born-digital specimen of a kind."""

    def draw(kind):
        data = document(kind, somebody("ALB", "M", "odd", 1))
        with io.BytesIO(data) as stream, pypdfium2.PdfDocument(stream) as pdf:
            return np.asarray(pdf[0].render(scale=200 / 72).to_pil().convert("RGB"))

    return draw


def sheet(shade=255):
    return np.full((SHEET[1], SHEET[0], 3), shade, np.uint8)


def grain():
    rng = np.random.default_rng(4)
    return np.clip(rng.normal(240, 5, (SHEET[1], SHEET[0], 3)), 0, 255).astype(np.uint8)


def strokes():
    """Lines of loops and hooks, as of a hurried hand."""
    rng, page = np.random.default_rng(1), sheet(252)
    for top in range(200, 2100, 90):
        left = 150
        while left < 1400:
            steps = rng.integers((6, -32), (26, 24), (6, 2)).cumsum(axis=0)
            steps[:, 1] = np.clip(steps[:, 1], -34, 24)
            points = steps + np.array((left, top))
            cv2.polylines(page, [points], False, (40, 40, 110), 3, cv2.LINE_AA)
            left = int(points[-1][0]) + 40
    return page


def written(line):
    page = Image.new("RGB", SHEET, "white")
    font = ImageFont.truetype(str(font_path(Face.SANS)), 34)
    for top in range(200, 1600, 80):
        ImageDraw.Draw(page).text((150, top), line, font=font, fill="black")
    return np.asarray(page)


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [
        pytest.param(sheet(), id="blank"),
        pytest.param(grain(), id="grain of the scanner"),
        pytest.param(strokes(), id="strokes of a pen"),
        pytest.param(written("ყველა ადამიანი იბადება თავისუფალი"), id="Georgian"),
        pytest.param(written("Բոլոր մարդիկ ծնվում են ազատ"), id="Armenian"),
        pytest.param(written("يولد جميع الناس أحرارا متساوين"), id="Arabic"),
        pytest.param(written("Усі люди народжуються вільними і рівними"), id="Ukrainian"),
    ],
)
def test_a_page_without_words_that_can_be_read_is_unidentified(extracted, page):
    (found,) = extracted(page)
    assert found.kind is None
    assert found.facts == {}


@pytest.mark.slow
def test_a_scan_that_lies_upside_down_is_read_as_one_that_does_not(extracted, paper):
    upright = paper(EvidenceKind.LEASE)
    (found,) = extracted(np.ascontiguousarray(upright[::-1, ::-1]))
    (wanted,) = extracted(upright)
    assert found.kind is EvidenceKind.LEASE
    assert {n: f.value for n, f in found.facts.items()} == {
        n: f.value for n, f in wanted.facts.items()
    }


@pytest.mark.slow
def test_a_tiff_of_several_documents_is_parted(extracted, paper):
    kinds = (EvidenceKind.LEASE, EvidenceKind.FEE_RECEIPT, EvidenceKind.SOLEMN_DECLARATION)
    found = extracted(*(paper(kind) for kind in kinds))
    assert [one.kind for one in found] == list(kinds)
    assert [one.page_numbers for one in found] == [(1,), (2,), (3,)]


@pytest.mark.slow
def test_a_fax_is_read_as_the_paper_is(extracted, paper, tmp_path):
    drawn = Image.fromarray(paper(EvidenceKind.FEE_RECEIPT))
    path = tmp_path / "fax.tiff"
    drawn.convert("1").save(path, compression="group4", dpi=(200, 200))  # greys as strewn dots
    with open_file(path) as opened:
        (found,) = extract_file(opened, seen_on=dt.date(2026, 11, 2))
    (wanted,) = extracted(np.asarray(drawn))
    assert found.kind is EvidenceKind.FEE_RECEIPT
    assert {n: f.value for n, f in found.facts.items()} == {
        n: f.value for n, f in wanted.facts.items()
    }


@pytest.mark.slow
def test_a_photograph_of_a_screen_gives_nothing_wrong_with_confidence(extracted, paper):
    page = paper(EvidenceKind.LEASE)
    height, width = page.shape[:2]
    dots = np.kron(cv2.resize(page, (width // 2, height // 2)), np.ones((4, 4, 1), np.uint8))
    lines = np.where((np.indices(dots.shape[:2]) % 4 == 0).any(axis=0), 0.58, 1.0)[..., None]
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32) * dots.shape[1::-1]
    tilted = np.array([(120, 90), (1500, 40), (1560, 2280), (60, 2200)], np.float32)
    turn = cv2.getPerspectiveTransform(corners.astype(np.float32), tilted)
    seen = cv2.warpPerspective(dots * lines.astype(np.float32), turn, SHEET, borderValue=(60,) * 3)
    (found,) = extracted(np.clip(seen * 1.4, 0, 255).astype(np.uint8))
    (wanted,) = extracted(page)
    sure = {n: f.value for n, f in found.facts.items() if f.confidence >= 0.9}
    assert found.kind in {EvidenceKind.LEASE, None}
    assert sure.items() <= {n: f.value for n, f in wanted.facts.items()}.items()

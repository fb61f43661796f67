"""Single specimens: every kind is drawn, marked, and the same each time."""

import io

import numpy as np
import pypdfium2
import pytest
import tesserocr
from PIL import Image

from extract.evidence import EvidenceKind
from extract.ocr import find_tessdata
from samples.documents.damage import PASSWORD, encrypted, truncated
from samples.documents.passport import Passport, draw_passport, draw_passport_photo
from samples.documents.permit import Permit, draw_permit_photo, draw_vignette
from samples.documents.photo import HEIGHT_PX, WIDTH_PX, draw_photo, portrait
from samples.one import document, drawn_kinds, somebody
from samples.scanning import printed, scan_of

SCANNED = {
    EvidenceKind.PASSPORT,
    EvidenceKind.TRAVEL_DOCUMENT,
    EvidenceKind.ENTRY_VISA,
    EvidenceKind.RESIDENCE_PERMIT,
    EvidenceKind.PERMANENT_RESIDENCE_CARD,
    EvidenceKind.ALIEN_IDENTITY_CARD,
}
BORN_DIGITAL = [k for k in drawn_kinds() if k not in SCANNED | {EvidenceKind.PHOTO}]


def texts(pdf: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in opened]
    finally:
        opened.close()


def seen(picture: Image.Image) -> str:
    with tesserocr.PyTessBaseAPI(
        path=str(find_tessdata()), lang="eng", psm=tesserocr.PSM.SPARSE_TEXT
    ) as reader:
        reader.SetImage(picture)
        return reader.GetUTF8Text()


def test_every_evidence_kind_can_be_drawn():
    assert set(drawn_kinds()) == set(EvidenceKind)


@pytest.mark.parametrize("kind", BORN_DIGITAL)
def test_each_page_of_a_born_digital_paper_says_specimen_twice(kind):
    for text in texts(document(kind, somebody())):
        assert text.count("ΥΠΟΔΕΙΓΜΑ – SPECIMEN") == 2


@pytest.mark.parametrize("kind", BORN_DIGITAL)
def test_a_born_digital_paper_is_the_same_bytes_each_time(kind):
    assert document(kind, somebody()) == document(kind, somebody())


@pytest.mark.parametrize("kind", sorted(SCANNED))
def test_a_scan_has_pictures_and_no_text(kind):
    assert not any(texts(document(kind, somebody())))


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(SCANNED))
def test_each_page_of_a_scan_says_specimen(kind):
    for page in printed(document(kind, somebody()), 200):
        assert "SPECIMEN" in seen(page)


@pytest.mark.slow
@pytest.mark.parametrize(
    "jpeg",
    [
        pytest.param(lambda: draw_passport_photo(Passport(somebody())), id="passport"),
        pytest.param(lambda: draw_permit_photo(Permit(somebody())), id="permit"),
    ],
)
def test_a_telephone_photo_says_specimen_and_who_made_it(jpeg):
    picture = Image.open(io.BytesIO(jpeg()))
    assert picture.getexif()[0x010F] == "SPECIMEN"
    assert "SPECIMEN" in seen(picture)


def test_drawing_again_gives_the_same_scan():
    holder = somebody("PHL", "F")
    assert draw_vignette.__wrapped__(Permit(holder)) == draw_vignette.__wrapped__(Permit(holder))
    booklet = Passport(holder, pages=6)
    assert draw_passport.__wrapped__(booklet) == draw_passport.__wrapped__(booklet)


def test_two_people_have_two_faces():
    one, other = (np.asarray(portrait(somebody(code))) for code in ("ALB", "PAK"))
    assert np.abs(one.astype(int) - other).mean() > 1


def test_the_photo_is_jpeg_2000_of_40_by_60_millimetres_at_600_dpi():
    data = draw_photo(somebody())
    picture = Image.open(io.BytesIO(data))
    assert picture.format == "JPEG2000"
    assert picture.size == (WIDTH_PX, HEIGHT_PX)
    assert picture.info["dpi"] == pytest.approx((600, 600))
    assert b"SPECIMEN" in data


def test_the_photo_shows_a_person_on_white():
    pixels = np.asarray(portrait(somebody()))
    border = np.concatenate([pixels[:40].reshape(-1, 3), pixels[:900, :40].reshape(-1, 3)])
    assert border.min() == 255
    assert pixels[700:900, 400:545].mean() < 235


def test_a_booklet_of_32_pages_takes_four_sheets_and_a_torn_one_shows_fewer_pages():
    assert len(texts(draw_passport(Passport(somebody(), pages=32)))) == 4
    assert len(texts(draw_passport(Passport(somebody(), missing=frozenset(range(3, 15)))))) == 1


def test_a_locked_paper_opens_only_with_its_password():
    locked = encrypted(lambda: document(EvidenceKind.LEASE, somebody()))
    with pytest.raises(pypdfium2.PdfiumError, match=r"[Pp]assword"):
        pypdfium2.PdfDocument(locked)
    pypdfium2.PdfDocument(locked, password=PASSWORD).close()
    assert locked == encrypted(lambda: document(EvidenceKind.LEASE, somebody()))


def test_a_cut_off_paper_is_the_beginning_of_the_whole():
    whole = document(EvidenceKind.LEASE, somebody())
    part = truncated(lambda: whole)
    assert whole.startswith(part)
    assert b"%%EOF" not in part


def test_a_printed_and_scanned_paper_has_lost_its_text():
    scan = scan_of(document(EvidenceKind.LEASE, somebody()), "lease", 100)
    assert texts(scan) == [""]

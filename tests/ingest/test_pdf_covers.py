"""What was drawn on the words of a page: which of them are gone from its picture."""

from __future__ import annotations

import io
import math

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader

from ingest.limits import DEFAULT_LIMITS
from ingest.pages import Page
from ingest.pdfs import PdfDocument

LEFT, BASE, WIDE = 100, 700, 72
AMOUNT = "1200,50"


def page_of(data: bytes) -> Page:
    return PdfDocument(data, DEFAULT_LIMITS).page(1)


def covered(page: Page) -> list[tuple[str, bool]]:
    return [(word.text, word.plain) for word in page.covered]


@pytest.fixture
def receipt(drawn_pdf):
    """A page of three words, after ``draw`` has drawn on it."""

    def make(draw) -> Page:
        def receipt(canvas):
            canvas.setFont("Helvetica", 18)
            canvas.drawString(LEFT, BASE, AMOUNT)
            canvas.drawString(LEFT, BASE - 60, "HOXHA")
            canvas.drawString(LEFT, BASE - 120, "TIRANE")
            draw(canvas)

        return page_of(drawn_pdf(receipt))

    return make


def patch(canvas, grey=1.0, wide=WIDE):
    canvas.setFillGray(grey)
    canvas.rect(LEFT - 2, BASE - 5, wide, 22, stroke=0, fill=1)
    canvas.setFillGray(0)


def picture(mode: str = "RGB", size=(300, 300), text: str = "") -> ImageReader:
    """A ring on white, or on nothing where the mode has an alpha; or a text."""
    image = Image.new(mode, size, (255, 255, 255, 0)[: len(mode)])
    drawing = ImageDraw.Draw(image)
    if text:
        drawing.text((4, 4), text, fill=(0, 0, 0, 255)[: len(mode)], font_size=size[1] * 0.8)
    else:
        blue = (0, 0, 160, 255)[: len(mode)]
        drawing.ellipse((30, 30, size[0] - 30, size[1] - 30), outline=blue, width=9)
    return ImageReader(image)


# Covered


def test_a_word_under_a_white_patch_is_not_in_the_layer(receipt):
    page = receipt(patch)
    assert [word.text for word in page.words] == ["HOXHA", "TIRANE"]
    assert covered(page) == [(AMOUNT, True)]


def test_a_black_bar_hides_as_a_white_one_does(receipt):
    assert covered(receipt(lambda c: patch(c, grey=0))) == [(AMOUNT, True)]


def test_a_patch_on_one_figure_makes_it_another_number(receipt):
    assert covered(receipt(lambda c: patch(c, wide=12))) == [(AMOUNT, True)]


def test_a_patch_that_leaves_the_tips_of_letters_hides_them(receipt):
    def low(canvas):
        canvas.setFillGray(1)
        canvas.rect(LEFT, BASE + 2, WIDE, 8, stroke=0, fill=1)

    assert covered(receipt(low)) == [(AMOUNT, True)]


def test_a_picture_of_another_word_is_something_in_its_place(receipt):
    other = picture(size=(300, 90), text="9800,50")
    assert covered(receipt(lambda c: c.drawImage(other, LEFT, BASE - 4, 75, 22))) == [
        (AMOUNT, False)
    ]


def test_a_figure_set_on_a_figure_is_found_where_it_has_all_of_its_ink(receipt):
    def eight(canvas):
        patch(canvas, wide=12)
        path = canvas.beginPath()
        path.rect(LEFT, BASE, 9, 13)
        canvas.drawPath(path, stroke=0, fill=1)

    ((text, _),) = covered(receipt(eight))
    assert text == AMOUNT


def test_of_a_word_written_on_a_patch_only_the_new_one_is_seen(receipt):
    def corrected(canvas):
        patch(canvas)
        canvas.drawString(LEFT, BASE, "9800,50")

    page = receipt(corrected)
    assert "9800,50" in [word.text for word in page.words]
    assert covered(page) == [(AMOUNT, True)]


def test_a_broad_white_line_is_a_patch(receipt):
    def line(canvas):
        canvas.setStrokeGray(1)
        canvas.setLineWidth(22)
        canvas.line(LEFT - 2, BASE + 6, LEFT + WIDE, BASE + 6)

    assert covered(receipt(line)) == [(AMOUNT, True)]


def test_a_patch_is_found_in_a_form_and_on_a_turned_page(drawn_pdf, in_a_form):
    def patched(canvas):
        canvas.setFont("Helvetica", 18)
        for row, text in enumerate((AMOUNT, "CERTIFICATE", "OF MARRIAGE")):
            canvas.drawString(LEFT, BASE - 60 * row, text)
        patch(canvas)

    page = page_of(in_a_form(drawn_pdf(patched), turned=90))
    assert page.height > page.width
    assert covered(page) == [(AMOUNT, True)]


def annotated(data: bytes, subtype: Name, look: bytes) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        drawn = pdf.make_stream(look)
        drawn.Type, drawn.Subtype = Name.XObject, Name.Form
        drawn.BBox = Array([0, 0, WIDE, 22])
        drawn.Resources = Dictionary(ExtGState=Dictionary(M=Dictionary(BM=Name.Multiply)))
        where = Array([LEFT - 2, BASE - 5, LEFT - 2 + WIDE, BASE + 17])
        note = Dictionary(Type=Name.Annot, Subtype=subtype, Rect=where, F=4, AP=Dictionary(N=drawn))
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
        pdf.save(buffer)
    return buffer.getvalue()


def amount(canvas):
    canvas.setFont("Helvetica", 18)
    canvas.drawString(LEFT, BASE, AMOUNT)


def test_an_annotation_can_hide_a_word(drawn_pdf):
    look = b"1 g 0 0 100 22 re f"
    assert covered(page_of(annotated(drawn_pdf(amount), Name.Square, look))) == [(AMOUNT, True)]


# Harmless


def test_a_highlight_hides_nothing(drawn_pdf):
    look = b"/M gs 1 1 0 rg 0 0 100 22 re f"
    page = page_of(annotated(drawn_pdf(amount), Name.Highlight, look))
    assert ([word.text for word in page.words], page.covered) == ([AMOUNT], ())


def rules(canvas):
    canvas.setLineWidth(1)
    canvas.rect(LEFT - 5, BASE - 6, 200, 24, stroke=1, fill=0)
    canvas.rect(LEFT - 5, BASE - 2, 200, 1, stroke=0, fill=1)
    canvas.line(LEFT, BASE + 6, LEFT + WIDE, BASE + 6)


def watermark(canvas):
    canvas.setFillColor(Color(0.5, 0.5, 0.5, alpha=0.25))
    canvas.setFont("Helvetica", 90)
    canvas.rotate(40)
    canvas.drawString(400, 350, "COPY")
    canvas.rect(500, 300, 300, 200, stroke=0, fill=1)


def signature(canvas):
    path = canvas.beginPath()
    path.moveTo(LEFT, BASE)
    for step in range(60):
        path.lineTo(LEFT + step, BASE + 6 + 9 * math.sin(step * 0.7))
    canvas.drawPath(path)


def clear_stamp(canvas):
    canvas.drawImage(picture("RGBA"), LEFT, BASE - 80, 100, 100, mask="auto")


@pytest.mark.parametrize("draw", [rules, watermark, signature, clear_stamp])
def test_what_lets_a_word_be_seen_hides_nothing(receipt, draw):
    page = receipt(draw)
    assert [word.text for word in page.words if word.text != "COPY"] == [AMOUNT, "HOXHA", "TIRANE"]
    assert page.covered == ()


def test_what_lies_behind_words_hides_nothing(drawn_pdf):
    def on_a_bar(canvas):
        canvas.drawImage(picture(), LEFT - 20, BASE - 40, 100, 100)
        canvas.setFillGray(0)
        canvas.rect(LEFT, 300, 300, 40, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(LEFT + 5, 312, "WHITE")
        amount(canvas)

    assert page_of(drawn_pdf(on_a_bar)).covered == ()


def test_the_white_margin_of_a_stamp_on_the_end_of_a_word_hides_nothing(receipt):
    """A figure is gone, but nobody made the stamp for that: it is something in its place."""
    page = receipt(lambda c: c.drawImage(picture(), LEFT + 54, BASE - 40, 80, 80))
    assert covered(page) == [(AMOUNT, False)]


@pytest.mark.parametrize("value", ["", "01/02/2020"])
def test_a_hint_under_a_form_field_is_neither_read_nor_reported(drawn_pdf, value):
    def form(canvas):
        canvas.drawString(LEFT, BASE, "DD/MM/YYYY")
        canvas.acroForm.textfield(
            name="day", value=value, x=LEFT - 4, y=BASE - 6, width=150, height=20,
            fillColor=Color(1, 1, 1),
        )  # fmt: skip

    document = PdfDocument(drawn_pdf(form), DEFAULT_LIMITS)
    for page in (document.page(1), document.page(1)):
        assert [word.text for word in page.words] == ([value] if value else [])
        assert page.covered == ()

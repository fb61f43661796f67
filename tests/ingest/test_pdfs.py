"""PDF files: pages with rasters and words, and what is refused or reported."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader

from ingest.errors import FileProblemError
from ingest.limits import DEFAULT_LIMITS, MEBIBYTE, Limits
from ingest.pages import DpiOrigin, Page
from ingest.pdf_bombs import inflates_beyond
from ingest.pdfs import PdfDocument
from ingest.problems import ProblemCode, Reason


def reason_of(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Reason:
    with pytest.raises(FileProblemError) as caught:
        all_pages(data, limits)
    return caught.value.problem.reason


def all_pages(data: bytes, limits: Limits) -> list[Page]:
    document = PdfDocument(data, limits)
    return [document.page(number) for number in range(1, document.page_count + 1)]


def problems_of(data: bytes) -> list[tuple[Reason, ProblemCode]]:
    document = PdfDocument(data, DEFAULT_LIMITS)
    assert [word.text for word in document.page(1).words] == ["PASSPORT"]
    return [(problem.reason, problem.code) for problem in document.problems]


# Pages


def test_a_born_digital_page_has_its_words_where_they_are_drawn(drawn_pdf):
    def draw(canvas):
        canvas.setFont("Helvetica", 20)
        canvas.drawString(72, 700, "PASSPORT  BA1234567")

    page = PdfDocument(drawn_pdf(draw), DEFAULT_LIMITS).page(1)
    assert [word.text for word in page.words] == ["PASSPORT", "BA1234567"]
    assert (page.dpi, page.dpi_origin, page.pure_raster) == (150.0, DpiOrigin.PDF_RENDER, False)
    assert page.paper_mm == pytest.approx((210, 297), abs=0.1)
    for word in page.words:
        left, top, right, bottom = word.box
        ink = page.pixels[top:bottom, left:right].min(axis=2) < 128
        assert ink.any(axis=1).mean() > 0.8
        assert not (page.pixels[: top - 2].min() < 128)
    assert page.words[0].box[0] == pytest.approx(72 * 150 / 72, abs=4)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_page_rotation_turns_pixels_and_words_alike(changed_pdf, turn):
    data = changed_pdf(lambda pdf: pdf.pages[0].rotate(turn, relative=False))
    page = PdfDocument(data, DEFAULT_LIMITS).page(1)
    assert (page.width > page.height) == (turn in (90, 270))
    (word,) = page.words
    left, top, right, bottom = word.box
    assert page.pixels[top:bottom, left:right].min() < 128
    outside = page.pixels.copy()
    outside[top - 2 : bottom + 2, left - 2 : right + 2] = 255
    assert outside.min() == 255


LINES = ("MARRIAGE CERTIFICATE", "SURNAME HOXHA", "GIVEN NAME ARTAN")


def letter(canvas):
    for row, line in enumerate(LINES):
        canvas.drawString(72, 700 - 40 * row, line)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_turned_so_that_its_letters_stand_upright(drawn_pdf, turn):
    """Whatever the file says of its rotation: on a sideways page labels have no values."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn_pdf(letter))) as pdf:
        pdf.pages[0].rotate(turn, relative=False)
        pdf.save(buffer)
    document = PdfDocument(buffer.getvalue(), DEFAULT_LIMITS)
    upright = PdfDocument(drawn_pdf(letter), DEFAULT_LIMITS).page(1)
    for page in (document.page(1), document.page(1)):
        assert page.words == upright.words
        assert (page.pixels.shape, page.paper_mm) == (upright.pixels.shape, upright.paper_mm)


def test_what_runs_up_a_margin_turns_no_page(drawn_pdf, scan):
    def up_the_margin(canvas):
        canvas.rotate(90)
        canvas.drawString(100, -30, "PUBLISHED IN THE REGISTER OF DECISIONS")

    beside = drawn_pdf(lambda c: (letter(c), c.drawString(72, 500, "TIRANE"), up_the_margin(c)))
    page = PdfDocument(beside, DEFAULT_LIMITS).page(1)
    assert page.height > page.width
    on_a_scan = PdfDocument(drawn_pdf(lambda c: (scan(c), up_the_margin(c))), DEFAULT_LIMITS)
    assert tuple(on_a_scan.page(1).pixels[100, 100]) == (255, 0, 0)


def test_the_crop_box_moves_boxes_and_hides_what_lies_outside(drawn_pdf):
    def draw(canvas):
        canvas.setCropBox((100, 600, 400, 800))
        canvas.drawString(150, 700, "INSIDE")
        canvas.drawString(150, 100, "OUTSIDE")

    page = PdfDocument(drawn_pdf(draw), DEFAULT_LIMITS).page(1)
    assert [word.text for word in page.words] == ["INSIDE"]
    assert page.words[0].box[0] == pytest.approx(50 * 150 / 72, abs=4)


def test_a_scan_is_a_pure_raster_without_words(drawn_pdf, scan):
    page = PdfDocument(drawn_pdf(scan), DEFAULT_LIMITS).page(1)
    assert page.pure_raster
    assert not page.has_text_layer
    assert page.dpi == pytest.approx(300, abs=1)
    assert tuple(page.pixels[100, 100]) == (255, 0, 0)


def test_a_hidden_text_layer_over_a_scan_says_nothing(drawn_pdf, scan):
    """What an officer would not see is not read: it may say something else than the picture."""

    def with_hidden_text(canvas):
        scan(canvas)
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textOut("FORGED")
        canvas.drawText(text)

    page = PdfDocument(drawn_pdf(with_hidden_text), DEFAULT_LIMITS).page(1)
    assert (page.words, page.pure_raster) == ((), True)
    assert [word.text for word in page.unseen] == ["FORGED"]


def test_text_without_colour_says_nothing(drawn_pdf, scan):
    def clear(canvas):
        scan(canvas)
        canvas.setFillColor(Color(0, 0, 0, alpha=0))
        canvas.drawString(72, 700, "FORGED")

    page = PdfDocument(drawn_pdf(clear), DEFAULT_LIMITS).page(1)
    assert (page.words, page.pure_raster) == ((), True)
    assert [word.text for word in page.unseen] == ["FORGED"]


def test_text_under_a_covering_picture_says_nothing(drawn_pdf, scan):
    def covered(canvas):
        canvas.drawString(72, 700, "COVERED")
        scan(canvas)

    page = PdfDocument(drawn_pdf(covered), DEFAULT_LIMITS).page(1)
    assert (page.words, page.pure_raster) == ((), True)
    assert [word.text for word in page.unseen] == ["COVERED"]


def test_what_lies_in_a_form_xobject_is_judged_alike(drawn_pdf, scan, in_a_form):
    """Some programs wrap the whole page: pictures are measured and hidden text is found there."""

    def with_hidden_text(canvas):
        scan(canvas)
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textOut("FORGED")
        canvas.drawText(text)

    page = PdfDocument(in_a_form(drawn_pdf(with_hidden_text)), DEFAULT_LIMITS).page(1)
    assert (page.words, page.pure_raster) == ((), True)
    assert page.dpi == pytest.approx(300, abs=1)


def test_a_stamp_over_a_scan_is_read_and_the_page_is_mixed(drawn_pdf, scan):
    def stamped(canvas):
        scan(canvas)
        canvas.drawString(72, 700, "STAMP")

    page = PdfDocument(drawn_pdf(stamped), DEFAULT_LIMITS).page(1)
    assert [word.text for word in page.words] == ["STAMP"]
    assert (page.pure_raster, page.on_picture) == (False, True)
    assert page.dpi == pytest.approx(300, abs=1)


def test_scanned_and_born_digital_pages_in_one_file(drawn_pdf, scan):
    data = drawn_pdf(scan, lambda canvas: canvas.drawString(72, 700, "TEXT"))
    document = PdfDocument(data, DEFAULT_LIMITS)
    pages = [document.page(number) for number in (1, 2)]
    assert [page.pure_raster for page in pages] == [True, False]
    assert [page.has_text_layer for page in pages] == [False, True]


def test_a_logo_does_not_make_a_page_a_scan(drawn_pdf, corners):
    def letter(canvas):
        canvas.drawImage(ImageReader(corners()), 72, 750, 60, 40)
        canvas.drawString(72, 700, "LETTER")

    page = PdfDocument(drawn_pdf(letter), DEFAULT_LIMITS).page(1)
    assert (page.pure_raster, page.dpi) == (False, 150.0)


def test_what_is_filled_into_a_form_is_part_of_the_page(drawn_pdf):
    def form(canvas):
        canvas.drawString(72, 700, "NAME")
        canvas.acroForm.textfield(name="name", value="HOXHA", x=150, y=690, width=200, height=20)

    document = PdfDocument(drawn_pdf(form), DEFAULT_LIMITS)
    for _ in range(2):
        page = document.page(1)
        assert [word.text for word in page.words] == ["NAME", "HOXHA"]
        left, top, right, bottom = page.words[1].box
        assert page.pixels[top:bottom, left:right].min() < 128


def test_a_note_set_on_a_page_is_part_of_it(changed_pdf):
    def annotate(pdf):
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        look = pdf.make_stream(b"BT /F 12 Tf 2 5 Td (CERTIFIED) Tj ET")
        look.Type, look.Subtype = Name.XObject, Name.Form
        look.BBox = Array([0, 0, 100, 20])
        look.Resources = Dictionary(Font=Dictionary(F=font))
        stamp = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Stamp,
            Rect=Array([200, 500, 300, 520]),
            F=4,
            AP=Dictionary(N=look),
        )
        pdf.pages[0].Annots = Array([pdf.make_indirect(stamp)])

    page = PdfDocument(changed_pdf(annotate), DEFAULT_LIMITS).page(1)
    assert [word.text for word in page.words] == ["PASSPORT", "CERTIFIED"]


def test_the_user_unit_makes_paper_larger(changed_pdf):
    plain = PdfDocument(changed_pdf(lambda pdf: None), DEFAULT_LIMITS).page(1)
    data = changed_pdf(lambda pdf: pdf.pages[0].obj.__setitem__("/UserUnit", 2), min_version="1.6")
    page = PdfDocument(data, DEFAULT_LIMITS).page(1)
    assert page.paper_mm == pytest.approx((420, 594), abs=0.1)
    assert page.width == pytest.approx(2 * plain.width, abs=2)
    assert page.words[0].box[0] == pytest.approx(2 * plain.words[0].box[0], abs=3)


def test_huge_paper_is_rendered_within_the_limit(drawn_pdf):
    def draw(canvas):
        canvas.setPageSize((14_400, 14_400))
        canvas.drawString(72, 700, "MAP")

    page = PdfDocument(drawn_pdf(draw), Limits(render_pixels=1_000_000)).page(1)
    assert page.width * page.height <= 1_000_000
    assert page.dpi == pytest.approx(page.width / 200, rel=0.01)


# Locks


def test_a_user_password_locks_the_file(changed_pdf):
    lock = pikepdf.Encryption(owner="owner", user="user")
    data = changed_pdf(lambda pdf: None, encryption=lock)
    assert reason_of(data) is Reason.ENCRYPTED


@pytest.mark.parametrize("revision", [3, 4, 6])
def test_owner_only_encryption_is_read(changed_pdf, revision):
    lock = pikepdf.Encryption(
        owner="owner", user="", R=revision, aes=revision > 3, metadata=revision > 3
    )
    data = changed_pdf(lambda pdf: None, encryption=lock)
    assert problems_of(data) == []


# Active content: reported, and the pages are read


def on_open(action: Dictionary):
    return lambda pdf: pdf.Root.__setattr__("OpenAction", action)


def test_javascript_is_reported_and_the_page_is_read(changed_pdf):
    data = changed_pdf(on_open(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))))
    assert problems_of(data) == [(Reason.JAVASCRIPT, ProblemCode.HOSTILE)]


def test_javascript_is_found_in_object_streams_and_under_another_spelling(changed_pdf):
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    packed = changed_pdf(on_open(action), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"JavaScript" not in packed
    assert problems_of(packed) == [(Reason.JAVASCRIPT, ProblemCode.HOSTILE)]
    spelt = changed_pdf(on_open(action)).replace(b"/JavaScript", b"/J#61vaScript")
    assert problems_of(spelt) == [(Reason.JAVASCRIPT, ProblemCode.HOSTILE)]


def test_an_annotation_that_launches_a_program_is_reported(changed_pdf):
    def add(pdf):
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([0, 0, 9, 9]),
            A=Dictionary(S=Name.Launch, F=String("calc.exe")),
        )
        pdf.pages[0].Annots = Array([link])

    assert problems_of(changed_pdf(add)) == [(Reason.LAUNCH_ACTION, ProblemCode.HOSTILE)]


def test_an_embedded_file_is_reported(changed_pdf):
    def attach(pdf):
        pdf.attachments["invoice.exe"] = pikepdf.AttachedFileSpec(
            pdf, b"MZ", filename="invoice.exe"
        )

    assert problems_of(changed_pdf(attach)) == [(Reason.EMBEDDED_FILE, ProblemCode.HOSTILE)]


def test_the_word_javascript_on_a_page_is_no_javascript(changed_pdf):
    data = changed_pdf(lambda pdf: pdf.docinfo.__setitem__("/Title", "/JS /JavaScript /Launch"))
    assert problems_of(data) == []


def test_indirect_numbers_nulls_and_names_are_no_obstacle(changed_pdf):
    def add(pdf):
        things = [7, True, 1.5, Name.JavaScript, String("x"), Array([1])]
        pdf.Root.Things = Array([pdf.make_indirect(thing) for thing in things])

    assert problems_of(changed_pdf(add)) == []


def with_xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp:xdp/>"))


def test_a_form_whose_pages_are_in_xfa_only_cannot_be_read(changed_pdf):
    def add(pdf):
        with_xfa(pdf)
        pdf.Root.NeedsRendering = True

    assert reason_of(changed_pdf(add)) is Reason.XFA_FORM


def test_a_form_that_has_pages_beside_xfa_is_read_and_reported(changed_pdf):
    assert problems_of(changed_pdf(with_xfa)) == [(Reason.XFA_FORM, ProblemCode.UNREADABLE)]


# Damage and limits


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("linearize", [False, True])
def test_a_file_that_was_cut_off_is_not_shown_as_if_it_were_whole(
    changed_pdf, scan, kept, linearize
):
    data = changed_pdf(
        lambda pdf: pdf.docinfo.__setitem__("/Title", "x" * 2000), linearize=linearize
    )
    assert reason_of(data[: int(len(data) * kept)]) is Reason.TRUNCATED


def test_pages_that_the_count_hides_do_not_vanish(drawn_pdf):
    data = drawn_pdf(*[lambda canvas: canvas.drawString(72, 700, "PAGE")] * 3)
    lying = data.replace(b"/Count 3", b"/Count 1")
    assert lying != data
    assert reason_of(lying) is Reason.TRUNCATED


def many_pages(count: int) -> bytes:
    """A PDF whose one page object is named ``count`` times by its tree, as cheaply as can be."""
    kids = b"3 0 R " * count
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)


def test_a_hundred_thousand_pages_are_counted_not_read():
    assert reason_of(many_pages(100_000)) is Reason.TOO_MANY_PAGES


def deflated(length: int) -> bytes:
    packer = zlib.compressobj(9)
    block = bytes(MEBIBYTE)
    parts = [packer.compress(block) for _ in range(length // MEBIBYTE)]
    return b"".join([*parts, packer.flush()])


def with_contents(stream: bytes, filters: object = Name.FlateDecode):
    def change(pdf):
        bomb = pikepdf.Stream(pdf, b"")
        bomb.write(stream, filter=filters)
        pdf.pages[0].Contents = bomb

    return change


def test_a_stream_that_inflates_beyond_the_limit_is_refused(changed_pdf):
    data = changed_pdf(
        with_contents(deflated(40 * MEBIBYTE)), stream_decode_level=pikepdf.StreamDecodeLevel.none
    )
    assert len(data) < MEBIBYTE
    assert reason_of(data, Limits(inflated_bytes=30 * MEBIBYTE)) is Reason.BOMB


def test_encryption_does_not_hide_what_a_stream_inflates_to(changed_pdf):
    data = changed_pdf(
        with_contents(deflated(40 * MEBIBYTE)),
        encryption=pikepdf.Encryption(owner="owner", user=""),
        compress_streams=False,
    )
    assert len(data) < MEBIBYTE
    assert not inflates_beyond(data, 30 * MEBIBYTE)
    assert reason_of(data, Limits(inflated_bytes=30 * MEBIBYTE)) is Reason.BOMB


@pytest.mark.parametrize(("most", "beyond"), [(9 * MEBIBYTE, True), (10 * MEBIBYTE, False)])
def test_inflation_is_measured_to_the_byte(most, beyond):
    data = b"<<>> stream\r\n" + deflated(10 * MEBIBYTE) + b"\nendstream"
    assert inflates_beyond(data, most) is beyond


def test_broken_streams_and_other_bytes_are_no_bombs():
    stream = deflated(10 * MEBIBYTE)
    assert not inflates_beyond(b"stream\n" + stream[:20] + b"\xff" * 20_000, MEBIBYTE)
    assert not inflates_beyond(b"stream\nplain text endstream stream\n", 1)


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_drawn(changed_pdf):
    def add(pdf):
        picture = pikepdf.Stream(pdf, b"x")
        picture.Type, picture.Subtype = Name.XObject, Name.Image
        picture.Width, picture.Height = 50_000, 50_000
        pdf.pages[0].Resources.XObject = Dictionary(Im0=pdf.make_indirect(picture))

    assert reason_of(changed_pdf(add)) is Reason.TOO_MANY_PIXELS


def test_a_strip_of_paper_is_no_page(drawn_pdf):
    data = drawn_pdf(lambda canvas: canvas.setPageSize((3, 10_000)))
    assert reason_of(data) is Reason.BAD_SHAPE


def test_too_many_objects_are_refused(changed_pdf):
    data = changed_pdf(lambda pdf: None)
    assert reason_of(data, Limits(pdf_objects=2)) is Reason.BOMB


@pytest.mark.parametrize("body", [b"", b"nonsense", b"startxref 5 %%EOF"])
def test_a_pdf_in_name_only_is_damaged(body):
    assert reason_of(b"%PDF-1.7\n" + body) is Reason.TRUNCATED


def test_a_pdf_without_pages_is_damaged():
    assert reason_of(many_pages(0)) is Reason.TRUNCATED


def test_a_pdf_without_pages_is_not_locked_since_the_file_before_it_was(changed_pdf):
    lock = pikepdf.Encryption(owner="owner", user="user")
    assert reason_of(changed_pdf(lambda pdf: None, encryption=lock)) is Reason.ENCRYPTED
    assert reason_of(many_pages(0)) is Reason.TRUNCATED

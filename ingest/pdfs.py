"""PDF files become pages: a raster by pdfium, and the words of the text layer that are seen.

pdfium is built without V8 and XFA, so that no script of a file ever runs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.errors import FileProblemError
from ingest.images import check_size
from ingest.limits import Limits
from ingest.pages import DpiOrigin, Page
from ingest.pdf_bombs import inflates_beyond
from ingest.pdf_covers import Rect, covers_of
from ingest.pdf_hazards import inspect
from ingest.pdf_layout import PageLayout, layout_of
from ingest.pdf_words import Hiding, unseen_words_of, upright_rotation, words_of
from ingest.problems import FileProblem, Reason, problem

SCAN_DPI = 300.0
"""Pages with pictures that may hold writing: what recognition wants."""

TEXT_DPI = 150.0
"""Born-digital pages: their words come from the text layer, the raster is for the officer."""

ENOUGH_PIXELS = 6_000_000
"""A picture that has as many is not enlarged; a smaller one to twice its size at most."""

_POINTS_PER_INCH = 72.0
_MM_PER_INCH = 25.4


class PdfDocument:
    """An open PDF. Nothing is rendered until a page is asked for."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Opens the file and applies the limits. Raises ``FileProblemError``."""
        self._limits = limits
        if inflates_beyond(data, limits.inflated_bytes):
            raise FileProblemError(problem(Reason.BOMB, limit=limits.inflated_bytes))
        self._pdf = _opened(data)
        self.page_count = len(self._pdf)
        if self.page_count > limits.pages:
            raise FileProblemError(
                problem(Reason.TOO_MANY_PAGES, limit=limits.pages, found=self.page_count)
            )
        inspection = inspect(data, limits)
        if self.page_count < 1 or len(inspection.user_units) != self.page_count:
            # The page tree's Count lies or a part is missing: pages would vanish silently.
            raise FileProblemError(problem(Reason.TRUNCATED))
        self.problems: tuple[FileProblem, ...] = inspection.problems
        self._user_units = inspection.user_units
        self._fields: dict[int, tuple[Rect, ...]] = {}
        self._pdf.init_forms()

    def page(self, number: int) -> Page:
        """Renders one page. Raises ``FileProblemError``."""
        try:
            page = self._as_shown(number)
        except pypdfium2.PdfiumError as error:
            raise FileProblemError(problem(Reason.TRUNCATED, page=number)) from error
        try:
            return self._rendered(page, number)
        finally:
            page.close()

    def _as_shown(self, number: int) -> pypdfium2.PdfPage:
        """The page with form fields and annotations as part of it: they hold words as well."""
        page = self._pdf.get_page(number - 1)
        if pdfium.FPDFPage_GetAnnotCount(page) < 1:
            return page
        self._fields[number] = tuple(_fields_of(page))
        # Should it fail, they are drawn all the same, and only their words are not read.
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        page.close()
        return self._pdf.get_page(number - 1)

    def close(self) -> None:
        """Closes the file."""
        self._pdf.close()

    def _rendered(self, page: pypdfium2.PdfPage, number: int) -> Page:
        layout = layout_of(page)
        textpage = page.get_textpage()
        try:
            upright = None if layout.covered else upright_rotation(textpage, layout.hidden_text)
            if upright is not None and upright != page.get_rotation():
                # The order of words goes by the rotation, so they are gathered anew.
                page.set_rotation(upright)
                textpage.close()
                textpage = page.get_textpage()
            return self._drawn(page, textpage, layout, number)
        finally:
            textpage.close()

    def _drawn(
        self,
        page: pypdfium2.PdfPage,
        textpage: pypdfium2.PdfTextPage,
        layout: PageLayout,
        number: int,
    ) -> Page:
        unit = self._user_units[number - 1]
        points = (page.get_width() * unit, page.get_height() * unit)
        if not all(math.isfinite(side) and side > 0 for side in points):
            raise FileProblemError(problem(Reason.BAD_SHAPE, page=number))
        dpi = _render_dpi(points, layout, layout.native_dpi / unit, self._limits)
        scale = dpi / _POINTS_PER_INCH
        check_size((math.ceil(points[0] * scale), math.ceil(points[1] * scale)), self._limits)
        bitmap = page.render(scale=scale * unit, rev_byteorder=True)
        try:
            pixels = bitmap.to_numpy().copy()
        finally:
            bitmap.close()
        hiding = Hiding(
            unseen=layout.hidden_text,
            covers=covers_of(page, pixels, scale * unit, layout.hidden_text),
            fields=self._fields.get(number, ()),
        )
        size = (pixels.shape[1], pixels.shape[0])
        words, covered = words_of(page, textpage, size, hiding)
        return Page(
            number=number,
            pixels=pixels,
            dpi=dpi,
            dpi_origin=DpiOrigin.PDF_RENDER,
            words=words,
            covered=covered,
            unseen=unseen_words_of(page, textpage, size, layout.hidden_text),
            on_picture=layout.covered and not layout.pure_raster,
            paper_mm=(_millimetres(points[0]), _millimetres(points[1])),
            pure_raster=layout.pure_raster,
        )


def _fields_of(page: pypdfium2.PdfPage) -> Iterator[Rect]:
    """Where the form fields of a page are, in its own units; once it is flattened nobody knows."""
    rect = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        is_field = pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET
        if is_field and pdfium.FPDFAnnot_GetRect(annotation, rect):
            yield rect.left, rect.bottom, rect.right, rect.top
        pdfium.FPDFPage_CloseAnnot(annotation)


def _millimetres(points: float) -> float:
    return points / _POINTS_PER_INCH * _MM_PER_INCH


def _render_dpi(
    points: tuple[float, float], layout: PageLayout, native_dpi: float, limits: Limits
) -> float:
    dpi = SCAN_DPI if layout.detailed else TEXT_DPI
    if layout.pure_raster:
        enlarged = 1.0 if layout.native_pixels >= ENOUGH_PIXELS else 2.0
        dpi = min(dpi, native_dpi * enlarged)
    square_inches = points[0] * points[1] / _POINTS_PER_INCH**2
    # A pixel less on each side, because pdfium's raster is rounded up.
    most = math.sqrt(limits.render_pixels / square_inches) * 0.999
    return min(dpi, most)


def _is_cut_off(data: bytes) -> bool:
    """Whether objects follow the last cross-reference, or there is none (ISO 32000-1 §7.5.5).

    pdfium would rebuild the table and show what is left, as if it were all.
    """
    return data.rfind(b"startxref") < max(data.rfind(b" obj"), data.rfind(b"endobj"))


def _forget_the_last_error() -> None:
    """Makes pdfium's last error one of format, as of a file that is none.

    It keeps that of the last file that did not load, say a locked one, and gives it out again for
    one that loads and has no pages.
    """
    pdfium.FPDF_LoadMemDocument64(b"-", 1, None)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    if _is_cut_off(data):
        raise FileProblemError(problem(Reason.TRUNCATED))
    _forget_the_last_error()
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # The latter is a lock that opens with a certificate (ISO 32000-1 §7.6.4).
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise FileProblemError(problem(Reason.ENCRYPTED if locked else Reason.TRUNCATED)) from error

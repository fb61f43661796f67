"""Active content of a PDF, found in its objects by qpdf.

Nothing of it is ever executed: pdfium comes without V8 and without XFA. It is reported because an
officer's own reader might execute it. The pages are read all the same.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf

from ingest.errors import FileProblemError
from ingest.limits import Limits
from ingest.pdf_bombs import stream_inflates_beyond
from ingest.problems import FileProblem, Reason, problem

_SUSPECT = re.compile(rb"/(JavaScript|JS|Launch|EF|EmbeddedFile|XFA|Image)\b")
"""What makes an object worth walking. qpdf writes names in one way: no ``#4a`` hides them."""

_CONTAINERS = (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)
_DEEPEST = 100
_LARGEST_USER_UNIT = 75_000.0  # ISO 32000-1 annex C.2


@dataclass(frozen=True, slots=True)
class PdfInspection:
    """``problems`` leave the pages readable.

    ``user_units`` has an entry for each leaf of the page tree: the page's unit in 1/72 inch
    (ISO 32000-1 §14.11.2, Table 30: UserUnit), which pdfium does not heed.
    """

    problems: tuple[FileProblem, ...]
    user_units: tuple[float, ...]


def inspect(data: bytes, limits: Limits) -> PdfInspection:
    """Looks at each object once; pictures are measured by what they declare, none is decoded.

    Raises:
        FileProblemError: locked with a password, damaged beyond qpdf's repair, too many objects,
            a picture with too many pixels, or a form whose pages exist in XFA only.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _inspected(pdf, limits)
    except pikepdf.PasswordError as error:
        raise FileProblemError(problem(Reason.ENCRYPTED)) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError) as error:
        raise FileProblemError(problem(Reason.TRUNCATED)) from error


def _inspected(pdf: pikepdf.Pdf, limits: Limits) -> PdfInspection:
    found: set[Reason] = set()
    locked = pdf.is_encrypted
    for number, thing in enumerate(pdf.objects):
        if number > limits.pdf_objects:
            raise FileProblemError(problem(Reason.BOMB, limit=limits.pdf_objects))
        if locked and isinstance(thing, pikepdf.Stream):
            _check_inflation(thing, limits)
        # Indirect numbers and nulls come as Python's own.
        if isinstance(thing, _CONTAINERS) and _SUSPECT.search(_written(thing)):
            for dictionary in _dictionaries(thing):
                _check_picture(dictionary, limits)
                found |= {reason for reason, holds in _HAZARDS.items() if holds(dictionary)}
    if Reason.XFA_FORM in found and pdf.Root.get("/NeedsRendering", False):
        # Extensible forms proper: the page says "Please wait…" and the content is in the XML.
        raise FileProblemError(problem(Reason.XFA_FORM))
    problems = tuple(problem(reason) for reason in _HAZARDS if reason in found)
    return PdfInspection(problems, tuple(_user_unit(page.obj) for page in pdf.pages))


def _user_unit(page: pikepdf.Object) -> float:
    try:
        unit = float(page.get("/UserUnit", 1))
    except (TypeError, ValueError):
        return 1.0
    return unit if 0 < unit <= _LARGEST_USER_UNIT else 1.0


def _written(thing: pikepdf.Object) -> bytes:
    """The object as qpdf writes it, what it refers to left out, and a stream's content too."""
    dictionary = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
    return bytes(dictionary.unparse(resolved=True))


def _dictionaries(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The dictionaries that an object holds directly, itself among them."""
    waiting = [(thing, 0)]
    while waiting:
        here, depth = waiting.pop()
        if depth > _DEEPEST:
            raise FileProblemError(problem(Reason.BOMB, limit=_DEEPEST))
        if isinstance(here, pikepdf.Dictionary | pikepdf.Stream):
            yield here
            parts: list[object] = [here.get(key) for key in here.keys()]  # noqa: SIM118
        elif isinstance(here, pikepdf.Array):
            parts = list(here)
        else:
            continue
        waiting += [
            (part, depth + 1)
            for part in parts
            if isinstance(part, pikepdf.Object) and not part.is_indirect
        ]


def _check_inflation(stream: pikepdf.Stream, limits: Limits) -> None:
    """What ``ingest.pdf_bombs`` could not see through the encryption."""
    if stream_inflates_beyond(stream.read_raw_bytes(), limits.inflated_bytes):
        raise FileProblemError(problem(Reason.BOMB, limit=limits.inflated_bytes))


def _check_picture(dictionary: pikepdf.Object, limits: Limits) -> None:
    if not _is_name(dictionary, "/Subtype", "/Image"):
        return
    width, height = (_whole(dictionary.get(key)) for key in ("/Width", "/Height"))
    if width * height > limits.pixels:
        raise FileProblemError(
            problem(Reason.TOO_MANY_PIXELS, limit=limits.pixels, found=width * height)
        )


def _whole(value: object) -> int:
    try:
        return int(value)  # type: ignore[call-overload, no-any-return]
    except (TypeError, ValueError):
        return 0


def _is_name(dictionary: pikepdf.Object, key: str, name: str) -> bool:
    value = dictionary.get(key)
    return isinstance(value, pikepdf.Name) and str(value) == name


_HAZARDS: dict[Reason, Callable[[pikepdf.Object], bool]] = {
    Reason.JAVASCRIPT: lambda d: "/JS" in d or _is_name(d, "/S", "/JavaScript"),
    Reason.EMBEDDED_FILE: lambda d: "/EF" in d or _is_name(d, "/Type", "/EmbeddedFile"),
    Reason.LAUNCH_ACTION: lambda d: _is_name(d, "/S", "/Launch"),
    Reason.XFA_FORM: lambda d: "/XFA" in d,
}
"""ISO 32000-1: §12.6.4.16 JavaScript, §7.11.4 embedded files, §12.6.4.5 launch, §12.7.8 XFA."""

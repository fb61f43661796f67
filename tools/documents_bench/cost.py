"""What a page costs: processor seconds beside pytesseract, and memory of long files."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
import pytesseract
from PIL import Image

from extract.evidence import EvidenceKind
from tools.documents_bench.reading import read
from tools.documents_bench.scans import rendered, scan
from tools.second_style.library import drawn

_KINDS = (
    EvidenceKind.LEASE, EvidenceKind.TAX_CLEARANCE, EvidenceKind.SOLEMN_DECLARATION,
    EvidenceKind.INSURANCE_CAPACITY, EvidenceKind.FAMILY_STATUS_CERTIFICATE,
    EvidenceKind.RESIDENCE_PERMIT, EvidenceKind.PASSPORT,
)  # fmt: skip
_PEOPLE = (9, 11, 13)
_PEAK = """
import datetime, os, sys
from pathlib import Path
from extract.extraction import extract_file
from ingest.files import open_file
with open_file(Path(sys.argv[1])) as opened:
    extract_file(opened, seen_on=datetime.date(2026, 11, 2))
    decoders = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    for process in ("self", *decoders):
        status = Path(f"/proc/{process}/status").read_text()
        print(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])
"""
# VmHWM and not ru_maxrss: the latter begins with what the process held that started this one.


def _spent() -> float:
    """CPU seconds of this process and of the children it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def beside_pytesseract() -> tuple[float, float, float]:
    """CPU seconds a page of: scans here, born-digital pages here, ``image_to_data`` at 300 dpi.

    A process loads its models and tables once: one scan, and born-digital papers of somebody else,
    are read before anything counts.
    """
    scans = [scan(drawn(kind, 9 + i).data, "light", i) for i, kind in enumerate(_KINDS)]
    papers = [
        drawn(kind, number + i).data for number in _PEOPLE for i, kind in enumerate(_KINDS[:5])
    ]
    for data in (scans[0], *(drawn(kind, i).data for i, kind in enumerate(_KINDS[:5]))):
        read(data)
    here = born = plain = 0.0
    # In turn: on a shared machine the next minute is another speed.
    for number, data in enumerate(scans):
        here += read(data)[1]
        born += sum(read(paper)[1] for paper in papers[number :: len(scans)])
        began = _spent()
        picture = Image.fromarray(rendered(data, 300)[0])
        drawing = _spent() - began
        pytesseract.image_to_data(picture, lang="ell+eng", config="--dpi 300")
        plain += _spent() - began - drawing
    return here / len(scans), born / len(papers), plain / len(scans)


def _pages(count: int, *, scanned: bool) -> bytes:
    one = drawn(EvidenceKind.LEASE, 9).data
    if scanned:
        one = scan(one, "medium", 1)
    source, out = pypdfium2.PdfDocument(one), pypdfium2.PdfDocument.new()
    for _ in range(count):
        out.import_pages(source)
    buffer = io.BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def peak_megabytes(count: int, *, scanned: bool) -> float:
    """The largest resident sizes of a process that reads a PDF of so many pages and its decoder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(_pages(count, scanned=scanned))
        root = str(Path(__file__).resolve().parent.parent.parent)
        done = subprocess.run(  # noqa: S603 - this interpreter, our own code
            [sys.executable, "-c", _PEAK, str(path)], check=True, capture_output=True, text=True,
            cwd=root, env={**os.environ, "PYTHONPATH": root},
        )  # fmt: skip
    return sum(map(float, done.stdout.split())) / 1024

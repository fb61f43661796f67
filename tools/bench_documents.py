"""Measures identification and reading over drawn documents, at several qualities of scan.

Usage: python tools/bench_documents.py [--levels born,light,medium,heavy] [--origins ALB,UKR]
       [--kinds passport,lease] [--wrong]

For each level: share of kinds right, unidentified and wrong; share of facts right, missing and
wrong; wrong facts given with a confidence of 0.9 or more; seconds a page; the reliability of the
confidence (expected calibration error over ten bins).
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("OMP_THREAD_LIMIT", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from extract.evidence import EvidenceKind
from extract.extraction import extract_file
from extract.facts import Extraction
from extract.folding import skeleton
from ingest.files import open_file
from samples.names import ORIGINS
from samples.one import document, drawn_kinds, somebody
from samples.people import Person

SEEN_ON = dt.date(2026, 11, 2)
LEVELS = ("born", "light", "medium", "heavy")
_DPI = {"light": 300, "medium": 200, "heavy": 150}


def expected(kind: EvidenceKind, person: Person) -> dict[str, object]:
    """What must be read on a drawn document of ``kind``, as far as the person decides it."""
    names: dict[str, object] = {"surname": person.surname.latin, "given_names": person.given.latin}
    if kind is EvidenceKind.FEE_RECEIPT:
        return {
            "payer_name": f"{person.surname.latin} {person.given.latin}",
            "payer_afm": person.afm,
            "fee_code": "2107",
            "amount_eur": 150,
            "paid": True,
            "paid_on": dt.date(2026, 10, 20),
        }
    if kind in {EvidenceKind.PHOTO, EvidenceKind.OTHER}:
        return {}
    return names | _OF_KIND.get(kind, lambda _: {})(person)


_OF_KIND = {
    EvidenceKind.PASSPORT: lambda p: {
        "document_number": p.passport_number,
        "birth_date": p.birth_date,
        "nationality": p.nationality,
        "sex": p.sex,
        "issue_date": dt.date(2021, 3, 1),
        "expiry_date": dt.date(2031, 2, 28),
        "all_pages": True,
    },
    EvidenceKind.ENTRY_VISA: lambda p: {"passport_number": p.passport_number},
    EvidenceKind.RESIDENCE_PERMIT: lambda p: {
        "title_number": p.title_number,
        "birth_date": p.birth_date,
        "birth_place": p.birth_place.latin,
        "nationality": p.nationality,
        "issue_date": dt.date(2022, 7, 2),
        "expiry_date": dt.date(2027, 7, 1),
    },
    EvidenceKind.ALIEN_IDENTITY_CARD: lambda p: {
        "title_number": p.title_number,
        "birth_date": p.birth_date,
        "birth_place": p.birth_place.latin,
        "issue_date": dt.date(2022, 7, 2),
    },
    EvidenceKind.INSURANCE_CAPACITY: lambda p: {
        "amka": p.amka,
        "afm": p.afm,
        "ama": p.ama,
        "valid_until": dt.date(2027, 10, 31),
    },
    EvidenceKind.PRIVATE_INSURANCE: lambda _: {"valid_until": dt.date(2027, 10, 31)},
    EvidenceKind.TAX_CLEARANCE: lambda p: {
        "afm": p.afm,
        "tax_year": 2025,
        "amount_eur": 14230.45,
        "prefecture": p.address.prefecture,
    },
    EvidenceKind.TAX_RETURN: lambda p: {
        "afm": p.afm,
        "tax_year": 2025,
        "passport_number": p.passport_number,
    },
    EvidenceKind.LEASE: lambda p: {
        "afm": p.afm,
        "passport_number": p.passport_number,
        "prefecture": p.address.prefecture,
        "address": str(p.address),
        "valid_until": dt.date(2029, 8, 31),
    },
    EvidenceKind.UTILITY_BILL: lambda p: {"address": str(p.address)},
    EvidenceKind.RESIDENCE_PROOF: lambda p: {"address": str(p.address)},
    EvidenceKind.SOLEMN_DECLARATION: lambda p: {
        "birth_date": p.birth_date,
        "issue_date": dt.date(2026, 10, 26),
    },
    EvidenceKind.FAMILY_STATUS_CERTIFICATE: lambda p: {
        "birth_date": p.birth_date,
        "certified": True,
        "translated": True,
        "issue_date": dt.date(2026, 9, 15),
        "issuing_country": p.nationality,
    },
    EvidenceKind.CERTIFIED_TRANSLATION: lambda p: {
        "birth_date": p.birth_date,
        "translated": True,
        "birth_place_scripts": {"Grek", "Latn"},
    },
    EvidenceKind.GREEK_SCHOOL_CERTIFICATE: lambda _: {
        "classes_completed": 6,
        "completed_on": dt.date(2017, 6, 15),
    },
    EvidenceKind.GREEK_LANGUAGE_CERTIFICATE: lambda _: {"level": "B1"},
    EvidenceKind.LEGAL_STAY_CERTIFICATE: lambda _: {
        "years": 12,
        "from": dt.date(2021, 1, 1),
        "to": dt.date(2026, 9, 30),
    },
    EvidenceKind.STAY_PROOF: lambda _: {
        "from": dt.date(2021, 1, 1),
        "to": dt.date(2026, 9, 30),
    },
}


@dataclass
class Tally:
    """Counts of one level."""

    kinds: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    sure_and_wrong: list[str] = field(default_factory=list)
    by_kind: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong: list[str] = field(default_factory=list)
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    pages: int = 0
    seconds: float = 0.0


def degraded(pdf: bytes, level: str, seed: int) -> bytes:
    """A born-digital PDF as a scan of that quality: a PDF of pictures."""
    rng = np.random.default_rng(seed)
    dpi = _DPI[level]
    pictures = []
    for page in pypdfium2.PdfDocument(pdf):
        sheet = np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB"))
        pictures.append(_worn(sheet, level, rng))
    buffer = io.BytesIO()
    first, *rest = [Image.fromarray(picture) for picture in pictures]
    first.save(
        buffer,
        "PDF",
        resolution=dpi,
        save_all=True,
        append_images=rest,
        quality={"light": 85, "medium": 60, "heavy": 35}[level],
    )
    return buffer.getvalue()


def _worn(sheet: np.ndarray, level: str, rng: np.random.Generator) -> np.ndarray:
    skew, blur, noise, shade = {
        "light": (0.5, 0.4, 3, 0.0),
        "medium": (1.5, 0.7, 8, 0.15),
        "heavy": (3.0, 0.9, 16, 0.35),
    }[level]
    height, width = sheet.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-skew, skew)), 1.0)
    sheet = cv2.warpAffine(
        sheet, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(245, 245, 245)
    )
    sheet = cv2.GaussianBlur(sheet, (0, 0), blur)
    light = 1 - shade * np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    noisy = sheet.astype(np.float32) * light + rng.normal(0, noise, (height, width, 1))
    return np.clip(noisy, 0, 255).astype(np.uint8)


def right(found: object, wanted: object) -> bool:
    """Whether a fact's value is what the document says."""
    if isinstance(wanted, set):
        return isinstance(found, tuple) and set(found) == wanted
    if isinstance(wanted, str):
        return skeleton(str(found)) == skeleton(wanted)
    if isinstance(wanted, float):
        return abs(float(str(found)) - wanted) < 0.005
    return found == wanted


def run(level: str, kinds: list[EvidenceKind], origins: list[str]) -> Tally:
    """Reads each kind for each origin at one level."""
    tally = Tally()
    for number, code in enumerate(origins):
        person = somebody(code, "MF"[number % 2], f"bench{number}", number)
        for kind in kinds:
            data = document(kind, person)
            if level != "born" and data[:4] == b"%PDF":
                data = degraded(data, level, number)
            extraction, seconds = _extract(data)
            tally.seconds += seconds
            tally.pages += extraction.pages
            _judge(tally, kind, code, person, extraction)
    return tally


def _extract(data: bytes) -> tuple[Extraction, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        path.write_bytes(data)
        with open_file(path) as opened:
            began = time.process_time()
            (extraction,) = extract_file(opened, seen_on=SEEN_ON)
            return extraction, time.process_time() - began


def _judge(
    tally: Tally, kind: EvidenceKind, code: str, person: Person, extraction: Extraction
) -> None:
    other = kind is EvidenceKind.OTHER and extraction.kind is None
    said = "right" if extraction.kind is kind or other else "wrong" if extraction.kind else "none"
    tally.kinds[said] += 1
    if said != "right":
        tally.wrong.append(f"{code} {kind.value}: taken for {extraction.kind}")
    for name, wanted in expected(kind, person).items():
        fact = extraction.facts.get(name)
        verdict = "missing" if fact is None else "right" if right(fact.value, wanted) else "wrong"
        tally.facts[verdict] += 1
        tally.by_kind[kind.value][verdict] += 1
        if fact is not None:
            tally.confidences.append((fact.confidence, verdict == "right"))
        if verdict != "right":
            shown = "-" if fact is None else f"{fact.value!r} ({fact.confidence}, {fact.read_by})"
            line = f"{code} {kind.value}.{name}: {wanted!r} read as {shown}"
            tally.wrong.append(line)
            if fact is not None and fact.confidence >= 0.9:
                tally.sure_and_wrong.append(line)


def calibration_error(pairs: list[tuple[float, bool]]) -> float:
    """Expected calibration error: mean gap of confidence and accuracy over ten bins."""
    if not pairs:
        return 0.0
    total = 0.0
    for number in range(10):
        here = [p for p in pairs if number / 10 <= p[0] < (number + 1) / 10 + (number == 9)]
        if here:
            accuracy = sum(ok for _, ok in here) / len(here)
            total += len(here) * abs(accuracy - sum(c for c, _ in here) / len(here))
    return total / len(pairs)


def report(level: str, tally: Tally, show_wrong: bool) -> Iterator[str]:
    """Lines to print of one level."""
    kinds, facts = sum(tally.kinds.values()), sum(tally.facts.values())
    yield (
        f"{level:7} kinds {tally.kinds['right'] / kinds:6.1%} (none {tally.kinds['none']}, "
        f"wrong {tally.kinds['wrong']} of {kinds})  facts {tally.facts['right'] / facts:6.1%} "
        f"(missing {tally.facts['missing']}, wrong {tally.facts['wrong']} of {facts}; "
        f"sure and wrong {len(tally.sure_and_wrong)})  "
        f"ECE {calibration_error(tally.confidences):.3f}  "
        f"CPU s/page {tally.seconds / max(1, tally.pages):.3f} ({tally.pages} pages)"
    )
    for kind, counts in sorted(tally.by_kind.items()):
        if counts["right"] < sum(counts.values()):
            yield f"    {kind:32} {dict(counts)}"
    if show_wrong:
        yield from (f"      {line}" for line in tally.wrong)


def main() -> None:
    """Runs the levels asked for and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--levels", default=",".join(LEVELS))
    parser.add_argument("--origins", default="ALB,UKR,PAK")
    parser.add_argument("--kinds", default="")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    wanted = {EvidenceKind(name) for name in options.kinds.split(",") if name}
    kinds = [kind for kind in drawn_kinds() if not wanted or kind in wanted]
    origins = list(ORIGINS) if options.origins == "all" else options.origins.split(",")
    for level in options.levels.split(","):
        for line in report(level, run(level, kinds, origins), options.wrong):
            print(line, flush=True)


if __name__ == "__main__":
    main()

"""Archives to measure on: specimen cases whose files are all distinct, and large ones that share.

A large archive links to the files of a few specimens, for drawing ten thousand cases would take a
day; its applications all differ. The distinct one is what a cold run really costs.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
from dataclasses import dataclass
from pathlib import Path

from samples.write import write_samples
from tools.archive_bench.people import people

_PROCEDURES = ("long-term.renewal", "second-generation.renewal", "ethnic-greek.titled.renewal")


@dataclass(frozen=True)
class Made:
    """An archive, its number of cases, and what share of its files no other file equals."""

    folder: Path
    cases: int
    files: int
    distinct: int

    def __str__(self) -> str:
        share = self.distinct / max(1, self.files)
        return f"{self.cases:,} cases, {self.files:,} documents, {share:.1%} of them distinct"


def distinct_archive(folder: Path, count: int) -> Made:
    """Specimen cases of three procedures, each with papers of its own people."""
    for number in range(count):
        procedure = _PROCEDURES[number % len(_PROCEDURES)]
        written = write_samples(folder.with_name(f"drawn-{number}"), 100 + number, [procedure])
        complete = next(case for case in written if case.name == "complete")
        (folder / f"{number:03d}").parent.mkdir(parents=True, exist_ok=True)
        complete.folder.rename(folder / f"{number:03d}")
    return _made(folder, count)


def shared_archive(folder: Path, pool: Path, count: int) -> Made:
    """``count`` cases in folders of a thousand, with the documents of the specimens in ``pool``."""
    specimens = sorted(path for path in pool.iterdir() if path.is_dir())
    texts = [json.loads((path / "application.json").read_text("utf-8")) for path in specimens]
    rng = random.Random(count)  # noqa: S311 - specimens, not secrets
    for number, traits in enumerate(people(count, count // 100).traits[:count]):
        chosen = number % len(specimens)
        case = folder / f"{number // 1000:03d}" / f"{number:06d}"
        case.mkdir(parents=True)
        person = traits.person
        stated = texts[chosen]["applicant"] | {
            "surname": person.surname, "given_names": person.given_names,
            "birth_date": str(person.birth_date), "passport_number": person.passport,
        }  # fmt: skip
        month = f"2026-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
        text = texts[chosen] | {"applicant": stated, "submitted_on": month}
        (case / "application.json").write_text(json.dumps(text, ensure_ascii=False), "utf-8")
        for file in specimens[chosen].iterdir():
            if file.name != "application.json":
                os.link(file, case / file.name)
    return _made(folder, count)


def cheap_archive(folder: Path, count: int) -> Made:
    """Registrations with a file or two that can't be read: for killing runs, not for timing."""
    for number, traits in enumerate(people(count, count // 20).traits[:count]):
        case = folder / f"{number:05d}"
        case.mkdir(parents=True)
        person = traits.person
        text = {
            "procedure": "registration",
            "submitted_on": "2026-11-02",
            "applicant": {
                "surname": person.surname, "given_names": person.given_names,
                "birth_date": str(person.birth_date), "passport_number": person.passport,
            },
        }  # fmt: skip
        (case / "application.json").write_text(json.dumps(text, ensure_ascii=False), "utf-8")
        (case / "scan.bin").write_bytes(f"no document {number % 50}".encode())
    return _made(folder, count)


def _made(folder: Path, count: int) -> Made:
    inodes: dict[int, str] = {}
    seen: dict[str, int] = {}
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "application.json":
            inode = path.stat().st_ino
            if inode not in inodes:
                inodes[inode] = hashlib.sha256(path.read_bytes()).hexdigest()
            seen[inodes[inode]] = seen.get(inodes[inode], 0) + 1
    return Made(folder, count, sum(seen.values()), len(seen))

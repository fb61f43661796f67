"""Each quoted sentence stands in the source text, and each item of the texts has its row."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from verify.catalogue.coverage import SourceList, load_sources
from verify.catalogue.load import default_catalogue
from verify.catalogue.models import Procedure, SourceItem

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"

needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(),
    reason="the source texts are not part of the tree; they are read in ../shared/seeds",
)

PROCEDURES = list(default_catalogue().procedures.values())
SOURCES = load_sources()

SECTIONS_003 = {1: 6, 2: 6, 3: 6, 4: 6, 5: 8, 6: 7}
SECTIONS_004 = {"4.1α": 8, "4.1β": 3, "4.2α": 6, "4.2β": 5, "4.3": 8}

FORM_FIELDS = (
    "Βήμα-1: Είδος τίτλου διαμονής",
    "Βήμα-1: Αριθμός τίτλου διαμονής",
    "Βήμα-1: Διαβατήριο",
    "Βήμα-1: Επώνυμο",
    "Βήμα-1: Όνομα",
    "Βήμα-1: Γέννηση",
    "Βήμα-1: Κινητό τηλέφωνο",
    "Βήμα-1: Δεν είμαι μηχανή",
    "Βήμα-1: Συνέχεια",
    "Βήμα-1: Ανανέωση captcha",
    "Βήμα-1: Ακύρωση",
    "Βήμα-2: Κωδικός χρήστη",
    "Βήμα-2: Συνθηματικό",
    "Βήμα-2: Επιβεβαίωση συνθηματικού",
    "Βήμα-2: Κωδικός ενεργοποίησης",
    "Βήμα-2: Εγγραφή",
    "Βήμα-2: Ακύρωση",
)


def numbered(heading: str, count: int) -> list[str]:
    return [f"{heading}({n})" for n in range(1, count + 1)]


def with_card(section: str, last: int) -> list[str]:
    return [*numbered(section, last), *(f"{section}({last}{letter})" for letter in "αβγ")]


ITEMS = {
    "000_efb3103901873fa3.txt": ["Σύντομη Περιγραφή", "Οδηγίες", *FORM_FIELDS],
    "001_0d644e3aed0bd3b3.txt": [
        "Παρατηρήσεις",
        "Αίτηση: Σημειώσεις",
        *numbered("Προϋποθέσεις", 7),
        *numbered("Κόστος", 1),
        *numbered("Δικαιολογητικά", 8),
        *numbered("Νομοθεσία", 8),
        *numbered("Βήματα", 13),
    ],
    "002_04f83cda592290eb.txt": [
        *numbered("Περιγραφή Υπηρεσίας", 4),
        *numbered("Σχετική Νομοθεσία", 4),
        *numbered("Τρόπος διεκπεραίωσης", 3),
        *numbered("Παράβολα", 2),
        *numbered("Δικαιολογητικά", 9),
        *numbered("Διαδικασίες", 10),
    ],
    "003_94203a8cdd740b47.txt": [
        *numbered("Περιεχόμενα", 6),
        *(f"§{n} Διάρκεια" for n in SECTIONS_003),
        *(f"§{n}" for n in range(1, 5)),
        *(item for n, last in SECTIONS_003.items() for item in with_card(f"§{n}", last)),
    ],
    "004_7c425971db464bbc.txt": [
        *(f"{section} Διάρκεια" for section in SECTIONS_004),
        *(item for section, last in SECTIONS_004.items() for item in with_card(section, last)),
        "4.1α ΠΡΟΣΟΧΗ",
        "4.3 ΠΡΟΣΟΧΗ",
    ],
}


def normalised(text: str) -> str:
    """Without what is only the texts' typesetting: white space, bold, links."""
    return re.sub(r"[\s*]+", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))


@cache
def seed(file: str) -> str:
    return normalised((SEEDS / file).read_text(encoding="utf-8"))


def quoted(procedure: Procedure) -> list[SourceItem]:
    waiver = [procedure.passport_waiver] if procedure.passport_waiver else []
    asked = [item for r in procedure.requirements for item in (r.source, *r.notes)]
    return waiver + asked


@needs_seeds
@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: p.id)
def test_sentences_of_a_procedure_stand_in_its_source(procedure: Procedure) -> None:
    text = seed(procedure.source_file)

    assert [q.item for q in quoted(procedure) if normalised(q.quote) not in text] == []


@needs_seeds
@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.file)
def test_rows_of_a_source_stand_in_it(source: SourceList) -> None:
    text = seed(source.file)

    assert [row.item for row in source.items if normalised(row.quote) not in text] == []


@pytest.mark.parametrize("file", ITEMS)
def test_each_item_of_a_source_has_its_row(file: str) -> None:
    (source,) = [s for s in SOURCES if s.file == file]
    items = {row.item for row in source.items}

    assert [item for item in ITEMS[file] if item not in items] == []


@needs_seeds
def test_there_is_a_list_for_each_source_text() -> None:
    assert [s.file for s in SOURCES] == sorted(path.name for path in SEEDS.glob("*.txt"))


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: p.id)
def test_what_a_procedure_cites_is_an_item_of_its_source(procedure: Procedure) -> None:
    (source,) = [s for s in SOURCES if s.file == procedure.source_file]
    items = {row.item for row in source.items}

    assert [q.item for q in quoted(procedure) if q.item not in items] == []


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: p.id)
def test_each_requirement_serves_the_item_that_it_cites(procedure: Procedure) -> None:
    (source,) = [s for s in SOURCES if s.file == procedure.source_file]
    served = {(row.item, name) for row in source.items for name in row.served_by}

    assert [
        r.id
        for r in procedure.requirements
        if (r.source.item, f"{procedure.id}/{r.id}") not in served
    ] == []


FURNITURE = re.compile(
    r"^(?:[#\s*]*Περιεχόμενα"
    r"|\W*\d* ?(?:Παραλαβή|Έλεγχος|Προετοιμασία|Έκδοση|Εξέταση|Χορήγηση|Διαβίβαση) .*"  # headings
    r"|\W*\d* ?(?:Δακτυλοσκόπηση|Αποστολή|Εκτύπωση|Επίδοση) .*"
    r"|\W*(?:Ευρωπαϊκ|Απόφαση ευρωπαϊκών|Επίσημο έγγραφο|Κοινή Υπουργική).*"  # names of laws
    r"|(?:Αρμόδιος διεκπεραίωσης|Τρόπος Υλοποίησης|Νομικές παραπομπές|Σχετικός σύνδεσμος).*"
    r"|(?:Εποπτευόμενος ή θεσμικός|Μέσα εξακρίβωσης|Αποτελεί δικαιολογητικό υπό).*"
    r"|(?:Από|Μετάβαση|Παράκαμψη|Συμπληρώνετε όσα|Α/Α|Α Βήματα|Παράβολα που|Ο Νέος).*"
    r"|Βήμα-\d:Εγγραφή.*|Υπάλληλος Τμήματος Αδειών Διαμονής"
    r"|'?[ΕΈ]κδοση Άδειας Διαμονής.*|.*cookies.*)$"
)
"""Lines that ask nothing: navigation, headings, columns of the office, addresses of laws."""


def touched_by(source: SourceList, text: str) -> bytearray:
    """A mark for each character of the normalised text that some row quotes."""
    touched = bytearray(len(text))
    for quote in {normalised(row.quote) for row in source.items}:
        for match in re.finditer(re.escape(quote), text):
            touched[match.start() : match.end()] = b"\1" * len(quote)
    return touched


@needs_seeds
@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.file)
def test_no_line_of_a_source_is_without_a_row(source: SourceList) -> None:
    touched = touched_by(source, seed(source.file))
    left, position = [], 0
    for line in (SEEDS / source.file).read_text(encoding="utf-8").splitlines():
        end = position + len(normalised(line))
        asks = end - position >= 30 and not FURNITURE.match(line.strip())
        if asks and not any(touched[position:end]):
            left.append(line.strip())
        position = end

    assert left == []

"""Marks that make a paper official: certified copy, apostille, consular seal, translator."""

from __future__ import annotations

from collections.abc import Sequence

from extract.belonging import Way
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.folding import skeleton
from extract.layout import Row

_COPY = ("Ακριβές αντίγραφο", "Ακριβές φωτοαντίγραφο", "Επικυρώνεται", "Επικυρωμένο αντίγραφο",
         "Για την ακρίβεια του αντιγράφου", "Πιστό αντίγραφο", "True copy of the original",
         "Certified true copy", "Certified copy")  # fmt: skip
_FOREIGN = ("Apostille", "Convention de La Haye", "Σύμβαση της Χάγης", "Προξενική θεώρηση",
            "Προξενική επικύρωση", "Consular legalization", "Legalized by the Consulate",
            "Επικυρώνεται από το Προξενείο", "Θεωρήθηκε για το γνήσιο", "Επικύρωση Προξενείου",
            "Γνήσιο της υπογραφής του προξένου", "Legalisation",
            "Seen for legalization")  # fmt: skip
_SIGNATURE = ("Βεβαιώνεται το γνήσιο της υπογραφής", "Το γνήσιο της υπογραφής",
              "Θεώρηση γνησίου υπογραφής", "Θεώρηση του γνησίου της υπογραφής",
              "Γνήσιο υπογραφής", "Signature witnessed",
              "Signature certified")  # fmt: skip
_TRANSLATION = ("Επίσημη μετάφραση", "Ακριβής μετάφραση", "Πιστοποιημένος μεταφραστής",
                "Πιστοποιημένη μεταφράστρια", "Certified translation", "Official translation",
                "Certified translator", "Μετάφραση από τα", "Μετάφραση από την",
                "Μεταφραστική Υπηρεσία", "Πιστή μετάφραση", "Μεταφράστηκε από")  # fmt: skip

_ABSENT_IN_LAYER, _ABSENT_IN_OCR = 0.8, 0.55


def certified(document: ReadDocument) -> Fact:
    """Whether the paper bears a mark of certification: copy stamp, apostille, consular seal.

    A mark that is nowhere gives False, less surely, since a faint seal may escape reading.
    """
    return _marked(document, (*_COPY, *_FOREIGN))


def signature_certified(document: ReadDocument) -> Fact:
    """Whether the signature, or the copy, is certified: what a power of attorney needs.

    «με θεώρηση του γνησίου της υπογραφής του εξουσιοδοτούντος» (001, Αίτηση: Σημειώσεις).
    """
    return _marked(document, (*_COPY, *_FOREIGN, *_SIGNATURE))


def translated(document: ReadDocument) -> Fact:
    """Whether the paper bears a translator's mark; see ``certified`` for a mark not found."""
    return _marked(document, _TRANSLATION)


def _marked(document: ReadDocument, phrases: Sequence[str]) -> Fact:
    keys = [[skeleton(word) for word in phrase.split()] for phrase in phrases]
    for page in document.pages:
        for row in page.rows:
            for key in keys:
                fact = _in_row(page, row, key)
                if fact is not None:
                    return fact
    surely = all(page.surely_read for page in document.pages)
    confidence = _ABSENT_IN_LAYER if surely else _ABSENT_IN_OCR
    read_by = document.pages[0].read_by if document.pages else "ocr"
    return Fact(value=False, confidence=confidence, read_by=read_by)


def _in_row(page: ReadPage, row: Row, key: Sequence[str]) -> Fact | None:
    texts = [skeleton(word.text) for word in row.words]
    for start in range(len(texts) - len(key) + 1):
        if texts[start : start + len(key)] == list(key):
            if start and texts[start - 1] in {"ΔEN", "MH", "NOT"}:
                continue
            return page.fact(True, row.words[start : start + len(key)], way=Way.NAMED)
    return None

"""Compares the numbers of documents and titles: one number, one misread, or two."""

from __future__ import annotations

import re
from enum import StrEnum

from rapidfuzz.distance import OSA

from verify.bilingual import Bilingual
from verify.matching.judgement import SURE_READING
from verify.matching.letters import Script, fold, in_script
from verify.matching.reading_errors import confusions
from verify.matching.verdict import AlignedPart, Comparison, Verdict


class NumberKind(StrEnum):
    """What a number counts, which says how its source normalises it."""

    DOCUMENT = "document"
    """Passports and other documents: letters and digits, leading zeros count."""
    TITLE = "title"
    """Residence titles: ``GR``, ``E`` and leading zeros don't count (contract, *A case*)."""
    PERSONAL = "personal"
    """AMKA, AFM, AMA and payment codes: digits, leading zeros count."""


_TYPED_FOR_EACH_OTHER = frozenset({"0O", "O0", "1I", "I1", "1L", "L1"})


def normal_document_number(text: str) -> str:
    """Capitals and digits alone; Greek and Cyrillic look-alikes as Latin. Never raises."""
    bare = re.sub(r"[\W_]", "", fold(text))
    return "".join(in_script(letter, Script.LATN) or letter for letter in bare)


def normal_title_number(text: str) -> str:
    """A residence title's number without ``GR``, ``E`` (Greek or Latin) and leading zeros.

    Source: seed 000_efb3103901873fa3.txt (portal registration): the number is given without them.
    """
    bare = normal_document_number(text)
    return re.sub(r"^(?:GR)?E?0*(?=\d|$)", "", bare)


def _normal(text: str, kind: NumberKind) -> str:
    return normal_title_number(text) if kind is NumberKind.TITLE else normal_document_number(text)


def _plain(text: str) -> str:
    return re.sub(r"[\s\-–—./<]", "", fold(text))


_WORDS = {
    "number-normalised": Bilingual(
        "The same number: prefix, leading zeros or look-alike letters apart.",
        "Ο ίδιος αριθμός: διαφέρουν μόνο πρόθεμα, αρχικά μηδενικά ή γράμματα με την ίδια όψη.",
    ),
    "equal": Bilingual("The same number.", "Ο ίδιος αριθμός."),
    "no-number": Bilingual("One side gives no number.", "Η μία πλευρά δεν δίνει αριθμό."),
    "transposed-digits": Bilingual(
        "Two neighbouring characters have changed places.",
        "Δύο γειτονικοί χαρακτήρες έχουν αλλάξει θέση.",
    ),
    "one-character": Bilingual("One character differs.", "Διαφέρει ένας χαρακτήρας."),
    "different-number": Bilingual("Two different numbers.", "Δύο διαφορετικοί αριθμοί."),
}


def _comparison(verdict: Verdict, rule: str, *parts: AlignedPart) -> Comparison:
    return Comparison(verdict, () if rule == "equal" else (rule,), _WORDS[rule], parts)


def compare_numbers(a: str, b: str, *, kind: NumberKind, confidence: float = 1.0) -> Comparison:
    """Whether two numbers are one; ``confidence`` (0 to 1) is the lower of the two readings'.

    ``same``: equal but for case and spacing. ``variant``: equal by the source's normalisation.
    ``doubtful``: misreading explains the difference, and the reading is unsure or people type the
    characters for each other (0 and O, 1 and I). ``different`` otherwise, with transposed
    characters named. Never raises.
    """
    if _plain(a) == _plain(b):
        return _comparison(Verdict.SAME, "equal")
    one, other = _normal(a, kind), _normal(b, kind)
    if not one or not other:
        return _comparison(Verdict.DOUBTFUL, "no-number")
    if one == other:
        return _comparison(Verdict.VARIANT, "number-normalised", AlignedPart(one, other))
    misread = confusions(one, other)
    if misread and (
        confidence < SURE_READING or all(x + y in _TYPED_FOR_EACH_OTHER for x, y in misread)
    ):
        return _misread(misread)
    whole = AlignedPart(one, other, "different-number")
    if len(one) == len(other) and OSA.distance(one, other) == 1 and sorted(one) == sorted(other):
        return _comparison(Verdict.DIFFERENT, "transposed-digits", whole)
    if OSA.distance(one, other, score_cutoff=1) == 1:
        return _comparison(Verdict.DIFFERENT, "one-character", whole)
    return _comparison(Verdict.DIFFERENT, "different-number", whole)


def _misread(pairs: tuple[tuple[str, str], ...]) -> Comparison:
    listed = ", ".join(f"{x}/{y}" for x, y in dict.fromkeys(pairs))
    words = Bilingual(
        f"Characters that are misread for each other: {listed}. An officer looks.",
        f"Χαρακτήρες που διαβάζονται ο ένας για τον άλλο: {listed}. Το βλέπει υπάλληλος.",
    )
    parts = tuple(AlignedPart(x, y, "reading-error") for x, y in pairs)
    return Comparison(Verdict.DOUBTFUL, ("reading-error",), words, parts)

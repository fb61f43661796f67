"""What offices add to papers: stamps of certified copies, apostilles, translators' marks."""

from __future__ import annotations

import datetime as dt

from samples.paper import Paper, greek_date

CERTIFIED_ON = dt.date(2026, 10, 5)
"""The day on which the specimens' copies were certified."""

COPY_STAMP: tuple[str, ...] = (
    "ΑΚΡΙΒΕΣ ΑΝΤΙΓΡΑΦΟ ΕΚ ΤΟΥ ΠΡΩΤΟΤΥΠΟΥ",
    "ΕΠΙΚΥΡΩΝΕΤΑΙ",
    f"Θεσσαλονίκη, {CERTIFIED_ON:%d/%m/%Y}",
    "Κ.Ε.Π. ΔΗΜΟΥ ΘΕΣΣΑΛΟΝΙΚΗΣ – Ο/Η ΥΠΑΛΛΗΛΟΣ",
)
"""The stamp of a copy certified by a citizens' service centre."""


def certify_copy(paper: Paper) -> None:
    """Adds the stamp of a certified copy."""
    paper.stamp(COPY_STAMP)


def add_apostille(paper: Paper, country: str, place: str, day: dt.date) -> None:
    """Adds an apostille: the certificate of the Hague Convention of 5 October 1961, ten items."""
    paper.gap(4)
    paper.stamp(
        (
            "APOSTILLE",
            "(Convention de La Haye du 5 octobre 1961)",
            f"1. Country: {country.upper()}",
            "This public document",
            "2. has been signed by: CIVIL REGISTRAR",
            "3. acting in the capacity of: REGISTRAR",
            "4. bears the seal of: CIVIL REGISTRY OFFICE",
            "Certified",
            f"5. at {place}      6. the {day:%d.%m.%Y}",
            "7. by: MINISTRY OF FOREIGN AFFAIRS",
            "8. No. 204-1187/2026",
            "9. Seal / stamp      10. Signature",
        ),
        x=55.0,
        width=100.0,
    )


def add_translator_mark(paper: Paper, language: str, day: dt.date) -> None:
    """Adds the mark of a certified translator (Πιστοποιημένος Μεταφραστής)."""
    paper.stamp(
        (
            "ΕΠΙΣΗΜΗ ΜΕΤΑΦΡΑΣΗ – ΥΠΟΥΡΓΕΙΟ ΕΞΩΤΕΡΙΚΩΝ",
            f"Ακριβής μετάφραση από τα {language} στα Ελληνικά",
            f"Θεσσαλονίκη, {greek_date(day)}",
            "Πιστοποιημένη Μεταφράστρια: ΜΑΡΙΝΑ ΔΟΥΚΑ",
        )
    )

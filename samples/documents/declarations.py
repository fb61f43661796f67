"""Υπεύθυνη δήλωση: the solemn declaration of law 1599/1986, article 8."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from samples.paper import Paper, greek_date
from samples.people import Person, Spelling

FAMILY_UNCHANGED = "Δεν έχει μεταβληθεί η οικογενειακή μου κατάσταση."
"""The text that family reunification asks for (002 item 4)."""

SPONSOR_FAMILY_UNCHANGED = "Δεν έχει μεταβληθεί η οικογενειακή κατάσταση του/της συντηρούντος."
"""The text that the renewal of a family member's permit asks for (003 §6 item 5)."""


@dataclass(frozen=True, slots=True)
class SolemnDeclaration:
    """Who declares what, and when; ``numbered`` if the declarer has a passport to name."""

    holder: Person
    text: str = FAMILY_UNCHANGED
    issued_on: dt.date = dt.date(2026, 10, 26)
    spelling: Spelling = Spelling.LATIN
    numbered: bool = True


def draw_solemn_declaration(declaration: SolemnDeclaration) -> bytes:
    """The declaration on its standard form."""
    holder = declaration.holder
    paper = Paper("Υπεύθυνη Δήλωση")
    paper.centred("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", 10)
    paper.title("ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ", "(άρθρο 8 Ν. 1599/1986)")
    paper.paragraph(
        "Η ακρίβεια των στοιχείων που υποβάλλονται με αυτή τη δήλωση μπορεί να ελεγχθεί με βάση "
        "το αρχείο άλλων υπηρεσιών (άρθρο 8 παρ. 4 Ν. 1599/1986).",
        8,
    )
    paper.fields(
        (
            ("ΠΡΟΣ", "ΔΙΕΥΘΥΝΣΗ ΑΛΛΟΔΑΠΩΝ ΚΑΙ ΜΕΤΑΝΑΣΤΕΥΣΗΣ ΘΕΣΣΑΛΟΝΙΚΗΣ"),
            ("Ο – Η Όνομα", holder.given_in(declaration.spelling)),
            ("Επώνυμο", holder.surname_in(declaration.spelling)),
            ("Όνομα και Επώνυμο Πατέρα", f"{holder.father.greek} {holder.surname.greek}"),
            ("Όνομα και Επώνυμο Μητέρας", f"{holder.mother.greek} {holder.surname.greek}"),
            ("Ημερομηνία γέννησης", greek_date(holder.birth_date)),
            ("Τόπος Γέννησης", holder.birth_place.latin),
            ("Αριθμός Διαβατηρίου", holder.passport_number if declaration.numbered else "–"),
            ("Τηλ", holder.phone),
            ("Τόπος Κατοικίας", str(holder.address)),
        )
    )
    paper.paragraph(
        "Με ατομική μου ευθύνη και γνωρίζοντας τις κυρώσεις που προβλέπονται από τις διατάξεις "
        "της παρ. 6 του άρθρου 22 του Ν. 1599/1986, δηλώνω ότι:"
    )
    paper.paragraph(declaration.text, 10.5)
    paper.right(f"Ημερομηνία: {greek_date(declaration.issued_on)}")
    paper.signature("Ο – Η Δηλών/ούσα", "(υπογραφή)")
    return paper.pdf()

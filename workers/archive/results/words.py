"""The words of the summary page in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Headings and names in one language; ``names`` of triages, statuses and severities."""

    title: str
    cases: str
    documents: str
    broken: str
    count: str
    by_procedure: str
    by_month: str
    failing: str
    findings: str
    across: str
    confidence: str
    confidence_note: str
    time: str
    time_note: str
    versions: str
    name: str
    version: str
    code: str
    case: str
    reason: str
    shown: str
    names: Mapping[str, str]


_ENGLISH = Words(
    title="Archive re-verified",
    cases="Cases",
    documents="Documents",
    broken="Cases that can't be judged",
    count="Number",
    by_procedure="By procedure",
    by_month="By month of submission",
    failing="What fails: requirements",
    findings="What was found, by code",
    across="Across cases",
    confidence="Confidence of what was read",
    confidence_note="Facts by the reader's confidence. Below 0.70 a fact decides nothing alone.",
    time="Time",
    time_note="Cases by the seconds that their last judging took.",
    versions="Versions",
    name="Of",
    version="Version",
    code="Code",
    case="Case",
    reason="Why",
    shown="Shown",
    names={
        "incomplete": "incomplete", "attention": "attention", "ready": "ready",
        "missing": "missing", "inconsistent": "inconsistent", "unreadable": "unreadable",
        "officer": "officer", "blocking": "blocking", "warning": "warning", "notice": "notice",
    },
)  # fmt: skip
_GREEK = Words(
    title="Επανέλεγχος αρχείου",
    cases="Υποθέσεις",
    documents="Έγγραφα",
    broken="Υποθέσεις που δεν μπορούν να κριθούν",
    count="Πλήθος",
    by_procedure="Ανά διαδικασία",
    by_month="Ανά μήνα υποβολής",
    failing="Τι δεν πληρούται: προϋποθέσεις",
    findings="Τι βρέθηκε, ανά κωδικό",
    across="Μεταξύ υποθέσεων",
    confidence="Βεβαιότητα της ανάγνωσης",
    confidence_note="Στοιχεία ανά βεβαιότητα. Κάτω από 0,70 κανένα στοιχείο δεν κρίνει μόνο του.",
    time="Χρόνος",
    time_note="Υποθέσεις ανά δευτερόλεπτα της τελευταίας κρίσης τους.",
    versions="Εκδόσεις",
    name="Τι",
    version="Έκδοση",
    code="Κωδικός",
    case="Υπόθεση",
    reason="Γιατί",
    shown="Εμφανίζονται",
    names={
        "incomplete": "ελλιπής", "attention": "θέλει προσοχή", "ready": "έτοιμη",
        "missing": "λείπει", "inconsistent": "ασύμφωνο", "unreadable": "μη αναγνώσιμο",
        "officer": "στον υπάλληλο", "blocking": "εμποδίζει", "warning": "προσοχή",
        "notice": "σημείωση",
    },
)  # fmt: skip


def words(language: str) -> Words:
    """The Greek words for ``el``, the English for anything else."""
    return _GREEK if language == "el" else _ENGLISH

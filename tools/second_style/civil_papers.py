"""Civil status, translations, schooling, language, descent."""

from __future__ import annotations

import datetime as dt

from extract.evidence import EvidenceKind
from tools.second_style.drawn import AnyOf, Facts, Write, greek, latin
from tools.second_style.people import Somebody
from tools.second_style.sheet import Sheet


def _apostille(sheet: Sheet, who: Somebody) -> None:
    sheet.seal(
        "APOSTILLE (Convention de La Haye du 5 octobre 1961)", f"1. Country: {who.state}",
        "5. at the capital   6. the 11 August 2026", "7. by the Ministry of Foreign Affairs",
        "8. No 20931/2026",
    )  # fmt: skip


def _family(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head([who.state.upper(), "Civil Registration Department"], ["No. 7718/26"])
    sheet.title("CERTIFICATE OF FAMILY STATUS")
    sheet.rows(
        ("Family name", who.surname), ("First name", who.given),
        ("Date of birth", f"{who.born:%d.%m.%Y}"), ("Birthplace", who.place.latin),
        ("Father's name", who.father), ("Mother's name", who.mother), ("Marital status", "Married"),
        ("Issued on", "03.08.2026"),
    )  # fmt: skip
    sheet.sign("Head of the Registry Office")
    _apostille(sheet, who)
    return latin(who) | {
        "birth_date": who.born, "issue_date": dt.date(2026, 8, 3), "certified": True,
        "issuing_country": who.code,
    }  # fmt: skip


def _marriage(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head([who.state.upper(), "Civil Status Office"], ["Register 14, entry 203"])
    sheet.title("MARRIAGE CERTIFICATE")
    sheet.rows(
        ("Surname", who.surname), ("Given name", who.given), ("Date of marriage", "14.06.2015"),
        ("Date of issue", "05.08.2026"),
    )  # fmt: skip
    _apostille(sheet, who)
    return latin(who) | {"issue_date": dt.date(2026, 8, 5), "certified": True}


def _birth(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΛΗΞΙΑΡΧΕΙΟ ΔΗΜΟΥ ΘΕΣΣΑΛΟΝΙΚΗΣ"], ["Τόμος 11, αριθ. 88"])
    sheet.title("ΑΠΟΣΠΑΣΜΑ ΛΗΞΙΑΡΧΙΚΗΣ ΠΡΑΞΗΣ ΓΕΝΝΗΣΗΣ")
    sheet.rows(
        ("Επώνυμο τέκνου", who.surname_greek), ("Όνομα τέκνου", who.given_greek),
        ("Ημερομηνία γέννησης", f"{who.born:%d/%m/%Y}"), ("Τόπος γέννησης", "ΘΕΣΣΑΛΟΝΙΚΗ"),
        ("Επώνυμο πατέρα", who.surname_greek), ("Όνομα μητέρας", who.mother),
        ("Ημερομηνία έκδοσης", "01/10/2026"),
    )  # fmt: skip
    sheet.sign("Ο ΛΗΞΙΑΡΧΟΣ", "Δ. ΠΑΣΧΟΣ")
    return greek(who) | {"birth_date": who.born, "birth_place": "ΘΕΣΣΑΛΟΝΙΚΗ"}


def _birthplace(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head([who.state.upper(), "State Population Register"], ["Ref. 556-A"])
    sheet.title("PLACE OF BIRTH CERTIFICATE")
    sheet.rows(
        ("Surname", who.surname), ("First names", who.given),
        ("Date of birth", f"{who.born:%d %B %Y}"), ("Place of birth", who.place.latin),
        ("Date of issue", "21 July 2026"),
    )  # fmt: skip
    _apostille(sheet, who)
    return latin(who) | {
        "birth_date": who.born, "birth_place": who.place.latin, "certified": True,
        "issue_date": dt.date(2026, 7, 21),
    }  # fmt: skip


def _translation(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΕΥΓΕΝΙΑ ΤΣΙΡΟΥ", "Πιστοποιημένη μεταφράστρια Υπουργείου Εξωτερικών", "Α.Μ. 712"])
    sheet.title("ΜΕΤΑΦΡΑΣΗ ΑΠΟ ΤΑ ΑΓΓΛΙΚΑ ΣΤΑ ΕΛΛΗΝΙΚΑ", "ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΤΟΠΟΥ ΓΕΝΝΗΣΗΣ")
    sheet.rows(
        ("Επώνυμο", f"{who.surname_greek} ({who.surname})"),
        ("Όνομα", f"{who.given_greek} ({who.given})"),
        ("Ημερομηνία γέννησης", f"{who.born:%d/%m/%Y}"),
        ("Τόπος γέννησης", f"{who.place.greek} ({who.place.latin})"),
    )  # fmt: skip
    sheet.prose("Βεβαιώνω ότι η παρούσα είναι πιστή μετάφραση του συνημμένου εγγράφου.")
    sheet.sign("Θεσσαλονίκη, 28/09/2026", "Η μεταφράστρια")
    return {
        "surname": AnyOf((who.surname, who.surname_greek)),
        "given_names": AnyOf((who.given, who.given_greek)),
        "birth_date": who.born, "translated": True,
        "birth_place_scripts": frozenset(("Grek", "Latn")),
    }  # fmt: skip


def _identity(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head([who.state.upper(), "Civil Registry"], ["2026/339"])
    sheet.title("CERTIFICATE OF NAME CHANGE")
    sheet.rows(
        ("Previous surname", "ADAMS"), ("New surname", who.surname), ("Given name", who.given),
        ("Date of birth", f"{who.born:%d.%m.%Y}"), ("Date of issue", "17.06.2026"),
    )  # fmt: skip
    _apostille(sheet, who)
    return {"surname": who.surname, "issue_date": dt.date(2026, 6, 17), "certified": True}


def _school(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΥΠΟΥΡΓΕΙΟ ΠΑΙΔΕΙΑΣ", "3ο ΓΕΝΙΚΟ ΛΥΚΕΙΟ ΕΥΟΣΜΟΥ"], ["Αρ. πρωτ. 412", "30/06/2012"])
    sheet.title("ΒΕΒΑΙΩΣΗ ΣΠΟΥΔΩΝ")
    sheet.prose(
        f"Βεβαιώνεται ότι ο/η μαθητής/τρια {who.full_greek} φοίτησε και ολοκλήρωσε επιτυχώς έξι (6) "
        "τάξεις ελληνικού σχολείου δευτεροβάθμιας εκπαίδευσης (Γυμνάσιο και Λύκειο) στις 15/06/2012."
    )
    sheet.sign("Ο ΔΙΕΥΘΥΝΤΗΣ", "Α. ΜΗΤΣΟΥ")
    return {"classes_completed": 6, "completed_on": dt.date(2012, 6, 15)}


def _language(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΚΕΝΤΡΟ ΕΛΛΗΝΙΚΗΣ ΓΛΩΣΣΑΣ", "Υπουργείο Παιδείας"])
    sheet.title("ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΕΛΛΗΝΟΜΑΘΕΙΑΣ")
    sheet.rows(("Επώνυμο", who.surname), ("Όνομα", who.given), ("Επίπεδο", "Β2"),
               ("Εξεταστική περίοδος", "Μάιος 2023"), ("Ημερομηνία έκδοσης", "30/08/2023"))  # fmt: skip
    return latin(who) | {"level": AnyOf(("B2", "Β2"))}


def _committee(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ", "ΕΠΙΤΡΟΠΗ ΠΟΛΙΤΟΓΡΑΦΗΣΗΣ"], ["Συνεδρίαση 9η/2026"])
    sheet.title("ΕΙΣΗΓΗΣΗ ΕΠΙΤΡΟΠΗΣ ΠΟΛΙΤΟΓΡΑΦΗΣΗΣ")
    sheet.rows(("Επώνυμο αιτούντος", who.surname), ("Όνομα αιτούντος", who.given))
    sheet.prose(
        "Η Επιτροπή, αφού εξέτασε τον αιτούντα σύμφωνα με τον Κώδικα Ελληνικής Ιθαγένειας, "
        "γνωμοδοτεί θετικά ως προς την επαρκή γνώση της ελληνικής γλώσσας και ιστορίας."
    )
    return latin(who)


def _descent(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΓΕΝΙΚΟ ΠΡΟΞΕΝΕΙΟ ΤΗΣ ΕΛΛΑΔΟΣ"], ["Αρ. Φ. 441/2026"])
    sheet.title("ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΕΛΛΗΝΙΚΗΣ ΚΑΤΑΓΩΓΗΣ")
    sheet.rows(("Επώνυμο", who.surname_greek), ("Όνομα", who.given_greek),
               ("Ημερομηνία γέννησης", f"{who.born:%d/%m/%Y}"))  # fmt: skip
    sheet.prose("Πιστοποιείται ότι ο/η ανωτέρω είναι ομογενής, ελληνικής καταγωγής.")
    return greek(who) | {"birth_date": who.born}


WRITERS: dict[EvidenceKind, Write] = {
    EvidenceKind.FAMILY_STATUS_CERTIFICATE: _family,
    EvidenceKind.MARRIAGE_CERTIFICATE: _marriage,
    EvidenceKind.BIRTH_CERTIFICATE: _birth,
    EvidenceKind.BIRTHPLACE_DOCUMENT: _birthplace,
    EvidenceKind.CERTIFIED_TRANSLATION: _translation,
    EvidenceKind.IDENTITY_CHANGE_CERTIFICATE: _identity,
    EvidenceKind.GREEK_SCHOOL_CERTIFICATE: _school,
    EvidenceKind.GREEK_LANGUAGE_CERTIFICATE: _language,
    EvidenceKind.CITIZENSHIP_COMMITTEE_OPINION: _committee,
    EvidenceKind.GREEK_DESCENT_DOCUMENT: _descent,
}

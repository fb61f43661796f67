"""Fees, insurance, tax and income, in the words of another clerk."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from extract.evidence import EvidenceKind
from tools.second_style.drawn import Facts, Write, greek, latin
from tools.second_style.people import Somebody
from tools.second_style.sheet import Sheet


def _fee(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΥΠΟΥΡΓΕΙΟ ΟΙΚΟΝΟΜΙΚΩΝ", "Ανεξάρτητη Αρχή Δημοσίων Εσόδων"])
    sheet.title("ΗΛΕΚΤΡΟΝΙΚΟ ΠΑΡΑΒΟΛΟ")
    sheet.rows(
        ("Κωδικός", "6428 3391 7750 2264 1093"),
        ("Φορέας", "ΥΠΟΥΡΓΕΙΟ ΜΕΤΑΝΑΣΤΕΥΣΗΣ ΚΑΙ ΑΣΥΛΟΥ"),
        ("Κατηγορία", "ΑΔΕΙΕΣ ΔΙΑΜΟΝΗΣ"),
        ("Τύπος παραβόλου", "2119 - Τέλος εκτύπωσης άδειας διαμονής"),
        ("Ποσό", "16,00 €"),
        ("ΑΦΜ καταθέτη", who.afm),
        ("Επώνυμο", who.surname),
        ("Όνομα", who.given),
        ("Ημ/νία έκδοσης", "07/10/2026"),
        ("Κατάσταση", "Πληρωμένο"),
        ("Ημ/νία πληρωμής", "09/10/2026"),
    )
    return {
        "payment_code": "64283391775022641093",
        "fee_code": "2119",
        "amount_eur": Decimal(16),
        "payer_afm": who.afm,
        "paid": True,
        "paid_on": dt.date(2026, 10, 9),
    }


def _capacity(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["e-Ε.Φ.Κ.Α.", "Ηλεκτρονικός Εθνικός Φορέας Κοινωνικής Ασφάλισης"], ["05/10/2026"])
    sheet.title("ΒΕΒΑΙΩΣΗ ΑΣΦΑΛΙΣΤΙΚΗΣ ΙΚΑΝΟΤΗΤΑΣ")
    sheet.rows(
        ("Α.Μ.Κ.Α.", who.amka),
        ("Α.Φ.Μ.", who.afm),
        ("Α.Μ.Α.", who.ama),
        ("Επώνυμο", who.surname_greek),
        ("Όνομα", who.given_greek),
        ("Ημερομηνία γέννησης", f"{who.born:%d/%m/%Y}"),
        ("Ιδιότητα", "ΑΜΕΣΑ ΑΣΦΑΛΙΣΜΕΝΟΣ/Η"),
        ("Ισχύς ασφαλιστικής ικανότητας έως", "28/02/2027"),
    )
    sheet.prose("Ο/Η ανωτέρω δικαιούται παροχές υγειονομικής περίθαλψης.")
    return greek(who) | {
        "amka": who.amka, "afm": who.afm, "ama": who.ama, "valid_until": dt.date(2027, 2, 28),
    }  # fmt: skip


def _application(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["e-ΕΦΚΑ", "ΤΟΠΙΚΗ ΔΙΕΥΘΥΝΣΗ Β΄ ΘΕΣΣΑΛΟΝΙΚΗΣ"], ["Αρ. πρωτ.: 88123", "14/10/2026"])
    sheet.title("ΒΕΒΑΙΩΣΗ ΥΠΟΒΟΛΗΣ ΑΙΤΗΣΗΣ ΓΙΑ ΑΣΦΑΛΙΣΗ")
    sheet.prose(
        f"Βεβαιώνεται ότι ο/η {who.full_greek}, με Α.Φ.Μ. {who.afm} και Α.Μ.Κ.Α. {who.amka}, "
        "υπέβαλε στην υπηρεσία μας αίτηση για την ασφάλισή του/της στον κλάδο υγείας."
    )
    sheet.sign("Ο/Η ΠΡΟΪΣΤΑΜΕΝΟΣ/Η", "Κ. ΔΗΜΟΥ")
    return {"afm": who.afm, "amka": who.amka}


def _policy(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΥΔΡΙΑ ΑΣΦΑΛΙΣΤΙΚΗ Α.Ε.Γ.Α.", "Λ. Κηφισίας 300, Χαλάνδρι"])
    sheet.title("ΑΣΦΑΛΙΣΤΗΡΙΟ ΝΟΣΟΚΟΜΕΙΑΚΗΣ ΠΕΡΙΘΑΛΨΗΣ ΑΛΛΟΔΑΠΩΝ")
    sheet.rows(
        ("Αριθμός ασφαλιστηρίου", "HY-2026-004417"),
        ("Ασφαλισμένος", who.full),
        ("Αριθμός διαβατηρίου", who.passport),
        ("Έναρξη ισχύος", "10/10/2026"),
        ("Λήξη ισχύος", "09/10/2027"),
    )
    sheet.table(
        [["Κάλυψη", "Όριο"], ["Νοσηλεία", "10.000,00 €"], ["Εργατικό ατύχημα", "15.000,00 €"]]
    )
    return latin(who) | {"valid_until": dt.date(2027, 10, 9)}


def _booklet(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΙΔΡΥΜΑ ΚΟΙΝΩΝΙΚΩΝ ΑΣΦΑΛΙΣΕΩΝ", "Ι.Κ.Α. - Ε.Τ.Α.Μ."])
    sheet.title("ΒΙΒΛΙΑΡΙΟ ΥΓΕΙΑΣ ΑΣΘΕΝΟΥΣ")
    sheet.rows(
        ("Επώνυμο ασφαλισμένου", who.surname_greek), ("Όνομα", who.given_greek),
        ("ΑΜΚΑ", who.amka), ("Ισχύει μέχρι", "28-02-2027"),
    )  # fmt: skip
    return greek(who) | {"amka": who.amka, "valid_until": dt.date(2027, 2, 28)}


def _compliance(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["e-Ε.Φ.Κ.Α."], ["Αρ. απόδειξης 2026/771204"])
    sheet.title("ΑΠΟΔΕΙΚΤΙΚΟ ΑΣΦΑΛΙΣΤΙΚΗΣ ΕΝΗΜΕΡΟΤΗΤΑΣ")
    sheet.rows(
        ("Επώνυμο", who.surname_greek), ("Όνομα", who.given_greek), ("ΑΦΜ", who.afm),
        ("ΑΜΚΑ", who.amka), ("Ισχύει έως", "31/12/2026"),
    )  # fmt: skip
    sheet.prose("Δεν υφίστανται ληξιπρόθεσμες οφειλές από ασφαλιστικές εισφορές.")
    return greek(who) | {"afm": who.afm, "valid_until": dt.date(2026, 12, 31)}


def _clearance(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΑΑΔΕ", "Ανεξάρτητη Αρχή Δημοσίων Εσόδων", "Δ.Ο.Υ.: Ζ΄ ΘΕΣΣΑΛΟΝΙΚΗΣ"])
    sheet.title("ΠΡΑΞΗ ΔΙΟΙΚΗΤΙΚΟΥ ΠΡΟΣΔΙΟΡΙΣΜΟΥ ΦΟΡΟΥ", "ΦΟΡΟΛΟΓΙΚΟΥ ΕΤΟΥΣ 2025")
    sheet.rows(
        ("ΑΦΜ υπόχρεου", who.afm), ("Επώνυμο", who.surname_greek), ("Όνομα", who.given_greek),
        ("Διεύθυνση κατοικίας", f"{who.street}, {who.postcode} {who.town}"),
        ("Ημερομηνία έκδοσης", "22/07/2026"),
    )  # fmt: skip
    sheet.table([
        ["Κατηγορία", "Ποσό"],
        ["Συνολικό εισόδημα", "11.872,40"],
        ["Φόρος που αναλογεί", "312,55"],
        ["Πληρωτέο ποσό", "0,00"],
    ])  # fmt: skip
    return greek(who) | {"afm": who.afm, "tax_year": 2025, "amount_eur": Decimal("11872.40")}


def _return(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["Α.Α.Δ.Ε.", "ΕΝΤΥΠΟ Ε1"], ["Αρ. καταχώρησης 7733120"])
    sheet.title("ΔΗΛΩΣΗ ΦΟΡΟΛΟΓΙΑΣ ΕΙΣΟΔΗΜΑΤΟΣ", "Φυσικών Προσώπων - Φορολογικό έτος 2025")
    sheet.section("ΠΙΝΑΚΑΣ 1. ΣΤΟΙΧΕΙΑ ΦΟΡΟΛΟΓΟΥΜΕΝΟΥ")
    sheet.rows(
        ("ΑΦΜ", who.afm), ("Επώνυμο", who.surname_greek), ("Όνομα", who.given_greek),
        ("Αρ. ταυτότητας ή διαβατηρίου", who.passport),
    )  # fmt: skip
    sheet.section("ΠΙΝΑΚΑΣ 4Α. ΕΙΣΟΔΗΜΑ ΑΠΟ ΜΙΣΘΩΤΗ ΕΡΓΑΣΙΑ")
    sheet.rows(("Σύνολο αποδοχών (κωδ. 301)", "9.640,00"))
    return greek(who) | {"afm": who.afm, "tax_year": 2025, "passport_number": who.passport}


def _income(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΑΦΟΙ ΚΑΡΑΤΖΑ Ο.Ε.", "Αρτοποιείο - Ζαχαροπλαστείο"], ["Θεσσαλονίκη, 1/10/2026"])
    sheet.title("ΒΕΒΑΙΩΣΗ ΑΠΟΔΟΧΩΝ")
    sheet.rows(
        ("Επώνυμο εργαζομένου", who.surname), ("Όνομα", who.given), ("Α.Φ.Μ.", who.afm),
        ("Έτος", "2025"), ("Σύνολο μικτών αποδοχών", "13.205,10 €"),
    )  # fmt: skip
    return latin(who) | {"afm": who.afm, "amount_eur": Decimal("13205.10")}


def _concession(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΑΑΔΕ", "ΕΝΤΥΠΟ Ε2"])
    sheet.title("ΑΝΑΛΥΤΙΚΗ ΚΑΤΑΣΤΑΣΗ ΓΙΑ ΤΑ ΜΙΣΘΩΜΑΤΑ ΑΚΙΝΗΤΗΣ ΠΕΡΙΟΥΣΙΑΣ", "Φορολογικό έτος 2025")
    sheet.rows(
        ("Επώνυμο ιδιοκτήτη", "ΔΑΣΚΑΛΑΚΗΣ"), ("Α.Φ.Μ. ιδιοκτήτη", "094014201"),
        ("Διεύθυνση ακινήτου", f"{who.street}, {who.town}"),
        ("Τρόπος χρήσης", "ΔΩΡΕΑΝ ΠΑΡΑΧΩΡΗΣΗ"),
        ("Στοιχεία προσώπου στο οποίο παραχωρείται", f"{who.full_greek}, ΑΦΜ {who.afm}"),
    )  # fmt: skip
    return {"tax_year": 2025, "address": f"{who.street}, {who.town}"}


WRITERS: dict[EvidenceKind, Write] = {
    EvidenceKind.FEE_RECEIPT: _fee,
    EvidenceKind.INSURANCE_CAPACITY: _capacity,
    EvidenceKind.INSURANCE_APPLICATION: _application,
    EvidenceKind.PRIVATE_INSURANCE: _policy,
    EvidenceKind.HEALTH_BOOKLET: _booklet,
    EvidenceKind.SPONSOR_INSURANCE_COMPLIANCE: _compliance,
    EvidenceKind.TAX_CLEARANCE: _clearance,
    EvidenceKind.TAX_RETURN: _return,
    EvidenceKind.INCOME_PROOF: _income,
    EvidenceKind.HOUSING_CONCESSION: _concession,
}

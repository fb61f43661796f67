"""Homes, stays, declarations: leases, deeds, bills, certificates of offices."""

from __future__ import annotations

import datetime as dt

from extract.evidence import EvidenceKind
from tools.second_style.drawn import AnyOf, Facts, Write, greek, latin
from tools.second_style.people import Somebody
from tools.second_style.sheet import Sheet


def _address(who: Somebody) -> AnyOf:
    return AnyOf((
        f"{who.street}, {who.town}", f"{who.street}, {who.postcode} {who.town}",
        f"{who.street}, {who.postcode}, {who.town}", who.street,
    ))  # fmt: skip


def _lease(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["Α.Α.Δ.Ε. - myAADE", "Αριθμός δήλωσης 51180934"], ["Ημ/νία υποβολής 03/09/2025"])
    sheet.title("ΑΠΟΔΕΙΞΗ ΥΠΟΒΟΛΗΣ", "ΔΗΛΩΣΗΣ ΠΛΗΡΟΦΟΡΙΑΚΩΝ ΣΤΟΙΧΕΙΩΝ ΜΙΣΘΩΣΗΣ")
    sheet.section("Εκμισθωτής")
    sheet.rows(("ΑΦΜ", "094014201"), ("Επώνυμο", "ΔΑΣΚΑΛΑΚΗΣ"), ("Όνομα", "ΜΑΝΟΛΗΣ"))
    sheet.section("Μισθωτής")
    sheet.rows(
        ("ΑΦΜ", who.afm), ("Επώνυμο", who.surname_greek), ("Όνομα", who.given_greek),
        ("Αρ. διαβατηρίου", who.passport),
    )  # fmt: skip
    sheet.section("Ακίνητο")
    sheet.rows(
        ("Διεύθυνση ακινήτου", f"{who.street}, {who.town}"), ("Νομός", who.prefecture),
        ("Έναρξη μίσθωσης", "01/09/2025"), ("Λήξη μίσθωσης", "31/08/2028"),
        ("Μηνιαίο μίσθωμα", "420,00 €"),
    )  # fmt: skip
    return greek(who) | {
        "afm": who.afm, "passport_number": who.passport, "prefecture": who.prefecture,
        "address": _address(who), "valid_until": dt.date(2028, 8, 31),
    }  # fmt: skip


def _deed(sheet: Sheet, who: Somebody) -> Facts:
    sheet.title("ΑΡΙΘΜΟΣ 4.517", "ΑΓΟΡΑΠΩΛΗΣΙΑ ΔΙΑΜΕΡΙΣΜΑΤΟΣ")
    sheet.prose(
        "Στη Θεσσαλονίκη σήμερα, την εικοστή πρώτη (21) Μαΐου του έτους δύο χιλιάδες είκοσι τέσσερα "
        "(2024), ενώπιον εμού της συμβολαιογράφου Θεσσαλονίκης Ευαγγελίας Ζήση εμφανίσθηκαν, αφενός "
        "ως πωλητής ο Στέφανος ΛΙΑΠΗΣ και αφετέρου ως αγοράστρια/αγοραστής ο/η κάτωθι:"
    )
    sheet.rows(
        ("Επώνυμο αγοραστή", who.surname_greek), ("Όνομα αγοραστή", who.given_greek),
        ("ΑΦΜ αγοραστή", who.afm), ("Διεύθυνση ακινήτου", f"{who.street}, {who.town}"),
        ("Τίμημα", "68.000,00 €"),
    )  # fmt: skip
    return greek(who) | {"address": _address(who)}


def _bill(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(
        ["ΗΛΕΚΤΡΑ ΕΝΕΡΓΕΙΑ Α.Ε.", "Προμηθευτής ηλεκτρικής ενέργειας"], ["Έκδοση: 18/09/2026"]
    )
    sheet.title("ΛΟΓΑΡΙΑΣΜΟΣ ΡΕΥΜΑΤΟΣ")
    sheet.rows(
        ("Ονοματεπώνυμο πελάτη", who.full_greek),
        ("Διεύθυνση παροχής", f"{who.street}, {who.postcode} {who.town}"),
        ("Αρ. παροχής", "9 12345678-01"), ("Περίοδος", "18/07/2026 - 17/09/2026"),
        ("Ποσό πληρωμής", "87,43 €"), ("Εξόφληση έως", "12/10/2026"),
    )  # fmt: skip
    return greek(who) | {"address": _address(who)}


def _residence(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", f"ΔΗΜΟΣ {who.prefecture}", "Τμήμα Δημοτολογίου"],
               ["Αρ. πρωτ. 19927", "20 Οκτωβρίου 2026"])  # fmt: skip
    sheet.title("ΒΕΒΑΙΩΣΗ ΜΟΝΙΜΗΣ ΚΑΤΟΙΚΙΑΣ")
    sheet.rows(
        ("Επώνυμο", who.surname_greek), ("Όνομα", who.given_greek),
        ("Διεύθυνση κατοικίας", f"{who.street}, {who.town}"),
    )  # fmt: skip
    sheet.sign("Με εντολή Δημάρχου", "Σ. ΒΕΡΓΟΥ")
    return greek(who) | {"address": _address(who)}


def _stay(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["e-ΕΦΚΑ"], ["12/10/2026"])
    sheet.title("ΒΕΒΑΙΩΣΗ ΧΡΟΝΟΥ ΑΣΦΑΛΙΣΗΣ")
    sheet.rows(
        ("Επώνυμο", who.surname_greek), ("Όνομα", who.given_greek), ("ΑΜΚΑ", who.amka),
        ("Από", "04/02/2021"), ("Έως", "30/09/2026"), ("Ημέρες ασφάλισης", "1.518"),
    )  # fmt: skip
    return greek(who) | {"from": dt.date(2021, 2, 4), "to": dt.date(2026, 9, 30)}


def _legal_stay(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ ΜΑΚΕΔΟΝΙΑΣ - ΘΡΑΚΗΣ"],
               ["Αρ. πρωτ. 6601/2026"])  # fmt: skip
    sheet.title("ΒΕΒΑΙΩΣΗ ΝΟΜΙΜΗΣ ΔΙΑΜΟΝΗΣ")
    sheet.prose(
        f"Ο/Η υπήκοος {who.state_greek} {who.surname} {who.given} διέμεινε νόμιμα στη χώρα επί "
        "δώδεκα (12) έτη, και συγκεκριμένα από 15/03/2014 έως 14/03/2026, με οριστικούς τίτλους "
        "διαμονής."
    )
    return {"years": 12, "from": dt.date(2014, 3, 15), "to": dt.date(2026, 3, 14)}


def _declaration(sheet: Sheet, who: Somebody) -> Facts:
    sheet.title("ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ", "(άρθρο 8 Ν. 1599/1986)")
    sheet.rows(
        ("ΠΡΟΣ", "Διεύθυνση Αλλοδαπών και Μετανάστευσης"), ("Ο - Η Όνομα", who.given_greek),
        ("Επώνυμο", who.surname_greek), ("Όνομα και Επώνυμο Πατέρα", f"{who.father} {who.surname}"),
        ("Ημερομηνία γέννησης", f"{who.born:%d/%m/%Y}"), ("Τόπος Γέννησης", who.place.greek),
        ("Αριθμός Δελτίου Ταυτότητας", who.passport), ("Τηλ", "6940001122"),
        ("Τόπος Κατοικίας", who.town), ("Οδός", who.street), ("ΤΚ", who.postcode),
    )  # fmt: skip
    sheet.prose(
        "Με ατομική μου ευθύνη και γνωρίζοντας τις κυρώσεις που προβλέπονται από τις διατάξεις της "
        "παρ. 6 του άρθρου 22 του Ν. 1599/1986, δηλώνω ότι: εξακολουθούν να υφίστανται οι "
        "οικογενειακοί δεσμοί που είχαν δηλωθεί στην προηγούμενη αίτησή μου."
    )
    sheet.sign("Ημερομηνία: 19/10/2026", "Ο - Η Δηλ.", "(Υπογραφή)")
    return greek(who) | {"birth_date": who.born, "issue_date": dt.date(2026, 10, 19)}


def _filed(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΥΠΟΥΡΓΕΙΟ ΜΕΤΑΝΑΣΤΕΥΣΗΣ ΚΑΙ ΑΣΥΛΟΥ"], ["Α.Π. 301177"])
    sheet.title("ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ ΑΙΤΗΣΗΣ", "για χορήγηση ή ανανέωση άδειας διαμονής")
    sheet.rows(
        ("Επώνυμο", who.surname), ("Όνομα", who.given), ("Ημ. γέννησης", f"{who.born:%d/%m/%Y}"),
        ("Υπηκοότητα", who.state_greek), ("Ημερομηνία κατάθεσης", "30/06/2026"),
    )  # fmt: skip
    return latin(who) | {"birth_date": who.born, "filed_on": dt.date(2026, 6, 30)}


def _loss(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["ΕΛΛΗΝΙΚΗ ΑΣΤΥΝΟΜΙΑ", "Α.Τ. ΛΕΥΚΟΥ ΠΥΡΓΟΥ"], ["Θεσσαλονίκη, 02/10/2026"])
    sheet.title("ΔΗΛΩΣΗ ΑΠΩΛΕΙΑΣ ΕΓΓΡΑΦΟΥ")
    sheet.rows(("Επώνυμο δηλούντος", who.surname), ("Όνομα", who.given),
               ("Απολεσθέν έγγραφο", f"Άδεια διαμονής αριθ. {who.title}"))  # fmt: skip
    sheet.prose("Ο/Η ανωτέρω δήλωσε ότι απώλεσε το έγγραφο σε άγνωστο σημείο της πόλης.")
    return latin(who) | {"issue_date": dt.date(2026, 10, 2)}


def _medical(sheet: Sheet, who: Somebody) -> Facts:
    sheet.head(["Γ.Ν.Θ. «ΙΠΠΟΚΡΑΤΕΙΟ»", "Ορθοπεδική Κλινική"], ["06/10/2026"])
    sheet.title("ΙΑΤΡΙΚΗ ΓΝΩΜΑΤΕΥΣΗ")
    sheet.rows(("Επώνυμο ασθενούς", who.surname_greek), ("Όνομα ασθενούς", who.given_greek))
    sheet.prose(
        "Πιστοποιείται ότι λόγω κατάγματος και των δύο άνω άκρων είναι αδύνατη η λήψη δακτυλικών "
        "αποτυπωμάτων για διάστημα τριών μηνών."
    )
    sheet.sign("Ο θεράπων ιατρός", "Ν. ΑΡΒΑΝΙΤΗΣ, Ορθοπεδικός")
    return greek(who) | {"issue_date": dt.date(2026, 10, 6)}


def _attorney(sheet: Sheet, who: Somebody) -> Facts:
    sheet.title("ΕΞΟΥΣΙΟΔΟΤΗΣΗ")
    sheet.prose(
        f"Ο/Η υπογράφων/ουσα {who.full_greek}, κάτοχος του υπ' αριθμ. {who.passport} διαβατηρίου, "
        "εξουσιοδοτώ τον δικηγόρο Θεσσαλονίκης Παύλο ΣΙΔΕΡΗ (Α.Μ. 5521) να με εκπροσωπήσει ενώπιον "
        "της Διεύθυνσης Αλλοδαπών και να παραλάβει για λογαριασμό μου την άδεια διαμονής μου."
    )
    sheet.sign("Θεσσαλονίκη, 15/10/2026", "Ο/Η εξουσιοδοτών/ούσα")
    sheet.seal("Κ.Ε.Π. ΔΗΜΟΥ ΘΕΣΣΑΛΟΝΙΚΗΣ", "Βεβαιώνεται το γνήσιο της υπογραφής")
    return {}


def _other(sheet: Sheet, _who: Somebody) -> Facts:
    sheet.head(["ΑΘΛΗΤΙΚΟΣ ΣΥΛΛΟΓΟΣ «Ο ΠΡΟΟΔΟΣ»"], ["1/9/2026"])
    sheet.title("ΚΑΝΟΝΙΣΜΟΣ ΛΕΙΤΟΥΡΓΙΑΣ ΓΥΜΝΑΣΤΗΡΙΟΥ")
    sheet.prose(
        "Το γυμναστήριο λειτουργεί καθημερινά από τις εννέα το πρωί. Παρακαλούνται τα μέλη "
        "να φορούν κατάλληλα υποδήματα και να τακτοποιούν τα όργανα μετά τη χρήση."
    )
    return {}


WRITERS: dict[EvidenceKind, Write] = {
    EvidenceKind.LEASE: _lease,
    EvidenceKind.PROPERTY_DEED: _deed,
    EvidenceKind.UTILITY_BILL: _bill,
    EvidenceKind.RESIDENCE_PROOF: _residence,
    EvidenceKind.STAY_PROOF: _stay,
    EvidenceKind.LEGAL_STAY_CERTIFICATE: _legal_stay,
    EvidenceKind.SOLEMN_DECLARATION: _declaration,
    EvidenceKind.RESIDENCE_APPLICATION_CERTIFICATE: _filed,
    EvidenceKind.LOSS_DECLARATION: _loss,
    EvidenceKind.MEDICAL_CERTIFICATE: _medical,
    EvidenceKind.POWER_OF_ATTORNEY: _attorney,
    EvidenceKind.OTHER: _other,
}

"""Names of states, as documents print them, to the codes that ICAO 9303 part 3 section 5 uses."""

from __future__ import annotations

from functools import cache

import pycountry

from extract.folding import skeleton

_GREEK = {
    "ALB": "Αλβανία Αλβανική", "ARM": "Αρμενία Αρμενική", "GEO": "Γεωργία Γεωργιανή",
    "UKR": "Ουκρανία Ουκρανική", "RUS": "Ρωσία Ρωσική Ρωσσία", "PAK": "Πακιστάν Πακιστανική",
    "IND": "Ινδία Ινδική", "PHL": "Φιλιππίνες Φιλιππινέζικη Φιλιππινεζική",
    "EGY": "Αίγυπτος Αιγυπτιακή", "LBN": "Λίβανος Λιβανική", "GBR": "Βρετανική Βρετανία Αγγλία",
    "CHN": "Κίνα Κινεζική", "TUR": "Τουρκία Τουρκική", "BGD": "Μπανγκλαντές Μπαγκλαντές",
    "SYR": "Συρία Συριακή", "IRQ": "Ιράκ Ιρακινή", "IRN": "Ιράν Ιρανική", "AFG": "Αφγανιστάν",
    "MDA": "Μολδαβία Μολδαβική", "SRB": "Σερβία Σερβική", "MKD": "ΠΓΔΜ", "USA": "ΗΠΑ Αμερικανική",
    "MAR": "Μαρόκο Μαροκινή", "TUN": "Τυνησία", "DZA": "Αλγερία", "NGA": "Νιγηρία Νιγηριανή",
    "ETH": "Αιθιοπία", "ERI": "Ερυθραία", "SOM": "Σομαλία", "GHA": "Γκάνα", "SEN": "Σενεγάλη",
    "CMR": "Καμερούν", "KEN": "Κένυα", "ZAF": "Νοτιοαφρικανική", "BRA": "Βραζιλία",
    "CAN": "Καναδάς",
    "AUS": "Αυστραλία", "JPN": "Ιαπωνία", "KOR": "Κορέα", "VNM": "Βιετνάμ", "THA": "Ταϊλάνδη",
    "KAZ": "Καζακστάν", "UZB": "Ουζμπεκιστάν", "BLR": "Λευκορωσία", "AZE": "Αζερμπαϊτζάν",
    "ISR": "Ισραήλ", "JOR": "Ιορδανία", "PSE": "Παλαιστίνη", "LKA": "Σρι-Λάνκα", "NPL": "Νεπάλ",
    "CUB": "Κούβα", "DOM": "Δομινικανή", "COL": "Κολομβία", "MEX": "Μεξικό",
    "GRC": "Ελλάδα Ελλάς Ελληνική",
    "CYP": "Κύπρος Κυπριακή", "BGR": "Βουλγαρία Βουλγαρική", "ROU": "Ρουμανία Ρουμανική",
    "DEU": "Γερμανία Γερμανική", "FRA": "Γαλλία", "ITA": "Ιταλία", "ESP": "Ισπανία",
    "POL": "Πολωνία",
}  # fmt: skip
_PHRASES = {
    "Ηνωμένο Βασίλειο": "GBR", "Μεγάλη Βρετανία": "GBR", "Σρι Λάνκα": "LKA", "Νότια Αφρική": "ZAF",
    "Ηνωμένες Πολιτείες": "USA", "Ηνωμένες Πολιτείες Αμερικής": "USA", "Βόρεια Μακεδονία": "MKD",
    "Νότια Κορέα": "KOR", "Ρωσική Ομοσπονδία": "RUS", "Russian Federation": "RUS", "Russia": "RUS",
    "British Citizen": "GBR", "British": "GBR", "Albanian": "ALB", "Georgian": "GEO",
    "Ukrainian": "UKR", "Russian": "RUS", "Pakistani": "PAK", "Indian": "IND", "Filipino": "PHL",
    "Egyptian": "EGY", "Lebanese": "LBN", "Chinese": "CHN", "Armenian": "ARM", "Turkish": "TUR",
    "Bangladeshi": "BGD", "Syrian": "SYR", "Iraqi": "IRQ", "Iranian": "IRN", "Moldovan": "MDA",
    "Serbian": "SRB", "American": "USA", "Moroccan": "MAR", "Nigerian": "NGA", "Shqiptare": "ALB",
    "Shqipëria": "ALB", "Republika e Shqipërisë": "ALB", "საქართველო": "GEO", "Україна": "UKR",
    "Россия": "RUS", "Российская Федерация": "RUS", "Հայաստան": "ARM", "United Kingdom": "GBR",
    "Republika Srbija": "SRB", "Република Србија": "SRB", "República de Colombia": "COL",
    "Türkiye Cumhuriyeti": "TUR", "T.C.": "TUR", "Republica Moldova": "MDA", "România": "ROU",
    "Rzeczpospolita Polska": "POL", "Република България": "BGR", "Україна / Ukraine": "UKR",
    "República del Perú": "PER", "República del Ecuador": "ECU", "República de Cuba": "CUB",
    "República Dominicana": "DOM", "República Federativa do Brasil": "BRA",
    "República de Chile": "CHL",
    "República Argentina": "ARG", "Estados Unidos Mexicanos": "MEX", "Crna Gora": "MNE",
    "Bosna i Hercegovina": "BIH", "Република Северна Македонија": "MKD",
    "Republika e Kosovës": "XKX",
    "République Tunisienne": "TUN", "Royaume du Maroc": "MAR", "République du Sénégal": "SEN",
    "République du Cameroun": "CMR", "République Algérienne Démocratique et Populaire": "DZA",
    "Республика Беларусь": "BLR", "Посольство Республики Беларусь": "BLR",
    "Республика Казахстан": "KAZ", "Кыргызская Республика": "KGZ",
    "Great Britain": "GBR", "Hellenic Republic": "GRC", "Ελληνική Δημοκρατία": "GRC",
}  # fmt: skip


_CODE = 3


@cache
def _codes() -> dict[str, str]:
    table: dict[str, str] = {}
    for country in pycountry.countries:
        for name in {country.name, getattr(country, "common_name", country.name),
                     getattr(country, "official_name", country.name), country.alpha_3}:  # fmt: skip
            table.setdefault(skeleton(name), country.alpha_3)
    for code, names in _GREEK.items():
        table |= {skeleton(name): code for name in names.split()}
    return table | {skeleton(name): code for name, code in _PHRASES.items()} | {"D": "D"}


def state_code(name: str) -> str | None:
    """The three-letter code of the state that ``name`` names, in Greek or English; else None.

    Bilingual values (``ΑΛΒΑΝΙΑ / ALBANIA``) and codes themselves serve too; adjectives as well.
    """
    table = _codes()
    for part in (name, *name.replace("(", "/").replace(")", "/").split("/")):
        code = table.get(skeleton(part))
        if code:
            return code
    # Within other words a code is none: ``and``, ``est``.
    words = [word for word in name.split() if len(skeleton(word)) > _CODE]
    codes = {table[skeleton(word)] for word in words if skeleton(word) in table}
    return codes.pop() if len(codes) == 1 else None

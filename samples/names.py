"""The fictional names that specimens bear, by state of origin, in each of their spellings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spelled:
    """One word in Latin capitals, in Greek capitals and in the script of its country ("" if Latin).

    Hindi and Chinese spellings are left out: no typeface that covers them is packaged with DejaVu.
    """

    latin: str
    greek: str
    native: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """A state of origin (ICAO 9303 code) and the names and places that its specimens draw from."""

    code: str
    greek: str
    english: str
    adjective: str
    surnames: tuple[Spelled, ...]
    male: tuple[Spelled, ...]
    female: tuple[Spelled, ...]
    places: tuple[Spelled, ...]


def _all(rows: str) -> tuple[Spelled, ...]:
    """Spellings from ``LATIN/GREEK[/NATIVE]`` separated by commas."""
    return tuple(Spelled(*(part.strip() for part in row.split("/"))) for row in rows.split(","))


ORIGINS: dict[str, Origin] = {
    origin.code: origin
    for origin in (
        Origin(
            "ALB",
            "ΑΛΒΑΝΙΑ",
            "Albania",
            "ΑΛΒΑΝΙΚΗ",
            _all("HOXHA/ΧΟΤΖΑ, SHEHU/ΣΕΧΟΥ, GJOKA/ΓΚΙΟΚΑ"),
            _all("ARTAN/ΑΡΤΑΝ, BESNIK/ΜΠΕΣΝΙΚ, ILIR/ΙΛΙΡ"),
            _all("MIRELA/ΜΙΡΕΛΑ, ELIRA/ΕΛΙΡΑ, VALBONA/ΒΑΛΜΠΟΝΑ"),
            _all("TIRANE/ΤΙΡΑΝΑ, KORCE/ΚΟΡΥΤΣΑ, VLORE/ΑΥΛΩΝΑΣ"),
        ),
        Origin(
            "GEO",
            "ΓΕΩΡΓΙΑ",
            "Georgia",
            "ΓΕΩΡΓΙΑΝΗ",
            _all("BERIDZE/ΜΠΕΡΙΤΖΕ/ბერიძე, KAPANADZE/ΚΑΠΑΝΑΤΖΕ/კაპანაძე"),
            _all("GIORGI/ΓΚΙΟΡΓΚΙ/გიორგი, DAVIT/ΝΤΑΒΙΤ/დავით"),
            _all("NINO/ΝΙΝΟ/ნინო, TAMAR/ΤΑΜΑΡ/თამარ"),
            _all("TBILISI/ΤΙΦΛΙΔΑ/თბილისი, KUTAISI/ΚΟΥΤΑΪΣΙ/ქუთაისი"),
        ),
        Origin(
            "UKR",
            "ΟΥΚΡΑΝΙΑ",
            "Ukraine",
            "ΟΥΚΡΑΝΙΚΗ",
            _all("KOVALENKO/ΚΟΒΑΛΕΝΚΟ/КОВАЛЕНКО, SHEVCHUK/ΣΕΒΤΣΟΥΚ/ШЕВЧУК"),
            _all("ANDRII/ΑΝΤΡΙΙ/АНДРІЙ, TARAS/ΤΑΡΑΣ/ТАРАС"),
            _all("OKSANA/ΟΚΣΑΝΑ/ОКСАНА, IRYNA/ΙΡΙΝΑ/ІРИНА"),
            _all("POLTAVA/ΠΟΛΤΑΒΑ/ПОЛТАВА, KHARKIV/ΧΑΡΚΟΒΟ/ХАРКІВ"),
        ),
        Origin(
            "RUS",
            "ΡΩΣΙΑ",
            "Russia",
            "ΡΩΣΙΚΗ",
            _all("VOLKOV/ΒΟΛΚΟΒ/ВОЛКОВ, SOKOLOV/ΣΟΚΟΛΟΒ/СОКОЛОВ"),
            _all("DMITRII/ΝΤΜΙΤΡΙΙ/ДМИТРИЙ, SERGEI/ΣΕΡΓΚΕΪ/СЕРГЕЙ"),
            _all("IRINA/ΙΡΙΝΑ/ИРИНА, SVETLANA/ΣΒΕΤΛΑΝΑ/СВЕТЛАНА"),
            _all("VORONEZH/ΒΟΡΟΝΕΖ/ВОРОНЕЖ, SAMARA/ΣΑΜΑΡΑ/САМАРА"),
        ),
        Origin(
            "PAK",
            "ΠΑΚΙΣΤΑΝ",
            "Pakistan",
            "ΠΑΚΙΣΤΑΝΙΚΗ",
            _all("IQBAL/ΙΚΜΠΑΛ/اقبال, HUSSAIN/ΧΟΥΣΕΪΝ/حسین"),
            _all("MUHAMMAD ASIF/ΜΟΥΧΑΜΑΝΤ ΑΣΙΦ/محمد آصف, KASHIF/ΚΑΣΙΦ/کاشف"),
            _all("AYESHA/ΑΪΣΑ/عائشہ, SADIA/ΣΑΝΤΙΑ/سعدیہ"),
            _all("GUJRAT/ΓΚΟΥΤΖΡΑΤ/گجرات, SIALKOT/ΣΙΑΛΚΟΤ/سیالکوٹ"),
        ),
        Origin(
            "IND",
            "ΙΝΔΙΑ",
            "India",
            "ΙΝΔΙΚΗ",
            _all("SHARMA/ΣΑΡΜΑ, SINGH/ΣΙΝΓΚ"),
            _all("RAVI/ΡΑΒΙ, GURPREET/ΓΚΟΥΡΠΡΙΤ"),
            _all("PRIYA/ΠΡΙΓΙΑ, SUNITA/ΣΟΥΝΙΤΑ"),
            _all("JAIPUR/ΤΖΑΪΠΟΥΡ, LUDHIANA/ΛΟΥΝΤΙΑΝΑ"),
        ),
        Origin(
            "PHL",
            "ΦΙΛΙΠΠΙΝΕΣ",
            "Philippines",
            "ΦΙΛΙΠΠΙΝΕΖΙΚΗ",
            _all("SANTOS/ΣΑΝΤΟΣ, DELA CRUZ/ΝΤΕΛΑ ΚΡΟΥΖ"),
            _all("JOSE MARIO/ΧΟΣΕ ΜΑΡΙΟ, RAMON/ΡΑΜΟΝ"),
            _all("MARIA LUZ/ΜΑΡΙΑ ΛΟΥΖ, ANALYN/ΑΝΑΛΙΝ"),
            _all("QUEZON CITY/ΚΕΣΟΝ ΣΙΤΙ, CEBU CITY/ΣΕΜΠΟΥ"),
        ),
        Origin(
            "EGY",
            "ΑΙΓΥΠΤΟΣ",
            "Egypt",
            "ΑΙΓΥΠΤΙΑΚΗ",
            _all("PAPADAKIS/ΠΑΠΑΔΑΚΗΣ/باباداكيس, KYRIAKOU/ΚΥΡΙΑΚΟΥ/كيرياكو"),
            _all("NIKOLAOS/ΝΙΚΟΛΑΟΣ/نيكولاوس, KONSTANTINOS/ΚΩΝΣΤΑΝΤΙΝΟΣ/قسطنطين"),
            _all("ELENI/ΕΛΕΝΗ/إيليني, MARIA/ΜΑΡΙΑ/ماريا"),
            _all("ALEXANDRIA/ΑΛΕΞΑΝΔΡΕΙΑ/الإسكندرية, CAIRO/ΚΑΪΡΟ/القاهرة"),
        ),
        Origin(
            "LBN",
            "ΛΙΒΑΝΟΣ",
            "Lebanon",
            "ΛΙΒΑΝΙΚΗ",
            _all("ANTONIOU/ΑΝΤΩΝΙΟΥ/أنطونيو, GEORGIADIS/ΓΕΩΡΓΙΑΔΗΣ/جورجياديس"),
            _all("MICHAIL/ΜΙΧΑΗΛ/ميخائيل, GEORGIOS/ΓΕΩΡΓΙΟΣ/جورج"),
            _all("SOFIA/ΣΟΦΙΑ/صوفيا, KATERINA/ΚΑΤΕΡΙΝΑ/كاترينا"),
            _all("TRIPOLI/ΤΡΙΠΟΛΗ/طرابلس, BEIRUT/ΒΗΡΥΤΟΣ/بيروت"),
        ),
        Origin(
            "GBR",
            "ΗΝΩΜΕΝΟ ΒΑΣΙΛΕΙΟ",
            "United Kingdom",
            "ΒΡΕΤΑΝΙΚΗ",
            _all("ASHWORTH/ΑΣΓΟΥΟΡΘ, PEMBERTON/ΠΕΜΠΕΡΤΟΝ"),
            _all("THOMAS EDWARD/ΤΟΜΑΣ ΕΝΤΓΟΥΑΡΝΤ, OLIVER/ΟΛΙΒΕΡ"),
            _all("HANNAH JANE/ΧΑΝΑ ΤΖΕΪΝ, ALICE/ΑΛΙΣ"),
            _all("LEEDS/ΛΙΝΤΣ, BRISTOL/ΜΠΡΙΣΤΟΛ"),
        ),
        Origin(
            "CHN",
            "ΚΙΝΑ",
            "China",
            "ΚΙΝΕΖΙΚΗ",
            _all("CHEN/ΤΣΕΝ, WANG/ΓΟΥΑΝΓΚ"),
            _all("JIANGUO/ΤΖΙΑΝΓΚΟΥΟ, WEIMING/ΓΟΥΕΪΜΙΝΓΚ"),
            _all("XIULAN/ΣΙΟΥΛΑΝ, MEILING/ΜΕΪΛΙΝΓΚ"),
            _all("ZHEJIANG/ΤΖΕΤΖΙΑΝΓΚ, FUJIAN/ΦΟΥΤΖΙΑΝ"),
        ),
        Origin(
            "ARM",
            "ΑΡΜΕΝΙΑ",
            "Armenia",
            "ΑΡΜΕΝΙΚΗ",
            _all("PETROSYAN/ΠΕΤΡΟΣΙΑΝ/ՊԵՏՐՈՍՅԱՆ, SARGSYAN/ΣΑΡΓΚΣΙΑΝ/ՍԱՐԳՍՅԱՆ"),
            _all("ARAM/ΑΡΑΜ/ԱՐԱՄ, TIGRAN/ΤΙΓΚΡΑΝ/ՏԻԳՐԱՆ"),
            _all("ANAHIT/ΑΝΑΧΙΤ/ԱՆԱՀԻՏ, LUSINE/ΛΟΥΣΙΝΕ/ԼՈՒՍԻՆԵ"),
            _all("YEREVAN/ΕΡΕΒΑΝ/ԵՐԵՎԱՆ, GYUMRI/ΓΚΙΟΥΜΡΙ/ԳՅՈՒՄՐԻ"),
        ),
    )
}
"""The states that specimens come from, by ICAO 9303 code."""

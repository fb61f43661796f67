"""The people of the part ``remote``."""

from __future__ import annotations

from tools.third_style.persons import people

_HOMES = (
    ("ΒΟΣΠΟΡΟΥ 15", "56728", "ΝΕΑΠΟΛΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΑΧΑΡΝΩΝ 344", "11145", "ΑΘΗΝΑ", "ΑΤΤΙΚΗΣ"),
    ("ΠΑΠΑΝΑΣΤΑΣΙΟΥ 78Α", "54644", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΓΙΑΜΑΛΑΚΗ 23", "71202", "ΗΡΑΚΛΕΙΟ", "ΗΡΑΚΛΕΙΟΥ"),
    ("ΜΕΓΑΛΟΥ ΑΛΕΞΑΝΔΡΟΥ 140", "57009", "ΚΑΛΟΧΩΡΙ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΟΜΟΝΟΙΑΣ 61", "65302", "ΚΑΒΑΛΑ", "ΚΑΒΑΛΑΣ"),
    ("28ΗΣ ΟΚΤΩΒΡΙΟΥ 9", "56430", "ΣΤΑΥΡΟΥΠΟΛΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΘΗΒΩΝ 402", "12241", "ΑΙΓΑΛΕΩ", "ΑΤΤΙΚΗΣ"),
    ("ΒΕΝΙΖΕΛΟΥ 88", "59132", "ΒΕΡΟΙΑ", "ΗΜΑΘΙΑΣ"),
)
_ROWS = """
UKR|Ukraine|ΟΥΚΡΑΝΙΑ|ΟΥΚΡΑΝΙΚΗ|CHENTUKOVA/ΤΣΕΝΤΟΥΚΟΒΑ/ЧЕНТУКОВА|OKSANA/ΟΚΣΑΝΑ/ОКСАНА|LEONID/ΛΕΟΝΙΝΤ/ЛЕОНІД|VALENTYNA/ΒΑΛΕΝΤΙΝΑ/ВАЛЕНТИНА|F|1986-11-08|MARIUPOL/ΜΑΡΙΟΥΠΟΛΗ/МАРІУПОЛЬ|Cyrl|FX######|19861108-0####
PAK|Pakistan|ΠΑΚΙΣΤΑΝ|ΠΑΚΙΣΤΑΝΙΚΗ|WARRAICH/ΟΥΑΡΑΪΤΣ|TANVEER AHMAD/ΤΑΝΒΙΡ ΑΧΜΑΝΤ|BASHIR AHMAD/ΜΠΑΣΙΡ ΑΧΜΑΝΤ|NASREEN AKHTAR/ΝΑΣΡΙΝ ΑΚΤΑΡ|M|1979-02-14|MANDI BAHAUDDIN/ΜΑΝΤΙ ΜΠΑΧΑΟΥΝΤΙΝ|Latn|AK#######|34402-#######-#
BGD|Bangladesh|ΜΠΑΝΓΚΛΑΝΤΕΣ|ΜΠΑΝΓΚΛΑΝΤΕΣΙΑΝΗ|SIKDER/ΣΙΚΝΤΕΡ/শিকদার|RUBEL/ΡΟΥΜΠΕΛ/রুবেল|ABDUL MALEK/ΑΜΠΝΤΟΥΛ ΜΑΛΕΚ/আব্দুল মালেক|RAHIMA KHATUN/ΡΑΧΙΜΑ ΚΑΤΟΥΝ/রহিমা খাতুন|M|1992-08-03|SUNAMGANJ/ΣΟΥΝΑΜΓΚΑΝΤΖ/সুনামগঞ্জ|Beng|A########|##########
ARM|Republic of Armenia|ΑΡΜΕΝΙΑ|ΑΡΜΕΝΙΚΗ|MELIKSETYAN/ΜΕΛΙΚΣΕΤΙΑΝ/ՄԵԼԻՔՍԵԹՅԱՆ|ANAHIT/ΑΝΑΧΙΤ/ԱՆԱՀԻՏ|RAZMIK/ΡΑΖΜΙΚ/ՌԱԶՄԻԿ|SIRANUSH/ΣΙΡΑΝΟΥΣ/ՍԻՐԱՆՈՒՇ|F|1972-06-27|VANADZOR/ΒΑΝΑΤΖΟΡ/ՎԱՆԱՁՈՐ|Armn|BA#######|770672####
SYR|Syrian Arab Republic|ΣΥΡΙΑ|ΣΥΡΙΑΚΗ|AL-SABBAGH/ΑΛ ΣΑΜΠΑΓ/الصباغ|LAMIS/ΛΑΜΙΣ/لميس|MUSTAFA/ΜΟΥΣΤΑΦΑ/مصطفى|HUDA/ΧΟΥΝΤΑ/هدى|F|1989-04-20|HAMA/ΧΑΜΑ/حماة|Arab|01#######|050########
NGA|Nigeria|ΝΙΓΗΡΙΑ|ΝΙΓΗΡΙΑΝΗ|EHIGIATOR/ΕΧΙΓΚΙΑΤΟΡ|BLESSING OSARIEMEN/ΜΠΛΕΣΙΝΓΚ ΟΣΑΡΙΕΜΕΝ|FRIDAY/ΦΡΑΪΝΤΕΪ|PATIENCE/ΠΕΪΣΕΝΣ|F|1988-12-16|BENIN CITY/ΜΠΕΝΙΝ ΣΙΤΙ|Latn|B########|###########
SRB|Republic of Serbia|ΣΕΡΒΙΑ|ΣΕΡΒΙΚΗ|RADOVANOVIC/ΡΑΝΤΟΒΑΝΟΒΙΤΣ/РАДОВАНОВИЋ|GORAN/ΓΚΟΡΑΝ/ГОРАН|MILUTIN/ΜΙΛΟΥΤΙΝ/МИЛУТИН|RUZICA/ΡΟΥΖΙΤΣΑ/РУЖИЦА|M|1974-10-09|KRAGUJEVAC/ΚΡΑΓΚΟΥΓΙΕΒΑΤΣ/КРАГУЈЕВАЦ|Cyrl|01#######|0910974720317
TUR|Türkiye|ΤΟΥΡΚΙΑ|ΤΟΥΡΚΙΚΗ|YALCINKAYA/ΓΙΑΛΤΣΙΝΚΑΓΙΑ/YALÇINKAYA|EMRE CAN/ΕΜΡΕ ΤΖΑΝ|HASAN/ΧΑΣΑΝ|GULSUM/ΓΚΙΟΥΛΣΟΥΜ/GÜLSÜM|M|1994-01-22|ERZURUM/ΕΡΖΕΡΟΥΜ|Latn|U########|28471906300
KOR|Republic of Korea|ΔΗΜΟΚΡΑΤΙΑ ΤΗΣ ΚΟΡΕΑΣ|ΝΟΤΙΟΚΟΡΕΑΤΙΚΗ|BAEK/ΜΠΑΕΚ/백|SEOYEON/ΣΟΓΕΟΝ/서연|DONGHYUN/ΝΤΟΝΓΚΧΙΟΥΝ/동현|MIRAN/ΜΙΡΑΝ/미란|F|1997-03-05|DAEGU/ΝΤΕΓΚΟΥ/대구|Hang|M###A####|2######
VNM|Viet Nam|ΒΙΕΤΝΑΜ|ΒΙΕΤΝΑΜΙΚΗ|LUONG/ΛΟΥΟΝΓΚ/LƯƠNG|VAN HIEU/ΒΑΝ ΧΙΕΟΥ/VĂN HIẾU|VAN TOAN/ΒΑΝ ΤΟΑΝ/VĂN TOÀN|THI HOA/ΘΙ ΧΟΑ/THỊ HOA|M|1985-07-19|NGHE AN/ΝΓΚΕ ΑΝ/NGHỆ AN|Latn|C#######|040085######
ZMB|Zambia|ΖΑΜΠΙΑ|ΖΑΜΠΙΑΝΗ|KAZANTZOGLOU/ΚΑΖΑΝΤΖΟΓΛΟΥ|ANTHONY ELIAS/ΑΝΤΩΝΙΟΣ ΗΛΙΑΣ|NICHOLAS/ΝΙΚΟΛΑΟΣ|CHRISTINE/ΧΡΙΣΤΙΝΑ|M|1968-09-30|NDOLA/ΝΤΟΛΑ|Latn|ZN######|######/61/1
"""
PEOPLE = people("remote", _ROWS, _HOMES)
"""Eleven people of eleven states and six scripts."""

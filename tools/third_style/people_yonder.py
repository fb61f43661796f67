"""The people of the part ``yonder``."""

from __future__ import annotations

from tools.third_style.persons import people

_HOMES = (
    ("ΚΩΝΣΤΑΝΤΙΝΟΥΠΟΛΕΩΣ 61", "54644", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΛΑΓΚΑΔΑ 209", "56123", "ΑΜΠΕΛΟΚΗΠΟΙ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΦΥΛΗΣ 126", "10434", "ΑΘΗΝΑ", "ΑΤΤΙΚΗΣ"),
    ("ΑΝΔΡΕΑ ΠΑΠΑΝΔΡΕΟΥ 34", "55132", "ΚΑΛΑΜΑΡΙΑ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΓΟΥΝΑΡΗ 77", "26221", "ΠΑΤΡΑ", "ΑΧΑΪΑΣ"),
    ("ΔΗΜΗΤΡΙΑΔΟΣ 15Β", "38333", "ΒΟΛΟΣ", "ΜΑΓΝΗΣΙΑΣ"),
)
_ROWS = """
CUB|Cuba|ΚΟΥΒΑ|ΚΟΥΒΑΝΙΚΗ|VALDES ROQUE/ΒΑΛΔΕΣ ΡΟΚΕ|YANELIS/ΓΙΑΝΕΛΙΣ|ORESTES/ΟΡΕΣΤΕΣ|MERCEDES/ΜΕΡΣΕΔΕΣ|F|1987-04-21|MATANZAS/ΜΑΤΑΝΣΑΣ|Latn|K######|870421#####
VEN|Venezuela|ΒΕΝΕΖΟΥΕΛΑ|ΒΕΝΕΖΟΥΕΛΑΝΙΚΗ|PAREDES LUGO/ΠΑΡΕΔΕΣ ΛΟΥΓΟ|RAFAEL ANTONIO/ΡΑΦΑΕΛ ΑΝΤΟΝΙΟ|WILFREDO/ΓΟΥΙΛΦΡΕΔΟ|YOLANDA/ΓΙΟΛΑΝΔΑ|M|1981-09-03|BARQUISIMETO/ΜΠΑΡΚΙΣΙΜΕΤΟ|Latn|15#######|V15######
MEX|Mexico|ΜΕΞΙΚΟ|ΜΕΞΙΚΑΝΙΚΗ|ZEPEDA OROZCO/ΣΕΠΕΔΑ ΟΡΟΣΚΟ|HUGO ALBERTO/ΟΥΓΚΟ ΑΛΜΠΕΡΤΟ|RAMIRO/ΡΑΜΙΡΟ|GUADALUPE/ΓΟΥΑΔΑΛΟΥΠΕ|M|1978-02-16|MORELIA/ΜΟΡΕΛΙΑ|Latn|G########|ZEOH780216HMNPRG0#
LBY|Libya|ΛΙΒΥΗ|ΛΙΒΥΚΗ|ELMABROUK/ΕΛΜΑΜΠΡΟΥΚ/المبروك|NAJI/ΝΑΤΖΙ/ناجي|KHALIFA/ΧΑΛΙΦΑ/خليفة|SALMA/ΣΑΛΜΑ/سالمة|M|1990-11-08|MISURATA/ΜΙΣΟΥΡΑΤΑ/مصراتة|Arab|P#####@|119900######
SDN|Sudan|ΣΟΥΔΑΝ|ΣΟΥΔΑΝΙΚΗ|ELTAYEB/ΕΛΤΑΓΙΕΜΠ/الطيب|HIBA/ΧΙΜΠΑ/هبة|BABIKER/ΜΠΑΜΠΙΚΕΡ/بابكر|ZEINAB/ΖΕΪΝΑΜΠ/زينب|F|1995-07-29|OMDURMAN/ΟΜΝΤΟΥΡΜΑΝ/أم درمان|Arab|P0#######|119#########
KOR|Republic of Korea|ΔΗΜΟΚΡΑΤΙΑ ΤΗΣ ΚΟΡΕΑΣ|ΚΟΡΕΑΤΙΚΗ|HWANG/ΧΟΥΑΝΓΚ/황|JISOO/ΤΖΙΣΟΥ/지수|DONGHYUN/ΝΤΟΝΓΚΧΙΟΝ/동현|MIKYUNG/ΜΙΚΙΟΝΓΚ/미경|F|1986-12-14|INCHEON/ΙΝΤΣΟΝ/인천|Kore|M########|861214-2######
TKM|Turkmenistan|ΤΟΥΡΚΜΕΝΙΣΤΑΝ|ΤΟΥΡΚΜΕΝΙΚΗ|ORAZOVA/ΟΡΑΖΟΒΑ/ОРАЗОВА|AYNA/ΑΪΝΑ/АЙНА|MERDAN/ΜΕΡΝΤΑΝ/МЕРДАН|OGULJAN/ΟΓΚΟΥΛΤΖΑΝ/ОГУЛЬДЖАН|F|1984-03-05|ASHGABAT/ΑΣΓΚΑΜΠΑΤ/АШХАБАД|Cyrl|A#######|
NZL|New Zealand|ΝΕΑ ΖΗΛΑΝΔΙΑ|ΝΕΟΖΗΛΑΝΔΙΚΗ|TREMBATH/ΤΡΕΜΠΑΘ|COLIN EDWARD/ΚΟΛΙΝ ΕΝΤΟΥΑΡΝΤ|GRAHAM/ΓΚΡΑΧΑΜ|JUDITH/ΤΖΟΥΝΤΙΘ|M|1969-10-31|DUNEDIN/ΝΤΑΝΙΝΤΙΝ|Latn|LM######|
GIN|Guinea|ΓΟΥΙΝΕΑ|ΓΟΥΙΝΕΑΝΗ|SOUMAORO/ΣΟΥΜΑΟΡΟ|FODE/ΦΟΝΤΕ|LANCINE/ΛΑΝΣΙΝΕ|MARIAME/ΜΑΡΙΑΜΕ|M|1993-05-18|KANKAN/ΚΑΝΚΑΝ|Latn|O00######|
UGA|Uganda|ΟΥΓΚΑΝΤΑ|ΟΥΓΚΑΝΤΕΖΙΚΗ|NAKIMULI/ΝΑΚΙΜΟΥΛΙ|PROSSY/ΠΡΟΣΙ|KASULE/ΚΑΣΟΥΛΕ|NAMBI/ΝΑΜΠΙ|F|1991-08-12|MASAKA/ΜΑΣΑΚΑ|Latn|B########|CF91##########
AGO|Angola|ΑΝΓΚΟΛΑ|ΑΝΓΚΟΛΕΖΙΚΗ|CHIPENDA/ΤΣΙΠΕΝΤΑ|EDSON MANUEL/ΕΝΤΣΟΝ ΜΑΝΟΥΕΛ|AGOSTINHO/ΑΓΚΟΣΤΙΝΙΟ|LURDES/ΛΟΥΡΝΤΕΣ|M|1989-01-25|BENGUELA/ΜΠΕΝΓΚΕΛΑ|Latn|N#######|00########BA0##
"""
PEOPLE = people("yonder", _ROWS, _HOMES)
"""Eleven people of eleven states and four scripts."""

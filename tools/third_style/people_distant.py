"""The people of the part ``distant``."""

from __future__ import annotations

from tools.third_style.persons import people

_HOMES = (
    ("ΛΑΓΚΑΔΑ 212", "56430", "ΣΤΑΥΡΟΥΠΟΛΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΔΕΛΦΩΝ 96", "54643", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΠΑΤΗΣΙΩΝ 287", "11144", "ΑΘΗΝΑ", "ΑΤΤΙΚΗΣ"),
    ("ΚΑΡΑΟΛΗ ΚΑΙ ΔΗΜΗΤΡΙΟΥ 41", "56224", "ΕΥΟΣΜΟΣ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΜΑΙΖΩΝΟΣ 158", "26222", "ΠΑΤΡΑ", "ΑΧΑΪΑΣ"),
    ("ΑΝΔΡΕΑ ΠΑΠΑΝΔΡΕΟΥ 12Β", "56626", "ΣΥΚΙΕΣ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΡΟΥΣΒΕΛΤ 33", "41222", "ΛΑΡΙΣΑ", "ΛΑΡΙΣΗΣ"),
    ("ΕΓΝΑΤΙΑ 119", "54635", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
)
_ROWS = """
ALB|Albania|ΑΛΒΑΝΙΑ|ΑΛΒΑΝΙΚΗ|LLESHI/ΛΕΣΙ|FATMIR/ΦΑΤΜΙΡ|PAL/ΠΑΛ|DRITA/ΔΡΙΤΑ|M|1981-03-17|BURREL/ΜΠΟΥΡΕΛ|Latn|BB#######|I10317###@
GEO|Georgia|ΓΕΩΡΓΙΑ|ΓΕΩΡΓΙΑΝΗ|TSIKLAURI/ΤΣΙΚΛΑΟΥΡΙ/წიკლაური|NINO/ΝΙΝΟ/ნინო|TAMAZ/ΤΑΜΑΖ/თამაზ|MZIA/ΜΖΙΑ/მზია|F|1969-10-05|KUTAISI/ΚΟΥΤΑΪΣΙ/ქუთაისი|Geor|20AB#####|600010#####
RUS|Russian Federation|ΡΩΣΙΑ|ΡΩΣΙΚΗ|ZHURAVLEV/ΖΟΥΡΑΒΛΕΦ/ЖУРАВЛЕВ|DMITRII/ΝΤΜΙΤΡΙ/ДМИТРИЙ|SERGEI/ΣΕΡΓΚΕΪ/СЕРГЕЙ|LIUDMILA/ΛΙΟΥΝΤΜΙΛΑ/ЛЮДМИЛА|M|1987-04-29|KRASNODAR/ΚΡΑΣΝΟΝΤΑΡ/КРАСНОДАР|Cyrl|75#######|
CHN|People's Republic of China|ΚΙΝΑ|ΚΙΝΕΖΙΚΗ|HUANG/ΧΟΥΑΝΓΚ/黄|JIANMING/ΤΖΙΑΝΜΙΝΓΚ/建明|YONGFU/ΓΙΟΝΓΚΦΟΥ/永福|XIUYING/ΣΙΟΥΓΙΝΓΚ/秀英|M|1978-12-08|FUJIAN/ΦΟΥΤΖΙΑΝ/福建|Hans|EK#######|
IND|India|ΙΝΔΙΑ|ΙΝΔΙΚΗ|DHALIWAL/ΝΤΑΛΙΟΥΑΛ/धालीवाल|GURPREET SINGH/ΓΚΟΥΡΠΡΕΕΤ ΣΙΝΓΚ/गुरप्रीत सिंह|BALWINDER SINGH/ΜΠΑΛΟΥΙΝΤΕΡ ΣΙΝΓΚ/बलविंदर सिंह|KULWANT KAUR/ΚΟΥΛΟΥΑΝΤ ΚΑΟΥΡ/कुलवंत कौर|M|1990-06-21|HOSHIARPUR/ΧΟΣΙΑΡΠΟΥΡ/होशियारपुर|Deva|Z#######|
EGY|Egypt|ΑΙΓΥΠΤΟΣ|ΑΙΓΥΠΤΙΑΚΗ|SHENOUDA/ΣΕΝΟΥΝΤΑ/شنودة|MARINA/ΜΑΡΙΝΑ/مارينا|NABIL/ΝΑΜΠΙΛ/نبيل|SAMIA/ΣΑΜΙΑ/سامية|F|1993-09-12|ALEXANDRIA/ΑΛΕΞΑΝΔΡΕΙΑ/الإسكندرية|Arab|A########|293091202#####
PHL|Philippines|ΦΙΛΙΠΠΙΝΕΣ|ΦΙΛΙΠΠΙΝΕΖΙΚΗ|BAUTISTA/ΜΠΑΟΥΤΙΣΤΑ|ROWENA/ΡΟΟΥΕΝΑ|ERNESTO/ΕΡΝΕΣΤΟ|CORAZON/ΚΟΡΑΖΟΝ|F|1975-07-02|BATANGAS CITY/ΜΠΑΤΑΝΓΚΑΣ|Latn|P#######A|
MDA|Republic of Moldova|ΜΟΛΔΑΒΙΑ|ΜΟΛΔΑΒΙΚΗ|RUSNAC/ΡΟΥΣΝΑΚ|VITALIE/ΒΙΤΑΛΙΕ|GHEORGHE/ΓΚΕΟΡΓΚΕ|PARASCOVIA/ΠΑΡΑΣΚΟΒΙΑ|M|1984-01-30|ORHEI/ΟΡΧΕΪ|Latn|AB#######|2004#########
SLE|Sierra Leone|ΣΙΕΡΡΑ ΛΕΟΝΕ|ΣΙΕΡΡΑΛΕΟΝΕΖΙΚΗ|KOROMA/ΚΟΡΟΜΑ|IBRAHIM SORIE/ΙΜΠΡΑΧΙΜ ΣΟΡΙΕ|ABU/ΑΜΠΟΥ|ISATU/ΙΣΑΤΟΥ|M|1996-11-19|MAKENI/ΜΑΚΕΝΙ|Latn|ER######|
TGO|Togo|ΤΟΓΚΟ|ΤΟΓΚΟΛΕΖΙΚΗ|AGBEKO/ΑΓΚΜΠΕΚΟ|AFI JUSTINE/ΑΦΙ ΖΙΣΤΙΝ|KODJO/ΚΟΤΖΟ|AKOUVI/ΑΚΟΥΒΙ|F|1991-05-14|KPALIME/ΚΠΑΛΙΜΕ|Latn|EB######|
URY|Uruguay|ΟΥΡΟΥΓΟΥΑΗ|ΟΥΡΟΥΓΟΥΑΝΗ|STAVRIDES/ΣΤΑΥΡΙΔΗΣ|MARTIN ALEJANDRO/ΜΑΡΤΙΝ ΑΛΕΧΑΝΔΡΟ|JORGE/ΓΕΩΡΓΙΟΣ|IRENE/ΕΙΡΗΝΗ|M|1982-02-25|MONTEVIDEO/ΜΟΝΤΕΒΙΔΕΟ|Latn|F######|
"""
PEOPLE = people("distant", _ROWS, _HOMES)
"""Eleven people of eleven states and six scripts."""

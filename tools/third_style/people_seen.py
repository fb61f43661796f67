"""The people of the part ``seen``."""

from __future__ import annotations

from tools.third_style.persons import people

_HOMES = (
    ("ΜΟΝΑΣΤΗΡΙΟΥ 144", "54627", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΒΑΣΙΛΙΣΣΗΣ ΟΛΓΑΣ 203", "54646", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΑΧΑΡΝΩΝ 311", "11145", "ΑΘΗΝΑ", "ΑΤΤΙΚΗΣ"),
    ("ΕΛΕΥΘΕΡΙΟΥ ΒΕΝΙΖΕΛΟΥ 18", "56728", "ΝΕΑΠΟΛΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΑΓΙΟΥ ΓΕΩΡΓΙΟΥ 7Α", "71305", "ΗΡΑΚΛΕΙΟ", "ΗΡΑΚΛΕΙΟΥ"),
    ("28ης ΟΚΤΩΒΡΙΟΥ 55", "57009", "ΚΑΛΟΧΩΡΙ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΠΑΠΑΦΛΕΣΣΑ 30", "65403", "ΚΑΒΑΛΑ", "ΚΑΒΑΛΑΣ"),
)
_ROWS = """
ALB|Albania|ΑΛΒΑΝΙΑ|ΑΛΒΑΝΙΚΗ|DERVISHI/ΝΤΕΡΒΙΣΙ|ALTIN/ΑΛΤΙΝ|HASAN/ΧΑΣΑΝ|SHPRESA/ΣΠΡΕΣΑ|M|1985-07-09|ELBASAN/ΕΛΜΠΑΣΑΝ|Latn|BC#######|H50709###@
RUS|Russian Federation|ΡΩΣΙΑ|ΡΩΣΙΚΗ|MELNIKOVA/ΜΕΛΝΙΚΟΒΑ/МЕЛЬНИКОВА|TATIANA/ΤΑΤΙΑΝΑ/ТАТЬЯНА|NIKOLAI/ΝΙΚΟΛΑΪ/НИКОЛАЙ|GALINA/ΓΚΑΛΙΝΑ/ГАЛИНА|F|1979-11-23|PERM/ΠΕΡΜ/ПЕРМЬ|Cyrl|7########|
EGY|Egypt|ΑΙΓΥΠΤΟΣ|ΑΙΓΥΠΤΙΑΚΗ|MANSOUR/ΜΑΝΣΟΥΡ/منصور|KARIM/ΚΑΡΙΜ/كريم|SAYED/ΣΑΓΙΕΝΤ/سيد|AMAL/ΑΜΑΛ/أمل|M|1991-02-14|TANTA/ΤΑΝΤΑ/طنطا|Arab|A########|29102141#######
CHN|People's Republic of China|ΚΙΝΑ|ΚΙΝΕΖΙΚΗ|ZHOU/ΤΖΟΟΥ/周|XIAOLI/ΣΙΑΟΛΙ/晓丽|GUOQIANG/ΓΚΟΥΟΤΣΙΑΝΓΚ/国强|MEILAN/ΜΕΪΛΑΝ/美兰|F|1983-05-30|ZHEJIANG/ΤΖΕΤΖΙΑΝΓΚ/浙江|Hans|EJ#######|
IND|India|ΙΝΔΙΑ|ΙΝΔΙΚΗ|GURJAR/ΓΚΟΥΡΤΖΑΡ/गुर्जर|RAKESH KUMAR/ΡΑΚΕΣ ΚΟΥΜΑΡ/राकेश कुमार|MOHAN LAL/ΜΟΧΑΝ ΛΑΛ/मोहन लाल|SAVITRI DEVI/ΣΑΒΙΤΡΙ ΝΤΕΒΙ/सावित्री देवी|M|1988-08-15|AJMER/ΑΤΖΜΕΡ/अजमेर|Deva|S#######|
MDA|Republic of Moldova|ΜΟΛΔΑΒΙΑ|ΜΟΛΔΑΒΙΚΗ|CEBOTARI/ΤΣΕΜΠΟΤΑΡΙ|NATALIA/ΝΑΤΑΛΙΑ|ION/ΙΟΝ|ELENA/ΕΛΕΝΑ|F|1990-12-02|SOROCA/ΣΟΡΟΚΑ|Latn|AB#######|2002#########
PHL|Philippines|ΦΙΛΙΠΠΙΝΕΣ|ΦΙΛΙΠΠΙΝΕΖΙΚΗ|VILLANUEVA/ΒΙΓΙΑΝΟΥΕΒΑ|MARIA CRISTINA/ΜΑΡΙΑ ΚΡΙΣΤΙΝΑ|RODOLFO/ΡΟΝΤΟΛΦΟ|LETICIA/ΛΕΤΙΣΙΑ|F|1982-03-19|ILOILO CITY/ΙΛΟΪΛΟ|Latn|P#######B|
SEN|Senegal|ΣΕΝΕΓΑΛΗ|ΣΕΝΕΓΑΛΕΖΙΚΗ|DIOUF/ΝΤΙΟΥΦ|MAMADOU/ΜΑΜΑΝΤΟΥ|OUSMANE/ΟΥΣΜΑΝ|AWA/ΑΟΥΑ|M|1994-10-06|THIES/ΤΙΕΣ|Latn|A0#######|
AUS|Australia|ΑΥΣΤΡΑΛΙΑ|ΑΥΣΤΡΑΛΙΑΝΗ|KOSTOPOULOS/ΚΩΣΤΟΠΟΥΛΟΣ|PETER JAMES/ΠΕΤΡΟΣ|GEORGE/ΓΕΩΡΓΙΟΣ|HELEN/ΕΛΕΝΗ|M|1972-01-27|MELBOURNE/ΜΕΛΒΟΥΡΝΗ|Latn|PA#######|
GEO|Georgia|ΓΕΩΡΓΙΑ|ΓΕΩΡΓΙΑΝΗ|LOMIDZE/ΛΟΜΙΤΖΕ/ლომიძე|MAKA/ΜΑΚΑ/მაკა|ZURAB/ΖΟΥΡΑΜΠ/ზურაბ|LALI/ΛΑΛΙ/ლალი|F|1976-06-11|RUSTAVI/ΡΟΥΣΤΑΒΙ/რუსთავი|Geor|20BC#####|350010#####
"""
PEOPLE = people("seen", _ROWS, _HOMES)
"""Ten people of ten states and six scripts."""

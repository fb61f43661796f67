"""The people of the part ``held``."""

from __future__ import annotations

from tools.third_style.persons import people

_HOMES = (
    ("ΔΕΛΦΩΝ 96", "54643", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΚΑΣΤΡΙΤΣΙΟΥ 11", "54623", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΠΛΑΤΕΙΑ ΑΡΙΣΤΟΤΕΛΟΥΣ 2", "60100", "ΚΑΤΕΡΙΝΗ", "ΠΙΕΡΙΑΣ"),
    ("ΛΕΩΦΟΡΟΣ ΣΤΡΑΤΟΥ 40", "57010", "ΠΕΥΚΑ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΦΙΛΙΠΠΟΥ Β΄ 19", "59100", "ΒΕΡΟΙΑ", "ΗΜΑΘΙΑΣ"),
    ("ΑΝΩΝΥΜΟΥ ΠΑΡΟΔΟΣ 3", "56533", "ΠΟΛΙΧΝΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΘΗΒΩΝ 250", "12242", "ΑΙΓΑΛΕΩ", "ΑΤΤΙΚΗΣ"),
)
_ROWS = """
UKR|Ukraine|ΟΥΚΡΑΝΙΑ|ΟΥΚΡΑΝΙΚΗ|HONCHARENKO/ΧΟΝΤΣΑΡΕΝΚΟ/ГОНЧАРЕНКО|LIUDMYLA/ΛΙΟΥΝΤΜΙΛΑ/ЛЮДМИЛА|VASYL/ΒΑΣΙΛ/ВАСИЛЬ|HANNA/ΧΑΝΝΑ/ГАННА|F|1974-09-17|VINNYTSIA/ΒΙΝΝΙΤΣΙΑ/ВІННИЦЯ|Cyrl|FP######|19740917-0####
LBN|Lebanon|ΛΙΒΑΝΟΣ|ΛΙΒΑΝΕΖΙΚΗ|KHOURY/ΧΟΥΡΙ/خوري|RAMI/ΡΑΜΙ/رامي|ELIAS/ΗΛΙΑΣ/الياس|SAMIRA/ΣΑΜΙΡΑ/سميرة|M|1986-04-03|ZAHLE/ΖΑΧΛΕ/زحلة|Arab|LR#######|
NPL|Nepal|ΝΕΠΑΛ|ΝΕΠΑΛΙΚΗ|GURUNG/ΓΚΟΥΡΟΥΝΓΚ/गुरुङ|BISHNU MAYA/ΜΠΙΣΝΟΥ ΜΑΓΙΑ/विष्णु माया|HARI BAHADUR/ΧΑΡΙ ΜΠΑΧΑΝΤΟΥΡ/हरि बहादुर|DIL KUMARI/ΝΤΙΛ ΚΟΥΜΑΡΙ/दिल कुमारी|F|1993-01-21|LAMJUNG/ΛΑΜΤΖΟΥΝΓΚ/लमजुङ|Deva|PA#######|
PAK|Pakistan|ΠΑΚΙΣΤΑΝ|ΠΑΚΙΣΤΑΝΙΚΗ|MEHMOOD/ΜΕΧΜΟΥΝΤ/محمود|TARIQ/ΤΑΡΙΚ/طارق|GHULAM RASOOL/ΓΚΟΥΛΑΜ ΡΑΣΟΥΛ/غلام رسول|NASEEM BIBI/ΝΑΣΙΜ ΜΠΙΜΠΙ/نسیم بی بی|M|1980-10-28|GUJRAT/ΓΚΟΥΤΖΡΑΤ/گجرات|Latn|BN#######|34201-#######-#
ARM|Armenia|ΑΡΜΕΝΙΑ|ΑΡΜΕΝΙΚΗ|MKRTCHYAN/ΜΚΡΤΤΣΙΑΝ/ՄԿՐՏՉՅԱՆ|SUSANNA/ΣΟΥΖΑΝΝΑ/ՍՈՒՍԱՆՆԱ|HAMLET/ΧΑΜΛΕΤ/ՀԱՄԼԵՏ|ANAHIT/ΑΝΑΧΙΤ/ԱՆԱՀԻՏ|F|1969-08-08|GYUMRI/ΓΚΙΟΥΜΡΙ/ԳՅՈՒՄՐԻ|Armn|BA#######|
COD|Democratic Republic of the Congo|ΛΑΪΚΗ ΔΗΜΟΚΡΑΤΙΑ ΤΟΥ ΚΟΝΓΚΟ|ΚΟΝΓΚΟΛΕΖΙΚΗ|TSHIBANGU/ΤΣΙΜΠΑΝΓΚΟΥ|JEAN-PAUL/ΖΑΝ ΠΩΛ|DIEUDONNE/ΝΤΙΕΝΤΟΝΕ|THERESE/ΤΕΡΕΖ|M|1989-12-12|LUBUMBASHI/ΛΟΥΜΠΟΥΜΠΑΣΙ|Latn|OP#######|
GBR|United Kingdom|ΗΝΩΜΕΝΟ ΒΑΣΙΛΕΙΟ|ΒΡΕΤΑΝΙΚΗ|WHITTAKER/ΓΟΥΙΤΑΚΕΡ|CHARLOTTE ANN/ΣΑΡΛΟΤ ΑΝ|ROBERT/ΡΟΜΠΕΡΤ|MARGARET/ΜΑΡΓΚΑΡΕΤ|F|1966-02-05|HUDDERSFIELD/ΧΑΝΤΕΡΣΦΙΛΝΤ|Latn|5########|
BRA|Brazil|ΒΡΑΖΙΛΙΑ|ΒΡΑΖΙΛΙΑΝΙΚΗ|CAVALCANTI/ΚΑΒΑΛΚΑΝΤΙ|THIAGO/ΤΙΑΓΚΟ|SEVERINO/ΣΕΒΕΡΙΝΟ|IRACEMA/ΙΡΑΣΕΜΑ|M|1992-05-24|RECIFE/ΡΕΣΙΦΕ|Latn|FZ######|
MNE|Montenegro|ΜΑΥΡΟΒΟΥΝΙΟ|ΜΑΥΡΟΒΟΥΝΙΑΚΗ|PEROVIC/ΠΕΡΟΒΙΤΣ/ПЕРОВИЋ|JELENA/ΓΕΛΕΝΑ/ЈЕЛЕНА|MILUTIN/ΜΙΛΟΥΤΙΝ/МИЛУТИН|RADMILA/ΡΑΝΤΜΙΛΑ/РАДМИЛА|F|1987-03-31|CETINJE/ΚΕΤΙΓΝΗ/ЦЕТИЊЕ|Cyrl|A#R######|3103987######
TWN|Taiwan|ΤΑΪΒΑΝ|ΤΑΪΒΑΝΕΖΙΚΗ|HSIEH/ΣΙΕΧ/謝|CHIA-MING/ΤΣΙΑ ΜΙΝΓΚ/家銘|WEN-HSIUNG/ΓΟΥΕΝ ΣΙΟΥΝΓΚ/文雄|SHU-FEN/ΣΟΥ ΦΕΝ/淑芬|M|1995-11-16|TAINAN/ΤΑΪΝΑΝ/臺南|Hant|3########|A#########
"""
PEOPLE = people("held", _ROWS, _HOMES)
"""Ten people of ten states and six scripts."""

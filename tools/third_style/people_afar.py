"""The people of the part ``afar``."""

from __future__ import annotations

from tools.third_style.persons import people

_HOMES = (
    ("ΕΓΝΑΤΙΑ 97", "54635", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΛΑΓΚΑΔΑ 212Β", "56430", "ΣΤΑΥΡΟΥΠΟΛΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΠΑΤΗΣΙΩΝ 388", "11141", "ΑΘΗΝΑ", "ΑΤΤΙΚΗΣ"),
    ("ΔΗΜΗΤΡΙΟΥ ΓΛΗΝΟΥ 9", "57013", "ΩΡΑΙΟΚΑΣΤΡΟ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΚΟΡΙΝΘΟΥ 164", "26222", "ΠΑΤΡΑ", "ΑΧΑΪΑΣ"),
    ("ΑΝΔΡΙΑΝΟΥΠΟΛΕΩΣ 41", "55133", "ΚΑΛΑΜΑΡΙΑ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΙΑΣΟΝΟΣ 83", "38221", "ΒΟΛΟΣ", "ΜΑΓΝΗΣΙΑΣ"),
    ("ΓΡΗΓΟΡΙΟΥ ΛΑΜΠΡΑΚΗ 156", "54352", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
)
_ROWS = """
PSE|State of Palestine|ΠΑΛΑΙΣΤΙΝΗ|ΠΑΛΑΙΣΤΙΝΙΑΚΗ|ABU ZAYD/ΑΜΠΟΥ ΖΑΪΝΤ/أبو زيد|TAREQ/ΤΑΡΕΚ/طارق|ADNAN/ΑΝΤΝΑΝ/عدنان|OKSANA/ΟΚΣΑΝΑ/أوكسانا|M|1989-03-06|KHARKIV/ΧΑΡΚΟΒΟ/ХАРКІВ|Arab|4######|9########
CHL|Chile|ΧΙΛΗ|ΧΙΛΙΑΝΗ|KARAMANOS ROJAS/ΚΑΡΑΜΑΝΟΣ ΡΟΧΑΣ|CAMILA ANDREA/ΚΑΜΙΛΑ ΑΝΤΡΕΑ|PATRICIO/ΠΑΤΡΙΣΙΟ|XIMENA/ΧΙΜΕΝΑ|F|1987-11-05|ANTOFAGASTA/ΑΝΤΟΦΑΓΚΑΣΤΑ|Latn|F########|16######-#
YEM|Republic of Yemen|ΥΕΜΕΝΗ|ΥΕΜΕΝΙΤΙΚΗ|AL-HAMDANI/ΑΛ ΧΑΜΝΤΑΝΙ/الهمداني|NABIL/ΝΑΜΠΙΛ/نبيل|SALEH/ΣΑΛΕΧ/صالح|FATHIYA/ΦΑΤΧΙΓΙΑ/فتحية|M|1984-05-20|TAIZ/ΤΑΪΖ/تعز|Arab|0#######|0##########
MLI|Mali|ΜΑΛΙ|ΜΑΛΙΑΝΗ|COULIBALY/ΚΟΥΛΙΜΠΑΛΙ|BAKARY/ΜΠΑΚΑΡΙ|SEKOU/ΣΕΚΟΥ|DJENEBA/ΤΖΕΝΕΜΠΑ|M|1990-06-17|KAYES/ΚΑΓΙΕΣ|Latn|B#######|19006170#######@
LAO|Lao People's Democratic Republic|ΛΑΟΣ|ΛΑΟΤΙΝΗ|PHOMMAVONG/ΠΟΜΜΑΒΟΝΓΚ/ພົມມະວົງ|CHANSAMONE/ΤΣΑΝΣΑΜΟΝ/ຈັນສະໝອນ|KHAMSING/ΚΑΜΣΙΝΓΚ/ຄຳສິງ|NOY/ΝΟΪ/ນ້ອຍ|F|1991-12-14|SAVANNAKHET/ΣΑΒΑΝΝΑΚΕΤ/ສະຫວັນນະເຂດ|Laoo|PA#######|
TZA|United Republic of Tanzania|ΤΑΝΖΑΝΙΑ|ΤΑΝΖΑΝΙΚΗ|MWAKALINGA/ΜΟΥΑΚΑΛΙΝΓΚΑ|NEEMA JOYCE/ΝΕΕΜΑ ΤΖΟΪΣ|EMMANUEL/ΕΜΜΑΝΟΥΕΛ|GRACE/ΓΚΡΕΪΣ|F|1986-02-28|MBEYA/ΜΠΕΓΙΑ|Latn|TAE######|19860228-#####-#####-##
MRT|Islamic Republic of Mauritania|ΜΑΥΡΙΤΑΝΙΑ|ΜΑΥΡΙΤΑΝΙΚΗ|OULD AHMEDOU/ΟΥΛΝΤ ΑΧΜΕΝΤΟΥ/ولد أحمدو|SIDI MOHAMED/ΣΙΝΤΙ ΜΟΧΑΜΕΝΤ/سيدي محمد|MOKHTAR/ΜΟΧΤΑΡ/المختار|MARIEM/ΜΑΡΙΕΜ/مريم|M|1992-10-30|ROSSO/ΡΟΣΟ/روصو|Arab|BN#######|6#########
ZWE|Zimbabwe|ΖΙΜΠΑΜΠΟΥΕ|ΖΙΜΠΑΜΠΟΥΑΝΗ|ZAVERDAS/ΖΑΒΕΡΔΑΣ|NICHOLAS/ΝΙΚΟΛΑΟΣ|SPYRIDON/ΣΠΥΡΙΔΩΝ|ANTHEA/ΑΝΘΕΙΑ|M|1966-08-19|BULAWAYO/ΜΠΟΥΛΑΓΟΥΑΓΙΟ|Latn|FN######|08-######@##
MDV|Republic of Maldives|ΜΑΛΔΙΒΕΣ|ΜΑΛΔΙΒΙΑΝΗ|WAHEED/ΟΥΑΧΙΝΤ/ވަހީދު|AISHATH SHIFANA/ΑΪΣΑΘ ΣΙΦΑΝΑ/އައިޝަތު ޝިފާނާ|IBRAHIM/ΙΜΠΡΑΧΙΜ/އިބްރާހީމް|FATHIMATH/ΦΑΘΙΜΑΘ/ފާޠިމަތު|F|1995-09-21|HITHADHOO/ΧΙΘΑΝΤΟΥ/ހިތަދޫ|Thaa|LA##E####|A######
GMB|The Gambia|ΓΚΑΜΠΙΑ|ΓΚΑΜΠΙΑΝΗ|CEESAY/ΣΙΣΕΪ|LAMIN/ΛΑΜΙΝ|EBRIMA/ΕΜΠΡΙΜΑ|ISATOU/ΙΣΑΤΟΥ|M|1993-04-11|SEREKUNDA/ΣΕΡΕΚΟΥΝΤΑ|Latn|PC######|
ECU|Ecuador|ΕΚΟΥΑΔΟΡ|ΕΚΟΥΑΔΟΡΙΑΝΗ|QUISHPE LEMA/ΚΙΣΠΕ ΛΕΜΑ|ROSA ELENA/ΡΟΣΑ ΕΛΕΝΑ|SEGUNDO/ΣΕΓΟΥΝΔΟ|TRANSITO/ΤΡΑΝΣΙΤΟ|F|1981-07-30|RIOBAMBA/ΡΙΟΜΠΑΜΠΑ|Latn|A#######|06########
"""
PEOPLE = people("afar", _ROWS, _HOMES)
"""Eleven people of eleven states; Palestine's was born where the papers are in Cyrillic."""

"""The people of the part ``apart``."""

from __future__ import annotations

from tools.third_style.persons import people

_HOMES = (
    ("ΛΑΓΚΑΔΑ 88", "56430", "ΣΤΑΥΡΟΥΠΟΛΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΠΑΤΗΣΙΩΝ 237", "11253", "ΑΘΗΝΑ", "ΑΤΤΙΚΗΣ"),
    ("ΔΕΛΦΩΝ 61", "54642", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΚΟΡΙΝΘΟΥ 159", "26223", "ΠΑΤΡΑ", "ΑΧΑΪΑΣ"),
    ("ΕΘΝΙΚΗΣ ΑΝΤΙΣΤΑΣΕΩΣ 12", "57013", "ΩΡΑΙΟΚΑΣΤΡΟ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΣΕΡΑΦΗ 4Β", "41222", "ΛΑΡΙΣΑ", "ΛΑΡΙΣΗΣ"),
    ("ΑΝΔΡΕΟΥ ΠΑΠΑΝΔΡΕΟΥ 73", "56224", "ΕΥΟΣΜΟΣ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΑΓΙΑΣ ΣΟΦΙΑΣ 26", "54622", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΘΗΒΩΝ 310", "18233", "ΑΓΙΟΣ ΙΩΑΝΝΗΣ ΡΕΝΤΗΣ", "ΑΤΤΙΚΗΣ"),
)
_ROWS = """
SYR|Syrian Arab Republic|ΣΥΡΙΑ|ΣΥΡΙΑΚΗ|HADDAD/ΧΑΝΤΑΝΤ/حداد|RIMA/ΡΙΜΑ/ريما|NABIL/ΝΑΜΠΙΛ/نبيل|SAMIRA/ΣΑΜΙΡΑ/سميرة|F|1987-03-18|LATTAKIA/ΛΑΤΑΚΕΙΑ/اللاذقية|Arab|N0#######|0601#######
KGZ|Kyrgyz Republic|ΚΙΡΓΙΖΙΑ|ΚΙΡΓΙΖΙΚΗ|ASANOV/ΑΣΑΝΟΦ/АСАНОВ|BAKYT/ΜΠΑΚΙΤ/БАКЫТ|TURDUBEK/ΤΟΥΡΝΤΟΥΜΠΕΚ/ТУРДУБЕК|GULNARA/ΓΚΟΥΛΝΑΡΑ/ГУЛНАРА|M|1984-09-27|KARAKOL/ΚΑΡΑΚΟΛ/КАРАКОЛ|Cyrl|PE#######|227091984#####
ZAF|Republic of South Africa|ΝΟΤΙΑ ΑΦΡΙΚΗ|ΝΟΤΙΟΑΦΡΙΚΑΝΙΚΗ|KALLINICOS/ΚΑΛΛΙΝΙΚΟΥ|STEPHANIE IRENE/ΣΤΕΦΑΝΙΑ ΕΙΡΗΝΗ|DEMETRIUS/ΔΗΜΗΤΡΙΟΣ|ANASTASIA/ΑΝΑΣΤΑΣΙΑ|F|1978-04-30|JOHANNESBURG/ΓΙΟΧΑΝΕΣΜΠΟΥΡΓΚ|Latn|A0#######|780430#######
ERI|State of Eritrea|ΕΡΥΘΡΑΙΑ|ΕΡΥΘΡΑΪΚΗ|GEBREMEDHIN/ΓΚΕΜΠΡΕΜΕΝΤΙΝ/ገብረመድህን|SELAM/ΣΕΛΑΜ/ሰላም|KIDANE/ΚΙΝΤΑΝΕ/ኪዳነ|LETEBRHAN/ΛΕΤΕΜΠΡΑΝ/ለተብርሃን|F|1989-01-11|KEREN/ΚΕΡΕΝ/ከረን|Ethi|K0#######|
DOM|Dominican Republic|ΔΟΜΙΝΙΚΑΝΗ ΔΗΜΟΚΡΑΤΙΑ|ΔΟΜΙΝΙΚΑΝΗ|ROSARIO VALDEZ/ΡΟΣΑΡΙΟ ΒΑΛΝΤΕΖ|YESENIA ALTAGRACIA/ΓΙΕΣΕΝΙΑ ΑΛΤΑΓΡΑΣΙΑ|RAMON EMILIO/ΡΑΜΟΝ ΕΜΙΛΙΟ|MERCEDES/ΜΕΡΣΕΔΕΣ|F|1993-05-16|LA VEGA/ΛΑ ΒΕΓΑ|Latn|RD#######|402########
AFG|Afghanistan|ΑΦΓΑΝΙΣΤΑΝ|ΑΦΓΑΝΙΚΗ|NOORZAI/ΝΟΥΡΖΑΪ/نورزی|HAMIDULLAH/ΧΑΜΙΝΤΟΥΛΑΧ/حمیدالله|GHULAM SARWAR/ΓΟΥΛΑΜ ΣΑΡΟΥΑΡ/غلام سرور|ZARGHUNA/ΖΑΡΓΟΥΝΑ/زرغونه|M|1992-10-05|HERAT/ΧΕΡΑΤ/هرات|Arab|P0#######|
BIH|Bosnia and Herzegovina|ΒΟΣΝΙΑ ΚΑΙ ΕΡΖΕΓΟΒΙΝΗ|ΒΟΣΝΙΑΚΗ|DODIG/ΝΤΟΝΤΙΓΚ|MIRELA/ΜΙΡΕΛΑ|ANTE/ΑΝΤΕ|IVANKA/ΙΒΑΝΚΑ|F|1986-02-12|MOSTAR/ΜΟΣΤΑΡ|Latn|B#######|1202986155###
UZB|Republic of Uzbekistan|ΟΥΖΜΠΕΚΙΣΤΑΝ|ΟΥΖΜΠΕΚΙΚΗ|KHARITIDI/ΧΑΡΙΤΙΔΗΣ/ХАРИТИДИ|PAVEL/ΠΑΥΛΟΣ/ПАВЕЛ|GEORGIY/ΓΕΩΡΓΙΟΣ/ГЕОРГИЙ|SOFIYA/ΣΟΦΙΑ/СОФИЯ|M|1975-11-21|TASHKENT/ΤΑΣΚΕΝΔΗ/ТАШКЕНТ|Cyrl|FA#######|3211175#######
KHM|Kingdom of Cambodia|ΚΑΜΠΟΤΖΗ|ΚΑΜΠΟΤΖΙΑΝΗ|SOK/ΣΟΚ/សុខ|CHANTHA/ΤΣΑΝΤΑ/ច័ន្ទថា|VUTHY/ΒΟΥΤΙ/វុទ្ធី|SREYMOM/ΣΡΕΪΜΟΜ/ស្រីមុំ|F|1994-06-23|BATTAMBANG/ΜΠΑΤΑΜΠΑΝΓΚ/បាត់ដំបង|Khmr|N########|
SGP|Republic of Singapore|ΣΙΓΚΑΠΟΥΡΗ|ΣΙΓΚΑΠΟΥΡΙΑΝΗ|LIM/ΛΙΜ/林|WEI MING/ΓΟΥΕΪ ΜΙΝΓΚ/伟明|BOON KIAT/ΜΠΟΥΝ ΚΙΑΤ/文杰|SIEW LAN/ΣΙΟΥ ΛΑΝ/秀兰|M|1981-12-08|SINGAPORE/ΣΙΓΚΑΠΟΥΡΗ/新加坡|Hans|K#######@|S81#####@
CMR|Republic of Cameroon|ΚΑΜΕΡΟΥΝ|ΚΑΜΕΡΟΥΝΕΖΙΚΗ|TCHOUMI/ΤΣΟΥΜΙ|FRANCK OLIVIER/ΦΡΑΝΚ ΟΛΙΒΙΕ|JEAN MARIE/ΖΑΝ ΜΑΡΙ|BERTHE/ΜΠΕΡΤ|M|1990-07-14|BAFOUSSAM/ΜΠΑΦΟΥΣΑΜ|Latn|0#######|
"""
PEOPLE = people("apart", _ROWS, _HOMES)
"""Eleven people of eleven states and six scripts."""

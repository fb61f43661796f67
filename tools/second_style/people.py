"""The people of the second style: origins, names and places that no specimen case has."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from samples.people import afm_for, amka_for


@dataclass(frozen=True, slots=True)
class Place:
    """A birth place: Latin capitals, Greek capitals, and the script of its country."""

    latin: str
    greek: str
    native: str = ""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One fictional person; every name in Latin and in Greek capitals."""

    code: str
    state: str
    state_greek: str
    surname: str
    surname_greek: str
    given: str
    given_greek: str
    native_name: tuple[str, str]
    father: str
    mother: str
    sex: str
    born: dt.date
    place: Place
    script: str
    passport: str
    amka: str
    afm: str
    ama: str
    title: str
    street: str
    postcode: str
    town: str
    prefecture: str

    @property
    def full(self) -> str:
        """Surname and given name, Latin."""
        return f"{self.surname} {self.given}"

    @property
    def full_greek(self) -> str:
        """Surname and given name, Greek."""
        return f"{self.surname_greek} {self.given_greek}"


_ROWS = """
TUR|Türkiye|ΤΟΥΡΚΙΑ|YILDIRIM|ΓΙΛΝΤΙΡΙΜ|EMRE|ΕΜΡΕ|||M|BURSA|ΠΡΟΥΣΑ||Latn|U{8}
SRB|Serbia|ΣΕΡΒΙΑ|JOVANOVIC|ΓΙΟΒΑΝΟΒΙΤΣ|MILICA|ΜΙΛΙΤΣΑ|ЈОВАНОВИЋ|МИЛИЦА|F|KRAGUJEVAC|ΚΡΑΓΚΟΥΓΙΕΒΑΤΣ|КРАГУЈЕВАЦ|Cyrl|0{8}
BGD|Bangladesh|ΜΠΑΝΓΚΛΑΝΤΕΣ|RAHMAN|ΡΑΧΜΑΝ|SHAFIQUL|ΣΑΦΙΚΟΥΛ|||M|SYLHET|ΣΙΛΕΤ||Latn|EB0{6}
SYR|Syria|ΣΥΡΙΑ|HADDAD|ΧΑΝΤΑΝΤ|RIMA|ΡΙΜΑ|حداد|ريما|F|HOMS|ΧΟΜΣ|حمص|Arab|N01{6}
NGA|Nigeria|ΝΙΓΗΡΙΑ|OKAFOR|ΟΚΑΦΟΡ|CHINEDU|ΤΣΙΝΕΝΤΟΥ|||M|ENUGU|ΕΝΟΥΓΚΟΥ||Latn|B0{7}
KAZ|Kazakhstan|ΚΑΖΑΚΣΤΑΝ|OMAROVA|ΟΜΑΡΟΒΑ|AIGERIM|ΑΪΓΚΕΡΙΜ|ОМАРОВА|АЙГЕРІМ|F|KARAGANDY|ΚΑΡΑΓΚΑΝΤΑ|ҚАРАҒАНДЫ|Cyrl|N1{7}
GEO|Georgia|ΓΕΩΡΓΙΑ|GELASHVILI|ΓΚΕΛΑΣΒΙΛΙ|LEVAN|ΛΕΒΑΝ|გელაშვილი|ლევანი|M|ZUGDIDI|ΖΟΥΓΚΝΤΙΝΤΙ|ზუგდიდი|Geor|15AB{5}
NPL|Nepal|ΝΕΠΑΛ|THAPA|ΘΑΠΑ|SUSHILA|ΣΟΥΣΙΛΑ|थापा|सुशीला|F|POKHARA|ΠΟΚΑΡΑ|पोखरा|Deva|0{7}
ARM|Armenia|ΑΡΜΕΝΙΑ|HARUTYUNYAN|ΧΑΡΟΥΤΙΟΥΝΙΑΝ|VAHAN|ΒΑΑΝ|ՀԱՐՈՒԹՅՈՒՆՅԱՆ|ՎԱՀԱՆ|M|VANADZOR|ΒΑΝΑΝΤΖΟΡ|ՎԱՆԱՁՈՐ|Armn|AT{7}
CHN|China|ΚΙΝΑ|LIU|ΛΙΟΥ|YANHONG|ΓΙΑΝΧΟΝΓΚ|刘|艳红|F|GUANGDONG|ΓΚΟΥΑΝΓΚΝΤΟΝΓΚ|广东|Hans|EA{7}
MAR|Morocco|ΜΑΡΟΚΟ|BENNANI|ΜΠΕΝΑΝΙ|YOUSSEF|ΓΙΟΥΣΕΦ|بناني|يوسف|M|MEKNES|ΜΕΚΝΕΣ|مكناس|Arab|QK{7}
BLR|Belarus|ΛΕΥΚΟΡΩΣΙΑ|KUPALA|ΚΟΥΠΑΛΑ|HANNA|ΧΑΝΑ|КУПАЛА|ГАННА|F|BREST|ΜΠΡΕΣΤ|БРЭСТ|Cyrl|MP{7}
COL|Colombia|ΚΟΛΟΜΒΙΑ|RESTREPO|ΡΕΣΤΡΕΠΟ|CAMILO|ΚΑΜΙΛΟ|||M|MEDELLIN|ΜΕΝΤΕΓΙΝ||Latn|AV{6}
CYP|Cyprus|ΚΥΠΡΟΣ|CHARALAMBOUS|ΧΑΡΑΛΑΜΠΟΥΣ|DESPO|ΔΕΣΠΩ|ΧΑΡΑΛΑΜΠΟΥΣ|ΔΕΣΠΩ|F|LARNAKA|ΛΑΡΝΑΚΑ|ΛΑΡΝΑΚΑ|Grek|K0{7}
IRQ|Iraq|ΙΡΑΚ|AL JUBOURI|ΑΛ ΤΖΟΥΜΠΟΥΡΙ|OMAR|ΟΜΑΡ|الجبوري|عمر|M|MOSUL|ΜΟΣΟΥΛΗ|الموصل|Arab|A1{7}
MKD|North Macedonia|ΒΟΡΕΙΑ ΜΑΚΕΔΟΝΙΑ|NIKOLOVSKA|ΝΙΚΟΛΟΒΣΚΑ|BILJANA|ΜΠΙΛΙΑΝΑ|НИКОЛОВСКА|БИЛЈАНА|F|PRILEP|ΠΕΡΛΕΠΕΣ|ПРИЛЕП|Cyrl|B1{6}
"""
_HOMES = (
    ("ΚΑΡΑΟΛΗ ΔΗΜΗΤΡΙΟΥ 63", "56430", "ΣΤΑΥΡΟΥΠΟΛΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΠΑΠΑΝΑΣΤΑΣΙΟΥ 112", "54249", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
    ("ΑΝΑΛΗΨΕΩΣ 5", "38222", "ΒΟΛΟΣ", "ΜΑΓΝΗΣΙΑΣ"),
    ("ΜΑΙΖΩΝΟΣ 87", "26222", "ΠΑΤΡΑ", "ΑΧΑΪΑΣ"),
    ("ΠΕΤΡΟΥ ΣΥΝΔΙΚΑ 29", "54638", "ΘΕΣΣΑΛΟΝΙΚΗ", "ΘΕΣΣΑΛΟΝΙΚΗΣ"),
)
_PARENTS = (("ALI", "FATMA"), ("DRAGAN", "VESNA"), ("KARIM", "NADIA"), ("PETER", "GRACE"))


def _numbered(form: str, rng: random.Random) -> str:
    head, _, count = form.partition("{")
    digits = int(count.rstrip("}"))
    return head + str(rng.randrange(10 ** (digits - 1), 10**digits))


def _somebody(number: int, row: str) -> Somebody:
    rng = random.Random(f"second:{number}")  # noqa: S311 - specimens, not secrets
    (code, state, state_greek, surname, surname_greek, given, given_greek, native_surname,
     native_given, sex, place, place_greek, place_native, script, form) = row.split("|")  # fmt: skip
    born = dt.date(1968 + number * 2, 1 + (number * 5) % 12, 3 + (number * 7) % 25)
    street, postcode, town, prefecture = _HOMES[number % len(_HOMES)]
    father, mother = _PARENTS[number % len(_PARENTS)]
    return Somebody(
        code, state, state_greek, surname, surname_greek, given, given_greek,
        (native_surname, native_given), father, mother, sex, born,
        Place(place, place_greek, place_native), script, _numbered(form, rng),
        amka_for(born, sex, rng), afm_for(rng), str(rng.randrange(10**6, 10**7)),
        f"E00{rng.randrange(10**5, 10**6)}", street, postcode, town, prefecture,
    )  # fmt: skip


PEOPLE: tuple[Somebody, ...] = tuple(
    _somebody(number, row) for number, row in enumerate(_ROWS.split("\n")[1:-1])
)
"""Sixteen people of sixteen states and eight scripts."""

"""The words for a comparison's rules, in English and Greek."""

from __future__ import annotations

from functools import cache

from verify.bilingual import Bilingual
from verify.matching.conventions import all_conventions
from verify.matching.letters import Script, settle_script
from verify.matching.outcome import Outcome
from verify.matching.pairing import Pair
from verify.matching.verdict import AlignedPart, Verdict
from verify.matching.words import Word

_VERDICTS = {
    Verdict.SAME: Bilingual("The same name", "Το ίδιο όνομα"),
    Verdict.VARIANT: Bilingual(
        "One name in two known spellings", "Ένα όνομα σε δύο γνωστές γραφές"
    ),
    Verdict.DOUBTFUL: Bilingual(
        "Near, but not surely the same name", "Κοντινά, αλλά όχι με βεβαιότητα το ίδιο όνομα"
    ),
    Verdict.DIFFERENT: Bilingual("Two different names", "Δύο διαφορετικά ονόματα"),
}

_RULES: dict[str, Bilingual] = {
    "order": Bilingual("the words stand in another order", "οι λέξεις έχουν άλλη σειρά"),
    "spacing": Bilingual(
        "written as one word or as several", "γραμμένο σε μία λέξη ή σε περισσότερες"
    ),
    "apostrophe": Bilingual("the apostrophe is left out", "παραλείπεται η απόστροφος"),
    "look-alike-letters": Bilingual(
        "letters of another alphabet that look the same were read as this word's own",
        "γράμματα άλλου αλφαβήτου με την ίδια όψη διαβάστηκαν ως γράμματα της λέξης",
    ),
    "look-alike-word": Bilingual(
        "the whole word looks the same but is typed in another alphabet",
        "όλη η λέξη έχει την ίδια όψη αλλά είναι γραμμένη σε άλλο αλφάβητο",
    ),
    "known-spellings": Bilingual(
        "known spellings of one name", "γνωστές γραφές του ίδιου ονόματος"
    ),
    "genitive": Bilingual("the Greek genitive of the name", "η ελληνική γενική του ονόματος"),
    "abbreviation": Bilingual("a usual abbreviation", "συνηθισμένη συντομογραφία"),
    "unknown-abbreviation": Bilingual(
        "an abbreviation that may stand for more than one name",
        "συντομογραφία που μπορεί να σημαίνει περισσότερα ονόματα",
    ),
    "initial": Bilingual("an initial alone", "μόνο το αρχικό γράμμα"),
    "reading-error": Bilingual(
        "letters that are easily misread for each other",
        "γράμματα που εύκολα διαβάζονται το ένα για το άλλο",
    ),
    "one-letter": Bilingual("one letter differs", "διαφέρει ένα γράμμα"),
    "weak-evidence": Bilingual(
        "the word is too short for spellings so far apart",
        "η λέξη είναι πολύ μικρή για γραφές που απέχουν τόσο",
    ),
    "article": Bilingual("an article is left out", "παραλείπεται το άρθρο"),
    "patronymic": Bilingual(
        "only one side gives the patronymic", "μόνο η μία πλευρά δίνει πατρώνυμο"
    ),
    "father-name": Bilingual(
        "only one side gives the father's name", "μόνο η μία πλευρά δίνει το όνομα πατρός"
    ),
    "other-father": Bilingual("the fathers' names differ", "τα ονόματα πατρός διαφέρουν"),
    "birth-name": Bilingual(
        "only one side gives the birth or married name",
        "μόνο η μία πλευρά δίνει το γένος ή το επώνυμο συζύγου",
    ),
    "mrz-truncation": Bilingual(
        "the name fills its field in the machine-readable zone and is cut there",
        "το όνομα γεμίζει το πεδίο της ζώνης μηχανικής ανάγνωσης και κόβεται εκεί",
    ),
    "missing-word": Bilingual(
        "a name is missing on one side", "από τη μία πλευρά λείπει ένα όνομα"
    ),
    "gendered-surname": Bilingual(
        "a man's and a woman's form of one surname: perhaps spouses",
        "ανδρικός και γυναικείος τύπος του ίδιου επωνύμου: ίσως σύζυγοι",
    ),
    "partial-genitive": Bilingual(
        "only one of the words is in the genitive and the order differs: perhaps father and son",
        "μόνο μία λέξη είναι στη γενική και η σειρά αλλάζει: ίσως πατέρας και γιος",
    ),
    "translated-name": Bilingual(
        "one name in two languages: perhaps one person's in two states",
        "το ίδιο όνομα σε δύο γλώσσες: ίσως του ίδιου προσώπου σε δύο κράτη",
    ),
    "two-known-names": Bilingual(
        "the spellings agree, but each is also known as a name of its own",
        "οι γραφές συμφωνούν, αλλά καθεμία είναι και χωριστό όνομα",
    ),
    "no-rule": Bilingual(
        "no known rule joins the spellings", "κανένας γνωστός κανόνας δεν συνδέει τις γραφές"
    ),
    "scripts-not-compared": Bilingual(
        "no table tells how these alphabets write each other's names",
        "κανένας πίνακας δεν λέει πώς γράφονται τα ονόματα από το ένα αλφάβητο στο άλλο",
    ),
    "no-name": Bilingual("one side gives no name", "η μία πλευρά δεν δίνει όνομα"),
}


@cache
def _convention_words() -> dict[str, Bilingual]:
    return {convention.rule: convention.title for convention in all_conventions()}


def rule_words(rule: str) -> Bilingual:
    """The words for one rule."""
    title = _convention_words().get(rule)
    if title is None:
        return _RULES[rule]
    return Bilingual(f"spelling: {title.en}", f"γραφή: {title.el}")


@cache
def _adjectives() -> dict[str, Bilingual]:
    return {convention.rule: convention.letters for convention in all_conventions()}


def _written(part: AlignedPart) -> Bilingual:
    """One group: what the name's own letters are written as on the other side."""
    own, other = (part.left, part.right) if _is_own(part) else (part.right, part.left)
    adjective = _adjectives()[part.rule]
    if not own or not other:
        kept = own or other
        return Bilingual(
            f"{adjective.en} {kept} is left out", f"το {adjective.el} {kept} παραλείπεται"
        )
    return Bilingual(
        f"{adjective.en} {own} is written {other}", f"το {adjective.el} {own} αποδίδεται {other}"
    )


def _is_own(part: AlignedPart) -> bool:
    """Whether the left letters are the name's own: Greek by ELOT 743, else what is not Greek."""
    left, right = settle_script(part.left)[1], settle_script(part.right)[1]
    if part.rule == "elot-743":
        return left is Script.GREK
    if Script.GREK in {left, right}:
        return left is not Script.GREK
    return left is not Script.LATN or right is Script.LATN


def _telling(parts: tuple[AlignedPart, ...]) -> tuple[AlignedPart, ...]:
    """The groups worth naming: those of several letters, which a reader would not expect."""
    return tuple(p for p in parts if p.rule and max(len(p.left), len(p.right)) > 1)[:3]


def _pair_words(pair: Pair) -> Bilingual | None:
    if not pair.match.rules:
        return None
    left = " ".join(word.text for word in pair.left)
    right = " ".join(word.text for word in pair.right)
    titles = _convention_words()
    names = [titles[rule] for rule in pair.match.rules if rule in titles]
    told = _telling(pair.match.parts)
    if names and told and told[0].left != left:
        groups = [_written(part) for part in told]
        return Bilingual(
            f"{left} = {right}: " + ", ".join(g.en for g in groups),
            f"{left} = {right}: " + ", ".join(g.el for g in groups),
        )
    words = [rule_words(rule) for rule in pair.match.rules]
    return Bilingual(
        f"{left} = {right}: " + "; ".join(w.en for w in words),
        f"{left} = {right}: " + "; ".join(w.el for w in words),
    )


def explain(outcome: Outcome) -> Bilingual:
    """The verdict and its reasons as one sentence."""
    head = _VERDICTS[outcome.verdict]
    details = [words for pair in outcome.pairs if (words := _pair_words(pair)) is not None]
    if outcome.verdict is Verdict.DIFFERENT:
        details = []
        if outcome.left_over and outcome.right_over:
            left, right = (_spelled(side) for side in (outcome.left_over, outcome.right_over))
            details = [Bilingual(f"{left} ≠ {right}", f"{left} ≠ {right}")]
    told = {rule for pair in outcome.pairs for rule in pair.match.rules}
    details += [rule_words(rule) for rule in outcome.rules if rule not in told]
    if not details:
        return Bilingual(f"{head.en}.", f"{head.el}.")
    return Bilingual(
        f"{head.en}: " + "; ".join(d.en for d in details) + ".",
        f"{head.el}: " + "· ".join(d.el for d in details) + ".",
    )


def _spelled(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)

"""What is drawn: names spelt as Greek papers spell foreign ones, streets, numbers; and anything.

A share of letters at random keeps the network from knowing names instead of letters.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from extract.capitals import ALIKE, ALPHABET

_ONSETS: Final = (
    *"ΒΓΔΖΘΚΛΜΝΞΠΡΣΤΦΧΨ", *"ΚΛΜΝΡΣΤΧ", "ΜΠ", "ΝΤ", "ΓΚ", "ΤΖ", "ΤΣ", "ΝΓΚ", "ΣΤ", "ΓΙ", "ΚΧ",
    "ΜΠΧ", "ΣΧ", "ΤΡ", "ΚΡ", "ΠΡ", "ΝΤΖ", "",
)  # fmt: skip
_MIDDLES: Final = (*"ΑΑΑΕΗΙΙΟΟΥΩ", "ΟΥ", "ΑΙ", "ΕΙ", "ΟΪ", "ΑΟΥ", "ΙΑ", "ΙΟΥ", "ΑΪ", "ΟΑ")
_ENDS: Final = ("", "", "", *"ΝΡΣΛΤΚΦΜ", "ΝΓΚ", "ΝΤ", "ΝΓΚΧ", "ΒΙΤΣ", "ΕΦ", "ΟΒΑ", "ΙΔΗΣ", "ΟΥ")
_LATIN: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TO_CLASS: Final = str.maketrans("ABEZHIKMNOPTYX", ALIKE)
"""Latin capitals to the class that they share with a Greek one."""
_MOST: Final = 26


def some_text(rng: np.random.Generator) -> str:
    """One to three words of classes in ``ALPHABET``, at most 26 characters."""
    count = int(rng.choice((1, 1, 1, 2, 2, 3)))
    joint = "-" if rng.random() < 0.08 else " "
    text = joint.join(_word(rng) for _ in range(count))[:_MOST].strip(" -")
    return text or "ΑΝΝΑ"


def _word(rng: np.random.Generator) -> str:
    kind = rng.random()
    if kind < 0.5:
        return _name(rng)
    if kind < 0.72:
        return _of(rng, ALPHABET[:26], int(rng.integers(2, 11)))
    if kind < 0.82:
        return _of(rng, _LATIN, int(rng.integers(2, 11))).translate(_TO_CLASS)
    if kind < 0.9:
        return _of(rng, "0123456789", int(rng.integers(1, 9)))
    if kind < 0.95:
        return _of(rng, ALPHABET[:-1], int(rng.integers(1, 8)))
    mark = str(rng.choice([".", ",", ":", "'"]))
    return f"({_name(rng)})" if rng.random() < 0.3 else _name(rng) + mark


def _name(rng: np.random.Generator) -> str:
    parts = [
        str(rng.choice(_ONSETS)) + str(rng.choice(_MIDDLES)) for _ in range(rng.integers(1, 5))
    ]
    return "".join(parts) + str(rng.choice(_ENDS))


def _of(rng: np.random.Generator, letters: str, count: int) -> str:
    return "".join(letters[int(n)] for n in rng.integers(0, len(letters), count))

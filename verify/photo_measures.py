"""What was measured of a photo, and what is asked for, as a reader understands it."""

from __future__ import annotations

import re

from extract.photo.figures import asked_figure, measured_figure
from extract.photo.report import PhotoCheck, PhotoStatus, Why
from verify.bilingual import DECIMAL_MARKS, Bilingual
from verify.catalogue.messages import all_messages, say

_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_BOUND = re.compile(r"^([≥≤]) ")
_BOUNDS = {
    "≥": Bilingual("at least ", "τουλάχιστον "),
    "≤": Bilingual("at most ", "έως "),
}


def measured_in_words(check: PhotoCheck) -> Bilingual | None:
    """The measure with its unit and what it is of; None if nothing was measured.

    Lightness and colour are CIELAB's (L* of 0 to 100, C*, ΔL*), shares are per cent.
    """
    measured = measured_figure(check)
    if measured is None:
        return None
    return say(f"photo_unit.{check.unit}", {"value": _localised(measured)})


def asked_in_words(check: PhotoCheck) -> Bilingual:
    """What is asked for: «έως 6» for ``≤ 6``; a dash where the check has no limit."""
    asked = asked_figure(check)
    if not asked:
        return Bilingual("–", "–")
    figure = _localised(_BOUND.sub("", asked))
    bound = _BOUND.match(asked)
    before = _BOUNDS[bound[1]] if bound else Bilingual("", "")
    return Bilingual(en=before.en + figure.en, el=before.el + figure.el)


def why_in_words(check: PhotoCheck) -> Bilingual:
    """Why a check was skipped, or could not be settled."""
    return all_messages()[f"photo_why.{check.why.value}"]


def in_words(check: PhotoCheck, language: str) -> str:
    """The measure in words, and of what does not pass what is asked for; empty if skipped.

    Of what could not be settled the reason, too: alone where nothing could be measured.
    """
    if check.status is PhotoStatus.SKIPPED:
        return ""
    unsettled = check.status is PhotoStatus.UNSURE and check.why is not Why.MEASURED
    why = why_in_words(check).in_language(language) if unsettled else ""
    measured = measured_in_words(check)
    if measured is None:
        return why
    said = measured.in_language(language)
    if check.status is PhotoStatus.PASS:
        return said
    asked = f"{said} ({asked_in_words(check).in_language(language)})"
    return f"{why} – {asked}" if why else asked


def _localised(figure: str) -> Bilingual:
    return Bilingual(
        **{language: _DECIMAL_POINT.sub(mark, figure) for language, mark in DECIMAL_MARKS.items()}
    )

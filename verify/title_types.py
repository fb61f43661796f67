"""The sorts of residence title that the portal knows (000, Βήμα-1: Είδος τίτλου διαμονής)."""

from __future__ import annotations

import unicodedata

ELECTRONIC_APPLICATION = "ΗΛΕΚΤΡΟΝΙΚΗ ΑΙΤΗΣΗ"
TITLE_TYPES = (
    "ΑΥΤΟΤΕΛΕΣ",
    "ΒΙΝΙΕΤΤΑ",
    "ΔΕΛΤΙΟ ΔΙΑΜΟΝΗΣ",
    "ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ",
    ELECTRONIC_APPLICATION,
    "ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ",
)
"""The six that the form offers."""


def normal_title_type(text: str) -> str:
    """Greek capitals without accents; Latin look-alikes become the Greek letters they imitate."""
    decomposed = unicodedata.normalize("NFD", text.upper())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.translate(str.maketrans("ABEHIKMNOPTXYZ", "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")).split())

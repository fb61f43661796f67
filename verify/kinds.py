"""What a document counts as, when it is declared as one kind and identified as another."""

from __future__ import annotations

from extract.evidence import EvidenceKind as Kind

IDENTIFIED_SURELY = 0.8
"""From this confidence on, what a document says outweighs what it was declared as."""

_MAY_SERVE_AS: dict[Kind, frozenset[Kind] | None] = {
    # Any public document of the country of birth that names the place (003 §1(6γ)).
    Kind.BIRTHPLACE_DOCUMENT: frozenset(
        {
            Kind.BIRTH_CERTIFICATE,
            Kind.FAMILY_STATUS_CERTIFICATE,
            Kind.MARRIAGE_CERTIFICATE,
            Kind.IDENTITY_CHANGE_CERTIFICATE,
        }
    ),
    # «κάθε άλλο δημόσιο έγγραφο με το οποίο αποδεικνύεται η ελληνική καταγωγή» (003 §3(2)).
    Kind.GREEK_DESCENT_DOCUMENT: frozenset(
        {Kind.BIRTH_CERTIFICATE, Kind.FAMILY_STATUS_CERTIFICATE, Kind.MARRIAGE_CERTIFICATE}
    ),
    # «άλλο επίσημο στοιχείο» (004 4.1α(5)).
    Kind.INCOME_PROOF: frozenset({Kind.TAX_CLEARANCE, Kind.TAX_RETURN}),
    # «αντίγραφα των εντύπων Ε1 και Ε2» (004 4.1α(6)).
    Kind.HOUSING_CONCESSION: frozenset({Kind.TAX_RETURN, Kind.SOLEMN_DECLARATION}),
    # Open kinds: any paper may be declared as one.
    Kind.RESIDENCE_PROOF: None,
    Kind.STAY_PROOF: None,
    Kind.OTHER: None,
}


def agrees(identified: Kind, declared: Kind) -> bool:
    """Whether a document identified as one kind may be declared as the other."""
    if identified is declared:
        return True
    return declared in _MAY_SERVE_AS and (
        (allowed := _MAY_SERVE_AS[declared]) is None or identified in allowed
    )


def effective_kind(
    identified: Kind | None, confidence: float, declared: Kind | None
) -> Kind | None:
    """What the document counts as.

    The declared kind, unless the document surely is another one; the identified kind where none
    is declared.
    """
    if declared is None or identified is None:
        return identified or declared
    if agrees(identified, declared) or confidence < IDENTIFIED_SURELY:
        return declared
    return identified

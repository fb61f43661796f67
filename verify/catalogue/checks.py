"""The checks that a requirement of the catalogue can ask for: a closed vocabulary.

Each is one rule function in ``verify/rules``; ``verify.rules.registry`` proves that none is
without one.
"""

from __future__ import annotations

from enum import StrEnum


class Check(StrEnum):
    """What is asked beyond presence. The comment is what the rule asks; sources are the items."""

    # of one document
    IN_FORCE = "in_force"  # its last day is known and not past
    NOT_EXPIRED = "not_expired"  # if it names a last day, that is not past
    MUST_HAVE_EXPIRED = "must_have_expired"  # «που έληξε»
    ALL_PAGES = "all_pages"  # «όλων των σελίδων»
    CERTIFIED = "certified"  # «επικυρωμένο»
    TRANSLATED = "translated"  # «μεταφρασμένο»
    FOREIGN_CERTIFIED_TRANSLATED = "foreign_certified_translated"  # only if issued abroad
    RECENT = "recent"  # «πρόσφατο»
    LATEST_TAX_YEAR = "latest_tax_year"  # last year's, or this year's return
    PREFECTURE_THESSALONIKI = "prefecture_thessaloniki"  # «στο νομό Θεσσαλονίκης»
    STATES_FAMILY_UNCHANGED = "states_family_unchanged"  # the declaration's text
    NAMES_PASSPORT_NUMBER = "names_passport_number"  # «με ονοματεπώνυμο & αριθμό διαβατηρίου»
    LEASE_IN_FORCE = "lease_in_force"  # a lease, if that is what serves, is in force
    BOOKLET_IN_FORCE = "booklet_in_force"  # «Βιβλιάριο υγείας σε ισχύ»
    INSURANCE_NUMBERS = "insurance_numbers"  # Α.Μ.Α., Α.Μ.Κ.Α., Α.Φ.Μ.
    PRIVATE_IF_PERMITTED = "private_if_permitted"  # the previous permit allowed it
    PRIVATE_WHERE_LAWFUL = "private_where_lawful"  # «όπου αυτό επιτρέπεται»
    LANGUAGE_LEVEL = "language_level"  # B1 or above, or the special A2+
    TWELVE_YEARS_STAY = "twelve_years_stay"  # a legal-stay certificate of twelve years
    VISA_MAY_BE_IN_PASSPORT = "visa_may_be_in_passport"  # «με την … θεώρηση εισόδου» in its pages
    PAID_BEFORE_FILING = "paid_before_filing"  # «…μεταγενέστερο της υποβολής»
    INCOME_SHOWN = "income_shown"  # the amount is read; its sufficiency is the officer's
    # of all the documents that serve
    COVERS_LAST_FIVE_YEARS = "covers_last_five_years"
    COVERS_LAST_PERMIT = "covers_last_permit"
    TEN_OF_TWELVE_YEARS = "ten_of_twelve_years"
    GREEK_BIRTH_OR_SIX_CLASSES = "greek_birth_or_six_classes"
    STAY_SINCE_SCHOOL_OR_FIVE_YEARS = "stay_since_school_or_five_years"
    BIRTHPLACE_IN_LATIN = "birthplace_in_latin"
    PHOTO_SPECIFICATION = "photo_specification"
    # of the application
    EXCLUDED_ETHNIC_GREEKS = "excluded_ethnic_greeks"
    UNITED_KINGDOM_OR_MEMBER_STATE = "united_kingdom_or_member_state"
    FILED_FOR_MINOR_BY_PARENT = "filed_for_minor_by_parent"
    FAMILY_RELATIONSHIP = "family_relationship"
    FILED_BEFORE_VISA_ENDS = "filed_before_visa_ends"
    ABSENCES_WITHIN_LIMITS = "absences_within_limits"
    HELD_PERMIT_ON_2006_01_01 = "held_permit_on_2006_01_01"
    MAY_REGISTER = "may_register"
    FORM_TITLE_TYPE = "form_title_type"
    FORM_TITLE_NUMBER = "form_title_number"
    FORM_PASSPORT_NUMBER = "form_passport_number"
    FORM_NAMES = "form_names"
    FORM_BIRTH_DATE = "form_birth_date"

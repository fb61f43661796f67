"""The three-letter codes of states and organisations (ICAO Doc 9303-3, section 5).

ISO 3166-1 alpha-3, with the additions of Doc 9303 and those that travel in practice. The table is
text and not a library's, because the rules of ``verify`` read it and must start fast.
"""

from __future__ import annotations

from typing import Final

_ISO_3166: Final = """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD
    BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR
    COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH
    ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL
    GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR
    JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR
    MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL
    NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY
    PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP
    SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA
    UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""

# Germany's D, organisations, British kinds of nationality, persons without one, Utopia of the
# specimens; INP is Interpol's older code.


_DOC_9303: Final = """
    D EUE GBD GBN GBO GBP GBS IAO INP RKS UNK UNA UNO UTO XAA XAU XBA XCC XCE XCO XCT XDC XEC XIM
    XMP XOM XPO XES XXA XXB XXC XXX
"""

# Withdrawn from ISO 3166 or never in it, and still found on documents that people hold.
_WITHDRAWN: Final = "ANT BUR CSK DDR NTZ ROM SCG SUN TMP YUG ZAR ZIM KOS KSV XKX"

ISO_3166: Final = frozenset(_ISO_3166.split())
"""ISO 3166-1 alpha-3."""

STATE_CODES: Final = ISO_3166 | frozenset(_DOC_9303.split()) | frozenset(_WITHDRAWN.split())
"""Every code that a zone may name as its issuer or as a nationality, without fillers."""

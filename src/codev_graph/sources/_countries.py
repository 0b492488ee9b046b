"""The two-letter codes of ISO 3166-1: those of countries, and those it leaves to its users."""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import Final

# Officially assigned, as of 2024.
ASSIGNED: Final = frozenset(
    re.findall(
        "[A-Z]{2}",
        """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
ZW
""",
    )
)
# Codes of no country of the standard, such as XK; a graph without names has its countries here.
FREE_COUNTRY_CODES: Final = (
    *(f"X{letter}" for letter in ascii_uppercase),
    *(f"Q{letter}" for letter in ascii_uppercase[ascii_uppercase.index("M") :]),
)

"""The encoding of a table that does not say it: the one in which its words read as words."""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import Final, NamedTuple

# Windows' Western code, the one of old Macs, and that of “CSV (MS-DOS)”, the likelier one first.
_CODES: Final = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "CP850 (MS-DOS)"}
_FOREIGN: Final = re.compile(r"(.?)([^\x00-\x7f])(.?)", re.DOTALL)
_USUAL: Final = frozenset("’”–—…»°ºª€·")
_OPENING: Final = frozenset("¿¡«“‘")
# Enough to tell by, however long the table.
_LOOKED_AT: Final = 5000


class Decoded(NamedTuple):
    """What a table's bytes say.

    Attributes:
        text: The text; what the encoding does not know is the replacement character.
        code: The name of the encoding, or an empty text for UTF-8.
    """

    text: str
    code: str = ""


def decode(content: bytes) -> Decoded:
    """Return the text of UTF-8 or UTF-16, or else in the code that makes words of it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(content.decode("utf-16", errors="replace"), "UTF-16")
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        read = [
            Decoded(content.decode(code, errors="replace"), name) for code, name in _CODES.items()
        ]
    likelihoods = [_likelihood(each.text) for each in read]
    # Where none makes words, that of nearly all tables that are not UTF-8.
    return read[likelihoods.index(max(likelihoods))] if max(likelihoods) > 0 else read[0]


def _likelihood(text: str) -> int:
    """Return how many more of a text's signs beyond ASCII fit where they stand than do not."""
    signs = islice(_FOREIGN.finditer(text), _LOOKED_AT)
    return sum(1 if _fits(*found.groups()) else -1 for found in signs)


def _fits(before: str, sign: str, after: str) -> bool:
    """Return whether a sign is a usual one, or a letter of the case that its word goes on in."""
    if not sign.isalpha():
        return sign in _USUAL or (sign in _OPENING and not before.isalnum())
    rises = before.islower() and sign.isupper()
    return not rises and not (sign.islower() and after.isupper())

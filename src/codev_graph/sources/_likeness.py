"""How far two names may be of one organisation, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.sources._names import Name, is_type, meaning, spells

# Two bodies that differ in one of these are two, however alike the rest: North and South, I and II.
_DECISIVE: Final = frozenset(
    {"north", "south", "east", "west", "i", "ii", "iii", "iv", "v", "vi", "central"}
    | {str(number) for number in range(100)}
)
_DECIDED: Final = 0.6
# A ministry and an institute of the same matter are two bodies.
_OTHER_SORT: Final = 0.7
_OTHER_ACRONYM: Final = 0.85
_MISSPELT: Final = 0.97
_ALIKE: Final = 85.0
_SHORTEST_TYPO: Final = 5
_UNLIKE_NAMES: Final = 0.35


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two names may be of one organisation.

    Attributes:
        score: From 0, nothing speaks for it, to 1.
        reason: What speaks for it, a message not yet filled in.
        detail: What fills it in.
    """

    score: float
    reason: str = ""
    detail: str = ""

    def told(self) -> str:
        """Return the reason in the language in force."""
        return _(self.reason).format(detail=self.detail) if self.reason else ""


def compare(one: Name, other: Name) -> Likeness:
    """Return the strongest likeness of two names."""
    shared = one.acronyms & other.acronyms
    overlap = _overlap(one, other)
    if shared and not _two_long_unlike(one, other, overlap):
        return Likeness(0.95, mark("the same acronym “{detail}”"), min(shared).upper())
    found = [overlap, _acronym_of(one, other), _acronym_of(other, one)]
    return max(found, key=lambda likeness: likeness.score)


def _two_long_unlike(one: Name, other: Name, overlap: Likeness) -> bool:
    """Return whether both names say more than the acronym, and something different."""
    return min(len(one.plain), len(other.plain)) > 1 and overlap.score < 2 * _UNLIKE_NAMES


def _overlap(one: Name, other: Name) -> Likeness:
    """Return the share of weight of the words that both names have, a Dice coefficient."""
    matched = _matched(one.words, other.words)
    both = sum(one.words[word] + other.words[twin] for word, twin in matched.items())
    strays = _strays(one, other) + _strays(other, one)
    total = sum(one.words.values()) + sum(other.words.values()) + strays
    score = both / total if total else 0.0
    if score > _DECIDED:
        score = min(score, _ceiling(one, other, matched))
    if one.plain == other.plain and one.plain and not strays:
        reason = mark("the same name but for capitals, accents, small words or legal form")
        return Likeness(score, reason)
    if any(word != twin for word, twin in matched.items()):
        return Likeness(score * _MISSPELT, mark("names that differ by a letter or two"))
    translated = len(set(one.plain) & set(other.plain)) < len(matched)
    if not translated and one.acronyms and other.acronyms:
        score *= _OTHER_ACRONYM
    reason = (
        mark("names that mean the same") if translated else mark("names that share their words")
    )
    return Likeness(score, reason)


def _strays(name: Name, other: Name) -> int:
    """Count the acronyms of a name that are its only telling word: no name spells them out.

    ``CANACO Tapachula`` shares ``Tapachula`` with ``AMEXME Tapachula``, and is another body.
    """
    alone = name.acronyms - other.acronyms - set(name.plain)
    if not alone:
        return 0
    own = tuple(word for word in name.spoken if word not in name.acronyms)
    return sum(not spells(acronym, own) and not spells(acronym, other.spoken) for acronym in alone)


def _ceiling(one: Name, other: Name, matched: dict[str, str]) -> float:
    """Return the most that two names can score that differ in a word that tells bodies apart."""
    here = one.words.keys() - matched.keys()
    there = other.words.keys() - set(matched.values())
    if (here | there) & _DECISIVE:
        return _DECIDED
    sorts = [
        any(is_type(name.words[word]) for word in rest)
        for name, rest in ((one, here), (other, there))
    ]
    return _OTHER_SORT if all(sorts) else 1.0


def _matched(one: dict[str, float], other: dict[str, float]) -> dict[str, str]:
    """Return the word of ``other`` for each of ``one`` that is the same or misspelt.

    Few people misspell a word's first letter, and to compare only words that share it is quick.
    """
    found = {word: word for word in one if word in other}
    left = [word for word in other if word not in found]
    for word in one:
        near = [twin for twin in left if twin[0] == word[0]]
        if near and word not in found and len(word) >= _SHORTEST_TYPO:
            twin, likeness, _place = process.extract(word, near, scorer=fuzz.ratio, limit=1)[0]
            if likeness >= _ALIKE:
                found[word] = twin
                left.remove(twin)
    return found


def _acronym_of(short: Name, long: Name) -> Likeness:
    """Return how well an acronym of one name fits the words of the other.

    What else stands beside the acronym, a place say, must stand in the other name too. A name that
    is told by an acronym of its own (``ISDEMU, Santa Ana office``) has no other, but in brackets.
    """
    if len(long.plain) < 2 or not short.acronyms or not short.beside <= long.words.keys():
        return Likeness(0.0)
    if long.acronyms.intersection(long.spoken):
        return Likeness(0.0)
    best = Likeness(0.0)
    for acronym in short.acronyms:
        reason = mark("“{detail}” is the acronym of the other name")
        score = _fit(acronym, long, short.beside)
        if score > best.score:
            best = Likeness(score, reason, acronym.upper())
    return best


def _fit(acronym: str, long: Name, beside: frozenset[str]) -> float:
    if acronym == long.initials[0]:
        return 0.95
    if "".join(sorted(acronym)) == long.initials[1] and len(acronym) > 2:
        return 0.85
    words = tuple(word for word in long.spoken if meaning(word) not in beside)
    share = spells(acronym, words)
    # Three letters are spelt by chance; longer ones hardly.
    return 0.95 * share**0.5 if len(acronym) > 3 else 0.8 * share * share

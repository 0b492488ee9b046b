"""How near what is written comes to what is known: a misspelling, or words left out or added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz, process

from codev_graph.sources._names import is_telling
from codev_graph.terms import fold

# What two words of three letters share is no likeness; one of them may lack a letter, no more.
_SHORT: Final = 3
_SHORT_LEAST: Final = 85.0
# A letter changed in five; two names that share no more than “Universidad de” stay under it.
_LEAST: Final = 80.0
_ALL_WORDS: Final = 100.0
_MOST: Final = 8


def near_places(text: str, known: Sequence[str]) -> list[int]:
    """Return the places in ``known`` of what ``text`` may mean, the nearest first.

    Near is what differs in a letter or two (Indel distance), and what has all the words of the
    other or has all its words in it, if one of them tells anything.

    Args:
        text: What is written; none is near an empty one.
        known: What it may mean, folded.
    """
    written = fold(text)
    if not written:
        return []
    least = _SHORT_LEAST if len(written) <= _SHORT else _LEAST
    spelt = process.extract(written, known, scorer=fuzz.ratio, score_cutoff=least, limit=_MOST)
    worded = process.extract(
        written, known, scorer=fuzz.token_set_ratio, score_cutoff=_ALL_WORDS, limit=_MOST
    )
    within = [found for found in worded if _shares_a_word(written, found[0])]
    by_words = sorted(within, key=lambda found: -fuzz.ratio(written, found[0]))
    return list(dict.fromkeys(place for _form, _score, place in (*spelt, *by_words)))


def _shares_a_word(one: str, other: str) -> bool:
    return any(is_telling(word) for word in {*one.split()} & {*other.split()})

"""Search by trigrams: accents, case and slips forgiven, quick on hundreds of thousands of names.

The trigrams of a text are looked up in one sorted array; the names that share most of them are
then compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from codev_graph.terms import fold

_BITS: Final = 18
# So many names, those with most trigrams in common, are compared letter by letter.
_COMPARED: Final = 200
_ALIKE: Final = 62.0
Codes = npt.NDArray[np.int64]


def _trigrams(text: str) -> Codes:
    """Return a number for every three signs in a row; different ones seldom share one."""
    codes = np.frombuffer(text.encode("ascii"), dtype=np.uint8).astype(np.int64)
    if len(codes) < 3:
        return np.empty(0, dtype=np.int64)
    found: Codes = (codes[:-2] * 1_000_003 + codes[1:-1] * 1_009 + codes[2:]) % (1 << _BITS)
    return found


class Index:
    """Names of things, to be found by what is nearly written.

    Args:
        named: The key of each thing, and all that it is called.
    """

    def __init__(self, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        pairs = [(key, fold(name)) for key, names in named for name in names]
        self._keys = [key for key, _text in pairs]
        self._texts = [text for _key, text in pairs]
        # Words begin and end with a blank; “\n” parts one name from the next.
        padded = [f" {text} \n" for text in self._texts]
        lengths = np.array([len(text) for text in padded], dtype=np.int64)
        owners = np.repeat(np.arange(len(padded)), lengths)[:-2]
        grams = _trigrams("".join(padded))
        order = np.argsort(grams, kind="stable")
        self._owners: Codes = owners[order][: len(grams)]
        self._starts: Codes = np.searchsorted(grams[order], np.arange((1 << _BITS) + 1))
        self._lengths: Codes = lengths

    def search(
        self, text: str, most: int = 200, *, wanted: Callable[[str], bool] | None = None
    ) -> list[str]:
        """Return the keys of what is called nearly so, the nearest first, each once.

        Args:
            text: What was written; case and accents do not count, and some letters may be wrong.
            most: How many at most.
            wanted: Which keys count; by default all.

        Returns:
            Nothing for a text without letters or digits.
        """
        plain = fold(text)
        if not plain or not self._texts:
            return []
        places = self._nearest(plain)
        if wanted is not None:
            places = [place for place in places if wanted(self._keys[place])]
        near = {place: self._texts[place] for place in places[:_COMPARED]}
        scored = process.extract(
            plain, near, scorer=_likeness, limit=None, score_cutoff=_ALIKE, processor=None
        )
        return list(dict.fromkeys(self._keys[place] for _t, _score, place in scored))[:most]

    def _nearest(self, plain: str) -> list[int]:
        """Return the places of the names that share trigrams, those that share most first."""
        grams = np.unique(_trigrams(f" {plain} "))
        spans = [self._owners[self._starts[gram] : self._starts[gram + 1]] for gram in grams]
        counts = np.bincount(np.concatenate(spans), minlength=len(self._texts))
        sharing = np.flatnonzero(counts >= max(1.0, len(grams) / 4))
        # Of names that share as much, the shorter one is nearer.
        scores = counts[sharing] - self._lengths[sharing] / 1_000
        kept = min(len(scores), 10 * _COMPARED)
        best = np.argpartition(-scores, kept - 1)[:kept] if kept else sharing
        ordered = sharing[best[np.argsort(-scores[best], kind="stable")]]
        return [int(place) for place in ordered]


def _likeness(
    asked: str, name: str, *, score_cutoff: float | None = None, **_rest: object
) -> float:
    """Return how alike two texts are, 0 to 100: as a whole, word by word, or as a beginning."""
    whole = fuzz.token_sort_ratio(asked, name)
    within = 0.95 * fuzz.partial_token_ratio(asked, name) if len(asked) > 2 else 0.0
    found = max(whole, within, _words(asked, name))
    return found if score_cutoff is None or found >= score_cutoff else 0.0


def _words(asked: str, name: str) -> float:
    """Return how well each word that was written is matched by its best word, on average."""
    words, named = asked.split(), name.split()
    best = [max(fuzz.ratio(word, each[: len(word) + 1]) for each in named) for word in words]
    # Whole names go before names that merely hold what was written.
    return 0.97 * sum(best) / len(best) - 2.0 * (len(named) > len(words))

"""Search by trigrams: accents, case and slips forgiven, quick on hundreds of thousands of names.

The trigrams of a text are looked up in one sorted array; the names that share most of them are
then compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
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
Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float64]


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
        names: All that each thing is called, in the order of things.
    """

    def __init__(self, names: Iterable[Collection[str]]) -> None:
        held = [[plain for name in each if (plain := fold(name))] for each in names]
        self._things: Codes = np.repeat(np.arange(len(held)), [len(each) for each in held])
        self._texts = [text for each in held for text in each]
        # Words begin and end with a blank; “\n” parts one name from the next.
        padded = [f" {text} \n" for text in self._texts]
        lengths = np.array([len(text) for text in padded], dtype=np.int64)
        owners = np.repeat(np.arange(len(padded)), lengths)[:-2]
        grams = _trigrams("".join(padded))
        order = np.argsort(grams, kind="stable")
        self._owners: Codes = owners[order][: len(grams)]
        self._starts: Codes = np.searchsorted(grams[order], np.arange((1 << _BITS) + 1))
        self._lengths: Codes = lengths

    def search(self, text: str, most: int = 200, *, wanted: Mask | None = None) -> Codes:
        """Return the places of the things that are called nearly so, the nearest first, each once.

        Args:
            text: What was written; case and accents do not count, and some letters may be wrong.
            most: How many at most.
            wanted: Which things count; by default all.

        Returns:
            Nothing for a text without letters or digits.
        """
        plain = fold(text)
        if not plain or not self._texts:
            return np.empty(0, dtype=np.int64)
        places = self._nearest(plain)
        if wanted is not None:
            places = places[wanted[self._things[places]]]
        near = places[:_COMPARED]
        scores = _likeness(plain, [self._texts[place] for place in near])
        best = np.argsort(-scores, kind="stable")
        found = self._things[near[best[scores[best] >= _ALIKE]]]
        # Of the names of one thing the nearest counts.
        return found[np.sort(np.unique(found, return_index=True)[1])][:most]

    def _nearest(self, plain: str) -> Codes:
        """Return the places of the names that share trigrams, those that share most first."""
        grams = np.unique(_trigrams(f" {plain} "))
        spans = [self._owners[self._starts[gram] : self._starts[gram + 1]] for gram in grams]
        counts = np.bincount(np.concatenate(spans), minlength=len(self._texts))
        sharing = np.flatnonzero(counts >= max(1.0, len(grams) / 4))
        # Of names that share as much, the shorter one is nearer.
        scores = counts[sharing] - self._lengths[sharing] / 1_000
        kept = min(len(scores), 10 * _COMPARED)
        best = np.argpartition(-scores, kept - 1)[:kept] if kept else sharing
        nearest: Codes = sharing[best[np.argsort(-scores[best], kind="stable")]]
        return nearest


def _likeness(asked: str, names: list[str]) -> Scores:
    """Return how like each name is, 0 to 100: as a whole, word by word, or as a beginning."""
    if not names:
        return np.empty(0)
    whole = _compared(asked, names, fuzz.token_sort_ratio)
    within = 0.95 * _compared(asked, names, fuzz.partial_token_ratio) * (len(asked) > 2)
    found: Scores = np.maximum(np.maximum(whole, within), _words(asked, names))
    return found


def _words(asked: str, names: list[str]) -> Scores:
    """Return how well each word that was written is matched by its best word, on average."""
    words, named = asked.split(), [name.split() for name in names]
    counts = np.array([len(each) for each in named])
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    flat = [word for each in named for word in each]
    best = [
        np.maximum.reduceat(_compared(w, [each[: len(w) + 1] for each in flat], fuzz.ratio), starts)
        for w in words
    ]
    # Whole names go before names that merely hold what was written.
    found: Scores = 0.97 * np.mean(best, axis=0) - 2.0 * (counts > len(words))
    return found


def _compared(asked: str, names: list[str], scorer: Callable[..., float]) -> Scores:
    compared: Scores = process.cdist([asked], names, scorer=scorer, dtype=np.float64)[0]
    return compared

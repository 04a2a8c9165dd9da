"""Which occupations the words of a title, or of a job's description, speak for: two small models learnt from facts.

A model adds up a vector for each feature of a text (words, pairs of words, beginnings, pieces of four letters) and
turns the sum into one log probability for each occupation. `python -m benchmarks.occupations --train` makes the file.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from careerproof.language import stem

Floats = NDArray[numpy.float32]

WORDS_FILE = Path(__file__).parent / "words.model"
_MAGIC = b"words/2\n"
_WORD = re.compile(r"[a-z0-9+#&]+")
_LINKS = frozenset({"a", "all", "and", "at", "except", "for", "in", "of", "or", "other", "the", "to", "with"})
_PIECE = 4
_ODDS_STEP, _ODDS_MOST = 1 / 16, 127
"""Odds are kept in single bytes: a sixteenth of a natural logarithm each, at most 127 of them."""
_BEGINNING = 5
_LEAST_DIGITS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class WordModel:
    """A linear model of low rank: features have vectors in single bytes, occupations weigh the sum.

    Args:
        keys: sorted checksums of the features it knows.
        scales: one a feature: its rarity times the unit of its vector.
        vectors: one row a feature, in whole numbers -127..127.
        outputs: what a vector says of each occupation, one column an occupation.
        bias: what speaks for each occupation whatever the text.
    """

    keys: NDArray[numpy.uint32]
    scales: Floats
    vectors: NDArray[numpy.int8]
    outputs: Floats
    bias: Floats

    def log_probabilities(self, features: Sequence[str], beside: Sequence[str] = ()) -> Floats | None:
        """The log probability of each occupation; None where the model knows none of the features.

        Args:
            features: those of the text itself.
            beside: those of what stands beside it (the employer); they have a weight of their own, however many.
        """
        vector = self._vector(features)
        if vector is None:
            return None
        more = self._vector(beside)
        if more is not None:
            vector += more
        amounts: Floats = vector @ self.outputs + self.bias
        amounts -= amounts.max()
        amounts -= numpy.log(numpy.exp(amounts).sum())
        return amounts

    def _vector(self, features: Sequence[str]) -> Floats | None:
        if not features:
            return None
        wanted = numpy.array([checksum(feature) for feature in features], dtype=numpy.uint32)
        places = numpy.minimum(numpy.searchsorted(self.keys, wanted), len(self.keys) - 1)
        places = places[self.keys[places] == wanted]
        if not len(places):
            return None
        vector: Floats = self.scales[places] @ self.vectors[places] / numpy.float32(len(places) ** 0.5)
        return vector


@dataclass(frozen=True, kw_only=True, slots=True)
class Industries:
    """How much commoner occupations are in an industry than among all workers.

    No two industries share a worker: "325" is what its parts that are listed too ("3254") leave of it.

    Args:
        codes: NAICS industries of three to five digits; 999 as the wage survey divides government, 928 armed forces.
        workers: of each industry, in persons.
        log_odds: one row an occupation, one column an industry: the logarithm of its share of the occupation's workers
            over its share of all.
    """

    codes: tuple[str, ...]
    workers: Floats
    log_odds: Floats


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What is shipped: the models, and beside them what the wage survey says of the occupations' sizes and industries.

    `trained_on` is the digest of the names, activities and technologies that it learnt from; `employment` is in
    persons.
    """

    codes: tuple[str, ...]
    trained_on: str
    titles: WordModel
    texts: WordModel
    employment: Floats
    industries: Industries


@cache
def load_words(path: Path = WORDS_FILE) -> Words:
    """The shipped models."""
    return unpack_words(path.read_bytes())


def title_features(text: str) -> list[str]:
    """The features of a title: words, neighbours, first and last word, beginnings and pieces of words."""
    words = _words(text)
    features = [f"w:{word}" for word in words]
    features += [f"b:{one} {two}" for one, two in pairwise(words)]
    if words:
        features += [f"l:{words[-1]}", f"f:{words[0]}"]
    for word in words:
        features += _pieces(word)
    return features


def employer_features(name: str, industries: Iterable[str]) -> list[str]:
    """The features of an employer: the words of its name, neighbours, and the industries that it points to."""
    words = _words(name)
    features = [f"e:{word}" for word in words]
    features += [f"eb:{one} {two}" for one, two in pairwise(words)]
    for code in sorted(industries):
        features += [f"i:{code[:length]}" for length in range(_LEAST_DIGITS, len(code) + 1)]
    return features


def text_features(text: str) -> list[str]:
    """The features of a description: its words, each once."""
    return sorted({f"w:{word}" for word in _words(text)})


def checksum(feature: str) -> int:
    """The number that a feature is stored under."""
    return zlib.crc32(feature.encode())


def _words(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text.lower()) if word not in _LINKS]


_stem = lru_cache(maxsize=20_000)(stem)


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[str, ...]:
    padded = f"^{word}$"
    pieces = (padded[start : start + _PIECE] for start in range(max(1, len(padded) - _PIECE + 1)))
    return (*(f"c:{piece}" for piece in pieces), f"p:{word[:_BEGINNING]}")


def pack_words(words: Words) -> bytes:
    """The models as bytes: a line of JSON that says what follows, then the arrays."""
    arrays: dict[str, NDArray[Any]] = {"employment": words.employment.astype("<f4"), **_odds_arrays(words.industries)}
    for name, model in (("titles", words.titles), ("texts", words.texts)):
        arrays |= {
            f"{name}.keys": model.keys.astype("<u4"),
            f"{name}.scales": model.scales.astype("<f4"),
            f"{name}.vectors": model.vectors,
            f"{name}.outputs": model.outputs.astype("<f2"),
            f"{name}.bias": model.bias.astype("<f4"),
        }
    header = {
        "codes": words.codes,
        "industries": words.industries.codes,
        "trained_on": words.trained_on,
        "arrays": {name: [array.dtype.str, list(array.shape)] for name, array in arrays.items()},
    }
    line = json.dumps(header, separators=(",", ":")).encode() + b"\n"
    return _MAGIC + line + b"".join(array.tobytes() for array in arrays.values())


def unpack_words(data: bytes) -> Words:
    """The models from their bytes.

    Raises:
        ValueError: the bytes are no such models, or are cut short.
    """
    if not data.startswith(_MAGIC):
        raise ValueError("not a file of word models")
    start = data.index(b"\n", len(_MAGIC)) + 1
    header = json.loads(data[len(_MAGIC) : start])
    arrays: dict[str, NDArray[Any]] = {}
    for name, (kind, shape) in header["arrays"].items():
        count = int(numpy.prod(shape))
        arrays[name] = numpy.frombuffer(data, dtype=kind, count=count, offset=start).reshape(shape)
        start += arrays[name].nbytes
    return Words(
        codes=tuple(header["codes"]),
        trained_on=header["trained_on"],
        titles=_model(arrays, "titles"),
        texts=_model(arrays, "texts"),
        employment=arrays["employment"].astype(numpy.float32),
        industries=Industries(
            codes=tuple(header["industries"]),
            workers=arrays["industries.workers"],
            log_odds=arrays["industries.odds"][arrays["industries.rows"]] * numpy.float32(_ODDS_STEP),
        ),
    )


def _model(arrays: Mapping[str, NDArray[Any]], name: str) -> WordModel:
    return WordModel(
        keys=arrays[f"{name}.keys"],
        scales=arrays[f"{name}.scales"],
        vectors=arrays[f"{name}.vectors"],
        outputs=arrays[f"{name}.outputs"].astype(numpy.float32),
        bias=arrays[f"{name}.bias"],
    )


def _odds_arrays(industries: Industries) -> dict[str, NDArray[Any]]:
    """The odds in single bytes; occupations that share a line of the survey share a row."""
    steps = numpy.clip(numpy.round(industries.log_odds / _ODDS_STEP), -_ODDS_MOST, _ODDS_MOST).astype(numpy.int8)
    rows, numbers = numpy.unique(steps, axis=0, return_inverse=True)
    return {
        "industries.workers": industries.workers.astype("<f4"),
        "industries.odds": rows,
        "industries.rows": numbers.reshape(-1).astype("<u2"),
    }

"""Finds the stored texts that look most like a query, by the character trigrams that they share."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from careerproof.language.normalise import normalise

_MAGIC = b"ngram/1\n"
_ALIGN = 8
_HEADER = 4
_BLOCK = 1 << 16
"""Texts per block: within one, a text's number fits in two bytes, which halves the file."""
_IDF_UNIT = 256
_FULL_WEIGHT = 255
_NEAR = (0.5, 0.35, 0.2, 0.0)

_Scores = NDArray[numpy.int32] | NDArray[numpy.int64]


class NgramIndex:
    """Stored texts by their character trigrams, with TF-IDF cosine weights in whole numbers.

    Every weight is computed in integers, so the same texts give the same bytes and the same scores on every machine.
    Texts are compared in normal form (see `normalise`), padded by a space at both ends.

    Args (as stored, one row per distinct trigram, sorted):
        keys: uint64, three code points of 21 bits each.
        idf: uint32, the trigram's rarity in units of 1/256.
        starts: uint32 of shape (blocks, keys + 1); postings of key k in block b stand at starts[b, k]:starts[b, k+1].
        documents: uint16, numbers of texts within their block, ascending within a posting list.
        weights: uint8, the trigram's share of its text's length, 255 = all of it.
        count: how many texts there are.
    """

    def __init__(
        self,
        *,
        keys: NDArray[numpy.uint64],
        idf: NDArray[numpy.uint32],
        starts: NDArray[numpy.uint32],
        documents: NDArray[numpy.uint16],
        weights: NDArray[numpy.uint8],
        count: int,
    ) -> None:
        self._keys = keys
        self._idf = idf
        self._starts = starts
        self._documents = documents
        self._weights = weights
        self._count = count

    def __len__(self) -> int:
        """How many texts are stored."""
        return self._count

    @classmethod
    def build(cls, texts: Sequence[str]) -> NgramIndex:
        """The index of the texts; a text's number is its place in the sequence."""
        grams, owners = _all_trigrams(texts)
        keys, gram_numbers = numpy.unique(grams, return_inverse=True)
        # One row per (text, trigram) with how often it occurs there.
        pairs, frequency = numpy.unique(
            owners.astype(numpy.int64) * max(len(keys), 1) + gram_numbers.astype(numpy.int64), return_counts=True
        )
        documents, gram_numbers = numpy.divmod(pairs, max(len(keys), 1))
        idf = _idf(numpy.bincount(gram_numbers, minlength=len(keys)), len(texts))
        quantised = _quantise(documents, frequency * idf[gram_numbers].astype(numpy.int64), len(texts))
        blocks, within = numpy.divmod(documents, _BLOCK)
        order = numpy.lexsort((within, gram_numbers, blocks))
        return cls(
            keys=keys,
            idf=idf,
            starts=_starts(blocks[order], gram_numbers[order], len(keys), len(texts)),
            documents=within[order].astype(numpy.uint16),
            weights=quantised[order],
            count=len(texts),
        )

    def search(self, query: str, *, top: int) -> tuple[tuple[int, float], ...]:
        """The numbers of the texts most like the query with their cosine (0..1), best first; equals by number.

        Texts that share no trigram with the query are never among them.
        """
        places, amounts, length = self._weigh(query)
        if not len(places) or top < 1:
            return ()
        scores = self._scores(places, amounts)
        best = _best(scores, top)
        return tuple((int(number), min(1.0, int(scores[number]) / (_FULL_WEIGHT * length))) for number in best)

    def to_bytes(self) -> bytes:
        """The index as bytes, the same for the same texts everywhere."""
        header = numpy.array(
            [self._count, len(self._keys), self._starts.shape[0], len(self._documents)], dtype="<u8"
        ).tobytes()
        arrays = (
            self._keys.astype("<u8"),
            self._idf.astype("<u4"),
            self._starts.astype("<u4"),
            self._documents.astype("<u2"),
            self._weights.astype("u1"),
        )
        return _MAGIC + header + b"".join(_padded(array.tobytes()) for array in arrays)

    @classmethod
    def from_bytes(cls, data: bytes) -> NgramIndex:
        """The index from its bytes; the arrays look into `data` and copy nothing.

        Raises:
            ValueError: the bytes are no such index, or are cut short.
        """
        if data[: len(_MAGIC)] != _MAGIC:
            raise ValueError("not an n-gram index")
        count, keys, blocks, postings = (
            int(number) for number in numpy.frombuffer(data, dtype="<u8", count=_HEADER, offset=len(_MAGIC))
        )
        offset = len(_MAGIC) + _HEADER * 8
        arrays = []
        for dtype, size in (
            ("<u8", keys), ("<u4", keys), ("<u4", blocks * (keys + 1)), ("<u2", postings), ("u1", postings),
        ):  # fmt: skip
            arrays.append(numpy.frombuffer(data, dtype=dtype, count=size, offset=offset))
            offset += _padded_size(arrays[-1].nbytes)
        return cls(
            keys=arrays[0],
            idf=arrays[1],
            starts=arrays[2].reshape(blocks, keys + 1),
            documents=arrays[3],
            weights=arrays[4],
            count=count,
        )

    def _weigh(self, query: str) -> tuple[NDArray[numpy.int64], NDArray[numpy.int64], int]:
        """The places of the query's known trigrams among the keys, the weight of each, and the query's length.

        The length counts trigrams that no text has as the rarest, so that a query half of noise scores low.
        """
        grams, frequency = numpy.unique(_trigrams(normalise(query)), return_counts=True)
        places = numpy.searchsorted(self._keys, grams)
        known = places < len(self._keys)
        known[known] = self._keys[places[known]] == grams[known]
        amounts = frequency[known] * self._idf[places[known]].astype(numpy.int64)
        strange = frequency[~known] * int(self._idf.max(initial=0))
        length = math.isqrt(int((amounts * amounts).sum()) + int((strange * strange).sum()))
        return places[known], amounts, length

    def _scores(self, places: NDArray[numpy.int64], amounts: NDArray[numpy.int64]) -> _Scores:
        # Four-byte sums take two thirds of the time; only queries of many hundred words need eight.
        small = int(amounts.sum()) * _FULL_WEIGHT < numpy.iinfo(numpy.int32).max
        scores: _Scores
        scores = numpy.zeros(self._count, numpy.int32) if small else numpy.zeros(self._count, numpy.int64)
        for block, starts in enumerate(self._starts):
            part = scores[block * _BLOCK : (block + 1) * _BLOCK]
            for place, amount in zip(places.tolist(), amounts.tolist(), strict=True):
                start, end = int(starts[place]), int(starts[place + 1])
                if start < end:
                    # Adding at places as wide as a pointer takes half the time of adding to a selection.
                    at = self._documents[start:end].astype(numpy.intp)
                    numpy.add.at(part, at, self._weights[start:end] * scores.dtype.type(amount))
        return scores


def _trigrams(normal: str) -> NDArray[numpy.uint64]:
    """The trigrams of a normalised text, packed, in order; none of an empty text."""
    if not normal:
        return numpy.empty(0, dtype=numpy.uint64)
    points = numpy.frombuffer(f" {normal} ".encode("utf-32-le"), dtype="<u4").astype(numpy.uint64)
    return _packed(points)


def _packed(points: NDArray[numpy.uint64]) -> NDArray[numpy.uint64]:
    wide, narrow = numpy.uint64(42), numpy.uint64(21)
    return (points[:-2] << wide) | (points[1:-1] << narrow) | points[2:]


def _all_trigrams(texts: Sequence[str]) -> tuple[NDArray[numpy.uint64], NDArray[numpy.int64]]:
    """The trigrams of all texts one after the other, and the number of the text that each belongs to."""
    lists = [_trigrams(normalise(text)) for text in texts]
    owners = numpy.repeat(numpy.arange(len(lists)), [len(grams) for grams in lists])
    return (numpy.concatenate(lists) if lists else numpy.empty(0, dtype=numpy.uint64)), owners


def _idf(document_counts: NDArray[numpy.int64], count: int) -> NDArray[numpy.uint32]:
    # Rounded per distinct count, so that a last-bit difference between two machines' logarithms cannot show.
    return numpy.array(
        [round(_IDF_UNIT * (1 + math.log((1 + count) / (1 + n)))) for n in document_counts.tolist()],
        dtype=numpy.uint32,
    )


def _quantise(documents: NDArray[numpy.int64], raw: NDArray[numpy.int64], count: int) -> NDArray[numpy.uint8]:
    """Each weight as a share of its text's length in 255ths, at least 1, by integer arithmetic alone."""
    squares = numpy.zeros(count, dtype=numpy.int64)
    numpy.add.at(squares, documents, raw * raw)
    lengths = numpy.array([max(1, math.isqrt(square)) for square in squares.tolist()], dtype=numpy.int64)[documents]
    shares: NDArray[numpy.int64] = (raw * _FULL_WEIGHT + lengths // 2) // lengths
    return numpy.minimum(numpy.maximum(shares, 1), _FULL_WEIGHT).astype(numpy.uint8)


def _starts(
    blocks: NDArray[numpy.int64], gram_numbers: NDArray[numpy.int64], keys: int, count: int
) -> NDArray[numpy.uint32]:
    block_count = -(-count // _BLOCK)
    sizes = numpy.bincount(blocks * keys + gram_numbers, minlength=block_count * keys).reshape(block_count, keys)
    ends = numpy.cumsum(sizes.ravel()).reshape(block_count, keys)
    return numpy.concatenate([ends[:, :1] - sizes[:, :1], ends], axis=1).astype(numpy.uint32)


def _best(scores: _Scores, top: int) -> NDArray[numpy.intp]:
    """The places of the `top` highest scores above zero, best first, equals by place."""
    # Sorting only what comes near the best is several times faster than ordering every text.
    for share in _NEAR:
        near = numpy.flatnonzero(scores > scores.max() * share)
        if len(near) >= top:
            break
    order = numpy.lexsort((near, -scores[near]))[:top]
    return near[order]


def _padded(data: bytes) -> bytes:
    return data + bytes(_padded_size(len(data)) - len(data))


def _padded_size(size: int) -> int:
    return -(-size // _ALIGN) * _ALIGN

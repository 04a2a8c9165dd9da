"""Stretches → words: cut where a person sees a gap that PDFium overlooked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from careerproof.documents.pages.binding import Address
from careerproof.documents.pages.frame import Flags, Floats, Frame, Ints
from careerproof.documents.pages.glyphs import (
    NOTHING,
    SOFT_HYPHEN,
    Codes,
    Glyphs,
    is_right_to_left,
    read_glyphs,
    spread,
)
from careerproof.documents.pages.measures import Measures, measure_stretches, read_bases, read_boxes, read_sizes

_LONGER, _SHORTER, _UNEVEN = 0.05, 0.25, 0.3
"""In heights of the letters: from which a stretch that is longer or shorter than is usual for its letters, or
rises or falls, is measured letter by letter."""
_TIGHT = -0.01
"""In heights of the letters: the mean gap from which all letters of a page are measured."""
_CLOSE = -0.02
"""In heights of the letters: the usual gap from which a page's letters are set closer than their font's widths."""
_SPACE, _SPACE_AFTER_F = 0.075, 0.04
"""In heights of the letters: how much more than the usual gap is a space; an f's arm reaches over its neighbour."""
_OVERLOOKED, _TIMES = 0.1, 3.0
"""A gap is a space that PDFium overlooked from so many heights, and so many times the gaps around it."""
_RIGHT, _BACK, _DOWN = 0.35, 0.8, 0.6
"""In heights of the letters: from which step to the right, back or to another line the next letter is no neighbour."""
_SAME = 0.01
"""Points: what PDFium rounds away."""


@dataclass(slots=True)
class Words:
    """The words of a page as columns, in the order of the file.

    `start` and `end` are characters, `stretch` is the place among the glyphs' stretches. `left`, `top`, `right`,
    `bottom`, `base` and `size` are points as shown. `glued` is true where no space stands before the word.
    """

    start: Ints
    end: Ints
    stretch: Ints
    glued: Flags
    left: Floats
    top: Floats
    right: Floats
    bottom: Floats
    base: Floats
    size: Floats
    upright: Flags

    def box_of(self, at: int) -> tuple[float, float, float, float]:
        """The box of one word."""
        across = sorted((float(self.left[at]), float(self.right[at])))
        return across[0], float(self.top[at]), across[1], float(self.bottom[at])


def cut_words(text_page: Address, frame: Frame, count: int) -> tuple[Glyphs, Measures, Words]:
    """The words of the text page at that address, and what they were made of."""
    glyphs = read_glyphs(text_page, count)
    _forget_soft_hyphens(text_page, frame, glyphs)
    measures = measure_stretches(text_page, frame, glyphs)
    usual = _usual_gap(glyphs, measures)
    start, glued = glyphs.start, ~glyphs.spaced & ~_stand_apart(glyphs, measures, usual)
    further = _inner_cuts(text_page, frame, glyphs, measures, usual)
    if len(further):
        start = np.concatenate((start, further))
        order = np.argsort(start, kind="stable")
        start, glued = start[order], np.concatenate((glued, np.zeros(len(further), bool)))[order]
    stretch = np.searchsorted(glyphs.start, start, side="right") - 1
    end = np.minimum(glyphs.end[stretch], np.append(start[1:], count))
    first, last = measures.box[start], measures.box[end - 1]
    turned = is_right_to_left(glyphs.code[start])  # the first letter is the rightmost one
    left = np.where(turned, np.minimum(first[:, 0], last[:, 0]), first[:, 0])
    right = np.where(turned, np.maximum(first[:, 2], last[:, 2]), last[:, 2])
    base, size = measures.base[stretch], measures.size[stretch]
    if len(further):  # they may stand elsewhere, and in another text object, than the letter their stretch begins with
        at = np.searchsorted(start, further)
        base[at], size[at] = read_bases(text_page, frame, further), read_sizes(text_page, further)[0]
    return glyphs, measures, Words(
        start=start, end=end, stretch=stretch, glued=glued, left=left,
        top=first[:, 1], right=right, bottom=first[:, 3], base=base, size=size,
        upright=measures.upright[stretch],
    )  # fmt: skip


def _forget_soft_hyphens(text_page: Address, frame: Frame, glyphs: Glyphs) -> None:
    """Takes out soft hyphens that are not drawn, as no line ends there.

    A letter whose font says that it stands for itself and a soft hyphen shares its place with it. Where the file says
    so of the drawn letter (ActualText), PDFium halves the letter's own box between the two.
    """
    found = np.flatnonzero(glyphs.code[:-1] == SOFT_HYPHEN)
    found = found[found > 0]
    if not len(found):
        return
    before, own, after = (read_boxes(text_page, frame, found + step) for step in (-1, 0, 1))
    alike = np.all(before == own, axis=1)
    width, usual = own[:, 2] - own[:, 0], before[:, 2] - before[:, 0]
    halved = (np.abs(width - usual) < _SAME) & (np.abs(own[:, 0] - before[:, 2]) < _SAME)
    halved &= (own[:, 3] == before[:, 3]) & (np.abs(own[:, 3] - after[:, 3]) > _SAME)
    glyphs.code[found[alike | halved]] = NOTHING


def _usual_gap(glyphs: Glyphs, measures: Measures) -> float:
    """The mean gap between neighbouring letters, in heights of the letters."""
    inner = int((glyphs.end - glyphs.start - 1)[measures.upright].sum())
    box = measures.box[glyphs.start]
    relative = measures.excess / np.maximum(box[:, 3] - box[:, 1], 1.0)
    return float(relative[measures.upright].sum()) / max(1, inner)


def _stand_apart(glyphs: Glyphs, measures: Measures, usual: float) -> Flags:
    """Whether each stretch stands apart from the one before it, of another style, though no white space is between."""
    first, last = measures.box[glyphs.start], measures.box[glyphs.end - 1]
    height = np.maximum(first[:, 3] - first[:, 1], 1.0)
    gap, drop = np.zeros(len(first)), np.zeros(len(first))
    gap[1:] = first[1:, 0] - last[:-1, 2]
    drop[1:] = np.abs(first[1:, 3] - last[:-1, 3])
    own = np.abs(measures.excess) / np.maximum(glyphs.end - glyphs.start - 1, 1)
    overlooked = (gap > _OVERLOOKED * height) & (gap > _TIMES * np.maximum(own, np.append(own[-1:], own[:-1])))
    if usual < _CLOSE:
        overlooked |= (gap > (usual + _SPACE) * height) & (np.abs(gap) < 0.5 * height)
    apart = overlooked | (gap > _RIGHT * height) | (gap < -_BACK * height) | (drop > _DOWN * height)
    return np.asarray(apart & measures.upright)


def _inner_cuts(text_page: Address, frame: Frame, glyphs: Glyphs, measures: Measures, usual: float) -> Ints:
    """The letters before which a stretch is cut; the boxes of its letters are noted."""
    box, start, end = measures.box, glyphs.start, glyphs.end
    height = np.maximum(box[start, 3] - box[start, 1], 1.0)
    inner = end - start - 1
    stretched = measures.excess / height - min(usual, 0.0) * inner
    fall = np.abs(box[end - 1, 3] - box[start, 3])
    odd = (stretched > _LONGER) | (stretched < -_SHORTER) | (fall > _UNEVEN * height) | (usual < _TIGHT)
    odd &= measures.upright & (inner > 0) & ~is_right_to_left(glyphs.code[start])
    chosen = np.flatnonzero(odd)
    if not len(chosen):
        return chosen
    letters = spread(start[chosen], end[chosen])
    boxes = read_boxes(text_page, frame, letters)
    box[letters] = boxes
    first = np.zeros(len(letters), bool)
    first[np.searchsorted(letters, start[chosen])] = True
    return letters[_jumps(boxes, glyphs.code[letters], first, tight=usual < _TIGHT)]


def _jumps(boxes: Floats, code: Codes, first: Flags, *, tight: bool) -> Flags:
    """Whether each letter stands apart from the one before it; `first` ones have none before."""
    left, top, right, bottom = boxes.T
    height = np.maximum(bottom - top, 1.0)
    gap, drop = np.zeros(len(left)), np.zeros(len(left))
    gap[1:] = left[1:] - right[:-1]
    # The letters of a ligature all have its box.
    gap[1:][(left[1:] == left[:-1]) & (right[1:] == right[:-1])] = 0.0
    drop[1:] = np.abs(bottom[1:] - bottom[:-1])
    gap[first] = drop[first] = 0.0
    around = np.abs(gap)
    around = np.maximum(np.append(0.0, around[:-1]), np.append(around[1:], 0.0))
    overlooked = (gap > _OVERLOOKED * height) & (gap > _TIMES * around)
    inner = ~first & (np.abs(gap) < 0.5 * height)
    usual = _median(gap[inner] / height[inner]) if tight and inner.any() else 0.0
    if usual < _CLOSE:
        after_f = np.append(False, code[:-1] == ord("f"))
        overlooked |= inner & (gap > (usual + np.where(after_f, _SPACE_AFTER_F, _SPACE)) * height)
    jump = overlooked | (gap > _RIGHT * height) | (gap < -_BACK * height) | (drop > _DOWN * height)
    return np.asarray(jump & ~first)


def _median(values: Floats) -> float:
    """The median; NumPy's own takes longer than all else here."""
    ordered = np.sort(values)
    return float(ordered[(len(values) - 1) // 2] + ordered[len(values) // 2]) / 2

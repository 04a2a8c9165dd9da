"""Which text objects of a PDF page may be cut off by a clipping path."""

from __future__ import annotations

from itertools import repeat

import numpy as np
import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, Address, bind, empty_cells, exhaust, pointers
from careerproof.documents.pages.frame import Flags, Floats, Frame, tame
from careerproof.documents.pages.glyphs import Glyphs

_RECTANGLE = (4, 5, 6)
"""Path segments that a rectangle has (move, three or four lines, close)."""
_MARGIN = 1.0
"""Points by which letters may reach out of a clipping path: their boxes are larger than they are."""
_clip_of = bind(pdfium.FPDFPageObj_GetClipPath, SIZE)
_count_paths = bind(pdfium.FPDFClipPath_CountPaths, INT)
_count_segments = bind(pdfium.FPDFClipPath_CountPathSegments, INT)
_segment = bind(pdfium.FPDFClipPath_GetPathSegment, SIZE)
_point = bind(pdfium.FPDFPathSegment_GetPoint, INT)


def find_windows(glyphs: Glyphs, frame: Frame) -> Floats:
    """Through which box (n, 4: left, top, right, bottom as shown) each of the text objects in which stretches begin is
    seen for sure: all of the page without a clipping path, nothing where the path is no upright rectangle.
    """
    windows = np.tile([-np.inf, -np.inf, np.inf, np.inf], (len(glyphs.objects), 1))
    known, handles = glyphs.leaders()
    clips = list(pointers(map(_clip_of, handles)))
    paths = np.fromiter(map(_count_paths, clips), np.int64, len(clips))
    for path in range(int(paths.max(initial=0))):
        some = np.flatnonzero(paths > path)
        own = _boxes_of([clips[at] for at in some.tolist()], path, frame)
        at = known[some]
        windows[at, :2] = np.maximum(windows[at, :2], own[:, :2])
        windows[at, 2:] = np.minimum(windows[at, 2:], own[:, 2:])
    return windows


def reach_out(boxes: Floats, windows: Floats) -> Flags:
    """Which of the boxes reach out of the windows beside them."""
    out = (boxes[:, :2] < windows[:, :2] - _MARGIN) | (boxes[:, 2:] > windows[:, 2:] + _MARGIN)
    return np.asarray(out.any(axis=1))


def _boxes_of(clips: list[Address], path: int, frame: Frame) -> Floats:
    """The boxes of one path of each clip; an empty one where it is no upright rectangle."""
    count = len(clips)
    segments = np.fromiter(map(_count_segments, clips, repeat(path)), np.int64, count)
    whole = np.isin(segments, _RECTANGLE)
    asked = [clips[at] for at in np.flatnonzero(whole).tolist()]
    corners = [_corner(asked, path, number) for number in range(3)]
    boxes = np.tile([np.inf, np.inf, -np.inf, -np.inf], (count, 1))
    one, two, three = corners
    upright = (np.abs(one - two) < _MARGIN).any(axis=1) & (np.abs(two - three) < _MARGIN).any(axis=1)
    low, high = np.minimum(one, three), np.maximum(one, three)
    shown = frame.boxes(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
    boxes[np.flatnonzero(whole)[upright]] = shown[upright]
    return boxes


def _corner(clips: list[Address], path: int, number: int) -> Floats:
    points = empty_cells(len(clips), 2, np.float32)
    segments = pointers(map(_segment, clips, repeat(path), repeat(number)))
    exhaust(map(_point, segments, *points.columns))
    return tame(points.values.astype(np.float64))

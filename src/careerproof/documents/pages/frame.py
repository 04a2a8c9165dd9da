"""How a page's own coordinates become points from the top left corner of what is shown of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_FAR = 1e6
"""Points: farther than any page reaches."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is shown of a page, in the page's own coordinates."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int
    """Quarter turns clockwise, 0 to 3."""

    @property
    def width(self) -> float:
        """The width of the page as shown."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """The height of the page as shown."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """The points as shown."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def boxes(self, left: Floats, bottom: Floats, right: Floats, top: Floats) -> Floats:
        """The boxes (n, 4) as shown: left, top, right, bottom."""
        x0, y0 = self.points(left, top)
        x1, y1 = self.points(right, bottom)
        sides = np.empty((len(left), 4))
        np.minimum(x0, x1, out=sides[:, 0])
        np.minimum(y0, y1, out=sides[:, 1])
        np.maximum(x0, x1, out=sides[:, 2])
        np.maximum(y0, y1, out=sides[:, 3])
        return tame(sides)


def tame(values: Floats) -> Floats:
    """The values without infinities and other numbers that no page has; broken files hold them."""
    if values.min(initial=0.0) > -_FAR and values.max(initial=0.0) < _FAR:  # false where one is no number
        return values
    # Values that are no numbers fail both comparisons, so that they become zero.
    near = (values > -_FAR) & (values < _FAR)
    return np.where(near, values, np.where(values >= _FAR, _FAR, np.where(values <= -_FAR, -_FAR, 0.0)))

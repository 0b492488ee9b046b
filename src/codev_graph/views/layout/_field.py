"""The push of thousands of actors on each other, as a field on a grid.

Pair by pair it would cost the square of their number; a field is the density of the actors
convolved with the push of one, which the fast Fourier transform gives in the time of the grid.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]


def push_of_field(actors: int, ideal: float) -> Callable[[Points], Points]:
    """Return the function that tells how ``actors`` points push each other (ideal² / distance).

    Points are deposited on the four corners of their cell and read the field there in the same
    measure, so that no point pushes itself.
    """
    from scipy import fft

    cells = math.ceil(1.5 * math.sqrt(actors)) + 2
    size = fft.next_fast_len(2 * cells, real=True)
    kernels = [fft.rfft2(axis) for axis in _kernel(cells, size)]

    def push(points: Points) -> Points:
        import numpy as np

        low = points.min(axis=0)
        cell = max(float(np.ptp(points, axis=0).max()), 1e-9) / (cells - 2)
        corners, shares = _corners((points - low) / cell, size)
        weights = np.bincount(corners.ravel(), shares.ravel(), minlength=size * size)
        density = fft.rfft2(weights.reshape(size, size))
        fields = [fft.irfft2(density * kernel, s=(size, size)).ravel() for kernel in kernels]
        read = [(field[corners] * shares).sum(axis=0) for field in fields]
        return np.stack(read, axis=1) * (ideal**2 / cell)

    return push


def _kernel(cells: int, size: int) -> Points:
    """Return the push of one point on the cells around it, along each axis; none on its own."""
    import numpy as np

    steps = np.arange(size)
    offset = np.where(steps < cells, steps, steps - size).astype(float)
    x, y = np.meshgrid(offset, offset, indexing="ij")
    square = x**2 + y**2
    square[0, 0] = 1.0
    return np.stack([x / square, y / square])


def _corners(places: Points, size: int) -> tuple[NDArray[np.int64], Points]:
    """Return, for each point, the four cells around it and its share in each; rows are corners."""
    import numpy as np

    low = places.astype(np.int64)
    x, y = (places - low).T
    first = low[:, 0] * size + low[:, 1]
    corners = np.stack([first, first + 1, first + size, first + size + 1])
    shares = np.stack([(1 - x) * (1 - y), (1 - x) * y, x * (1 - y), x * y])
    return corners, shares

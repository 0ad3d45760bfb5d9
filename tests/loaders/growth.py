"""How time grows with the size of what is read, told by ratios within one run rather than by the clock.

Text that is eight times as long may take eight times as long; whoever searches it anew from every place takes 64 times.
Between the two there is room for a busy machine: the best of a few tries counts, and what takes next to no time passes.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_TIMES = 8
_MORE = 24
_TRIES = 5
_LITTLE = 0.01
"""Seconds below which a short text tells nothing of the growth."""


def grows_with_size(make: Callable[[int], T], run: Callable[[T], object], short: int) -> bool:
    """Whether a thing made in eight times the size is read in not much more than eight times the time."""
    small, large = make(short), make(_TIMES * short)
    run(make(short // _TIMES))  # patterns are compiled before
    least = [float("inf"), float("inf")]
    for _ in range(_TRIES):
        for number, made in enumerate((small, large)):
            least[number] = min(least[number], _seconds(run, made))
        if least[1] < _MORE * max(least[0], _LITTLE):
            return True
    return False


def _seconds(run: Callable[[T], object], made: T) -> float:
    gc.disable()
    try:
        begun = time.process_time()
        run(made)
        return time.process_time() - begun
    finally:
        gc.enable()

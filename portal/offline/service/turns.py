"""How many may have their turn at once."""

from collections import Counter
from collections.abc import Callable
from threading import Lock


class Turns:
    """Turns of people: at most ``each`` at once for one, and ``every`` for all together."""

    def __init__(self, *, each: int, every: int) -> None:
        self._each, self._every = each, every
        self._taken: Counter[int] = Counter()
        self._alone = Lock()

    def take(self, who: int) -> Callable[[], None] | None:
        """A turn, as what ends it (once, however often it is called); None when there is none."""
        with self._alone:
            if self._taken[who] >= self._each or self._taken.total() >= self._every:
                return None
            self._taken[who] += 1
        ended = Lock()

        def end() -> None:
            if ended.acquire(blocking=False):
                with self._alone:
                    self._taken[who] -= 1

        return end

"""Encoded answers, kept until the graph changes."""

from collections import OrderedDict
from threading import Lock


class AnswerCache:
    """The bytes of answers by their URL; a new version of the graph empties it, and its size is bounded.

    >>> cache = AnswerCache(capacity=10)
    >>> cache.put("/a", 1, b"12345")
    >>> cache.get("/a", 1), cache.get("/a", 2)
    (b'12345', None)
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._version = -1
        self._lock = Lock()

    def get(self, key: str, version: int) -> bytes | None:
        """The bytes kept for a URL at this version of the graph."""
        with self._lock:
            if version != self._version or key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def put(self, key: str, version: int, body: bytes) -> None:
        """Keep bytes; the longest unused ones make room."""
        with self._lock:
            self._put(key, version, body)

    def _put(self, key: str, version: int, body: bytes) -> None:
        if version != self._version:
            self._kept.clear()
            self._size, self._version = 0, version
        if key in self._kept:
            self._size -= self._cost(key)
        self._kept[key] = body
        self._kept.move_to_end(key)
        self._size += self._cost(key)
        while self._size > self._capacity:
            oldest = next(iter(self._kept))
            self._size -= self._cost(oldest)
            del self._kept[oldest]

    def _cost(self, key: str) -> int:
        return len(self._kept[key]) + len(key)

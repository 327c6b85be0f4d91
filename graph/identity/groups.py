"""Groups of keys that are one thing, which a person's decision can force together or keep apart."""

from collections import defaultdict
from collections.abc import Iterable


class Groups:
    """A disjoint-set forest over keys; the smallest key of a group stands for it, so the result depends on no order of joining."""

    def __init__(self, keys: Iterable[str], apart: Iterable[tuple[str, str]] = ()) -> None:
        """`apart` are pairs that must never come into one group."""
        self._parent = {key: key for key in keys}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for left, right in apart:
            if left in self._parent and right in self._parent:
                self._apart[left].add(right)
                self._apart[right].add(left)

    def root(self, key: str) -> str:
        """The smallest key of the group."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, left: str, right: str) -> bool:
        """Make two groups one, unless a decision keeps them apart; True where they are one now."""
        first, second = sorted((self.root(left), self.root(right)))
        if first == second:
            return True
        if second in {self.root(key) for key in self._apart[first]}:
            return False
        self._parent[second] = first
        self._apart[first] |= self._apart[second]
        return True

    def members(self) -> dict[str, list[str]]:
        """Every group by its smallest key, members in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._parent):
            found[self.root(key)].append(key)
        return dict(found)

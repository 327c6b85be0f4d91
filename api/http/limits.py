"""How often a caller may ask: a bucket of requests each, that fills again with time."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from councilgraph.api.http.keys import Caller
from councilgraph.api.http.problems import ProblemError

# Callers that have not asked for so long are forgotten.
_FORGET = 3600.0


@dataclass(slots=True)
class Limits:
    """Requests a minute: for each address without a key, and for each key. `clock` gives seconds."""

    public: int = 240
    keyed: int = 2400
    clock: Callable[[], float] = time.monotonic
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, caller: Caller, address: str) -> dict[str, str]:
        """Count a request, and the headers that tell how many are left (IETF draft RateLimit). Raises ProblemError 429 where none is."""
        public = caller.role == "public"
        size = self.public if public else self.keyed
        name = f"address {address}" if public else f"key {caller.key or caller.name}"
        now = self.clock()
        with self._lock:
            tokens, seen = self._buckets.get(name, (float(size), now))
            tokens = min(float(size), tokens + (now - seen) * size / 60)
            left = tokens - 1
            self._buckets[name] = (max(left, 0.0) if left >= 0 else tokens, now)
            if len(self._buckets) > 10_000:
                self._buckets = {key: bucket for key, bucket in self._buckets.items() if now - bucket[1] < _FORGET}
        wait = max(0.0, (1 - tokens) * 60 / size)
        headers = {
            "RateLimit-Limit": str(size),
            "RateLimit-Remaining": str(max(0, int(left))),
            "RateLimit-Reset": str(int(60 * (size - max(left, 0)) / size) + 1),
        }
        if left < 0:
            raise ProblemError(
                429,
                "Too many requests",
                f"{size} a minute are answered; wait {int(wait) + 1} s",
                {**headers, "Retry-After": str(int(wait) + 1)},
            )
        return headers

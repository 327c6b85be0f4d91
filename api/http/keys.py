"""Keys to the service: who is cleared to see what, kept hashed in a file of the workspace."""

import hashlib
import hmac
import json
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from councilgraph.graph.policy import Clearance
from councilgraph.graph.workspace import WorkspaceError

Role = Literal["public", "member", "officer", "admin"]
ROLES: Final = tuple(role for role in get_args(Role) if role != "public")
_KEY: Final = re.compile(r"cg_(?P<id>[0-9a-f]{8})_(?P<secret>[0-9a-f]{48})")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a name for logs and limits, a role, and what it clears."""

    name: str
    role: Role
    # The key's id; keys may share a name.
    key: str | None = None

    @property
    def clearance(self) -> Clearance:
        """Everyone with a key sees restricted rows; the public does not."""
        return "open" if self.role == "public" else "restricted"


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key as it is kept. A secret of 192 random bits needs no slow hash: there is nothing to guess."""

    id: str
    name: str
    role: Role
    sha256: str
    made_at: str


class Keys:
    """The keys of a workspace, in `keys.json`, readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "keys.json"
        self._seen: tuple[int, tuple[StoredKey, ...]] = (-1, ())
        self._for_this_run: list[StoredKey] = []

    def __iter__(self) -> Iterator[StoredKey]:
        return iter(self._all())

    def add(self, name: str, role: Role, made_at: str, *, keep: bool = True) -> str:
        """Make a key and return it; it is shown this once. One that is not kept is good while this process runs."""
        number, secret = secrets.token_hex(4), secrets.token_hex(24)
        stored = StoredKey(number, name, role, _hash(secret), made_at)
        if keep:
            self._write((*self._all(), stored))
        else:
            self._for_this_run.append(stored)
        return f"cg_{number}_{secret}"

    def revoke(self, number: str) -> bool:
        """Take a key back, by its id; whether there was one."""
        kept = tuple(key for key in self._all() if key.id != number)
        found = len(kept) < len(self._all())
        if found:
            self._write(kept)
        return found

    def caller(self, key: str) -> Caller | None:
        """Who holds a key; None for one that is not good."""
        parts = _KEY.fullmatch(key.strip())
        if not parts:
            return None
        for stored in (*self._all(), *self._for_this_run):
            if stored.id == parts["id"] and hmac.compare_digest(stored.sha256, _hash(parts["secret"])):
                return Caller(stored.name, stored.role, stored.id)
        return None

    def _all(self) -> tuple[StoredKey, ...]:
        try:
            changed = self.path.stat().st_mtime_ns
        except FileNotFoundError:
            return ()
        if changed != self._seen[0]:
            try:
                raw = json.loads(self.path.read_text(encoding="utf-8"))
                self._seen = changed, tuple(StoredKey(**entry) for entry in raw)
            except (ValueError, TypeError) as error:
                raise WorkspaceError(f"{self.path}: is damaged ({error}); delete it and make the keys anew") from error
        return self._seen[1]

    def _write(self, keys: tuple[StoredKey, ...]) -> None:
        fresh = self.path.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
            json.dump([asdict(key) for key in keys], opened, indent=1)
        os.replace(fresh, self.path)
        self._seen = (-1, ())


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()

"""A Neo4j server of one's own, in a folder: made, started, stopped, imported into; on localhost, with a generated password."""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from councilgraph.graph.engines.engine import GraphError
from councilgraph.graph.engines.neo4j_jars import fetch_jars, find_java

USER: Final = "neo4j"
_FOLDERS: Final = ("conf", "data", "logs", "plugins", "import", "run", "lib", "licenses")
# Neo4j reaches into these parts of Java (its own launcher gives the same options).
_OPENS: Final = tuple(f"--add-opens=java.base/{part}=ALL-UNNAMED" for part in ("java.nio", "java.io", "sun.nio.ch"))
_CONFIGURATION: Final = """\
# Written by councilgraph at every start.
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=256m
# No report of use, no file and no address may be read by LOAD CSV.
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
# When it stops, connections are closed before the network is; without this each of two listeners then waits five seconds for nothing.
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""
# The tool runs for seconds: code that is made once, quickly, beats code that is made well, and one core's collector all others.
_SHORT: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
# Files of more bytes keep an import busy long enough for well-made code to pay.
_LONG: Final = 500_000_000
_PATIENCE: Final = 120.0
# The servers that this process started; they outlive it, and are waited for only when they are stopped here.
_STARTED: dict[int, subprocess.Popen[bytes]] = {}


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: its process and its port on 127.0.0.1."""

    pid: int
    port: int

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"bolt://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True)
class LocalServer:
    """The server of the folder `home`; its jars are kept under `cache` and shared by all. `more` are further lines of neo4j.conf."""

    home: Path
    cache: Path
    more: tuple[str, ...] = ()

    @property
    def password_file(self) -> Path:
        """The file that holds the password; only its owner can read it."""
        return self.home / "password"

    @property
    def log(self) -> Path:
        """What the server printed."""
        return self.home / "logs" / "console.log"

    @property
    def _note(self) -> Path:
        return self.home / "run" / "server.json"

    def password(self) -> str:
        """The password. Raises GraphError where no server was ever made here."""
        try:
            return self.password_file.read_text(encoding="utf-8").strip()
        except OSError:
            raise GraphError(f"{self.home}: no Neo4j server here yet; run `councilgraph neo4j start`") from None

    def running(self) -> Running | None:
        """The server's process and port, None where it does not run."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            command = Path(f"/proc/{note['pid']}/cmdline")
            if command.parent.parent.exists() and Path("/proc/self").exists():
                # The number may be another process's by now.
                if str(self.home.absolute()) not in command.read_bytes().decode("utf-8", "replace"):
                    return None
                state = Path(f"/proc/{note['pid']}/stat").read_text().rpartition(")")[2].split()[0]
                if state == "Z":
                    return None
            else:
                os.kill(note["pid"], 0)
        except (OSError, ValueError, KeyError):
            return None
        return Running(note["pid"], note["port"])

    def start(self, *, say: Callable[[str], None] = lambda words: None) -> Running:
        """Start the server and wait until it answers; the running one where there is one. Raises GraphError, with its last words."""
        if running := self.running():
            return running
        self._prepare(say)
        with self._held():
            # Another may have started it while we waited.
            return self.running() or self._start(say)

    def _start(self, say: Callable[[str], None]) -> Running:
        port = _free_port(self._last_port())
        self._write_configuration(port)
        if not (self.home / "data" / "dbms" / "auth.ini").exists() and not (self.home / "data" / "databases" / "system").exists():
            self._set_password()
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [
                    *self._java("org.neo4j.server.CommunityEntryPoint", "-Xms256m", "-Xmx1g", *_OPENS),
                    f"--home-dir={self.home.absolute()}",
                    f"--config-dir={self.home.absolute() / 'conf'}",
                ],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env=self._environment(),
            )
        _STARTED[process.pid] = process
        self._note.write_text(json.dumps({"pid": process.pid, "port": port}), encoding="utf-8")
        running = Running(process.pid, port)
        say(f"starting Neo4j at {running.address}")
        self._await(process, running)
        return running

    def stop(self) -> bool:
        """Stop the server and wait until it is gone; whether there was one."""
        running = self.running()
        if running is None:
            return False
        os.kill(running.pid, signal.SIGTERM)
        deadline = time.monotonic() + _PATIENCE
        while self.running() is not None:
            if time.monotonic() > deadline:
                os.kill(running.pid, signal.SIGKILL)
            _reap(running.pid)
            time.sleep(0.05)
        self._note.unlink(missing_ok=True)
        return True

    def import_files(self, arguments: Sequence[str], *, say: Callable[[str], None] = lambda words: None) -> str:
        """Fill the database anew by `neo4j-admin database import full`, whose `--nodes` and `--relationships` are `arguments`; and what
        the tool printed. The server must not run. Raises GraphError."""
        if self.running():
            raise GraphError(f"{self.home}: the server runs; `councilgraph neo4j stop` it before an import")
        self._prepare(say)
        with self._held():
            self._write_configuration(_free_port(self._last_port()))
            files = {Path(file) for argument in arguments if argument.endswith(".csv") for file in argument.split("=")[-1].split(",")}
            short = sum(file.stat().st_size for file in files if file.exists()) < _LONG
            return self._admin(["database", "import", "full", "neo4j", *arguments, "--overwrite-destination"], *(_SHORT if short else ()))

    @contextmanager
    def _held(self) -> Iterator[None]:
        """The folder for us alone while a server is made in it, and what the disk says against it in one line."""
        try:
            with FileLock(self.home / "run" / "lock", timeout=_PATIENCE):
                yield
        except Timeout:
            raise GraphError(f"{self.home}: another process is starting this server; try again when it has ended") from None
        except OSError as error:
            raise GraphError(f"{self.home}: cannot be written: {error.strerror or error}; name another with --workspace") from error

    def _prepare(self, say: Callable[[str], None]) -> None:
        fetch_jars(self.cache, say=say)
        try:
            for name in _FOLDERS:
                (self.home / name).mkdir(parents=True, exist_ok=True)
            os.chmod(self.home, 0o700)
        except OSError as error:
            raise GraphError(f"{self.home}: cannot make the server's folder: {error.strerror}; name another with --workspace") from error

    def _set_password(self) -> None:
        """Make a password and give it to the server by its file (picocli's `@file`), so that no list of processes shows it."""
        password = secrets.token_hex(24)
        descriptor = os.open(self.password_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
            opened.write(password + "\n")
        self._admin(["dbms", "set-initial-password", f"@{self.password_file.absolute()}"], *_SHORT)

    def _write_configuration(self, port: int) -> None:
        lines = _CONFIGURATION.format(port=port) + "".join(f"{line}\n" for line in self.more)
        (self.home / "conf" / "neo4j.conf").write_text(lines, encoding="utf-8")

    def _last_port(self) -> int | None:
        """The port of the last start, so that an address a person noted down stays good."""
        try:
            words = (self.home / "conf" / "neo4j.conf").read_text(encoding="utf-8")
            return int(words.split("server.bolt.listen_address=127.0.0.1:")[1].split()[0])
        except (OSError, IndexError, ValueError):
            return None

    def _java(self, main: str, *options: str) -> list[str]:
        jars = fetch_jars(self.cache, say=lambda words: None).absolute()
        return [str(find_java()), *options, "-cp", f"{jars}/*", main]

    def _environment(self) -> Mapping[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "COUNCILGRAPH_"))}
        return kept | {"NEO4J_HOME": str(self.home.absolute()), "NEO4J_CONF": str(self.home.absolute() / "conf")}

    def _admin(self, arguments: Sequence[str], *options: str) -> str:
        done = subprocess.run(
            [*self._java("org.neo4j.cli.AdminTool", *options, "-Xmx1g", *_OPENS), *arguments],
            capture_output=True,
            text=True,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            lines = [
                line for line in (done.stderr or done.stdout).splitlines() if line.strip() and not line.startswith(("\tat ", "Picked up "))
            ]
            raise GraphError(f"neo4j-admin {' '.join(arguments[:2])} failed: {' '.join(lines[:3])[:400]}")
        return done.stdout

    def _await(self, process: subprocess.Popen[bytes], running: Running) -> None:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise GraphError(f"Neo4j stopped as it started: {self._last_words()}; the whole log is {self.log}{self._room()}")
            if _answers(running.port):
                return
            time.sleep(0.1)
        self.stop()
        raise GraphError(f"Neo4j did not answer at {running.address} within {_PATIENCE:g} s; its log is {self.log}")

    def _room(self) -> str:
        """A word on the disk where it may be the reason: a new database takes half a gigabyte, most of it set aside for its log."""
        free = shutil.disk_usage(self.home).free // 2**20
        return f"; only {free} MB are free on that disk, and a new database takes 600" if free < 600 else ""

    def _last_words(self) -> str:
        try:
            lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-60:]
        except OSError:
            return "it printed nothing"
        telling = [line for line in lines if "ERROR" in line or "Caused by" in line or "Exception" in line]
        return " ".join((telling or lines or ["it printed nothing"])[-1].split())[:300]


def _reap(pid: int) -> None:
    """Take leave of a child that has ended; a server started by another process is not ours to wait for."""
    child = _STARTED.get(pid)
    if child and child.poll() is not None:
        del _STARTED[pid]


def _answers(port: int) -> bool:
    """Whether a Bolt server shakes hands there: the magic preamble and one version offered (Bolt protocol, handshake)."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as link:
            link.sendall(b"\x60\x60\xb0\x17" + b"\x00\x04\x04\x05" + b"\x00" * 12)
            return len(link.recv(4)) == 4
    except OSError:
        return False


def _free_port(wanted: int | None) -> int:
    for port in _ports(wanted):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(trial.getsockname()[1])
    raise GraphError("no port is free on 127.0.0.1")


def _ports(wanted: int | None) -> Iterator[int]:
    if wanted:
        yield wanted
    yield 0


def facts(server: LocalServer) -> dict[str, Any]:
    """Where the server is and how to reach it, without the password itself."""
    running = server.running()
    return {
        "state": "running" if running else "stopped",
        "address": running.address if running else None,
        "user": USER,
        "password_file": str(server.password_file.absolute()) if server.password_file.exists() else None,
        "home": str(server.home.absolute()),
        "log": str(server.log.absolute()),
        "pid": running.pid if running else None,
    }

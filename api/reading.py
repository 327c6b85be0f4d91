"""One file read: a document of a meeting by the extractor, a list by its manifest; into statements ready for the ledger."""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

from councilgraph.api.time_limit import time_limit
from councilgraph.graph.facts import RESTRICTED, Access
from councilgraph.graph.ledger_rows import Reading
from councilgraph.loaders.directory import Directory
from councilgraph.loaders.document import Document, ReadError
from councilgraph.loaders.lists import load as lists
from councilgraph.loaders.lists.manifest import Manifest, find_manifest, read_manifest, shipped_lists
from councilgraph.loaders.minutes import extract as minutes
from councilgraph.loaders.minutes.statements import source_of, statements_of
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.readers.text import decode
from councilgraph.loaders.record import Record
from councilgraph.loaders.reference import VERSION as REFERENCE_VERSION
from councilgraph.loaders.reference import reference_readings
from councilgraph.loaders.register import Register
from councilgraph.loaders.taxonomy import Taxonomy

__all__ = [
    "Intake",
    "extract_document",
    "extract_file",
    "fingerprint",
    "intake",
    "list_manifest",
    "read_document",
    "read_file",
    "reference_readings",
    "shipped_intakes",
]

LARGEST: Final = 100_000_000
_REFERENCE_FILES: Final = (
    "councils.csv",
    "council_aliases.csv",
    "council_successions.csv",
    "programmes.csv",
    "organisations.csv",
    "bodies.csv",
)


@dataclass(frozen=True, slots=True)
class Intake:
    """A file to load: where it is, the address it is known by, and how to read it. `manifest` is a path given by the user."""

    path: str
    shown: str
    address: str
    access: Access
    kind: Literal["document", "list"]
    manifest: str | None = None


def intake(path: Path, *, access: Access = "open", manifest: str | None = None) -> Intake:
    """How a file is to be read: as a list where it ends in .csv or .json or has a manifest, else as a document."""
    kind: Literal["document", "list"] = "list" if manifest or path.suffix.lower() in (".csv", ".json") else "document"
    return Intake(str(path), path.as_posix(), path.absolute().as_posix(), access, kind, manifest)


def shipped_intakes(*, lists_too: bool, examples: bool) -> Iterator[Intake]:
    """The lists and the example minutes that come with the project, under the same addresses wherever it is installed."""
    folder = Path(str(files("councilgraph.data")))
    found = [*shipped_lists()] if lists_too else []
    found += sorted(path for path in (folder / "minutes").iterdir() if path.is_file()) if examples else []
    for path in found:
        shown = f"data/{path.relative_to(folder).as_posix()}"
        yield replace(intake(path), shown=shown, address=f"councilgraph:{shown.removeprefix('data/')}")


def read_file(given: Intake) -> Reading:
    """The statements of a file. Raises ReadError, saying what is wrong with it, or OSError where it cannot be opened."""
    data = _bytes(given.path)
    if given.kind == "list":
        return _read_list(given, data)
    document = read(data, given.shown)
    record = minutes.extract(document, Register.load())
    source = source_of(document, record, given.address)
    if given.access == RESTRICTED:
        source = replace(source, access=RESTRICTED)
    return Reading(source, statements_of(record, source, Directory.load(), minutes.VERSION))


def read_document(path: Path) -> Document:
    """The document in a file, as `councilgraph text` prints it. Raises ReadError or OSError."""
    with time_limit(path.as_posix()):
        return read(_bytes(str(path)), path.as_posix())


def extract_document(document: Document) -> Record:
    """The extraction record of a document that was read. Raises ReadError where it takes too long."""
    with time_limit(document.uri):
        return minutes.extract(document, Register.load())


def extract_file(path: Path) -> Record:
    """The extraction record of a file. Raises ReadError or OSError."""
    return extract_document(read_document(path))


def _bytes(path: str) -> bytes:
    size = Path(path).stat().st_size
    if size > LARGEST:
        raise ReadError(f"{path}: is {size:,} bytes; at most {LARGEST:,} are read")
    return Path(path).read_bytes()


def list_manifest(given: Intake, text: str) -> Manifest:
    """The manifest that a list is read by, with the access asked for. Raises ReadError where there is none."""
    if given.manifest:
        manifest = read_manifest(Path(given.manifest).read_text(encoding="utf-8"), given.manifest)
    else:
        manifest = find_manifest(Path(given.path), text)
    return manifest.model_copy(update={"access": RESTRICTED}) if given.access == RESTRICTED else manifest


def _read_list(given: Intake, data: bytes) -> Reading:
    return lists.load_list(
        list_manifest(given, decode(data, given.shown)),
        data,
        shown=given.shown,
        address=given.address,
        register=Register.load(),
        taxonomy=Taxonomy.load(),
        directory=Directory.load(),
        today=datetime.datetime.now(datetime.UTC).date().isoformat(),
    )


@cache
def _reference_hash() -> str:
    folder = files("councilgraph.data")
    packed = hashlib.sha256()
    for name in _REFERENCE_FILES:
        packed.update((folder / name).read_bytes())
    return packed.hexdigest()[:12]


def fingerprint(given: Intake | None = None) -> str:
    """What a reading depends on beside the bytes: versions, reference data, the manifest, the access asked for."""
    if given is None:
        return f"reference/{REFERENCE_VERSION}"
    if given.kind == "list":
        beside = Path(given.manifest) if given.manifest else Path(given.path).with_suffix(".yaml")
        manifest = hashlib.sha256(beside.read_bytes()).hexdigest()[:12] if beside.exists() else "shipped"
        return f"list/{lists.VERSION}+{_reference_hash()}+{manifest}+{given.access}"
    return f"minutes/{minutes.VERSION}+{_reference_hash()}+{given.access}"

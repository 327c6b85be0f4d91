"""What a list declares of itself: columns and types, programme, what it covers, licence, who may see it."""

from importlib.resources import files
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from councilgraph.loaders.document import ReadError
from councilgraph.loaders.lists.giving import is_giving_header

RowKind = Literal["participation", "grant", "peer", "shared-service", "progress"]

# The columns each kind of row can have; those it cannot do without come first.
ROW_COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "participation": ((), ("council", "organisation", "programme", "status", "date", "until", "round", "role")),
    "grant": (("award",), ("programme", "round", "date", "name", "council", "recipient", "role", "amount", "funder")),
    "peer": (("person", "council"), ("programme", "date", "role", "home", "home_council")),
    "shared-service": (("name", "council"), ("service", "since", "until")),
    "progress": (("objective", "status"), ("programme", "date", "outcome")),
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ColumnSpec(_Strict):
    """A column: its type, the header it stands under (`from`, by default its own name), and the values a choice may have."""

    type: Literal["council", "programme", "date", "money", "text", "choice"]
    source: str | None = None
    required: bool = False
    values: dict[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _from(cls, raw: dict[str, object]) -> dict[str, object]:
        return {("source" if key == "from" else key): value for key, value in raw.items()}


class Coverage(_Strict):
    """What the list covers of a programme: only a complete cover lets the absence of an entry mean no."""

    programme: str
    complete: bool
    population: str
    since: str | None = None
    until: str | None = None
    nations: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


class Manifest(_Strict):
    """A list's manifest. `programme` and `status` stand for every row where no column says so; `programmes` maps printed names to ids.
    A list in a published standard needs no columns."""

    title: str
    row: RowKind
    publisher: str
    licence: str
    columns: dict[str, ColumnSpec] = {}
    coverage: tuple[Coverage, ...] = ()
    standard: Literal["360giving"] | None = None
    programme: str | None = None
    programmes: dict[str, str] = {}
    status: str | None = None
    access: Literal["open", "restricted"] = "open"

    @model_validator(mode="after")
    def _fits_its_rows(self) -> "Manifest":
        if self.standard is not None:
            if self.row != "grant" or self.columns:
                raise ValueError(f"a {self.standard} list is `row: grant` and has the standard's own columns")
            return self
        wanted, optional = ROW_COLUMNS[self.row]
        for name in wanted:
            if name not in self.columns:
                raise ValueError(f"a {self.row} list needs a column {name!r}")
        for name in self.columns:
            if name not in wanted + optional:
                raise ValueError(f"a {self.row} list has no column {name!r}; it can have {', '.join(wanted + optional)}")
        if self.row != "shared-service" and "programme" not in self.columns and self.programme is None:
            raise ValueError("say which programme the list is of: `programme: ID`, or a column `programme`")
        return self

    @property
    def headers(self) -> dict[str, str]:
        """The header that each of our columns stands under in the file."""
        return {name: spec.source or name for name, spec in self.columns.items()}


def read_manifest(text: str, name: str) -> Manifest:
    """A manifest from its YAML. Raises ReadError that names the file and the key."""
    try:
        return Manifest.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise ReadError(f"{name}: is not YAML: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "manifest"
        raise ReadError(f"{name}: {place}: {first['msg']}") from error


def shipped_lists() -> tuple[Path, ...]:
    """The CSV files of the lists that come with the project, each with a manifest beside it."""
    folder = Path(str(files("councilgraph.data"))) / "lists"
    return tuple(sorted(folder.glob("*.csv")))


def giving_manifest(name: str) -> Manifest:
    """The manifest of a 360Giving file that comes without one: the standard says what its fields mean."""
    return Manifest(title=f"Grants in {name}", row="grant", publisher="not stated", licence="not stated", standard="360giving")


def find_manifest(path: Path, header: tuple[str, ...]) -> tuple[Manifest, str]:
    """The manifest of a CSV file: the .yaml beside it, or that of a shipped list with the same columns; and its text.

    Raises ReadError, with the known lists and how to write a manifest, where there is none.
    """
    beside = path.with_suffix(".yaml")
    if beside.exists():
        text = beside.read_text(encoding="utf-8")
        return read_manifest(text, str(beside)), text
    if path.suffix.lower() == ".json" or is_giving_header(header):
        return giving_manifest(path.name), ""
    for shipped in shipped_lists():
        text = shipped.with_suffix(".yaml").read_text(encoding="utf-8")
        manifest = read_manifest(text, shipped.stem)
        if {*manifest.headers.values()} <= {*header}:
            return manifest, text
    known = ", ".join(shipped.stem for shipped in shipped_lists())
    raise ReadError(
        f"{path}: no manifest says what its columns mean; put {beside.name} beside it (see data/lists/README.md), or use the columns of {known}"
    )

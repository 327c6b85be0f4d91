"""What a list declares of itself: columns and types, programme, what it covers, licence, who may see it."""

from importlib.resources import files
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from councilgraph.graph.dates import check_partial, earliest_day, latest_day
from councilgraph.loaders.document import ReadError
from councilgraph.loaders.lists.giving import REQUIRED, is_giving_header, is_json
from councilgraph.loaders.lists.rows import read_rows

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
    """A column: its type, the header it stands under (`from`, by default its own name), and the values a choice may have.

    In a `required` column no cell may be blank; an `optional` one may be missing from the file without a word. A cell of `councils` holds
    one or more, with `;` between them.
    """

    type: Literal["council", "councils", "programme", "date", "money", "text", "choice"]
    source: str | None = None
    required: bool = False
    optional: bool = False
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

    @model_validator(mode="after")
    def _has_ends(self) -> "Coverage":
        for end in (self.since, self.until):
            if end is not None:
                check_partial(end)
        if self.since and self.until and latest_day(self.until) < earliest_day(self.since):
            raise ValueError(f"{self.programme}: covered until {self.until}, which is before {self.since}")
        if self.complete and self.until is None:
            raise ValueError(f"{self.programme}: a complete list says until when it is complete: until: DATE")
        return self


class Manifest(_Strict):
    """A list's manifest. `programme` and `status` stand for every row where no column says so; `programmes` maps printed names to ids.
    A list in a published standard needs no columns. `shared_awards` are awards that stand in another list's rows as well as in these, so
    that no amount is one council's own; `same_awards` gives the id of the grant that an award is in another list."""

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
    shared_awards: tuple[str, ...] = ()
    same_awards: dict[str, str] = {}
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


def find_manifest(path: Path, text: str) -> Manifest:
    """The manifest of a list, by its path and its decoded text: the .yaml beside it, or that of a shipped list with the same columns.

    A list that borrows the columns of a shipped one is no part of it: it covers nothing, and its awards are its own. Raises ReadError,
    with the known lists and how to write a manifest, where there is none.
    """
    beside = path.with_suffix(".yaml")
    if beside.exists():
        return read_manifest(beside.read_text(encoding="utf-8"), str(beside))
    if is_json(text):
        return giving_manifest(path.name)
    if is_giving_header(read_rows(text, str(path), REQUIRED)[0]):
        return giving_manifest(path.name)
    for shipped in shipped_lists():
        manifest = read_manifest(shipped.with_suffix(".yaml").read_text(encoding="utf-8"), shipped.stem)
        columns = {*manifest.headers.values()}
        if columns <= {*read_rows(text, str(path), columns)[0]}:
            own = {"title": f"{path.name}, in the columns of {shipped.stem}", "publisher": "not stated", "licence": "not stated"}
            return manifest.model_copy(update={**own, "coverage": ()})
    known = ", ".join(shipped.stem for shipped in shipped_lists())
    raise ReadError(
        f"{path}: no manifest says what its columns mean; put {beside.name} beside it (see data/lists/README.md), or use the columns of {known}"
    )


def manifest_text(manifest: Manifest) -> str:
    """A manifest as the YAML it can be read from."""
    kept = manifest.model_dump(exclude_defaults=True, mode="json")
    for spec in kept.get("columns", {}).values():
        if "source" in spec:
            spec["from"] = spec.pop("source")
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)

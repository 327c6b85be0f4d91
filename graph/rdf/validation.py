"""Whether published data is what the shapes ask: pySHACL over the files of a folder, its findings by shape."""

import gzip
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from councilgraph.graph.rdf.shapes import SHACL, shape_namespace, shapes_turtle
from councilgraph.graph.rdf.terms import terms

if TYPE_CHECKING:
    import rdflib

NAME: Final = "councilgraph"
SHAPES: Final = "shapes.ttl"
# File extension -> what rdflib calls the format; the first that is there is read.
_READ: Final = {"nt": "nt", "ttl": "turtle", "jsonld": "json-ld", "nq": "nquads", "trig": "trig"}
_EXAMPLES: Final = 3


class ValidationError(RuntimeError):
    """A folder that cannot be validated. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What breaks one shape: its name, `violation` or `warning`, what it asks, how often it is broken, and some of the nodes that break
    it, each with the value where it is one value that is wrong."""

    shape: str
    severity: str
    asks: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Validated:
    """What was read, how many statements it holds, and what was found, the worst first."""

    file: Path
    statements: int
    findings: tuple[Finding, ...]


def validate(folder: Path, *, say: Callable[[str], None] = lambda words: None) -> Validated:
    """Hold the data in `folder` to the `shapes.ttl` beside it, or to the vocabulary's shapes where there is none.

    Raises ValidationError where there is no data, where a file is not RDF, or where pySHACL is not installed.
    """
    try:
        import pyshacl
        import rdflib
    except ImportError as error:
        raise ValidationError("validating needs pySHACL; install it with pip install 'councilgraph[rdf]'") from error
    path, format_ = data_file(folder)
    say(f"reading {path}")
    data = _parsed(path, format_)
    given = path.parent / SHAPES
    asked = _parsed(given, "turtle") if given.exists() else rdflib.Graph().parse(data=shapes_turtle(), format="turtle")
    say(f"holding {len(data):,} statements to {'the shapes in ' + str(given) if given.exists() else 'the shapes of the vocabulary'}")
    _, report, _ = pyshacl.validate(data, shacl_graph=asked, inference="none", allow_warnings=False)
    assert isinstance(report, rdflib.Graph)
    return Validated(path, len(data), tuple(_findings(report, asked)))


def data_file(folder: Path) -> tuple[Path, str]:
    """The data of a folder, or of the `rdf` in it that `publish` made, and its format. Raises ValidationError where there is none."""
    for place in (folder, folder / "rdf"):
        for extension, format_ in _READ.items():
            for ending in ("", ".gz"):
                path = place / f"{NAME}.{extension}{ending}"
                if path.exists():
                    return path, format_
    raise ValidationError(
        f"{folder}: no {NAME}.nt, .ttl, .nq, .trig or .jsonld here; write one with `councilgraph export rdf --out {folder}`"
    )


def _parsed(path: Path, format_: str) -> "rdflib.Graph":
    import rdflib

    graph = rdflib.Dataset(default_union=True) if format_ in ("nquads", "trig") else rdflib.Graph()
    try:
        with cast(IO[bytes], gzip.open(path) if path.suffix == ".gz" else path.open("rb")) as opened:
            graph.parse(source=opened, format=format_, publicID=path.absolute().as_uri())
    except Exception as error:  # rdflib's parsers raise whatever they like
        raise ValidationError(f"{path}: is not {format_}: {' '.join(str(error).split())[:300]}") from error
    return graph


def _findings(report: "rdflib.Graph", asked: "rdflib.Graph") -> Iterator[Finding]:
    import rdflib

    sh = rdflib.Namespace(SHACL)
    by_shape: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        shape = report.value(result, sh.sourceShape)
        severity = "warning" if report.value(result, sh.resultSeverity) == sh.Warning else "violation"
        asks = str(asked.value(shape, sh.message) or report.value(result, sh.resultMessage))
        focus, value = report.value(result, sh.focusNode), report.value(result, sh.value)
        node = _short(str(focus)) + (f" ({_short(str(value))})" if value is not None and value != focus else "")
        by_shape[severity, _short(str(shape)), asks].append(node)
    for (severity, name, asks), nodes in sorted(by_shape.items(), key=lambda entry: (entry[0][0] != "violation", -len(entry[1]), entry[0])):
        yield Finding(name, severity, asks, len(nodes), tuple(sorted(nodes)[:_EXAMPLES]))


def _short(iri: str) -> str:
    """An IRI as people say it: the shape's name, the id, a concept."""
    if iri.startswith(shape_namespace()):
        return iri.removeprefix(shape_namespace())
    if iri.startswith(terms().prefixes["cg"]):
        return iri.removeprefix(terms().prefixes["cg"])
    return iri.partition("/id/")[2] or iri

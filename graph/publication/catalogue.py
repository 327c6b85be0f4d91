"""The catalogue of a publication: DCAT 3 with VoID, as JSON-LD and as Turtle (https://www.w3.org/TR/vocab-dcat-3/)."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from councilgraph.graph.publication.imprint import Imprint
from councilgraph.graph.publication.statistics import Scope, SourceOf, Statistics, attributions

_CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPE: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_AREA: Final = "http://statistics.data.gov.uk/id/statistical-geography/"
# Codes of the Office for National Statistics: the nations, and the whole.
_NATIONS: Final = {"England": "E92000001", "Northern Ireland": "N92000002", "Scotland": "S92000003", "Wales": "W92000004"}
_UNITED_KINGDOM: Final = "K02000001"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_DATE_TYPES: Final = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of a publication: `path` within it, `dataset` that it is a form of, `media` its media type, `conforms` the standards it keeps."""

    path: str
    dataset: str
    title: str
    media: str
    size: int
    sha256: str
    zipped: bool = False
    conforms: tuple[str, ...] = ()

    @classmethod
    def of(cls, folder: Path, path: str, dataset: str, title: str, media: str, *, conforms: tuple[str, ...] = ()) -> "PublishedFile":
        """A file that stands in `folder`."""
        with (folder / path).open("rb") as data:
            digest = hashlib.file_digest(data, "sha256").hexdigest()
        return cls(path, dataset, title, media, (folder / path).stat().st_size, digest, path.endswith(".gz"), conforms)


@dataclass(frozen=True, slots=True)
class Dataset:
    """One of the things published, in one or more files."""

    name: str
    title: str
    about: str
    keywords: tuple[str, ...]


DATASETS: Final = (
    Dataset(
        "graph",
        "linked data",
        "Councils, people, bodies, programmes, meetings, decisions, actions and grants as linked data, every fact with the words that it was read from.",
        ("local government", "councils", "councillors", "peer challenge", "grants", "linked data"),
    ),
    Dataset(
        "tables",
        "tables",
        "Councils, people, programmes, participation, grants, meetings, decisions and actions as tables: CSV on the Web.",
        ("local government", "councils", "peer challenge", "grants", "CSV"),
    ),
    Dataset("grants", "grants", "Grants to councils in the 360Giving Data Standard.", ("grants", "360Giving", "local government")),
)


def catalogue(
    files: tuple[PublishedFile, ...], counted: Statistics, spoken_of: Scope, sources: tuple[SourceOf, ...], imprint: Imprint
) -> dict[str, Any]:
    """The whole description as JSON-LD. Every resource has an IRI under the publication's address."""
    here = f"{imprint.address}/"
    described: list[dict[str, Any]] = [
        {
            "@id": f"{here}#catalogue",
            "@type": "dcat:Catalog",
            **_title(imprint.title),
            **_about("What is published here: the graph as RDF, as tables, and its grants."),
            **_said(imprint, here),
            "dcat:dataset": [{"@id": f"{here}#{dataset.name}"} for dataset in DATASETS],
            "foaf:homepage": {"@id": here},
        },
        {"@id": f"{here}#publisher", "@type": "foaf:Agent", "foaf:name": imprint.publisher}
        | ({"foaf:homepage": {"@id": imprint.publisher_url}} if imprint.publisher_url else {}),
    ]
    if imprint.contact:
        key = "vcard:hasEmail" if imprint.contact.startswith("mailto:") else "vcard:hasURL"
        described.append({"@id": f"{here}#contact", "@type": "vcard:Kind", "vcard:fn": imprint.publisher, key: {"@id": imprint.contact}})
    if spoken_of.since and spoken_of.until:
        described.append(
            {
                "@id": f"{here}#period",
                "@type": "dct:PeriodOfTime",
                "dcat:startDate": _date(spoken_of.since),
                "dcat:endDate": _date(spoken_of.until),
            }
        )
    described += [
        {"@id": f"{here}#attribution-{number}", "@type": "dct:RightsStatement", "rdfs:label": {"@value": words, "@language": "en"}}
        for number, words in enumerate(attributions(sources), start=1)
    ]
    for dataset in DATASETS:
        described.append(_dataset(dataset, files, counted, spoken_of, sources, imprint))
    described += _partitions(counted, here)
    for file in files:
        described += _distribution(file, imprint)
    return {"@context": _CONTEXT, "@graph": described}


def _said(imprint: Imprint, here: str) -> dict[str, Any]:
    """What is said of the catalogue and of each dataset alike."""
    told: dict[str, Any] = {
        "dct:publisher": {"@id": f"{here}#publisher"},
        "dct:license": {"@id": imprint.licence},
        "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/ENG"},
    }
    if imprint.issued:
        told |= {"dct:issued": _date(imprint.issued), "dct:modified": _date(imprint.issued)}
    return told


def _dataset(
    dataset: Dataset,
    files: tuple[PublishedFile, ...],
    counted: Statistics,
    spoken_of: Scope,
    sources: tuple[SourceOf, ...],
    imprint: Imprint,
) -> dict[str, Any]:
    here = f"{imprint.address}/"
    own = [file for file in files if file.dataset == dataset.name]
    areas = [_UNITED_KINGDOM] if set(spoken_of.nations) == set(_NATIONS) else [_NATIONS[nation] for nation in spoken_of.nations]
    told = {
        "@id": f"{here}#{dataset.name}",
        "@type": ["dcat:Dataset"],
        **_title(f"{imprint.title}: {dataset.title}"),
        **_about(dataset.about),
        **_said(imprint, here),
        "dct:identifier": f"{here}#{dataset.name}",
        "dct:accessRights": {"@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC"},
        "dct:rights": [{"@id": f"{here}#attribution-{number}"} for number, _ in enumerate(attributions(sources), start=1)],
        "dct:spatial": [{"@id": _AREA + area} for area in areas],
        "dcat:keyword": [{"@value": word, "@language": "en"} for word in dataset.keywords],
        "dcat:landingPage": {"@id": here},
        "dcat:theme": [{"@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE"}],
        "dcat:distribution": [{"@id": f"{here}#{file.path}"} for file in own],
        "dct:conformsTo": [{"@id": iri} for iri in sorted({iri for file in own for iri in file.conforms})],
    }
    if imprint.contact:
        told["dcat:contactPoint"] = {"@id": f"{here}#contact"}
    if spoken_of.since:
        told["dct:temporal"] = {"@id": f"{here}#period"}
    if dataset.name == "graph":
        told["@type"] = ["dcat:Dataset", "void:Dataset"]
        told |= {
            "void:triples": counted.triples,
            "void:entities": counted.entities,
            "void:distinctSubjects": counted.subjects,
            "void:distinctObjects": counted.objects,
            "void:classes": len(counted.classes),
            "void:properties": len(counted.properties),
            "void:uriSpace": f"{imprint.base}/id/",
            "void:exampleResource": {"@id": f"{imprint.base}/id/council/STS"},
            "void:dataDump": [{"@id": f"{here}{file.path}"} for file in own],
            "void:vocabulary": [{"@id": iri} for iri in _vocabularies(counted)],
            "void:classPartition": [{"@id": f"{here}#class-{number}"} for number, _ in enumerate(counted.classes, start=1)],
            "void:propertyPartition": [{"@id": f"{here}#property-{number}"} for number, _ in enumerate(counted.properties, start=1)],
        }
    return told


def _vocabularies(counted: Statistics) -> list[str]:
    """The namespaces of the classes and properties that are used."""
    used = [iri for iri, _ in (*counted.classes, *counted.properties)]
    return sorted({iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in used})


def _partitions(counted: Statistics, here: str) -> Iterator[dict[str, Any]]:
    for number, (iri, count) in enumerate(counted.classes, start=1):
        yield {"@id": f"{here}#class-{number}", "@type": "void:Dataset", "void:class": {"@id": iri}, "void:entities": count}
    for number, (iri, count) in enumerate(counted.properties, start=1):
        yield {"@id": f"{here}#property-{number}", "@type": "void:Dataset", "void:property": {"@id": iri}, "void:triples": count}


def _distribution(file: PublishedFile, imprint: Imprint) -> Iterator[dict[str, Any]]:
    here = f"{imprint.address}/"
    told = {
        "@id": f"{here}#{file.path}",
        "@type": "dcat:Distribution",
        **_title(file.title),
        "dct:license": {"@id": imprint.licence},
        "dcat:accessURL": {"@id": here},
        "dcat:downloadURL": {"@id": f"{here}{file.path}"},
        "dcat:mediaType": {"@id": _MEDIA + file.media},
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {"@id": f"{here}#{file.path}-sha256"},
    }
    if imprint.issued:
        told["dct:issued"] = _date(imprint.issued)
    if file.zipped:
        told["dcat:compressFormat"] = {"@id": f"{_MEDIA}application/gzip"}
    if file.conforms:
        told["dct:conformsTo"] = [{"@id": iri} for iri in file.conforms]
    yield told
    yield {
        "@id": f"{here}#{file.path}-sha256",
        "@type": "spdx:Checksum",
        "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
        "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
    }


def _title(words: str) -> dict[str, Any]:
    return {"dct:title": {"@value": words, "@language": "en"}}


def _about(words: str) -> dict[str, Any]:
    return {"dct:description": {"@value": words, "@language": "en"}}


def _date(value: str) -> dict[str, str]:
    return {"@value": value, "@type": _DATE_TYPES[len(value)]}


def as_turtle(described: dict[str, Any]) -> bytes:
    """A description as Turtle, in the order of its subjects, the class of each first. Needs pyoxigraph."""
    from pyoxigraph import RdfFormat, Triple, parse, serialize

    quads = parse(json.dumps(described).encode(), format=RdfFormat.JSON_LD)
    ordered = sorted(
        {(str(quad.subject), str(quad.predicate) != _TYPE, str(quad.predicate), str(quad.object)): quad for quad in quads}.items()
    )
    triples = [Triple(quad.subject, quad.predicate, quad.object) for _, quad in ordered]
    turtle = serialize(triples, format=RdfFormat.TURTLE, prefixes=described["@context"])
    assert turtle is not None
    head, _, body = turtle.partition(b"\n<")
    return b"\n".join(sorted(head.splitlines())) + b"\n\n<" + body

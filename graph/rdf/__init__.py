"""The open graph as RDF: the terms of vocabulary.yaml over the projection, written as sorted files by DuckDB, in flat memory.

`councilgraph export rdf --out DIR` writes

    DIR/councilgraph.nt       N-Triples, its lines in the order of their bytes
    DIR/councilgraph.ttl      Turtle, a block a subject
    DIR/councilgraph.nq       N-Quads, a named graph a source document
    DIR/councilgraph.trig     TriG, the same
    DIR/councilgraph.jsonld   JSON-LD, a line a subject
    DIR/ontology.ttl          classes, properties and concepts of ours (OWL, SKOS)
    DIR/ontology.html         the same to read
    DIR/shapes.ttl            what the data promises to look like (SHACL); `councilgraph validate DIR` holds it to them

the formats asked for, each with `.gz` behind its name with --gzip. Node and edge ids are addresses under `{base}/id/`.

terms.py what the vocabulary says of RDF; iris.py addresses; syntax.py how a term is written; statements.py which statements a node
or edge makes, further.py those that ORG and other vocabularies want besides, attributed.py in which document's graph; sorted_lines.py
their order; grouped.py their text; a module a format; files.py the files; about.py one thing; ontology.py, shapes.py, validation.py.
"""

if __name__ != "councilgraph.graph.rdf":
    raise ImportError("import councilgraph.graph.rdf, not graph.rdf")

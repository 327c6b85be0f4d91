"""The errors a user can cause, all of which end a command with one line and exit code 2.

WorkspaceError            the workspace or its lock        graph.workspace
VocabularyError           a name outside the vocabulary    graph.vocabulary
ImprintError              what a publisher says          graph.publication.imprint
ReadError                 a file that is no document       loaders.document
InputError                an argument that cannot be       here
"""


class InputError(ValueError):
    """An argument or option whose value cannot be used. The message names it."""


def is_known(error: Exception) -> bool:
    """Whether a user caused the error. Asked once something went wrong: to know all of these is to import nearly everything."""
    from councilgraph.graph.engines.engine import GraphError
    from councilgraph.graph.publication.imprint import ImprintError
    from councilgraph.graph.publication.publish import PublicationError
    from councilgraph.graph.rdf.iris import BaseError
    from councilgraph.graph.rdf.validation import ValidationError
    from councilgraph.graph.vocabulary import VocabularyError
    from councilgraph.graph.workspace import WorkspaceError
    from councilgraph.loaders.document import ReadError
    from councilgraph.queries.catalogue import CatalogueError
    from councilgraph.queries.cypher_text import CypherError
    from councilgraph.queries.parameters import ParameterError
    from councilgraph.queries.sparql_text import SparqlError

    return isinstance(
        error,
        WorkspaceError
        | VocabularyError
        | ReadError
        | GraphError
        | BaseError
        | ValidationError
        | ImprintError
        | PublicationError
        | CypherError
        | CatalogueError
        | ParameterError
        | SparqlError
        | InputError,
    )

"""Reading that ends its process, for tests of what becomes of the other documents. Processes import it by name."""

import os

from councilgraph.api.readers import attempt
from councilgraph.api.reading import Intake
from councilgraph.api.time_limit import last_resort


def die_of_the_bad(intake: Intake) -> object:
    """Read a file; one whose name says `deadly` ends the process, one that says `endless` never comes back."""
    if "deadly" in intake.path:
        os._exit(9)
    if "endless" in intake.path:
        with last_resort(0.2):
            while True:
                os.stat(intake.path)
    return attempt(intake)

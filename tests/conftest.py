"""Fixtures that any test may use. Take the smallest that will do: `workspace` is an empty folder, `shared` skips where absent."""

from pathlib import Path

import pytest

from councilgraph.graph.workspace import Workspace

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return Workspace(tmp_path / "workspace")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and lists beside the checkout, which is not part of the project."""
    if not SHARED.exists():
        pytest.skip(f"real documents are not here: {SHARED} is absent")
    return SHARED

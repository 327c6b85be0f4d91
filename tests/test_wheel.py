"""The wheel is whole: built, installed elsewhere, it loads and answers without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_wheel_works_away_from_the_checkout(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in names if not name.startswith("councilgraph")], "nothing else lands in site-packages"
    shipped = {
        str(path.relative_to(ROOT))
        for folder in ("queries", "data", "graph")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".cypher", ".yaml", ".csv", ".j2")
    }
    assert {f"councilgraph/{name}" for name in shipped} <= set(names)
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    # The dependencies are this environment's; the project itself must come from the wheel.
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from councilgraph.api.cli import main; main()"
    where = [sys.executable, "-S", "-c", code, str(site)]
    packages = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    environment = {**os.environ, "PYTHONPATH": packages}
    run = subprocess.run(
        [*where, "--workspace", str(tmp_path / "ws"), "load", "--shipped", "--examples"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    asked = subprocess.run(
        [*where, "--workspace", str(tmp_path / "ws"), "query", "no-cpc-with-grants", "--format", "csv"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr
    assert len(asked.stdout.splitlines()) > 50

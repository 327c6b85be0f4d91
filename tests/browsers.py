"""The browser that the tests drive."""

import shutil


def chromium() -> str:
    """The path of Chromium on this machine; its absence is a failure, not a skip."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "no Chromium here: `make test` installs Debian's"
    return path

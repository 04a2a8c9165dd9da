"""What every test gets: no network but loopback, no configuration of the machine, the sources, a running server."""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import careerproof

REPOSITORY = Path(__file__).resolve().parent.parent
GUARDS = REPOSITORY / "tests" / "guards"


_OUR_CODE = os.pathsep.join((str(GUARDS), str(Path(careerproof.__file__).parents[1])))
"""Where a process that a test starts looks first: the guard of the network, then the code that the test itself runs."""


def _deny_network() -> None:
    """Loads the guard into this process; processes that tests start load it by themselves."""
    spec = importlib.util.spec_from_file_location("careerproof_network_guard", GUARDS / "sitecustomize.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(GUARDS)
    spec.loader.exec_module(importlib.util.module_from_spec(spec))


_deny_network()


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The machine's own careerproof settings do not reach the tests, and no process they start reaches the network.

    What they start runs the same code as they do, also where another copy of it is installed.
    """
    monkeypatch.setenv("PYTHONPATH", _OUR_CODE)
    for name in list(os.environ):
        if name.startswith("CAREERPROOF_") and name != "CAREERPROOF_SOURCES":
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "no-configuration"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "no-workspace"))


def sources_folder() -> Path | None:
    """The folder of official source files, where there is one."""
    chosen = os.environ.get("CAREERPROOF_SOURCES")
    folder = Path(chosen) if chosen else REPOSITORY.parent / "shared" / "data"
    return folder if (folder / "onet").is_dir() else None


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder of official source files; the test is skipped, loudly, where there is none."""
    folder = sources_folder()
    if folder is None:
        pytest.skip("NOT RUN: the source files are not here; set CAREERPROOF_SOURCES to their folder")
    return folder


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that runs as a user starts it; it ends by itself on SIGTERM, in good order."""
    workspace = tmp_path_factory.mktemp("served") / "workspace.sqlite"
    process = subprocess.Popen(
        [sys.executable, "-m", "careerproof", "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": _OUR_CODE, "CAREERPROOF_WORKSPACE": str(workspace)},
    )
    assert process.stderr is not None
    try:
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert found
        yield found.group()
    finally:
        process.send_signal(signal.SIGTERM)
        rest = process.communicate(timeout=30)[1]
    assert process.returncode == 0
    assert rest == "", "the server has nothing to say of what people ask it"

"""Whatever ends a build, at whatever moment: the old artifact is as it was, and the next build clears up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from careerproof.facts.building.scratch import PREFIX, open_scratch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX systems do")

OLD = b"the old artifact"
RUN = """
import os, pathlib, resource, signal, sys
from careerproof.errors import FactsError
from careerproof.facts.building.build import build_facts

sources, output = map(pathlib.Path, sys.argv[1:])
OLD = b"the old artifact"
steps = []
build_facts(sources, output, progress=lambda what, part: steps.append(part))
whole = output.read_bytes()

def ended(how):
    child = os.fork()
    if child == 0:
        try:
            how()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]

def at_step(number):
    told = []
    def progress(what, part):
        told.append(part)
        if len(told) == number:
            os.kill(os.getpid(), signal.SIGKILL)
    return lambda: build_facts(sources, output, progress=progress)

def after(seconds):
    def how():
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        build_facts(sources, output)
    return how

def with_little_room(size):
    def how():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        try:
            build_facts(sources, output)
        except FactsError as error:
            assert "cannot be written" in error.message
            os._exit(7)
    return how

killed = 0
for number in range(1, len(steps)):
    output.write_bytes(OLD)
    assert ended(at_step(number)) == signal.SIGKILL
    assert output.read_bytes() == OLD, number
    killed += 1
for part in range(1, 21):
    output.write_bytes(OLD)
    status = ended(after(0.012 * part))
    assert output.read_bytes() == (OLD if status else whole) or output.read_bytes() == whole, part
    killed += bool(status)
for size in (4096, 65536, 131072):
    output.write_bytes(OLD)
    assert os.waitstatus_to_exitcode(ended(with_little_room(size))) == 7
    assert output.read_bytes() == OLD
    assert [each.name for each in output.parent.iterdir()] == [output.name], "a failure leaves nothing behind"
    killed += 1
output.write_bytes(OLD)
ended(at_step(len(steps) - 1))
assert len(list(output.parent.iterdir())) == 2, "a killed build leaves its folder"
build_facts(sources, output)
assert output.read_bytes() == whole
assert [each.name for each in output.parent.iterdir()] == [output.name], "the next build clears it away"
print(killed)
"""

WAITING = """
import time
from careerproof.facts.building import pack

def wait(*_):
    print("waiting", flush=True)
    time.sleep(60)

pack.pack_rows = wait
from careerproof.faces.cli.main import run
run()
"""
"""The command line, in which a build stops in its midst until something ends it."""


def test_a_killed_build_leaves_the_old_artifact(small: Path, tmp_path: Path) -> None:
    """Killed at every step and at twenty further moments, and stopped by a full disk: never a half artifact."""
    output = tmp_path / "out" / "facts.sqlite"
    output.parent.mkdir()
    done = subprocess.run(  # noqa: PLW1510 - looked at below, with what it said
        [sys.executable, "-c", RUN, str(small), str(output)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) > 40


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupted_command_says_so_in_one_line(small: Path, tmp_path: Path, name: str) -> None:
    """Ctrl-C and a request to end: exit code 130, no traceback, the old artifact, nothing left beside it."""
    output = tmp_path / "out" / "facts.sqlite"
    output.parent.mkdir()
    output.write_bytes(OLD)
    command = [sys.executable, "-c", WAITING, "facts", "build", "--sources", str(small), "--output", str(output)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "waiting\n", process.communicate(timeout=60)
    assert list(output.parent.glob(f"{PREFIX}*")), "the signal finds a half-made artifact"
    process.send_signal(getattr(signal, name))
    said, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert said == ""
    assert "Traceback" not in told
    assert told.strip().splitlines()[-1] == "interrupted"
    assert output.read_bytes() == OLD
    assert os.listdir(output.parent) == [output.name]  # noqa: PTH208 - names only


def test_a_request_to_end_just_after_the_folder_was_made_clears_it_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The narrowest moment: the folder stands, and nothing has been done with it."""
    make = Path.mkdir

    def make_and_interrupt(self: Path, mode: int = 0o777) -> None:
        make(self, mode)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "mkdir", make_and_interrupt)
    with pytest.raises(KeyboardInterrupt), open_scratch(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_is_not_cleared_away(tmp_path: Path) -> None:
    """Two builds beside each other keep their folders; one that nobody holds goes."""
    (tmp_path / f"{PREFIX}left").mkdir()
    (tmp_path / f"{PREFIX}left" / "half").write_bytes(b"half")
    with open_scratch(tmp_path) as first:
        assert not (tmp_path / f"{PREFIX}left").exists()
        with open_scratch(tmp_path) as second:
            assert first != second
            assert first.is_dir()
        assert first.is_dir()
        assert not second.exists()
    assert list(tmp_path.iterdir()) == []

"""What docs/serving.md shows of the server is run against it: every curl line, and the client of the examples."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
EXAMPLES = REPOSITORY / "examples"
PAGE = (REPOSITORY / "docs" / "serving.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^curl .*$", PAGE, re.MULTILINE)
FILES = {
    "resume.pdf": "resumes/graham-whitlock.pdf",
    "anna.pdf": "resumes/maya-okonkwo.pdf",
    "ben.docx": "resumes/graham-whitlock.docx",
    "job.md": "postings/machine-learning-engineer.md",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the files that the page names."""
    for name, source in FILES.items():
        shutil.copy(EXAMPLES / source, tmp_path / name)
    return tmp_path


def test_the_page_shows_commands() -> None:
    """There is something to run."""
    assert len(COMMANDS) >= 5


@pytest.mark.skipif(shutil.which("curl") is None, reason="NOT RUN: there is no curl")
@pytest.mark.parametrize("command", COMMANDS)
def test_curl_lines_run(command: str, address: str, desk: Path) -> None:
    """Each line gives a file, or JSON that is no failure."""
    shell = ["bash", "-c", command.replace("http://127.0.0.1:8000/", address)]
    answer = subprocess.run(shell, cwd=desk, capture_output=True, text=True, check=True, timeout=60).stdout
    written = re.search(r"-o (\S+)", command)
    if written:
        data = (desk / written.group(1)).read_bytes()
        assert data.startswith({".pdf": b"%PDF", ".docx": b"PK"}[Path(written.group(1)).suffix])
        return
    rows = [json.loads(line) for line in answer.splitlines()] if "jsonl" in command else [json.loads(answer)]
    assert len(rows) == (2 if "jsonl" in command else 1)
    assert all("schema" in row and "error" not in row for row in rows)


def test_the_client_of_the_examples_runs(address: str, desk: Path) -> None:
    """It prints its three lines; what the server refuses it tells with the code."""
    program = str(EXAMPLES / "client.py")
    run = subprocess.run(
        [sys.executable, program, address, "anna.pdf", "job.md"], cwd=desk, capture_output=True, text=True, check=True
    )
    assert [line.partition(":")[0] for line in run.stdout.splitlines()] == [
        "AI-safety", "The screen", "True edits", "Written"]  # fmt: skip
    (desk / "empty.pdf").write_bytes(b"")
    refused = subprocess.run(
        [sys.executable, program, address, "empty.pdf", "job.md"], cwd=desk, capture_output=True, text=True, check=False
    )
    assert "document.empty" in refused.stderr

"""`careerproof read --spans`: the document as read, with the fields that each line gave."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from careerproof.faces.cli.main import main

RESUMES = Path(__file__).resolve().parents[2] / "examples" / "resumes"


def careerproof(*arguments: str) -> Result:
    """The command's result."""
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("name", ["maya-okonkwo.pdf", "graham-whitlock.docx"])
def test_the_offsets_shown_hold_in_the_text(name: str) -> None:
    """What stands behind each pair of offsets is the text at these offsets, cut where it is long."""
    text = careerproof("read", str(RESUMES / name)).output
    shown = careerproof("read", str(RESUMES / name), "--spans").output
    found = re.findall(r"^ {8}(\d+)\.\.(\d+) (?:/\S+ \d+%|heading|goes on|in no field): (.+)$", shown, re.MULTILINE)
    assert len(found) > 40
    for start, end, words in found:
        whole = " ".join(text[int(start) : int(end)].split())
        assert whole == words or whole.startswith(words.removesuffix("…"))


def test_columns_and_sides_are_told() -> None:
    """A line beside the main column says so."""
    assert re.search(
        r"^ +\[(?:column \d|sidebar)",
        careerproof("read", str(RESUMES / "ines-valdez-novak.pdf"), "--spans").output,
        re.MULTILINE,
    )


def test_the_fields_of_a_posting_are_not_asked_for() -> None:
    """A posting has requirements, not fields."""
    assert careerproof("read", "job.txt", "--as", "posting", "--spans").exit_code == 2

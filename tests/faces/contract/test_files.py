"""Files that a call holds itself."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from careerproof.errors import UsageError
from careerproof.faces.contract.files import NAME_LENGTH, held_file, plain_name


@pytest.mark.parametrize(
    ("value", "name", "data"),
    [
        ({"name": "me.txt", "text": "Zoë"}, "me.txt", "Zoë".encode()),
        ({"name": "../../etc/me.pdf", "base64": base64.b64encode(b"%PDF").decode()}, "me.pdf", b"%PDF"),
        ({"text": ""}, "resume", b""),
    ],
)
def test_a_call_may_hold_the_file_itself(value: dict[str, Any], name: str, data: bytes) -> None:
    """The text or the bytes arrive whole, under the last part of the name."""
    file = held_file("resume", value)
    assert (file.name, file.data) == (name, data)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"name": "me.txt"},
        {"name": 7, "text": "Zoë"},
        {"text": "Zoë", "base64": "Wm8="},
        {"text": "Zoë", "path": "/etc/passwd"},
        {"base64": "no base64"},
        {"text": "half a character \ud83d"},
    ],
)
def test_what_is_no_file_is_told(value: dict[str, Any]) -> None:
    """One clear error, never an empty or a guessed file."""
    with pytest.raises(UsageError, match="resume"):
        held_file("resume", value)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("C:\\Users\\me\\résumé.pdf", "résumé.pdf"),
        ("a\x1b[31mb\n.txt", "a[31mb.txt"),
        ("", "file"),
        ("/", "file"),
        ("n" * 500 + ".pdf", "n" * (NAME_LENGTH - 20) + "n" * 16 + ".pdf"),
    ],
)
def test_a_name_can_be_shown(written: str, shown: str) -> None:
    """No folders, nothing that is not printed, not too long, and its ending stays."""
    assert plain_name(written) == shown

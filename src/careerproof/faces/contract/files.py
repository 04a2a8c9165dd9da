"""Files that a call holds itself: an object with a name and the text, or the bytes as base64."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from careerproof.errors import UsageError
from careerproof.verbs.opening import OpenedFile, opened_file

NAME_LENGTH = 120
_KEYS = frozenset({"name", "text", "base64"})


def held_file(parameter: str, value: Mapping[str, Any]) -> OpenedFile:
    """The file that such an object holds.

    Raises:
        UsageError: it has other keys, both contents or none, or what is no text and no base64.
    """
    name, text, packed = value.get("name", parameter), value.get("text"), value.get("base64")
    if set(value) <= _KEYS and isinstance(name, str):
        if isinstance(text, str) and packed is None:
            return text_file(name, text)
        if isinstance(packed, str) and text is None:
            try:
                return opened_file(plain_name(name), base64.b64decode(packed, validate=True))
            except (binascii.Error, ValueError) as error:
                raise UsageError(f"{parameter} is not base64", hint="encode the bytes of the file") from error
    raise UsageError(f"{parameter} is no file", hint='write it as {"name": …, "text": …} or {"name": …, "base64": …}')


def text_file(name: str, text: str) -> OpenedFile:
    """A text as the file of that name.

    Raises:
        UsageError: the text holds half a character.
    """
    try:
        return opened_file(plain_name(name), text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise UsageError(f"{plain_name(name)} holds what is no character", hint="send text in UTF-8") from error


def plain_name(name: str) -> str:
    """The last part of a file's name, as it can be shown: no folders, nothing that is not printed, not too long."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    shown = "".join(letter for letter in last if letter.isprintable()).strip()
    return (shown if len(shown) <= NAME_LENGTH else shown[: NAME_LENGTH - 20] + shown[-20:]) or "file"

"""A typed client of `careerproof serve`, with nothing but the standard library.

python examples/client.py http://127.0.0.1:8000/ resume.pdf job.md
"""

from __future__ import annotations

import json
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen


@dataclass(frozen=True)
class Failure(Exception):
    """What the server refused: a stable code, what happened, what to do now."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True)
class Client:
    """The server at an address ("http://127.0.0.1:8000/")."""

    address: str
    token: str | None = None

    def call(self, verb: str, *, files: dict[str, list[Path]] | None = None, **values: str | int | bool) -> Any:
        """The answer of a verb: files by parameter, everything else as it is written on the command line.

        Raises:
            Failure: the server refused the call or could not read a file.
        """
        return json.loads(self._send(verb, files or {}, values))

    def write(self, path: str, *, files: dict[str, list[Path]], **values: str | int | bool) -> bytes:
        """The file that `export` or `optimize/file` gives.

        Raises:
            Failure: the server refused the call or could not read a file.
        """
        return self._send(path, files, values)

    def _send(self, path: str, files: dict[str, list[Path]], values: dict[str, str | int | bool]) -> bytes:
        boundary = uuid.uuid4().hex
        request = Request(  # noqa: S310 - the address is the caller's own
            f"{self.address}v1/{path}",
            data=_form(boundary, files, values),
            headers={"Content-Type": f"multipart/form-data; boundary={boundary}"},
        )
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        try:
            with urlopen(request, timeout=120) as answer:  # noqa: S310
                data: bytes = answer.read()
                return data
        except HTTPError as refused:
            error = json.load(refused)["error"]
            raise Failure(error["code"], error["message"], error["hint"]) from None


def _form(boundary: str, files: dict[str, list[Path]], values: dict[str, str | int | bool]) -> bytes:
    """A form with files, as browsers send it."""
    parts = []
    for name, value in values.items():
        parts.append(f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode())
    for name, paths in files.items():
        for path in paths:
            head = f'Content-Disposition: form-data; name="{name}"; filename="{path.name}"\r\n\r\n'
            parts.append(head.encode() + path.read_bytes())
    return b"".join(f"--{boundary}\r\n".encode() + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()


def main(address: str, resume: Path, posting: Path) -> None:
    """Print what a check says in three lines, and write the résumé with the edits that need no confirmation."""
    client, files = Client(address), {"resume": [resume], "posting": [posting]}
    check = client.call("check", files=files, moves=1)
    print(f"AI-safety: {check['score']['score10']} out of 10, {check['score']['category']}")
    print(f"The screen: {check['screen']['score']:.0f} of 100")
    print(f"True edits: {len(check['optimize']['edits'])}, to {check['optimize']['after']:.0f} of 100")
    edited = Path(f"{resume.stem}-edited.pdf")
    edited.write_bytes(client.write("optimize/file", files=files, apply="safe", format="pdf"))
    print(f"Written: {edited}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))

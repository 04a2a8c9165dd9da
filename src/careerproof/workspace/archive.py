"""Everything that a workspace holds, as one archive that any program opens."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable
from pathlib import PurePosixPath, PureWindowsPath

from careerproof.workspace.model import Application, KeptFile
from careerproof.workspace.store import Workspace

_EPOCH = (1980, 1, 1, 0, 0, 0)
_COLUMNS = ("id", "title", "employer", "place", "link", "state", "applied_on", "next_on", "notes")
_FORMULA = re.compile(r"^[=+\-@\t\r]")


def pack_workspace(workspace: Workspace) -> bytes:
    """A ZIP with applications.json, applications.csv, and each kept file under files/; the same bytes for the same
    contents.
    """
    applications = sorted(workspace.applications(), key=lambda item: item.id)
    kept: dict[int, KeptFile] = {}
    for application in applications:
        owned = (*(version.file for version in application.versions), application.posting)
        kept.update({file.id: file for file in owned if file is not None})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        plain = [application.to_dict() for application in applications]
        _put(archive, "applications.json", json.dumps(plain, ensure_ascii=False, indent=2).encode("utf-8") + b"\n")
        _put(archive, "applications.csv", applications_csv(applications).encode("utf-8"))
        for number, file in sorted(kept.items()):
            _put(archive, f"files/{number}-{_plain(file.name)}", workspace.file(number)[1])
    return buffer.getvalue()


def applications_csv(applications: Iterable[Application]) -> str:
    """A table of applications; a text that a spreadsheet would take for a formula is kept a text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for application in applications:
        plain = application.to_dict()
        cells = ("" if plain[column] is None else str(plain[column]) for column in _COLUMNS)
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells])
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=_EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, data)


def _plain(name: str) -> str:
    last = PureWindowsPath(PurePosixPath(name).name).name
    return "".join(letter if letter.isprintable() and letter not in '<>:"|?*' else "_" for letter in last) or "file"

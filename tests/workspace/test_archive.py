"""Everything out of a workspace, as files that other programs open."""

from __future__ import annotations

import csv
import datetime
import io
import json
import zipfile
from pathlib import Path

from careerproof.workspace.archive import pack_workspace
from careerproof.workspace.store import open_workspace

DAY = datetime.date(2026, 2, 3)


def test_everything_is_in_the_archive(tmp_path: Path) -> None:
    """Each application and each file, under names that every system takes; the same bytes each time."""
    with open_workspace(tmp_path / "w.sqlite", create=True) as workspace:
        workspace.add(title='=HYPERLINK("x")', on=DAY, posting=("a:b?.md", b"job"), sent=("resume.pdf", b"%PDF"))
        workspace.add(title="Zoë, analyst", on=DAY, notes="two\nlines", posting=("a:b?.md", b"job"))
        data = pack_workspace(workspace)
        assert pack_workspace(workspace) == data
        applications = workspace.applications()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == [
            "applications.csv", "applications.json", "files/1-b_.md", "files/2-resume.pdf",
        ]  # fmt: skip
        assert archive.read("files/2-resume.pdf") == b"%PDF"
        told = json.loads(archive.read("applications.json"))
        rows = list(csv.DictReader(io.StringIO(archive.read("applications.csv").decode())))
    assert told == [item.to_dict() for item in sorted(applications, key=lambda item: item.id)]
    assert [(row["id"], row["title"], row["notes"]) for row in rows] == [
        ("1", '\'=HYPERLINK("x")', ""),
        ("2", "Zoë, analyst", "two\nlines"),
    ]

"""Files are put in place together, each whole; what is not ours is never touched."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from careerproof.errors import UsageError
from careerproof.faces.site.manifest import NAME, Manifest, read_manifest
from careerproof.faces.site.staging import STAGE, Staging, refuse_foreign


def _manifest(files: dict[str, str]) -> Manifest:
    return Manifest(inputs="i", facts_version="f", languages=("en",), base_url="", whole=True, files=files)


def test_files_wait_until_all_are_there(tmp_path: Path) -> None:
    """Nothing stands in the folder before the commit, all of it after, and no stage is left."""
    with Staging(tmp_path) as staging:
        files = {name: staging.write(name, name.encode()) for name in ("a.html", "b/c.html")}
        assert [path.name for path in tmp_path.iterdir()] == [STAGE]
        assert staging.commit(_manifest(files), {}) == (2, 0, 0)
    assert (tmp_path / "b" / "c.html").read_text(encoding="utf-8") == "b/c.html"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "b", NAME]


def test_what_is_no_more_goes_with_its_folder(tmp_path: Path) -> None:
    """A file of the last build that this one has not is removed; the folder too, unless others use it."""
    with Staging(tmp_path) as staging:
        before = {name: staging.write(name, b"1") for name in ("a", "b/c", "d/e")}
        staging.commit(_manifest(before), {})
    (tmp_path / "d" / "mine").write_text("mine", encoding="utf-8")
    with Staging(tmp_path) as staging:
        after = {"a": staging.write("a", b"2")}
        assert staging.commit(_manifest(after), before) == (0, 1, 2)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["a", "d", "d/mine", NAME]


def test_the_same_files_are_not_written_again(tmp_path: Path) -> None:
    """A second build with the same bytes changes no file, not even its date."""
    for moved in ((1, 0, 0), (0, 0, 0)):
        with Staging(tmp_path) as staging:
            files = {"a": staging.write("a", b"1")}
            assert staging.commit(_manifest(files), files) == moved
            stood = (tmp_path / NAME).stat().st_mtime_ns
    assert (tmp_path / NAME).stat().st_mtime_ns == stood


def test_a_kill_between_two_files_is_known_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While files are put in place the manifest says that the site is not whole, and names the old and the new."""
    with Staging(tmp_path) as staging:
        staging.commit(_manifest({"old": staging.write("old", b"1")}), {})
    replace = Path.replace

    def pull_the_plug(path: Path, target: Path) -> Path:
        if target.name == "z":
            raise OSError(5, "power")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", pull_the_plug)
    with Staging(tmp_path) as staging:
        files = {name: staging.write(name, b"2") for name in ("a", "z")}
        with pytest.raises(OSError, match="power"):
            staging.commit(_manifest(files), {"old": "x"})
    read = read_manifest(tmp_path)
    assert read is not None
    assert not read.whole
    assert set(read.files) == {"a", "old", "z"}
    assert signal.getsignal(signal.SIGTERM) is not signal.SIG_IGN


@pytest.mark.parametrize("blocking", ["careers", "careers/a.html", "index.html"])
def test_what_is_not_ours_is_in_the_way(tmp_path: Path, blocking: str) -> None:
    """A file where a page or a folder of ours has to stand is a refusal that names it."""
    path = tmp_path / blocking
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=f"holds {blocking}, which careerproof did not write"):
        refuse_foreign(tmp_path, ["index.html", "careers/a.html"], {})


def test_folders_in_the_way_are_not_removed(tmp_path: Path) -> None:
    """A folder where a file has to stand is refused, a file where the site has to stand too; our own files are not."""
    (tmp_path / "index.html").mkdir()
    with pytest.raises(UsageError, match=r"index\.html"):
        refuse_foreign(tmp_path, ["index.html"], {"index.html": "x"})
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="is not a folder"):
        refuse_foreign(tmp_path / "file", ["index.html"], {})
    refuse_foreign(tmp_path / "absent", ["index.html"], {})
    (tmp_path / "page.html").write_text("", encoding="utf-8")
    refuse_foreign(tmp_path, ["page.html"], {"page.html": "x"})

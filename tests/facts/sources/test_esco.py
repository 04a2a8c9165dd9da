"""ESCO reads the same from the Commission's package as from what others made of it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from careerproof.errors import SourceAbsent, SourcesIncomplete
from careerproof.facts.sources.esco import (
    EscoLink,
    EscoOccupationRow,
    EscoSkillRow,
    read_esco_links,
    read_esco_matches,
    read_esco_occupations,
    read_esco_skills,
)
from careerproof.facts.sources.folder import open_folder

ADDRESS = "http://data.europa.eu/esco"
KEEPER, SMITH = f"{ADDRESS}/occupation/keeper", f"{ADDRESS}/occupation/smith"
SKILLS: Mapping[str, tuple[str, str, str, str]] = {
    # label: type, alternates, group, the kind that comes of it
    "light the lamp": ("skill/competence", "kindle the lamp\nlight a lamp", "S1.2", "skill"),
    "Optics": ("knowledge", "science of light", "0533", "knowledge"),
    "keep calm": ("skill/competence", "", "T3.1", "attitude"),
    "Norse": ("knowledge", "Old Norse", "L2", "language"),
    "forge iron": ("skill/competence", "work iron", "S8", "skill"),
}
NEEDS = {KEEPER: (["light the lamp", "Optics"], ["Norse", "keep calm"]), SMITH: (["forge iron"], ["keep calm"])}
OCCUPATION_HEADER = ("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "status", "code")
SKILL_HEADER = ("conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "hiddenLabels")


def _uri(label: str) -> str:
    return f"{ADDRESS}/skill/{label.lower().replace(' ', '-')}"


def _csv(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows([header, *rows])
    return stream.getvalue()


def _shared() -> dict[str, str]:
    """The files that both forms have."""
    occupations = [
        ("Occupation", KEEPER, "0110", "lighthouse  keeper", "lamp tender\nkeeper of lights", "released", "0110.1"),
        ("Occupation", SMITH, "7221", "ship's smith", "", "released", "7221.4"),
    ]
    groups = {group: f"{ADDRESS}/skill/{group}" for _, _, group, _ in SKILLS.values()}
    return {
        "occupations_en.csv": _csv(OCCUPATION_HEADER, occupations),
        "broaderRelationsSkillPillar_en.csv": _csv(
            ("conceptType", "conceptUri", "broaderType", "broaderUri"),
            [("K", _uri(label), "SkillGroup", groups[group]) for label, (_, _, group, _) in SKILLS.items()],
        ),
        "skillGroups_en.csv": _csv(("conceptUri", "code"), [(uri, code) for code, uri in groups.items()]),
    }


def _official(folder: Path, *, release: str = "1.2.0", extra: Sequence[str] = ()) -> Path:
    """The classification in the form of the Commission's package. `extra` columns stand before the others."""
    pad = [""] * len(extra)
    rows = [
        [*pad, "K", _uri(label), kind, "sector-specific", label, others, ""]
        for label, (kind, others, _, _) in SKILLS.items()
    ]
    relations = [
        [*pad, uri, relation, SKILLS[label][0], _uri(label)]
        for uri, (essential, optional) in NEEDS.items()
        for relation, labels in (("essential", essential), ("optional", optional))
        for label in labels
    ]
    files = {
        **_shared(),
        "skills_en.csv": _csv((*extra, *SKILL_HEADER), rows),
        "occupationSkillRelations_en.csv": _csv(
            (*extra, "occupationUri", "relationType", "skillType", "skillUri"), relations
        ),
    }
    return _write(folder / f"ESCO dataset - v{release} - classification - en - csv", files)


def _copies(folder: Path, *, release: str = "1.2.0", collected: Sequence[str] = tuple(SKILLS)) -> Path:
    """The same in the form of our copies: profiles that name skills by label, a collection with those `collected`."""
    parquet = pytest.importorskip("pyarrow.parquet")
    import pyarrow

    where = _write(
        folder / "esco" / release,
        {
            **_shared(),
            "digitalSkillsCollection_en.csv": _csv(
                ("conceptUri", "preferredLabel", "altLabels", "skillType"),
                [
                    (_uri(label), label, others.replace("\n", " | "), kind)
                    for label, (kind, others, _, _) in SKILLS.items()
                    if label in collected
                ],
            ),
        },
    )
    known = [[label for label in (*both[0], *both[1]) if SKILLS[label][3] == "knowledge"] for both in NEEDS.values()]
    spoken = [[label for label in (*both[0], *both[1]) if SKILLS[label][3] == "language"] for both in NEEDS.values()]
    table = pyarrow.table(
        {
            "occupation_uri": list(NEEDS),
            "essential_skills": [essential for essential, _ in NEEDS.values()],
            "optional_skills": [optional for _, optional in NEEDS.values()],
            "essential_knowledge": known,
            "language_skills": pyarrow.array(spoken, type=pyarrow.list_(pyarrow.string())),
        }
    )
    parquet.write_table(table, where / "esco_occupation_profiles.parquet")
    return where


def _write(folder: Path, files: Mapping[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def _zipped(folder: Path, where: Path) -> Path:
    """The folder as one archive in another, as the Commission's site hands it out."""
    where.mkdir()
    with zipfile.ZipFile(where / f"{folder.name}.zip", "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return where


def _read(
    root: Path,
) -> tuple[tuple[EscoOccupationRow, ...], tuple[EscoSkillRow, ...], tuple[EscoLink, ...]]:
    folder = open_folder(root)
    return (
        read_esco_occupations(folder).rows,
        tuple(sorted(read_esco_skills(folder).rows)),
        tuple(sorted(read_esco_links(folder).rows)),
    )


def test_the_package_gives_the_typed_rows(tmp_path: Path) -> None:
    """Labels are cleaned, other names parted, kinds told by the hierarchy, links by label."""
    _official(tmp_path)
    occupations, skills, links = _read(tmp_path)
    assert occupations[0] == EscoOccupationRow(KEEPER, "lighthouse keeper", "0110", ("keeper of lights", "lamp tender"))
    assert {row.label: row.kind for row in skills} == {label: kind for label, (*_, kind) in SKILLS.items()}
    assert EscoSkillRow(_uri("Norse"), "Norse", "language", ("Old Norse",)) in skills
    assert set(links) == {
        EscoLink(uri, label.lower(), place == 0)
        for uri, both in NEEDS.items()
        for place, labels in enumerate(both)
        for label in labels
    }


def test_both_forms_give_the_same_rows(tmp_path: Path) -> None:
    """Law: the same classification reads the same from the package, from its archive and from our copies."""
    official = _official(tmp_path / "official")
    _copies(tmp_path / "copies")
    read = _read(tmp_path / "official")
    assert _read(_zipped(official, tmp_path / "zipped")) == read
    assert _read(tmp_path / "copies") == read


def test_copies_that_do_not_tell_addresses_differ_in_nothing_else(tmp_path: Path) -> None:
    """A skill in no list has neither URI nor other names, and else the row of the package."""
    _official(tmp_path / "official")
    _copies(tmp_path / "copies", collected=["forge iron"])
    official, copies = _read(tmp_path / "official"), _read(tmp_path / "copies")
    assert (official[0], official[2]) == (copies[0], copies[2])
    assert [row.uri for row in copies[1] if row.uri] == [_uri("forge iron")]
    by_label = {row.label: row for row in official[1]}
    for row in copies[1]:
        told = by_label[row.label]
        if row.label != "keep calm":  # only the hierarchy, which goes by URIs, knows of attitudes
            assert row.kind == told.kind
        assert row in (told, EscoSkillRow("", told.label, row.kind, ()))


def test_columns_that_newer_packages_add_change_nothing(tmp_path: Path) -> None:
    """Columns are found by their headers."""
    _official(tmp_path / "plain")
    _official(tmp_path / "newer", extra=("occupationLabel", "skillLabel", "modifiedDate"))
    assert _read(tmp_path / "newer") == _read(tmp_path / "plain")


@pytest.mark.parametrize(
    ("release", "identifier", "edition"),
    [
        ("1.2.0", "esco-1.2", "v1.2.0, May 2024"),
        ("1.1.0", "esco-1.1", "v1.1.0, January 2022"),
        ("1.1.2", "esco-1.1.2", "v1.1.2"),
    ],
)
def test_the_release_is_told_by_the_folder(tmp_path: Path, release: str, identifier: str, edition: str) -> None:
    """The source is the release that the path names, and lists the files that hold the tables."""
    _official(tmp_path, release=release)
    folder = open_folder(tmp_path)
    for read, files in ((read_esco_occupations, 1), (read_esco_skills, 3), (read_esco_links, 2)):
        loaded = read(folder)
        assert loaded.source is not None
        assert (loaded.source.id, loaded.source.edition) == (identifier, edition)
        assert len(loaded.files) == files
        assert set(loaded.files) <= set(folder.read)


def test_a_release_that_no_path_tells_is_not_guessed(tmp_path: Path) -> None:
    """Files in a folder without a number are of a release not stated."""
    (_official(tmp_path / "x")).rename(tmp_path / "esco")
    source = read_esco_skills(open_folder(tmp_path / "esco")).source
    assert source is not None
    assert (source.id, source.edition) == ("esco", "release not stated")


@pytest.mark.parametrize(("official", "copied", "expected"), [("1.2.0", "1.2.0", 3), ("1.1.0", "1.2.0", 4)])
def test_of_two_forms_the_newer_is_read(tmp_path: Path, official: str, copied: str, expected: int) -> None:
    """The package wins over copies of its own release, copies over an older package."""
    _official(tmp_path, release=official)
    _copies(tmp_path, release=copied)
    loaded = read_esco_skills(open_folder(tmp_path))
    assert any(path.endswith(".parquet") for path in loaded.files) == (expected == 4)
    assert loaded.source is not None
    assert loaded.source.id == "esco-1.2"


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    """A file that is not there, a column that is not there, and a relation of no known kind are told by name."""
    where = _official(tmp_path)
    relations = where / "occupationSkillRelations_en.csv"
    relations.write_text(relations.read_text(encoding="utf-8").replace("optional", "perhaps"), encoding="utf-8")
    with pytest.raises(SourcesIncomplete, match="'perhaps'"):
        read_esco_links(open_folder(tmp_path))
    skills = where / "skills_en.csv"
    skills.write_text(skills.read_text(encoding="utf-8").replace("skillType", "sort"), encoding="utf-8")
    with pytest.raises(SourcesIncomplete, match="no column 'skillType'"):
        read_esco_skills(open_folder(tmp_path))
    skills.unlink()
    with pytest.raises(SourceAbsent, match="the ESCO occupation profiles"):
        read_esco_skills(open_folder(tmp_path))


@pytest.mark.parametrize("name", ["ONET (Occupations)_0_updated.csv", "esco_onet_crosswalk_official.csv"])
def test_the_crosswalk_goes_by_either_name(tmp_path: Path, name: str) -> None:
    """The header stands below a title; a row without a URI is no match."""
    header = ("O*NET Id", "O*NET Title", "ESCO or ISCO URI", "ESCO or ISCO Title", "Type of Match")
    rows = [("11-1011.00", "x", KEEPER, "y", "exactMatch"), ("11-1012.00", "x", "", "y", "closeMatch")]
    (tmp_path / name).write_text("A crosswalk,,,,\n" + _csv(header, rows), encoding="utf-8")
    loaded = read_esco_matches(open_folder(tmp_path))
    assert [tuple(row) for row in loaded.rows] == [("11-1011.00", KEEPER, "exactMatch")]
    assert loaded.files == (name,)

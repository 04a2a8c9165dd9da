"""What is read does not depend on the form and the names in which O*NET publishes a release.

Two occupations of our own making, written as text, Excel and comma-separated files of releases old and new.
"""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import pytest
from python_calamine import CalamineWorkbook

from careerproof.errors import SourceAbsent, SourcesIncomplete
from careerproof.facts.sources import onet
from careerproof.facts.sources.crosswalks import Link
from careerproof.facts.sources.folder import Loaded, SourceFolder, open_folder, text_of
from careerproof.facts.sources.onet.renumbering import renumber
from careerproof.facts.sources.work_context import read_work_context

Sheets = Mapping[str, Sequence[Sequence[str | float | bool]]]
WriteWorkbook = Callable[[Path, Sheets], Path]
WriteRelease = Callable[..., SourceFolder]
Row = dict[str, str]
Tables = dict[str, list[Row]]

TITLES = {"15-1252.00": "Software Developers", "29-1141.00": "Registered Nurses"}
OLD_CODES = {"15-1252.00": "15-1132.00", "29-1141.00": "29-1141.00"}
CROSSWALK = "O*NET-SOC 2010 Code,O*NET-SOC 2010 Title,O*NET-SOC 2019 Code,O*NET-SOC 2019 Title\n" + "".join(
    f"{OLD_CODES[code]},Older Name,{code},{title}\n" for code, title in TITLES.items()
)
ACTIVITIES = {"4.A.1.a.1": "Getting Facts", "I": "Look at plans.", "D1": "Read drawings.", "D2": "Read wills."}


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """How a release is written: its folder or archive, its form, and which of O*NET's names it uses."""

    place: str
    form: Literal["txt", "xlsx", "csv", "csv.gz"]
    names: Literal["old", "new"]
    style: Callable[[str], str] = str
    codes: Literal["2010", "2019"] = "2019"
    encoding: str = "utf-8"


def _snake(name: str) -> str:
    return name.lower().replace(",", "").replace(" ", "_")


SCHEMES = {
    "25.0 text": Scheme(place="db_25_0_text", form="txt", names="old", codes="2010", encoding="cp1252"),
    "29.3 text": Scheme(place="db_29_3_text.zip/db_29_3_text", form="txt", names="old"),
    "29.3 Excel": Scheme(place="onet/29_3", form="xlsx", names="old"),
    "30.1 csv": Scheme(place="onet", form="csv.gz", names="old", style=lambda name: f"{_snake(name)}_v30.1"),
    "30.2 from SQL": Scheme(place="db_30_2_csv", form="csv", names="old", style=_snake),
    "30.3 text": Scheme(place="db_30_3_text", form="txt", names="new"),
    "31.0 text": Scheme(place="db_31_0_text.zip/db_31_0_text", form="txt", names="new"),
    "31.0 Excel": Scheme(place="db_31_0_excel.zip/db_31_0_excel", form="xlsx", names="new"),
    "31.0 csv": Scheme(place="down/loads/db_31_0_csv.zip/db_31_0_csv", form="csv", names="new", style=_snake),
}
RENAMED = {
    "Technology Skills": ("Software Skills", {"Example": "Workplace Example", "Commodity Title": "Element Name"}),
    "Alternate Titles": ("Job Titles", {"Alternate Title": "Job Title"}),
    "Education, Training, and Experience": ("Education", {}),
    "Education, Training, and Experience Categories": ("Education Categories", {}),
    "Interests": ("Career Interest Types", {}),
    "DWA Reference": (
        "GWAs to IWAs to DWAs",
        {"Element ID": "GWA Element ID", "Element Name": "GWA Element Name", "IWA ID": "IWA Element ID"}
        | {"IWA Title": "IWA Element Name", "DWA ID": "DWA Element ID", "DWA Title": "DWA Element Name"},
    ),
    "IWA Reference": ("GWAs to IWAs", {"IWA ID": "IWA Element ID", "IWA Title": "IWA Element Name"}),
    "Tasks to DWAs": ("Tasks to DWAs", {"DWA ID": "DWA Element ID", "DWA Title": "DWA Element Name"}),
}
TEXT_LEAVES_OUT = {"Title", "Scale Name", "Related Title"}


def _rated(elements: Mapping[str, str], scales: Mapping[str, tuple[str, str]]) -> list[Row]:
    """Each element on each scale, for the first occupation and for the second."""
    return [
        {"O*NET-SOC Code": code, "Title": title, "Element ID": element, "Element Name": name}
        | {"Scale ID": scale, "Scale Name": "a scale", "Data Value": values[place], "Recommend Suppress": "N"}
        for place, (code, title) in enumerate(TITLES.items())
        for element, name in elements.items()
        for scale, values in scales.items()
    ]


def _each(**columns: str) -> list[Row]:
    """The same row for both occupations."""
    return [{"O*NET-SOC Code": code, "Title": title} | columns for code, title in TITLES.items()]


LEVELLED = {"IM": ("3.50", "2.25"), "LV": ("4.12", "0.00")}
TABLES: Tables = {
    "Occupation Data": [
        {"O*NET-SOC Code": code, "Title": title, "Description": f"They are {title.lower()}, naïvely put."}
        for code, title in TITLES.items()
    ],
    "Alternate Titles": [
        *_each(**{"Alternate Title": 'Entrée "Boss"', "Short Title": "n/a", "Source(s)": "08"}),
        *_each(**{"Alternate Title": '"Whisperer, the', "Short Title": "Hush", "Source(s)": "01,02"}),
    ],
    "Sample of Reported Titles": _each(**{"Reported Job Title": "Old Hand", "Shown in My Next Move": "Y"}),
    "Skills": _rated({"2.A.1.a": "Reading", "2.B.3.e": "Programming"}, LEVELLED),
    "Knowledge": _rated({"2.C.1.a": "Clerical"}, LEVELLED),
    "Abilities": _rated({"1.A.1.a.1": "Hearing Well"}, LEVELLED),
    "Work Activities": _rated({"4.A.1.a.1": ACTIVITIES["4.A.1.a.1"]}, LEVELLED),
    "Interests": _rated({"1.B.1.a": "Realistic"}, {"OI": ("6.33", "1.00")})
    + _rated({"1.B.1.g": "First High-Point"}, {"IH": ("2.00", "3.00")}),
    "Work Context": _rated({"4.C.3.b.2": "Degree of Automation"}, {"CX": ("3.00", "1.50"), "CXP": ("40.00", "12.00")}),
    "Education, Training, and Experience": [
        row | {"Category": category}
        for category, values in (("6", ("75.00", "60.00")), ("8", ("25.00", "40.00")))
        for row in _rated({"2.D.1": "Required Level of Education"}, {"RL": values, "RW": ("9.00", "9.00")})
    ],
    "Education, Training, and Experience Categories": [
        {"Element ID": "2.D.1", "Scale ID": scale, "Category": category, "Category Description": text}
        for scale, category, text in (
            ("RL", "6", "Bachelor's Degree"),
            ("RL", "8", "Master's Degree (or some such)"),
            ("RW", "6", "A while"),
        )
    ],
    "Job Zones": _each(**{"Job Zone": "4", "Date": "07/2020", "Domain Source": "Analyst"}),
    "Related Occupations": [
        {"O*NET-SOC Code": one, "Title": TITLES[one], "Related O*NET-SOC Code": other, "Related Title": TITLES[other]}
        | {"Relatedness Tier": "Primary-Short", "Index": "1"}
        for one, other in (tuple(TITLES), tuple(reversed(TITLES)))
    ],
    "Technology Skills": [
        *_each(**{"Example": "Python", "Commodity Code": "43", "Commodity Title": "Language software"}),
    ],
    "Task Statements": [
        row | {"Task ID": task, "Task": text, "Task Type": kind}
        for task, text, kind in (("7", "Do one thing.", "Core"), ("8", "Do another.", "n/a"))
        for row in _each()
    ],
    "Task Ratings": [
        row | {"Task ID": "7", "Scale ID": scale, "Category": category, "Data Value": value}
        for scale, category, value in (("IM", "n/a", "4.50"), ("RT", "n/a", "80.00"), ("FT", "3", "12.00"))
        for row in _each()
    ],
    "Tasks to DWAs": [
        row | {"Task ID": "7", "DWA ID": dwa, "DWA Title": "-"} for dwa in ("D1", "D2") for row in _each()
    ],
    "DWA Reference": [
        {
            "Element ID": "4.A.1.a.1",
            "Element Name": ACTIVITIES["4.A.1.a.1"],
            "IWA ID": "I",
            "IWA Title": ACTIVITIES["I"],
        }
        | {"DWA ID": dwa, "DWA Title": ACTIVITIES[dwa]}
        for dwa in ("D1", "D2")
    ],
    "IWA Reference": [{"Element ID": "4.A.1.a.1", "IWA ID": "I", "IWA Title": ACTIVITIES["I"]}],
    "Content Model Reference": [
        {"Element ID": "4.A.1.a.1", "Element Name": ACTIVITIES["4.A.1.a.1"], "Description": "On what is got."}
    ],
}
for _row in TABLES["Technology Skills"]:
    _row |= {"Hot Technology": "Y", "In Demand": "N"}

READERS: dict[str, Callable[[SourceFolder], Any]] = {
    "occupations": onet.read_occupations,
    "titles": onet.read_titles,
    "ratings": onet.read_ratings,
    "activity labels": onet.read_activity_labels,
    "task types": onet.read_task_types,
    "task ratings": onet.read_task_ratings,
    "task activities": onet.read_task_activities,
    "technologies": onet.read_technologies,
    "job zones": onet.read_job_zones,
    "education": onet.read_education,
    "related": onet.read_related,
    "passages": onet.read_passages,
    "work context": lambda folder: read_work_context(
        folder, titles=TITLES, renumbered=tuple(Link(old, new) for new, old in OLD_CODES.items())
    ),
}


@pytest.fixture
def write_release(tmp_path: Path, write_workbook: WriteWorkbook) -> WriteRelease:
    """Writes tables as a scheme has them, and opens the folder."""

    def write(scheme: Scheme, tables: Tables = TABLES) -> SourceFolder:
        root = tmp_path / "downloads"
        (root / "crosswalks").mkdir(parents=True, exist_ok=True)
        (root / "crosswalks" / "onetsoc_2010_to_2019_Crosswalk.csv").write_text(CROSSWALK, encoding="utf-8")
        archive, _, inner = scheme.place.rpartition(".zip/")
        for name, rows in _as_published(scheme, tables).items():
            content = _written(scheme, rows, tmp_path / "scratch.xlsx", write_workbook)
            file = f"{scheme.style(name)}.{scheme.form}"
            path = root / (f"{archive}.zip" if archive else scheme.place) / ("" if archive else file)
            path.parent.mkdir(parents=True, exist_ok=True)
            if archive:
                with zipfile.ZipFile(path, "a") as opened:
                    opened.writestr(f"{inner}/{file}", content)
            else:
                path.write_bytes(content)
        return open_folder(root)

    return write


def _as_published(scheme: Scheme, tables: Tables) -> Tables:
    """The tables by the names of the scheme, with the columns that its form has."""
    published: Tables = {}
    for name, rows in tables.items():
        new_name, columns = RENAMED.get(name, (name, {})) if scheme.names == "new" else (name, {})
        written = [_columns_of(scheme, name, row, columns) for row in rows]
        if name == "Skills" and scheme.names == "new":
            published["Essential Skills"] = [row for row in written if row["Element ID"].startswith("2.A")]
            published["Transferable Skills"] = [row for row in written if row["Element ID"].startswith("2.B")]
        else:
            published[new_name] = written
    return published


def _columns_of(scheme: Scheme, table: str, row: Row, columns: Mapping[str, str]) -> Row:
    left_out = set() if scheme.form != "txt" or table == "Occupation Data" else TEXT_LEAVES_OUT
    if scheme.form == "txt" and table == "DWA Reference":
        left_out = {"Element Name", "IWA Title"}
    if scheme.codes == "2010":
        left_out = left_out | ({"In Demand"} if table == "Technology Skills" else set())
        row = {name: OLD_CODES.get(cell, cell) if name.endswith("-SOC Code") else cell for name, cell in row.items()}
        row |= {"Title": "Older Name"} if table == "Occupation Data" else {}
    kept = {columns.get(name, name): cell for name, cell in row.items() if name not in left_out}
    if scheme.place != "db_30_2_csv":
        return kept
    return {_snake(name).replace("o*net-soc", "onetsoc"): cell for name, cell in kept.items()}


def _written(scheme: Scheme, rows: list[Row], scratch: Path, write_workbook: WriteWorkbook) -> bytes:
    header, cells = list(rows[0]), [list(row.values()) for row in rows]
    if scheme.form == "xlsx":
        typed = [[float(cell) if cell.replace(".", "", 1).isdigit() else cell for cell in row] for row in cells]
        return write_workbook(scratch, {"Sheet": [header, *typed]}).read_bytes()
    if scheme.form == "txt":
        return "".join("\t".join(row) + "\r\n" for row in (header, *cells)).encode(scheme.encoding)
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *cells])
    content = text.getvalue().encode(scheme.encoding)
    return gzip.compress(content) if scheme.form == "csv.gz" else content


def _lists(loaded: Loaded[Any] | list[Loaded[Any]]) -> list[Loaded[Any]]:
    return [loaded] if isinstance(loaded, Loaded) else loaded


def _rows(loaded: Loaded[Any] | list[Loaded[Any]]) -> list[tuple[Any, ...]]:
    return sorted(tuple(row) for each in _lists(loaded) for row in each.rows)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_scheme_does_not_show_in_what_is_read(write_release: WriteRelease, scheme: str) -> None:
    """Every reader gives the rows that stand here, and tells the release and the files they came from."""
    folder = write_release(SCHEMES[scheme])
    read = {name: reader(folder) for name, reader in READERS.items()}
    first, second = TITLES
    both = tuple(TITLES)
    assert _rows(read["occupations"]) == sorted(TITLES.items())
    assert _rows(read["titles"]) == sorted(
        (code, *title)
        for code in both
        for title in (
            ('Entrée "Boss"', "alternate"),
            ('"Whisperer, the', "alternate"),
            ("Hush", "short"),
            ("Old Hand", "reported"),
        )
    )
    levelled = (
        ("skill", "2.A.1.a", "Reading"),
        ("skill", "2.B.3.e", "Programming"),
        ("knowledge", "2.C.1.a", "Clerical"),
        ("ability", "1.A.1.a.1", "Hearing Well"),
        ("activity", "4.A.1.a.1", "Getting Facts"),
    )
    assert _rows(read["ratings"]) == sorted(
        [
            *((domain, first, element, name, 3.5, 4.12) for domain, element, name in levelled),
            *((domain, second, element, name, 2.25, 0.0) for domain, element, name in levelled),
            ("interest", first, "1.B.1.a", "Realistic", 6.33, None),
            ("interest", second, "1.B.1.a", "Realistic", 1.0, None),
        ]
    )
    assert _rows(read["work context"]) == [
        ("work_context", first, "4.C.3.b.2", "Degree of Automation", 50.0, None),
        ("work_context", second, "4.C.3.b.2", "Degree of Automation", 12.5, None),
    ]
    assert _rows(read["activity labels"]) == [
        ("D1", "Read drawings", "I", "Look at plans", "4.A.1.a.1", "Getting Facts"),
        ("D2", "Read wills", "I", "Look at plans", "4.A.1.a.1", "Getting Facts"),
    ]
    assert _rows(read["task types"]) == sorted((c, t, t == "7") for c in both for t in ("7", "8"))
    assert _rows(read["task ratings"]) == [(first, "7", 4.5, 80.0), (second, "7", 4.5, 80.0)]
    assert _rows(read["task activities"]) == sorted((c, "7", d) for c in both for d in ("D1", "D2"))
    assert _rows(read["technologies"]) == [(code, "Python", "Language software", True, False) for code in both]
    assert _rows(read["job zones"]) == [(first, 4), (second, 4)]
    assert _rows(read["education"]) == [
        (first, 6, "Bachelor's Degree", 75.0),
        (first, 8, "Master's Degree", 25.0),
        (second, 6, "Bachelor's Degree", 60.0),
        (second, 8, "Master's Degree", 40.0),
    ]
    assert _rows(read["related"]) == [(first, second, "Primary-Short", 1), (second, first, "Primary-Short", 1)]
    assert [row.text for each in read["passages"] for row in each.rows if row.code == first] == [
        "They are software developers, naïvely put.",
        "Do one thing.",
        "Do another.",
    ]
    release = scheme.split(maxsplit=1)[0]
    told = [each for loaded in read.values() for each in _lists(loaded)]
    assert {each.source.id for each in told if each.source is not None} <= {f"onet-{release}", f"onet-{release[:2]}.x"}
    assert {path for each in told for path in each.files} <= set(folder.read)
    assert all(each.source is not None and each.files for each in told)


REAL = {
    "Occupation Data": "occupations",
    "Alternate Titles": "titles",
    "DWA Reference": "activity labels",
    "IWA Reference": "activity labels",
    "Content Model Reference": "activity labels",
    "Tasks to DWAs": "task activities",
    "Task Statements": "task types",
    "Technology Skills": "technologies",
    "Interests": "ratings",
    "Job Zones": "job zones",
    "Related Occupations": "related",
}


@pytest.mark.sources
@pytest.mark.parametrize("scheme", ["29.3 text", "31.0 csv"])
def test_the_real_tables_read_alike_in_another_form(write_release: WriteRelease, sources: Path, scheme: str) -> None:
    """The workbooks of 29.3, rewritten as text and with the names of 31.0, give the rows that they give themselves."""
    workbooks = open_folder(sources / "onet" / "29_3")
    rewritten = write_release(SCHEMES[scheme], {name: _table_of(sources / "onet" / "29_3", name) for name in REAL})
    for reader in sorted(set(REAL.values()) - {"titles", "ratings"}):
        assert _rows(READERS[reader](rewritten)) == _rows(READERS[reader](workbooks))
    titles = [row for row in _rows(READERS["titles"](workbooks)) if row[2] != "reported"]
    assert _rows(READERS["titles"](rewritten)) == titles
    assert len(titles) > 50_000
    interests = [row for row in _rows(READERS["ratings"](workbooks)) if row[0] == "interest"]
    assert _rows(READERS["ratings"](rewritten)) == interests


def _table_of(folder: Path, name: str) -> list[Row]:
    header, *rows = CalamineWorkbook.from_path(folder / f"{name}.xlsx").get_sheet_by_index(0).to_python()
    names = [str(cell) for cell in header]
    return [
        dict(zip(names, (text_of(cell) if isinstance(cell, float) else str(cell) for cell in row), strict=True))
        for row in rows
    ]


@pytest.mark.parametrize("scheme", ["25.0 text", "29.3 Excel", "31.0 csv"])
def test_every_column_that_is_read_is_named_when_it_is_missing(
    write_release: WriteRelease, write_workbook: WriteWorkbook, scheme: str, tmp_path: Path
) -> None:
    """Without a column each reader either gives what it gave with it, or names the column and the file."""
    unpacked = replace(SCHEMES[scheme], place=SCHEMES[scheme].place.rpartition(".zip/")[2])
    root = write_release(unpacked).root
    full = {name: _rows(reader(open_folder(root))) for name, reader in READERS.items()}
    named: set[str] = set()
    for table, rows in _as_published(unpacked, TABLES).items():
        path = root / unpacked.place / f"{unpacked.style(table)}.{unpacked.form}"
        whole = path.read_bytes()
        for column in rows[0]:
            thinner = [{name: cell for name, cell in row.items() if name != column} for row in rows]
            path.write_bytes(_written(unpacked, thinner, tmp_path / "thin.xlsx", write_workbook))
            folder = open_folder(root)
            for name, reader in READERS.items():
                try:
                    assert _rows(reader(folder)) == full[name]
                except SourcesIncomplete as error:
                    assert not isinstance(error, SourceAbsent)
                    assert (error.at["file"], path.name) == (folder.relative(path), Path(str(error.at["file"])).name)
                    assert "has no column" in error.message
                    named.add(name)
        path.write_bytes(whole)
    assert named == set(READERS)


@pytest.mark.parametrize("scheme", ["29.3 text", "31.0 Excel"])
def test_every_table_that_is_missing_is_named(write_release: WriteRelease, scheme: str) -> None:
    """A reader of one table names it; a reader of several gives the others."""
    folder = write_release(SCHEMES[scheme], {})
    for name, reader in READERS.items():
        if name in ("titles", "ratings", "task ratings", "work context", "passages"):
            assert _rows(reader(folder)) == []
        else:
            with pytest.raises(SourceAbsent, match=r"O\*NET [\w ,]+ is not among the files of") as caught:
                reader(folder)
            assert str(caught.value.at["file"]) in caught.value.message


def test_the_newest_release_wins_and_an_older_one_stands_in_for_what_it_lacks(write_release: WriteRelease) -> None:
    """Of a table in several releases the newest is read; a table that only the older has comes from there."""
    older = dict(TABLES) | {"Job Zones": [row | {"Job Zone": "2"} for row in TABLES["Job Zones"]]}
    write_release(SCHEMES["29.3 Excel"], older)
    newer = {name: rows for name, rows in TABLES.items() if name != "Related Occupations"}
    folder = write_release(SCHEMES["31.0 csv"], newer)
    zones, related = onet.read_job_zones(folder), onet.read_related(folder)
    assert [(row.zone, zones.source and zones.source.id) for row in zones.rows] == [(4, "onet-31.0")] * 2
    assert related.source is not None and related.source.id == "onet-29.3"
    skills = [each for each in onet.read_ratings(folder) if each.rows[0].domain == "skill"]
    assert [each.source and each.source.id for each in skills] == ["onet-31.0"] * 2


def test_activities_and_their_tasks_are_of_one_release(write_release: WriteRelease) -> None:
    """Identifiers of activities changed with release 30.3: links of the newest do not go with labels of another."""
    write_release(SCHEMES["29.3 Excel"])
    newer = {name: rows for name, rows in TABLES.items() if name != "DWA Reference"}
    folder = write_release(SCHEMES["31.0 csv"], newer)
    for loaded in (onet.read_activity_labels(folder), onet.read_task_activities(folder)):
        assert loaded.source is not None and loaded.source.id == "onet-29.3"


def test_a_half_of_the_skills_is_not_taken_for_the_whole(write_release: WriteRelease) -> None:
    """Alone it is complained about; beside an older whole it wins for its own elements."""
    half = {"Skills": [row for row in TABLES["Skills"] if row["Element ID"].startswith("2.A")]}
    essential = _rated({"2.A.1.a": "Reading"}, {"IM": ("1.00", "1.00")})
    scheme = replace(SCHEMES["31.0 csv"], names="old")
    with pytest.raises(SourcesIncomplete, match="O\\*NET Transferable Skills is not among the files") as caught:
        onet.read_ratings(write_release(scheme, {"Essential Skills": essential}))
    assert not isinstance(caught.value, SourceAbsent)
    folder = write_release(SCHEMES["29.3 Excel"], half)
    read = [each.rows[0] for each in onet.read_ratings(folder)]
    assert [(row.element, row.importance) for row in read] == [("2.A.1.a", 3.5), ("2.A.1.a", 1.0)]


def test_work_styles_by_impact_are_not_mixed_with_those_by_importance(write_release: WriteRelease) -> None:
    """The newest table by importance is read; where there is none, there are no work styles."""
    by_impact = {"Work Styles": _rated({"1.D.1.a": "Grit"}, {"WI": ("-1.50", "2.75"), "DR": ("0.00", "1.00")})}
    folder = write_release(SCHEMES["31.0 text"], by_impact)
    assert onet.read_ratings(folder) == []
    by_importance = {"Work Styles": _rated({"1.C.1.a": "Effort"}, {"IM": ("4.25", "3.75")})}
    (loaded,) = onet.read_ratings(write_release(SCHEMES["29.3 text"], by_importance))
    assert loaded.source is not None and loaded.source.id == "onet-29.3"
    assert [(row.name, row.importance, row.level) for row in loaded.rows] == [
        ("Effort", 4.25, None),
        ("Effort", 3.75, None),
    ]


def test_software_in_demand_must_be_said_by_every_release_that_says_it(write_release: WriteRelease) -> None:
    """Releases before 28 may lack the column, later ones may not; where it is there, it counts."""
    wanted = {"Technology Skills": [row | {"In Demand": "Y"} for row in TABLES["Technology Skills"]]}
    assert all(row.in_demand for row in onet.read_technologies(write_release(SCHEMES["29.3 text"], wanted)).rows)
    silent = [{name: cell for name, cell in row.items() if name != "In Demand"} for row in TABLES["Technology Skills"]]
    with pytest.raises(SourcesIncomplete, match="has no column 'In Demand'"):
        onet.read_technologies(write_release(SCHEMES["31.0 csv"], {"Technology Skills": silent}))


def test_physical_tools_end_with_release_30_2(write_release: WriteRelease) -> None:
    """They are read where they are, and said to be absent where a release has none."""
    tools = {"Tools Used": _each(**{"Example": "Hammer", "Commodity Title": "Hammers"})}
    folder = write_release(SCHEMES["30.2 from SQL"], tools)
    assert _rows(onet.read_tools(folder)) == [(code, "Hammer", "Hammers", False, False) for code in TITLES]


def test_without_the_crosswalk_a_release_by_older_codes_is_not_read(write_release: WriteRelease) -> None:
    """What is missing is the crosswalk, and the error says so."""
    folder = write_release(SCHEMES["25.0 text"])
    (folder.root / "crosswalks" / "onetsoc_2010_to_2019_Crosswalk.csv").unlink()
    with pytest.raises(SourceAbsent, match="the O\\*NET-SOC 2010 to 2019 crosswalk is not among"):
        onet.read_job_zones(open_folder(folder.root))


def test_codes_that_were_joined_get_the_mean_and_codes_that_were_split_hand_on_all() -> None:
    """Numbers are averaged, whole ones rounded; a flag holds if it held once; what agrees in all is one row."""
    successors = {"1": ("A",), "2": ("A", "B"), "3": ()}
    zones = [onet.JobZone("1", 2), onet.JobZone("2", 3), onet.JobZone("3", 5), onet.JobZone("4", 5)]
    assert renumber(zones, successors, by=("code",)) == [onet.JobZone("A", 3), onet.JobZone("B", 3)]
    rated = [onet.TaskRating("1", "7", 2.0, None), onet.TaskRating("2", "7", 3.0, 50.0)]
    assert renumber(rated, successors, by=("code", "task")) == [
        onet.TaskRating("A", "7", 2.5, 50.0),
        onet.TaskRating("B", "7", 3.0, 50.0),
    ]
    used = [onet.OnetTechnology(code, "Loom", "Looms", code == "2", False) for code in ("1", "2")]
    assert [(row.code, row.hot, row.in_demand) for row in renumber(used, successors, by=("code", "name"))] == [
        ("A", True, False),
        ("B", True, False),
    ]

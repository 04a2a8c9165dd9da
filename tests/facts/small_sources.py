"""A tiny but complete folder of official-looking files: twelve occupations, our own words, figures from a fixed seed.

Loaded by ``conftest.py``. Every file is (what the build calls it, its bytes) by its path below the folder.
"""

from __future__ import annotations

import csv
import io
import random
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from careerproof.facts import sources as readers
from careerproof.facts.building import deriving
from careerproof.testing import build_workbook

Cell = str | float | None
Rows = Sequence[Sequence[Cell]]

ONET = "onet/29_3"
ESCO = "http://data.europa.eu/esco"

OCCUPATIONS = {
    "15-1251.00": "Loom Programmers",
    "15-1252.00": "Kite Software Makers",
    "15-1299.00": "Screen Workers, All Other",
    "15-2051.00": "Tide Data Readers",
    "29-1141.00": "Island Nurses",
    "29-1228.00": "Family Healers",
    "29-1292.00": "Tooth Cleaners",
    "29-2043.00": "Ambulance Helpers",
    "51-3011.00": "Bread Bakers",
    "51-4121.00": "Metal Joiners",
    "51-6052.00": "Coat Makers",
    "55-3016.00": "Foot Soldiers",
}
UNSURVEYED = ("15-1299.00", "55-3016.00")
SURVEYED = tuple(code for code in OCCUPATIONS if code not in UNSURVEYED)
CIVILIAN = tuple(code for code in OCCUPATIONS if not code.startswith("55-"))
UNPAID = "29-1292.00"
"""A civilian code that the wage survey does not publish, so that there is one."""

_STUDY_FILES = {
    "eloundou-2023": "eloundou2023_occ_level.csv",
    "felten-2021": "felten2021_AIOE_DataAppendix.xlsx",
    "felten-2023-language": "felten2023_language_modeling_AIOE_AIIE.xlsx",
    "felten-2023-image": "felten2023_image_generation_AIOE_AIIE.xlsx",
    "eisfeldt-2023": "eisfeldt2023_genaiexp_occscores.csv",
    "ilo-2025": "ilo2025_Final_Scores_ISCO08_Gmyrek.xlsx",
    "schaal-2025": "schaal2025_comparison_of_indices.csv",
    "brynjolfsson-2018": "brynjolfsson2018_sml_allscores.csv",
    "webb-2020": "webb2020_final_df_out_onetsoc.dta",
    "frey-osborne-2017": "frey_osborne2017_automation_risk_702.csv",
    "dingel-neiman-2020": "dingel_neiman2020_occupations_workathome.csv",
}
_DOMAIN_FILES = {
    "skill": ("Skills", "O*NET Skills", ("IM", "LV")),
    "knowledge": ("Knowledge", "O*NET Knowledge", ("IM", "LV")),
    "ability": ("Abilities", "O*NET Abilities", ("IM", "LV")),
    "activity": ("Work Activities", "O*NET Work Activities", ("IM", "LV")),
    "work_style": ("Work Styles", "O*NET Work Styles by importance", ("IM",)),
    "interest": ("Interests", "O*NET Interests", ("OI",)),
    "work_context": ("Work Context", "O*NET Work Context: Physical Proximity", ("CX",)),
}
_SCALES = {"IM": (1.0, 5.0), "LV": (0.0, 7.0), "OI": (1.0, 7.0), "CX": (1.0, 5.0)}


@cache
def small_files() -> Mapping[str, tuple[str, bytes]]:
    """Every file of the folder: what the build calls it when it is absent, and its bytes."""
    chance = random.Random(20)  # noqa: S311 - made-up figures, the same ones every time
    files: dict[str, tuple[str, bytes]] = {}
    for make in (_taxonomy, _ratings, _tasks, _lists, _survey, _roads, _esco, _studies):
        files |= make(chance)
    return dict(sorted(files.items()))


def _onet(name: str, what: str, header: Sequence[str], rows: Rows) -> dict[str, tuple[str, bytes]]:
    return {f"{ONET}/{name}.csv": (what, table_bytes([header, *rows]))}


def _taxonomy(_: random.Random) -> dict[str, tuple[str, bytes]]:
    titles = [(code, title, f"{title} in harbours", "n/a") for code, title in OCCUPATIONS.items()]
    return {
        **_onet(
            "Occupation Data",
            "O*NET Occupation Data",
            ("O*NET-SOC Code", "Title", "Description"),
            [(code, title, f"They are {title.lower()} by trade.") for code, title in OCCUPATIONS.items()],
        ),
        **_onet(
            "Alternate Titles",
            "O*NET Alternate Titles",
            ("O*NET-SOC Code", "Title", "Alternate Title", "Short Title"),
            titles,
        ),
        **_onet(
            "Sample of Reported Titles",
            "O*NET Sample of Reported Titles",
            ("O*NET-SOC Code", "Title", "Reported Job Title"),
            [(code, OCCUPATIONS[code], f"Senior {OCCUPATIONS[code]}") for code in SURVEYED],
        ),
        "crosswalks/2019_to_SOC_Crosswalk.xlsx": (
            "the O*NET-SOC 2019 to SOC 2018 crosswalk",
            build_workbook(
                {
                    "Crosswalk": [
                        ("O*NET-SOC 2019 Code", "O*NET-SOC 2019 Title", "2018 SOC Code", "2018 SOC Title"),
                        *((code, title, code[:7], title) for code, title in OCCUPATIONS.items()),
                    ]
                }
            ),
        ),
    }


def _ratings(chance: random.Random) -> dict[str, tuple[str, bytes]]:
    files: dict[str, tuple[str, bytes]] = {}
    elements = _elements()
    for domain, (name, what, scales) in _DOMAIN_FILES.items():
        rows = [
            (code, OCCUPATIONS[code], element, label, scale, round(chance.uniform(*_SCALES[scale]), 2))
            for code in SURVEYED
            for element, label in elements[domain].items()
            for scale in scales
        ]
        header = ("O*NET-SOC Code", "Title", "Element ID", "Element Name", "Scale ID", "Data Value")
        files |= _onet(name, what, header, rows)
    return files


def _elements() -> dict[str, dict[str, str]]:
    """The descriptors that our measures are made of, by domain, with made-up ids; of work context the known ones."""
    found: dict[str, dict[str, str]] = {domain: {} for domain in _DOMAIN_FILES}
    recipes = tomllib.loads((Path(str(deriving.__file__)).parent / "derived.toml").read_text(encoding="utf-8"))
    for recipe in recipes.values():
        for reading in recipe["readings"]:
            for part in reading["parts"]:
                domain, _, label = part.removeprefix("-").partition(":")
                if domain in found and label not in found[domain].values():
                    found[domain][f"{len(found) - list(found).index(domain)}.A.{len(found[domain])}"] = label
    found["interest"] = {f"1.B.1.{place}": name for place, name in enumerate(("Realistic", "Social", "Artistic"))}
    from careerproof.facts.sources.work_context import ELEMENTS

    found["work_context"] = dict(ELEMENTS)
    return found


def _tasks(chance: random.Random) -> dict[str, tuple[str, bytes]]:
    tasks = {code: [1000 + 10 * place + task for task in range(4)] for place, code in enumerate(SURVEYED)}
    pairs = [(code, task) for code, several in tasks.items() for task in several]
    activities = [f"4.A.1.a.1.I0{1 + place // 4}.D0{place % 4}" for place in range(12)]
    labels = [
        (
            code,
            OCCUPATIONS[code],
            f"{task}.0",
            "A task of ours",
            "Core" if task % 3 else "Supplemental",
            chance.choice(("E0", "E1", "E2")),
            chance.choice(("E0", "E1", "E2")),
            f"T{chance.randrange(5)}",
        )
        for code, task in pairs
    ]
    label_header = (
        "O*NET-SOC Code",
        "Title",
        "Task ID",
        "Task",
        "Task Type",
        "human_labels",
        "gpt4_exposure",
        "gpt4_automation",
    )
    return {
        **_onet(
            "Task Statements",
            "O*NET Task Statements",
            ("O*NET-SOC Code", "Title", "Task ID", "Task", "Task Type"),
            [
                (c, OCCUPATIONS[c], t, f"Do the {t % 10}th thing of the day.", "Core" if t % 3 else "Supplemental")
                for c, t in pairs
            ],
        ),
        **_onet(
            "Task Ratings",
            "O*NET Task Ratings",
            ("O*NET-SOC Code", "Title", "Task ID", "Task", "Scale ID", "Data Value"),
            [
                (code, OCCUPATIONS[code], task, "", scale, round(chance.uniform(*ends), 2))
                for code, task in pairs
                for scale, ends in (("IM", (1, 5)), ("RT", (30, 100)))
            ],
        ),
        **_onet(
            "DWA Reference",
            "O*NET DWA Reference",
            ("Element ID", "Element Name", "IWA ID", "IWA Title", "DWA ID", "DWA Title"),
            [
                ("4.A.1.a.1", "Getting Information", dwa[:-4], f"Mind {dwa[-7:-4]}.", dwa, f"Mind {dwa[-7:]}.")
                for dwa in activities
            ],
        ),
        **_onet(
            "Tasks to DWAs",
            "O*NET Tasks to DWAs",
            ("O*NET-SOC Code", "Title", "Task ID", "Task", "DWA ID", "DWA Title"),
            [
                (code, OCCUPATIONS[code], task, "", dwa, "")
                for code, task in pairs
                for dwa in chance.sample(activities, 2)
            ],
        ),
        "exposure/full_labelset.tsv": (
            "the task labels of Eloundou et al.",
            table_bytes([label_header, *labels], delimiter="\t"),
        ),
        "exposure/physical_tasks.csv": (
            "the physical task labels of Microsoft Research",
            table_bytes([("Task ID", "Physical"), *((t, chance.choice(("True", "False"))) for _, t in pairs)]),
        ),
    }


def _lists(chance: random.Random) -> dict[str, tuple[str, bytes]]:
    levels = [f"Level {level} of schooling" for level in range(1, 13)]
    schooling: list[tuple[Cell, ...]] = []
    for code in SURVEYED[:-1]:
        level = chance.randrange(1, 12)
        schooling += [
            (code, OCCUPATIONS[code], "2.D.1", "RL", level, 60),
            (code, OCCUPATIONS[code], "2.D.1", "RL", level + 1, 40),
        ]
    return {
        **_onet(
            "Technology Skills",
            "O*NET Technology Skills",
            ("O*NET-SOC Code", "Title", "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand"),
            [
                (code, OCCUPATIONS[code], name, 1, "Harbour software", "Y" if place else "N", "N")
                for code in SURVEYED
                for place, name in enumerate(chance.sample(("TideSheet", "KiteCAD", "PyTorch", "Loom Studio"), 2))
            ],
        ),
        **_onet(
            "Tools Used",
            "O*NET Tools Used",
            ("O*NET-SOC Code", "Title", "Example", "Commodity Code", "Commodity Title"),
            [(code, OCCUPATIONS[code], "Brass spoon", 2, "Spoons") for code in SURVEYED],
        ),
        **_onet(
            "Job Zones",
            "O*NET Job Zones",
            ("O*NET-SOC Code", "Title", "Job Zone"),
            [(code, OCCUPATIONS[code], chance.randrange(1, 6)) for code in SURVEYED],
        ),
        **_onet(
            "Education, Training, and Experience Categories",
            "O*NET Education, Training, and Experience Categories",
            ("Element ID", "Scale ID", "Category", "Category Description"),
            [("2.D.1", "RL", level, label) for level, label in enumerate(levels, start=1)],
        ),
        **_onet(
            "Education, Training, and Experience",
            "O*NET Education, Training, and Experience",
            ("O*NET-SOC Code", "Title", "Element ID", "Scale ID", "Category", "Data Value"),
            schooling,
        ),
        **_onet(
            "Related Occupations",
            "O*NET Related Occupations",
            ("O*NET-SOC Code", "Title", "Related O*NET-SOC Code", "Related Title", "Relatedness Tier", "Index"),
            [
                (code, OCCUPATIONS[code], other, OCCUPATIONS[other], "Primary-Short", rank)
                for code in SURVEYED
                for rank, other in enumerate([other for other in SURVEYED if other != code][:3], start=1)
            ],
        ),
    }


def _survey(chance: random.Random) -> dict[str, tuple[str, bytes]]:
    paid = [code for code in CIVILIAN if code != UNPAID]
    return {
        "oews/national_M2025_dl.xlsx": ("the national OEWS workbook (national_M*_dl.xlsx)", _pay_book(paid, chance)),
        "oews/state_M2025_dl.xlsx": (
            "the OEWS workbook of states",
            _pay_book(paid[:4], chance, area=("48", "Texas", "2")),
        ),
        "oews/MSA_M2025_dl.xlsx": (
            "the OEWS workbook of metropolitan areas",
            _pay_book(paid[:3], chance, area=("12420", "Austin-Round Rock, TX", "4")),
        ),
        "oews/natsector_M2024_dl.xlsx": (
            "the OEWS sector workbook (natsector_M*_dl.xlsx)",
            build_workbook(
                {
                    "natsector": [
                        (
                            "OCC_CODE",
                            "OCC_TITLE",
                            "O_GROUP",
                            "NAICS",
                            "NAICS_TITLE",
                            "TOT_EMP",
                            "A_MEAN",
                            "A_MEDIAN",
                            "H_MEDIAN",
                        ),
                        *(
                            (
                                code[:7],
                                OCCUPATIONS[code],
                                "detailed",
                                naics,
                                title,
                                chance.randrange(100, 9000),
                                mean,
                                median,
                                round(median / 2080, 2),
                            )
                            for code in paid
                            for naics, title, mean, median in (
                                ("31-33", "Manufacturing", 61_000, 58_000),
                                ("62", "Health Care", 71_000, 68_000),
                            )
                        ),
                    ]
                }
            ),
        ),
        "projections/occupation_2024_34.xlsx": (
            "the Employment Projections workbook (occupation.xlsx)",
            _projections(chance),
        ),
        "crosswalks/bls_nem_onet_to_soc_crosswalk.xlsx": (
            "the NEM crosswalk (bls_nem_onet_to_soc_crosswalk.xlsx)",
            build_workbook(
                {
                    "Crosswalk": [
                        ("O*NET-SOC code", "O*NET-SOC title", "NEM Code", "NEM title"),
                        *((code, OCCUPATIONS[code], code[:7], OCCUPATIONS[code]) for code in CIVILIAN),
                    ]
                }
            ),
        ),
        "geo/SARPP_STATE_2008_2023.csv": (
            "the price parities of states",
            _parities((("00000", "United States"), ("48000", "Texas")), "2023", chance),
        ),
        "geo/bea_rpp_msa_2023.csv": (
            "the price parities of metropolitan areas",
            _parities((("12420", "Austin-Round Rock, TX (Metropolitan Statistical Area)"),), "2023", chance),
        ),
    }


def _pay_book(codes: Iterable[str], chance: random.Random, area: tuple[str, str, str] = ("99", "U.S.", "1")) -> bytes:
    shares = ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
    header = (
        *("AREA", "AREA_TITLE", "AREA_TYPE", "I_GROUP", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "H_MEAN"),
        *("A_MEAN", *(f"H_{share}" for share in shares), *(f"A_{share}" for share in shares), "ANNUAL", "HOURLY"),
    )
    rows: list[tuple[Cell, ...]] = []
    for place, code in enumerate(codes):
        least = chance.randrange(30_000, 60_000)
        annual: list[Cell] = [least + 20_000 * step for step in range(5)]
        hourly: list[Cell] = [round((least + 20_000 * step) / 2080, 2) for step in range(5)]
        if place == 1:
            annual[4] = hourly[4] = "#"
        if place == 2:
            annual = ["*"] * 5
        rows.append(
            (
                *area,
                "cross-industry",
                code[:7],
                OCCUPATIONS[code],
                "detailed",
                chance.randrange(1000, 90_000),
                hourly[2],
                annual[2],
                *hourly,
                *annual,
                "",
                "TRUE" if place == 2 else "",
            )
        )
    return build_workbook({"All data": [header, *rows]})


def _projections(chance: random.Random) -> bytes:
    header = (
        *("2024 National Employment Matrix title", "2024 National Employment Matrix code", "Occupation type"),
        *("Employment, 2024", "Employment, 2034", "Employment change, percent, 2024–34"),
        "Occupational openings, 2024–34 annual average",
        *("Typical education needed for entry", "Work experience in a related occupation"),
        "Typical on-the-job training needed to attain competency in the occupation",
    )
    rows: list[tuple[Cell, ...]] = []
    for code in CIVILIAN:
        before, change = chance.randrange(10, 900), chance.randrange(-20, 20)
        after = round(before * (1 + change / 100), 1)
        rows.append(
            (
                OCCUPATIONS[code],
                code[:7],
                "Line item",
                before,
                after,
                change,
                before / 10,
                "Bachelor's degree",
                "None",
                "",
            )
        )
    reasons = [
        (
            "2024 National Employment Matrix occupation title",
            "2024 National Employment Matrix occupation code",
            "2024 National Employment Matrix industry title",
            "Factors affecting occupational utilization",
        ),
        *(
            (OCCUPATIONS[code], code[:7], "Total", "Share falls - machine learning writes the logs.")
            for code in CIVILIAN[:2]
        ),
    ]
    return build_workbook(
        {"Table 1.2": [("Table 1.2 What comes",), header, *rows], "Table 1.12": [("Table 1.12 Why",), *reasons]}
    )


def _parities(areas: Iterable[tuple[str, str]], year: str, chance: random.Random) -> bytes:
    items = (
        "RPPs: All items",
        "RPPs: Goods",
        "RPPs: Services: Housing",
        "RPPs: Services: Utilities",
        "RPPs: Services: Other",
    )
    rows = [
        (code, name, item, 100.0 if code == "00000" else round(chance.uniform(85, 115), 3))
        for code, name in areas
        for item in items
    ]
    return table_bytes([("GeoFIPS", "GeoName", "Description", year), *rows])


def _roads(_: random.Random) -> dict[str, tuple[str, bytes]]:
    codes = list(OCCUPATIONS)
    groups = {code: f"{2000 + place}" for place, code in enumerate(codes)}
    return {
        "crosswalks/onetsoc_2010_to_2019_Crosswalk.csv": (
            "the O*NET-SOC 2010 to 2019 crosswalk",
            table_bytes([("O*NET-SOC 2010 Code", "O*NET-SOC 2019 Code"), *((code, code) for code in codes)]),
        ),
        "crosswalks/soc_2010_to_2018_crosswalk.xlsx": (
            "the SOC 2010 to 2018 crosswalk",
            build_workbook({"Sorted": [("2010 SOC Code", "2018 SOC Code"), *((c[:7], c[:7]) for c in codes)]}),
        ),
        "crosswalks/ISCO08_SOC2010_Crosswalk.xlsx": (
            "the ISCO-08 to SOC 2010 crosswalk",
            build_workbook(
                {
                    "ISCO-08 to 2010 SOC": [
                        ("ISCO-08 Code", "2010 SOC Code"),
                        *((groups[code], code[:7]) for code in codes),
                    ]
                }
            ),
        ),
        "crosswalks/census_2018_occupation_code_list_and_crosswalk.xlsx": (
            "the Census 2018 occupation code list",
            build_workbook(
                {
                    "2018 Census Occ Code List": [
                        ("2018 SOC Code", "2018 Census Code"),
                        *((code[:7], f"{1000 + place:04}") for place, code in enumerate(codes[:-2])),
                    ]
                }
            ),
        ),
        "crosswalks/CIP2020_SOC2018_Crosswalk.xlsx": (
            "the CIP 2020 to SOC 2018 crosswalk",
            build_workbook(
                {
                    "SOC-CIP": [
                        ("SOC2018Code", "SOC2018Title", "CIP2020Code", "CIP2020Title"),
                        *(
                            (code[:7], "", f"11.0{place:03}", f"Study of {OCCUPATIONS[code]}.")
                            for place, code in enumerate(codes[:6])
                        ),
                    ]
                }
            ),
        ),
        "crosswalks/soc_2018_direct_match_title_file.xlsx": (
            "the SOC 2018 direct match title file",
            build_workbook(
                {
                    "Direct": [
                        ("2018 SOC Code", "2018 SOC Title", "2018 SOC Direct Match Title"),
                        *((code[:7], OCCUPATIONS[code], f"Chief of {OCCUPATIONS[code]}") for code in codes),
                    ]
                }
            ),
        ),
    }


def _esco(chance: random.Random) -> dict[str, tuple[str, bytes]]:
    things = ("bread", "kites", "looms", "masts", "sails", "sick", "tides", "tunnels")
    uris = {f"mind the {thing}": f"{ESCO}/skill/{place:08}" for place, thing in enumerate(things)}
    occupations = {code: f"{ESCO}/occupation/{place:08}" for place, code in enumerate(CIVILIAN[:8])}
    links = [
        (uri, "essential" if place < 2 else "optional", skill)
        for uri in occupations.values()
        for place, skill in enumerate(chance.sample(list(uris.values()), 4))
    ]
    named = [
        (uri, OCCUPATIONS[code].lower(), f"{2000 + place}", f"maker {place}\nminder {place}")
        for place, (code, uri) in enumerate(occupations.items())
    ]
    matches = [
        (code, uri, "exactMatch" if place % 2 else "closeMatch")
        for place, (code, uri) in enumerate(occupations.items())
    ]
    tables: dict[str, tuple[str, Rows]] = {
        "esco/1.2.0/occupations_en.csv": (
            "ESCO occupations_en.csv",
            [("conceptUri", "preferredLabel", "iscoGroup", "altLabels"), *named],
        ),
        "esco/1.2.0/skills_en.csv": (
            "ESCO skills_en.csv",
            [
                ("conceptUri", "preferredLabel", "altLabels", "skillType"),
                *((uri, skill, f"{skill} well", "skill/competence") for skill, uri in uris.items()),
            ],
        ),
        "esco/1.2.0/occupationSkillRelations_en.csv": (
            "ESCO occupationSkillRelations_en.csv",
            [("occupationUri", "relationType", "skillUri"), *links],
        ),
        "esco/1.2.0/broaderRelationsSkillPillar_en.csv": (
            "ESCO broaderRelationsSkillPillar_en.csv",
            [("conceptUri", "broaderUri"), *((uri, f"{ESCO}/skill/S1") for uri in uris.values())],
        ),
        "esco/1.2.0/skillGroups_en.csv": (
            "ESCO skillGroups_en.csv",
            [("conceptUri", "code"), (f"{ESCO}/skill/S1", "S1")],
        ),
        "crosswalks/esco_onet_crosswalk_official.csv": (
            "the official ESCO to O*NET crosswalk",
            [("O*NET Id", "ESCO or ISCO URI", "Type of Match"), *matches],
        ),
    }
    return {path: (what, table_bytes(rows)) for path, (what, rows) in tables.items()}


def _studies(chance: random.Random) -> dict[str, tuple[str, bytes]]:
    catalogue = tomllib.loads((Path(str(readers.__file__)).parent / "studies.toml").read_text(encoding="utf-8"))
    codes = {
        "onet-2019": list(SURVEYED),
        "onet-2010": list(SURVEYED),
        "soc-2010": [code[:7] for code in SURVEYED],
        "isco-08": [f"{2000 + place}" for place in range(len(OCCUPATIONS))],
    }
    files: dict[str, tuple[str, bytes]] = {}
    for name, entry in catalogue.items():
        columns = [column["column"] for column in entry["columns"].values()]
        rows: list[Sequence[Cell]] = [
            (code, *(round(chance.random(), 4) for _ in columns)) for code in codes[entry["classification"]]
        ]
        header = (entry["code"], *columns)
        path = f"exposure/{_STUDY_FILES[name]}"
        if path.endswith(".xlsx"):
            content = build_workbook({entry.get("sheet", "Sheet1"): [header, *rows]})
        elif path.endswith(".dta"):
            content = _stata_bytes(header, rows)
        else:
            content = table_bytes([header, *rows])
        files[path] = (entry["file"], content)
    supply: list[Sequence[Cell]] = [
        ("occ1990dd", "lswt2010"),
        *((place, chance.randrange(10, 90)) for place in range(len(SURVEYED))),
    ]
    places = [(code, place) for place, code in enumerate(SURVEYED)]
    return files | {
        "exposure/webb2020_exposure_by_occ1990dd_lswt2010.csv": (
            "the labour supply by occ1990dd beside Webb's scores",
            table_bytes(supply),
        ),
        "exposure/webb2020_onet_to_occ1990dd.dta": (
            "the occ1990dd codes of occupations beside Webb's scores",
            _stata_bytes(("onetsoccode", "occ1990dd"), places),
        ),
    }


def _stata_bytes(header: Sequence[str], rows: Rows) -> bytes:
    import pandas

    content = io.BytesIO()
    frame: Any = pandas.DataFrame(list(rows), columns=list(header))
    frame.to_stata(content, write_index=False, time_stamp=datetime(2020, 1, 1))
    return content.getvalue()


def table_bytes(rows: Rows, *, delimiter: str = ",") -> bytes:
    """A text table, the header first."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()

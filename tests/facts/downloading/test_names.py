"""The build reads a folder that holds the official files under the names that a download gives them."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from careerproof.facts.building.collect import collect_sources
from careerproof.facts.downloading.addresses import read_addresses
from careerproof.facts.sources.folder import open_folder
from careerproof.facts.sources.studies import read_studies

COPIES = {
    "onet-soc-2019": "crosswalks/2019_to_SOC_Crosswalk.xlsx",
    "onet-soc-2010": "crosswalks/onetsoc_2010_to_2019_Crosswalk.csv",
    "oews-national": "oews/national_M2025_dl.xlsx",
    "oews-sectors": "oews/natsector_M2024_dl.xlsx.gz",
    "projections": "projections/occupation_2024_34.xlsx",
    "nem-crosswalk": "crosswalks/bls_nem_onet_to_soc_crosswalk.xlsx",
    "soc-2018-titles": "crosswalks/soc_2018_direct_match_title_file.xlsx",
    "soc-2010-2018": "crosswalks/soc_2010_to_2018_crosswalk.xlsx",
    "isco-soc-2010": "crosswalks/ISCO08_SOC2010_Crosswalk.xls",
    "cip-2020": "crosswalks/CIP2020_SOC2018_Crosswalk.xlsx",
    "census-2018": "crosswalks/census_2018_occupation_code_list_and_crosswalk.xlsx",
    "price-parities-states": "geo/SARPP_STATE_2008_2023.csv",
    "esco-onet": "crosswalks/esco_onet_crosswalk_official.csv.gz",
    "eloundou-occupations": "exposure/eloundou2023_occ_level.csv",
    "eloundou-tasks": "exposure/eloundou2023_full_labelset.tsv.gz",
    "microsoft-physical": "exposure/microsoft2025_physical_tasks.csv",
    "felten-2021": "exposure/felten2021_AIOE_DataAppendix.xlsx",
    "felten-2023-language": "exposure/felten2023_language_modeling_AIOE_AIIE.xlsx",
    "felten-2023-image": "exposure/felten2023_image_generation_AIOE_AIIE.xlsx",
    "eisfeldt-2023": "exposure/eisfeldt2023_genaiexp_occscores.csv",
    "ilo-2025": "exposure/ilo2025_Final_Scores_ISCO08_Gmyrek.xlsx",
    "schaal-2025": "exposure/schaal2025_comparison_of_indices.csv",
    "brynjolfsson-2018": "exposure/brynjolfsson2018_sml_allscores.csv",
    "webb-2020": "exposure/webb2020_final_df_out_onetsoc.dta",
    "frey-osborne-2017": "exposure/frey_osborne2017_automation_risk_702.csv",
}
"""Where a copy of each file lies among the sources; O*NET and ESCO are there in other forms, and stay in those."""


def lay_out(sources: Path, target: Path) -> int:
    """Puts the copies where a download would put them, packed where it would come packed; says how many."""
    laid = 0
    for each in read_addresses().files:
        if each.id not in COPIES:
            continue
        copy, path = sources / COPIES[each.id], target / each.file
        content = gzip.decompress(copy.read_bytes()) if copy.suffix == ".gz" else copy.read_bytes()
        path.parent.mkdir(parents=True, exist_ok=True)
        if each.kind == "zip":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr(f"{path.stem}/{copy.name.removesuffix('.gz')}", content)
        else:
            path.write_bytes(content)
        laid += 1
    return laid


@pytest.mark.sources
def test_the_build_finds_every_file_by_the_name_it_is_fetched_under(sources: Path, tmp_path: Path) -> None:
    """No file is fetched in vain: each is found, read, and noted among the files that were read."""
    target = tmp_path / "downloads"
    assert lay_out(sources, target) == len(COPIES)
    for name in ("onet", "esco"):
        (target / name).mkdir(exist_ok=True)
        (target / name / "copies").symlink_to(sources / name)
    folder = open_folder(target)
    tables = collect_sources(folder, lambda _, __: None)
    read_studies(folder)
    assert len(tables.wages.rows) > 800
    assert len(tables.projections.rows) > 800
    unread = [
        each.file
        for each in read_addresses().files
        if each.id in COPIES and not any(name.startswith(each.file) for name in folder.read)
    ]
    assert unread == []

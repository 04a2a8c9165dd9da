"""Reads the direct match titles of the Standard Occupational Classification."""

from __future__ import annotations

from typing import NamedTuple

from careerproof.evidence import Source
from careerproof.facts.licences import PUBLIC_DOMAIN
from careerproof.facts.sources.bls.publisher import PUBLISHER
from careerproof.facts.sources.folder import Loaded, SourceFolder, text_of


class DirectTitle(NamedTuple):
    """A title that belongs to one SOC 2018 occupation only."""

    soc: str
    text: str


def read_direct_titles(folder: SourceFolder) -> Loaded[DirectTitle]:
    """Titles that match exactly one SOC 2018 occupation."""
    path = folder.find("the SOC 2018 direct match title file", r"soc2018directmatchtitlefile\.xlsx")
    rows = folder.table(path, ("2018 SOC Code", "2018 SOC Direct Match Title"))
    source = Source(
        id="soc-2018-titles",
        title="2018 SOC Direct Match Title File",
        publisher=PUBLISHER,
        edition="2018",
        licence=PUBLIC_DOMAIN,
        url="https://www.bls.gov/soc/2018/",
        citation="Bureau of Labor Statistics, on behalf of the SOC Policy Committee, Direct Match Title File, 2018.",
    )
    titles = tuple(DirectTitle(text_of(soc), text_of(title)) for soc, title in rows if title)
    return Loaded(source=source, rows=titles, files=(folder.relative(path),))

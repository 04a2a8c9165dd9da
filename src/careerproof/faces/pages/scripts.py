"""The data that the pages' own script searches and compares, each as a script that a page can load."""

from __future__ import annotations

from careerproof.careers.listing.directory import list_careers
from careerproof.careers.listing.everyday import list_everyday
from careerproof.careers.listing.names import list_names
from careerproof.careers.listing.traits import list_traits
from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.pages.compare import compare_data
from careerproof.faces.pages.index import index_data, names_data
from careerproof.facts.store import Facts


def data_scripts(facts: Facts, language: str) -> dict[str, str]:
    """The scripts of a language by the names that its pages load them by."""
    catalogue, rows = load_catalogue(language), list_careers(facts, language)
    return {
        f"careers.{language}.js": index_data(rows, catalogue),
        f"names.{language}.js": names_data(rows, list_names(facts, language), list_everyday(language), catalogue),
        f"compare.{language}.js": compare_data(list_traits(facts, language), catalogue),
    }

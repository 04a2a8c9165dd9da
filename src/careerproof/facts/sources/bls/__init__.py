"""Here lives how the tables of the US Bureau of Labor Statistics are read: pay, sectors, projections, codes, titles;
not here: the roads between classifications (`crosswalks`) and the joining.

Wages and projections are published for the codes of the National Employment Matrix (NEM), which joins some SOC codes
(29-2010 stands for 29-2011 and 29-2012). The NEM crosswalk therefore comes first: with it 995 occupations have wages
and 997 a projection; by the bare SOC code it would be 961 and 963.
"""

from careerproof.facts.sources.bls.area_wages import read_area_wages
from careerproof.facts.sources.bls.factors import read_factors
from careerproof.facts.sources.bls.industries import read_industries
from careerproof.facts.sources.bls.matrix import read_matrix
from careerproof.facts.sources.bls.projections import read_projections
from careerproof.facts.sources.bls.titles import read_direct_titles
from careerproof.facts.sources.bls.wages import read_wages

__all__ = [
    "read_area_wages",
    "read_direct_titles",
    "read_factors",
    "read_industries",
    "read_matrix",
    "read_projections",
    "read_wages",
]

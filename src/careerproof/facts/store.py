"""Opens the facts and answers questions about occupations, lazily, from one read-only SQLite file.

The interface that the measuring rooms stand on; every answer is a frozen value of `facts.model`::

    facts = open_facts(path)          # at most 20 ms; FactsMissing, FactsDamaged, FactsForeign
    facts.version                     -> str, goes into every result as facts_version
    facts.sources()                   -> tuple[Source, ...]          sorted by id
    facts.source(id)                  -> Source
    facts.codes()                     -> tuple[str, ...]             all 1,016 codes, sorted
    facts.occupation(code)            -> Occupation                  UnknownOccupation; accepts 8-digit codes
    facts.occupations()               -> tuple[Occupation, ...]      sorted by code
    facts.titles(code=None)           -> tuple[Title, ...]           all, or those of one code; sorted (normal, code, kind)
    facts.titles_named(normal)        -> tuple[Title, ...]           exact look-up of a normalised title
    facts.ratings(code, domain)       -> tuple[Rating, ...]          most important first
    facts.rating_matrix(domain)       -> RatingMatrix                all surveyed codes at once, kept after first use
    facts.activities(code)            -> tuple[Activity, ...]        heaviest first
    facts.activity_rows()             -> tuple[tuple[str, str, float], ...]   (code, dwa, weight), sorted, all codes
    facts.technologies(code)          -> tuple[Technology, ...]      in demand first, then hot, then by name
    facts.technology_rows()           -> tuple[tuple[str, str, bool, bool], ...]  (code, name, hot, in demand), all codes
    facts.wages(code)                 -> Wages | None
    facts.projection(code)            -> Projection | None
    facts.education(code)             -> tuple[EducationShare, ...]
    facts.programmes(code)            -> tuple[Programme, ...]
    facts.related(code)               -> tuple[RelatedOccupation, ...]
    facts.industries(code)            -> tuple[IndustryShare, ...]   largest first
    facts.measures(code)              -> dict[str, Measure]
    facts.measure(name)               -> dict[str, Measure]          by code, all codes at once
    facts.skill_terms(taxonomy=None)  -> tuple[SkillTerm, ...]       sorted by id
    facts.esco_occupations(code)      -> tuple[tuple[EscoOccupation, str], ...]   with the match type of the crosswalk
    facts.esco_skills(uri)            -> tuple[tuple[SkillTerm, bool], ...]       with True for essential
    facts.occupation_skills(code)     -> tuple[tuple[SkillTerm, float], ...]      ESCO skills through the crosswalk, weight 0..1
    facts.index(name)                 -> bytes                       a ready-made index ("titles"), see facts.build
"""

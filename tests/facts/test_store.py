"""The shipped facts answer with what the publishers' files say; figures were looked up there by hand."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable

import numpy
import pytest

from careerproof.errors import UnknownOccupation
from careerproof.facts.model import Domain, HourlyPay
from careerproof.facts.schema import DOMAINS, LINE
from careerproof.facts.store import Facts, open_facts
from careerproof.facts.tables import TABLES
from careerproof.language.labels import bare_label, stem_key, technology_spellings, telling_words
from careerproof.language.normalise import normalise
from careerproof.language.retrieval import NgramIndex
from careerproof.language.scan import fold_term
from careerproof.settings import SHIPPED_FACTS

COVERAGE: dict[str, tuple[int, Callable[[Facts, str], object]]] = {
    "wages through the matrix crosswalk": (995, lambda facts, code: facts.wages(code)),
    "projections through the matrix crosswalk": (997, lambda facts, code: facts.projection(code)),
    "tasks": (923, lambda facts, code: facts.activities(code)),
    "technology": (923, lambda facts, code: facts.technologies(code)),
    "job zones": (923, lambda facts, code: facts.occupation(code).job_zone),
    "related occupations": (923, lambda facts, code: facts.related(code)),
    "surveyed": (923, lambda facts, code: facts.occupation(code).surveyed),
    "titles": (1016, lambda facts, code: facts.titles(code)),
    "Census codes": (1016, lambda facts, code: facts.occupation(code).census),
}
RATED: dict[Domain, tuple[int, int]] = {
    "skill": (894, 35),  # 879 by release 29.3, and the ten basic skills of 15 more by 30.0
    "knowledge": (894, 33),
    "ability": (894, 52),
    "activity": (894, 41),
    "work_style": (879, 16),
    "interest": (923, 6),
    "work_context": (916, 14),
}


def test_it_holds_all_occupations(facts: Facts) -> None:
    """All 1,016 codes of O*NET-SOC 2019, sorted, each with its title and major group."""
    occupations = facts.occupations()
    assert len(occupations) == 1016
    assert facts.codes() == tuple(sorted(each.code for each in occupations))
    assert facts.occupation("15-2051.00").title == "Data Scientists"
    assert facts.occupation("29-1141.00").field == "Health care"
    assert facts.occupation("11-1011.00").job_zone == 5
    assert not facts.occupation("55-1011.00").surveyed


@pytest.mark.parametrize("what", sorted(COVERAGE))
def test_the_joins_cover_what_they_should(facts: Facts, what: str) -> None:
    """As many occupations have the figure as the sources allow."""
    expected, read = COVERAGE[what]
    assert sum(bool(read(facts, code)) for code in facts.codes()) == expected


@pytest.mark.parametrize("domain", DOMAINS)
def test_ratings_cover_what_they_should(facts: Facts, domain: Domain) -> None:
    """Each family has its occupations and its descriptors, within its scale."""
    matrix = facts.rating_matrix(domain)
    assert (len(matrix.codes), len(matrix.elements)) == RATED[domain]
    assert matrix.importance.shape == matrix.level.shape == (len(matrix.codes), len(matrix.elements))
    assert matrix.importance.dtype == numpy.float32


@pytest.mark.parametrize(
    ("code", "expected", "percentiles"),
    [
        ("15-1252.00", (1_687_890, 148_100, False), (82_460, 105_210, 135_980, 171_980, 214_670)),
        ("29-1141.00", (3_379_720, 101_420, True), (68_940, 80_330, 97_550, 112_350, 137_470)),
        ("11-1011.00", (204_350, 269_630, True), (75_700, 129_540, 213_990, 356_200, 507_730)),
    ],
)
def test_wages_are_those_of_the_survey(
    facts: Facts, code: str, expected: tuple[int, int, bool], percentiles: tuple[int, ...]
) -> None:
    """Pay of May 2025 as in the national workbook: employment, mean, whether the figure is shared; percentiles."""
    wages = facts.wages(code)
    assert wages is not None
    assert (wages.p10, wages.p25, wages.p50, wages.p75, wages.p90) == percentiles
    assert (wages.employment, wages.mean, wages.shared) == expected
    assert wages.vintage == "May 2025"


def test_codes_that_the_survey_joins_share_their_pay(facts: Facts) -> None:
    """29-2011 is counted as 29-2010 by the survey: the figure is found, and says that it is shared."""
    wages = facts.wages("29-2011.00")
    assert wages is not None
    assert (wages.survey_code, wages.shared, wages.p50) == ("29-2010", True, 62_930)


def test_pay_by_the_hour_only_is_given_by_the_hour(facts: Facts) -> None:
    """Actors are paid by the hour: the workbook's hourly percentiles, and no annual figure made of them."""
    wages = facts.wages("27-2011.00")
    assert wages is not None
    assert (wages.p10, wages.p25, wages.p50, wages.p75, wages.p90, wages.mean) == (None,) * 6
    assert wages.hourly == HourlyPay(p10=16.5, p25=20.34, p50=29.05, p75=97.95, p90=143.68, top_coded=())
    assert wages.reason is not None
    assert "hourly" in wages.reason
    assert facts.wages("55-1011.00") is None


def test_pay_that_is_absent_says_why(facts: Facts) -> None:
    """No percentile is absent without a reason; whoever has pay by the year has none by the hour; one May for all."""
    found = [wages for code in facts.codes() if (wages := facts.wages(code)) is not None]
    for wages in found:
        annual = (wages.p10, wages.p25, wages.p50, wages.p75, wages.p90)
        assert wages.reason or None not in annual
        assert wages.hourly is None or annual == (None,) * 5
    assert sum(wages.hourly is not None for wages in found) == 5
    assert {wages.vintage for wages in found} == {"May 2025"}


def test_figures_that_several_occupations_share_say_so(facts: Facts) -> None:
    """225 codes share their 6-digit SOC and all their pay is flagged, with that of 24 more that the survey joins."""
    by_soc: dict[str, list[str]] = defaultdict(list)
    for occupation in facts.occupations():
        by_soc[occupation.soc].append(occupation.code)
    sharing = {code for codes in by_soc.values() if len(codes) > 1 for code in codes}
    flagged = {code for code in facts.codes() if (wages := facts.wages(code)) is not None and wages.shared}
    assert len(sharing) == 225
    assert sharing < flagged
    assert len(flagged - sharing) == 24
    for code in flagged:
        wages = facts.wages(code)
        assert wages is not None
        assert sum(other == facts.wages(code) for other in map(facts.wages, flagged)) > 1


def test_census_codes_are_those_of_the_list(facts: Facts) -> None:
    """A code of its own, a code of a group, and the rest of a group; every code of the list is used."""
    expected = {"11-1011.00": "0010", "11-9032.00": "0230", "15-1242.00": "1065", "13-2054.00": "0960"}
    assert {code: facts.occupation(code).census for code in expected} == {
        code: (census,) for code, census in expected.items()
    }
    assert len({census for occupation in facts.occupations() for census in occupation.census}) == 568


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("06", ["California"]),
        ("41860", ["San Francisco-Oakland-Berkeley, CA"]),
        ("new york", ["New York", "New York-Newark-Jersey City, NY-NJ-PA"]),
        ("CA francisco", ["San Francisco-Oakland-Berkeley, CA"]),
        ("Washington", ["Washington", "Washington-Arlington-Alexandria, DC-VA-MD-WV"]),
        ("atlantis", []),
        (" ", []),
    ],
)
def test_places_are_found_by_code_and_by_name(facts: Facts, text: str, titles: list[str]) -> None:
    """All words of a question are in the name; the place that is called so exactly comes first."""
    assert [area.title for area in facts.find_areas(text)] == titles


def test_price_parities_are_those_of_the_bureau(facts: Facts) -> None:
    """Every area of the shipped facts has its price level of 2023; the nation's is 100; pay by area is not shipped."""
    assert [len(facts.areas(kind)) for kind in ("nation", "state", "metro")] == [1, 51, 384]
    assert facts.areas() == (*facts.areas("nation"), *facts.areas("state"), *facts.areas("metro"))
    parities = [facts.price_parity(area) for area in facts.areas()]
    assert all(parity is not None and parity.year == 2023 for parity in parities)
    assert parities[0] is not None and parities[0].all_items == 100.0
    california, *_ = facts.find_areas("California")
    found = facts.price_parity(california)
    assert found is not None
    assert (found.all_items, found.goods, found.housing, found.utilities, found.other) == (
        112.6,
        107.5,
        157.8,
        142.1,
        104.8,
    )
    assert facts.source(found.source).publisher == "U.S. Bureau of Economic Analysis"
    assert facts.area_wages("15-2051.00", california) is None


def test_absences_are_reasons_by_what_is_absent(facts: Facts) -> None:
    """Whatever is said to be absent has a reason in words, and an unknown occupation is told as such."""
    for code in ("15-2051.00", "55-1011.00"):
        absences = facts.absences(code)
        assert list(absences) == sorted(absences)
        assert all(subject and reason for subject, reason in absences.items())
    assert {"wage", "projection", "skill"} <= facts.absences("55-1011.00").keys()
    assert "wage" not in facts.absences("15-2051.00")
    with pytest.raises(UnknownOccupation):
        facts.absences("99-9999.99")


@pytest.mark.parametrize(
    ("code", "figures", "flags"),
    [
        ("15-2051.00", (245_900, 328_300, 33.5, 23_400), (False, False)),
        ("11-1011.00", (309_400, 322_700, 4.3, 22_200), (False, False)),
        ("13-1031.00", (356_100, 337_900, -5.1, 21_100), (True, True)),
    ],
)
def test_projections_are_those_of_table_1_2(
    facts: Facts, code: str, figures: tuple[int, int, float, int], flags: tuple[bool, bool]
) -> None:
    """Employment 2024 and 2034 in persons, change in percent, openings; whether the reasons name AI or automation."""
    found = facts.projection(code)
    assert found is not None
    assert (found.from_year, found.to_year) == (2024, 2034)
    assert (found.employment, found.employment_projected, found.change_pct, found.annual_openings) == figures
    assert (found.names_ai, found.names_automation) == flags


def test_all_occupations_together_grow_as_published(facts: Facts) -> None:
    """Table 1.2 gives 3.1 per cent for all occupations; the openings are the mean over occupations, by hand."""
    found = facts.overall_projection()
    assert found is not None
    rows = [row for code in facts.codes() if (row := facts.projection(code)) is not None]
    shares = [100 * row.annual_openings / row.employment for row in rows if row.annual_openings is not None]
    assert (found.change_pct, found.openings_pct) == (3.1, round(sum(shares) / len(shares), 1))


@pytest.mark.parametrize(
    ("code", "domain", "name", "published"),
    [
        ("11-1011.00", "skill", "Reading Comprehension", (4.12, 4.62, "onet-29.3")),
        ("11-1011.00", "ability", "Oral Comprehension", (4.62, 4.88, "onet-30.0")),
        ("11-1011.00", "knowledge", "Administration and Management", (4.78, 6.5, "onet-30.0")),
        ("11-1011.00", "activity", "Getting Information", (4.56, 4.89, "onet-30.0")),
        ("11-1011.00", "work_style", "Achievement/Effort", (4.69, None, "onet-29.3")),
        ("11-1011.00", "interest", "Realistic", (1.3, None, "onet-29.3")),
        ("41-3041.00", "work_context", "Degree of Automation", (70.0, None, "onet-27.4")),
        ("41-3041.00", "work_context", "Importance of Being Exact or Accurate", (95.0, None, "onet-27.x")),
        ("27-2032.00", "work_context", "Physical Proximity", (100.0, None, "onet-24.x")),
    ],
)
def test_ratings_are_those_of_onet(
    facts: Facts, code: str, domain: Domain, name: str, published: tuple[float, float | None, str]
) -> None:
    """Importance and level as published, from the newest release that holds them."""
    found = {rating.name: rating for rating in facts.ratings(code, domain)}[name]
    assert (found.importance, found.level, found.source) == published


def test_ratings_and_matrix_agree(facts: Facts) -> None:
    """An occupation's ratings are its row of the matrix, most important first."""
    matrix = facts.rating_matrix("skill")
    row = matrix.codes.index("29-1141.00")
    ratings = facts.ratings("29-1141.00", "skill")
    assert [each.importance for each in ratings] == sorted((each.importance or 0 for each in ratings), reverse=True)
    for each in ratings:
        place = matrix.elements.index(each.element)
        assert each.importance == pytest.approx(float(matrix.importance[row, place]), abs=1e-6)


def test_weights_of_activities_sum_to_one(facts: Facts) -> None:
    """The activities of an occupation are all of its work, heaviest first, and the long list says the same."""
    sums: dict[str, float] = {}
    for code, _, weight in facts.activity_rows():
        sums[code] = sums.get(code, 0.0) + weight
    assert len(sums) == 923
    assert all(total == pytest.approx(1.0, abs=1e-9) for total in sums.values())
    weights = [each.weight for each in facts.activities("29-1141.00")]
    assert weights == sorted(weights, reverse=True)


def test_education_technologies_programmes_and_industries(facts: Facts) -> None:
    """One hand-checked row of each smaller table."""
    shares = {each.level: each for each in facts.education("11-1011.00")}
    assert (shares[2].label, shares[2].share) == ("High School Diploma", 0.0446)
    assert sum(each.share for each in shares.values()) == pytest.approx(1.0, abs=0.002)
    tools = {each.name: each for each in facts.technologies("11-1011.00")}
    assert tools["Adobe Acrobat"].category == "Document management software"
    assert tools["Adobe Acrobat"].hot
    assert ("44.0401", "Public Administration") in {(each.cip, each.title) for each in facts.programmes("11-1011.00")}
    assert [each.code for each in facts.related("11-1011.00")][:2] == ["11-1021.00", "11-2032.00"]
    nursing = facts.industries("29-1141.00")
    assert (nursing[0].title, len(nursing)) == ("Health Care and Social Assistance", 6)
    assert nursing[0].share > 0.8
    assert nursing[0].vintage == "May 2024"
    assert nursing[0].median is not None
    assert 80_000 < nursing[0].median < 110_000
    assert nursing[0].employment > 2_000_000


def test_titles_are_found_by_their_normal_form(facts: Facts) -> None:
    """A name leads to every occupation that goes by it, and says who says so."""
    found = facts.titles_named(normalise("Machine Learning Engineer"))
    assert {each.code for each in found} == {"15-1221.00", "15-1299.08", "15-2051.00"}
    assert facts.titles_named("no such title at all") == ()
    assert facts.titles_named("zzzz") == facts.titles_named("") == ()
    for code in ("15-1252.00", "11-1011.00", "55-3016.00"):
        for title in facts.titles(code):
            assert title.normal == normalise(title.text)
            assert title in facts.titles_named(title.normal)


def test_every_kind_of_title_is_there(facts: Facts) -> None:
    """Official, alternate, short and reported titles, direct matches of the SOC, and ESCO's."""
    kinds = {title.kind for title in facts.titles()}
    assert kinds == {"official", "alternate", "short", "reported", "soc_direct", "esco", "esco_alternate"}
    texts = {(title.text, title.kind) for title in facts.titles("11-1011.00")}
    assert {("Chief Executives", "official"), ("CEO (Chief Executive Officer)", "reported")} <= texts
    assert ("Admiral", "soc_direct") in texts


def test_the_titles_index_numbers_the_names(facts: Facts) -> None:
    """A number of the ready-made index leads back to the name that it was built from."""
    index = NgramIndex.from_bytes(facts.index("titles"))
    (best, _), *_ = index.search("registered nurse practitioner", top=1)
    (normal,) = facts.normals([best])
    assert "nurse practitioner" in normal
    assert facts.titles_named(normal)
    assert len(index) == len({title.normal for title in facts.titles()})


def test_esco_occupations_and_skills(facts: Facts) -> None:
    """The official crosswalk leads to ESCO occupations, those to their skills."""
    matches = {occupation.label: match for occupation, match in facts.esco_occupations("15-2051.00")}
    assert matches["data scientist"] == "exactMatch"
    uri = next(each.uri for each, _ in facts.esco_occupations("15-2051.00") if each.label == "data scientist")
    skills = {term.label: essential for term, essential in facts.esco_skills(uri)}
    assert skills["data mining"] is True
    ranked = facts.occupation_skills("15-2051.00")
    assert all(0 < weight <= 1 for _, weight in ranked)
    assert [weight for _, weight in ranked] == sorted((weight for _, weight in ranked), reverse=True)


def test_all_skill_links_are_those_of_each_occupation(facts: Facts) -> None:
    """The links of all occupations at once are what `occupation_skills` tells one by one, each pair once."""
    codes, rows, skills, weights = facts.occupation_skill_links()
    labels = facts.skill_labels()
    pairs = list(zip(rows.tolist(), skills.tolist(), strict=True))
    assert pairs == sorted(set(pairs)) and len(codes) > 900
    for code in codes[::150]:
        own = rows == codes.index(code)
        told = sorted(zip((labels[skill] for skill in skills[own]), weights[own].tolist(), strict=True))
        alone = sorted((term.label, weight) for term, weight in facts.occupation_skills(code))
        assert [label for label, _ in told] == [label for label, _ in alone]
        assert [weight for _, weight in told] == pytest.approx([weight for _, weight in alone], abs=1e-5)


def test_skill_terms_of_both_taxonomies(facts: Facts) -> None:
    """Terms have distinct ids; kinds are the taxonomies' own; URIs stand where the files tell them."""
    esco, onet = facts.skill_terms("esco"), facts.skill_terms("onet")
    assert facts.skill_terms() == tuple(sorted((*esco, *onet), key=lambda term: term.id))
    assert len({term.id for term in (*esco, *onet)}) == len(esco) + len(onet)
    assert {term.kind for term in esco} == {"skill", "knowledge", "attitude", "language"}
    assert {term.kind for term in onet} == {"technology", "tool", "skill", "knowledge", "ability", "activity"}
    kinds = {term.label: term.kind for term in esco}
    assert kinds["Haskell"] == "knowledge"
    assert kinds["write Hungarian"] == "language"
    assert kinds["show initiative"] == "attitude"
    assert kinds["develop statistical software"] == "skill"
    with_uri = sum(term.id.startswith("http://data.europa.eu/esco/skill/") for term in esco)
    assert with_uri / len(esco) > 0.94
    assert any("Haskell techniques" in term.alternates for term in esco)


def test_titles_are_found_by_their_numbers(facts: Facts) -> None:
    """Each number gives the titles of its name, in the order asked for, also asked for twice."""
    hits = NgramIndex.from_bytes(facts.index("titles")).search("registered nurse", top=5)
    numbers = [number for number, _ in hits] + [hits[0][0]]
    found = facts.titles_numbered(numbers)
    assert [titles[0].normal for titles in found] == list(facts.normals(numbers))
    assert all(titles == facts.titles_named(titles[0].normal) for titles in found)
    assert found[0] == found[-1]
    assert facts.titles_numbered([]) == ()


def test_technologies_by_name(facts: Facts) -> None:
    """The names are those of all rows, once each; users and counts say the same the other way round."""
    rows = facts.technology_rows()
    names = facts.technology_names()
    assert list(names) == sorted({name for _, name, _, _ in rows})
    assert [name for name, *_ in facts.technology_spellings()] == list(names)
    for name in (names[0], "Microsoft Excel", names[-1]):
        assert facts.technology_users(name) == tuple(sorted({code for code, other, _, _ in rows if other == name}))
    assert facts.technology_users("No such software") == ()
    counts = {code: len({name for other, name, _, _ in rows if other == code}) for code in ("15-2051.00", "11-1011.00")}
    assert {code: facts.technology_counts[code] for code in counts} == counts


def test_spellings_are_ready_made(facts: Facts) -> None:
    """What the facts hold ready of labels is what the rooms above would make of them."""
    terms = facts.skill_terms("esco")
    rows = facts.esco_spellings()
    assert [row[0] for row in rows] == [term.id for term in terms]
    for term, (_, label, kind, alternates, folded, words) in list(zip(terms, rows, strict=True))[::50]:
        main, plain, *others = folded.split("\n")
        assert (term.label, term.kind, "|".join(term.alternates)) == (label, kind, alternates)
        assert (main, plain or main) == (fold_term(label), fold_term(bare_label(label)))
        assert others == [fold_term(name) for name in term.alternates]
        assert set(words.split()) == telling_words(bare_label(label))
        assert main == stem_key(main) or main in facts.spellings_by_stems(stem_key(main))
    for name, spellings, folded, words in facts.technology_spellings()[::50]:
        assert tuple(spellings.split("\n")) == technology_spellings(name)
        assert folded.split("\n") == [fold_term(text) for text in (name, *technology_spellings(name))]
        assert set(words.split()) == telling_words(technology_spellings(name)[0])
    assert [name for _, name in facts.elements("skill")][:1] == ["Reading Comprehension"]


def test_the_skills_index_numbers_the_names(facts: Facts) -> None:
    """The index holds every name of every ESCO skill, in the order of the skills."""
    names = [name for term in facts.skill_terms("esco") for name in (term.label, *term.alternates)]
    index = NgramIndex.from_bytes(facts.index("esco_skills"))
    assert len(index) == len(names)
    assert all(index.search(name, top=1)[0][1] > 0.99 for name in names[::500])


def test_measures_are_ours_with_interval_and_sources(facts: Facts) -> None:
    """Our measures lie within their intervals and name the papers behind them."""
    measures = facts.measures("15-1252.00")
    assert {"exposure", "theta", "empathy"} <= set(measures)
    for name, measure in measures.items():
        assert measure.low <= measure.value <= measure.high
        assert measure.sources
        assert facts.measure(name)["15-1252.00"] == measure
    assert facts.measures("55-1011.00") == {}


def test_an_unknown_code_is_told(facts: Facts) -> None:
    """A code that is none is an error of the input with its own code word."""
    for ask in (facts.occupation, facts.wages, facts.titles, facts.measures):
        with pytest.raises(UnknownOccupation):
            ask("99-9999.99")


UNSOURCED = ("meta", "source", "missing", "label", "absence", "name", "spelling", "ready_index")
NOT_SHIPPED = ("passage", "area_wage")
"""Sentences of publishers, and the pay of places, whose workbooks are too large for our copies of the sources."""


def test_every_table_has_a_source_and_is_not_empty(facts: Facts) -> None:
    """Each table holds rows, except those that are not shipped; each table of figures names sources that are known."""
    known = {source.id for source in facts.sources()}
    infos = facts.tables()
    assert [info.name for info in infos] == [note.name for note in TABLES]
    for info in infos:
        assert (info.rows > 0) == (info.name not in NOT_SHIPPED)
        assert known.issuperset(info.sources)
        assert bool(info.sources) == (info.name not in (*UNSOURCED, *NOT_SHIPPED))


LICENCES = re.compile(r"MIT|CC BY 4\.0\b.*|US government work, public domain")


def test_only_sources_that_may_be_passed_on_are_in_the_file(facts: Facts) -> None:
    """Whatever a row of figures names as its source states a permissive licence; the others stand behind measures only.

    The list of files that were read names all of them: it holds digests and no figures.
    """
    named = {name for info in facts.tables() if info.name not in ("measure", "source_file") for name in info.sources}
    assert named
    for name in named:
        assert LICENCES.fullmatch(facts.source(name).licence), name
    shipped = {name for (name,) in facts.query("SELECT id FROM source WHERE shipped = 1")}
    assert all(LICENCES.fullmatch(facts.source(name).licence) for name in shipped)
    assert not LICENCES.fullmatch(facts.source("felten-2021").licence)
    assert not LICENCES.fullmatch("none stated")


LONGEST_LABEL = 160
SENTENCES = re.compile(r"[a-z]{2,}[.!?] +[A-Z]\w* +[a-z]+ +[a-z]+")
"""The end of one sentence and the beginning of the next."""


def test_it_holds_labels_and_no_prose(facts: Facts) -> None:
    """No text of a publisher is longer than a label or holds two sentences."""
    assert SENTENCES.search("Plan the work. Then they do it.")
    seen = 0
    for note in TABLES:
        for column in note.columns:
            if column.type == "TEXT" and note.name not in ("meta", "source", "source_file"):
                for (cell,) in facts.query(f"SELECT DISTINCT {column.name} FROM {note.name}"):  # noqa: S608
                    for text in re.split(rf"[|{LINE}]", cell or ""):
                        seen += 1
                        assert len(text) <= LONGEST_LABEL, text
                        assert not SENTENCES.search(text), text
    assert seen > 100_000


def test_it_is_small_and_opens_at_once() -> None:
    """At most 25 MB, and opening reads next to nothing."""
    assert SHIPPED_FACTS.stat().st_size <= 25_000_000
    best = 1.0
    for _ in range(5):
        start = time.perf_counter()
        open_facts(SHIPPED_FACTS).close()
        best = min(best, time.perf_counter() - start)
    assert best < 0.2  # the goal is 20 ms; this only catches a loss of laziness on a busy machine

"""The page of a career says what its profile says, in order, with the sources, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from careerproof.careers.listing.directory import list_careers
from careerproof.careers.model import CareerProfile, CareerRow
from careerproof.careers.profile import build_profile
from careerproof.evidence import Missing, Sentence, Source
from careerproof.faces.catalogue import Catalogue, load_catalogue
from careerproof.faces.pages.career import render_career
from careerproof.faces.pages.frame import Frame, Links
from careerproof.faces.pages.references import References
from careerproof.facts.store import Facts, open_facts
from careerproof.occupations.resolve import resolve_career
from careerproof.safety.model import AXES
from careerproof.settings import SHIPPED_FACTS

KEYS = (
    "29-1141.00",
    "machine-learning-engineer",
    "55-3016.00",
    "27-2042.00",
    "11-1011.00",
    "43-9021.00",
)
"""A usual one, an emerging one, one of which little is known, one paid by the hour, a top-coded one, one at risk."""

LANGUAGES = ("en", "es")
LIMIT = 120_000


@pytest.fixture(scope="module")
def facts() -> Iterator[Facts]:
    """The facts that the package ships."""
    with open_facts(SHIPPED_FACTS) as opened:
        yield opened


@pytest.fixture(scope="module")
def rows(facts: Facts) -> tuple[CareerRow, ...]:
    """All careers."""
    return list_careers(facts)


@pytest.fixture(scope="module")
def profiles(facts: Facts) -> dict[str, CareerProfile]:
    """The profiles of the careers, by key."""
    return {key: build_profile(facts, resolve_career(facts, key)) for key in KEYS}


@pytest.fixture(scope="module")
def pages(facts: Facts, rows: tuple[CareerRow, ...], profiles: dict[str, CareerProfile]) -> dict[tuple[str, str], str]:
    """The pages by language and key."""
    return {
        (language, key): render_career(profiles[key], rows, _frame(facts, language, key))
        for language in LANGUAGES
        for key in KEYS
    }


def _frame(facts: Facts, language: str, key: str) -> Frame:
    return Frame(
        catalogue=load_catalogue(language),
        links=Links(root="../", suffix=".html"),
        path=f"careers/{key}.html",
        base_url="",
        facts_version=facts.version,
    )


@cache
def _tree(page: str) -> Any:
    # What XPath finds is of many types; each test says which it looks for.
    return html.document_fromstring(page)


def _words(node: Any) -> str:
    """The text as it is read, without the numbers that lead to sources."""
    copy: Any = html.fromstring(html.tostring(node, encoding="unicode"))
    for cite in copy.xpath("//sup"):
        cite.drop_tree()
    return " ".join(copy.text_content().split())


def _plain(text: str) -> str:
    """A text with plain spaces, as `_words` gives them."""
    return " ".join(text.split())


def _part(page: str, name: str) -> str:
    return _words(_tree(page).get_element_by_id(name))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_well_built(pages: dict[tuple[str, str], str], language: str, key: str) -> None:
    """One main heading, no level left out, every id once, every label and fragment leads somewhere, no script."""
    page = pages[language, key]
    tree = _tree(page)
    levels = [int(node.tag[1]) for node in tree.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {label for value in tree.xpath("//@aria-labelledby") for label in value.split()} <= set(ids)
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    assert tree.get("lang") == language
    assert not tree.xpath("//script | //style | //@style | //@*[starts-with(name(), 'on')]")
    assert tree.xpath("//main") and tree.xpath("//header") and tree.xpath("//footer")
    assert all(tree.xpath("//nav/@aria-label"))
    assert len(page.encode()) <= LIMIT


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_said_or_passed_by(pages: dict[tuple[str, str], str], language: str, key: str) -> None:
    """A chart has a text of its own, or stands beside the words that say its figures."""
    pictures = _tree(pages[language, key]).xpath("//svg")
    assert len(pictures) >= 4
    for picture in pictures:
        assert picture.get("aria-hidden") == "true" or (
            picture.get("role") == "img" and len(picture.get("aria-label")) > 20
        )


@pytest.mark.parametrize("key", KEYS)
def test_the_page_leads_on(pages: dict[tuple[str, str], str], key: str) -> None:
    """The two buttons, the method and the comparison with the first moves are one step away."""
    tree = _tree(pages["en", key])
    buttons = {link.get("href"): link.text_content() for link in tree.xpath("//a[contains(@class, 'button')]")}
    assert buttons["../check.html"] == "Check your AI risk score"
    assert buttons["../optimize.html"] == "Optimize your résumé"
    assert [href for href in buttons if href.startswith(f"../compare.html#{key},")]
    assert "../method.html" in tree.xpath("//section[@aria-labelledby='score-h']//a/@href")


@pytest.mark.parametrize("key", [key for key in KEYS if key != "55-3016.00"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_score_is_the_profiles(
    pages: dict[tuple[str, str], str], profiles: dict[str, CareerProfile], language: str, key: str
) -> None:
    """Score, interval and axes are the profile's at the page's rounding; the points are those of the reasons."""
    page, safety, words = pages[language, key], profiles[key].safety, load_catalogue(language)
    assert not isinstance(safety.score, Missing)
    verdict = _words(_tree(page).xpath("//section[@aria-labelledby='score-h']")[0])
    assert f"{safety.score10}/10" in verdict
    value, low, high = (words.number(figure) for figure in (safety.score.value, safety.score.low, safety.score.high))
    level = words.percent(safety.score.level)
    assert _plain(words.say("career.score.interval", value=value, low=low, high=high, level=level)) in verdict
    axes = _part(page, "axes")
    for name in AXES:
        axis = getattr(safety.axes, name)
        assert f"{axis.value:.0f} {axis.low:.0f}–{axis.high:.0f}" in axes
        assert words.say(f"names.axis.{name}") in axes
    for name, strength in safety.strengths.items():
        assert f"{words.say(f'names.strength.{name}')} {strength.value:.0f} {strength.low:.0f}" in axes
    points = [cell.text_content() for cell in _tree(page).get_element_by_id("points").xpath(".//tbody//td[2]")]
    assert points == [words.signed(reason.contribution, 1) for reason in safety.reasons]
    told = [float(point.replace("−", "-").replace(",", ".")) for point in points]
    assert sum(told) == pytest.approx(safety.score.value, abs=0.05 * len(told) + 0.05)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pay_and_growth_are_the_profiles(
    pages: dict[tuple[str, str], str], profiles: dict[str, CareerProfile], language: str, key: str
) -> None:
    """Pay by stage and percentile with its vintage, growth with openings; where there are none, the reason."""
    page, profile, words = pages[language, key], profiles[key], load_catalogue(language)
    pay, growth = _part(page, "pay"), _part(page, "growth")
    for stage in (profile.salary.entry, profile.salary.mid, profile.salary.senior, *profile.salary.percentiles):
        if stage is not None:
            assert _plain(words.money(stage.value, 2 if stage.period == "hour" else 0)) in pay
    for industry in profile.salary.by_industry:
        if dict(profile.industries).get(industry.title):
            assert industry.title in pay
            assert _plain(words.money(industry.value, 2 if industry.period == "hour" else 0)) in pay
    if profile.salary.mid is None:
        assert profile.salary.reason is not None
        assert profile.salary.reason in pay
    else:
        assert profile.salary.vintage is not None
        assert profile.salary.vintage in pay
    if profile.growth.change_pct is None:
        assert profile.growth.reason is not None
        assert profile.growth.reason in growth
    else:
        assert words.signed(profile.growth.change_pct, 1) in growth
    if profile.growth.annual_openings is not None:
        assert words.number(profile.growth.annual_openings) in growth
    elif profile.growth.reason:
        assert profile.growth.reason in growth


@pytest.mark.parametrize("key", KEYS)
def test_education_skills_and_terms_are_all_there(
    pages: dict[tuple[str, str], str], profiles: dict[str, CareerProfile], key: str
) -> None:
    """Every level, field, skill, technology with its marks in words, credential and term of the profile is told."""
    page, profile = pages["en", key], profiles[key]
    education, skills = _part(page, "education"), _part(page, "skills")
    assert all(
        level.label in education and f"{level.share:.0%}" in education for level in profile.education.distribution
    )
    assert all(field.title in education and field.cip in education for field in profile.education.fields_of_study[:12])
    assert all(skill.name in skills for skill in profile.core_skills)
    for tool in profile.technologies:
        mark = " in demand" if tool.in_demand else " hot" if tool.hot else ""
        assert f"{tool.name}{mark}" in skills
    assert all(name in skills for name in profile.ai_skills)
    certifications = _part(page, "certifications")
    for item in profile.certifications:
        label, _, by = item.named.partition(" — ")
        need = load_catalogue("en").say(f"names.need.{item.kind}")
        assert label in certifications
        assert f"{need} {by}".strip() in certifications
    terms = _tree(page).xpath("//*[contains(@class, 'copy')]")[0].text_content()
    assert tuple(terms.split(", ")) == profile.resume_terms or terms == ", ".join(profile.resume_terms)


@pytest.mark.parametrize("key", KEYS)
def test_the_prose_is_told_once_and_in_order(
    pages: dict[tuple[str, str], str], profiles: dict[str, CareerProfile], key: str
) -> None:
    """Each sentence stands on the page once: the first as the lead, the rest in their sections."""
    text, profile = _words(_tree(pages["en", key]).xpath("//main")[0]), profiles[key]
    sentences = [*profile.why_safe, *profile.how_ai_enhances, *profile.what_to_watch]
    places = [text.index(" ".join(sentence.text.split())) for sentence in sentences]
    assert places == sorted(places)
    assert all(text.count(" ".join(sentence.text.split())) == 1 for sentence in sentences)


@pytest.mark.parametrize("key", KEYS)
def test_moves_are_told_in_a_table(
    pages: dict[tuple[str, str], str], profiles: dict[str, CareerProfile], key: str
) -> None:
    """Every move out and in has its link, score, reach and change of pay; the map numbers those that it can place."""
    tree, profile = _tree(pages["en", key]), profiles[key]
    tables = tree.xpath("//table[contains(@class, 'moves')]")
    words = load_catalogue("en")
    for table, moves in zip(tables, (profile.transitions_out, profile.transitions_in), strict=True):
        bodies = table.xpath("./tbody")
        assert len(bodies) == len(moves)
        for body, move in zip(bodies, moves, strict=True):
            said = _words(body)
            assert body.xpath(".//a/@href") == [f"{move.slug or move.code}.html"] or body.xpath(".//a/@href") == [
                f"../careers/{move.slug or move.code}.html"
            ]
            assert words.percent(move.feasibility) in said
            if move.score10 is not None:
                assert f"{move.score10}/10" in said
            if move.pay_change is not None:
                assert f"{words.signed(100 * move.pay_change)}%" in said
    marks = tree.xpath(
        "//*[@id='moves']//*[local-name()='svg' and contains(@class, 'map')]/*[local-name()='text']/text()"
    )
    numbers = {mark for mark in marks if mark in {str(number) for number in range(1, 9)}}
    placed = [move for move in profile.transitions_out if move.score_change is not None and move.median_pay is not None]
    drawn = profile.salary.mid is not None and profile.salary.mid.period == "year"
    assert len(numbers) == (len(placed) if drawn and not isinstance(profile.safety.score, Missing) else 0)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_is_listed_and_led_to(
    pages: dict[tuple[str, str], str], profiles: dict[str, CareerProfile], language: str, key: str
) -> None:
    """The list holds the profile's sources with edition and licence, numbered as the page meets them."""
    tree = _tree(pages[language, key])
    listed = tree.xpath("//ol[contains(@class, 'sources')]/li")
    assert [item.get("id") for item in listed] == [f"s{number}" for number in range(1, len(listed) + 1)]
    assert len(listed) == len(profiles[key].sources)
    for source in profiles[key].sources:
        found = [item for item in listed if item.text_content().startswith(source.title + ".")]
        assert found
        assert any(source.edition in item.text_content() and source.licence in item.text_content() for item in found)
    first_met = [int(re.findall(r"\d+", link)[0]) for link in tree.xpath("//sup//a/@href")]
    assert first_met[0] == 1


@pytest.mark.parametrize("key", KEYS)
def test_every_figure_of_a_section_has_a_source(pages: dict[tuple[str, str], str], key: str) -> None:
    """Each section that shows figures leads to the list of sources at least once."""
    tree = _tree(pages["en", key])
    for name in ("why", "enhances", "axes", "points", "pay", "growth", "education", "skills", "moves", "standing"):
        for section in tree.xpath(f"//section[@id='{name}']"):
            if re.search(r"\d", _words(section.xpath("./div")[0])):
                assert section.xpath(".//sup/a"), name


def test_what_is_not_known_says_why(pages: dict[tuple[str, str], str], profiles: dict[str, CareerProfile]) -> None:
    """A career without figures has a page of reasons, not of empty charts."""
    page, profile = pages["en", "55-3016.00"], profiles["55-3016.00"]
    assert isinstance(profile.safety.score, Missing)
    assert profile.safety.score.reason in _words(_tree(page).xpath("//section[@aria-labelledby='score-h']")[0])
    assert profile.safety.score.reason in _part(page, "axes")
    assert not _tree(page).xpath("//section[@id='points']")
    for gap, section in (("education.programmes", "education"), ("education.distribution", "education")):
        assert profile.gaps[gap] in _part(page, section)


def test_an_emerging_career_says_what_it_is_made_of(
    pages: dict[tuple[str, str], str], profiles: dict[str, CareerProfile]
) -> None:
    """The mixture stands right under the head: each occupation with its weight and a link."""
    tree, profile = _tree(pages["en", "machine-learning-engineer"]), profiles["machine-learning-engineer"]
    made = tree.get_element_by_id("made")
    assert made.xpath("ul//a/@href | .//ul//a/@href") == [
        f"../careers/{part.code}.html" for part in profile.derived_from
    ]
    assert all(
        f"{part.title}{part.weight:.0%}" in _words(made).replace(f"{part.title} ", part.title)
        for part in profile.derived_from
    )


def test_the_publishers_own_words_are_marked_as_theirs(
    facts: Facts, rows: tuple[CareerRow, ...], profiles: dict[str, CareerProfile]
) -> None:
    """Facts built with the publisher's texts show them as quotes with their source, in their language."""
    profile = profiles["29-1141.00"]
    source = profile.sources[0].id
    quoted = replace(
        profile,
        description=Sentence(text="Made up for this test.", sources=(source,)),
        tasks=(Sentence(text="A made-up task.", sources=(source,)),),
        growth=replace(profile.growth, factors=(Sentence(text="A made-up reason.", sources=(source,)),)),
    )
    tree = _tree(render_career(quoted, rows, _frame(facts, "es", "29-1141.00")))
    for text in ("Made up for this test.", "A made-up task.", "A made-up reason."):
        quote = tree.xpath(f"//*[@lang='en'][contains(., '{text}')]")[-1]
        assert quote.xpath(".//sup/a")
    assert not _tree(render_career(profile, rows, _frame(facts, "es", "29-1141.00"))).xpath("//section[@id='what']")


def test_a_page_in_spanish_says_nothing_in_english(pages: dict[tuple[str, str], str]) -> None:
    """No text of the English catalogue that the Spanish one says otherwise stands on the Spanish page."""
    english, spanish = load_catalogue("en").words, load_catalogue("es").words
    shown = _words(_tree(pages["es", "29-1141.00"]).xpath("//body")[0])
    foreign = [
        key
        for key, text in english.items()
        if key.startswith(("career.", "base."))
        and text != spanish[key]
        and len(text) >= 12
        and "{" not in text
        and text in shown
    ]
    assert foreign == []


def test_references_number_sources_as_they_are_met() -> None:
    """Numbers run in the order of the page, neighbours join, unknown ids are left out, the rest follow by id."""
    sources = [_source(name) for name in ("a", "b", "c", "d", "e")]
    references = References(sources, load_catalogue("en"))
    assert _cited(references, ["d"]) == "1"
    assert _cited(references, ["b", "c", "d"]) == "1–3"
    assert _cited(references, ["b", "a"]) == "2, 4"
    assert references.cite(["nowhere"]) == ""
    assert [source.id for _, source in references.listed()] == ["d", "b", "c", "a", "e"]


def _source(name: str) -> Source:
    return Source(id=name, title=name, publisher="p", edition="1", licence="l", url="https://example.com", citation="c")


def _cited(references: References, ids: list[str]) -> str:
    cited: Any = html.fromstring(references.cite(ids))
    return str(cited.text_content())


def test_both_catalogues_have_the_same_keys_and_values() -> None:
    """What one language says, the other says too, with the same values in it."""
    catalogues: list[Catalogue] = [load_catalogue(language) for language in LANGUAGES]
    first, second = (
        {
            key: set(re.findall(r"\{(\w+)\}", text))
            for key, text in catalogue.words.items()
            if key.startswith(("career.", "base.", "names."))
        }
        for catalogue in catalogues
    )
    assert first.keys() == second.keys()
    assert {key for key in first if first[key] != second[key]} == set()

"""The pages of all careers, of groups and of comparison: what stands on them, from the rows, in each language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from statistics import median
from typing import Any

import pytest

from careerproof.careers.listing.directory import EDUCATION_LEVELS, FROM_HOME, list_careers
from careerproof.careers.listing.everyday import list_everyday
from careerproof.careers.listing.names import NAMES, list_names
from careerproof.careers.listing.traits import list_traits
from careerproof.careers.model import CareerRow
from careerproof.faces.catalogue import Catalogue, load_catalogue
from careerproof.faces.pages.compare import EXAMPLES, compare_data, render_compare
from careerproof.faces.pages.distribution import count_scores, draw_distribution
from careerproof.faces.pages.frame import ASSETS, TEMPLATES, Frame, Links, read_dashes
from careerproof.faces.pages.group import industry_slug, render_category, render_industry
from careerproof.faces.pages.index import CATEGORIES, index_data, industries_of, names_data, render_index, safest_first
from careerproof.facts.store import Facts, open_facts
from careerproof.safety.policy import load_policy
from careerproof.settings import SHIPPED_FACTS

LANGUAGES = ("en", "es")
OURS = ("index", "category", "industry", "compare", "directory_parts")
LIMIT = 250_000


@pytest.fixture(scope="module")
def facts() -> Iterator[Facts]:
    """The shipped facts."""
    with open_facts(SHIPPED_FACTS) as opened:
        yield opened


@pytest.fixture(scope="module")
def rows(facts: Facts) -> tuple[CareerRow, ...]:
    """All careers."""
    return list_careers(facts)


@pytest.fixture(scope="module")
def pages(rows: tuple[CareerRow, ...]) -> dict[str, str]:
    """A page of each kind in each language, by "language/kind"."""
    draws: dict[str, Callable[[Frame], str]] = {
        "index": lambda frame: render_index(rows, frame),
        "category": lambda frame: render_category("at-risk", rows, frame),
        "industry": lambda frame: render_industry("health-care", "Health care", rows, frame),
        "military": lambda frame: render_industry("military", "Military", rows, frame),
        "compare": lambda frame: render_compare(rows, frame),
    }
    return {f"{language}/{kind}": draw(_frame(language)) for language in LANGUAGES for kind, draw in draws.items()}


def _frame(language: str) -> Frame:
    return Frame(
        catalogue=load_catalogue(language),
        links=Links(root="", suffix=".html"),
        path="index.html",
        base_url="",
        facts_version="test",
    )


class _Reader(HTMLParser):
    """Reads what the checks ask of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag with its attributes."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """The text of the page."""
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of that kind."""
        return [attributes for name, attributes in self.tags if name == tag]


def _script(text: str, name: str) -> Any:
    """The value that a data script hangs on the window."""
    found = re.fullmatch(
        r'"use strict";\n\(window\.careerproof = window\.careerproof \|\| \{\}\)\.(\w+) = (.*);\n', text
    )
    assert found
    assert found[1] == name
    return json.loads(found[2])


KINDS = ("index", "category", "industry", "military", "compare")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_one_sound_whole(pages: dict[str, str], language: str, kind: str) -> None:
    """One main heading, no id twice, headings in order, every label with its control, no script or style inline."""
    page = _Reader(pages[f"{language}/{kind}"])
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [str(attributes["id"]) for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {label["for"] for label in page.all("label")} <= set(ids)
    named = [
        value
        for _, attributes in page.tags
        for key in ("aria-labelledby", "aria-describedby", "aria-controls")
        if (value := attributes.get(key))
    ]
    assert set(named) <= set(ids)
    assert all("src" in script for script in page.all("script"))
    assert not page.all("style")
    assert not [key for _, attributes in page.tags for key in attributes if key.startswith("on") or key == "style"]
    assert page.all("html")[0]["lang"] == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_small_and_loads_nothing_from_elsewhere(pages: dict[str, str], language: str, kind: str) -> None:
    """A page with its sheets and first scripts is no burden on a phone."""
    text = pages[f"{language}/{kind}"]
    page = _Reader(text)
    assert len(text.encode()) <= LIMIT
    loaded = [str(script["src"]) for script in page.all("script")] + [str(link["href"]) for link in page.all("link")]
    assert not [address for address in loaded if "://" in address or address.startswith("//")]


def test_the_templates_hold_no_words() -> None:
    """All words come from the catalogues, so that a language is a file."""
    for name in OURS:
        template = (TEMPLATES / f"{name}.html.j2").read_text(encoding="utf-8")
        bare = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<[^>]*>|&\w+;", " ", template, flags=re.DOTALL)
        assert re.findall(r"[A-Za-z]{2,}", bare.replace("careerproof", "")) == [], name


def test_the_sheet_and_the_script_have_no_colours_and_no_words_of_their_own() -> None:
    """Colours are tokens of the common sheet; the script's words come with the data, and each that it says is there."""
    sheet = (ASSETS / "directory.css").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|rgba?\(|hsla?\(", re.sub(r"#[a-z]+ ", "", sheet))
    script = (ASSETS / "site.js").read_text(encoding="utf-8")
    said = set(re.findall(r'\bsay\(\s*"(\w+)"', script))
    assert len(said) > 20
    for language in LANGUAGES:
        known = load_catalogue(language).names("scripts")
        assert said <= known.keys()
        unused = {name for name in known if f'"{name}"' not in script}
        assert unused == set()
    assert "innerHTML" not in script


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_the_index_is_the_whole_list(
    pages: dict[str, str], rows: tuple[CareerRow, ...], language: str
) -> None:
    """Each career is linked once, each category and industry too."""
    page = _Reader(pages[f"{language}/index"])
    links = [str(link["href"]) for link in page.all("a")]
    assert sorted(link for link in links if link.startswith("careers/")) == sorted(
        f"careers/{row.key}.html" for row in rows
    )
    assert {link for link in links if link.startswith("categories/")} == {
        f"categories/{name}.html" for name in CATEGORIES
    }
    assert {link for link in links if link.startswith("industries/")} == {
        f"industries/{row.industry}.html" for row in rows
    }


def test_the_filters_offer_what_there_is(pages: dict[str, str], rows: tuple[CareerRow, ...]) -> None:
    """Every category and industry can be chosen, and every level but the last, which would leave nothing out."""
    page = _Reader(pages["en/index"])
    options = [option["value"] for option in page.all("option")]
    assert set(CATEGORIES) <= set(options)
    assert {row.industry for row in rows} <= set(options)
    assert {str(place) for place in range(len(EDUCATION_LEVELS) - 1)} <= set(options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_say_what_the_rows_say(rows: tuple[CareerRow, ...], language: str) -> None:
    """The script's list is the library's list: same careers, same figures, same order."""
    words = load_catalogue(language)
    text = index_data(rows, words)
    assert len(text.encode()) <= LIMIT
    data = _script(text, "careers")
    assert data["language"] == language
    for row, plain in zip(rows, data["rows"], strict=True):
        assert plain[:2] == [row.key, read_dashes(row.title)]
        assert (None if plain[2] is None else data["categories"][plain[2]][0]) == row.category
        assert plain[3] == row.score10
        assert plain[4] == (None if row.score is None else round(row.score, 1))
        assert data["industries"][plain[7]][0] == row.industry
        assert plain[13] == (None if row.telework is None else int(row.telework >= FROM_HOME))
        assert plain[8:13] == [
            row.pay,
            int(row.pay_period == "hour"),
            row.change_pct,
            row.annual_openings,
            row.education_level,
        ]
    assert len(data["levels"]) == len(EDUCATION_LEVELS)
    assert index_data(rows, words) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_names_bring_words_that_the_title_lacks(facts: Facts, rows: tuple[CareerRow, ...], language: str) -> None:
    """The usual names stand among them; none repeats the title; the file is small enough to come while one types."""
    names, everyday = list_names(facts, language), list_everyday(language)
    assert "attorney" in everyday["23-1011.00"]
    assert "CDL driver" in everyday["53-3032.00"]
    assert "software engineer" in everyday["15-1252.00"]
    titles = {row.key: row.title for row in rows}
    for key, others in list_names(facts).items():
        assert len(others) <= NAMES
        assert titles[key] not in others
        assert len(set(others)) == len(others)
        assert not set(others) & set(everyday.get(key, ()))
    text = names_data(rows, names, everyday, load_catalogue(language))
    assert len(text.encode()) <= LIMIT
    data = _script(text, "names")
    assert [tuple(item.split("|")) if item else () for item in data["names"]] == [names[row.key] for row in rows]
    assert [tuple(item.split("|")) if item else () for item in data["everyday"]] == [
        everyday.get(row.key, ()) for row in rows
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_comparison_has_every_axis_and_skill(facts: Facts, rows: tuple[CareerRow, ...], language: str) -> None:
    """What the comparison shows is what the careers' own pages are made of, in the order of the list."""
    text = compare_data(list_traits(facts), load_catalogue(language))
    assert len(text.encode()) <= LIMIT
    data = _script(text, "compare")
    traits = list_traits(facts)
    assert [each.key for each in traits] == [row.key for row in rows]
    assert len(data["axes"]) == len(data["meanings"]) == 5
    for each, (axes, entry, senior, skills, technologies) in zip(traits, data["rows"], strict=True):
        assert [axis is None for axis in axes] == [axis is None for axis in each.axes.values()]
        assert all(low <= value <= high for value, low, high in (axis for axis in axes if axis))
        assert (entry is None) == (each.entry is None)
        assert (senior is None) == (each.senior is None)
        assert [data["skills"][place] for place in skills] == list(each.skills)
        assert [data["technologies"][place] for place in technologies] == list(each.technologies)


def test_the_examples_of_comparison_are_careers(rows: tuple[CareerRow, ...]) -> None:
    """A code that left the facts would silently take its example away."""
    keys = {row.key for row in rows}
    assert all(set(example) <= keys and 2 <= len(example) <= 4 for example in EXAMPLES)


@pytest.mark.parametrize("name", CATEGORIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_category_shows_its_careers_and_its_rule(rows: tuple[CareerRow, ...], name: str, language: str) -> None:
    """The safest first, with the rule's own thresholds and the figures of exactly these careers."""
    words = load_catalogue(language)
    page = render_category(name, rows, _frame(language))
    here = [row for row in rows if row.category == name]
    linked = re.findall(r'<th scope="row"><a href="careers/([^"]+)\.html">', page)
    assert linked == [row.key for row in safest_first(here)]
    rule = next(rule for rule in load_policy().rules if rule.category == name)
    shown = re.search(r'<ul class="rule">(.*?)</ul>', page, re.DOTALL)
    assert shown
    for condition in (*rule.all_of, *rule.any_of):
        assert words.number(condition.threshold) in shown[1]
    assert words.number(len(here)) in page
    assert words.money(median(row.pay for row in here if row.pay is not None and row.pay_period == "year")) in page
    assert words.say(f"group.meaning.{name}").split(".")[0] in page


def test_an_industry_says_what_is_in_it(rows: tuple[CareerRow, ...]) -> None:
    """How many careers of each category, and who is safest; the counts are of the rows."""
    for industry in industries_of(rows):
        page = render_industry(industry.slug, industry.title, rows, _frame("en"))
        assert industry.slug == industry_slug(industry.title)
        assert re.findall(r'<th scope="row"><a href="careers/([^"]+)\.html">', page) == [
            row.key for row in industry.careers
        ]
        counts = {
            name: int(count)
            for name, count in re.findall(r'<li><a href="categories/([\w-]+)\.html">[^<]*</a>.*?<b>(\d+)</b>', page)
        }
        assert counts == {
            name: count for name in CATEGORIES if (count := sum(row.category == name for row in industry.careers))
        }


def test_what_is_not_known_is_a_dash_and_never_a_nought(pages: dict[str, str]) -> None:
    """Military careers have neither score nor pay; the page says so and still stands."""
    page = pages["en/military"]
    assert load_catalogue("en").say("index.unscored") in page
    assert "–" in page
    assert "$0" not in page
    assert "None" not in page


def test_bars_hold_each_scored_career_once(rows: tuple[CareerRow, ...]) -> None:
    """No career is lost between two bars, and few careers get wider ones."""
    scored = [row for row in rows if row.score is not None]
    bars = count_scores(scored, scored)
    assert sum(bar.here for bar in bars) == sum(bar.everywhere for bar in bars) == len(scored)
    assert [bar.low for bar in bars] == list(range(0, 100, 5))
    assert [bar.low for bar in count_scores(scored[:9], scored)] == list(range(0, 100, 10))


def test_a_chart_says_its_figures_and_escapes_them() -> None:
    """The label of the picture is text, whatever stands in it."""
    words: Catalogue = load_catalogue("en")
    drawn = draw_distribution(count_scores([], []), words, said='<b>"x"</b>', tone="accent")
    assert "<b>" not in drawn
    assert "&lt;b&gt;" in drawn

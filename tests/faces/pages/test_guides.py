"""The guides say what the program does, with the policy's own figures, and their commands run."""

from __future__ import annotations

import html
import re
import shlex
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from careerproof.careers.listing.directory import list_careers
from careerproof.careers.model import CareerRow
from careerproof.careers.sources import SourceUse, list_sources
from careerproof.careers.translation import load_translation
from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.cli.main import main
from careerproof.faces.pages.excerpt import load_excerpt
from careerproof.faces.pages.frame import Frame, Links
from careerproof.faces.pages.guides import (
    plain_number,
    render_check,
    render_method,
    render_not_found,
    render_optimize,
    render_sources,
)
from careerproof.facts.store import Facts, open_facts
from careerproof.safety.model import AXES
from careerproof.safety.policy import load_policy
from careerproof.settings import SHIPPED_FACTS

LANGUAGES = ("en", "es")
GUIDES = ("check", "optimize", "method", "sources", "not_found")
STAND_INS = {
    "resume.pdf": "resumes/maya-okonkwo.pdf",
    "job.txt": "postings/staff-accountant.txt",
}
"""The files that the commands name, each a copy of an example."""


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
def sources(facts: Facts) -> tuple[SourceUse, ...]:
    """All sources."""
    return list_sources(facts)


@pytest.fixture(scope="module")
def draw(rows: tuple[CareerRow, ...], sources: tuple[SourceUse, ...]) -> Callable[[str, str], str]:
    """Draws a guide in a language."""

    def render_guide(name: str, language: str) -> str:
        frame = _frame(name, language)
        pages = {
            "check": lambda: render_check(frame),
            "optimize": lambda: render_optimize(frame),
            "method": lambda: render_method(frame, policy=load_policy(), rows=rows, sources=sources),
            "sources": lambda: render_sources(frame, sources=sources),
            "not_found": lambda: render_not_found(frame),
        }
        return pages[name]()

    return render_guide


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_speaks_its_language(draw: Callable[[str, str], str], name: str, language: str) -> None:
    """One heading of the first rank in the page's language, headings without a gap, no value left open."""
    page = draw(name, language)
    words = load_catalogue(language)
    assert f'<html lang="{language}">' in page
    assert [html.unescape(text) for text in re.findall(r"<h1>(.*?)</h1>", page)] == [words.say(f"guide.{name}.title")]
    ranks = [int(rank) for rank in re.findall(r"<h([1-6])\b", page)]
    assert all(after - before <= 1 for before, after in pairwise(ranks))
    assert not re.search(r"\{\w*\}", page)


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_in_spanish_has_no_english_sentence(draw: Callable[[str, str], str], name: str) -> None:
    """What a Spanish page says in English says that it is English: names of studies, terms, the example's words."""
    english = {text for key, text in load_catalogue("en").words.items() if key.startswith("guide.") and len(text) > 30}
    spanish = set(load_catalogue("es").words.values())
    page = html.unescape(draw(name, "es"))
    assert [text for text in english - spanish if text in page] == []


@pytest.mark.parametrize("name", ["check", "optimize", "method"])
def test_the_commands_of_a_guide_run(
    draw: Callable[[str, str], str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: Path
) -> None:
    """Whoever types what the page shows gets what the page says."""
    for file, example in STAND_INS.items():
        shutil.copy(repository / "examples" / example, tmp_path / file)
    monkeypatch.chdir(tmp_path)
    shown = [
        html.unescape(text) for text in re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", draw(name, "en"), re.DOTALL)
    ]
    commands = [line for text in shown for line in text.splitlines() if line.startswith("careerproof ")]
    assert commands
    for command in dict.fromkeys(commands):
        result = CliRunner().invoke(main, shlex.split(command)[1:])
        assert (command, result.exit_code) == (command, 0)
    for written in re.findall(r"--(?:report|output) (\S+)", " ".join(commands)):
        assert (tmp_path / written).stat().st_size > 1000


def test_the_method_reads_the_policy(rows: tuple[CareerRow, ...], sources: tuple[SourceUse, ...]) -> None:
    """With other weights, stretches and thresholds the page shows these: no figure is typed twice."""
    policy = load_policy()
    changed: dict[str, Any] = {
        "base": 61.25,
        "automatable": 47.5,
        "necessity": 13.75,
        "enhancement": 9.25,
        "demand": 33.5,
        "ai_creation": 29.75,
        "robotics_share": 0.575,
        "theta_share": 0.375,
        "necessity_centre": 0.515,
        "necessity_spread": 0.225,
        "change_spread": 7.125,
        "openings_spread": 3.875,
        "openings_share": 0.125,
        "bend": 11.5,
        "projection_error": 6.25,
        "title_points": 31.5,
        "close": 4.25,
    }
    words = load_catalogue("en")
    assert all(getattr(policy, name) != value for name, value in changed.items())
    first = policy.rules[0]
    moved = replace(first, all_of=tuple(replace(each, threshold=56.5) for each in first.all_of))
    other = replace(policy, **changed, rules=(moved, *policy.rules[1:]))
    page = render_method(_frame("method", "en"), policy=other, rows=rows, sources=sources)
    text = html.unescape(re.sub(r"<[^>]+>", " ", page))
    for name, value in changed.items():
        assert re.search(rf"(?<![\d.]){re.escape(plain_number(words, value))}(?![\d.]*\d)", text), name
    assert text.count("56.5") == len(first.all_of)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_stands_on_the_page_in_the_order_of_the_policy(
    draw: Callable[[str, str], str], rows: tuple[CareerRow, ...], language: str
) -> None:
    """Each category with its conditions and how many careers it holds."""
    page = html.unescape(draw("method", language))
    words, rules = load_catalogue(language), load_policy().rules
    places = [page.index(f'<a class="chip {rule.category}"') for rule in rules]
    assert places == sorted(places)
    counts = Counter(row.category for row in rows)
    for rule, start, end in zip(rules, places, [*places[1:], len(page)], strict=True):
        part = page[start:end].partition("</ul>")[0]
        assert words.number(counts[rule.category]) in part
        assert part.count("<li>") == len(rule.all_of) + bool(rule.any_of)
        for condition in (*rule.all_of, *rule.any_of):
            sign = "≥" if condition.side == ">=" else "≤"
            assert f"{sign} {plain_number(words, condition.threshold)}" in part


def test_the_distribution_counts_every_career_once(
    draw: Callable[[str, str], str], rows: tuple[CareerRow, ...]
) -> None:
    """The rows of the table beside the chart sum to the careers with a score; the others are told."""
    page = draw("method", "en")
    table = page.split("<details>")[1].split("</details>")[0]
    counted = [int(count.replace(",", "")) for count in re.findall(r'<td class="number">([\d,]+)</td>', table)]
    scored = [row for row in rows if row.score is not None]
    words = load_catalogue("en")
    assert sum(counted) == len(scored)
    assert f"{words.number(len(scored))} careers have a score" in page
    assert f"{words.number(len(rows) - len(scored))} have none" in page


def test_every_axis_names_its_studies(draw: Callable[[str, str], str], sources: tuple[SourceUse, ...]) -> None:
    """Each axis leads to the sources that it rests on, and each link finds its place on the page of sources."""
    method, listed = draw("method", "en"), draw("sources", "en")
    known = set(re.findall(r'<li id="([^"]+)">', listed))
    assert known == {use.source.id for use in sources}
    for axis in AXES:
        part = method.split(f'id="axis-{axis}"')[1].split("</article>")[0]
        cited = re.findall(r'href="sources\.html#([^"]+)"', part)
        assert cited, axis
        assert set(cited) <= known
    exposure = method.split('id="axis-exposure"')[1].split("</article>")[0]
    assert "eloundou-2023" in exposure
    assert "webb-2020" not in exposure, "robots are automation, not exposure"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_is_told_in_full(
    draw: Callable[[str, str], str], sources: tuple[SourceUse, ...], language: str
) -> None:
    """Publisher, edition, licence, citation, the way there, and what it is used for in the reader's language."""
    page, words = draw("sources", language), load_catalogue(language)
    assert len(sources) > 30
    for use in sources:
        part = html.unescape(page.split(f'<li id="{use.source.id}">')[1].split("</li>")[0])
        source = load_translation(language).source(use.source)
        for text in (source.title, source.publisher, source.edition, source.licence, source.citation):
            assert text in part
        assert use.own or f'href="{source.url}"' in part
        for name in use.uses:
            assert words.say(f"guide.uses.{name}") in part


def test_the_sources_are_sorted_by_what_they_give(sources: tuple[SourceUse, ...]) -> None:
    """A study whose values are not passed on is not told among the figures of the facts."""
    page = render_sources(_frame("sources", "en"), sources=sources)
    official, behind = page.split('aria-labelledby="behind"')
    for use in sources:
        if use.source.licence.startswith("none stated"):
            assert f'id="{use.source.id}"' not in official
            assert f'id="{use.source.id}"' in behind
    assert 'id="oews-2025"' in official
    assert 'id="onet-29.3"' in official


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_excerpt_shows_the_figures_of_the_example(draw: Callable[[str, str], str], language: str) -> None:
    """The report on the page is the one that the program writes of the made-up person."""
    words, excerpt = load_catalogue(language), load_excerpt()
    check, optimize = (html.unescape(draw(name, language)) for name in ("check", "optimize"))
    assert f"<b>{excerpt.score10}</b>" in check
    for _, axis in excerpt.axes:
        assert f"<b>{words.number(axis.value)}</b>" in check
        assert f"{words.number(axis.low)}–{words.number(axis.high)}" in check
    for move in excerpt.moves:
        assert load_translation(language).title(move.key, move.title) in check
    for edit in excerpt.edits:
        assert f"<del>{edit.old}</del> <ins>{edit.new}</ins>" in optimize
    for term in (*excerpt.unsaid, *excerpt.lacking):
        assert f"<li>{term}</li>" in optimize


def _frame(name: str, language: str) -> Frame:
    return Frame(
        catalogue=load_catalogue(language),
        links=Links(root="", suffix=".html"),
        path=f"{name}.html",
        base_url="",
        facts_version="1.test",
    )

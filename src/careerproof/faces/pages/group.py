"""The page of a category of careers, and of an industry."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from careerproof.careers.listing.directory import industry_slug
from careerproof.careers.model import CareerRow
from careerproof.faces.catalogue import Catalogue
from careerproof.faces.pages.distribution import Bar, count_scores, draw_distribution
from careerproof.faces.pages.frame import Frame, render
from careerproof.faces.pages.guides import rule_words
from careerproof.faces.pages.index import CATEGORIES, industries_of, safest_first
from careerproof.faces.plots import share_strip
from careerproof.safety.policy import load_policy

__all__ = ["industry_slug", "render_category", "render_industry"]


def render_category(name: str, rows: Sequence[CareerRow], frame: Frame) -> str:
    """The page of a category: what it means, its rule, its careers; `rows` are all careers."""
    words = frame.catalogue
    here = [row for row in rows if row.category == name]
    title = words.say(f"names.category.{name}")
    values: dict[str, object] = {
        "name": name,
        "conditions": _rule(name, words),
        "counts": [(other, sum(row.category == other for row in rows)) for other in CATEGORIES],
    }
    return render("category.html.j2", frame, values | _shared(title, here, rows, words, tone=name))


def render_industry(slug: str, title: str, rows: Sequence[CareerRow], frame: Frame) -> str:
    """The page of an industry by the slug of its rows; `rows` are all careers."""
    words = frame.catalogue
    here = [row for row in rows if row.industry == slug]
    counts = [(name, sum(row.category == name for row in here)) for name in CATEGORIES]
    most = max((count for _, count in counts), default=0) or 1
    values: dict[str, object] = {
        "slug": slug,
        "industries": industries_of(rows),
        "mix": [(name, count, share_strip(count / most, tone=name)) for name, count in counts if count],
        "lead": _industry_lead(here, words),
    }
    return render("industry.html.j2", frame, values | _shared(title, here, rows, words, tone="accent"))


def _rule(category: str, words: Catalogue) -> tuple[str, ...]:
    """The conditions of the category's rule in the shipped policy, in words."""
    return next(rule_words(rule, words) for rule in load_policy().rules if rule.category == category)


def _shared(
    title: str, here: Sequence[CareerRow], rows: Sequence[CareerRow], words: Catalogue, *, tone: str
) -> dict[str, object]:
    """What both kinds of page show: figures beside those of all careers, the chart, the careers."""
    bars = count_scores(here, rows)
    return {
        "title": title,
        "rows": safest_first(here),
        "figures": _figures(here, rows, words),
        "chart": draw_distribution(bars, words, said=_said(title, bars, words), tone=tone),
        "tone": tone,
        "step": bars[0].high,
    }


def _figures(here: Sequence[CareerRow], rows: Sequence[CareerRow], words: Catalogue) -> list[tuple[str, str, str]]:
    """The key figures as (words, figure, the same of all careers); one that nobody can give is left out."""
    share = words.percent(len(here) / max(len(rows), 1))
    figures = [
        (
            words.say("group.count"),
            words.number(len(here)),
            words.say("group.count_note", share=share, all=words.number(len(rows))),
        )
    ]
    scores, all_scores = _scores(here), _scores(rows)
    if scores:
        note = words.say("group.middle_score_note", all=words.number(median(all_scores)))
        figures.append((words.say("group.middle_score"), words.number(median(scores)), note))
    pays, all_pays = _pays(here), _pays(rows)
    if pays:
        note = words.say("group.middle_pay_note", all=words.money(median(all_pays)))
        figures.append((words.say("group.middle_pay"), words.money(median(pays)), note))
    if any(row.change_pct is not None for row in here):
        note = words.say("group.growing_note", all=words.percent(_growing(rows)))
        figures.append((words.say("group.growing"), words.percent(_growing(here)), note))
    return figures


def _scores(rows: Sequence[CareerRow]) -> list[float]:
    return [row.score for row in rows if row.score is not None]


def _pays(rows: Sequence[CareerRow]) -> list[float]:
    return [row.pay for row in rows if row.pay is not None and row.pay_period == "year"]


def _growing(rows: Sequence[CareerRow]) -> float:
    """The share of careers with a projection above zero, of those that have a projection."""
    changes = [row.change_pct for row in rows if row.change_pct is not None]
    return sum(change > 0 for change in changes) / max(len(changes), 1)


def _said(title: str, bars: Sequence[Bar], words: Catalogue) -> str:
    told = [
        words.say("group.chart_bar", low=bar.low, high=bar.high, count=bar.here, all=bar.everywhere)
        for bar in bars
        if bar.everywhere
    ]
    return words.say("group.chart_said", title=title, bars="; ".join(told))


def _industry_lead(here: Sequence[CareerRow], words: Catalogue) -> str:
    scored = [row for row in safest_first(here) if row.score10 is not None]
    if not scored:
        return words.say("index.careers", count=words.number(len(here)))
    return words.say(
        "group.industry_lead",
        count=words.number(len(here)),
        low=scored[-1].score10,
        high=scored[0].score10,
        best=scored[0].title,
    )

"""The career page as text."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.careers.market import MarketSignals
from careerproof.careers.model import CareerProfile, Pay, PlacePay, Salary, Telework, Transition
from careerproof.evidence import Sentence
from careerproof.faces.cli.layout import bullets, heading, money, paragraph, percent, table
from careerproof.faces.cli.pages.score import axis_lines, reason_lines, score_headline
from careerproof.faces.words import ATTRIBUTION, CATEGORIES, SCALE_NOTE

_SIGNALS = 20
_LEFT_OUT = 3
"""How many signs, and how many files that were not counted, are told on the page; JSON has them all."""


def profile_page(profile: CareerProfile) -> str:
    """Every section of the career page."""
    parts = [
        score_headline(profile.safety),
        paragraph(f"Industry: {profile.industry}" + _employers(profile)),
        *(paragraph(note.text) for note in profile.notes),
        "",
        *axis_lines(profile.safety),
        "",
        *_quoted("What it is, in the publisher's words", [profile.description] if profile.description else []),
        *_quoted("Its tasks, in the publisher's words", profile.tasks),
        heading("Why it is, or is not, AI-safe"),
        _prose(profile.why_safe),
        "",
        heading("How AI enhances the role"),
        _prose(profile.how_ai_enhances),
        *(["", heading("What to watch"), _prose(profile.what_to_watch)] if profile.what_to_watch else []),
        *(["", heading("Who thrives in it"), _prose(profile.who_thrives)] if profile.who_thrives else []),
        "",
        heading("Required skills"),
        *_skills(profile),
        "",
        heading("Salary"),
        *_salary(profile.salary),
        *(_place(profile.salary.place) if profile.salary.place else []),
        "",
        *_standing(profile),
        heading("Work from home"),
        paragraph(_telework(profile.telework)),
        "",
        heading("Growth outlook"),
        _growth(profile),
        "",
        *_quoted("Why, in the publisher's words", profile.growth.factors),
        heading("Education path"),
        *_education(profile),
        "",
        heading("Careers to come from"),
        _moves(profile.transitions_in),
        "",
        heading("Careers to go to"),
        _moves(profile.transitions_out),
        "",
        heading("Résumé terms a screen for this career looks for"),
        paragraph(" · ".join(profile.resume_terms) or "none are known"),
        "",
        *_market(profile.market),
        heading("Certifications and licences"),
        bullets(item.text for item in profile.certifications) or paragraph("none are known to be asked for"),
        "",
        *(
            [heading("The points behind the score"), *reason_lines(profile.safety), ""]
            if profile.safety.reasons
            else []
        ),
        heading("Sources"),
        bullets(f"{source.id}: {source.title}, {source.edition} ({source.licence})" for source in profile.sources),
        "",
        paragraph(SCALE_NOTE, indent=0),
        paragraph(ATTRIBUTION, indent=0),
    ]
    return "\n".join(parts)


def _quoted(title: str, sentences: Sequence[Sentence]) -> list[str]:
    """A publisher's own texts under their heading, marked with the source; nothing where there are none."""
    if not sentences:
        return []
    sources = sorted({source for sentence in sentences for source in sentence.sources})
    return [heading(f"{title} ({', '.join(sources)})"), bullets(sentence.text for sentence in sentences), ""]


def _employers(profile: CareerProfile) -> str:
    named = [f"{title} {percent(share)}" for title, share in profile.industries[:3]]
    return f" (most work in {', '.join(named)})" if named else ""


def _prose(sentences: tuple[Sentence, ...]) -> str:
    return paragraph(" ".join(sentence.text for sentence in sentences))


def _skills(profile: CareerProfile) -> list[str]:
    lines = [paragraph("Core: " + (", ".join(skill.name for skill in profile.core_skills) or "not rated"))]
    if profile.technologies:
        names = [f"{tool.name}{' ▲' if tool.in_demand or tool.hot else ''}" for tool in profile.technologies[:16]]
        lines.append(paragraph("Technology (▲ hot or in demand): " + ", ".join(names)))
    if profile.ai_skills:
        lines.append(paragraph("AI skills: " + ", ".join(profile.ai_skills)))
    return lines


def _salary(salary: Salary) -> list[str]:
    rows = [
        [name, _pay(pay), f"{pay.percentile}th percentile" if pay else ""]
        for name, pay in (("Entry", salary.entry), ("Mid", salary.mid), ("Senior", salary.senior))
    ]
    shown = {pay.percentile for pay in (salary.entry, salary.mid, salary.senior) if pay}
    others = [pay for pay in salary.percentiles if pay.percentile not in shown]
    rows = [["Low", _pay(pay), "10th percentile"] for pay in others if pay.percentile == 10] + rows
    rows += [["High", _pay(pay), "90th percentile"] for pay in others if pay.percentile == 90]
    if salary.mean is not None:
        rows.append(["Mean", money(salary.mean), "average"])
    lines = [table(rows, widths=(8, 16, 30))]
    if salary.vintage:
        by_the_hour = any(pay is not None and pay.period == "hour" for pay in (salary.entry, salary.mid, salary.senior))
        workers = f" {salary.employment:,} workers were counted." if salary.employment is not None else ""
        lines.append(paragraph(f"US dollars {'an hour' if by_the_hour else 'a year'}, {salary.vintage}.{workers}"))
        if by_the_hour:
            lines.append(
                paragraph("The survey publishes only hourly pay for this occupation: few work in it all year.")
            )
    if salary.shared:
        lines.append(paragraph("Several occupations share these survey figures."))
    if salary.reason:
        lines.append(paragraph(f"{_capital(salary.reason)}."))
    if salary.by_industry:
        lines += ["", *_by_industry(salary)]
    return lines


def _by_industry(salary: Salary) -> list[str]:
    """The pay by sector, best first, with the edition that it is from."""
    rows = [["", "pay", "", "workers"]]
    rows += [
        [
            sector.title,
            money(sector.value, cents=sector.period == "hour") + (" or more" if sector.top_coded else ""),
            f"{sector.figure}{' an hour' if sector.period == 'hour' else ''}",
            percent(sector.share),
        ]
        for sector in salary.by_industry
    ]
    vintages = sorted({sector.vintage for sector in salary.by_industry})
    lines = [table(rows, widths=(38, 16, 8, 8), right=frozenset({1, 3}))]
    lines.append(paragraph(f"By industry sector, {' and '.join(vintages)}."))
    return lines


def _place(place: PlacePay) -> list[str]:
    """What the national pay buys in a place, and what the place itself pays."""
    lines = ["", paragraph(f"In {place.title}:")]
    if place.parity is None:
        lines.append(paragraph("No price level of this place is known."))
    else:
        worth = ", ".join(
            f"{name} {_pay(pay)}"
            for name, pay in (("entry", place.entry), ("mid", place.mid), ("senior", place.senior))
            if pay
        )
        lines.append(paragraph(f"Prices are {_prices(place.parity)} ({place.parity_year})."))
        if worth:
            lines.append(paragraph(f"The national pay buys there what these would buy at average prices: {worth}."))
    if place.wages:
        paid = ", ".join(f"{pay.percentile}th percentile {_pay(pay)}" for pay in place.wages)
        lines.append(paragraph(f"Paid there ({place.wages_vintage}): {paid}."))
    elif place.reason:
        lines.append(paragraph(f"Paid there: not known; {place.reason}."))
    return lines


def _prices(parity: float) -> str:
    """A price level in words: "2.6% below the nation's average"."""
    away = parity - 100
    if abs(away) < 0.05:
        return "at the nation's average"
    return f"{abs(away):.1f}% {'above' if away > 0 else 'below'} the nation's average"


def _standing(profile: CareerProfile) -> list[str]:
    """Where the career stands among all; nothing where it has no figure at all."""
    standing = profile.standing
    known = [
        f"{name} above {percent(value / 100)}"
        for name, value in (
            (("AI-safety", standing.score), ("median pay", standing.pay), ("projected change", standing.growth))
            if standing
            else ()
        )
        if value is not None
    ]
    if standing is None or not known:
        return []
    text = f"Of the other {standing.careers - 1:,} careers: {', '.join(known)}."
    return [heading("Where it stands among all careers"), paragraph(text), ""]


def _telework(telework: Telework | None) -> str:
    if telework is None or telework.words is None:
        return f"Not known: {telework.reason}." if telework else "Not known."
    basis = " (judged from its descriptors and relatives)" if telework.inferred else ""
    return f"{_capital(telework.words)}: {percent(telework.share)} likely{basis}."


def _pay(pay: Pay | None) -> str:
    if pay is None:
        return "not known"
    return money(pay.value, cents=pay.period == "hour") + (" or more" if pay.top_coded else "")


def _growth(profile: CareerProfile) -> str:
    growth = profile.growth
    if growth.change_pct is None:
        return paragraph(f"Not known: {growth.reason}.")
    openings = f", about {growth.annual_openings:,} openings a year" if growth.annual_openings is not None else ""
    jobs = (
        f" ({growth.employment:,} to {growth.employment_projected:,} jobs)"
        if growth.employment is not None and growth.employment_projected is not None
        else ""
    )
    years = f"from {growth.from_year} to {growth.to_year}"
    return paragraph(f"{_capital(growth.outlook or '')}: {growth.change_pct:+.1f}% {years}{jobs}{openings}.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _education(profile: CareerProfile) -> list[str]:
    path = profile.education
    lines = [paragraph(f"Typical entry: {path.typical or 'not known'}" + (f" ({path.reason})" if path.reason else ""))]
    extras = [
        f"{name}: {value}"
        for name, value in (("Experience", path.experience), ("Training", path.training))
        if value and value != "None"
    ]
    if extras:
        lines.append(paragraph("; ".join(extras)))
    if path.distribution:
        lines.append(
            paragraph("Workers say: " + ", ".join(f"{i.label} {percent(i.share)}" for i in path.distribution[:4]))
        )
    if path.programmes:
        fields = [f"{field.title} ({field.cip})" for field in path.fields_of_study[:6]]
        more = len(path.fields_of_study) - len(fields)
        lines.append(paragraph("Fields of study (CIP): " + "; ".join(fields) + (f"; {more} more" if more else "")))
    return lines


def _moves(moves: tuple[Transition, ...]) -> str:
    if not moves:
        return paragraph("none are known")
    rows = [["", "", "safety", "reach", "pay"]]
    rows += [
        [
            move.title,
            CATEGORIES[move.category] if move.category else "—",
            "—" if move.score10 is None else f"{move.score10}/10",
            percent(move.feasibility),
            percent(move.pay_change, signed=True),
        ]
        for move in moves
    ]
    return table(rows, widths=(36, 15, 6, 6, 6), right=frozenset({2, 3, 4}))


def _market(market: MarketSignals | None) -> list[str]:
    """What postings ask for beyond the profile, as a sign with its count; nothing where none were given."""
    if market is None:
        return []
    lines = [heading("What the postings given ask for beyond this profile")]
    if market.terms:
        rows = [[item.term, f"{item.postings} of {market.counted}"] for item in market.terms[:_SIGNALS]]
        lines += [table(rows, widths=(60, 12), right=frozenset({1}))]
    else:
        lines.append(paragraph("nothing" if market.counted else "none of them is a posting of this career"))
    left = market.given - market.counted
    if left:
        whys = "; ".join(f"{item.posting}: {item.why}" for item in market.left_out[:_LEFT_OUT])
        lines.append(paragraph(f"Not counted, {left} of {market.given}: {whys}{'; …' if left > _LEFT_OUT else ''}"))
    return [*lines, ""]

"""The career page as text."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.careers.model import CareerProfile, Pay, Salary, Transition
from careerproof.evidence import Sentence
from careerproof.faces.cli.layout import bullets, heading, money, paragraph, percent, table
from careerproof.faces.cli.pages.score import axis_lines, reason_lines, score_headline
from careerproof.faces.words import ATTRIBUTION, CATEGORIES, SCALE_NOTE


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
        "",
        heading("Required skills"),
        *_skills(profile),
        "",
        heading("Salary"),
        *_salary(profile.salary),
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
    lines = [table(rows, widths=(8, 16, 30))]
    if salary.vintage:
        by_the_hour = any(pay is not None and pay.period == "hour" for pay in (salary.entry, salary.mid, salary.senior))
        lines.append(paragraph(f"US dollars {'an hour' if by_the_hour else 'a year'}, {salary.vintage}."))
        if by_the_hour:
            lines.append(
                paragraph("The survey publishes only hourly pay for this occupation: few work in it all year.")
            )
    if salary.shared:
        lines.append(paragraph("Several occupations share these survey figures."))
    if salary.reason:
        lines.append(paragraph(f"{_capital(salary.reason)}."))
    return lines


def _pay(pay: Pay | None) -> str:
    if pay is None:
        return "not known"
    return money(pay.value, cents=pay.period == "hour") + (" or more" if pay.top_coded else "")


def _growth(profile: CareerProfile) -> str:
    growth = profile.growth
    if growth.change_pct is None:
        return paragraph(f"Not known: {growth.reason}.")
    openings = f", about {growth.annual_openings:,} openings a year" if growth.annual_openings is not None else ""
    years = f"from {growth.from_year} to {growth.to_year}"
    return paragraph(f"{_capital(growth.outlook or '')}: {growth.change_pct:+.1f} % {years}{openings}.")


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
        lines.append(paragraph("Fields of study: " + "; ".join(path.programmes[:6])))
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

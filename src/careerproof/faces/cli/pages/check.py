"""The main job's answer as text."""

from __future__ import annotations

from careerproof.careers.model import Paths
from careerproof.evidence import Finding, Missing
from careerproof.faces.cli.layout import bullets, heading, money, paragraph, percent, shorten, table
from careerproof.faces.cli.pages.personal import personal_lines
from careerproof.faces.cli.pages.score import axis_lines, reason_lines, score_headline
from careerproof.faces.cli.pages.screen import screen_lines
from careerproof.faces.words import (
    ATTRIBUTION,
    CATEGORIES,
    EDIT_KINDS,
    SCALE_NOTE,
    edit_words,
    lacking_notes,
    plan_words,
    rejection_words,
)
from careerproof.optimizing.model import Edit, Proposal
from careerproof.resumes.model import Resume
from careerproof.screening.model import MissingTerm, Verdict
from careerproof.verbs.model import Check, Inspection, TargetCareer

_MOST_HIDDEN, _HIDDEN_WIDTH = 12, 240


def check_page(check: Check) -> str:
    """The whole answer: safety, the screen, what is missing, edits, moves."""
    parts = [_who(check), "", heading("1 · How AI-safe is your career?"), _safety(check)]
    parts += ["", heading("2 · What a machine reads in your file"), *inspection_lines(check.inspect)]
    if check.screen is not None:
        parts += [
            "",
            heading("3 · Will it pass the screen?"),
            *_target_lines(check.target),
            *_doubt_lines(check.screen),
            *screen_lines(check.screen),
        ]
    if check.optimize is not None:
        parts += ["", heading("4 · What to change"), *proposal_lines(check.optimize)]
    if check.paths is not None:
        parts += ["", heading("5 · Safer careers within reach"), *path_lines(check.paths)]
    if check.screen is None:
        parts += ["", paragraph("Add --posting FILE to see how this résumé stands against a job.", indent=0)]
    parts += ["", paragraph(SCALE_NOTE, indent=0), paragraph(ATTRIBUTION, indent=0)]
    return "\n".join(parts)


def _who(check: Check) -> str:
    content = check.resume.content
    if not isinstance(content, Resume):
        raise TypeError("a check holds a résumé")
    held = next((work.position for work in content.work if work.position), content.basics.label)
    return shorten(" · ".join(part for part in (content.basics.name, held) if part) or "The résumé", 80)


def _safety(check: Check) -> str:
    if isinstance(check.score.score, Missing):
        return score_headline(check.score)
    lines = [score_headline(check.score), "", *axis_lines(check.score), "", "  Why, in points that sum to the score:"]
    lines += [*reason_lines(check.score), *(paragraph(note) for note in check.score.notes)]
    if check.score.personal is not None:
        lines += ["", *personal_lines(check.score.personal)]
    return "\n".join(lines)


def inspection_lines(inspection: Inspection) -> list[str]:
    """The findings of a file, gravest first."""
    word = (
        "A machine can read this file."
        if inspection.parseable
        else "A machine does not get all it needs from this file."
    )
    order = {"error": 0, "warning": 1, "info": 2}
    findings = sorted(inspection.findings, key=lambda finding: order[finding.severity])
    return [paragraph(word), *(_finding(finding) for finding in findings), *_hidden_lines(inspection)]


def _hidden_lines(inspection: Inspection) -> list[str]:
    """The words that a person does not see, where something is said against them."""
    if not any(finding.id.startswith("tampering.hidden") for finding in inspection.findings):
        return []
    lines = [paragraph("Words that a person does not see (they were not read):")]
    for passage in inspection.hidden[:_MOST_HIDDEN]:
        place = f", page {passage.page}" if passage.page else ""
        words = shorten("".join(filter(str.isprintable, passage.text)), _HIDDEN_WIDTH)
        lines.append(paragraph(f"“{words}” ({passage.how}{place})", indent=4))
    rest = len(inspection.hidden) - _MOST_HIDDEN
    return [*lines, paragraph(f"and {rest} more passages", indent=4)] if rest > 0 else lines


def _finding(finding: Finding) -> str:
    return paragraph(f"{finding.message} — {finding.fix} [{finding.id}]", indent=4, first="  ! ")


def _target_lines(target: TargetCareer | None) -> list[str]:
    if target is None:
        return []
    name = " at ".join(part for part in (target.title, target.company) if part) or "the posting"
    lines = [paragraph(f"Posting: {name}")]
    if target.score is not None and target.score.category is not None:
        category = CATEGORIES[target.score.category]
        lines.append(paragraph(f"That career: AI-safety {target.score.score10}/10, {category}."))
    return lines


_OF_POSTING = ("posting.", "screening.no_posting")


def _doubt_lines(verdict: Verdict) -> list[str]:
    """What is odd about the posting, or that it may be none; what was found in the résumé stands in its own part."""
    return [
        paragraph(f"{finding.message[0].upper()}{finding.message[1:]} — {finding.fix}", indent=4, first="  ! ")
        for finding in verdict.findings
        if finding.id.startswith(_OF_POSTING)
    ]


def proposal_lines(proposal: Proposal) -> list[str]:
    """Missing terms in two lists, then the edits with the points each gains."""
    lines = []
    if proposal.have_but_unsaid:
        lines.append("  You have it, but do not say it:")
        lines += [_unsaid(term) for term in proposal.have_but_unsaid]
    if proposal.lacking:
        lines.append("  You lack it (never claim it; learn it or leave it):")
        lines.append(bullets(_lacking(term) for term in proposal.lacking))
    if proposal.plan is not None:
        told, needs = plan_words(proposal.plan)
        lines += [paragraph(told, indent=2), *(paragraph(need, indent=6, first="    • ") for need in needs)]
    if proposal.edits:
        lines.append(
            f"  True edits, {proposal.before:.0f} → {proposal.after:.0f} of 100 with those that need no word from you:"
        )
        lines += [_edit(edit) for edit in proposal.edits]
    else:
        lines.append(paragraph("No true edit raises the score."))
    if proposal.rejected:
        lines.append("  Bullets for which the rewriter gave no edit:")
        lines.append(bullets(f"“{shorten(item.old, 70)}” — {rejection_words(item)}" for item in proposal.rejected))
    return lines


def _unsaid(term: MissingTerm) -> str:
    proof = f" — you wrote: “{shorten(term.evidence[0].text, 90)}”" if term.evidence else ""
    return paragraph(f"{term.term}{proof}", indent=6, first="    • ")


def _lacking(term: MissingTerm) -> str:
    return f"{shorten(term.term, 90)} ({'; '.join(lacking_notes(term))})"


def _edit(edit: Edit) -> str:
    question = "you decide" if edit.kind == "noise" else "confirm that it is true"
    ask = f" ({question})" if edit.needs_confirmation else ""
    text = f"{EDIT_KINDS[edit.kind]}{ask}: {shorten(edit_words(edit), 150)} — {edit.because} [{edit.id}]"
    return paragraph(text, indent=11, first=f"    {edit.points:+5.1f} ")


def path_lines(paths: Paths) -> list[str]:
    """The moves as a table, with what each still lacks."""
    if not paths.moves:
        return [paragraph("No safer career is within reach of what these facts can tell.")]
    rows = [["", "safety", "reach", "median pay", "change"]]
    rows += [
        [
            move.title,
            "—" if move.score10 is None else f"{move.score10}/10",
            percent(move.feasibility),
            money(move.median_pay) if move.median_pay else "—",
            percent(move.pay_change, signed=True),
        ]
        for move in paths.moves
    ]
    lines = [table(rows, widths=(38, 6, 6, 11, 7), right=frozenset({1, 2, 3, 4}))]
    best = paths.moves[0]
    if best.skills_missing:
        lines.append(paragraph(f"For {best.title} you would still need: {', '.join(best.skills_missing[:5])}."))
    return lines

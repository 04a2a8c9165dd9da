"""What each passage of a posting is: something asked for, a duty, context, or nothing that counts.

A passage's section decides where there is one; else its own words do, and a list without headings is told together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from careerproof.postings.borders import AskedLine, find_border
from careerproof.postings.facets import find_facets
from careerproof.postings.lexicons import Lexicon, load_lexicon
from careerproof.postings.passages import Passage, lists_choices

Role = Literal["qualification", "condition", "duty", "context", "nothing"]
"""`condition` asks for a right to work, a clearance and the like among other words; `context` may name technologies;
`nothing` is benefits, legal text and the employer's own story.
"""

_PLAINLY = re.compile(
    r"\b(?:must (?:have|be|possess|hold)|(?:is|are) required|(?:is|are) (?:strongly |highly )?preferred|is a plus"
    r"|nice to have)\b",
    re.IGNORECASE,
)

_EDGES = " \t\n.;:,()[]*•-"
"""What may stand around the words of a line."""
MOST_LABEL_WORDS = 4
LEAST_LINES = 4
"""Fewer lines that ask for something are one list."""
_OWN_STORY = re.compile(
    r"(?:we|our|since \d{4}|for (?:more than|over|nearly|almost) \d+ years|at [\w .&-]{2,40},? we)\b", re.IGNORECASE
)
_SEEKS = re.compile(
    r"\b(?:looking for|seek(?:ing)?|require|expect|need (?:a|an|someone|people|you)|want|you|prefer|candidates?)\b",
    re.IGNORECASE,
)
"""Words by which an employer that speaks of itself speaks of the person it seeks after all."""

_DEMANDS = re.compile(
    r"\b(?:must|shall|(?<!be )required|needed|should be|applicants? will not require|(?:is|are) not eligible for"
    r"|(?:not|unable to|cannot|no|without) (?:\w+ ){0,2}sponsor(?:ship)?)\b",
    re.IGNORECASE,
)
_CHECKS = re.compile(
    r"\b(?:without regard|regardless|discriminat\w+|equal (?:employment )?opportunity|e-verify|background|drug|may)\b",
    re.IGNORECASE,
)
"""Lines of fair treatment, and of what the employer checks later, name conditions without asking for one."""
_CONDITIONS = frozenset({"authorisation", "clearance", "licence", "physical"})
_HOLDS = re.compile(r"(?:possess|holds?|have|has|earned|completed)\b", re.IGNORECASE)


def judge_passages(text: str, passages: Sequence[Passage]) -> tuple[tuple[Passage, Role], ...]:
    """The passages with what each is, in order; a list without headings is told by its lines together."""
    lexicon = load_lexicon()
    judged = [(passage, _judge_anywhere(text, passage, lexicon)) for passage in passages]
    return tuple(_tell_lists_apart(text, _follow_neighbours(judged)))


def _judge_anywhere(text: str, passage: Passage, lexicon: Lexicon) -> Role:
    """The role; a right to work, a clearance, a licence, bodily work and a degree are asked for in any section."""
    role, written = _judge(text, passage, lexicon), text[passage.start : passage.end]
    if role not in ("context", "nothing") or lexicon.cues.bait.search(written):
        return role
    kinds = {facet.kind for facet in find_facets(text, passage.start, passage.end)}
    if kinds & _CONDITIONS and _DEMANDS.search(written) and not _CHECKS.search(written):
        return "condition"
    return "qualification" if role == "context" and "education" in kinds and _HOLDS.match(written) else role


def _judge(text: str, passage: Passage, lexicon: Lexicon) -> Role:
    """What a passage is: "qualification", "duty", "context" (may name technologies), or "nothing"."""
    written = text[passage.start : passage.end]
    cues = lexicon.cues
    is_empty = passage.section in ("benefits", "equal_opportunity", "apply", "about") or cues.bait.search(written)
    if (
        is_empty
        or _is_label(passage, written)
        or cues.empty.fullmatch(written.strip(_EDGES))
        or cues.formula.search(written)
    ):
        return "nothing"
    asks = cues.qualification.search(written)
    if passage.section == "responsibilities" and _is_duty(written, lexicon):
        return "qualification" if _asks_plainly(text, passage, lexicon) else "duty"
    if (cues.boilerplate.search(written) or cues.benefit.search(written)) and not _asks_of_person(written, asks):
        return "nothing"
    if passage.section in ("requirements", "preferred"):
        is_claim = _OWN_STORY.match(written) or cues.employer_claim.match(written.strip())
        is_story = is_claim and not _asks_of_person(written, asks) and not _SEEKS.search(written)
        return "nothing" if is_story or not re.search(r"\w", written) else "qualification"
    if passage.section == "conditions":
        return "qualification" if asks or find_facets(text, passage.start, passage.end) else "nothing"
    if passage.section == "responsibilities":
        return "qualification" if _asks_plainly(text, passage, lexicon) else "duty"
    duty = _is_duty(written, lexicon)
    if asks and not _speaks_of_employer(written, cues.employer_claim):
        # "Understanding of X" and "Consulting experience" begin like duties but ask from their first words on.
        asks_first = asks.start() <= 12 or passage.bullet
        return "qualification" if asks_first or not duty or _asks_plainly(text, passage, lexicon) else "duty"
    return "duty" if duty else "context"


def _follow_neighbours(judged: Sequence[tuple[Passage, Role]]) -> list[tuple[Passage, Role]]:
    """The passages, a line of a list judged as most lines of its list are where its own words say nothing."""
    blocks: dict[int, list[Role]] = {}
    for passage, role in judged:
        if passage.alone:
            blocks.setdefault(passage.block, []).append(role)
    followed: list[tuple[Passage, Role]] = []
    for passage, role in judged:
        roles = blocks.get(passage.block, [])
        most: Role = "qualification" if roles.count("qualification") >= roles.count("duty") else "duty"
        follows = role == "context" and passage.alone and len(roles) >= 3 and 2 * roles.count(most) > len(roles)
        followed.append((passage, most if follows else role))
    return _fill_gaps(followed)


def _fill_gaps(judged: Sequence[tuple[Passage, Role]]) -> list[tuple[Passage, Role]]:
    """The passages, lines that say nothing of themselves judged as the line before and behind in their list.

    A duty's verb inside of a list of qualifications ("Travel as required.") does not end the list.
    """
    filled = list(judged)
    for index in range(1, len(filled)):
        passage, role = filled[index]
        before, role_before = filled[index - 1]
        if role not in ("context", "duty") or role_before != "qualification" or passage.section != "unknown":
            continue
        if not passage.alone or not before.alone or before.block != passage.block:
            continue
        behind = [given for item, given in judged[index + 1 : index + 3] if item.block == passage.block]
        if (role == "context" and "duty" not in behind[:1]) or "qualification" in behind[:1] or not behind:
            filled[index] = (passage, "qualification")
    return filled


def _tell_lists_apart(text: str, judged: Sequence[tuple[Passage, Role]]) -> list[tuple[Passage, Role]]:
    """The passages, the second of two qualification lists marked preferred where no heading names either.

    Why: postings give what is least first and what is better second. Words in a line still overrule.
    """
    asked = [passage for passage, role in judged if role == "qualification"]
    if len(asked) < LEAST_LINES or any(passage.section in ("requirements", "preferred") for passage in asked):
        return list(judged)
    first = find_border([ask_line(text, passage) for passage in asked])
    border = asked[first].start if first < len(asked) else len(text)
    return [
        (
            replace(passage, section="preferred") if role == "qualification" and passage.start >= border else passage,
            role,
        )
        for passage, role in judged
    ]


def ask_line(text: str, passage: Passage) -> AskedLine:
    """A passage as `find_border` weighs it."""
    facets = find_facets(text, passage.start, passage.end)
    written = text[passage.start : passage.end]
    levels = [facet.minimum.value for facet in facets if facet.kind == "education" and facet.minimum]
    return AskedLine(
        text=written,
        block=passage.block,
        kinds=frozenset(facet.kind for facet in facets),
        level=min(levels, default=0.0),
        is_preferred=load_lexicon().cues.preferred.search(written) is not None,
    )


def _is_label(passage: Passage, written: str) -> bool:
    """Whether a line only names what stands below it ("Programming languages:")."""
    is_short = written.rstrip(" *_").endswith(":") and len(written.split()) <= MOST_LABEL_WORDS
    return passage.alone and is_short and not lists_choices(written)


def _asks_of_person(written: str, asks: re.Match[str] | None) -> bool:
    """Whether a line with a benefit's word still asks for something ("knowledge of health insurance")."""
    return asks is not None and bool(
        re.search(
            r"\b(?:experience|(?<!exchange )(?<!share )(?<!sharing )knowledge"
            r"|understanding|familiar\w*|expertise|degree|ability to)\b",
            written,
            re.IGNORECASE,
        )
    )


def _asks_plainly(text: str, passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a passage outside of a qualification section is one all the same: years, a degree, "must have"."""
    written = text[passage.start : passage.end]
    if _PLAINLY.search(written):
        return True
    facets = find_facets(text, passage.start, passage.end)
    years = any(facet.kind == "experience" for facet in facets) and re.search(r"\bexperience\b", written, re.IGNORECASE)
    degree = any(facet.kind == "education" for facet in facets) and re.search(
        r"\b(?:degree|diploma|required|or equivalent|bachelor|master|ph\.?d)", written, re.IGNORECASE
    )
    return bool(years or degree) and not _speaks_of_employer(written, lexicon.cues.employer_claim)


def _speaks_of_employer(written: str, claim: re.Pattern[str]) -> bool:
    """Whether the line tells of the employer ("we have 25 years of experience"), not of the person sought."""
    opening = claim.match(written.strip())
    if opening is None:
        return False
    return not _SEEKS.search(written)


def _is_duty(written: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.phrases.duty.match(written.strip()))

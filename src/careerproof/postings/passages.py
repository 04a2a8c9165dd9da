"""The passages of a posting: each sentence or list item, and the section that it stands in.

Headings decide where they exist; where they do not, every passage stays in "unknown" and its own words must tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from careerproof.documents.model import Document, Line
from careerproof.postings.lexicons import APOSTROPHES, HeadingRules, SectionName, load_lexicon

MARKER = re.compile(r"^[\s•·▪◦‣●○■□➢➤►✓✔*+–—-]+(?=[\w(\"'“&$.\d])|^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+")
ENUMERATION = re.compile(r"^(?:[ivxlc]{1,5}|\d{1,2}|[a-z])[.)]\s+")
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|inc|ltd|corp|co|sr|jr|dr|mr|mrs|ms|st|no|dept|approx|min|max|incl|yrs|lbs|est|u\.s|u\.k"
    r"|a\.m|p\.m|ph\.d|b\.s|m\.s|b\.a|m\.a|b\.sc|m\.sc|pref|req|excl|va)|\b[A-Z])\.$",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?][\"')\]”’]*\s+(?=[\"'(\[“‘]?(?:[A-Z0-9•]|[a-z]\w+ing\b))")
INLINE_HEADING = re.compile(r"([A-Za-z][\w'&/,() -]{2,60}?)\s*:(?:\s+|\s*[·•]\s*|(?=[A-Z]))(?=\S)")
CHOICE = re.compile(
    r"\b(?:(?:one|two|three|any|some|several|either|[123])(?: ?\([123]\))?(?: or (?:more|both|all))?(?: of)?|and/or)"
    r" (?:the following|these|those below)\b(?P<of>[^.:;\n]{0,80}):",
    re.IGNORECASE,
)
"""What opens a choice: "one or more of the following languages:"."""
_AROUND = re.compile(r"^[\s*_#|•·-]+|[\s*_#|:]+$|(?:\s*\.){2,}\s*$|\s*…\s*$")
"""What may stand around the words of a heading: marks, a colon, dots that lead on."""
LONGEST_HEADING = 9
"""Words. Longer lines are sentences, also when they end in a colon."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A sentence or list item: its half-open place in the document's text, its section, and its marks.

    `block` counts runs of lines without a blank line or heading between them. `alone` is true where the passage is all
    of its line, as in a list. `indent` tells how far in its first line stands: points on a page, spaces in a text.
    """

    start: int
    end: int
    section: SectionName
    bullet: bool
    block: int
    alone: bool = False
    indent: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Item:
    """Lines that belong together: a paragraph, a list item, or a heading."""

    start: int
    end: int
    bullet: bool
    bold: bool
    level: int | None
    blank_before: bool
    indent: float


def split_passages(document: Document) -> tuple[Passage, ...]:
    """The passages of the document in reading order, headings left out."""
    rules = load_lexicon().headings
    text = document.text.translate(APOSTROPHES)
    section: SectionName = "unknown"
    passages: list[Passage] = []
    block, depth = 0, None
    for item in _join_lines(document, text):
        block += item.blank_before
        opened = _section_of_heading(text[item.start : item.end], item, rules, section)
        if opened is not None:
            # An unknown heading below the section's own ("### Data" under "## Requirements") stays in the section.
            if opened != "unknown" or item.level is None or depth is None or item.level <= depth:
                section, depth = opened, item.level
            block += 1
            continue
        sentences = list(_sentences(text, item.start, item.end))
        for low, end in sentences:
            section, start = _follow_inline_heading(text, low, end, rules, section)
            if start < end:
                passages.append(
                    Passage(
                        start=start, end=end, section=section, bullet=item.bullet, block=block,
                        alone=len(sentences) == 1, indent=item.indent,
                    )
                )  # fmt: skip
    return tuple(passages)


def is_heading(written: str) -> bool:
    """Whether a line by itself reads as the heading of a section."""
    rules = load_lexicon().headings
    phrase = _normalise_heading(written)
    words = phrase.split()
    if not words or len(words) > LONGEST_HEADING:
        return False
    if _named_section(phrase, words, rules, "unknown") is not None or _told_by_its_line(written, rules) is not None:
        return True
    return written.rstrip(" *_").endswith(":") and any(phrase.startswith(start) for start, _ in rules.starts)


def lists_choices(written: str) -> bool:
    """Whether a line only opens a choice, whose items are the lines below it."""
    found = CHOICE.search(written)
    return found is not None and not written[found.end() :].strip(" *_")


def strip_place(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without list markers, emphasis marks and spaces at its borders."""
    marker = MARKER.match(text[start:end])
    if marker:
        start += marker.end()
    while start < end and text[start] in " \t\r\n*_#|>•·":
        start += 1
    while end > start and text[end - 1] in " \t\r\n*_#|":
        end -= 1
    return start, end


def _join_lines(document: Document, text: str) -> Iterator[_Item]:
    """Items in order: wrapped lines are joined, blank lines, bullets and headings part."""
    lines = [line for line in document.lines if text[line.start : line.end].strip()]
    width = max((line.end - line.start for line in lines), default=0)
    current: _Item | None = None
    previous: Line | None = None
    for line in lines:
        start, end = strip_place(text, line.start, line.end)
        if start >= end:
            continue
        marked = line.bullet or _has_bullet(text, line)
        blank = previous is not None and text.count("\n", previous.end, line.start) > 1
        item = _Item(
            start=start, end=end, bullet=marked, bold=line.bold, level=line.level, blank_before=blank,
            indent=_indent(text, line),
        )  # fmt: skip
        if current is not None and previous is not None and _continues(text, current, item, (previous, line), width):
            current = _Item(
                start=current.start, end=end, bullet=current.bullet, bold=current.bold, level=current.level,
                blank_before=current.blank_before, indent=current.indent,
            )  # fmt: skip
        else:
            if current is not None:
                yield current
            current = item
        previous = line
    if current is not None:
        yield current


def _indent(text: str, line: Line) -> float:
    if line.box is not None:
        return line.box[0]
    before = text[text.rfind("\n", 0, line.start) + 1 : line.start].expandtabs()
    return len(before) - len(before.lstrip())


def _has_bullet(text: str, line: Line) -> bool:
    return bool(re.match(r"\s*(?:[•·▪◦‣●○■□➢➤►✓✔*+–-]|\(?\d{1,2}[.)])\s+", text[line.start : line.end]))


def _continues(text: str, current: _Item, item: _Item, lines: tuple[Line, Line], width: int) -> bool:
    """Whether the item goes on with the one before it, as wrapped text does; `lines` are the two they stand on."""
    previous, line = lines
    if item.bullet or item.blank_before or item.level != current.level or line.bold != previous.bold:
        return False
    if is_heading(text[item.start : item.end]):
        return False
    before, first = text[current.start : current.end].rstrip(), text[item.start]
    if before.endswith((":", ".", "!", "?", ";")):
        return False
    if before.endswith((",", " and", " or", "&", "/", "-", "(")) or first.islower() or first in "(&/":
        return True
    # Hard-wrapped text: the line before was nearly as wide as lines get. Beyond 120 characters nobody wraps by hand.
    return width <= 120 and previous.end - previous.start >= 0.8 * width and width >= 50


def _section_of_heading(written: str, item: _Item, rules: HeadingRules, section: SectionName) -> SectionName | None:
    """The section that a line opens, or None where it is no heading."""
    phrase = _normalise_heading(written)
    words = phrase.split()
    if not words or len(words) > LONGEST_HEADING or lists_choices(written):
        return None
    told = None if item.bullet else _told_by_its_line(written, rules)
    if told is not None or written.rstrip().endswith((".", ";", ",")):
        return told
    marked = item.level is not None or written.rstrip(" *_").endswith((":", "…", "...", "?"))
    found = _named_section(phrase, words, rules, section)
    if found is not None and (marked or not item.bullet):
        return found
    if marked or (item.bold and not item.bullet):
        return _begun_section(phrase, item, rules, section)
    return None


def _begun_section(phrase: str, item: _Item, rules: HeadingRules, section: SectionName) -> SectionName | None:
    """The section of a marked line by its beginning, or by one word of it."""
    words = phrase.split()
    for start, name in rules.starts:
        if phrase.startswith(start):
            return name
    plain = next((word for word in words if word in rules.plain), None)
    if plain is not None:
        return rules.heads[plain]
    if any(f" {asking} " in f" {phrase} " for asking in rules.asking):
        return "requirements"
    if section in ("about", "apply", "overview"):
        return "unknown"  # an unknown heading ends the employer's story; what follows tells itself
    if item.level is not None or item.bold:
        return "unknown" if section in ("unknown", "overview") or item.level is not None else None
    return None


def _told_by_its_line(written: str, rules: HeadingRules) -> SectionName | None:
    """The section of a line that names the employer ("About Harbourline", "Why Harbourline?"), else None."""
    line = _AROUND.sub("", written)
    if written.rstrip(" *_").endswith(":"):
        line += ":"
    return next((name for pattern, name in rules.lines if pattern.fullmatch(line)), None)


def _named_section(phrase: str, words: list[str], rules: HeadingRules, section: SectionName) -> SectionName | None:
    """The section of a phrase that is a known heading, or is made of heading words only."""
    if phrase in rules.whole:
        return rules.whole[phrase]
    if not all(word in rules.filler or word in rules.heads for word in words):
        return None
    heads = [word for word in words if word in rules.heads]
    if not heads:
        return None
    if section == "preferred" and all(head in rules.weak for head in heads):
        return section
    return min((rules.heads[head] for head in heads), key=rules.order.index)


def _normalise_heading(written: str) -> str:
    plain = written.translate(APOSTROPHES).lower().strip(" \t\r\n*_#:;.…!?-–—=~|•")
    plain = ENUMERATION.sub("", plain)
    plain = re.sub(r"\([^()]*\)", " ", plain)
    plain = re.sub(r"[^\w'&+]+", " ", plain)
    return " ".join(plain.split())


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the sentences of an item."""
    begin = start
    for match in SENTENCE_END.finditer(text, start, end):
        if ABBREVIATION.search(text[begin : match.start() + 1]):
            continue
        yield strip_place(text, begin, match.end())
        begin = match.end()
    if begin < end:
        yield strip_place(text, begin, end)


def _follow_inline_heading(
    text: str, start: int, end: int, rules: HeadingRules, section: SectionName
) -> tuple[SectionName, int]:
    """The section after a heading in running text ("Minimum requirements: a degree …"), and where the rest begins."""
    sentence = text[start:end]
    label = INLINE_HEADING.match(sentence)
    phrase = _normalise_heading(label.group(1) if label else sentence)
    words = phrase.split()
    if not words or len(words) > LONGEST_HEADING:
        return section, start
    if label is None:
        # A sentence of heading words is a heading ("Required knowledge, skills and abilities."), unless it can be an
        # item itself ("Ability to travel.").
        is_strong = any(word in rules.heads and word not in rules.weak for word in words)
        named = _named_section(phrase, words, rules, section) if len(words) > 1 and is_strong else None
        return (named, end) if named and named != "conditions" and text[start].isupper() else (section, start)
    found = _named_section(phrase, words, rules, section)
    if found is None:
        found = next((name for opening, name in rules.starts if phrase.startswith(opening)), None)
    if found is None:
        return section, start
    if len(words) == 1 and words[0] in rules.weak and section in ("requirements", "preferred"):
        found = section
    return found, start + label.end()

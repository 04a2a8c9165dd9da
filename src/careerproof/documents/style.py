"""What in the look and the characters of a document costs something, found in the document itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from careerproof.documents.model import Document, Line
from careerproof.documents.rules import document_rules
from careerproof.evidence import Finding, Span

_PAPER = ((595.28, 841.89), (612.0, 792.0))
"""A4 and Letter, in points."""
_PAPER_SLACK = 0.02
_LEAST_SIZE = 9.0
_SMALL_SHARE = 0.25
_MOST_FAMILIES = 4
_FAMILY_SHARE = 0.005
"""A family with fewer of the letters is a font for bullets or a single sign."""
_MOST_LETTERS = 160
_FEW_LONG = 3
_FEW_CUTS = 2
_MOST_SPANS = 20
_MOST_HOSTS = 3
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(
    r"(?:[-_, ]|(?<=[a-z]))(?:regular|roman|bold|italic|oblique|light|medium|semi|demi|extra|black|heavy|thin|book|"
    r"ital|mt|ps|std|pro|it|bd|\d+)*$",
    re.IGNORECASE,
)
_DECORATIVE = re.compile(
    r"comic ?sans|papyrus|lobster|pacifico|brush ?script|lucida ?handwriting|segoe ?script|zapfino|chalkduster|"
    r"bradley ?hand|great ?vibes|dancing ?script|monotype ?corsiva|curlz|jokerman|kristen|old ?english ?text|"
    r"snell ?round",
    re.IGNORECASE,
)
_HYPHENS = "-\u2010\u00ad"
_CUT = re.compile(rf"[^\W\d_]{{2,}}[{_HYPHENS}]$")
_GOES_ON = re.compile(r"[^\W\d_]{2,}")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u2604\u260e\u2615\u2639\u263a\u2b50\u2764]")


def find_style_faults(document: Document) -> tuple[Finding, ...]:
    """The findings about look and characters, by the order of the checks."""
    return tuple(finding for check in _CHECKS for finding in check(document))


def _paper(document: Document) -> Iterator[Finding]:
    if document.reader != "pdf":
        return
    for page in document.pages:
        sides = sorted((page.width, page.height))
        if not any(
            all(abs(side - wanted) <= _PAPER_SLACK * wanted for side, wanted in zip(sides, paper, strict=True))
            for paper in _PAPER
        ):
            yield document_rules()["layout.page_size"].finding(width=f"{page.width:.0f}", height=f"{page.height:.0f}")
            return


def _sizes(document: Document) -> Iterator[Finding]:
    letters = dict[float, int]()
    for run in document.runs:
        if run.size is not None and run.size > 0:
            letters[run.size] = letters.get(run.size, 0) + run.end - run.start
    small, total = sum(count for size, count in letters.items() if size < _LEAST_SIZE), sum(letters.values())
    if small > _SMALL_SHARE * total:
        share = round(100 * small / total)
        yield document_rules()["fonts.small"].finding(share=share, least=f"{_LEAST_SIZE:g}")


def _families(document: Document) -> Iterator[Finding]:
    fonts = dict[str, int]()
    for run in document.runs:
        if run.font:
            fonts[run.font] = fonts.get(run.font, 0) + run.end - run.start
    letters = Counter[str]()
    for font, count in fonts.items():
        letters[_family(font)] += count
    used = [name for name, count in letters.items() if count > _FAMILY_SHARE * letters.total()]
    if len(used) > _MOST_FAMILIES:
        yield document_rules()["fonts.many"].finding(count=len(used))
    decorative = sorted(name for name in letters if _DECORATIVE.search(name))
    if decorative:
        yield document_rules()["fonts.decorative"].finding(font=decorative[0])


def _family(font: str) -> str:
    """The name of a font without the mark of a subset and without its style."""
    return _STYLE.sub("", _SUBSET.sub("", font)) or font


def _cut_words(document: Document) -> Iterator[Finding]:
    text, found = document.text, list[Line]()
    for line, following in zip(document.lines, document.lines[1:], strict=False):
        if text[line.end - 1] in _HYPHENS and _CUT.search(text, line.start, line.end):
            after = _GOES_ON.match(text, following.start, following.end)
            if after and after.group()[0].islower() and not following.bullet:
                found.append(line)
    if len(found) >= _FEW_CUTS:
        yield document_rules()["layout.hyphenated"].finding(count=len(found), spans=_spans(found))


def _long_lines(document: Document) -> Iterator[Finding]:
    """Only where lines are as wide as they look: in other formats the window breaks them."""
    if document.reader != "pdf":
        return
    long = [line for line in document.lines if line.end - line.start > _MOST_LETTERS]
    if len(long) >= _FEW_LONG:
        yield document_rules()["layout.long_lines"].finding(count=len(long), most=_MOST_LETTERS, spans=_spans(long))


def _characters(document: Document) -> Iterator[Finding]:
    lost = document.text.count("\ufffd")
    # In a PDF they stand for letters that its fonts do not name, which other rules tell.
    if lost and document.reader != "pdf":
        yield document_rules()["characters.lost"].finding(count=lost)
    emoji = [match.start() for match in _EMOJI.finditer(document.text)]
    if emoji:
        spans = tuple(document.span(at, at + 1) for at in emoji[:_MOST_SPANS])
        yield document_rules()["characters.emoji"].finding(count=len(emoji), spans=spans)


def _links(document: Document) -> Iterator[Finding]:
    text = document.text.casefold()
    unseen = [link.target for link in document.links if link.span is None and _is_unwritten(link.target, text)]
    hosts = sorted({urlsplit(target).netloc or target.partition(":")[0] for target in unseen})
    if unseen:
        yield document_rules()["links.unseen"].finding(count=len(unseen), hosts=", ".join(hosts[:_MOST_HOSTS]))


def _is_unwritten(target: str, text: str) -> bool:
    """Whether the address of a link stands nowhere in the text, which is in small letters."""
    parts = urlsplit(target)
    bare = (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")
    return bool(bare) and bare.casefold() not in text


def _spans(lines: list[Line]) -> tuple[Span, ...]:
    return tuple(Span(start=line.start, end=line.end, page=line.page, box=line.box) for line in lines[:_MOST_SPANS])


_CHECKS: tuple[Callable[[Document], Iterator[Finding]], ...] = (
    _characters, _families, _sizes, _cut_words, _long_lines, _paper, _links,
)  # fmt: skip

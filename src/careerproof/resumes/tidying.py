"""Text as letters compare: accents composed, invisible marks out, one kind of space; and every place mapped back.

Why: "é" may be one character or two, a soft hyphen may hide in a word and a no-break space in a name. No word list and
no pattern should have to know, and yet each span must point into the text as the document has it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from careerproof.documents.model import Document
from careerproof.evidence import FieldEvidence, Span
from careerproof.language.model import Mention
from careerproof.resumes.model import Resume
from careerproof.resumes.patterns import lazy

_ODD = lazy("[\u00a0\u00ad\u200b\u2060\ufeff\u2000-\u200a\u202f\u205f\u3000\ufb00-\ufb06]")
_CLUSTER = lazy(r"[^\W\d_][\u0300-\u036f]+")
_SPACES = frozenset("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tidied:
    """A document with tidy text, and where in the original each of its characters begins and ends."""

    original: Document
    document: Document
    starts: Sequence[int]
    ends: Sequence[int]

    def forward(self, offset: int) -> int:
        """The place in the tidy text of a place in the original."""
        return bisect_left(self.starts, offset)

    def back(self, span: Span) -> Span:
        """A span of the tidy text as one of the original."""
        if span.start >= span.end:
            return replace(span, start=self.starts[span.start], end=self.starts[span.start])
        return replace(span, start=self.starts[span.start], end=self.ends[span.end - 1])


def tidy(document: Document) -> Tidied | None:
    """The document with tidy text; None where its text is tidy already."""
    text = document.text
    if _ODD.search(text) is None and unicodedata.is_normalized("NFC", text):
        return None
    letters, starts, ends = _compose(text)
    if "".join(letters) == text:
        return None
    tidied = Tidied(original=document, document=document, starts=[*starts, len(text)], ends=ends)
    return replace(tidied, document=_moved(document, "".join(letters), tidied))


def move_mentions(mentions: Sequence[Mention], tidied: Tidied) -> list[Mention]:
    """Mentions found in the original text at their places in the tidy one."""
    return [
        replace(mention, start=tidied.forward(mention.start), end=tidied.forward(mention.end)) for mention in mentions
    ]


def restore(resume: Resume, tidied: Tidied) -> Resume:
    """The résumé read from the tidy text, pointing into the original; a value written otherwise keeps that as `raw`."""
    back, text = tidied.back, tidied.original.text
    values = dict(_leaves(resume.to_dict()))
    fields: dict[str, FieldEvidence] = {}
    for pointer, evidence in resume.fields.items():
        spans = tuple(back(span) for span in evidence.spans)
        written = " ".join(text[span.start : span.end] for span in spans)
        raw = written if spans and written != values.get(pointer, written) else None
        fields[pointer] = replace(evidence, spans=spans, raw=raw)
    return replace(
        resume,
        fields=fields,
        sections=tuple(replace(section, span=back(section.span)) for section in resume.sections),
        statements=tuple(
            statement if statement.span is None else replace(statement, span=back(statement.span))
            for statement in resume.statements
        ),
        findings=tuple(
            replace(finding, spans=tuple(back(span) for span in finding.spans)) for finding in resume.findings
        ),
        text=text,
    )


def _compose(text: str) -> tuple[list[str], list[int], list[int]]:
    """The tidy characters, and where each begins and ends in the text."""
    composed = {match.start(): match for match in _CLUSTER.finditer(text)}
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(text):
        cluster = composed.get(position)
        stop = cluster.end() if cluster else position + 1
        for letter in _composed(text[position:stop]) if cluster else _tidy_letter(text, position):
            letters.append(letter)
            starts.append(position)
            ends.append(stop)
        position = stop
    return letters, starts, ends


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFKC" if "\ufb00" <= cluster[0] <= "\ufb06" else "NFC", cluster)


def _tidy_letter(text: str, position: int) -> str:
    """What stands for one character: a soft hyphen at a line's end stays, for it tells that a word was cut."""
    letter = text[position]
    if letter in _SPACES:
        return " "
    if letter in _INVISIBLE:
        cut = letter == "\u00ad" and text[position + 1 : position + 2] in ("\n", "\r", "")
        return letter if cut else ""
    return unicodedata.normalize("NFKC", letter) if "\ufb00" <= letter <= "\ufb06" else letter


def _moved(document: Document, text: str, tidied: Tidied) -> Document:
    forward = tidied.forward
    return replace(
        document,
        text=text,
        lines=tuple(
            replace(
                line,
                start=forward(line.start),
                end=forward(line.end),
                cells=tuple((forward(low), forward(high)) for low, high in line.cells),
            )
            for line in document.lines
        ),
        runs=tuple(replace(run, start=forward(run.start), end=forward(run.end)) for run in document.runs),
        links=tuple(
            link
            if link.span is None
            else replace(link, span=replace(link.span, start=forward(link.span.start), end=forward(link.span.end)))
            for link in document.links
        ),
    )


def _leaves(value: object, pointer: str = "") -> list[tuple[str, str]]:
    """The texts of a plain value by JSON pointer."""
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in _leaves(item, f"{pointer}/{key}")]
    if isinstance(value, list):
        return [leaf for index, item in enumerate(value) for leaf in _leaves(item, f"{pointer}/{index}")]
    return [(pointer, value)] if isinstance(value, str) else []

"""Positions held: which words of an entry's head are the title, the employer and the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from careerproof.documents.model import Document
from careerproof.resumes.flow import Found, bare
from careerproof.resumes.lexicon import fold, load_employers, month_numbers
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.anchors import ENDINGS
from careerproof.resumes.sections.degrees import names_field
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.entries import DURATION, Entry, group_entries
from careerproof.resumes.sections.fragments import Fragment, read_fragments
from careerproof.resumes.sections.headlines import title_within
from careerproof.resumes.sections.naming import employer_weight, title_weight
from careerproof.resumes.sections.paragraphs import read_paragraphs
from careerproof.resumes.sections.places import PlaceFound, find_place_at_end, is_city, read_place
from careerproof.resumes.sections.rows import Row, Styles

_URL = lazy(
    r"(?:https?://|www\.)\S+|(?<![\w@])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|edu|inc|co|ai)(?:/\S*)?$",
    re.IGNORECASE,
)
_COMMA = lazy(r",\s+")
_TYPE = lazy(r"(?:full|part)[- ]?time|contract|permanent|temporary|freelance|vollzeit|teilzeit", re.IGNORECASE)
_NAME_JOINERS = frozenset(("of", "for", "the", "and", "in", "at", "de", "la", "du", "und", "für", "&"))
_SURE_EMPLOYER = 1.5
_INHERITED = 0.7
"""How sure an employer is that was named above another title."""
_IN = lazy(r"\s+(?:in|with|(?P<romance>en|em|na|no|à|chez|en la|en el))\s+(?=[A-ZÀ-Þ])")
_BY_HABIT = "first by habit"
_TITLE_LABELS = frozenset(
    (
        "position",
        "title",
        "job title",
        "role",
        "designation",
        "puesto",
        "cargo",
        "poste",
        "intitulé",
        "funktion",
        "tätigkeit",
        "função",
    )
)
_EMPLOYER_LABELS = frozenset(
    (
        "company",
        "employer",
        "organization",
        "organisation",
        "client",
        "institution",
        "empresa",
        "cliente",
        "entreprise",
        "employeur",
    )
) | {"arbeitgeber", "firma", "unternehmen", "empregador"}
_PLACE_LABELS = frozenset(("location", "place", "lugar", "local", "lieu", "ort"))


@dataclass(kw_only=True, slots=True)
class _Head:
    """An entry's head sorted: places and links taken out, the rest in order."""

    entry: Entry
    names: list[Fragment] = field(default_factory=list)
    place: PlaceFound | None = None
    url: Found | None = None
    employment_type: Fragment | None = None


def read_work(document: Document, rows: Sequence[Row], styles: Styles) -> list[Draft]:
    """The positions of a section, in the order of the page."""
    lead, entries = group_entries(rows)
    heads = [_sort(document.text, entry, styles) for entry in entries]
    heads = _positions(heads)
    _mend_places(document.text, heads)
    lean = sum(_lean(head.names) for head in heads)
    nameless = any(head.entry.is_placeholder for head in heads)
    drafts: list[Draft] = []
    for head in heads:
        draft = _draft(document.text, head, lean, nameless=nameless)
        _inherit(drafts, draft, heads, len(drafts))
        _tell(document.text, draft, head.entry.body)
        drafts.append(draft)
    drafts = _without_frames(drafts)
    if lead and drafts:
        _tell_lead(document.text, drafts[0], lead)
    return drafts


def _positions(heads: Sequence[_Head]) -> list[_Head]:
    """The heads without those that head no position: rows with neither a date nor a word of a title or an employer.

    Such a row opens a part of the account (a field of duties), which goes on with the position above it.
    """
    kept: list[_Head] = []
    for head in heads:
        told = any(
            title_weight(name.text) or employer_weight(name.text) >= _SURE_EMPLOYER or name.placed or name.bold
            for name in head.names
            if title_weight(name.text) or employer_weight(name.text) or name.placed
        )
        if head.entry.dates or told or head.entry.is_placeholder:
            kept.append(head)
        elif kept:
            kept[-1].entry.body.extend([*head.entry.head, *head.entry.body])
    return kept


def _mend_places(source: str, heads: Sequence[_Head]) -> None:
    """Where most heads of a section end in a place, a last name without a known word is one too, behind a title and an
    employer on one row ("Marketing Assistant, Studio Quillan" over "Little Wick").
    """
    if 2 * sum(head.place is not None for head in heads) < len(heads):
        return
    for head in heads:
        if head.place is not None or len(head.names) != 2:
            continue
        first, last = head.names
        if title_weight(last.text) or employer_weight(last.text) >= 1 or not is_city(last.text):
            continue
        parts = _split_at_comma(source, replace(head, names=[first]))
        if len(parts) == 2 and max(title_weight(part.text) for part in parts) >= 2:
            whole = _found(source, last.start, last.end, 0.6)
            head.place = PlaceFound(whole=whole, certain=False, city=whole)
            head.names = parts


def _sort(source: str, entry: Entry, styles: Styles) -> _Head:
    """The head with its places, links and durations apart from its names."""
    head = _Head(entry=entry)
    pending: list[Fragment] = []
    for fragment in read_fragments(source, entry, styles):
        if DURATION.fullmatch(fragment.text):
            continue
        if head.url is None and _URL.fullmatch(fragment.text):
            head.url = _found(source, fragment.start, fragment.end)
            continue
        pending.extend(_styled_parts(source, fragment, styles))
    for part in pending:
        rest = _take_place(source, head, part)
        if rest is None:
            continue
        if _TYPE.fullmatch(rest.text) and head.employment_type is None:
            head.employment_type = rest
            continue
        head.names.append(rest)
    head.names = _without_asides(source, head)
    if len(head.names) == 1:
        head.names = _split_at_comma(source, head)
    if len(head.names) == 1:
        head.names = _split_at_in(source, head.names[0])
    if len(head.names) == 1:
        head.names = _split_by_habit(source, head)
    if head.place is None and len(head.names) > 2:
        _take_unsure_place(source, head)
    return head


def _take_place(source: str, head: _Head, fragment: Fragment) -> Fragment | None:
    """The fragment without the place that it ends with, which the head takes; None where it is a place as a whole."""
    if head.place is not None:
        return fragment
    place = read_place(source, fragment.start, fragment.end)
    if place is None and fragment.label == "place":
        place = PlaceFound(whole=_found(source, fragment.start, fragment.end, 0.7), certain=False)
    if place is not None and (place.certain or fragment.label in _PLACE_LABELS):
        head.place = place
        if head.names and head.names[-1].row == fragment.row:
            head.names[-1] = replace(head.names[-1], placed=True)
        return None
    at_end = find_place_at_end(source, fragment.start, fragment.end) or _unlisted_place(source, fragment)
    left = bare(source, fragment.start, at_end.whole.start, " \t,;:|•·–—-*•▪●(") if at_end is not None else None
    if left is None:
        return fragment
    head.place = at_end
    return replace(_cut(source, fragment, *left), placed=True)


def _unlisted_place(source: str, fragment: Fragment) -> PlaceFound | None:
    """The town behind the comma of an employer ("Harbour Clinic, Little Wick"), which no list holds."""
    commas = list(_COMMA.finditer(fragment.text))
    if not commas:
        return None
    employer, town = fragment.text[: commas[-1].start()], fragment.text[commas[-1].end() :]
    if (
        employer_weight(employer) < 1
        or title_weight(employer) >= 2
        or fold(town).replace(".", "") in load_employers().suffixes
    ):
        return None
    if len(town.split()) > 3 or title_weight(town) or employer_weight(town) or names_field(town) or not is_city(town):
        return None
    whole = _found(source, fragment.start + commas[-1].end(), fragment.end, 0.6)
    return PlaceFound(whole=whole, certain=False, city=whole)


def _without_asides(source: str, head: _Head) -> list[Fragment]:
    """The names without a list of tools behind them; where that leaves one, its comma parts title and employer."""
    names = [name for number, name in enumerate(head.names) if not number or not _is_aside(name)]
    if len(names) == len(head.names) or len(names) != 1:
        return names
    parts = _split_at_comma(source, replace(head, names=names))
    commas = list(_COMMA.finditer(names[0].text))
    if len(parts) == 1 and len(commas) == 1:
        low, high = commas[0].span()
        parts = [
            _cut(source, names[0], names[0].start, names[0].start + low),
            _cut(source, names[0], names[0].start + high, names[0].end),
        ]
    return parts if len(parts) > 1 else list(head.names)


def _is_aside(name: Fragment) -> bool:
    """True for a long part without a word of an employer or the head of a title: a list of tools, no name."""
    words = name.text.split()
    listed = len(words) >= 5 and not any(word.casefold() in _NAME_JOINERS for word in words)
    return listed and employer_weight(name.text) < 0.7 and title_weight(name.text) < 2


def _split_at_in(source: str, name: Fragment) -> list[Fragment]:
    """ "Analyst in Acme Technologies" as title and employer; what follows "in" has an employer's word, no field."""
    for joint in _IN.finditer(name.text):
        parts = [
            _cut(source, name, name.start, name.start + joint.start()),
            _cut(source, name, name.start + joint.end(), name.end),
        ]
        title, employer = (part.text for part in parts)
        romance = joint["romance"] is not None and not names_field(employer)
        sure = employer_weight(employer) >= 1 or romance
        if title_weight(title) >= 2 and sure and not title_weight(employer):
            return parts
    return [name]


def _split_by_habit(source: str, head: _Head) -> list[Fragment]:
    """ "Contable, Talleres Ortega" before a place or beside dates: a title first, though no word of it is known."""
    name = head.names[0]
    commas = list(_COMMA.finditer(name.text))
    if len(commas) != 1 or not (name.placed or head.entry.dates) or any(map(str.isdigit, name.text)):
        return [name]
    parts = [
        _cut(source, name, name.start, name.start + commas[0].start()),
        _cut(source, name, name.start + commas[0].end(), name.end),
    ]
    one, other = (part.text for part in parts)
    if (
        max(len(one.split()), len(other.split())) > 5
        or employer_weight(one) >= 1
        or title_weight(one) < title_weight(other)
    ):
        return [name]
    is_form = fold(other).replace(".", "") in load_employers().suffixes
    if is_form or title_weight(other) >= 2 or not other[:1].isupper():
        return [name]
    return [replace(parts[0], label=_BY_HABIT), parts[1]]


def _styled_parts(source: str, fragment: Fragment, styles: Styles) -> list[Fragment]:
    """The fragment cut where its letters change style between words ("**Acme** Engineer"), else whole."""
    breaks = [at for at in styles.breaks(fragment.start, fragment.end) if fragment.start < at < fragment.end]
    edges = [at for at in breaks if not source[at - 1].isalnum() or not source[at].isalnum()]
    if not edges or len(edges) > 2:
        return [fragment]
    parts = []
    for low, high in zip([fragment.start, *edges], [*edges, fragment.end], strict=True):
        tight = bare(source, low, high)
        if tight is not None:
            parts.append(replace(_cut(source, fragment, *tight), bold=styles.is_bold(tight[0])))
    if any(len(part.text) < 2 for part in parts) or sum(len(part.text.split()) for part in parts) > 14:
        return [fragment]
    return parts


def _split_at_comma(source: str, head: _Head) -> list[Fragment]:
    """One fragment with commas as title and employer, where one side is clearly a title; a place between is taken."""
    fragment = head.names[0]
    best: tuple[float, list[Fragment]] = (0.0, [fragment])
    for comma in _COMMA.finditer(fragment.text):
        left = bare(source, fragment.start, fragment.start + comma.start())
        right = bare(source, fragment.start + comma.end(), fragment.end)
        if left is None or right is None:
            continue
        parts = [_cut(source, fragment, *left), _cut(source, fragment, *right)]
        scores = [(title_weight(part.text), employer_weight(part.text)) for part in parts]
        if scores[1][0] == 0 and scores[1][1] >= 2 and len(parts[1].text.split()) == 1:
            continue  # "Acme, Inc." is one name
        score = max(
            scores[0][0] - scores[0][1] + scores[1][1] - scores[1][0],
            scores[0][1] - scores[0][0] + scores[1][0] - scores[1][1],
        )
        if min(scores[0][0], scores[1][0]) > 1.5 and max(scores[0][1], scores[1][1]) < 1:
            continue  # two titles, "Founder, Lead Engineer"
        if score > best[0] + 0.05:
            best = (score, parts)
    if best[0] < 1.0:
        return [fragment]
    parts = best[1]
    if head.place is None:
        for number, part in enumerate(parts):
            at_end = find_place_at_end(source, part.start, part.end)
            left = bare(source, part.start, at_end.whole.start) if at_end else None
            if at_end is not None and left is not None:
                head.place = at_end
                parts[number] = _cut(source, part, *left)
                break
    return parts


def _take_unsure_place(source: str, head: _Head) -> None:
    """With a title and an employer already there, a third short name that could be a place is taken as one."""
    for fragment in head.names[1:]:
        if title_weight(fragment.text) or employer_weight(fragment.text) or len(fragment.text.split()) > 4:
            continue
        place = read_place(source, fragment.start, fragment.end)
        whole = place.whole if place else _found(source, fragment.start, fragment.end)
        head.place = place or PlaceFound(whole=whole.sure(0.5), certain=False)
        head.names.remove(fragment)
        return


def _lean(names: Sequence[Fragment]) -> float:
    """Above 0 where the first name of a head is rather the title, below where it is rather the employer."""
    if len(names) < 2:
        return 0.0
    first, second = names[0].text, names[1].text
    lean = (title_weight(first) - employer_weight(first)) - (title_weight(second) - employer_weight(second))
    lean += names[1].placed - names[0].placed
    return max(-2.0, min(2.0, lean))


def _draft(source: str, head: _Head, lean: float, *, nameless: bool) -> Draft:
    """The position that a head names; in a `nameless` section a template's words stand for the employers."""
    draft = Draft()
    for dates, offset in head.entry.dates:
        if not draft.values.keys() & {"start_date", "end_date"} and not draft.current:
            draft.put_dates(source, dates, offset)
    title, employer, sure = _roles(head.names, lean, head.entry.is_placeholder)
    if nameless and title is None and employer is not None and employer_weight(employer.text) < 1:
        title, employer = employer, None
    position = _value(source, _with_tail(source, title, employer, head.names), sure)
    if position is not None and employer is not None:
        low, high = title_within(position.value, [employer.text])
        position = _found(source, position.start + low, position.start + high, sure)
    draft.put("position", position)
    if employer is not None and not _is_no_employer(employer.text):
        draft.put("name", _value(source, employer, sure))
    if head.place is not None:
        draft.put("location", head.place.whole)
    draft.put("url", head.url)
    return draft


def _is_no_employer(text: str) -> bool:
    """True for what stands where an employer stands and is none: a template's words, a month, a line of an account."""
    folded, words = fold(text), text.split()
    if not load_employers().events.isdisjoint(folded.split()) and employer_weight(text) < _SURE_EMPLOYER:
        return True
    if folded in load_employers().placeholders or folded in month_numbers() or len(re.findall(r"[^\W_]", text)) < 2:
        return True
    if title_weight(text) >= 2 and employer_weight(text) == 0 and not text.isupper():
        return False
    small = [word for word in words if word.isalpha() and word.islower() and word not in _NAME_JOINERS]
    told = text.endswith((".", " in", " and", " of")) and not ENDINGS.search(text)
    return employer_weight(text) < 1 and (told or len(words) > 8 or 2 * len(small) >= max(len(words), 2))


def _roles(
    names: Sequence[Fragment], lean: float, is_placeholder: bool
) -> tuple[Fragment | None, Fragment | None, float]:
    """The title and the employer among the names of a head, and how sure that is."""
    labelled_title = next((name for name in names if name.label in _TITLE_LABELS), None)
    labelled_employer = next((name for name in names if name.label in _EMPLOYER_LABELS), None)
    if labelled_title or labelled_employer:
        rest = [name for name in names if name not in (labelled_title, labelled_employer)]
        return labelled_title or (rest[0] if rest else None), labelled_employer, 0.95
    if not names:
        return None, None, 0.0
    if len(names) == 2 and names[0].label == _BY_HABIT:
        return names[0], names[1], 0.6
    if is_placeholder:
        return max(names, key=lambda name: (title_weight(name.text), -name.start)), None, 0.85
    if len(names) == 1:
        weight = title_weight(names[0].text) - employer_weight(names[0].text)
        return (names[0], None, 0.85) if weight > 0 else (None, names[0], 0.7 if weight < 0 else 0.5)
    first, second = _best_pair(names)
    own = _lean([first, second])
    pull = 0.6 if lean > 0 else -0.6 if lean < 0 else -0.05
    sure = 0.93 if abs(own) >= 1.5 else 0.85 if abs(own + pull) > 0.6 else 0.6
    return (first, second, sure) if own + pull > 0 else (second, first, sure)


def _with_tail(
    source: str, title: Fragment | None, employer: Fragment | None, names: Sequence[Fragment]
) -> Fragment | None:
    """The title with what follows it on its row after a dash or comma ("Engineer - Payments")."""
    if title is None:
        return None
    for name in names:
        between = source[title.end : name.start]
        if name is employer or employer_weight(name.text) >= 1 or (employer and name.text in employer.text):
            continue
        if name.row != title.row or not 0 < len(between) <= 3 or not re.fullmatch(r"\s*[-–—,/]\s*", between):
            continue
        title = _cut(source, title, title.start, name.end)
    return title


def _best_pair(names: Sequence[Fragment]) -> tuple[Fragment, Fragment]:
    """The two names of a head most likely to be title and employer, in their order."""
    if len(names) == 2:
        return names[0], names[1]
    pairs = [(a, b) for i, a in enumerate(names[:4]) for b in names[i + 1 : 4]]

    def weight(pair: tuple[Fragment, Fragment]) -> float:
        a, b = pair
        strength = max(
            title_weight(a.text) + employer_weight(b.text) - employer_weight(a.text) - title_weight(b.text),
            title_weight(b.text) + employer_weight(a.text) - employer_weight(b.text) - title_weight(a.text),
        )
        return strength - 0.3 * (names.index(a) + names.index(b)) + 0.3 * (a.row != b.row)

    return max(pairs, key=weight)


def _inherit(drafts: Sequence[Draft], draft: Draft, heads: Sequence[_Head], index: int) -> None:
    """A title without an employer belongs to the employer named last, where that one heads several titles: then the
    title's own head is the shorter one.
    """
    head = heads[index]
    if "name" in draft.values or "position" not in draft.values or not drafts:
        return
    if len(head.names) > 1 or head.entry.is_placeholder:
        return
    before = drafts[-1]
    inherited = "name" in before.values and before.values["name"].confidence == _INHERITED
    is_frame = "position" not in before.values and not heads[index - 1].entry.body
    if "name" in before.values and (inherited or is_frame or len(head.entry.head) < len(heads[index - 1].entry.head)):
        draft.put("name", before.values["name"].sure(_INHERITED))
        if "location" in before.values:
            draft.put("location", before.values["location"].sure(0.6))


def _tell(source: str, draft: Draft, body: Sequence[Row]) -> None:
    """What a position's rows tell: bullets, or paragraphs; one paragraph alone, or one before bullets, sums it up."""
    paragraphs = [part for part in read_paragraphs(source, body) if re.search(r"\w", part.flow.text)]
    bullets = any(part.bullet for part in paragraphs)
    for number, part in enumerate(paragraphs):
        if _URL.fullmatch(part.flow.text) and "url" not in draft.values:
            draft.put("url", part.found())
        elif number == 0 and not part.bullet and (bullets or len(paragraphs) == 1):
            draft.put("summary", part.found())
        else:
            draft.add("highlights", part.found())


def _tell_lead(source: str, draft: Draft, lead: Sequence[Row]) -> None:
    """Rows before the first head stay with the section and are told as its own statements (see `read`)."""
    del source, draft, lead


def _without_frames(drafts: list[Draft]) -> list[Draft]:
    """The positions without entries that only frame others: an employer with its dates over several titles."""
    kept = []
    for index, draft in enumerate(drafts):
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        is_frame = (
            "name" in draft.values
            and "position" not in draft.values
            and not draft.lists
            and "summary" not in draft.values
            and following is not None
            and "position" in following.values
        )
        if (
            is_frame
            and following is not None
            and following.values.get("name", draft.values["name"]).value == draft.values["name"].value
        ):
            following.put("name", draft.values["name"])
            following.put("location", draft.values.get("location"))
            continue
        kept.append(draft)
    return kept


def _value(source: str, fragment: Fragment | None, sure: float) -> Found | None:
    return None if fragment is None else _found(source, fragment.start, fragment.end, sure)


def _cut(source: str, fragment: Fragment, start: int, end: int) -> Fragment:
    return replace(fragment, start=start, end=end, text=source[start:end])


def _found(source: str, start: int, end: int, confidence: float = 0.85) -> Found:
    return Found(value=source[start:end], ranges=((start, end),), confidence=confidence)

"""RenderCV's YAML → JSON Resume's shape: sections by their name and by what their entries hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from careerproof.resumes.model import SectionKind
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.headings import look_up
from careerproof.resumes.sections.profiles import find_network
from careerproof.resumes.structured.shelf import Leaf, Shelf, joined
from careerproof.resumes.structured.yaml_tree import Tree

_MARKDOWN_LINK = lazy(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_MARKDOWN_MARK = lazy(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")
_ITEMS = lazy(r"(?:[^,;()]|\([^()]*\)?|\))+")
_GRADE = lazy(r"(?:GPA|Grade)\s*:\s*(\S.*)", re.IGNORECASE)
_COURSES = lazy(r"(?:(?:Relevant )?Coursework|Courses)\s*:\s*(\S.*)", re.IGNORECASE)
_TERMS = lazy(r"(?:Technologies|Tech stack|Tools)\s*:\s*(\S.*)", re.IGNORECASE)
_ONGOING = frozenset(("present", "current", "now", "ongoing"))
_ADDRESSES = {
    "linkedin": "https://linkedin.com/in/", "github": "https://github.com/", "gitlab": "https://gitlab.com/",
}  # fmt: skip
_NAMED: dict[SectionKind, tuple[str, str]] = {
    "awards": ("awards", "title"), "certificates": ("certificates", "name"), "publications": ("publications", "name"),
    "interests": ("interests", "name"), "volunteer": ("volunteer", "position"), "projects": ("projects", "name"),
}  # fmt: skip
"""Where the name of an entry goes, by the kind of its section."""
_ONE_DATE = {"awards": "date", "certificates": "date", "publications": "releaseDate"}
_PROSE = {"work": "summary", "volunteer": "summary", "projects": "description", "publications": "summary",
          "awards": "summary"}  # fmt: skip
_USED = frozenset((
    "name", "company", "position", "institution", "area", "degree", "title", "start_date", "end_date", "date",
    "location", "summary", "highlights", "label", "details", "url", "doi", "journal", "bullet", "number",
    "reversed_number",
))  # fmt: skip


def read_rendercv(text: str, tree: Tree | None) -> Shelf:
    """The résumé that a RenderCV file holds."""
    shelf = Shelf(text=text)
    person = tree.get("cv") if isinstance(tree, dict) else None
    if not isinstance(person, dict):
        return shelf
    _basics(shelf, person)
    sections = person.get("sections")
    for title, entries in sections.items() if isinstance(sections, dict) else ():
        heading = look_up(title.replace("_", " "))
        kind: SectionKind = heading.kind if heading else "unknown"
        for entry in entries if isinstance(entries, list) else [entries]:
            _entry(shelf, kind, title, entry)
    return shelf


def _basics(shelf: Shelf, person: dict[str, Tree]) -> None:
    shelf.put("/basics/name", _leaf(person, "name"))
    shelf.put("/basics/label", _leaf(person, "headline", "label"))
    shelf.put("/basics/email", _leaf(person, "email"))
    phone = _leaf(person, "phone")
    shelf.put("/basics/phone", phone, phone.value.removeprefix("tel:").replace("-", " ") if phone and
              phone.value.startswith("tel:") else None)  # fmt: skip
    shelf.put("/basics/url", _leaf(person, "website"))
    shelf.put_place("/basics/location", _leaf(person, "location"))
    networks = person.get("social_networks")
    for item in networks if isinstance(networks, list) else ():
        if isinstance(item, dict):
            pointer = shelf.next("/basics/profiles")
            shelf.put(f"{pointer}/network", _leaf(item, "network"))
            shelf.put(f"{pointer}/username", _leaf(item, "username"))
    links = person.get("custom_connections")
    for item in links if isinstance(links, list) else ():
        address = _leaf(item, "url") if isinstance(item, dict) else None
        network = find_network(address.value) if address else None
        if address is not None:
            pointer = shelf.next("/basics/profiles")
            shelf.put(f"{pointer}/network", address, network[0] if network else None)
            shelf.put(f"{pointer}/url", address)


def _entry(shelf: Shelf, kind: SectionKind, title: str, entry: Tree) -> None:
    """An entry by what it holds, else by the kind of its section."""
    if not isinstance(entry, dict):
        for leaf in _leaves(entry):
            _text(shelf, kind, title, leaf)
    elif "company" in entry or ("position" in entry and kind == "work"):
        _job(shelf, "volunteer" if kind == "volunteer" else "work", entry)
    elif "institution" in entry:
        _course(shelf, entry)
    elif "authors" in entry or "journal" in entry or "doi" in entry:
        _publication(shelf, entry)
    elif "label" in entry:
        _line(shelf, kind, title, entry)
    elif "name" in entry:
        _named(shelf, kind, entry)
    else:
        for leaf in _leaves(entry):
            _text(shelf, kind, title, leaf)


def _job(shelf: Shelf, section: str, entry: dict[str, Tree]) -> None:
    pointer = shelf.next(f"/{section}")
    _put(shelf, f"{pointer}/{'organization' if section == 'volunteer' else 'name'}", _leaf(entry, "company"))
    _put(shelf, f"{pointer}/position", _leaf(entry, "position"))
    _dates(shelf, pointer, entry)
    if section == "work":
        _put(shelf, f"{pointer}/location", _leaf(entry, "location"))
    _account(shelf, pointer, section, entry)


def _course(shelf: Shelf, entry: dict[str, Tree]) -> None:
    pointer = shelf.next("/education")
    _put(shelf, f"{pointer}/institution", _leaf(entry, "institution"))
    _put(shelf, f"{pointer}/studyType", _leaf(entry, "degree"))
    _put(shelf, f"{pointer}/area", _leaf(entry, "area"))
    _dates(shelf, pointer, entry)
    told = []
    for leaf in _of(entry, "highlights"):
        if not (_grade(shelf, pointer, leaf) or _listed(shelf, f"{pointer}/courses", leaf, _COURSES)):
            told.append(leaf)
    shelf.tell(pointer, "education", [*_of(entry, "summary"), *told, *_unused(entry)])


def _grade(shelf: Shelf, pointer: str, leaf: Leaf) -> bool:
    """Puts the grade that a highlight tells, which has no key of its own: "GPA: 3.9"; False where it tells none."""
    found = _GRADE.fullmatch(leaf.value)
    part = leaf.part(*found.span(1)) if found and _is_verbatim(leaf) else None
    shelf.put(f"{pointer}/score", part)
    return part is not None


def _listed(shelf: Shelf, pointer: str, leaf: Leaf, label: re.Pattern[str]) -> bool:
    """Puts what a highlight lists after a label ("Courses: ..."); False where it does not."""
    found = label.fullmatch(leaf.value)
    part = leaf.part(*found.span(1)) if found and _is_verbatim(leaf) else None
    for item in _parts(part):
        _put(shelf, shelf.next(pointer), item)
    return part is not None


def _is_verbatim(leaf: Leaf) -> bool:
    """True where the value stands in the file letter by letter, so that a part of it does too."""
    return len(leaf.ranges) == 1 and leaf.ranges[0][1] - leaf.ranges[0][0] == len(leaf.value)


def _publication(shelf: Shelf, entry: dict[str, Tree]) -> None:
    pointer = shelf.next("/publications")
    _put(shelf, f"{pointer}/name", _leaf(entry, "title", "name"))
    _put(shelf, f"{pointer}/publisher", _leaf(entry, "journal"))
    shelf.put(f"{pointer}/url", _leaf(entry, "url"))
    shelf.put_date(f"{pointer}/releaseDate", _leaf(entry, "date"))
    _put(shelf, f"{pointer}/summary", _leaf(entry, "summary"))
    shelf.tell(pointer, "publications", [*_of(entry, "doi"), *_unused(entry)])


def _line(shelf: Shelf, kind: SectionKind, title: str, entry: dict[str, Tree]) -> None:
    """One line with a label: a language with how well it is spoken, or a group of skills."""
    label, details = _leaf(entry, "label"), _leaf(entry, "details")
    if kind == "languages":
        pointer = shelf.next("/languages")
        _put(shelf, f"{pointer}/language", label)
        _put(shelf, f"{pointer}/fluency", details)
    elif kind in ("skills", "unknown", "interests"):
        section = "interests" if kind == "interests" else "skills"
        pointer = shelf.next(f"/{section}")
        _put(shelf, f"{pointer}/name", label)
        for item in _parts(details):
            _put(shelf, shelf.next(f"{pointer}/keywords"), item)
    elif kind in _NAMED:
        section, key = _NAMED[kind]
        pointer = shelf.next(f"/{section}")
        _put(shelf, f"{pointer}/{key}", label)
        shelf.tell(pointer, section, [details])
    else:
        shelf.tell("", title, [label, details])


def _named(shelf: Shelf, kind: SectionKind, entry: dict[str, Tree]) -> None:
    """An entry with a name: a project, unless its section says otherwise."""
    if kind == "work":
        pointer = shelf.next("/work")
        _put(shelf, f"{pointer}/name", _leaf(entry, "name"))
        _dates(shelf, pointer, entry)
        _put(shelf, f"{pointer}/location", _leaf(entry, "location"))
        _account(shelf, pointer, "work", entry)
        return
    section, key = _NAMED.get(kind, _NAMED["projects"])
    pointer = shelf.next(f"/{section}")
    _put(shelf, f"{pointer}/{key}", _leaf(entry, "name"))
    if section in _ONE_DATE:
        shelf.put_date(f"{pointer}/{_ONE_DATE[section]}", _leaf(entry, "date", "start_date"))
    else:
        _dates(shelf, pointer, entry)
    if section != "interests":
        shelf.put(f"{pointer}/url", _leaf(entry, "url") if section not in ("awards", "volunteer") else None)
    _account(shelf, pointer, section, entry)


def _text(shelf: Shelf, kind: SectionKind, title: str, leaf: Leaf) -> None:
    """A line without keys, by the kind of its section."""
    if kind == "summary":
        _put(shelf, "/basics/summary", joined(shelf.taken("/basics/summary"), leaf))
    elif kind == "skills":
        for item in _parts(leaf):
            _put(shelf, shelf.next("/skills/0/keywords"), item)
    elif kind == "languages":
        _put(shelf, f"{shelf.next('/languages')}/language", leaf)
    elif kind in _NAMED and kind not in ("projects", "volunteer"):
        section, key = _NAMED[kind]
        _put(shelf, f"{shelf.next(f'/{section}')}/{key}", leaf)
    else:
        shelf.tell("", title, [leaf])


def _dates(shelf: Shelf, pointer: str, entry: dict[str, Tree]) -> None:
    start, end, date = _leaf(entry, "start_date"), _leaf(entry, "end_date"), _leaf(entry, "date")
    if start is None and date is not None:
        shelf.put_range(pointer, date, closed=not pointer.startswith("/projects"))
        return
    shelf.put_date(f"{pointer}/startDate", start)
    if end is not None and end.value.casefold() not in _ONGOING:
        shelf.put_date(f"{pointer}/endDate", end)


def _account(shelf: Shelf, pointer: str, section: str, entry: dict[str, Tree]) -> None:
    """Summary and highlights, where the section has them, and what no key of JSON Resume holds."""
    summary, highlights = _leaf(entry, "summary"), _of(entry, "highlights")
    if section in _PROSE:
        _put(shelf, f"{pointer}/{_PROSE[section]}", summary)
        summary = None
    if section in ("work", "volunteer", "projects"):
        for leaf in highlights:
            if section != "projects" or not _listed(shelf, f"{pointer}/keywords", leaf, _TERMS):
                _put(shelf, shelf.next(f"{pointer}/highlights"), leaf)
        highlights = []
    place = [] if section == "work" else _of(entry, "location")
    shelf.tell(pointer, section, [summary, *highlights, *place, *_unused(entry)])


def _unused(entry: dict[str, Tree]) -> Iterator[Leaf]:
    """The values of keys that a person has added."""
    for key, value in entry.items():
        if key not in _USED:
            yield from _leaves(value)


def _leaf(entry: dict[str, Tree], *keys: str) -> Leaf | None:
    """The value of the first of the keys that has one; of a list the first."""
    for key in keys:
        leaves = _of(entry, key)
        if leaves:
            return leaves[0]
    return None


def _of(entry: dict[str, Tree], key: str) -> list[Leaf]:
    return list(_leaves(entry[key])) if key in entry else []


def _leaves(tree: Tree) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        if tree.ranges:
            yield tree
        return
    for item in tree.values() if isinstance(tree, dict) else tree:
        yield from _leaves(item)


def _parts(leaf: Leaf | None) -> Iterable[Leaf]:
    """The terms of a list with commas; one of several lines stays whole."""
    if leaf is None:
        return
    if not _is_verbatim(leaf):
        yield leaf
        return
    for found in _ITEMS.finditer(leaf.value):
        part = leaf.part(*found.span())
        if part is not None:
            yield part


def _put(shelf: Shelf, pointer: str, leaf: Leaf | None) -> None:
    """Puts a value without the marks of Markdown in it."""
    shelf.put(pointer, leaf, _plain(leaf.value) if leaf is not None else None)


def _plain(markdown: str) -> str:
    """The words that Markdown shows."""
    shown = _MARKDOWN_LINK.sub(r"\1", markdown)
    for _ in range(3):  # bold in italic in a link
        shown = _MARKDOWN_MARK.sub(r"\2", shown)
    return shown

"""LinkedIn's data export → JSON Resume's shape: profile, positions, education and all that belongs to a résumé."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.profiles import find_network
from careerproof.resumes.structured.shelf import Leaf, Shelf, joined, leaf_at
from careerproof.resumes.structured.trees import Row

_ADDRESS = lazy(r"(?:(?P<label>[A-Z_]+):)?(?P<url>(?:https?://|www\.)[^\s,\]]+)")
_HANDLE = lazy(r"[\w.-]+")
_ENTRIES: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("positions", "work", {"company name": "name", "title": "position", "location": "location"}),
    ("education", "education", {"school name": "institution"}),
    ("volunteering", "volunteer", {"company name": "organization", "role": "position"}),
    ("projects", "projects", {"title": "name", "url": "url"}),
    ("certifications", "certificates", {"name": "name", "authority": "issuer", "url": "url"}),
    ("publications", "publications", {"name": "name", "publisher": "publisher", "url": "url"}),
    ("honors", "awards", {"title": "title", "issuer": "awarder"}),
    ("languages", "languages", {"name": "language", "proficiency": "fluency"}),
)
"""Table, section of JSON Resume, and which column is which key."""
_DATES: Mapping[str, Mapping[str, str]] = {
    "work": {"started on": "startDate", "finished on": "endDate"},
    "education": {"start date": "startDate", "end date": "endDate"},
    "volunteer": {"started on": "startDate", "finished on": "endDate"},
    "projects": {"started on": "startDate", "finished on": "endDate"},
    "certificates": {"started on": "date"},
    "publications": {"published on": "releaseDate"},
    "awards": {"issued on": "date"},
}
_ACCOUNTS = {"work": "summary", "volunteer": "summary", "projects": "description"}
"""Sections whose account may be a list, and the key of its prose."""
_PROSE = {"publications": "summary", "awards": "summary"}
_SILENT = frozenset(("finished on", "updated on"))
"""Columns that tell nothing of what was done: the end of a certificate's validity, when an address was changed."""
_OTHERS = ("courses", "patents", "test scores", "organizations")


def read_linkedin(text: str, tables: Mapping[str, Sequence[Row]]) -> Shelf:
    """The résumé that the tables of a data export hold."""
    shelf = Shelf(text=text)
    _basics(shelf, tables)
    for table, section, keys in _ENTRIES:
        for row in tables.get(table, ()):
            _entry(shelf, section, shelf.next(f"/{section}"), row, keys)
    for row in tables.get("skills", ()):
        shelf.put(
            shelf.next("/skills/0/keywords") if "skills" in shelf.data else "/skills/0/keywords/0", row.get("name")
        )
    for table in _OTHERS:
        for row in tables.get(table, ()):
            shelf.tell("", table, row.values())
    return shelf


def _basics(shelf: Shelf, tables: Mapping[str, Sequence[Row]]) -> None:
    profile = next(iter(tables.get("profile", ())), {})
    shelf.put("/basics/name", joined(profile.get("first name"), profile.get("last name")))
    shelf.put("/basics/label", profile.get("headline"))
    summary = next(iter(tables.get("profile summary", ())), {})
    shelf.put("/basics/summary", profile.get("summary") or next(iter(summary.values()), None))
    emails = tables.get("email addresses", ())
    shelf.put("/basics/email", _first(emails, "email address", lambda row: _is(row, "primary", "yes")))
    shelf.put("/basics/phone", _first(tables.get("phonenumbers", ()), "number", lambda row: _is(row, "type", "mobile")))
    shelf.put_place("/basics/location", profile.get("geo location"))
    if not shelf.holds("/basics/location/postalCode"):
        shelf.put("/basics/location/postalCode", profile.get("zip code"))
    _addresses(shelf, profile)
    shelf.tell("", "profile", [profile.get("industry")])


def _addresses(shelf: Shelf, profile: Row) -> None:
    """Web sites and the handle of one network: a list in one cell, "[BLOG:https://…,PORTFOLIO:https://…]"."""
    sites, handles = profile.get("websites"), profile.get("twitter handles")
    for found in _ADDRESS.finditer(sites.value) if sites else ():
        url = sites.part(*found.span("url")) if sites else None
        network = find_network(found["url"])
        if network is None and not shelf.holds("/basics/url"):
            shelf.put("/basics/url", url)
            continue
        label = sites.part(*found.span("label")) if sites and found["label"] else None
        pointer = shelf.next("/basics/profiles")
        shelf.put(f"{pointer}/network", label or url, network[0] if network else None)
        shelf.put(f"{pointer}/url", url)
    for found in _HANDLE.finditer(handles.value) if handles and handles.label else ():
        pointer = shelf.next("/basics/profiles")
        if handles and handles.label:
            start = handles.label[0]  # the column is called "Twitter Handles"
            shelf.put(f"{pointer}/network", leaf_at(shelf.text[start : start + 7], start, start + 7))
            shelf.put(f"{pointer}/username", handles.part(*found.span()))


def _entry(shelf: Shelf, section: str, pointer: str, row: Row, keys: Mapping[str, str]) -> None:
    dates = _DATES.get(section, {})
    used = {*keys, *dates, "description" if section in _ACCOUNTS or section in _PROSE else ""}
    for column, key in keys.items():
        shelf.put(f"{pointer}/{key}", row.get(column))
    for column, key in dates.items():
        shelf.put_date(f"{pointer}/{key}", row.get(column))
    if section in _ACCOUNTS:
        shelf.put_account(pointer, _ACCOUNTS[section], row.get("description"))
    elif section in _PROSE:
        shelf.put(f"{pointer}/{_PROSE[section]}", row.get("description"))
    if section == "education":
        used.add("degree name")
        _degree(shelf, pointer, row.get("degree name"))
    shelf.tell(
        pointer if shelf.holds(pointer) else "",
        section,
        [leaf for column, leaf in row.items() if column not in used | _SILENT],
    )


def _degree(shelf: Shelf, pointer: str, leaf: Leaf | None) -> None:
    """The degree and its field, which stand in one cell: "Bachelor of Science, Statistics"."""
    if leaf is None:
        return
    comma = leaf.value.find(", ")
    if comma < 0:
        shelf.put(f"{pointer}/studyType", leaf)
        return
    shelf.put(f"{pointer}/studyType", leaf.part(0, comma))
    shelf.put(f"{pointer}/area", leaf.part(comma + 1, len(leaf.value)))


def _first(rows: Sequence[Row], column: str, wanted: Callable[[Row], bool]) -> Leaf | None:
    """The value of the first row that is wanted, else of the first."""
    filled = [row for row in rows if column in row]
    return next((row[column] for row in filled if wanted(row)), filled[0][column] if filled else None)


def _is(row: Row, column: str, value: str) -> bool:
    return column in row and row[column].value.casefold() == value

"""The true values of a résumé from the source that its PDF was made from: YAML, JSON or LaTeX."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

from careerproof.resumes.dates import parse_date_range

Values = dict[str, list[str]]


def read_truth(folder: Path) -> Values | None:
    """The true values of a folder's résumé, or None where no machine can tell them."""
    if (folder / "truth.rendercv.yaml").exists():
        return _rendercv(parse_yaml((folder / "truth.rendercv.yaml").read_text(encoding="utf-8")))
    if (folder / "truth.yamlresume.yml").exists():
        return _yamlresume(parse_yaml((folder / "truth.yamlresume.yml").read_text(encoding="utf-8")))
    if (folder / "truth.reactive.json").exists():
        return _reactive(json.loads((folder / "truth.reactive.json").read_text(encoding="utf-8")))
    if (folder / "truth.jsonresume.json").exists():
        return _json_resume(json.loads((folder / "truth.jsonresume.json").read_text(encoding="utf-8")))
    if (folder / "truth.tex").exists():
        parts = [(folder / "truth.tex").read_text(encoding="utf-8")]
        parts += [part.read_text(encoding="utf-8") for part in sorted((folder / "cv").glob("e*.tex"))]
        return _latex("\n".join(parts))
    return None


def _rendercv(data: object) -> Values:
    cv = _get(data, "cv")
    jobs, courses = _list(cv, "sections", "experience"), _list(cv, "sections", "education")
    skills = _list(cv, "sections", "skills")
    return {
        "name": _some(_get(cv, "name")),
        "email": _some(_get(cv, "email")),
        "phone": _some(_get(cv, "phone")),
        "location": _some(_get(cv, "location")),
        "link": _some(_get(cv, "website")) + [_profile(item) for item in _list(cv, "social_networks")],
        "employer": [value for job in jobs for value in _some(_get(job, "company"))],
        "position": [value for job in jobs for value in _some(_get(job, "position"))],
        "job dates": [_range(job, "start_date", "end_date") for job in jobs],
        "institution": [value for item in courses for value in _some(_get(item, "institution"))],
        "degree": [value for item in courses for value in _some(_get(item, "degree"))],
        "area": [value for item in courses for value in _some(_get(item, "area"))],
        "study dates": [_range(item, "start_date", "end_date") for item in courses],
        "skill": [
            word.strip() for item in skills for value in _some(_get(item, "details")) for word in value.split(",")
        ],
    }


def _reactive(data: object) -> Values:
    basics, sections = _get(data, "basics"), _get(data, "sections")
    jobs, courses = _list(sections, "experience", "items"), _list(sections, "education", "items")
    return {
        "name": _some(_get(basics, "name")),
        "email": _some(_get(basics, "email")),
        "phone": _some(_get(basics, "phone")),
        "location": _some(_get(basics, "location")),
        "link": [
            value
            for item in (basics, *_list(sections, "profiles", "items"))
            for value in _some(_get(_get(item, "url"), "href"))
        ],
        "employer": [value for job in jobs for value in _some(_get(job, "company"))],
        "position": [value for job in jobs for value in _some(_get(job, "position"))],
        "job dates": [_written(_get(job, "date")) for job in jobs],
        "institution": [value for item in courses for value in _some(_get(item, "institution"))],
        "degree": [value.split(" in ")[0] for item in courses for value in _some(_get(item, "studyType"))],
        "study dates": [_written(_get(item, "date")) for item in courses],
        "skill": [str(word) for item in _list(sections, "skills", "items") for word in _list(item, "keywords")],
    }


def _json_resume(data: object) -> Values:
    jobs = _list(data, "work") or _list(data, "employment", "history")
    courses = _list(data, "education") or _list(data, "education", "history")
    basics = _get(data, "basics") or _get(data, "info")
    name = _get(basics, "name") or _get(data, "name")
    contact = _get(data, "contact")
    return {
        "name": _some(name),
        "email": _some(_get(basics, "email") or _get(contact, "email")),
        "phone": _some(_get(basics, "phone") or _get(contact, "phone")),
        "location": _place(_get(basics, "location")),
        "link": _some(_get(basics, "website") or _get(basics, "url"))
        + [value for item in _list(basics, "profiles") for value in _some(_get(item, "url"))],
        "employer": [value for job in jobs for value in _some(_get(job, "company") or _get(job, "employer"))],
        "position": [value for job in jobs for value in _some(_get(job, "position"))],
        "job dates": [_range(job, "startDate", "endDate") or _range(job, "start", "end") for job in jobs],
        "institution": [value for item in courses for value in _some(_get(item, "institution"))],
        "degree": [value for item in courses for value in _some(_get(item, "studyType"))],
        "area": [value for item in courses for value in _some(_get(item, "area"))],
        "skill": [str(word) for item in _list(data, "skills") for word in _list(item, "keywords")],
    }


def _yamlresume(data: object) -> Values:
    content = _get(data, "content")
    basics = _get(content, "basics")
    jobs, courses = _list(content, "work"), _list(content, "education")
    return {
        "name": _some(_get(basics, "name")),
        "email": _some(_get(basics, "email")),
        "phone": _some(_get(basics, "phone")),
        "location": _place(_get(content, "location")),
        "link": [value for item in (basics, *_list(content, "profiles")) for value in _some(_get(item, "url"))],
        "employer": [value for job in jobs for value in _some(_get(job, "name"))],
        "position": [value for job in jobs for value in _some(_get(job, "position"))],
        "job dates": [_range(job, "startDate", "endDate") for job in jobs],
        "institution": [value for item in courses for value in _some(_get(item, "institution"))],
        "area": [value for item in courses for value in _some(_get(item, "area"))],
        "study dates": [_range(item, "startDate", "endDate") for item in courses],
        "skill": [str(word) for item in _list(content, "skills") for word in _list(item, "keywords")],
    }


def _latex(source: str) -> Values | None:
    """The entries of the common macros: \\cventry{title}{employer}{place}{dates}, \\cvevent{dates}{title}{employer},
    and \\runsubsection{employer} \\descript{| title} \\location{dates | place}.
    """
    source = "\n".join(re.sub(r"(?<!\\)%.*", "", line) for line in source.splitlines())
    body = source.partition("\\begin{document}")[2] + "\n" + source
    values: Values = defaultdict(list)
    section = ""
    argument = r"\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
    pattern = re.compile(
        rf"\\(?:cv)?section\*?{argument}|\\cventry{argument}{argument}{argument}{argument}|\\cvevent{argument}{argument}{argument}(?={argument})"
        rf"|\\runsubsection{argument}\s*\\descript{argument}\s*\\location{argument}"
    )
    seen: set[tuple[str, ...]] = set()
    for match in pattern.finditer(body):
        groups = [None if group is None else _untex(group) for group in match.groups()]
        if groups[0] is not None:
            section = groups[0].casefold()
            continue
        entry = tuple(group for group in groups[1:] if group is not None)
        if entry in seen or not ("experience" in section or "education" in section):
            continue
        seen.add(entry)
        if groups[1] is not None:
            title, employer, dates = groups[1], groups[2], groups[4]
        elif groups[5] is not None:
            parts = [groups[5], groups[6] or "", groups[7] or ""]
            dates = next((part for part in parts if _written(part)), "")
            if not dates:
                continue  # a template's placeholders
            parts.remove(dates)
            title, employer = parts
        else:
            title, employer, dates = (groups[10] or "").strip("| "), groups[9], (groups[11] or "").split("|")[0]
        if "experience" in section:
            values["position"] += _some(title)
            values["employer"] += _some(employer)
            values["job dates"].append(_written(dates))
        else:
            values["institution"] += _some(employer)
    if not values["employer"]:
        return None
    email = re.search(r"[\w.]+@[\w-]+\.\w+", body)
    values["email"] = [email.group()] if email else []
    return dict(values)


def _untex(text: str) -> str:
    text = re.sub(r"\\(?:textbf|emph|href\{[^}]*\}|textsc|hspace\*?|vspace)\b", "", text)
    return re.sub(r"\s+", " ", re.sub(r"\\[a-zA-Z]+|\\|[{}~]|\$", " ", text.replace("--", "–"))).strip()


def _written(text: object) -> str:
    found = parse_date_range(str(text or ""))
    if found is None:
        return ""
    start = found.first.value if found.first else ""
    end = found.last.value if found.last else start if found.is_single else ""
    return f"{start}/{end}"


def _range(item: object, start: str, end: str) -> str:
    first, last = _get(item, start), _get(item, end)
    values = [_normal(value) for value in (first, last)]
    return "/".join(values) if any(values) else ""


def _normal(value: object) -> str:
    text = str(value or "")
    if not text or text.casefold() in ("present", "current"):
        return ""
    found = parse_date_range(text)
    return found.first.value[:7] if found and found.first else ""


def _place(location: object) -> list[str]:
    """A town with its region, as a résumé writes it."""
    parts = [part for key in ("city", "region") for part in _some(_get(location, key))]
    return [", ".join(parts)] if parts else []


def _profile(item: object) -> str:
    """The address of a profile that is told by its network and its name there."""
    network, name = str(_get(item, "network")), _get(item, "username")
    return f"{network.casefold()}.com/{'in/' if network == 'LinkedIn' else ''}{name}"


def _get(data: object, key: str) -> object:
    return data.get(key) if isinstance(data, dict) else None


def _list(data: object, *keys: str) -> list[object]:
    for key in keys:
        data = _get(data, key)
    return data if isinstance(data, list) else []


def _some(value: object) -> list[str]:
    return [str(value)] if value not in (None, "") else []


def parse_yaml(text: str) -> object:
    """The value of a simple YAML text: nested maps, lists and scalars by indentation, as the truth files use them."""
    lines = [
        (len(line) - len(line.lstrip(" ")), line.strip())
        for line in text.splitlines()
        if line.strip() and not line.strip().startswith("#") and line.strip() != "---"
    ]
    value, _ = _yaml_block(lines, 0, lines[0][0] if lines else 0)
    return value


def _yaml_block(lines: list[tuple[int, str]], index: int, indent: int) -> tuple[object, int]:
    if index >= len(lines) or lines[index][0] < indent:
        return None, index
    if lines[index][1].startswith("- ") or lines[index][1] == "-":
        return _yaml_list(lines, index, lines[index][0])
    return _yaml_map(lines, index, lines[index][0])


def _yaml_list(lines: list[tuple[int, str]], index: int, indent: int) -> tuple[list[object], int]:
    items: list[object] = []
    while index < len(lines) and lines[index][0] == indent and lines[index][1].startswith("-"):
        rest = lines[index][1][1:].strip()
        item: object
        if re.match(r"[\w$-]+:(?:\s|$)", rest):
            lines[index] = (indent + 2, rest)
            item, index = _yaml_map(lines, index, indent + 2)
        else:
            item, index = _scalar(rest), index + 1
            while index < len(lines) and lines[index][0] > indent:
                index += 1
        items.append(item)
    return items, index


def _yaml_map(lines: list[tuple[int, str]], index: int, indent: int) -> tuple[dict[str, object], int]:
    values: dict[str, object] = {}
    while index < len(lines) and lines[index][0] == indent:
        match = re.match(r"(.+?):(?:\s+(.*))?$", lines[index][1])
        if match is None:
            break
        key, rest = match[1].strip("'\""), (match[2] or "").strip()
        index += 1
        if rest and not rest.startswith(("|", ">")):
            values[key] = _scalar(rest)
            while index < len(lines) and lines[index][0] > indent:
                index += 1
        elif rest:
            while index < len(lines) and lines[index][0] > indent:
                index += 1
        elif index < len(lines) and (
            lines[index][0] > indent or (lines[index][0] == indent and lines[index][1].startswith("-"))
        ):
            values[key], index = _yaml_block(lines, index, lines[index][0])
        else:
            values[key] = None
    return values, index


def _scalar(text: str) -> object:
    if text.startswith(("'", '"')) and text.endswith(text[0]):
        return text[1:-1]
    if text.startswith("[") and text.endswith("]"):
        return [part.strip() for part in text[1:-1].split(",")]
    return None if text in ("null", "~", "") else text

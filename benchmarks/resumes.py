"""How well `read_resume` reads files whose content is known, field by field, beside a naive reader.

Run it as ``python -m benchmarks.resumes [--few] [--detail]``. The files are looked for under the folder that
``CAREERPROOF_SOURCES`` names, else beside the checkout in ``shared/data``; without them it says so and ends with
status 1.

Truth: the YAML, JSON or LaTeX source that each PDF was made from. A value counts as found when it is equal but for
case, punctuation and spaces, or shares at least 80 % of its words (F1) with the true one; dates must agree to the
month where the truth has a month. Dates in LaTeX sources are free text and are read with our own grammar first.
"""

from __future__ import annotations

import calendar
import csv
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks._resume_laws import LAWS, broken_laws
from benchmarks._resume_truth import Values, read_truth
from benchmarks._sources import sources_folder
from careerproof.documents.model import Document, Line
from careerproof.documents.read import read_document
from careerproof.resumes.model import Location, Resume
from careerproof.resumes.read import read_resume

_NOUNS = """summary highlights experience education skills accomplishments certifications affiliations interests
languages publications achievements qualifications profile objective overview honors awards licenses training history
information background strengths references memberships presentations employment focus"""
_LEADS = """professional work executive career core technical computer additional personal skill employment educational
relevant key military volunteer activities community and of &"""
HEADING_NOUNS, HEADING_LEADS = frozenset(_NOUNS.split()), frozenset(_LEADS.split())
FIELDS = (
    "name",
    "email",
    "phone",
    "location",
    "link",
    "employer",
    "position",
    "job dates",
    "institution",
    "degree",
    "area",
    "study dates",
    "skill",
)
NAIVE = frozenset(FIELDS) - {"location", "link", "area"}
NOTHING = f"{'–':>5} {'–':>5} {'–':>5}"
PLACEHOLDERS = frozenset(("city", "state", "company", "employer", "city , state", "city, state", "present", "current"))
MONTHS = frozenset(month.casefold() for month in (*calendar.month_name[1:], *calendar.month_abbr[1:]))


def main() -> int:
    """Print the tables; 0, or 1 where the files are not there."""
    folder = sources_folder() / "benchmarks"
    if not (folder / "resume_files").is_dir():
        print(f"NOT MEASURED: there is no folder {folder / 'resume_files'}; set CAREERPROOF_SOURCES", file=sys.stderr)
        return 1
    detail = "--detail" in sys.argv
    laws = [measure_files(folder / "resume_files", detail=detail)]
    laws.append(measure_livecareer(folder / "livecareer_pdf", detail=detail, every=7 if "--few" in sys.argv else 1))
    laws.append(measure_dataturks(folder / "resume_ner_dataturks" / "dev.jsonl"))
    laws.append(measure_corpus36(folder / "resume_ner_corpus36" / "dev.jsonl"))
    print("\nlaws, over all files of the four sets (right: 0 broken)")
    for name, meaning in LAWS.items():
        print(f"  {meaning:52} {sum(counts[name] for counts in laws)}")
    return 0


def measure_files(folder: Path, *, detail: bool) -> Counter[str]:
    """Precision, recall and F1 per field over the files with a machine-readable truth; comes back with broken laws."""
    laws: Counter[str] = Counter()
    ours: dict[str, Counter[str]] = defaultdict(Counter)
    naive: dict[str, Counter[str]] = defaultdict(Counter)
    by_file: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(folder.glob("*/resume.pdf")):
        truth = read_truth(path.parent)
        if truth is None:
            continue
        document = read_document(path.read_bytes(), name=path.name)
        truth = {field: _written_in(document, field, listed) for field, listed in truth.items()}
        resume = read_resume(document)
        laws += broken_laws(document, resume)
        values = values_of(resume)
        plain = naive_values(document.text)
        for field in FIELDS:
            if not truth.get(field):
                continue
            counts = compare(truth[field], values.get(field, []), alike(field))
            ours[field].update(counts)
            naive[field].update(compare(truth[field], plain.get(field, []), alike(field)))
            by_file[path.parent.name].update(counts)
            if detail and counts["missed"] + counts["wrong"]:
                print(f"  {path.parent.name} {field}: wanted {truth[field]}, read {values.get(field, [])}")
    print("\nresume_files: field            ours P    R    F1     naive P    R    F1    (true values)")
    for field in FIELDS:
        plainly = _row(naive[field]) if field in NAIVE else NOTHING
        print(f"  {field:26} {_row(ours[field])}     {plainly}    {ours[field]['true']}")
    for label, names in (("all fields", by_file.keys()), ("all fields, one column", _one_column(folder))):
        every = sum((by_file[name] for name in sorted(by_file.keys() & names)), Counter[str]())
        print(f"  {label:26} {_row(every)}{every['true']:30}")
    print("\nby file, all fields: F1")
    for name, counts in sorted(by_file.items()):
        print(f"  {name:26} {_scores(counts)[2]:.2f}")
    return laws


def _one_column(folder: Path) -> set[str]:
    """The folders whose résumé has one column, by the list beside them."""
    with (folder / "manifest.csv").open(encoding="utf-8") as file:
        return {row["folder"] for row in csv.DictReader(file) if row["layout"].startswith("1 column")}


def measure_livecareer(folder: Path, *, every: int, detail: bool) -> Counter[str]:
    """On files without names or employers: nothing may be invented, headings, titles and dates should be found; comes
    back with broken laws.
    """
    laws: Counter[str] = Counter()
    documents: list[Document] = []
    resumes: list[Resume] = []
    seconds: list[float] = []
    crashes = 0
    for path in sorted(folder.glob("*/*.pdf"))[::every]:
        try:
            document = read_document(path.read_bytes(), name=path.name)
            start = time.perf_counter()
            resume = read_resume(document)
        except Exception as error:  # noqa: BLE001  a crash of any kind is what is counted here
            crashes += 1
            print(f"  crashed: {path.name}: {error!r}")
            continue
        seconds.append(time.perf_counter() - start)
        laws += broken_laws(document, resume)
        documents.append(document)
        resumes.append(resume)
    seconds.sort()
    jobs = [job for resume in resumes for job in resume.work]
    employers = [job.name for job in jobs if job.name]
    doubtful = [name for name in employers if names_nobody(name)]
    invented = sum(resume.basics.name is not None for resume in resumes)
    print(f"\nlivecareer_pdf: {len(resumes)} files, {crashes} crashes, {invented} names invented (right: 0)")
    _tell_headings(documents, resumes, detail=detail)
    for kind in ("work", "education", "skills"):
        share = sum(any(section.kind == kind for section in resume.sections) for resume in resumes) / len(resumes)
        print(f"  a heading of {kind:12} {share:.3f} of the files")
    print(f"  at least one position   {sum(bool(resume.work) for resume in resumes) / len(resumes):.3f} of the files")
    titled = sum(job.position is not None for job in jobs) / len(jobs)
    print(f"  with a title            {titled:.3f} of {len(jobs)} positions")
    print(f"  with a start            {sum(job.start_date is not None for job in jobs) / len(jobs):.3f}")
    print(
        f"  with an employer        {len(employers)} (the source took nearly all out), {len(doubtful)} of them invented"
    )
    for name in employers if detail else doubtful:
        print(f"    {name}")
    median, slowest = 1000 * seconds[len(seconds) // 2], 1000 * seconds[-1]
    print(f"  read_resume alone: median {median:.1f} ms, slowest {slowest:.1f} ms")
    return laws


def headings_written(document: Document) -> list[Line]:
    """The lines that a person takes for headings: a few words with capitals alone on a line, of a list of our own here.

    The source sets headings like its text, so that only their words tell them.
    """
    found = []
    for line in document.lines:
        words = document.text[line.start : line.end].strip(" :").split()
        last = words[-1].casefold() if words else ""
        leads = {word.casefold() for word in words[:-1]} <= HEADING_LEADS | HEADING_NOUNS
        capital = all(word[:1].isupper() or word in ("and", "of", "&") for word in words)
        if last in HEADING_NOUNS and leads and capital and len(words) <= 4 and not line.bullet:
            found.append(line)
    return found


def _tell_headings(documents: Sequence[Document], resumes: Sequence[Resume], *, detail: bool) -> None:
    """The share of the headings written that were read as such, and of the files without a missed one."""
    total, missed, whole = 0, [], 0
    for document, resume in zip(documents, resumes, strict=True):
        starts = [section.span.start for section in resume.sections if section.heading is not None]
        written = headings_written(document)
        lost = [line for line in written if not any(line.start <= start < line.end for start in starts)]
        total, whole = total + len(written), whole + (not lost)
        missed += [document.text[line.start : line.end] for line in lost]
    share, files = 1 - len(missed) / max(total, 1), whole / max(len(resumes), 1)
    print(f"  headings found          {share:.3f} of {total}; all of them in {files:.3f} of the files")
    for words, count in sorted(Counter(missed).items(), key=lambda pair: (-pair[1], pair[0])) if detail else ():
        print(f"    missed {count} times: {words}")


def names_nobody(name: str) -> bool:
    """True for an employer that cannot be one: the source's placeholder, a lone month, a figure, part of a sentence.

    A rule of its own, so that it does not repeat the reader's: what it does not see must be read by eye (`--detail`).
    """
    words = _words(name)
    if not words or name.strip().casefold() in PLACEHOLDERS or "company name" in name.casefold():
        return True
    if len(words) == 1 and words[0] in MONTHS:
        return True
    small = [word for word in name.split() if word.isalpha() and word.islower() and len(word) > 3]
    return len(words) > 8 or 2 * len(small) > len(words) or (name.endswith(".") and len(words) > 4)


def measure_dataturks(path: Path) -> Counter[str]:
    """The share of labelled names, employers, titles, degrees and schools that some field holds (recall only)."""
    fields = {
        "Name": ("name",),
        "Companies worked at": ("employer",),
        "Designation": ("position", "label"),
        "Degree": ("degree",),
        "College Name": ("institution",),
    }
    print("\nresume_ner_dataturks: recall by label (annotation is incomplete, so that precision says nothing)")
    return _measure_labels(path, fields)


def measure_corpus36(path: Path) -> Counter[str]:
    """The same on résumés whose text was flattened to one line without punctuation; for skills the share of words."""
    fields = {
        "designation": ("position", "label"),
        "company_name": ("employer",),
        "basic_education": ("study",),
        "higher_education": ("study",),
        "place_basic_education": ("institution",),
        "place_higher_education": ("institution",),
        "technical_skills": ("skill",),
    }
    print("\nresume_ner_corpus36 (text flattened to one line): recall by label")
    return _measure_labels(path, fields, of_words=frozenset(("technical_skills",)))


def _measure_labels(
    path: Path, fields: dict[str, tuple[str, ...]], of_words: frozenset[str] = frozenset()
) -> Counter[str]:
    """Recall by label: over all mentions, over each different value of a file once, and that of the naive reader; comes
    back with broken laws.
    """
    laws: Counter[str] = Counter()
    hits, naive_hits, totals = Counter[str](), Counter[str](), Counter[str]()
    different: dict[str, set[tuple[int, str]]] = defaultdict(set)
    different_hits: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        document = read_document(row["text"].encode(), name="resume.txt")
        resume = read_resume(document)
        laws += broken_laws(document, resume)
        values, plain = _labelled_values(resume), naive_values(document.text)
        for span in row["spans"]:
            label = span["label"]
            if label not in fields or not _words(span["text"]):
                continue
            found = _is_held(span["text"], [v for name in fields[label] for v in values[name]], label in of_words)
            naive = [v for name in fields[label] for v in plain.get("degree" if name == "study" else name, [])]
            naive_hits[label] += _is_held(span["text"], naive, label in of_words)
            value = (number, " ".join(_words(span["text"])))
            totals[label] += 1
            hits[label] += found
            different[label].add(value)
            if found:
                different_hits[label].add(value)
    print("                             mentions  different values  naive    (mentions, values)")
    for label, total in sorted(totals.items()):
        values_of_label = len(different[label])
        print(
            f"  {label:26} {hits[label] / total:5.2f}      {len(different_hits[label]) / values_of_label:5.2f}"
            f"             {naive_hits[label] / total:5.2f}    {total}, {values_of_label}"
        )
    return laws


def _labelled_values(resume: Resume) -> Values:
    """The values by field, with the title under the name, and degrees with and without their field and school."""
    values = values_of(resume)
    values["label"] = [resume.basics.label] if resume.basics.label else []
    values["degree"] += [f"{course.study_type} {course.area}" for course in resume.education if course.area]
    values["study"] = list(values["degree"])
    for course in resume.education:
        parts = (course.study_type, course.area, course.institution, course.start_date, course.end_date)
        values["study"].append(" ".join(part for part in parts[:3] if part))
        values["study"].append(" ".join(part for part in parts if part))
    return values


def _is_held(text: str, values: list[str], by_words: bool) -> bool:
    """True where one value is the text; `by_words` where four in five of its words stand in some value."""
    if not by_words:
        return any(_similar(text, value) for value in values)
    held = {word for value in values for word in _words(value)}
    words = _words(text)
    return sum(word in held for word in words) >= 0.8 * len(words)


def values_of(resume: Resume) -> Values:
    """The values of a résumé by field, dates as "start/end"."""
    basics = resume.basics
    return {
        "name": [basics.name] if basics.name else [],
        "email": [basics.email] if basics.email else [],
        "phone": [basics.phone] if basics.phone else [],
        "location": [_place(basics.location)] if basics.location else [],
        "link": [url for url in (basics.url, *(profile.url for profile in basics.profiles)) if url],
        "employer": [job.name for job in resume.work if job.name],
        "position": [job.position for job in resume.work if job.position],
        "job dates": [f"{job.start_date or ''}/{job.end_date or ''}" for job in resume.work if job.start_date],
        "institution": [course.institution for course in resume.education if course.institution],
        "degree": [course.study_type for course in resume.education if course.study_type],
        "area": [course.area for course in resume.education if course.area],
        "study dates": [f"{item.start_date or ''}/{item.end_date or ''}" for item in resume.education if item.end_date],
        "skill": [keyword for group in resume.skills for keyword in group.keywords],
    }


def _written_in(document: Document, field: str, listed: list[str]) -> list[str]:
    """The true values that the file shows at all: a source may hold more than its PDF prints."""
    text = document.text
    if field == "link":
        shown_links = {_address(link.target) for link in document.links}
        return [value for value in listed if _address(value) in shown_links or _address(value) in text.casefold()]
    if field.endswith("dates"):
        return [value for value in listed if value.strip("/")]
    shown = set(_words(text))
    digits = _digits(text)
    if field == "phone":
        return [value for value in listed if _digits(value)[-7:] in digits]
    return [value for value in listed if 2 * sum(word in shown for word in _words(value)) >= len(_words(value))]


def naive_values(text: str) -> Values:
    """What simple rules read: the first line, patterns, and lines in title case around dates."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    values: Values = defaultdict(list)
    values["name"] = lines[:1]
    values["email"] = re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", text)[:1]
    values["phone"] = re.findall(r"\+?\(?\d[\d ().-]{7,}\d", text)[:1]
    section = ""
    for index, line in enumerate(lines):
        head = line.casefold().strip(" :")
        if head in ("experience", "work experience", "education", "skills", "employment"):
            section = "skills" if head == "skills" else "education" if head == "education" else "work"
            continue
        years = re.findall(r"\b(?:19|20)\d\d\b", line)
        if section == "work" and years:
            values["position"].append(re.sub(r"[^a-zA-Z ].*", "", line).strip() or lines[index - 1])
            values["employer"].append(lines[index - 1])
            values["job dates"].append("/".join(years[:2]))
        elif section == "education" and re.search("university|college|school|institute", line, re.IGNORECASE):
            values["institution"].append(re.sub(r"\d.*", "", line))
        elif section == "education" and re.search(r"bachelor|master|ph\.?d|b\.?s|m\.?s", line, re.IGNORECASE):
            values["degree"].append(line)
        if section == "education" and years:
            values["study dates"].append("/".join(years[:2]))
        if section == "skills":
            values["skill"].extend(part.strip() for part in re.split(r"[,;:|•]", line))
    return values


def compare(truth: list[str], read: list[str], same: Callable[[str, str], bool]) -> Counter[str]:
    """How many true values were read, missed, and how many read values are wrong; each counts once."""
    left = list(read)
    hits = 0
    for value in truth:
        match = next((candidate for candidate in left if same(value, candidate)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return Counter(hit=hits, missed=len(truth) - hits, wrong=len(left), true=len(truth))


def alike(field: str) -> Callable[[str, str], bool]:
    """When two values of a field are the same."""
    if field == "phone":
        return lambda a, b: _digits(a)[-9:] == _digits(b)[-9:]
    if field.endswith("dates"):
        return _same_dates
    if field == "link":
        return lambda a, b: _address(a) == _address(b)
    return _similar


def _similar(a: str, b: str) -> bool:
    x, y = _words(a), _words(b)
    if not x or not y:
        return False
    shared = sum((Counter(x) & Counter(y)).values())
    return "".join(x) == "".join(y) or 2 * shared / (len(x) + len(y)) >= 0.8


def _same_dates(a: str, b: str) -> bool:
    ends = [(x, y) for x, y in zip(a.split("/"), b.split("/"), strict=False) if x or y]
    return bool(ends) and all(x[: len(y)] == y[: len(x)] and bool(x) == bool(y) for x, y in ends)


def _place(location: Location) -> str:
    """A place as one text; where its parts could not be told apart, as it is written."""
    parts = (location.city, location.region, location.country_code if location.region is None else None)
    return ", ".join(part for part in parts if part) or location.address or ""


def _address(url: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip().casefold()).rstrip("/")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _row(counts: Counter[str]) -> str:
    precision, recall, f1 = _scores(counts)
    return f"{precision:5.2f} {recall:5.2f} {f1:5.2f}"


def _scores(counts: Counter[str]) -> tuple[float, float, float]:
    hit, missed, wrong = counts["hit"], counts["missed"], counts["wrong"]
    precision = hit / (hit + wrong) if hit + wrong else 0.0
    recall = hit / (hit + missed) if hit + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1


if __name__ == "__main__":
    raise SystemExit(main())

"""The synthetic benchmark tells the truth: what its files show, where it stands, and how a reading is scored."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from benchmarks.synthetic_resumes import __main__ as command
from benchmarks.synthetic_resumes import measuring
from benchmarks.synthetic_resumes.cases import list_cases
from benchmarks.synthetic_resumes.files.damages import DAMAGES, damages_of
from benchmarks.synthetic_resumes.files.layouts import FOLDER, read_layouts
from benchmarks.synthetic_resumes.files.make import Case, Made, make_case
from benchmarks.synthetic_resumes.files.marks import Ledger
from benchmarks.synthetic_resumes.measuring import score_file
from benchmarks.synthetic_resumes.people.choices import locales, read_language, read_locale
from benchmarks.synthetic_resumes.people.make import NOW, make_person
from benchmarks.synthetic_resumes.scoring import interval, is_same, rates, score_fields, score_jobs, sum_up
from benchmarks.synthetic_resumes.telling import summarise
from benchmarks.synthetic_resumes.values import FIELDS, Reading, Truth, true_values
from lxml import etree

FICTION = {
    "de-DE": r"\D*(?:49)?\D*0?\D*(?:30\D*23125|69\D*90009|40\D*66969|89\D*99998)\D*\d{3}",
    "en-GB": r"\D*(?:44)?\D*0?\D*(?:7700\D*900|20\D*7946\D*0|113\D*496\D*0)\d{3}",
    "en-US": r".*555\D01\d\d",
    "fr-FR": r"\D*(?:33)?\D*0?\D*(?:6\D39\D98|1\D99\D00|4\D65\D71)\D\d\d\D\d\d",
}
"""The numbers that a country keeps for works of fiction, where it keeps any."""

TEXT_CASES = [
    case for half in (False, True) for case in list_cases(held_out=half) if case.format in ("text", "markdown")
]


def _every_layout() -> Iterator[Case]:
    for number, layout in enumerate((*read_layouts(held_out=False), *read_layouts(held_out=True))):
        for format_ in layout.formats:
            locale = locales()[number % len(locales())]
            yield Case(layout=layout, format=format_, locale=locale, damage="none", seed=number)


@pytest.mark.parametrize(
    ("field", "true", "read", "same"),
    [
        ("employer", "Müller GmbH", "MÜLLER GMBH", True),
        ("employer", "Weiß & Söhne", "WEISS & SÖHNE", True),
        ("employer", "Acme Corp", "Acme", False),
        ("skill", "C++", "C", False),
        ("skill", "pair programming", "pair-programming", True),
        ("name", "José", "Jose\u0301", True),
        ("name", "José", "Jose", False),
        ("phone", "+44 (0)7700 900123", "+44 7700 900123", True),
        ("phone", "07700 900123", "+447700900123", True),
        ("phone", "07700 900123", "07700 900124", False),
        ("link", "https://www.x.example.com", "x.example.com/", True),
        ("link", "x.example.com/a", "x.example.com/b", False),
        ("job dates", "2020-01/present", "2020-01/", False),
        ("bullet", "…", "…", False),
    ],
)
def test_values_are_the_same_but_for_how_they_are_written(field: str, true: str, read: str, same: bool) -> None:
    """Case, punctuation and accents' form do not count; letters and digits do."""
    assert is_same(field, true, read) is same


def test_a_score_counts_each_value_once() -> None:
    """Two equal readings answer one truth: one is right, one wrong; what is not there is missed."""
    truth = {"skill": [Truth(forms=("Go",)), Truth(forms=("Rust",))]}
    score = score_fields(truth, {"skill": [Reading(value="go"), Reading(value="Go")]})["skill"]
    assert (score.found, score.missed, score.wrong) == (1, ("Rust",), ("Go",))
    assert rates(sum_up([score])) == (0.5, 0.5, 0.5)
    assert score_fields({}, {"area": [Reading(value="x")]})["area"].wrong == ("x",)


def test_a_job_is_right_as_a_whole_or_not_at_all() -> None:
    """Right values in two wrong entries are no right job."""
    truth = [
        (Truth(forms=("Nurse",)), Truth(forms=("Clinic A",)), Truth(forms=("2020/2021",))),
        (Truth(forms=("Cook",)), Truth(forms=("Inn",)), Truth(forms=("2022/present",))),
    ]
    assert score_jobs(truth, [("NURSE", "Clinic A", "2020/2021"), ("Cook", "Inn", "2022/present")]).found == 2
    mixed = score_jobs(truth, [("Nurse", "Inn", "2020/2021"), ("Cook", "Inn", "2022/present")])
    assert (mixed.found, len(mixed.missed), mixed.wrong) == (1, 1, ("Nurse | Inn | 2020/2021",))


def test_an_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    """Files drawn again by a fixed seed."""
    files = [sum_up(score_fields({"skill": [Truth(forms=("Go",))]}, {}).values())] * 3
    files += [sum_up(score_fields({"skill": [Truth(forms=("Go",))]}, {"skill": [Reading(value="Go")]}).values())] * 7
    low, high = interval(files)
    assert low < 0.7 < high
    assert interval(files) == (low, high)


def test_marks_say_where_a_value_stands() -> None:
    """Also inside of other marks' text, in capitals, and twice: the first place counts."""
    ledger = Ledger()
    first, second = ledger.write("/a", "one"), ledger.write("/b", "two", value="2")
    text, shown = ledger.shown_in(f"x {first} – {second.upper()}; {first}")
    assert text == "x one – TWO; one"
    assert [(item.pointer, item.value, text[item.start : item.end]) for item in shown] == [
        ("/a", "one", "one"),
        ("/b", "2", "TWO"),
    ]


@pytest.mark.parametrize("locale", locales())
def test_a_seed_gives_one_person(locale: str) -> None:
    """The same for ever, another for another seed, and none whose life runs backwards."""
    assert make_person(5, locale=locale) == make_person(5, locale=locale)
    people = [make_person(seed, locale=locale, held_out=seed % 2 == 1) for seed in range(40)]
    assert len({person.full_name for person in people}) > 20
    for person in people:
        roles = [role for job in person.jobs for role in job.roles]
        assert all(role.start <= (role.end or NOW) for role in roles)
        assert all(later.start > (earlier.end or NOW) for later, earlier in pairwise(roles))
        assert all(study.start < study.end <= NOW for study in person.studies)
        assert person.email.endswith((".com", ".org", ".net")) and "@" in person.email and person.email.isascii()
        assert re.search(r"@(?:mail\.)?example\.(?:com|org|net)$", person.email)
        assert re.fullmatch(FICTION.get(locale, ".+"), person.phone), person.phone


def test_the_held_out_half_has_people_of_its_own() -> None:
    """No given name, family name or name of an employer of one half stands in the other."""
    for locale in locales():
        place = read_locale(locale)
        halves = [
            " | ".join(
                text
                for seed in range(120)
                for person in [make_person(seed, locale=locale, held_out=held_out)]
                for text in (person.full_name, *(job.employer for job in person.jobs))
            )
            for held_out in (False, True)
        ]
        for pool in ("given", "family", "stems"):
            shared = [
                word for word in place[pool] if all(re.search(rf"\b{re.escape(word)}\b", half) for half in halves)
            ]
            # "García" also stands inside "García-López": the shorter of two such names is no sign.
            assert [word for word in shared if not any(word in other for other in place[pool] if other != word)] == []


def test_the_languages_say_the_same_things() -> None:
    """A section, a field of work or a label that one language lacks would be a hole in the benchmark."""
    english = read_language("en")
    for language in ("de", "es", "fr", "pt"):
        speech = read_language(language)
        assert speech.keys() == english.keys(), language
        for part in ("headings", "labels", "fields"):
            assert speech[part].keys() == english[part].keys(), (language, part)
        assert len(speech["months"]) == len(speech["short_months"]) == 12
        for field in speech["fields"].values():
            assert len(field["bullets"]) >= 7 and len(field["titles"]) >= 6 and len(field["skills"]) == 3
    assert len(locales()) >= 7


def test_there_are_layouts_enough_and_each_is_a_file() -> None:
    """Twelve and more for pages, some of every format held out; no template is left over."""
    layouts = (*read_layouts(held_out=False), *read_layouts(held_out=True))
    assert sum("pdf" in layout.formats for layout in read_layouts(held_out=False)) >= 12
    assert {format_ for layout in read_layouts(held_out=True) for format_ in layout.formats} >= {"pdf", "docx", "text"}
    written = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.jinja") if not path.name.startswith("_")}
    assert {layout.template for layout in layouts} == written


def test_the_page_tells_how_many_there_are(repository: Path) -> None:
    """Counts in the docs are those of the files."""
    page = (repository / "docs" / "resumes.md").read_text(encoding="utf-8")
    layouts = len(read_layouts(held_out=False)) + len(read_layouts(held_out=True))
    assert f"**Layouts**: {layouts} template files" in page
    assert f"**Damages**: {len(DAMAGES) - 1}, each alone" in page
    files = [f"{len(list_cases(held_out=held_out)):,}" for held_out in (False, True)]
    assert f"| files | {files[0]} | {files[1]} |" in page


@pytest.mark.parametrize("case", list(_every_layout()), ids=lambda case: case.name)
def test_a_layout_shows_the_person(case: Case) -> None:
    """Name, e-mail, each title, employer and school; the same bytes each time; office files are whole."""
    made = make_case(case)
    assert made.data == make_case(case).data
    pointers = {item.pointer for item in made.shown}
    roles = sum(len(job.roles) for job in made.person.jobs)
    wanted = {
        "/basics/name",
        "/basics/email",
        "/basics/phone",
        *(f"/work/{number}/position" for number in range(roles)),
    }
    wanted |= {f"/education/{number}/institution" for number in range(len(made.person.studies))}
    assert wanted - pointers == set()
    assert len(true_values(made)["employer"]) == roles
    assert not any(re.search("[\ue0ff-\uefff]", part) for part in _parts(made))


@pytest.mark.parametrize("case", TEXT_CASES[::5], ids=lambda case: case.name)
def test_the_truth_stands_where_it_says(case: Case) -> None:
    """Slicing a text file by a true value's place gives the value, whatever damage was done."""
    made = make_case(case)
    text = made.data.decode(DAMAGES[case.damage].encoding)
    checked = 0
    for field, values in true_values(made).items():
        for value in values:
            if value.place and not field.endswith("dates"):
                written = text[value.place[0] : value.place[1]].replace("\u00ad", "")
                # A place is told by its city, with which the written one begins.
                assert any(
                    is_same(field, form, written[: len(form)] if field == "location" else written)
                    for form in value.forms
                )
                checked += 1
    assert checked > 10


@pytest.mark.parametrize("damage", [name for name in DAMAGES if name != "none"])
def test_a_damage_changes_the_file_and_not_the_truth(damage: str) -> None:
    """Something is written otherwise, and what is shown stays what it was."""
    format_ = DAMAGES[damage].formats[0]
    layout = next(layout for layout in read_layouts(held_out=False) if format_ in layout.formats)
    if format_ == "text":
        layout = next(layout for layout in read_layouts(held_out=False) if layout.name == "text_tabs")
    changed = 0
    for seed in range(6):
        plain, spoilt = (
            make_case(Case(layout=layout, format=format_, locale="en-US", damage=name, seed=seed))
            for name in ("none", damage)
        )
        changed += plain.data != spoilt.data
        open_ends = {f"/work/{number}/endDate" for number in range(9)} | {"/volunteer/0/endDate"}
        pointers = [{item.pointer for item in made.shown} for made in (plain, spoilt)]
        assert pointers[0] ^ pointers[1] <= (open_ends if damage == "since" else set())
    assert changed >= 4


def test_every_damage_meets_every_locale() -> None:
    """Else a figure by damage would be one by language."""
    cases = [case for case in list_cases(held_out=False) if case.format == "pdf" and case.damage != "none"]
    met = Counter((case.damage, case.locale) for case in cases)
    assert met.keys() == {(damage.name, locale) for damage in damages_of("pdf")[1:] for locale in locales()}
    assert max(met.values()) - min(met.values()) <= 1
    assert len({case.name for case in cases}) == len(cases)


def test_without_a_browser_the_pages_are_told_as_not_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A figure never leaves out files silently; the others are measured, and kept where asked."""
    monkeypatch.setattr(measuring, "find_chromium", lambda: None)
    monkeypatch.setattr(sys, "argv", ["synthetic_resumes", "--only=compact_ats-de-DE", "--keep", str(tmp_path)])
    assert command.main() == 1
    printed = capsys.readouterr()
    assert "NOT MEASURED: 4 PDF files" in printed.err
    assert "4 files; all fields" in printed.out
    assert len(list(tmp_path.glob("*.html"))) == 4


def test_the_held_out_half_shows_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever mends the reader cannot look at it."""
    monkeypatch.setattr(sys, "argv", ["synthetic_resumes", "--held-out", "--detail"])
    with pytest.raises(SystemExit):
        command.main()


def test_the_bench_finds_the_package(repository: Path) -> None:
    """A folder with a `__main__` is a benchmark as a module is."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks", "no such"], cwd=repository, capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "synthetic_resumes" in run.stderr and "spoken_titles" in run.stderr


def test_our_reader_reads_a_sample_far_better_than_the_naive_one() -> None:
    """Undamaged files of every format that needs no browser, one of each layout in turn of the locales."""
    made = [make_case(case) for case in _every_layout() if not case.layout.held_out]
    results = [score_file(item, item.data) for item in made if not item.is_page]
    summary = summarise(results, parts=False)
    assert len(results) >= 15
    assert summary["all fields"]["f1"] > 0.88
    assert summary["fields"]["name"]["f1"] > summary["fields"]["name"]["naive"]
    assert summary["fields"]["employer"]["naive"] < 0.3
    assert set(summary["fields"]) <= set(FIELDS)
    assert summary["values not backed"] == 0


def _parts(made: Made) -> Iterator[str]:
    """The texts that a file is packed of; those of office files are whole XML."""
    if made.data.startswith(b"%PDF"):
        return  # packed by the typesetter, out of a text without marks
    if made.case.format not in ("docx", "odt"):
        yield made.data.decode()
        return
    with zipfile.ZipFile(BytesIO(made.data)) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            assert name == "mimetype" or etree.fromstring(data) is not None
            yield data.decode()

"""RenderCV's YAML becomes a résumé, every value with its place in the file."""

from __future__ import annotations

import importlib.util
import json
import time
from collections.abc import Callable
from types import ModuleType

import pytest

from careerproof.documents import read_document
from careerproof.errors import CareerproofError, DamagedDocument, MissingExtra, TooLarge
from careerproof.resumes import Resume, from_json_resume, read_resume
from careerproof.resumes.structured import yaml_tree

needs_yaml = pytest.mark.skipif(
    importlib.util.find_spec("yaml") is None, reason='NOT RUN: PyYAML is not installed (the extra "yaml")'
)

TEXT = r"""# my CV
cv:
  name: Jane Example
  headline: Software Engineer
  location: Austin, TX
  email: jane@example.com
  phone: tel:+1-512-555-0142
  website: https://jane.example.com
  social_networks:
    - network: LinkedIn
      username: janeexample
  sections:
    summary:
      - "Builds *fast* software with **Python**."
      - See [my site](https://jane.example.com) for more.
    education:
      - institution: State University
        area: Computer Science
        degree: BS
        start_date: 2010-09
        end_date: 2014-05
        highlights:
          - 'It''s a good one'
    professional_experience:
      - company: Acme Corp
        position: Software Engineer
        start_date: 2019-06
        end_date: present
        location: Remote
        summary: |
          Owned the billing platform.
          Led three people.
        highlights:
          - Moved the platform to
            a new home
          - Cut cost by 20 % with `cache`
      - company: "Caf\u00e9 Software"
        position: Intern
        date: 2016
    projects:
      - name: "[tinydb](https://example.com/tinydb)"
        date: Jan 2020 – Mar 2021
        highlights: [Wrote it, Tested it]
    publications:
      - title: On caches
        authors: ["*Jane Example*", A. Other]
        journal: Journal of Caches
        date: 2021-07
    skills:
      - label: Languages
        details: Python, C++ (11, 14), SQL
    languages:
      - label: Spanish
        details: fluent
    honors:
      - bullet: Winner of the example prize
    certifications:
      - name: Cloud Practitioner
        date: 2022-01
    volunteering:
      - company: Food Bank
        position: Driver
        start_date: 2015
        end_date: 2016
    odd_section:
      - Words of their own
design:
  theme: classic
"""


def read(text: str) -> Resume:
    """The résumé of a YAML file."""
    return read_resume(read_document(text.encode(), name="cv.yaml"))


@needs_yaml
def test_a_rendercv_file_is_read() -> None:
    """Sections by their name and by what their entries hold; the marks of Markdown are no words."""
    assert read(TEXT).to_dict() == {
        "basics": {
            "name": "Jane Example", "label": "Software Engineer", "email": "jane@example.com",
            "phone": "+1 512 555 0142", "url": "https://jane.example.com",
            "summary": "Builds fast software with Python. See my site for more.",
            "location": {"city": "Austin", "region": "TX", "countryCode": "US"},
            "profiles": [{"network": "LinkedIn", "username": "janeexample"}],
        },
        "work": [
            {"name": "Acme Corp", "position": "Software Engineer", "location": "Remote", "startDate": "2019-06",
             "summary": "Owned the billing platform. Led three people.",
             "highlights": ["Moved the platform to a new home", "Cut cost by 20 % with cache"]},
            {"name": "Café Software", "position": "Intern", "startDate": "2016", "endDate": "2016"},
        ],
        "volunteer": [{"organization": "Food Bank", "position": "Driver", "startDate": "2015", "endDate": "2016"}],
        "education": [{"institution": "State University", "area": "Computer Science", "studyType": "BS",
                       "startDate": "2010-09", "endDate": "2014-05"}],
        "awards": [{"title": "Winner of the example prize"}],
        "certificates": [{"name": "Cloud Practitioner", "date": "2022-01"}],
        "publications": [{"name": "On caches", "publisher": "Journal of Caches", "releaseDate": "2021-07"}],
        "skills": [{"name": "Languages", "keywords": ["Python", "C++ (11, 14)", "SQL"]}],
        "languages": [{"language": "Spanish", "fluency": "fluent"}],
        "projects": [{"name": "tinydb", "startDate": "2020-01", "endDate": "2021-03",
                      "highlights": ["Wrote it", "Tested it"]}],
    }  # fmt: skip


@needs_yaml
def test_values_slice_out_of_the_file(check_slices: Callable[[Resume], None]) -> None:
    """The text is the file's own, each value slices out of it, quotes and indents left out."""
    resume = read(TEXT)
    assert resume.text == TEXT
    check_slices(resume)
    assert resume.fields["/work/1/name"].raw == r"Caf\u00e9 Software"
    assert len(resume.fields["/work/0/highlights/0"].spans) == 2
    assert resume.work[0].current


@needs_yaml
def test_what_no_field_holds_is_told_all_the_same() -> None:
    """Highlights of a school, authors, unknown sections."""
    told = {item.text for item in read(TEXT).statements}
    assert {"It''s a good one", "A. Other", "Words of their own"} <= told


@needs_yaml
def test_exported_and_read_again_it_is_the_same() -> None:
    """JSON out, JSON in: nothing is lost and nothing comes."""
    plain = read(TEXT).to_dict()
    assert from_json_resume(json.loads(json.dumps(plain))).to_dict() == plain


@needs_yaml
def test_json_resume_may_be_written_as_yaml(check_slices: Callable[[Resume], None]) -> None:
    """The same keys in the other notation."""
    resume = read(
        "basics:\n  name: Jane Example\nwork:\n  - name: Acme\n    startDate: 2020-01\n    highlights: [a b]\n"
    )
    assert resume.to_dict() == {
        "basics": {"name": "Jane Example"},
        "work": [{"name": "Acme", "startDate": "2020-01", "highlights": ["a b"]}],
    }
    check_slices(resume)


@pytest.mark.parametrize("text", ["cv:\nJane Example wrote this\n", "basics: none\n", "Jane\ncv: yes\n", "My cv:\n"])
def test_a_text_that_only_looks_like_yaml_is_a_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a mapping in every line the parser is not even asked."""
    monkeypatch.setattr(yaml_tree, "read_yaml", lambda text: pytest.fail("the parser was asked"))
    assert read(text).text == text


@needs_yaml
@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("cv:\n  name: [Jane\n  email: x: y\n", DamagedDocument),
        ("cv:\n  name: " + "[" * 5000 + "\n", DamagedDocument),
        ("cv:\n  b: &a [*a]\n", TooLarge),
        ("cv:\n  a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
         + "".join(f"  a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)), TooLarge),
        ("cv:\n  name: Jane\n" + "#" * 500_000, TooLarge),
        ("cv:\n  name: !!python/object/apply:os.system [id]\n", None),
    ],
)  # fmt: skip
def test_hostile_files_end_soon(text: str, error: type[CareerproofError] | None) -> None:
    """Broken, nested without end, holding itself, aliases of aliases, tags that would run something."""
    start = time.perf_counter()
    if error is None:
        read(text)
    else:
        with pytest.raises(error):
            read(text)
    assert time.perf_counter() - start < 5


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A RenderCV file without PyYAML ends in one line with the remedy."""

    def absent(name: str) -> ModuleType:
        raise ImportError(name)

    monkeypatch.setattr(yaml_tree, "import_module", absent)
    with pytest.raises(MissingExtra, match="PyYAML") as caught:
        read(TEXT)
    assert "careerproof[yaml]" in caught.value.hint

"""A site as visitors, search engines and its keeper meet it: links, head, data, bytes, what a build leaves alone."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from tinyhtml5.parser import HTMLParser

from careerproof.careers.listing.directory import list_careers
from careerproof.errors import UsageError
from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.site.build import build_site
from careerproof.faces.site.manifest import NAME, read_manifest
from careerproof.faces.site.staging import STAGE
from careerproof.facts.store import Facts, open_facts
from careerproof.settings import Settings

CAREERS = {
    "machine-learning-engineer": "an emerging career",
    "29-1141.00": "an official one with a licence",
    "27-2042.00": "one paid by the hour",
    "11-1011.00": "one whose pay reaches the survey's top",
    "55-3016.00": "one that little is known of",
    "43-9021.00": "one at risk",
}
LANGUAGES = ("en", "es")
LARGEST = 250_000
BASE = "https://example.com/careers/"

# What each kind of JSON-LD object must and may hold: a word for plain values, the names of kinds for objects; "[]" says
# that several may stand there.
SHAPES: Mapping[str, Mapping[str, str]] = {
    "Occupation": {
        "name!": "text",
        "description!": "text",
        "mainEntityOfPage!": "WebPage",
        "occupationLocation!": "Country",
        "disambiguatingDescription": "text",
        "occupationalCategory": "CategoryCode",
        "estimatedSalary": "MonetaryAmountDistribution",
        "educationRequirements": "EducationalOccupationalCredential",
        "experienceRequirements": "OccupationalExperienceRequirements|text",
        "skills": "text[]",
        "qualifications": "text[]",
    },
    "WebPage": {
        "url!": "url",
        "inLanguage!": "language",
        "lastReviewed": "month",
        "name": "text",
        "description": "text",
    },
    "WebSite": {"url!": "url", "inLanguage!": "language", "name!": "text", "description!": "text"},
    "Country": {"name!": "text"},
    "CategoryCode": {"codeValue!": "text", "name!": "text", "inCodeSet!": "CategoryCodeSet"},
    "CategoryCodeSet": {"name!": "text"},
    "MonetaryAmountDistribution": {
        "name!": "text",
        "currency!": "text",
        "duration!": "text",
        "percentile10": "number",
        "percentile25": "number",
        "median": "number",
        "percentile75": "number",
        "percentile90": "number",
    },
    "EducationalOccupationalCredential": {"credentialCategory!": "text"},
    "OccupationalExperienceRequirements": {"description!": "text", "monthsOfExperience!": "number"},
    "BreadcrumbList": {"itemListElement!": "ListItem[]"},
    "ItemList": {
        "name!": "text",
        "description!": "text",
        "numberOfItems!": "number",
        "itemListOrder!": "url",
        "itemListElement!": "ListItem[]",
    },
    "ListItem": {"position!": "number", "name!": "text", "url": "url", "item": "url"},
}


class Site:
    """The pages of a folder, parsed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        self.pages = {
            file: (folder / file).read_text(encoding="utf-8") for file in self.files if file.endswith(".html")
        }
        self.trees: dict[str, Any] = {
            file: html.document_fromstring(text.encode()) for file, text in self.pages.items()
        }
        self.ids = {file: [str(found) for found in tree.xpath("//@id")] for file, tree in self.trees.items()}

    def data(self, file: str) -> list[dict[str, Any]]:
        """The JSON-LD objects of a page."""
        return [json.loads(item.text_content()) for item in self.trees[file].xpath("//script[@type]")]


def build(folder: Path, **options: Any) -> Any:
    """A build of the few careers, in this process unless told otherwise."""
    wanted: dict[str, Any] = {"languages": LANGUAGES, "keys": tuple(CAREERS), "jobs": 1} | options
    return build_site(folder, settings=Settings(), progress=lambda *_: None, **wanted)


@pytest.fixture(scope="module")
def facts() -> Iterator[Facts]:
    """The shipped facts, opened once: what was asked of them once is known to every build."""
    with open_facts(Settings().facts) as opened:
        yield opened


@pytest.fixture(scope="module", autouse=True)
def opened_once(facts: Facts) -> Iterator[None]:
    """Builds within this process share the opened facts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("careerproof.faces.site.build.open_facts", lambda _: nullcontext(facts))
        yield


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of few careers in two languages, without an address."""
    folder = tmp_path_factory.mktemp("site")
    build(folder)
    return Site(folder)


@pytest.fixture(scope="module")
def titles(facts: Facts) -> dict[str, str]:
    """The titles of all careers by code or slug."""
    return {row.key: row.title for row in list_careers(facts)}


def broken_links(site: Site, absent: frozenset[str] = frozenset()) -> list[str]:
    """What links lead to and is not there: files, and places within pages; `absent` files are forgiven."""
    wrong = []
    for file, tree in site.trees.items():
        for link in {str(found) for found in tree.xpath("//@href | //@src")}:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            path = os.path.normpath(PurePosixPath(file).parent / unquote(parts.path)) if parts.path else file
            if path in absent:
                continue
            # What stands behind "#" of the page that compares names careers, and is read by its script.
            is_place = parts.fragment and not path.endswith("compare.html")
            if path not in site.files or (is_place and parts.fragment not in site.ids.get(path, ())):
                wrong.append(f"{file} -> {link}")
    return wrong


def complaints(value: object, shape: str, place: str = "") -> list[str]:
    """What is wrong with a JSON-LD value by `SHAPES`, one line each."""
    if shape.endswith("[]"):
        items = value if isinstance(value, list) else [None]
        return [
            line for number, item in enumerate(items) for line in complaints(item, shape[:-2], f"{place}[{number}]")
        ]
    if isinstance(value, dict):
        kind = value.get("@type", "")
        if kind not in shape.split("|"):
            return [f"{place}: {kind} is no {shape}"]
        fields = {name.rstrip("!"): kinds for name, kinds in SHAPES[kind].items()}
        held = set(value) - {"@type", "@context"}
        wrong = [
            f"{place}.{name[:-1]} is missing"
            for name in sorted(SHAPES[kind])
            if name[-1] == "!" and name[:-1] not in held
        ]
        wrong += [f"{place}.{name} is not expected" for name in sorted(held - set(fields))]
        return wrong + [
            line
            for name in sorted(held & set(fields))
            for line in complaints(value[name], fields[name], f"{place}.{name}")
        ]
    fits = {
        "text": isinstance(value, str) and bool(value.strip()),
        "url": isinstance(value, str) and bool(re.fullmatch(r"[^\s\"<>]+", value)),
        "language": value in LANGUAGES,
        "month": isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d{2}", value)),
        "number": isinstance(value, int | float) and not isinstance(value, bool),
    }
    return [] if any(fits.get(kind, False) for kind in shape.split("|")) else [f"{place}: {value!r} is no {shape}"]


def shown_text(tree: Any) -> str:
    """What a reader sees of a page, on one line, without the small numbers that lead to sources."""
    copy: Any = html.document_fromstring(html.tostring(tree))
    for element in copy.xpath("//script | //style | //head | //*[contains(@class, 'cite')]"):
        element.drop_tree()
    return " ".join(" ".join(copy.itertext()).split()).casefold()


def squeezed(text: str) -> str:
    """The text without white space: elements that stand beside each other have none between them."""
    return re.sub(r"\s+", "", text).casefold()


def test_the_site_has_its_pages(site: Site, titles: Mapping[str, str]) -> None:
    """Every page of the plan is there in both languages, a page for each career asked for, and what they load."""
    tops = ["index.html", "compare.html", "check.html", "optimize.html", "method.html", "sources.html", "404.html"]
    assert {*tops, "sitemap.xml", "robots.txt", NAME} <= set(site.files)
    assert {f"es/{name}" for name in tops} <= set(site.files)
    assert [file for file in site.files if file.startswith("careers/")] == sorted(
        f"careers/{key}.html" for key in CAREERS
    )
    english = {file for file in site.pages if not file.startswith("es/")}
    assert {f"es/{file}" for file in english} == set(site.pages) - english
    assert len(english) > 30


def test_every_link_leads_somewhere(site: Site, titles: Mapping[str, str]) -> None:
    """Files and places within pages; pages of careers that were not asked for are left out of this look."""
    other = {f"{folder}careers/{key}.html" for key in titles if key not in CAREERS for folder in ("", "es/")}
    assert broken_links(site, frozenset(other)) == []


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    """The guard is shown to fail: a missing file, and a place that is not there."""
    (tmp_path / "a.html").write_text(
        "<!doctype html><p id=x><a href='b.html'>b</a> <a href='#y'>y</a> <a href='#x'>x</a>"
    )
    assert broken_links(Site(tmp_path)) in (["a.html -> b.html", "a.html -> #y"], ["a.html -> #y", "a.html -> b.html"])


def test_pages_are_valid_html(site: Site) -> None:
    """A strict parser finds nothing to mend on a page of each kind; no page has an id twice, or not one h1."""
    groups = [file for file in site.pages if "categories/" in file or "industries/" in file]
    assert len(groups) > 50
    for file in sorted(set(site.pages) - set(groups)) + groups[:: len(groups) // 4]:
        parser = HTMLParser()
        parser.parse(site.pages[file])
        assert parser.errors == [], f"{file}: {parser.errors[:3]}"
    for file in site.pages:
        assert [name for name, count in Counter(site.ids[file]).items() if count > 1] == [], file
        assert len(site.trees[file].xpath("//h1")) == 1, file


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    """No script, sheet or picture of another host, no script within a page, no handler."""
    for file, tree in site.trees.items():
        loaded = tree.xpath(
            "//script/@src | //img/@src | //link[not(@rel='canonical')]/@href | //iframe/@src | //source/@src"
        )
        assert [link for link in loaded if urlsplit(str(link)).netloc] == [], file
        kinds = {str(script.get("type")) for script in tree.xpath("//script[not(@src)]")}
        assert kinds <= {"application/ld+json"}, file
        assert [name for name in tree.xpath("//@*") if str(getattr(name, "attrname", "")).startswith("on")] == [], file
        assert "url(http" not in site.pages[file]
    for path in (site.folder / "assets").glob("*.css"):
        assert not re.search(r"@import|url\(\s*['\"]?(https?:)?//", path.read_text(encoding="utf-8")), path.name


def test_pages_are_small(site: Site) -> None:
    """No page is larger than 250,000 bytes."""
    assert max(len(text.encode()) for text in site.pages.values()) <= LARGEST


def test_the_data_of_every_page_is_valid(site: Site) -> None:
    """Each page but the one for wrong addresses has JSON-LD of known shape, one Occupation on each career's page."""
    for file in site.pages:
        data = site.data(file)
        assert bool(data) == (not file.endswith("404.html")), file
        assert [line for item in data for line in complaints(item, item["@type"], item["@type"])] == [], file
        assert all(item["@context"] == "https://schema.org" for item in data)
        occupations = [item for item in data if item["@type"] == "Occupation"]
        assert len(occupations) == (1 if "careers/" in file else 0), file


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"@type": "Country"}, ["Country.name is missing"]),
        ({"@type": "Country", "name": "US", "x": 1}, ["Country.x is not expected"]),
        ({"@type": "Country", "name": 3}, ["Country.name: 3 is no text"]),
        ({"@type": "State"}, ["Country: State is no Country"]),
    ],
)
def test_bad_data_is_seen(value: object, said: list[str]) -> None:
    """The guard is shown to fail."""
    assert complaints(value, "Country", "Country") == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", CAREERS)
def test_the_data_holds_only_what_the_page_shows(site: Site, key: str, language: str) -> None:
    """Names, sentences, skills, credentials and every salary figure, at the rounding of the page."""
    file = f"{'' if language == 'en' else 'es/'}careers/{key}.html"
    occupation = next(item for item in site.data(file) if item["@type"] == "Occupation")
    text = squeezed(shown_text(site.trees[file]))
    words = load_catalogue(language)
    said = [occupation["name"], *occupation.get("skills", [])]
    for field in ("description", "disambiguatingDescription"):
        said += re.split(r"(?<=[.!?])\s+", occupation.get(field, ""))
    for sentence in occupation.get("qualifications", []):
        said += re.split(r" — | \((?=[^()]*\)$)|\)$", sentence)
    salary = occupation.get("estimatedSalary", {})
    digits = 2 if salary.get("duration") == "PT1H" else 0
    said += [words.money(value, digits) for name, value in salary.items() if isinstance(value, int | float)]
    said += [occupation.get("educationRequirements", {}).get("credentialCategory", "")]
    said += [occupation.get("occupationalCategory", {}).get("codeValue", "")]
    assert len(said) > 5
    assert [item for item in said if squeezed(item) not in text] == []


def test_the_data_is_in_the_language_of_its_page(site: Site) -> None:
    """Works say the language of their page; a career's words are translated, and its figures are the same."""

    def told(value: object) -> list[str]:
        if isinstance(value, list):
            return [language for item in value for language in told(item)]
        if not isinstance(value, dict):
            return []
        here = [str(value["inLanguage"])] if "inLanguage" in value else []
        return here + [language for item in value.values() for language in told(item)]

    for file, tree in site.trees.items():
        said = told(site.data(file))
        assert set(said) <= {tree.get("lang")}, file
        assert said or re.search(r"404|categories/|industries/", file), file
    for key in CAREERS:
        english, spanish = (
            next(item for item in site.data(f"{folder}careers/{key}.html") if item["@type"] == "Occupation")
            for folder in ("", "es/")
        )
        assert english.keys() == spanish.keys(), key
        assert english["name"] != spanish["name"] and english["description"] != spanish["description"], key
        assert english.get("estimatedSalary") == spanish.get("estimatedSalary"), key
        months = [
            item.get("monthsOfExperience") if isinstance(item := page.get("experienceRequirements"), dict) else None
            for page in (english, spanish)
        ]
        assert months[0] == months[1], key


def test_the_data_tells_careers_apart(site: Site) -> None:
    """Pay by the hour says so; an emerging career has no official code and says what it is; nothing known, no pay."""

    def occupation(key: str) -> dict[str, Any]:
        return next(item for item in site.data(f"careers/{key}.html") if item["@type"] == "Occupation")

    assert occupation("11-1011.00")["estimatedSalary"]["duration"] == "P1Y"
    assert occupation("27-2042.00")["estimatedSalary"]["duration"] == "PT1H"
    assert "disambiguatingDescription" not in occupation("11-1011.00")
    emerging = occupation("machine-learning-engineer")
    assert "occupationalCategory" not in emerging
    assert emerging["disambiguatingDescription"]
    assert "estimatedSalary" not in occupation("55-3016.00")


def test_the_head_says_what_a_page_is(site: Site) -> None:
    """A description of its own of at most 160 characters, a title, an icon, and the way to the other language."""
    described = defaultdict(list)
    for file, tree in site.trees.items():
        assert tree.xpath("string(//title)").strip(), file
        assert tree.xpath("//link[@rel='icon']/@href"), file
        assert len(tree.xpath("//link[@rel='canonical']")) == 1, file
        assert sorted(tree.xpath("//link[@rel='alternate']/@hreflang")) == ["en", "es", "x-default"], file
        switch = tree.xpath("//nav[@class='languages']//a")
        assert [link.get("hreflang") for link in switch] == ["en" if file.startswith("es/") else "es"], file
        texts = tree.xpath("//meta[@name='description']/@content")
        if not file.endswith("404.html"):
            assert len(texts) == 1, file
            assert 40 < len(texts[0]) <= 160, file
            described[str(texts[0])].append(file)
        assert bool(texts) != bool(tree.xpath("//meta[@name='robots']")), file
    doubled = [files for files in described.values() if len({file.removeprefix("es/") for file in files}) > 1]
    assert doubled == []


def test_the_colours_of_the_browser_are_those_of_the_sheet(site: Site) -> None:
    """The theme colours in the head are the grounds of site.css, light and dark."""
    sheet = (site.folder / "assets" / "site.css").read_text(encoding="utf-8")
    grounds = re.findall(r"--ground: (#\w+)", sheet)[:2]
    assert site.trees["index.html"].xpath("//meta[@name='theme-color']/@content") == grounds


def test_a_site_with_an_address_is_absolute_where_it_must_be(tmp_path: Path) -> None:
    """Canonical links, alternates, sitemap and picture name the full address; what pages load stays relative."""
    build(tmp_path, base_url=BASE.rstrip("/"), keys=("29-1141.00",))
    site = Site(tmp_path)
    page, top = site.trees["es/careers/29-1141.00.html"], site.trees["index.html"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{BASE}es/careers/29-1141.00.html"]
    assert top.xpath("//link[@rel='canonical']/@href") == [BASE]
    assert page.xpath("//link[@hreflang='en']/@href") == [f"{BASE}careers/29-1141.00.html"]
    assert page.xpath("//meta[@property='og:image']/@content") == [f"{BASE}assets/card.png"]
    assert page.xpath("//link[@rel='stylesheet']/@href")[0] == "../../assets/site.css"
    crumbs = next(item for item in site.data("careers/29-1141.00.html") if item["@type"] == "BreadcrumbList")
    assert [step["item"] for step in crumbs["itemListElement"]] == [
        f"{BASE}index.html",
        f"{BASE}industries/health-care.html",
        f"{BASE}careers/29-1141.00.html",
    ]
    # Shown at any depth, so it points from the root of the host.
    assert site.trees["404.html"].xpath("//link[@rel='stylesheet']/@href")[0] == "/careers/assets/site.css"
    assert f"Sitemap: {BASE}sitemap.xml" in (tmp_path / "robots.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["example.com", "ftp://example.com/", "https://example.com/?a=1", "https:///x"])
def test_what_is_no_address_is_refused(tmp_path: Path, address: str) -> None:
    """An address without a host, of another kind or with a query; nothing is written."""
    with pytest.raises(UsageError, match="not the address"):
        build(tmp_path / "site", base_url=address)
    assert not (tmp_path / "site").exists()


def test_a_second_build_gives_the_same_bytes_whoever_draws(tmp_path: Path, site: Site) -> None:
    """Two processes write what one writes, byte for byte."""
    report = build(tmp_path, jobs=2)
    again = Site(tmp_path)
    assert again.files == site.files
    assert [file for file in site.files if (tmp_path / file).read_bytes() != (site.folder / file).read_bytes()] == []
    assert (report.new, report.changed, report.unchanged) == (len(site.files) - 1, 0, 0)


def test_only_what_moved_is_written(tmp_path: Path) -> None:
    """The same inputs: nothing; a spoilt and a lost page: those two; fewer careers: their pages and folders go."""
    options: dict[str, Any] = {"languages": ("en",), "keys": ("29-1141.00", "43-9021.00")}
    build(tmp_path, **options)
    stood = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    started = time.perf_counter()
    report = build(tmp_path, changed=True, **options)
    assert time.perf_counter() - started < 2
    assert (report.new, report.changed, report.removed) == (0, 0, 0)
    assert {path: path.stat().st_mtime_ns for path in stood} == stood

    (tmp_path / "check.html").write_text("spoilt", encoding="utf-8")
    (tmp_path / "careers" / "43-9021.00.html").unlink()
    report = build(tmp_path, changed=True, **options)
    assert (report.new, report.changed, report.removed) == (1, 1, 0)
    moved = {path.name for path, when in stood.items() if path.stat().st_mtime_ns != when}
    assert moved == {"check.html", "43-9021.00.html", NAME}

    report = build(tmp_path, changed=True, languages=("en",), keys=())
    assert report.removed == 2
    assert not (tmp_path / "careers").exists()


def test_files_of_others_stay(tmp_path: Path) -> None:
    """A file beside the site stays; one in its way is a clear refusal before anything is written."""
    (tmp_path / "CNAME").write_text("example.com", encoding="utf-8")
    build(tmp_path, keys=(), languages=("en",))
    build(tmp_path, keys=(), languages=("en",))
    assert (tmp_path / "CNAME").read_text(encoding="utf-8") == "example.com"
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"holds index\.html, which careerproof did not write"):
        build(other, keys=(), languages=("en",))
    assert [path.name for path in other.iterdir()] == ["index.html"]


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error at a late page: the old files stand as they were, and nothing half-made lies about."""
    build(tmp_path, keys=("43-9021.00",), languages=("en",))
    stood = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def fail(*_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("careerproof.faces.pages.drawing.render_career", fail)
    with pytest.raises(OSError, match="no space"):
        build(tmp_path, keys=("43-9021.00",), languages=("es",))
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == stood


def test_a_request_to_end_leaves_the_old_site(tmp_path: Path) -> None:
    """SIGTERM in the middle: one line, no process and no half-made file stays, the old site is whole."""
    build(tmp_path, keys=("43-9021.00",), languages=("en",))
    stood = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    command = [sys.executable, "-m", "careerproof", "site", "build", str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True) as running:
        deadline = time.monotonic() + 60
        while not any((tmp_path / STAGE).rglob("*.html")) and time.monotonic() < deadline:
            time.sleep(0.05)
        running.send_signal(signal.SIGTERM)
        said = running.communicate(timeout=30)[1].decode()
    assert running.returncode == 130
    assert said.rstrip().endswith("interrupted")
    assert "Traceback" not in said
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == stood
    while _is_alive(running.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_alive(running.pid)


def _is_alive(group: int) -> bool:
    """Whether any process of the group still runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_build_that_was_killed_is_made_good(tmp_path: Path) -> None:
    """What a kill in the last moment leaves says so of itself: the next build trusts nothing and clears up."""
    build(tmp_path, keys=(), languages=("en",))
    manifest = tmp_path / NAME
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace('"whole": true', '"whole": false'), encoding="utf-8"
    )
    (tmp_path / STAGE).mkdir()
    (tmp_path / STAGE / "half.html").write_text("<p", encoding="utf-8")
    build(tmp_path, keys=(), languages=("en",), changed=True)
    assert not (tmp_path / STAGE).exists()
    read = read_manifest(tmp_path)
    assert read is not None
    assert read.whole


@pytest.mark.long
def test_the_whole_site(tmp_path: Path, titles: Mapping[str, str]) -> None:
    """All careers: links resolve, ids are unique, pages are small, data is valid, no two share their prose."""
    report = build(tmp_path, keys=None, languages=("en",), jobs=2)
    site = Site(tmp_path)
    assert report.pages == len(site.pages) > len(titles) > 1000
    assert broken_links(site) == []
    sentences: dict[str, set[str]] = {}
    for file, text in site.pages.items():
        assert len(text.encode()) <= LARGEST, file
        assert len(set(site.ids[file])) == len(site.ids[file]), file
        assert [line for item in site.data(file) for line in complaints(item, item["@type"], file)] == []
        if file.startswith("careers/"):
            sentences[file] = _prose(site.trees[file])
    pages_of = defaultdict(list)
    for file, said in sentences.items():
        for sentence in said:
            pages_of[sentence].append(file)
    shared: Counter[tuple[str, str]] = Counter()
    for files in pages_of.values():
        shared.update((one, other) for place, one in enumerate(files) for other in files[place + 1 :])
    alike = {
        pair: count / min(len(sentences[pair[0]]), len(sentences[pair[1]]))
        for pair, count in shared.items()
        if count > min(len(sentences[pair[0]]), len(sentences[pair[1]])) / 5
    }
    assert alike == {}


def _prose(tree: Any) -> set[str]:
    """The sentences of a page's running text."""
    copy: Any = html.document_fromstring(html.tostring(tree))
    for element in copy.xpath("//*[contains(@class, 'cite')]"):
        element.drop_tree()
    text = " ".join(
        " ".join(item.text_content().split()) for item in copy.xpath("//p[@class='prose' or @class='lead']")
    )
    return set(re.split(r"(?<=[.!?])\s+(?=[A-Z“])", text)) - {""}

"""What scripts rely on: every key and type that the promised interface names, read from the real command line."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
MAYA = str(EXAMPLES / "resumes" / "maya-okonkwo.pdf")
GRAHAM = str(EXAMPLES / "resumes" / "graham-whitlock.docx")
INES = str(EXAMPLES / "resumes" / "ines-valdez-novak.pdf")
ENGINEER = str(EXAMPLES / "postings" / "machine-learning-engineer.md")
ACCOUNTANT = str(EXAMPLES / "postings" / "staff-accountant.txt")
NURSE = str(EXAMPLES / "postings" / "nurse-care-coordinator.html")
TODAY = ("--today", "2026-01-31")

NUMBER = (int, float)
CODE = re.compile(r"\d\d-\d{4}\.\d\d")
CATEGORIES = {"ai-created", "ai-enhanced", "human-essential", "hands-on", "transforming", "at-risk"}
AXES = ("exposure", "automation", "human_necessity", "demand", "ai_creation")


def careerproof(*arguments: str, stdin: bytes = b"", **surroundings: Any) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own; it must end well."""
    command = [sys.executable, "-m", "careerproof", *arguments]
    run = subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120, **surroundings)
    assert run.returncode == 0, run.stderr.decode()
    return run


@cache
def result(*arguments: str) -> Any:
    """The JSON that the command prints."""
    return json.loads(careerproof(*arguments, "--format", "json").stdout)


@cache
def text_of(path: str) -> str:
    """The document text that offsets count in, unchanged by the terminal."""
    return careerproof("read", path, "--format", "text").stdout.decode()


def hold(value: Any, shape: Any, at: str = "") -> None:
    """The value has the promised shape: a type, types, a closed set, [items], {keys}, or a question answered yes.

    Keys beside the promised ones are welcome; a promised one that is absent is not.
    """
    if isinstance(shape, dict):
        assert isinstance(value, dict), f"{at}: {value!r} is no object"
        for key, inner in shape.items():
            assert key in value, f"{at}/{key} is promised and absent"
            hold(value[key], inner, f"{at}/{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), f"{at}: {value!r} is no list"
        for number, item in enumerate(value):
            hold(item, shape[0], f"{at}/{number}")
    elif isinstance(shape, set):
        assert value in shape, f"{at}: {value!r} is none of {shape}"
    elif isinstance(shape, type | tuple):
        kinds = shape if isinstance(shape, tuple) else (shape,)
        assert isinstance(value, kinds), f"{at}: {value!r} is no {kinds}"
        assert isinstance(value, bool) is (bool in kinds) or value is None, f"{at}: {value!r} and true or false differ"
    else:
        assert shape(value), f"{at}: {value!r}"


def or_null(shape: Any) -> Callable[[Any], bool]:
    """The shape, or null."""

    def check(value: Any) -> bool:
        if value is not None:
            hold(value, shape)
        return True

    return check


def is_code(value: Any) -> bool:
    """An 8-digit O*NET-SOC code."""
    return isinstance(value, str) and CODE.fullmatch(value) is not None


def is_share(value: Any) -> bool:
    """A number from 0 to 1."""
    return isinstance(value, int | float) and 0 <= value <= 1


AXIS = {"value": NUMBER, "low": NUMBER, "high": NUMBER, "percentile": or_null(NUMBER), "unit": str, "sources": [str]}
REASON = {"axis": str, "contribution": NUMBER, "text": str, "sources": [str]}
MATCH = {
    "query": str,
    "candidates": [{"code": is_code, "title": str, "confidence": is_share, "why": [str]}],
    "emerging": or_null({"slug": str, "title": str}),
}
SCORE_FIGURE = {"value": NUMBER, "low": NUMBER, "high": NUMBER, "level": NUMBER, "unit": {"points"}}
SCORE = {
    "subject": {"kind": {"occupation", "emerging", "resume"}, "code": or_null(str), "slug": or_null(str), "title": str},
    "score10": or_null(int),
    "score": or_null(SCORE_FIGURE),
    "category": {*CATEGORIES, None},
    "axes": {name: or_null(AXIS) for name in AXES},
    "reasons": [REASON],
}
SENTENCE = {"text": str, "sources": [str]}
PAY = {"value": NUMBER, "percentile": NUMBER, "currency": str, "period": str, "top_coded": bool}
MOVE = {
    "title": str,
    "feasibility": is_share,
    "score_change": or_null(NUMBER),
    "pay_change": or_null(NUMBER),
    "education_gap": or_null(NUMBER),
    "skills_shared": [str],
    "skills_missing": [str],
    "steps": [{"title": str, "feasibility": is_share, "learn": [str]}],
}
PROFILE = {
    "title": str,
    "official": bool,
    "derived_from": [{"code": is_code, "weight": is_share}],
    "category": {*CATEGORIES, None},
    "score10": or_null(int),
    "score": or_null(SCORE_FIGURE),
    "industry": str,
    "why_safe": [SENTENCE],
    "how_ai_enhances": [SENTENCE],
    "skills": {"core": list, "technology": [{"name": str, "hot": bool, "in_demand": bool}], "ai": [str]},
    "salary": {"entry": or_null(PAY), "mid": or_null(PAY), "senior": or_null(PAY), "vintage": or_null(str)},
    "growth": {
        "change_pct": or_null(NUMBER),
        "from_year": or_null(int),
        "to_year": or_null(int),
        "annual_openings": or_null(int),
        "outlook": or_null(str),
    },
    "education": {"typical": or_null(str), "distribution": list, "programmes": list},
    "transitions_in": [MOVE],
    "transitions_out": [MOVE],
    "resume_terms": [str],
    "certifications": list,
    "sources": list,
}
FINDING = {"id": str, "severity": {"error", "warning", "info"}, "message": str, "fix": str, "spans": list}
HIDDEN = {"text": str, "how": str, "page": or_null(int), "box": or_null(list)}
INSPECTION = {"parseable": bool, "findings": [FINDING], "hidden": [HIDDEN]}
SPAN = {"start": int, "end": int}
SCREEN = {
    "resume": str,
    "posting": str,
    "read": str,
    "knockouts": [{"requirement": str, "kind": str, "result": {"met", "not_met", "unknown"}, "evidence": list}],
    "score": NUMBER,
    "subscores": list,
    "requirements": [
        {
            "id": str,
            "text": str,
            "importance": {"required", "preferred", "implied"},
            "result": {"met", "partly", "missing"},
            "match": {"exact", "inflected", "alias", "related", "none"},
            "points": NUMBER,
            "max_points": NUMBER,
            "evidence": list,
        }
    ],
    "findings": [FINDING],
    "policy_sha256": str,
    "input_sha256": str,
}
OPTIMIZE = {
    "before": NUMBER,
    "after": NUMBER,
    "edits": [
        {
            "id": str,
            "kind": str,
            "where": str,
            "old": lambda value: value is None or isinstance(value, str | list),
            "new": lambda value: isinstance(value, str | list),
            "because": str,
            "points": NUMBER,
            "needs_confirmation": bool,
            "evidence": list,
        }
    ],
    "missing": {"have_but_unsaid": list, "lacking": list},
}
PATHS = {"from": or_null(str), "to": or_null(str), "moves": [MOVE]}
MENTION_KINDS = {"technology", "skill", "knowledge", "attitude", "language", "certification", "degree"}
SKILLS = {
    "id": lambda _: True,
    "mentions": [
        {
            "text": str,
            "start": int,
            "end": int,
            "kind": MENTION_KINDS,
            "skill": or_null({"id": str, "label": str, "taxonomy": str}),
            "confidence": is_share,
        }
    ],
    "ranked": [{"id": str, "label": str, "taxonomy": str, "score": NUMBER}],
}
REQUIREMENT_KINDS = {
    "skill", "technology", "experience", "education", "certification", "licence", "language", "clearance",
    "authorisation", "travel", "physical", "schedule", "soft_skill", "duty",
}  # fmt: skip
REQUIREMENT = {
    "id": str,
    "text": str,
    "kind": REQUIREMENT_KINDS,
    "importance": {"required", "preferred", "implied"},
    "alternatives": [[str]],
    "minimum": or_null({"value": NUMBER, "unit": str}),
    "spans": [SPAN],
}
READ = {
    "document": {"sha256": str, "pages": or_null(int), "reader": str},
    "report": [FINDING],
    "text_sha256": str,
}
JSON_RESUME = {
    "$schema", "basics", "work", "volunteer", "education", "awards", "certificates", "publications", "skills",
    "languages", "interests", "references", "projects", "meta",
}  # fmt: skip
JOB = {
    "$schema", "title", "company", "type", "date", "description", "location", "remote", "salary", "experience",
    "responsibilities", "qualifications", "skills", "meta",
}  # fmt: skip
ERROR = {"code": str, "message": str, "hint": str, "at": dict}
ENVELOPE = {"schema": {"careerproof.read/1"}, "code_version": str, "facts_version": str}
"""Of a reading it stands under `meta.careerproof`: JSON Resume allows no other keys at its root."""


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ({}, {"key": str}),
        ({"key": 1}, {"key": str}),
        ({"key": True}, {"key": NUMBER}),
        ({"key": 1}, {"key": bool}),
        ([1, "2"], [int]),
        ("red", {"green"}),
        ({"code": "15-2051"}, {"code": is_code}),
        ({"axis": {"value": "1"}}, {"axis": or_null(AXIS)}),
    ],
)
def test_the_guard_rejects_a_broken_promise(value: Any, shape: Any) -> None:
    """The guard is shown to fail: absent key, wrong type, true as a number, an unknown word, a short code."""
    with pytest.raises(AssertionError):
        hold(value, shape)


@pytest.mark.parametrize(
    ("schema", "shape", "arguments"),
    [
        ("match", MATCH, ("match", "Sr. SWE II (Remote)")),
        ("match", MATCH, ("match", "Machine Learning Engineer, Example Ltd")),
        ("match", MATCH, ("match", "Bachelor of Arts")),
        ("score", SCORE, ("score", "registered nurses")),
        ("score", SCORE, ("score", "prompt-engineer")),
        ("score", SCORE, ("score", "55-1011.00")),
        ("score", SCORE, ("score", "--resume", GRAHAM)),
        ("profile", PROFILE, ("profile", "Data Scientists")),
        ("profile", PROFILE, ("profile", "Machine Learning Engineer")),
        ("profile", PROFILE, ("profile", "55-1011.00")),
        ("profile", PROFILE, ("profile", "15-1299.00")),
        ("paths", PATHS, ("paths", "--from", "bookkeeper", "--safer-only")),
        ("paths", PATHS, ("paths", "--into", "machine learning engineer")),
        ("paths", PATHS, ("paths", "--from", "data analyst", "--to", "machine learning engineer")),
        ("inspect", INSPECTION, ("inspect", INES)),
        ("screen", SCREEN, ("screen", ACCOUNTANT, GRAHAM, *TODAY)),
        ("optimize", OPTIMIZE, ("optimize", MAYA, "--posting", ENGINEER, *TODAY)),
        ("skills", SKILLS, ("skills", ENGINEER)),
        ("skills", SKILLS, ("skills", ENGINEER, "--taxonomy", "onet", "--top", "3")),
    ],
)
def test_a_verb_keeps_its_promised_shape(schema: str, shape: Any, arguments: tuple[str, ...]) -> None:
    """Each verb's result has the promised keys with the promised types, in the envelope of that verb."""
    printed = result(*arguments)
    hold(printed, shape)
    hold(printed, {"schema": {f"careerproof.{schema}/1"}, "code_version": str, "facts_version": str})


def test_a_check_is_each_result_under_its_name() -> None:
    """The main job's answer holds the results of the verbs, each as the verb itself gives it."""
    answer = result("check", MAYA, "--posting", ENGINEER, *TODAY)
    hold(
        answer,
        {
            "resume": {"meta": {"careerproof": READ}},
            "inspect": INSPECTION,
            "occupation": MATCH,
            "score": SCORE,
            "screen": SCREEN,
            "optimize": OPTIMIZE,
            "paths": PATHS,
        },
    )
    assert answer["schema"] == "careerproof.check/1"
    assert answer["screen"]["score"] == result("screen", ENGINEER, MAYA, *TODAY)["score"]
    assert answer["optimize"]["edits"] == result("optimize", MAYA, "--posting", ENGINEER, *TODAY)["edits"]
    assert answer["inspect"]["findings"] == result("inspect", MAYA)["findings"]


def test_reasons_sum_to_the_score_and_a_missing_score_says_why() -> None:
    """Contributions sum to `score.value`; a military code has null and a reason, and null axes."""
    nurse = result("score", "registered nurses")
    assert nurse["subject"]["code"] == "29-1141.00"
    total = sum(reason["contribution"] for reason in nurse["reasons"])
    assert total == pytest.approx(nurse["score"]["value"], abs=0.01)
    assert nurse["score"]["low"] <= nurse["score"]["value"] <= nurse["score"]["high"]
    soldier = result("score", "55-1011.00")
    assert soldier["score"] is None
    assert soldier["score10"] is None
    assert len(soldier["reason"]) > 20
    assert all(soldier["axes"][name] is None for name in AXES)


def test_the_table_of_all_scores() -> None:
    """One row per occupation, all 1,016 codes in order, then the emerging careers; bare numbers, the exact heading."""
    text = careerproof("score", "--all", "--format", "csv").stdout.decode()
    heading = "code,title,score10,score,low,high,category," + ",".join(AXES)
    assert text.splitlines()[0] == heading
    rows = list(csv.DictReader(io.StringIO(text)))
    codes = [row["code"] for row in rows]
    official, slugs = codes[:1016], codes[1016:]
    assert all(is_code(code) for code in official)
    assert len(set(official)) == 1016
    assert official == sorted(official)
    assert len(slugs) >= 20
    assert slugs == sorted(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    for row in rows:
        if not row["score"]:
            assert row["category"] == row["score10"] == row["low"] == row["high"] == ""
            continue
        assert 0 <= float(row["low"]) <= float(row["score"]) <= float(row["high"]) <= 100
        assert row["score10"] == str(int(row["score10"]))
        assert 0 <= int(row["score10"]) <= 10
        assert row["category"] in CATEGORIES
        assert all(row[name] == "" or 0 <= float(row[name]) <= 100 for name in AXES)
    nurse = next(row for row in rows if row["code"] == "29-1141.00")
    one = result("score", "29-1141.00")
    assert (float(nurse["score"]), nurse["category"]) == (one["score"]["value"], one["category"])
    assert float(nurse["exposure"]) == one["axes"]["exposure"]["value"]


@pytest.mark.parametrize("code", ["15-2051.00", "15-1299.00", "29-1141.00", "55-1011.00"])
def test_an_exact_official_title_is_its_own_code(code: str) -> None:
    """The title that a profile prints leads back to that profile."""
    profile = result("profile", code)
    assert profile["code"] == code
    assert profile["official"] is True
    assert result("profile", profile["title"])["code"] == code


@pytest.mark.parametrize("career", ["55-1011.00", "Machine Learning Engineer", "15-2051.00"])
def test_a_figure_that_cannot_be_given_has_a_reason(career: str) -> None:
    """Null stands for "not known", and the reason stands beside it."""
    profile = result("profile", career)
    for part, names in (
        ("salary", ("entry", "mid", "senior")),
        ("growth", ("change_pct", "annual_openings")),
        ("education", ("typical",)),
    ):
        if any(profile[part][name] is None for name in names):
            assert profile[part]["reason"], part
    if profile["score"] is None:
        assert profile["reason"]


def test_an_emerging_career_has_a_slug_and_its_parts() -> None:
    """A career with no code says what it is derived from, with weights that sum to one."""
    profile = result("profile", "Machine Learning Engineer")
    assert profile["slug"] == "machine-learning-engineer"
    assert "code" not in profile
    assert profile["official"] is False
    assert sum(part["weight"] for part in profile["derived_from"]) == pytest.approx(1)


def test_titles_come_out_one_line_a_line() -> None:
    """A batch keeps its order and its length, also for empty lines, line ends of Windows, and odd characters."""
    titles = ["registered nurse", "", "SWE, Example Ltd", "qwertyuiop zxcvb", "maître d'hôtel", "Bachelor of Arts"]
    text = "\r\n".join(titles) + "\r\n"
    run = careerproof("match", "--input", "-", "--format", "jsonl", stdin=text.encode())
    rows = [json.loads(line) for line in run.stdout.decode().split("\n") if line]
    assert [row["query"] for row in rows] == titles
    for row in rows:
        hold(row, MATCH)
        confidences = [candidate["confidence"] for candidate in row["candidates"]]
        assert confidences == sorted(confidences, reverse=True)
    assert rows[0]["candidates"][0]["code"] == "29-1141.00"
    assert [row["candidates"] for row in (rows[1], rows[3], rows[5])] == [[], [], []]


def test_skills_are_slices_and_ids_come_back_unchanged() -> None:
    """`text` is the slice from `start` to `end` in characters; ids, also integers, come back as they went in."""
    texts = {
        "a-1": "Ngọc 🚀 wrote Python and k8s operators.",
        7: "Tableau, Power BI; SQL. Spanish (fluent). Bachelor's degree in nursing.",
        0: "",
    }
    lines = "".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in texts.items())
    run = careerproof("skills", "--input", "-", "--top", "4", stdin=lines.encode())
    rows = [json.loads(line) for line in run.stdout.decode().split("\n") if line]
    assert [row["id"] for row in rows] == list(texts)
    assert [type(row["id"]) for row in rows] == [str, int, int]
    for row in rows:
        hold(row, SKILLS)
        text = texts[row["id"]]
        assert all(text[mention["start"] : mention["end"]] == mention["text"] for mention in row["mentions"])
        labels = [item["label"] for item in row["ranked"]]
        assert len(labels) == len(set(labels)) <= 4
    assert {"Python", "k8s"} <= {mention["text"] for mention in rows[0]["mentions"]}
    assert rows[2]["mentions"] == rows[2]["ranked"] == []


@cache
def careerproof_export(suffix: str) -> bytes:
    """Graham's résumé as a file of another kind."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"resume{suffix}"
        careerproof("export", GRAHAM, "--output", str(path))
        return path.read_bytes()


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".md", ".txt", ".html"])
def test_a_field_is_the_slice_of_the_text(suffix: str, tmp_path: Path) -> None:
    """Slicing `read --format text` by the spans of a field gives the value as written, in every format."""
    path = tmp_path / f"resume{suffix}"
    path.write_bytes(careerproof_export(suffix))
    printed = result("read", str(path))
    text = text_of(str(path))
    ours = printed["meta"]["careerproof"]
    hold(ours, {**READ, **ENVELOPE})
    assert set(printed) <= JSON_RESUME
    assert ours["document"]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert ours["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert len(ours["fields"]) > 20
    for pointer, evidence in ours["fields"].items():
        hold(evidence, {"confidence": is_share, "spans": [SPAN]}, pointer)
        value: Any = printed
        for key in pointer.strip("/").split("/"):
            value = value[int(key)] if isinstance(value, list) else value[key]
        assert isinstance(value, str), f"{pointer} is no leaf"
        if evidence.get("source") == "annotation":
            assert evidence["spans"] == []
            continue
        written = " ".join(text[span["start"] : span["end"]] for span in evidence["spans"])
        assert " ".join(written.split()) == " ".join(evidence.get("raw", value).split()), pointer
    if suffix in {".md", ".txt"}:
        assert text.encode() == path.read_bytes()


@pytest.mark.parametrize("person", [MAYA, GRAHAM, INES])
def test_dates_are_real_and_an_open_job_has_no_end(person: str) -> None:
    """Dates are YYYY, YYYY-MM or YYYY-MM-DD; the job that goes on has a start and no end."""
    printed = result("read", person)
    jobs = printed["work"]
    dates = [job[key] for job in [*jobs, *printed["education"]] for key in ("startDate", "endDate") if key in job]
    assert len(dates) >= 5
    assert all(re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", date) for date in dates)
    assert "startDate" in jobs[0]
    assert all(job.get("endDate") != "" for job in jobs)


@pytest.mark.parametrize("posting", [ENGINEER, ACCOUNTANT, NURSE])
def test_a_posting_reads_as_the_job_schema(posting: str) -> None:
    """A posting is JSON Resume's job schema, requirements are slices of its text, its occupation is a match."""
    printed = result("read", posting, "--as", "posting")
    ours = printed["meta"]["careerproof"]
    text = text_of(posting)
    hold(ours, {**READ, **ENVELOPE, "requirements": [REQUIREMENT], "occupation": MATCH})
    assert set(printed) <= JOB
    assert printed.get("remote") in {"Full", "Hybrid", "None", None}
    assert len(ours["requirements"]) >= 8
    assert {item["importance"] for item in ours["requirements"]} >= {"required", "preferred"}
    ids = [item["id"] for item in ours["requirements"]]
    assert len(ids) == len(set(ids))
    for item in ours["requirements"]:
        written = " ".join(text[span["start"] : span["end"]] for span in item["spans"])
        assert " ".join(item["text"].split()) in " ".join(written.split()), item["id"]
    assert all(is_code(candidate["code"]) for candidate in ours["occupation"]["candidates"])


def test_a_file_that_cannot_be_read_is_a_row(tmp_path: Path) -> None:
    """A batch goes on: the row has null and the error in its place, the order is kept, the exit code is 0."""
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"")
    arguments = ("screen", ACCOUNTANT, GRAHAM, str(broken), "no-such.pdf", MAYA, *TODAY)
    run = careerproof(*arguments, "--format", "jsonl")
    rows = [json.loads(line) for line in run.stdout.decode().split("\n") if line]
    assert [row["resume"] for row in rows] == [GRAHAM, str(broken), "no-such.pdf", MAYA]
    assert [row["score"] is None for row in rows] == [False, True, True, False]
    for row in (rows[0], rows[3]):
        hold(row, SCREEN)
        assert row["read"] == "ok"
        assert row.get("decision") is None
        assert sum(item["points"] for item in row["requirements"]) == pytest.approx(row["score"], abs=0.01)
    for row, code in ((rows[1], "document.empty"), (rows[2], "input.unreadable")):
        hold(row, {**SCREEN, "score": type(None), "input_sha256": type(None), "error": ERROR})
        assert row["read"] == row["error"]["code"] == code
    assert run.stderr.decode().startswith("2 ")
    table = list(csv.DictReader(io.StringIO(careerproof(*arguments, "--format", "csv").stdout.decode())))
    assert [row["resume"] for row in table] == [row["resume"] for row in rows]
    assert [row["score"] for row in table][1:3] == ["", ""]


@pytest.mark.parametrize("ending", ["docx", "pdf", "md"])
def test_after_is_the_score_of_the_written_file(ending: str, tmp_path: Path) -> None:
    """`after` is what the screen gives the written file when it is read back, for every safe edit together."""
    output = tmp_path / f"better.{ending}"
    applied = ("optimize", MAYA, "--posting", ENGINEER, *TODAY, "--apply", "safe", "--output", str(output))
    promised = json.loads(careerproof(*applied, "--format", "json").stdout)
    screened = result("screen", ENGINEER, str(output), *TODAY)
    assert promised["after"] == pytest.approx(screened["score"], abs=0.01)
    assert promised["before"] == pytest.approx(result("screen", ENGINEER, MAYA, *TODAY)["score"], abs=0.01)
    assert promised["after"] >= promised["before"]


def test_each_edit_alone_is_worth_what_is_promised(tmp_path: Path) -> None:
    """`after` holds for a single id too, and an edit that asks for no confirmation quotes the résumé."""
    proposal = result("optimize", MAYA, "--posting", ENGINEER, *TODAY)
    assert len(proposal["edits"]) >= 3
    text = " ".join(text_of(MAYA).split())
    for number, edit in enumerate(proposal["edits"]):
        assert edit["needs_confirmation"] or edit["evidence"]
        for quote in edit["evidence"]:
            assert " ".join(quote["text"].split()) in text
        if edit["needs_confirmation"] or number > 4:
            continue
        output = tmp_path / f"{edit['id']}.docx"
        applied = ("optimize", MAYA, "--posting", ENGINEER, *TODAY, "--apply", edit["id"], "--output", str(output))
        promised = json.loads(careerproof(*applied, "--format", "json").stdout)
        screened = result("screen", ENGINEER, str(output), *TODAY)
        assert promised["after"] == pytest.approx(screened["score"], abs=0.01), edit
        assert promised["after"] - promised["before"] == pytest.approx(edit["points"], abs=0.02), edit


def test_moves_name_careers_that_can_be_asked_for() -> None:
    """Each move has a code or a slug that `score` knows, and safer means safer."""
    moves = result("paths", "--from", "bookkeeper", "--safer-only")["moves"]
    assert len(moves) >= 3
    for move in moves:
        assert ("code" in move) != ("slug" in move)
        assert move["score_change"] > 0
    known = {row["code"] for row in csv.DictReader(io.StringIO(_all_scores()))}
    assert {move.get("code") or move["slug"] for move in moves} <= known


@cache
def _all_scores() -> str:
    return careerproof("score", "--all", "--format", "csv").stdout.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", MAYA, "--posting", ENGINEER, *TODAY, "--format", "json"),
        ("check", INES, "--posting", NURSE, *TODAY, "--format", "html"),
        ("profile", "prompt-engineer", "--format", "json"),
        ("skills", NURSE, "--format", "json"),
        ("paths", "--from", "43-3031.00", "--format", "csv"),
    ],
)
def test_same_input_same_bytes(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """Another hash seed, folder, time zone and locale change nothing in what is printed."""
    outputs = []
    for seed, zone, locale, folder in (
        ("1", "Pacific/Auckland", "C", tmp_path),
        ("77", "America/Lima", "C.UTF-8", EXAMPLES),
    ):
        surroundings = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
        outputs.append(careerproof(*arguments, env=surroundings, cwd=folder).stdout)
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 300

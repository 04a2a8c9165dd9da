"""A result in Spanish says every sentence of ours in Spanish, and leaves a person's own words alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from careerproof.errors import CareerproofError, EncryptedDocument
from careerproof.faces import words
from careerproof.faces.inspection_report import KINDS, LABELS, SEVERITIES, inspection_report
from careerproof.faces.phrasebook import find_unsaid, load_phrasebook, tell_error, translate_page
from careerproof.faces.report import check_report
from careerproof.verbs.check import check
from careerproof.verbs.inspect import inspect_with_pictures, inspection_rules
from careerproof.verbs.language import check_in_language
from careerproof.verbs.model import Check

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIRS = {
    "maya-okonkwo.pdf": "machine-learning-engineer.md",
    "ines-valdez-novak.docx": "nurse-care-coordinator.html",
    "graham-whitlock.pdf": "staff-accountant.txt",
}
OWN = {"careerproof", "Airflow, Git, Linux, FastAPI", "[layout.table]"}
"""What is no sentence: our name, a person's list in a new order, the id of a finding."""


@cache
def _check(name: str) -> Check:
    return check(EXAMPLES / "resumes" / name, posting=EXAMPLES / "postings" / PAIRS[name], today="2026-06-15")


@pytest.mark.parametrize("name", PAIRS)
def test_nothing_of_ours_stays_english(name: str) -> None:
    """Of the result and the reading no text of ours is left that the English page says as well."""
    english = check_report(_check(name), facts_version="1")
    spanish = check_report(check_in_language(_check(name), "es"), facts_version="1")
    assert len(find_unsaid(english, "es")) < len(find_unsaid(spanish, "es"))  # what the facts say is Spanish already
    assert {text for text in find_unsaid(spanish, "es") if text in _texts(english)} <= OWN
    reading = inspection_report(inspect_with_pictures(EXAMPLES / "resumes" / name), facts_version="1")
    assert set(find_unsaid(reading, "es")) <= OWN


def _texts(page: str) -> set[str]:
    return {text.strip() for text in re.split(r"<[^>]*>", page)}


def test_a_persons_words_stay() -> None:
    """Quotes, names and values are the same in both languages, and the page says which language it is."""
    english = check_report(_check("maya-okonkwo.pdf"), facts_version="1")
    spanish = translate_page(english, "es")
    for pattern in (
        r"<blockquote>.*?</blockquote>",
        r'<span translate="no">.*?</span>',
        r'<td translate="no">.*?</td>',
    ):
        found = re.findall(pattern, english, re.DOTALL)
        assert found
        assert re.findall(pattern, spanish, re.DOTALL) == found
    assert spanish.startswith('<!doctype html>\n<html lang="es">')
    assert "Qué cambiar" in spanish
    assert translate_page(english, "en") is english


def test_every_rule_and_word_has_its_words() -> None:
    """Findings that no example has are said too, and every word for a closed set."""
    book = load_phrasebook("es")
    told = [text for rule in inspection_rules() for text in (rule.message, rule.fix)]
    told = [re.sub(r"\{(\w+)\}", "7", text) for text in told]
    closed = (words.CATEGORIES, words.AXES, words.AXIS_MEANINGS, words.STRENGTHS, words.STAGES, words.IMPORTANCE,
              words.MATCHES, words.RESULTS, words.BESIDE, words.REMOTE, words.RANKS, words.KNOCKOUTS, words.EDIT_KINDS,
              KINDS, LABELS, SEVERITIES)  # fmt: skip
    told += [text for table in closed for text in table.values()]
    told += [f"{meaning}." for meaning in words.CATEGORY_MEANINGS.values()]
    assert len(told) > 150
    assert [text for text in told if book.find(text) is None] == []


def test_what_is_put_into_a_form_is_as_written_and_escaped() -> None:
    """A form keeps what stands in its places, and no sign of it becomes markup."""
    page = (
        "<p>no section headed Skills was found</p><p>the heading &#34;&lt;b&gt;x&#34; is not one that screens know</p>"
    )
    spanish = translate_page(page, "es")
    assert spanish.startswith("<p>no se encontró ninguna sección titulada Competencias</p>")
    assert "&lt;b&gt;x" in spanish
    assert "<b>" not in spanish
    assert translate_page("<p>A line that is nobody&#39;s.</p>", "es") == "<p>A line that is nobody&#39;s.</p>"


def test_marks_within_quotes_close_where_they_end() -> None:
    """After a quote with tags inside of it our own words are said again."""
    quoted = "<blockquote>Skills <b>Skills</b><br>Skills</blockquote>"
    assert translate_page(f"{quoted}<p>Skills</p>", "es") == f"{quoted}<p>Competencias</p>"
    kept = '<div translate="no"><i>Skills</i></div>'
    assert translate_page(f"{kept}Skills", "es") == f"{kept}Competencias"


def test_every_error_is_told_in_both_languages() -> None:
    """In English in its own words, in Spanish by its code; a code that is not listed is told as the one above it."""
    kinds = [CareerproofError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    codes = {kind.code for kind in kinds}
    listed = load_phrasebook("es").errors
    assert len(codes) > 30
    assert {code for code in codes if code not in listed} <= {CareerproofError.code}
    error = EncryptedDocument("the file asks for a password")
    assert tell_error(error, "en") == ("the file asks for a password", "save a copy without one")
    assert tell_error(error, "es") == ("el archivo pide una contraseña", "guarda una copia sin ella")

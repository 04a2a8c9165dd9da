"""Every career has a whole page: all sections, honest gaps, sources for each figure, prose of its own."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from careerproof.careers import CareerProfile
from careerproof.evidence import Sentence
from careerproof.facts.store import Facts
from careerproof.occupations.emerging import load_emerging

PROMISED = {
    "title", "official", "derived_from", "category", "score10", "score", "industry", "why_safe", "how_ai_enhances",
    "skills", "salary", "growth", "education", "transitions_in", "transitions_out", "resume_terms", "certifications",
    "sources",
}  # fmt: skip
Profiles = dict[str, CareerProfile]


def _prose(profile: CareerProfile) -> tuple[Sentence, ...]:
    return (*profile.why_safe, *profile.how_ai_enhances, *profile.what_to_watch, *profile.who_thrives)


def _sentences(profile: CareerProfile) -> list[str]:
    return [item.text for item in _prose(profile)]


def test_every_career_has_a_page(profiles: Profiles, facts: Facts) -> None:
    """All 1,016 official codes and every emerging career yield a page with the promised keys, and it is JSON."""
    assert len(profiles) == len(facts.codes()) + len(load_emerging())
    for key, profile in profiles.items():
        plain = profile.to_dict()
        assert plain.keys() >= PROMISED, key
        assert plain.get("slug" if not profile.official else "code") == key
        assert ("slug" in plain) != ("code" in plain)
        json.dumps(plain, allow_nan=False)


def test_no_section_is_silently_empty(profiles: Profiles) -> None:
    """Prose, skills and résumé terms are always there; any other empty section has its reason."""
    for key, profile in profiles.items():
        assert profile.why_safe and profile.how_ai_enhances and profile.what_to_watch and profile.who_thrives, key
        assert len(profile.core_skills) == 10, key
        assert len({skill.name for skill in profile.core_skills}) == 10, key
        assert profile.ai_skills and profile.ai_skills_reason is not None, key
        assert profile.industry, key
        assert 5 <= len(profile.resume_terms) <= 25, key
        assert profile.transitions_out and profile.transitions_in, key
        for section, content in (
            ("certifications", profile.certifications),
            ("industries", profile.industries),
            ("education.programmes", profile.education.programmes),
            ("education.distribution", profile.education.distribution),
            ("skills.technology", profile.technologies),
        ):
            assert bool(content) != (section in profile.gaps), (key, section)


def test_a_figure_is_given_or_its_reason(profiles: Profiles) -> None:
    """Pay, growth and education are figures or null with a reason; the score too."""
    for key, profile in profiles.items():
        plain = profile.to_dict()
        salary, growth = profile.salary, profile.growth
        assert all((salary.entry, salary.mid, salary.senior)) == (salary.reason is None), key
        assert (growth.change_pct is not None and growth.annual_openings is not None) == (growth.reason is None), key
        assert profile.education.typical or profile.education.reason, key
        assert plain["score"] is not None or plain["reason"], key


def test_salary_rises_with_the_stage(profiles: Profiles) -> None:
    """Entry is at most mid, mid at most senior; each names its percentile, the page its vintage."""
    seen = 0
    for key, profile in profiles.items():
        salary = profile.salary
        if salary.entry and salary.mid and salary.senior:
            seen += 1
            assert salary.entry.value <= salary.mid.value <= salary.senior.value, key
            assert (salary.entry.percentile, salary.mid.percentile, salary.senior.percentile) == (25, 50, 75)
            assert salary.vintage and salary.definition and salary.sources, key
    assert seen > 1000


def test_emerging_careers_say_that_they_are_derived(profiles: Profiles) -> None:
    """An emerging career is not official, its parts' weights sum to one, and its figures say what they rest on."""
    for emerging in load_emerging():
        profile = profiles[emerging.slug]
        assert not profile.official
        assert sum(part.weight for part in profile.derived_from) == pytest.approx(1.0)
        assert profile.salary.derived and profile.growth.derived
        assert profile.notes
        assert profile.growth.annual_openings is None and profile.growth.reason
    assert all(not profile.derived_from for profile in profiles.values() if profile.official)


def test_no_career_moves_to_itself(profiles: Profiles) -> None:
    """Moves lead elsewhere, each place once, and not to occupations that nobody has surveyed."""
    for key, profile in profiles.items():
        for moves in (profile.transitions_in, profile.transitions_out):
            keys = [move.code or move.slug for move in moves]
            assert key not in keys
            assert len(keys) == len(set(keys)), key


def test_every_sentence_has_a_source_on_the_page(profiles: Profiles) -> None:
    """The ids under each sentence and figure are among the page's sources."""
    for key, profile in profiles.items():
        known = {source.id for source in profile.sources}
        for sentence in (*_prose(profile), *profile.certifications):
            assert sentence.sources or profile.to_dict()["score"] is None, (key, sentence.text)
            assert set(sentence.sources) <= known, (key, sentence)


def test_sentences_are_whole(profiles: Profiles) -> None:
    """Each begins with a capital (or a name like "eClinicalWorks"), ends with a stop, and has no unfilled place."""
    for key, profile in profiles.items():
        for text in _sentences(profile):
            assert text[-1] == "." and ".." not in text, (key, text)
            assert not text[0].islower(), (key, text)
            assert not any(mark in text for mark in "{}"), (key, text)
            assert not re.search(r", (?:but|yet|while|although|because) [A-Z][a-z]", text), (key, text)
            assert not re.search(r"\bNone\b(?! of)", text) and "  " not in text and " ," not in text, (key, text)


def test_no_two_pages_share_a_fifth_of_their_sentences(profiles: Profiles) -> None:
    """Over all careers at once: a sentence that stands on two pages is rare, and no pair of pages shares many."""
    pages = {key: _sentences(profile) for key, profile in profiles.items()}
    homes: dict[str, list[str]] = {}
    for key, texts in pages.items():
        assert len(texts) == len(set(texts)), key
        for text in texts:
            homes.setdefault(text, []).append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in homes.values():
        for place, one in enumerate(keys):
            shared.update((one, other) for other in keys[place + 1 :])
    for (one, other), count in shared.items():
        assert count <= min(len(pages[one]), len(pages[other])) / 5, (one, other)


def test_pages_tell_a_story_of_several_sentences(profiles: Profiles) -> None:
    """Scored careers have at least three sentences on why, and eight in all."""
    for key, profile in profiles.items():
        if profile.safety.score10 is not None:
            assert len(profile.why_safe) >= 3 and len(_sentences(profile)) >= 8, key


def test_resume_terms_are_distinct(profiles: Profiles) -> None:
    """No term comes twice, whatever its case."""
    for key, profile in profiles.items():
        terms = [term.casefold() for term in profile.resume_terms]
        assert len(terms) == len(set(terms)), key


def test_core_skills_differ_between_careers(profiles: Profiles) -> None:
    """The first core skill tells careers apart: no name leads on more than a sixth of the pages."""
    leads = Counter(profile.core_skills[0].name for profile in profiles.values())
    assert leads.most_common(1)[0][1] < len(profiles) / 6
    assert len(leads) >= 25


@pytest.mark.parametrize(
    ("key", "category"),
    [("machine-learning-engineer", "ai-created"), ("29-1141.00", "human-essential"), ("41-2011.00", "at-risk")],
)
def test_the_page_carries_the_score_of_its_career(profiles: Profiles, key: str, category: str) -> None:
    """Category and mark on the page are the score's own."""
    assert profiles[key].to_dict()["category"] == category


@pytest.mark.parametrize(
    ("code", "present", "absent"),
    [
        ("29-1141.00", "Registered Nurse (RN)", "Apache Spark"),
        ("23-1011.00", "Thomson Reuters Westlaw", "Google Analytics"),
        ("41-2011.00", "Point of sale POS software", "Electronic medical record EMR software"),
        ("47-2111.00", "Autodesk AutoCAD", "Apache Spark"),
    ],
)
def test_resume_terms_are_words_of_the_field(profiles: Profiles, code: str, present: str, absent: str) -> None:
    """The name of the job stands among the terms, and software that only other fields use does not."""
    assert present in profiles[code].resume_terms
    assert absent not in profiles[code].resume_terms


def test_no_sector_is_printed_as_nothing(profiles: Profiles) -> None:
    """A sector that would read "0%" is left out."""
    shares = [share for profile in profiles.values() for _, share in profile.industries]
    assert len(shares) > 1000
    assert all(round(100 * share) >= 1 for share in shares)

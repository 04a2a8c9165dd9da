"""Tests of `skills.spans`: sentences, the chain's chances against counting every path, and what the tagger reads."""

from __future__ import annotations

import itertools
import math
from typing import get_args

import numpy
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerproof.language.model import TermKind
from careerproof.skills import Skills
from careerproof.skills.spans.chain import Stretch, likely_spans
from careerproof.skills.spans.sentences import read_sentences
from careerproof.skills.spans.tagger import MODEL, choose, open_tagger


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Write clean code.", [["Write", "clean", "code", "."]]),
        ("(C++, Node.js and .NET)", [["(", "C++", "Node.js", "and", ".NET", ")"]]),
        ("Plan the week. Lead a team", [["Plan", "the", "week", "."], ["Lead", "a", "team"]]),
        ("- sell\n- serve", [["-", "sell"], ["-", "serve"]]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, words: list[list[str]]) -> None:
    """Lines and full stops end sentences, signs stand alone, names with signs stay whole, commas are no words."""
    assert [list(sentence.words) for sentence in read_sentences(text)] == words


@given(st.text(alphabet="ab .,;:()\n-C+é/<>A", max_size=60))
def test_words_are_slices(text: str) -> None:
    """Every word is the slice that it says, and words ascend."""
    last = 0
    for sentence in read_sentences(text):
        assert sentence.words
        for word, (start, end) in zip(sentence.words, sentence.places, strict=True):
            assert last <= start < end
            assert text[start:end] == word
            last = end


def test_chances_are_those_of_all_paths() -> None:
    """The chance of a stretch is the share of all ways to tag the words that mark just it."""
    random = numpy.random.default_rng(3)
    scores = random.normal(0, 1.5, (5, 3))
    steps = [[1.2, 0.8, 0.0], [0.7, 0.5, 1.4], [0.9, 0.6, 1.1]]
    starts = [1.0, 0.7, 0.0]
    whole, marked = 0.0, dict[tuple[int, int], float]()
    for tags in itertools.product(range(3), repeat=5):
        weight = starts[tags[0]] * math.exp(sum(scores[place, tag] for place, tag in enumerate(tags)))
        for one, other in itertools.pairwise(tags):
            weight *= steps[one][other]
        whole += weight
        for first in (place for place, tag in enumerate(tags) if tag == 1):
            end = next((place for place in range(first + 1, 5) if tags[place] != 2), 5)
            marked[first, end] = marked.get((first, end), 0.0) + weight
    found = {(first, end): chance for first, end, chance in likely_spans(scores, steps, starts, least=0.0)}
    assert set(marked) <= set(found)
    for place, weight in marked.items():
        assert found[place] == pytest.approx(weight / whole)


def test_no_word_no_stretch() -> None:
    """Nothing is marked in nothing."""
    assert likely_spans(numpy.zeros((0, 3)), [[1.0] * 3] * 3, [1.0] * 3, least=0.0) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(1, 4), st.floats(0.0, 1.0)).map(
            lambda row: (row[0], row[0] + row[1], row[2])
        ),
        max_size=7,
    )
)
def test_the_choice_is_the_best(stretches: list[Stretch]) -> None:
    """No choice without overlaps exceeds the threshold by more in sum."""
    best = 0.0
    for size in range(len(stretches) + 1):
        for some in itertools.combinations(stretches, size):
            if all(a[1] <= b[0] or b[1] <= a[0] for a, b in itertools.combinations(some, 2)):
                best = max(best, sum(each[2] - 0.3 for each in some))
    chosen = choose(stretches, 0.3)
    assert sum(each[2] - 0.3 for each in chosen) == pytest.approx(best)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(chosen))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You will develop and maintain web applications", "develop and maintain web applications"),
        ("Experience with Python and Kubernetes", "Python"),
        ("Ability to work independently", "work independently"),
        ("Strong communication skills", "communication skills"),
    ],
)
def test_what_the_tagger_reads(skills: Skills, text: str, expected: str) -> None:
    """Phrases that say what a person does or knows are found, also where no taxonomy has them so."""
    spans = open_tagger().spans(text, skills.hints(text))
    assert expected in [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize("text", ["", "Our office is near the station.", "Founded in 1987, we have 300 employees."])
def test_where_nothing_is_asked(skills: Skills, text: str) -> None:
    """A sentence about the firm asks for no skill."""
    assert open_tagger().spans(text, skills.hints(text)) == ()


def test_many_sentences_are_read_as_one_by_one(skills: Skills) -> None:
    """A line of a long text is read as it is read alone: no neighbour has a say."""
    lines = ["You will lead projects and coach juniors", "Experience with SQL", "Our canteen is good", "Plan routes"]
    text = "\n".join(lines)
    whole = [text[span.start : span.end] for span in open_tagger().spans(text, skills.hints(text))]
    alone = [line[span.start : span.end] for line in lines for span in open_tagger().spans(line, skills.hints(line))]
    assert whole == alone


def test_the_file_is_small() -> None:
    """What ships for the tagger stays within two megabytes."""
    assert 100_000 < MODEL.stat().st_size <= 2_000_000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    parts=st.lists(
        st.sampled_from(
            ["develop software ", "Python", ", ", " and ", "\n", "no ", "team player", "é", ". ", "BS in ", "İ"]
        )
    )
)
def test_learnt_mentions_slice_the_text(skills: Skills, parts: list[str]) -> None:
    """With the tagger too, mentions are the slices they say, in order, none twice."""
    text = "".join(parts)
    mentions = skills.extract(text, learnt=True)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)
    assert len({(mention.start, mention.end) for mention in mentions}) == len(mentions)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.kind in get_args(TermKind)
        assert 0 < mention.confidence <= 1

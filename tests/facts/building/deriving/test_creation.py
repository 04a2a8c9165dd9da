"""The signs that a role builds, operates, evaluates or governs AI."""

from __future__ import annotations

import pytest

from careerproof.facts.building.deriving.creation import read_creation


@pytest.mark.parametrize(
    "name", ["PyTorch", "TensorFlow", "Amazon SageMaker software", "Hugging Face", "NVIDIA CUDA", "JAX"]
)
def test_frameworks_are_signs(name: str) -> None:
    """Frameworks that only those who build or run models work in are signs."""
    assert read_creation(technologies=[name]).signs == (name,)


@pytest.mark.parametrize(
    "name",
    [
        "Ajax",
        "Microsoft Excel",
        "CoPilot Truck",
        "Countersoft Gemini",
        "UniFocus Watson Human Resources Manager",
        "Torchmate",
    ],
)
def test_lookalikes_are_no_signs(name: str) -> None:
    """Names that merely contain the letters are not."""
    assert read_creation(technologies=[name]).value == 0.0


@pytest.mark.parametrize(
    ("title", "is_sign"),
    [
        ("Machine Learning Engineer", True),
        ("AI Security Specialist", True),
        ("MLOps Engineer", True),
        ("Data Scientist", True),
        ("Maintenance Worker", False),
        ("Air Traffic Controller", False),
        ("Artificial Insemination Technician (AI Technician)", False),
        ("Email Marketing Manager", False),
    ],
)
def test_titles(title: str, is_sign: bool) -> None:
    """Titles that name AI are signs; letters inside other words, and another AI, are not."""
    assert bool(read_creation(titles=[title]).signs) is is_sign


def test_more_signs_never_say_less() -> None:
    """Adding a sign raises the figure or leaves it, and it stays below one."""
    names = ["PyTorch", "TensorFlow", "Keras", "MLflow", "Kubeflow", "XGBoost", "spaCy", "JAX"]
    values = [read_creation(technologies=names[:count]).value for count in range(len(names) + 1)]
    assert values == sorted(values)
    assert values[0] == 0.0
    assert values[-1] < 1.0


def test_titles_alone_are_not_enough() -> None:
    """A title is a claim: however many, they stand for less than half of a role."""
    words = [
        "AI",
        "ML",
        "MLOps",
        "LLM",
        "NLP",
        "deep learning",
        "machine learning",
        "computer vision",
        "prompt engineer",
    ]
    assert 0.3 < read_creation(titles=[f"{word} Lead" for word in words]).value <= 0.4


def test_repeats_and_order_change_nothing() -> None:
    """The same sign twice is one sign, and the order is of no matter."""
    once = read_creation(technologies=["PyTorch", "Keras"])
    assert read_creation(technologies=["Keras", "PyTorch", "Keras"]) == once


def test_the_same_words_in_other_titles_are_one_sign() -> None:
    """Ten ways to say data scientist are not ten signs."""
    one = read_creation(titles=["Data Scientist"])
    many = read_creation(titles=["Data Scientist", "Data Scientists", "Senior Data Scientist", "data science intern"])
    assert many.value == one.value
    assert len(many.signs) == 4

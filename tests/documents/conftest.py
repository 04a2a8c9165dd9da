"""Files made by hand, so that each test says exactly what stands in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.testing import build_docx, build_pdf, build_zip, write_text


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """`build_pdf`."""
    return build_pdf


@pytest.fixture
def text_at() -> Callable[..., str]:
    """`write_text`."""
    return write_text


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """`build_docx`."""
    return build_docx


@pytest.fixture
def make_zip() -> Callable[..., bytes]:
    """`build_zip`."""
    return build_zip

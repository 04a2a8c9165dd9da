"""The address of a rewriter: this machine by default, another only in so many words and over HTTPS."""

from __future__ import annotations

import pytest

from careerproof.errors import UsageError
from careerproof.optimizing.rewriting.endpoint import read_endpoint


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1/chat/completions"),
        ("http://localhost:8080/", "http://localhost:8080/chat/completions"),
        ("http://[::1]:8080/v1/chat/completions", "http://[::1]:8080/v1/chat/completions"),
        ("HTTPS://127.9.8.7/v1/", "https://127.9.8.7:443/v1/chat/completions"),
    ],
)
def test_an_address_of_this_machine_is_taken(address: str, whole: str) -> None:
    """By number or as localhost, with or without the end of the path."""
    endpoint = read_endpoint(address)
    assert str(endpoint) == whole
    assert endpoint.is_here


ELSEWHERE = [
    "https://llm.example.com/v1",
    "https://192.0.2.7/v1",
    "https://127.0.0.1.example.com/v1",
    "https://localhost.example.com/v1",
    "https://2130706433/v1",
    "https://0x7f.1/v1",
    "https://0.0.0.0/v1",
    "https://[2001:db8::1]/v1",
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_another_machine_needs_the_word(address: str) -> None:
    """Also names and numbers that only look like this machine are another one; with the word they are taken."""
    with pytest.raises(UsageError, match="not on this machine"):
        read_endpoint(address)
    assert not read_endpoint(address, remote=True).is_here
    with pytest.raises(UsageError, match="in clear"):
        read_endpoint(address.replace("https:", "http:"), remote=True)


@pytest.mark.parametrize(
    "address",
    ["", "127.0.0.1:80", "ftp://127.0.0.1/", "file:///etc/hosts", "http://", "http://127.0.0.1:99999/", "http://[::1",
     "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: 1", "http://127.0.0.1\\@example.com/", "http://[fe80::1%25eth0]/",
     "http://ñ.example/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    """Other schemes, wrong ports and signs that no address has."""
    with pytest.raises(UsageError, match="the rewriter's address is none"):
        read_endpoint(address, remote=True)


@pytest.mark.parametrize("rest", ["user:sekret@127.0.0.1/v1", "127.0.0.1/v1?key=sekret", "127.0.0.1/v1#sekret"])
def test_no_key_stands_in_an_address(rest: str) -> None:
    """It would stand in the shell's history; and the refusal does not repeat it."""
    with pytest.raises(UsageError, match="holds more than") as refused:
        read_endpoint(f"http://{rest}")
    assert "sekret" not in str(refused.value)

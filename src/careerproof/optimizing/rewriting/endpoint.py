"""Reads the address of a rewriter: on this machine, unless another is permitted in so many words."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from careerproof.errors import UsageError

_PATH = "/chat/completions"
_SCHEMES = {"http": 80, "https": 443}
_EXAMPLE = "http://127.0.0.1:11434/v1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoint:
    """Where the requests go."""

    scheme: str
    host: str
    port: int
    path: str
    is_here: bool

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def read_endpoint(address: str, *, remote: bool = False) -> Endpoint:
    """The endpoint below a base address such as http://127.0.0.1:11434/v1.

    Args:
        address: the base, or the whole address that ends in /chat/completions.
        remote: whether it may be another machine; that one only over HTTPS.

    Raises:
        UsageError: the address is none, holds more than host, port and path, or is not permitted.
    """
    scheme, host, port, path = _parts(address)
    is_here = _is_loopback(host)
    if not is_here and not remote:
        raise UsageError(
            f"the rewriter at {host} is not on this machine",
            hint="name one on a loopback address, or add --rewriter-remote if your bullets may leave this machine",
        )
    if not is_here and scheme != "https":
        raise UsageError(f"the rewriter at {host} would be sent your bullets in clear", hint="give an https address")
    return Endpoint(scheme=scheme, host=host, port=port, path=path, is_here=is_here)


def _parts(address: str) -> tuple[str, str, int, str]:
    is_plain = address.isascii() and address.isprintable() and " " not in address
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        is_plain, host, port = False, None, None
    # Checked before the parts are named: what stands before an @ may be a password.
    if not is_plain or not host or parts.scheme not in _SCHEMES or "%" in host or "\\" in address:
        raise UsageError("the rewriter's address is none", hint=f"give one such as {_EXAMPLE}")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise UsageError(
            "the rewriter's address holds more than a host, a port and a path",
            hint="give the key in CAREERPROOF_REWRITER_KEY, and the address as in " + _EXAMPLE,
        )
    path = parts.path.rstrip("/")
    whole = path if path.endswith(_PATH) else path + _PATH
    return parts.scheme, host, port or _SCHEMES[parts.scheme], whole


def _is_loopback(host: str) -> bool:
    """True for a loopback address as it is usually written, and for the name localhost.

    Other spellings of an address (one number, octal) are taken for names elsewhere. Where the name leads is looked at
    again once there is a connection.
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

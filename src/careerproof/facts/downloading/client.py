"""Opens the network, the only module of careerproof that does: one request at a time, to permitted hosts only.

Why the standard library: a request, its headers and its bytes as they come are all that is needed; redirects must be
followed by us, because each hop has to be permitted, and bytes must come as sent, because a cut file is gone on with.
"""

from __future__ import annotations

import email.utils
import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from careerproof.facts.downloading.model import AddressTable, Limits, Trouble
from careerproof.version import __version__

_MOVED = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_REFUSED = frozenset({401, 403, 405, 406, 407, 451})
_BUSY = frozenset({429, 503})
_SERVER = 500


class Answer:
    """A server's answer: status, headers (names in lower case), the address that gave it, its bytes as they come."""

    def __init__(self, response: http.client.HTTPResponse, address: str) -> None:
        self._response = response
        self.address = address
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}

    def read(self, amount: int) -> bytes:
        """The next bytes, at most `amount`, as soon as there are any; b"" at the end.

        Raises:
            Trouble: the connection broke or fell silent.
        """
        try:
            return self._response.read1(amount)
        except (OSError, http.client.HTTPException) as error:
            raise _trouble(error, self.address) from error

    def close(self) -> None:
        """Ends the connection."""
        self._response.close()


class Client:
    """Asks permitted hosts for files, and says who is asking."""

    def __init__(self, table: AddressTable, limits: Limits, *, contact: str | None = None) -> None:
        self._table = table
        self._limits = limits
        self._agent = f"careerproof/{__version__} (facts build --download" + (f"; {contact})" if contact else ")")
        # Without the usual handlers of errors and redirects every status comes back as an answer, for us to judge.
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(),
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        ):
            self._opener.add_handler(handler)

    def ask(self, address: str, headers: Mapping[str, str]) -> Answer:
        """The answer to a request, redirects followed: one of 200, 206, 304 or 416; the caller closes it.

        Raises:
            Trouble: any other status, a redirect that is not permitted, no connection.
        """
        here = address
        for _ in range(self._limits.redirects + 1):
            if not self._table.permits(here):
                raise Trouble("download.redirect", _not_permitted(address, here))
            answer = self._open(here, headers)
            if answer.status not in _MOVED:
                break
            answer.close()
            here = urljoin(here, answer.headers.get("location", ""))
        else:
            raise Trouble("download.redirect", f"{address} was redirected more than {self._limits.redirects} times")
        if answer.status in (200, 206, 304, 416):
            return answer
        answer.close()
        raise _judge(answer)

    def _open(self, address: str, headers: Mapping[str, str]) -> Answer:
        request = urllib.request.Request(  # noqa: S310 - the scheme was checked by `permits`
            address, headers={"User-Agent": self._agent, "Accept": "*/*", "Accept-Encoding": "identity", **headers}
        )
        try:
            response = self._opener.open(request, timeout=self._limits.read_seconds)
        except (OSError, http.client.HTTPException) as error:
            raise _trouble(error, address) from error
        if not isinstance(response, http.client.HTTPResponse):
            raise Trouble("download.unreachable", f"{_host(address)} gave no answer of HTTP")
        return Answer(response, address)


def _host(address: str) -> str:
    return urlsplit(address).netloc


def _not_permitted(asked: str, target: str) -> str:
    if asked == target:
        return f"{asked} is neither HTTPS nor a host of the table of addresses"
    return f"{asked} was redirected to {_host(target)!r}, which is not an official host over HTTPS"


def _judge(answer: Answer) -> Trouble:
    """What a status means that brings no file."""
    status, host = answer.status, _host(answer.address)
    if status in _GONE:
        return Trouble("download.not_found", f"{host} has no file at {answer.address} (status {status})")
    if status in _REFUSED:
        return Trouble("download.refused", f"{host} refuses to give the file to a program (status {status})")
    wait = _wait(answer)
    if status in _BUSY:
        when = "later" if wait is None else f"in {wait:.0f} s"
        return Trouble("download.busy", f"{host} asks to come back {when} (status {status})", again=True, wait=wait)
    if status == 408 or status >= _SERVER:
        return Trouble("download.server", f"{host} has a fault (status {status})", again=True, wait=wait)
    return Trouble("download.status", f"{host} answered with status {status} and no file")


def _wait(answer: Answer) -> float | None:
    """The seconds that the server asks to wait: a number, or a date, which is counted from the server's own clock."""
    asked = answer.headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked)
    try:
        until = email.utils.parsedate_to_datetime(asked)
        now = email.utils.parsedate_to_datetime(answer.headers.get("date", ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):
        return None


def _trouble(error: Exception, address: str) -> Trouble:
    """What a broken connection means."""
    host = _host(address)
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return Trouble("download.untrusted", f"the certificate of {host} is not to be trusted")
    if isinstance(error, urllib.error.URLError) and isinstance(reason, TimeoutError):
        return Trouble("download.unreachable", f"{host} does not answer", again=True)
    if isinstance(reason, TimeoutError):
        return Trouble("download.slow", f"{host} fell silent", again=True)
    if isinstance(reason, http.client.InvalidURL):
        return Trouble("download.redirect", f"{host} was redirected to an address that is none")
    if isinstance(reason, http.client.HTTPException | ConnectionResetError | BrokenPipeError):
        return Trouble("download.truncated", f"{host} broke off in the middle", again=True)
    if isinstance(reason, ssl.SSLError):
        return Trouble("download.untrusted", f"no safe connection to {host} came about", again=True)
    if isinstance(reason, socket.gaierror):
        return Trouble("download.unreachable", f"{host} is not to be found; is there a network?", again=True)
    return Trouble("download.unreachable", f"{host} is not to be reached", again=True)

"""What people dropped, while they look at it: in memory, each behind a cookie of its own, forgotten in time."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from careerproof.faces.web.choices import Choices
from careerproof.verbs.opening import OpenedFile

COOKIE = "careerproof"
"""The name of the cookie that tells sessions apart."""
LIFE = 3600.0
"""Seconds after its last use at which a session is forgotten."""
MOST = 50
"""How many sessions are held; the one used longest ago makes way."""


@dataclass(kw_only=True, slots=True)
class Session:
    """What one browser dropped, and what was made of it: pages by name. Nothing of it is ever written down."""

    id: str
    token: str
    used: float
    resume: OpenedFile | None = field(default=None, repr=False)
    posting: OpenedFile | None = field(default=None, repr=False)
    pages: dict[str, bytes] = field(default_factory=dict, repr=False)
    choices: Choices | None = field(default=None, repr=False)

    @property
    def files(self) -> tuple[OpenedFile, ...]:
        """The files that were dropped."""
        return tuple(file for file in (self.resume, self.posting) if file is not None)

    def forget(self) -> None:
        """Let go of the files and of all that was made of them."""
        self.resume = self.posting = self.choices = None
        self.pages = {}

    def owns(self, token: str) -> bool:
        """Whether a form came from a page of this session."""
        return hmac.compare_digest(self.token.encode(), token.encode())


class Sessions:
    """The sessions of one server."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sessions: OrderedDict[str, Session] = OrderedDict()

    def find(self, identifier: str | None) -> Session | None:
        """The session of a cookie, None where it was forgotten or never was."""
        now = self._clock()
        for session in [one for one in self._sessions.values() if now - one.used > LIFE]:
            session.forget()
            del self._sessions[session.id]
        found = self._sessions.get(identifier or "")
        if found is not None:
            found.used = now
            self._sessions.move_to_end(found.id)
        return found

    def begin(self) -> Session:
        """A new session; where there are too many the one used longest ago is forgotten."""
        session = Session(id=secrets.token_hex(24), token=secrets.token_hex(24), used=self._clock())
        self._sessions[session.id] = session
        while len(self._sessions) > MOST:
            self._sessions.popitem(last=False)[1].forget()
        return session

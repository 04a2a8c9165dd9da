"""How far a batch is, on stderr: a line that is written over for whoever watches, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

import click

_WATCHED_SECONDS = 0.2
_LOGGED_SECONDS = 30.0
_WIDTH = 79


@dataclass(kw_only=True)
class BatchProgress:
    """Counts items and tells of them; `total` is None where nobody knows it, `before` were done by an earlier run."""

    total: int | None
    before: int = 0
    done: int = 0
    failed: int = 0
    _start: float = field(default_factory=time.monotonic)
    _told: float = field(default_factory=time.monotonic)

    def step(self, *, failed: int) -> None:
        """One more item is done."""
        self.done += 1
        self.failed += failed
        now = time.monotonic()
        if now - self._told >= (_WATCHED_SECONDS if sys.stderr.isatty() else _LOGGED_SECONDS):
            self._told = now
            self._tell(self.line(now - self._start))

    def line(self, seconds: float) -> str:
        """What is told after so many seconds: how many of how many, how fast, how long still, how many unread."""
        count = self.before + self.done
        rate = self.done / seconds if seconds > 0 else 0.0
        parts = [f"{count:,} of {self.total:,}" if self.total is not None else f"{count:,}"]
        parts.append(f"{rate:,.1f} a second")
        if self.total is not None and rate > 0:
            parts.append(f"{_duration(max(0, self.total - count) / rate)} left")
        if self.failed:
            parts.append(f"{self.failed:,} not read")
        return " · ".join(parts)

    def end(self) -> None:
        """Clear the line away."""
        if sys.stderr.isatty():
            click.echo(f"\r{' ' * _WIDTH}\r", err=True, nl=False)

    def _tell(self, line: str) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{line[:_WIDTH]:<{_WIDTH}}", err=True, nl=False)
        else:
            click.echo(line, err=True)


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60:02d} min"

"""Opens a rewriter for `optimize`, on the terms that the caller sets."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from careerproof.errors import UsageError
from careerproof.optimizing.rewriting.model import Ask, Limits, Rewriter, Rewriting
from careerproof.optimizing.rewriting.remembered import RememberedRewriter
from careerproof.settings import KEY_VARIABLE, Settings, load_settings


def open_rewriting(
    *,
    may_send: Callable[[tuple[Ask, ...]], bool],
    address: str | None = None,
    model: str | None = None,
    remote: bool = False,
    answers: Mapping[str, str] | None = None,
    tell: Callable[[str], None] = lambda _: None,
    limits: Limits | None = None,
    settings: Settings | None = None,
) -> Rewriting:
    """A rewriter behind a chat endpoint, or the answers given, or both; nothing is sent before `may_send` says yes.

    Args:
        may_send: is shown what is to be sent, all together, and says whether it may be.
        address: the base address of an endpoint such as http://127.0.0.1:11434/v1; without one nothing is ever sent.
        model: the model's name there.
        remote: whether the address may be another machine's, over HTTPS.
        answers: old lines with their new wordings; about these nobody is asked.
        tell: hears how far the asking is.
        limits: bullets, seconds and bytes; the usual ones when None.
        settings: where the endpoint's key comes from.

    Raises:
        UsageError: the address is none or not permitted, there is no model, or the key is none.
    """
    bounds = limits or Limits()
    source = None if address is None else _open_chat(address, model, bounds, settings, remote=remote)
    rewriter = RememberedRewriter(source, answers or {})
    return Rewriting(rewriter=rewriter, may_send=may_send, clock=time.monotonic, tell=tell, limits=bounds)


def _open_chat(address: str, model: str | None, limits: Limits, settings: Settings | None, *, remote: bool) -> Rewriter:
    # Only here is a module loaded that can open a connection.
    from careerproof.optimizing.rewriting.chat import ChatRewriter
    from careerproof.optimizing.rewriting.endpoint import read_endpoint

    endpoint = read_endpoint(address, remote=remote)
    if not model:
        raise UsageError("a rewriter needs the name of a model", hint="name one that the endpoint has")
    key = (settings or load_settings()).rewriter_key
    if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
        # It goes into a header, where a space or the end of a line would say something of its own.
        raise UsageError(f"{KEY_VARIABLE} holds signs that no key has", hint="copy the key again, without spaces")
    return ChatRewriter(endpoint, model=model, key=key, limits=limits)
